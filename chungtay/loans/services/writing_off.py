"""Principal that will not come back: the board proposes, the commune agrees, only then the book is written."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before
from chungtay.funds.rules import AccountKind, EntryKind, check_day
from chungtay.funds.services import Move, Who, open_books, post_entry
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean_lines
from chungtay.loans import words as room_words
from chungtay.loans.models import Loan, WriteOff
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import (
    LoanNotFound,
    ReasonNeeded,
    SameHandsTwice,
    StepNotAllowed,
    WriteOffReason,
    WriteOffState,
    WriteOffWaits,
    check_write_off,
)
from chungtay.loans.services.form import note
from chungtay.loans.services.planning import settle
from chungtay.meetings.models import Meeting


@transaction.atomic
def propose_write_off(
    act: Act,
    *,
    loan: Loan,
    key: UUID,
    proposed_on: date,
    amount_vnd: int,
    reason: WriteOffReason,
    words: str,
    meeting: Meeting | None = None,
) -> WriteOff:
    """The board asks the commune to agree that some principal, at most what is left, will not come back."""
    content: dict[str, Any] = {
        "loan": loan.pk, "on": proposed_on, "amount": amount_vnd, "reason": reason, "words": clean_lines(words),
        "meeting": meeting.pk if meeting else None,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return WriteOff.objects.get(pk=before)
    open_books(act, loan.club)
    check_day(proposed_on, act.day)
    check_write_off(lent_of(loan), proposed_on, amount_vnd)
    if not content["words"]:
        raise ReasonNeeded()
    if WriteOff.objects.filter(loan=loan, state=WriteOffState.PROPOSED).exists():
        raise WriteOffWaits()
    row: WriteOff = WriteOff.objects.create(
        key=key,
        loan=loan,
        amount_vnd=amount_vnd,
        reason=reason,
        words=content["words"],
        proposed_on=proposed_on,
        proposed_by_id=act.actor_id,
        meeting=meeting,
    )
    note(act, "propose_write_off", row, loan.club, key=key, content=content, since=proposed_on)
    return row


@transaction.atomic
def answer_write_off(act: Act, *, write_off: WriteOff, key: UUID, is_agreed: bool, words: str = "") -> None:
    """The commune agrees, and the book is written on this day, or refuses with its reason. Never who proposed it."""
    content = {"write_off": write_off.pk, "agreed": is_agreed, "words": clean_lines(words)}
    if answered_before(key, content) is not None:
        return
    loan = write_off.loan
    books = open_books(act, loan.club, asking=Action.REOPEN_BOOKS)
    held = WriteOff.objects.select_for_update(no_key=True).filter(pk=write_off.pk).first()
    if held is None:
        raise LoanNotFound(write_off=write_off.pk)
    if held.state != WriteOffState.PROPOSED:
        raise StepNotAllowed(state=held.state, wanted=WriteOffState.AGREED.value)
    if act.actor_id is not None and act.actor_id == held.proposed_by_id:
        raise SameHandsTwice()
    answered: dict[str, object] = {"answered_on": act.day, "answered_by_id": act.actor_id}
    answered["answer_words"] = content["words"]
    if not is_agreed:
        if not content["words"]:
            raise ReasonNeeded()
        WriteOff.objects.filter(pk=held.pk).update(state=WriteOffState.REFUSED, **answered)
    else:
        check_write_off(lent_of(loan), act.day, held.amount_vnd)
        reason = room_words.WRITE_OFF_REASON[WriteOffReason(held.reason)]
        entry = post_entry(
            act,
            books,
            fund=books.funds[loan.fund_id],
            key=key,
            happened_on=act.day,
            kind=EntryKind.MEMO,
            words=str(room_words.WRITTEN_OFF % {"number": loan.number, "reason": reason}),
            moves=[Move(AccountKind.WRITTEN_OFF, AccountKind.LENT, held.amount_vnd)],
            who=Who(loan.membership.person.full_name, loan.membership_id),
        )
        WriteOff.objects.filter(pk=held.pk).update(state=WriteOffState.AGREED, entry=entry, **answered)
        settle([loan])
    note(act, "answer_write_off", held, loan.club, key=key, content=content, since=held.proposed_on)
