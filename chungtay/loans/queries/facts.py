"""What was lent and what happened since, read from the tables into the shape the rules reckon with."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import connection

from chungtay.clubs.models import ClubProject
from chungtay.clubs.queries.clubs import meeting_rule_on
from chungtay.clubs.rules import Calendar
from chungtay.kernel.paths import ancestors
from chungtay.loans.models import Loan, LoanTerms
from chungtay.loans.rules import (
    ANNIVERSARY,
    Charged,
    DaysInMonth,
    DaysInYear,
    DueDays,
    Event,
    Extended,
    FirstPeriod,
    Lent,
    Method,
    Paid,
    PayOff,
    Priority,
    RateChanged,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Standing,
    Surplus,
    Terms,
    WrittenOff,
    standing,
)

_KINDS: dict[str, Any] = {
    "method": Method,
    "rate_per": RatePer,
    "days_in_month": DaysInMonth,
    "days_in_year": DaysInYear,
    "first_period": FirstPeriod,
    "rounding": Rounding,
    "rounds": Rounds,
    "principal_rest": Rest,
    "interest_rest": Rest,
    "pay_off": PayOff,
    "surplus": Surplus,
}


def terms_of(row: "LoanTerms | Loan") -> Terms:
    """The terms that stand in a row."""
    values = {field.name: getattr(row, field.name) for field in fields(Terms)}
    values |= {name: kind(values[name]) for name, kind in _KINDS.items()}
    values["priorities"] = tuple(Priority(each) for each in values["priorities"].split(",") if each)
    return Terms(**values)


def terms_on(path: str, club_id: int | None, day: date) -> "tuple[Terms, LoanTerms | None]":
    """The terms in force for a club on a day with the row they stand in; the usual ones where nobody set any.

    The nearest counts: the club's own, its project's, its commune's, its province's, the country's. Two queries.
    """
    projects = list(ClubProject.objects.on(day).filter(club=club_id).values_list("project", flat=True))
    rows = list(LoanTerms.objects.on(day).filter(path__in=ancestors(path)).select_related("project"))
    near = [row for row in rows if row.project_id is None or row.project_id in projects]
    found = max(near, key=lambda row: (row.path == path, row.project_id is not None, len(row.path)), default=None)
    return (terms_of(found), found) if found else (Terms(), None)


def due_days_on(club: Any, day: date) -> DueDays:
    """On which days a loan made on this day falls due: the club's meeting day, where it has one."""
    rule = meeting_rule_on(club, day)
    return DueDays(Calendar(rule.calendar), rule.day) if rule else ANNIVERSARY


def lents_of(loans: Sequence[Loan]) -> dict[int, Lent]:
    """Each loan with what happened since, entries that were reversed left out. One query for any number."""
    ids = [loan.pk for loan in loans]
    events: dict[int, list[Event]] = {pk: [] for pk in ids}
    for loan_id, event in _events_of(ids):
        events[loan_id].append(event)
    return {loan.pk: _lent(loan, events[loan.pk]) for loan in loans}


def lent_of(loan: Loan) -> Lent:
    """One loan with what happened since."""
    return lents_of([loan])[loan.pk]


def standings_of(loans: Sequence[Loan], day: date, *, ahead: int = 0) -> dict[int, Standing]:
    """How each loan stands on a day."""
    return {pk: standing(lent, day, ahead=ahead) for pk, lent in lents_of(loans).items()}


def _lent(loan: Loan, events: list[Event]) -> Lent:
    calendar = Calendar(loan.due_calendar) if loan.due_calendar else None
    return Lent(
        principal_vnd=loan.amount_vnd,
        terms=terms_of(loan),
        disbursed_on=loan.disbursed_on,
        due_days=DueDays(calendar, loan.due_day) if calendar else ANNIVERSARY,
        events=tuple(events),
        interest_paid_until=loan.interest_paid_until,
    )


_EVENTS = """
SELECT 1 AS kind, r.id, r.loan_id, r.paid_on, r.principal_vnd, r.interest_vnd, r.penalty_vnd, r.through_on,
       e.kind = 'memo'
FROM loans_repayment r JOIN funds_entry e ON e.id = r.entry_id
WHERE r.loan_id = ANY (%(loans)s::bigint[]) AND NOT EXISTS (SELECT FROM funds_entry b WHERE b.reverses_id = e.id)
UNION ALL
SELECT 2, w.id, w.loan_id, e.happened_on, w.amount_vnd, 0, 0, NULL, false
FROM loans_writeoff w JOIN funds_entry e ON e.id = w.entry_id
WHERE w.loan_id = ANY (%(loans)s::bigint[]) AND w.state = 'agreed'
  AND NOT EXISTS (SELECT FROM funds_entry b WHERE b.reverses_id = e.id)
UNION ALL
SELECT 3, id, loan_id, agreed_on, months, 0, 0, NULL, false FROM loans_extension
WHERE loan_id = ANY (%(loans)s::bigint[]) AND withdrawn_on IS NULL
UNION ALL
SELECT 4, id, loan_id, from_on, rate_bps, 0, 0, NULL, false FROM loans_ratechange
WHERE loan_id = ANY (%(loans)s::bigint[]) AND withdrawn_on IS NULL
UNION ALL
SELECT 5, id, loan_id, charged_on, amount_vnd, 0, 0, NULL, false FROM loans_penalty
WHERE loan_id = ANY (%(loans)s::bigint[]) AND withdrawn_on IS NULL
ORDER BY 1, 2
"""


def _events_of(ids: list[int]) -> Iterable[tuple[int, Event]]:
    """By kind, then in the order they were written; the rules put them in the order of their days."""
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, {"loans": ids})
        rows = cursor.fetchall()
    for kind, _, loan_id, on, value, interest_vnd, penalty_vnd, through, is_carried in rows:
        match kind:
            case 1:
                yield loan_id, Paid(on, value, interest_vnd, penalty_vnd, through, is_carried)
            case 2:
                yield loan_id, WrittenOff(on, value)
            case 3:
                yield loan_id, Extended(on, value)
            case 4:
                yield loan_id, RateChanged(on, value)
            case 5:
                yield loan_id, Charged(on, value)
