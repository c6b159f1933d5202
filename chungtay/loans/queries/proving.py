"""Proving: every loan against its entries, its plan against the rules, the sum of what is out against the book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chungtay.loans.models import Instalment, Loan
from chungtay.loans.queries.facts import lents_of
from chungtay.loans.rules import LoanState, plan_of

_AT_ONCE = 500

# Per fund: what its loans say is out, beside the balance of its LENT account.
_FUNDS = """
SELECT f.id, f.club_id, coalesce(of_loans.left_vnd, 0), coalesce(of_book.left_vnd, 0) FROM funds_fund f
LEFT JOIN (SELECT fund_id, sum(loan_left(id)) AS left_vnd FROM loans_loan
           WHERE state <> 'cancelled' GROUP BY 1) of_loans ON of_loans.fund_id = f.id
LEFT JOIN (SELECT a.fund_id,
             coalesce((SELECT sum(amount_vnd) FROM funds_posting WHERE debit_id = a.id), 0)
             - coalesce((SELECT sum(amount_vnd) FROM funds_posting WHERE credit_id = a.id), 0) AS left_vnd
           FROM funds_account a WHERE a.kind = 'lent') of_book ON of_book.fund_id = f.id
WHERE coalesce(of_loans.left_vnd, 0) <> coalesce(of_book.left_vnd, 0) {club} ORDER BY f.id
"""


@dataclass(frozen=True)
class Difference:
    """Something that does not agree: where, what the loans say, what it is held against."""

    club_id: int
    what: str
    row_id: int
    said: int
    proved: int


def prove(club_id: int | None = None) -> list[Difference]:
    """Everything that does not agree, of one club or of all: nothing, if the books and the loans are whole.

    Outstanding = disbursed - principal repaid - written off, which is the balance of each fund's LENT account; each
    plan's lines are those that the rules make of what happened; a settled loan has nothing out.
    """
    found = _funds(club_id)
    loans = Loan.objects.exclude(state=LoanState.CANCELLED).order_by("pk")
    if club_id is not None:
        loans = loans.filter(club=club_id)
    ids = list(loans.values_list("pk", flat=True))
    for first in range(0, len(ids), _AT_ONCE):
        found += _loans(list(Loan.objects.filter(pk__in=ids[first : first + _AT_ONCE])))
    return found


def _funds(club_id: int | None) -> list[Difference]:
    sql = _FUNDS.format(club="AND f.club_id = %s" if club_id is not None else "")
    with connection.cursor() as cursor:
        cursor.execute(sql, [club_id] if club_id is not None else [])
        return [
            Difference(club, "fund", fund, int(said), int(proved)) for fund, club, said, proved in cursor.fetchall()
        ]


def _loans(loans: Sequence[Loan]) -> list[Difference]:
    lents = lents_of(loans)
    stood: dict[int, list[tuple[object, ...]]] = {loan.pk: [] for loan in loans}
    rows = Instalment.objects.filter(loan__in=stood).order_by("number")
    for loan_id, *values in rows.values_list("loan_id", "due_on", "principal_vnd", "interest_vnd", "kind"):
        stood[loan_id].append(tuple(values))
    found = []
    for loan in loans:
        plan = plan_of(lents[loan.pk])
        lines = [(due.due_on, due.principal_vnd, due.interest_vnd, due.kind.value) for due in plan.dues]
        if lines != stood[loan.pk]:
            found.append(Difference(loan.club_id, "plan", loan.pk, len(stood[loan.pk]), len(lines)))
        left_vnd = plan.out_vnd(date.max)
        if left_vnd < 0 or (left_vnd and loan.state in (LoanState.REPAID, LoanState.WRITTEN_OFF)):
            found.append(Difference(loan.club_id, "settled", loan.pk, 0, left_vnd))
    return found
