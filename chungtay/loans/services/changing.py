"""What changes a loan that is out: longer, another rate, a penalty, somebody else who owes; and taking that back."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before
from chungtay.funds.rules import check_day
from chungtay.funds.services import open_books
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.loans.models import Extension, Loan, Outcome, Penalty, RateChange, TakeOver
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import (
    ChangeKind,
    Charged,
    ExtensionReason,
    GuarantorNeeded,
    PaysNothing,
    check_extension,
    check_owing,
    check_rate_change,
    penalty_vnd,
)
from chungtay.loans.services.form import note
from chungtay.loans.services.planning import settle
from chungtay.meetings.models import Meeting

Change = Extension | RateChange | Penalty
_ROWS: dict[ChangeKind, type[Extension] | type[RateChange] | type[Penalty]] = {
    ChangeKind.EXTENSION: Extension,
    ChangeKind.RATE: RateChange,
    ChangeKind.PENALTY: Penalty,
}


@dataclass(frozen=True)
class Longer:
    """How much longer, and why."""

    agreed_on: date
    months: int
    reason: ExtensionReason
    words: str = ""
    meeting: Meeting | None = None


@transaction.atomic
def extend(act: Act, *, loan: Loan, key: UUID, longer: Longer) -> None:
    """Give a loan more months: what is not paid becomes due by the new end. As often as its terms allow."""
    meeting_id = longer.meeting.pk if longer.meeting else None
    content: dict[str, Any] = {
        "loan": loan.pk, "on": longer.agreed_on, "months": longer.months, "reason": longer.reason,
        "words": clean_lines(longer.words), "meeting": meeting_id,
    }  # fmt: skip
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, longer.agreed_on)
    check_extension(lent_of(held), longer.agreed_on, longer.months)
    row = Extension.objects.create(
        key=key,
        loan=held,
        agreed_on=longer.agreed_on,
        months=longer.months,
        reason=longer.reason,
        words=content["words"],
        meeting=longer.meeting,
    )
    settle([held])
    note(act, "extend", row, held.club, key=key, content=content, since=longer.agreed_on)


@transaction.atomic
def change_rate(act: Act, *, loan: Loan, key: UUID, from_on: date, rate_bps: int, words: str = "") -> None:
    """Another rate from a day on, within the law."""
    content: dict[str, Any] = {"loan": loan.pk, "from": from_on, "rate": rate_bps, "words": clean_lines(words)}
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, from_on)
    check_rate_change(lent_of(held), from_on, rate_bps)
    row = RateChange.objects.create(key=key, loan=held, from_on=from_on, rate_bps=rate_bps, words=content["words"])
    settle([held])
    note(act, "change_rate", row, held.club, key=key, content=content, since=from_on)


@transaction.atomic
def penalise(
    act: Act, *, loan: Loan, key: UUID, charged_on: date, amount_vnd: int | None = None, words: str = ""
) -> None:
    """Charge a penalty the club decided: what the terms reckon since the last one, or less."""
    content: dict[str, Any] = {"loan": loan.pk, "on": charged_on, "amount": amount_vnd, "words": clean_lines(words)}
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, charged_on)
    lent = lent_of(held)
    check_owing(lent, charged_on)
    since = max((event.on for event in lent.events if isinstance(event, Charged)), default=None)
    most_vnd = penalty_vnd(lent, charged_on, since)
    charged_vnd = most_vnd if amount_vnd is None else min(amount_vnd, most_vnd)
    if charged_vnd <= 0:
        raise PaysNothing()
    row = Penalty.objects.create(
        key=key, loan=held, charged_on=charged_on, amount_vnd=charged_vnd, words=content["words"]
    )
    settle([held])
    note(act, "penalise", row, held.club, key=key, content=content, since=charged_on)


@transaction.atomic
def withdraw_change(act: Act, *, loan: Loan, kind: ChangeKind, change_id: int, key: UUID, reason: str) -> None:
    """Take back an extension, a rate or a penalty that was written by mistake; it stays in sight and counts no more."""
    content = {"loan": loan.pk, "kind": kind, "change": change_id, "reason": reason}
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, act.day)
    rows = _ROWS[kind].objects
    row: Change | None = rows.filter(loan=held, pk=change_id, withdrawn_on=None).first()
    if row is None:
        raise NotFound(change=change_id)
    rows.filter(pk=row.pk).update(withdrawn_on=act.day)
    settle([held])
    note(act, "withdraw_change", row, held.club, key=key, content=content, since=held.disbursed_on, reason=reason)


@transaction.atomic
def take_over(
    act: Act, *, loan: Loan, key: UUID, since_on: date, name: str, relation: str = "", words: str = ""
) -> None:
    """The guarantor or an heir owes from now on: the borrower died, left, or cannot pay. The loan stays what it is."""
    content: dict[str, Any] = {
        "loan": loan.pk, "since": since_on, "name": clean(name), "relation": clean(relation),
        "words": clean_lines(words),
    }  # fmt: skip
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, since_on)
    check_owing(lent_of(held), since_on)
    if not content["name"]:
        raise GuarantorNeeded()
    row = TakeOver.objects.create(
        key=key,
        loan=held,
        since_on=since_on,
        name=content["name"],
        relation=content["relation"],
        words=content["words"],
    )
    note(act, "take_over", row, held.club, key=key, content=content, since=since_on)


@dataclass(frozen=True)
class Told:
    """What came of a loan, as the borrower tells it."""

    told_on: date
    income_vnd: int | None = None
    is_out_of_poverty: bool = False
    words: str = ""


@transaction.atomic
def tell_outcome(act: Act, *, loan: Loan, key: UUID, told: Told) -> None:
    """Write down what came of a loan. It may be told again later; the last counts."""
    content = {"loan": loan.pk, **asdict(told)}
    if answered_before(key, content) is not None:
        return
    act.must(Action.RUN_MEETING, loan.club.path)
    check_day(told.told_on, act.day)
    row = Outcome.objects.create(key=key, loan=loan, **{**asdict(told), "words": clean_lines(told.words)})
    note(act, "tell_outcome", row, loan.club, key=key, content=content, since=told.told_on)


@transaction.atomic
def note_signed(act: Act, *, loan: Loan, key: UUID) -> None:
    """The commitment is signed, or has its fingerprint, by borrower and guarantor."""
    content = {"loan": loan.pk}
    if answered_before(key, content) is not None:
        return
    held = _lock(act, loan, act.day)
    Loan.objects.filter(pk=held.pk).update(is_signed=True)
    note(act, "note_signed", held, held.club, key=key, content=content, since=act.day)


def _lock(act: Act, loan: Loan, day: date) -> Loan:
    """The loan, held by its club's books; the day is not to come."""
    open_books(act, loan.club)
    check_day(day, act.day)
    rows = Loan.objects.select_for_update(of=("self",), no_key=True).select_related("club", "membership__person")
    return rows.get(pk=loan.pk)  # type: ignore[no-any-return]  # a scoped manager is untyped
