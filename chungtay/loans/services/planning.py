"""The plan and the state of a loan, written anew after anything that changes them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import connection

from chungtay.funds.models import Entry
from chungtay.funds.services import Books
from chungtay.kernel.acts import Act
from chungtay.loans.models import Instalment, Loan, LoanRequest, Repayment, WriteOff
from chungtay.loans.queries.facts import lents_of
from chungtay.loans.rules import (
    ASKING,
    OWING,
    Extended,
    Lent,
    LoanHasPayments,
    LoanState,
    Paid,
    WrittenOff,
    check_step,
    plan_of,
    standing,
)


def replan(loans: Sequence[Loan], lents: Mapping[int, Lent] | None = None) -> None:
    """Write the lines of the plans that stand, where they are others than stood before."""
    lents = lents_of(loans) if lents is None else lents
    stood: dict[int, list[Line]] = {loan.pk: [] for loan in loans}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(stood)])
        for pk, *line in cursor.fetchall():
            stood[pk].append(tuple(line))
    wanted = {loan.pk: plan_lines(loan, lents[loan.pk]) for loan in loans}
    changed = [pk for pk in stood if stood[pk] != wanted[pk]]
    if changed:
        Instalment.objects.filter(loan__in=changed).delete()
        Instalment.objects.bulk_create(
            Instalment(loan_id=pk, **dict(zip(_LINE, line, strict=True))) for pk in changed for line in wanted[pk]
        )


Line = tuple[object, ...]
_LINE = ("number", "due_on", "principal_vnd", "interest_vnd", "kind")
_STANDING = f"""
SELECT loan_id, {", ".join(_LINE)} FROM {Instalment._meta.db_table} WHERE loan_id = ANY (%s::bigint[]) ORDER BY number
"""  # noqa: S608 - our own names


def plan_lines(loan: Loan, lent: Lent) -> list[Line]:
    """The lines of a loan's plan as their rows have them; of one that was cancelled, none."""
    if loan.state == LoanState.CANCELLED:
        return []
    dues = plan_of(lent).dues
    return [(due.number, due.due_on, due.principal_vnd, due.interest_vnd, due.kind.value) for due in dues]


def state_of(lent: Lent) -> tuple[LoanState, date | None]:
    """Where a loan stands by what happened, and since when it is settled."""
    last = max((event.on for event in lent.events), default=lent.disbursed_on)
    written_off = [event for event in lent.events if isinstance(event, WrittenOff)]
    if not plan_of(lent).out_vnd(date.max):
        if any(isinstance(event, Paid) and event.is_carried for event in lent.events):
            return LoanState.MOVED, last
        ended_by_writing_off = written_off and max(written_off, key=lambda each: each.on).on >= max(
            (event.on for event in lent.events if isinstance(event, Paid) and event.principal_vnd), default=date.min
        )
        if ended_by_writing_off:
            return LoanState.WRITTEN_OFF, last
        if standing(lent, last).is_settled:
            return LoanState.REPAID, last
    is_extended = any(isinstance(event, Extended) for event in lent.events)
    return (LoanState.EXTENDED if is_extended else LoanState.DISBURSED), None


def settle(loans: Sequence[Loan], lents: Mapping[int, Lent] | None = None) -> None:
    """Write each loan's plan and the state that follows from what happened."""
    lents = lents_of(loans) if lents is None else lents
    replan(loans, lents)
    for loan in loans:
        state, settled_on = state_of(lents[loan.pk])
        if (loan.state, loan.settled_on) != (state.value, settled_on):
            if loan.state != state:
                check_step(LoanState(loan.state), state)
            loan.state, loan.settled_on = state.value, settled_on
            Loan.objects.filter(pk=loan.pk).update(state=state.value, settled_on=settled_on)


def follow_reversal(act: Act, books: Books, entry: Entry) -> None:
    """An entry was reversed, by whatever door: what hangs on it no longer counts, and the plan is made without it.

    Paying out is taken back only while nothing was paid or changed; the request then waits to be paid out again.
    """
    repaid = Repayment.objects.filter(entry=entry).select_related("loan").first()
    written_off = WriteOff.objects.filter(entry=entry).select_related("loan").first()
    if repaid is not None or written_off is not None:
        settle([(repaid or written_off).loan])  # type: ignore[union-attr]  # one of the two is there
    paid_out = Loan.objects.filter(entry=entry).first()
    if paid_out is not None:
        _cancel(act, paid_out)


def _cancel(act: Act, loan: Loan) -> None:
    if lents_of([loan])[loan.pk].events or LoanState(loan.state) not in OWING:
        raise LoanHasPayments()
    check_step(LoanState(loan.state), LoanState.CANCELLED)
    Loan.objects.filter(pk=loan.pk).update(state=LoanState.CANCELLED, settled_on=act.day)
    Instalment.objects.filter(loan=loan).delete()
    asks_anew = LoanRequest.objects.filter(membership=loan.membership_id, state__in=list(ASKING)).exists()
    state = LoanState.WITHDRAWN if asks_anew else LoanState.APPROVED  # one open request per member
    if loan.request_id is not None:
        LoanRequest.objects.filter(pk=loan.request_id).update(state=state)
