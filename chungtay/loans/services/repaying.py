"""Money comes back: one payment, many at a meeting, and a payment taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from chungtay.audit.services import answered_before
from chungtay.clubs.models import Membership
from chungtay.funds.models import Entry
from chungtay.funds.rules import AccountKind, EntryKind, line_key
from chungtay.funds.rules.collecting import Taken
from chungtay.funds.services import (
    NO_SLIP,
    Books,
    Draft,
    Move,
    Slip,
    Who,
    insert_whole,
    open_books,
    post_entries,
    post_reversal,
)
from chungtay.kernel.acts import Act
from chungtay.loans import words as room_words
from chungtay.loans.models import Loan, Repayment, TakeOver
from chungtay.loans.queries.facts import lents_of
from chungtay.loans.rules import (
    AHEAD,
    OWING,
    DayBeforeLoan,
    Lent,
    LoanNotFound,
    LoanState,
    NothingOwed,
    Parts,
    PaysBeyondDue,
    PaysTooMuch,
    RepaymentReversed,
    Surplus,
    check_no_rest,
    check_parts,
    parts_of,
    plan_of,
    standing,
)
from chungtay.loans.services.form import note
from chungtay.loans.services.planning import settle
from chungtay.meetings.models import Meeting
from chungtay.people.models import Person
from chungtay.records.queries import rows_where

COLLECTOR = "loan"


@dataclass(frozen=True)
class Payment:
    """Money for one loan: a sum that falls into its parts by the rules, or the parts a treasurer named."""

    loan: Loan
    key: UUID
    paid_on: date
    amount_vnd: int = 0
    parts: Parts | None = None
    slip: Slip = NO_SLIP


@transaction.atomic
def repay(act: Act, *, loan: Loan, key: UUID, paid_on: date, amount_vnd: int = 0, parts: Parts | None = None) -> int:
    """A borrower pays outside a meeting, under a receipt of their own. Returns what is given back of it.

    Interest that is due comes first. What pays the loan off to the day closes it; more than is owed is refused, but
    given back where the terms say so.
    """
    content = {"loan": loan.pk, "on": paid_on, "amount": amount_vnd, "parts": _named(parts)}
    before = answered_before(key, content)
    if before is not None:
        return max(0, amount_vnd - _kept(before)) if amount_vnd else 0
    books = open_books(act, loan.club)
    (row,) = post_repayments(act, books, [Payment(loan, key, paid_on, amount_vnd, parts)])
    note(act, "repay", row, loan.club, key=key, content=content, since=paid_on)
    return max(0, amount_vnd - _kept(row.pk)) if amount_vnd else 0


def _named(parts: Parts | None) -> list[int] | None:
    return [parts.interest_vnd, parts.principal_vnd, parts.penalty_vnd] if parts else None


def _kept(repayment_id: int) -> int:
    row = Repayment.objects.get(pk=repayment_id)
    return int(row.interest_vnd + row.principal_vnd + row.penalty_vnd)


def post_repayments(
    act: Act, books: Books, payments: Sequence[Payment], *, known: Mapping[int, Lent] | None = None
) -> list[Repayment]:
    """Write payments into books that are open already, inside another action: as many statements for sixty as for one.

    Each loan's plan and state follow. Refuses as `repay` does. `known` is what happened to these loans, where the
    caller asked it after the books were locked.
    """
    loans = {payment.loan.pk: payment.loan for payment in payments}
    lents = dict(lents_of(list(loans.values())) if known is None else known)
    parts = []
    for payment in payments:
        lent = lents[payment.loan.pk]
        parts.append(_parts(payment, lent))
        lents[payment.loan.pk] = lent.after(parts[-1].paid(payment.paid_on))
    names = names_of(loans)
    drafts = [_draft(books, payment, part, names) for payment, part in zip(payments, parts, strict=True)]
    entries = post_entries(act, books, drafts)
    rows = _write(payments, parts, entries)
    settle(list(loans.values()), lents)
    return rows


_REPAYMENT = ("key", "loan", "entry", "paid_on", "principal_vnd", "interest_vnd", "penalty_vnd", "through_on")


def _write(payments: Sequence[Payment], parts: Sequence[Parts], entries: Sequence[Entry]) -> list[Repayment]:
    values = [
        (
            payment.key,
            payment.loan.pk,
            entry.pk,
            payment.paid_on,
            part.principal_vnd,
            part.interest_vnd,
            part.penalty_vnd,
            part.through or payment.paid_on,
        )
        for payment, part, entry in zip(payments, parts, entries, strict=True)
    ]
    rows = insert_whole(Repayment, _REPAYMENT, values)
    for row, payment, entry in zip(rows, payments, entries, strict=True):
        row.loan, row.entry = payment.loan, entry
    return rows


def _parts(payment: Payment, lent: Lent) -> Parts:
    day = payment.paid_on
    if day < payment.loan.disbursed_on:
        raise DayBeforeLoan(happened_on=day, disbursed_on=payment.loan.disbursed_on)
    if LoanState(payment.loan.state) not in OWING:
        raise NothingOwed()
    at = standing(lent, day)
    if payment.parts is None:
        parts = parts_of(payment.amount_vnd, lent, day)
        if lent.terms.surplus is not Surplus.RETURN:
            check_no_rest(parts, at)
    else:
        near = standing(lent, day, ahead=AHEAD)
        is_off = payment.parts.principal_vnd == at.left_vnd and payment.parts.total_vnd == at.pay_off_vnd
        chosen = at if is_off else near
        check_parts(payment.parts, chosen)
        is_early = chosen.principal_due_vnd < payment.parts.principal_vnd < at.left_vnd
        if is_early and lent.terms.surplus is not Surplus.PREPAY:
            raise PaysBeyondDue(amount_vnd=payment.parts.total_vnd, due_vnd=chosen.due_vnd)
        named = payment.parts
        parts = Parts(named.penalty_vnd, named.interest_vnd, named.principal_vnd, through=chosen.through)
    if parts.principal_vnd > plan_of(lent).out_vnd(date.max):  # paid back on a later day already
        raise PaysTooMuch(amount_vnd=parts.total_vnd, pay_off_vnd=at.interest_due_vnd)
    return parts


_NAMES = f"""
SELECT l.id, coalesce((SELECT t.name FROM {TakeOver._meta.db_table} t WHERE t.loan_id = l.id
                       ORDER BY t.since_on DESC, t.id DESC LIMIT 1), p.full_name)
FROM {Loan._meta.db_table} l JOIN {Membership._meta.db_table} m ON m.id = l.membership_id
JOIN {Person._meta.db_table} p ON p.id = m.person_id WHERE l.id = ANY (%s::bigint[])
"""  # noqa: S608 - our own names


def names_of(loans: Mapping[int, Loan]) -> dict[int, str]:
    """Who pays each loan: the borrower, or who took the debt over. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [list(loans)])
        return dict(cursor.fetchall())


def _draft(books: Books, payment: Payment, parts: Parts, names: Mapping[int, str]) -> Draft:
    of = {
        "interest": (AccountKind.INTEREST, parts.interest_vnd),
        "principal": (AccountKind.LENT, parts.principal_vnd),
        "penalty": (AccountKind.PENALTY, parts.penalty_vnd),
    }
    paid = {name: move for name, move in of.items() if move[1]}
    told = ", ".join(str(room_words.PARTS[name]) for name in paid)
    loan = payment.loan
    return Draft(
        fund=books.funds[loan.fund_id],
        key=payment.key,
        happened_on=payment.paid_on,
        kind=EntryKind.RECEIPT,
        words=str(room_words.PAID_BACK % {"number": loan.number, "parts": told}),
        moves=[Move(AccountKind.CASH, account, amount_vnd) for account, amount_vnd in paid.values()],
        who=Who(names[loan.pk], loan.membership_id),
        slip=payment.slip,
    )


@dataclass(frozen=True)
class Found:
    """The loans of which something is owed, by their keys, with what happened to each."""

    loans: Mapping[str, Loan]
    lents: Mapping[int, Lent]


_OWING = """
it.club_id = %s AND it.state = ANY (%s) AND it.disbursed_on <= %s AND it.membership_id = ANY (%s::bigint[])
ORDER BY it.number
"""


def owed_by(club_id: int, day: date, members: Collection[int]) -> tuple[list[Taken], Found]:
    """What these members pay of their loans if they pay everything that is due. Two queries."""
    values = [club_id, [state.value for state in OWING], day, list(members)]
    loans = {str(loan.key): loan for loan in rows_where(Loan, _OWING, values)}
    lents = lents_of(list(loans.values())) if loans else {}
    taken = []
    for key, loan in loans.items():
        at = standing(lents[loan.pk], day, ahead=AHEAD)
        due = {"interest": at.interest_due_vnd, "principal": at.principal_due_vnd, "penalty": at.penalty_due_vnd}
        amounts = {code: amount_vnd for code, amount_vnd in due.items() if amount_vnd}
        if amounts:
            taken.append(Taken(loan.membership_id, COLLECTOR, key, amounts))
    return taken, Found(loans, lents)


def post_collected(
    act: Act, books: Books, meeting: Meeting, key: UUID, taken: Sequence[Taken], found: Found | None = None
) -> list[Entry]:
    """The loans' part of a meeting's collection: a line per loan under the meeting's one receipt of its fund."""
    if found is None:
        rows = Loan.objects.filter(club=books.club, key__in=[each.ref for each in taken if each.ref])
        found = Found({str(loan.key): loan for loan in rows}, {})
    payments = []
    for each in taken:
        loan = found.loans.get(each.ref)
        if loan is None or loan.membership_id != each.membership_id or not set(each.amounts) <= room_words.PARTS.keys():
            raise LoanNotFound(loan=each.ref)
        of = each.amounts
        parts = Parts(of.get("penalty", 0), of.get("interest", 0), of.get("principal", 0))
        slip = Slip(meeting, is_collection=True)
        payments.append(Payment(loan, line_key(key, f"loan {loan.pk}"), meeting.held_on, parts=parts, slip=slip))
    return [row.entry for row in post_repayments(act, books, payments, known=found.lents or None)]


@transaction.atomic
def take_back(act: Act, *, repayment: Repayment, key: UUID, reason: str) -> None:
    """Take back a payment that was written by mistake: its entry is reversed, the plan made without it."""
    content = {"repayment": repayment.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    loan = repayment.loan
    books = open_books(act, loan.club)
    if Entry.objects.filter(reverses=repayment.entry_id).exists():
        raise RepaymentReversed()
    post_reversal(act, books, entry=repayment.entry, key=line_key(key, "back"), reason=reason, happened_on=act.day)
    note(act, "take_back", repayment, loan.club, key=key, content=content, since=repayment.paid_on, reason=reason)
