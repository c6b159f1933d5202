"""What holds for any terms: plans add up, payments are conserved, what pays a loan off is what is left."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.clubs.rules import Calendar
from chungtay.loans.rules import (
    ANNIVERSARY,
    UNITS,
    DaysInMonth,
    DaysInYear,
    DueDays,
    Extended,
    FirstPeriod,
    Lent,
    LoanMonths,
    Method,
    Paid,
    PayOff,
    RateChanged,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Terms,
    check_terms,
    parts_of,
    plan_of,
    rounded,
    schedule,
    standing,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PRINCIPALS = st.integers(1, 300_000_000)
DUE_DAYS = st.one_of(
    st.just(ANNIVERSARY),
    st.builds(DueDays, st.just(Calendar.SOLAR), st.integers(1, 31)),
    st.builds(DueDays, st.just(Calendar.LUNAR), st.integers(1, 30)),
)


@st.composite
def any_terms(draw: st.DrawFn, longest: int = 60) -> Terms:
    term_months = draw(st.integers(1, longest))
    terms = Terms(
        method=draw(st.sampled_from(Method)),
        rate_bps=draw(st.integers(0, 166)),
        rate_per=draw(st.sampled_from(RatePer)),
        term_months=term_months,
        period_months=draw(st.integers(1, min(6, term_months))),
        grace_months=draw(st.integers(0, term_months - 1)),
        days_in_month=draw(st.sampled_from(DaysInMonth)),
        days_in_year=draw(st.sampled_from(DaysInYear)),
        first_period=draw(st.sampled_from(FirstPeriod)),
        unit_vnd=draw(st.sampled_from(UNITS)),
        rounding=draw(st.sampled_from(Rounding)),
        rounds=draw(st.sampled_from(Rounds)),
        principal_rest=draw(st.sampled_from([Rest.LAST, Rest.FIRST])),
        interest_rest=draw(st.sampled_from(Rest)),
        pay_off=draw(st.sampled_from([PayOff.TO_THE_DAY, PayOff.WHOLE_MONTH])),
    )
    check_terms(terms)
    return terms


@settings(deadline=None)
@given(PRINCIPALS, any_terms(), DAYS, DUE_DAYS)
def test_a_plan_adds_up_to_the_sum_lent_with_no_part_below_nothing(principal, terms, day, due_days):
    plan = schedule(principal, terms, day, due_days)
    assert sum(due.principal_vnd for due in plan) == principal
    assert all(due.principal_vnd >= 0 and due.interest_vnd >= 0 for due in plan)
    days = [due.due_on for due in plan]
    assert days == sorted(set(days))
    assert days[0] > day


@settings(deadline=None)
@given(PRINCIPALS, any_terms(), DAYS, DUE_DAYS)
def test_interest_adds_up_to_the_exact_interest_of_the_balances_rounded_once(principal, terms, day, due_days):
    terms = replace(terms, interest_rest=Rest.LAST)
    plan = schedule(principal, terms, day, due_days)
    months = LoanMonths(day, due_days, terms)
    exact, left, since = Fraction(0), principal, months.end_of(0)
    for due in plan:
        base = principal if terms.method is Method.FLAT else left
        exact += base * terms.yearly * months.years(since, due.due_on)
        left, since = left - due.principal_vnd, due.due_on
    difference = sum(due.interest_vnd for due in plan) - rounded(exact, 1, terms.rounding)
    # equal instalments whose rest moved to the first keep the interest of the table before it moved
    moved = terms.method is Method.EQUAL_INSTALMENTS and terms.principal_rest is Rest.FIRST
    assert difference == 0 or (moved and abs(difference) <= terms.unit_vnd * len(plan))


@given(DAYS, DUE_DAYS, any_terms(), st.lists(st.integers(0, 2000), min_size=2, max_size=6))
def test_time_adds_up_piece_by_piece_and_never_runs_back(day, due_days, terms, ahead):
    months = LoanMonths(day, due_days, terms)
    stops = [day + timedelta(days=days) for days in sorted(ahead)]
    pieces = [months.years(first, last) for first, last in pairwise(stops)]
    assert all(piece >= 0 for piece in pieces)
    assert sum(pieces) == months.years(stops[0], stops[-1])


@st.composite
def lived_loans(draw: st.DrawFn) -> tuple[Lent, date]:
    """A loan through payments of any size on any day, an extension, a change of rate; and a day after all of it."""
    lent = Lent(draw(st.integers(100_000, 50_000_000)), draw(any_terms(24)), date(2025, 1, 15), draw(DUE_DAYS))
    day = lent.disbursed_on
    for _ in range(draw(st.integers(0, 5))):
        day += timedelta(days=draw(st.integers(0, 120)))
        happens = draw(st.integers(0, 9))
        if happens == 0 and not any(isinstance(event, Extended) for event in lent.events):
            lent = lent.after(Extended(day, draw(st.integers(1, 12))))
        elif happens == 1:
            lent = lent.after(RateChanged(day, draw(st.integers(0, 166))))
        elif standing(lent, day).pay_off_vnd:
            amount = draw(st.integers(1, standing(lent, day).pay_off_vnd))
            lent = lent.after(parts_of(amount, lent, day).paid(day))
    return lent, day + timedelta(days=draw(st.integers(0, 400)))


@settings(deadline=None)
@given(lived_loans())
def test_a_plan_adds_up_whatever_happened(lived):
    lent, _ = lived
    plan = plan_of(lent)
    assert sum(due.principal_vnd for due in plan.dues) == lent.principal_vnd
    assert all(due.principal_vnd >= 0 and due.interest_vnd >= 0 for due in plan.dues)
    assert [due.due_on for due in plan.dues] == sorted(due.due_on for due in plan.dues)


@settings(deadline=None)
@given(lived_loans())
def test_outstanding_is_what_was_lent_less_what_was_paid(lived):
    lent, day = lived
    at = standing(lent, day)
    assert at.left_vnd == lent.principal_vnd - at.principal_paid_vnd >= at.principal_due_vnd
    assert min(at.interest_due_vnd, at.accrued_vnd, at.penalty_due_vnd) >= 0


@settings(deadline=None)
@given(lived_loans(), st.integers(1, 10**9))
def test_a_payment_is_conserved_in_its_parts(lived, amount):
    lent, day = lived
    parts = parts_of(amount, lent, day)
    assert parts.total_vnd + parts.rest_vnd == amount
    assert min(parts.penalty_vnd, parts.interest_vnd, parts.principal_vnd, parts.rest_vnd) >= 0
    near = standing(lent, day, ahead=14)
    assert parts.principal_vnd <= near.left_vnd
    if parts.principal_vnd and parts.through == near.through:
        assert parts.interest_vnd >= near.interest_due_vnd  # interest first


@settings(deadline=None)
@given(lived_loans())
def test_what_pays_a_loan_off_leaves_nothing(lived):
    lent, day = lived
    owed = standing(lent, day).pay_off_vnd
    if owed:
        parts = parts_of(owed, lent, day)
        assert parts.rest_vnd == 0
        after = lent.after(parts.paid(day))
        assert standing(after, day).is_settled
        assert standing(after, day + timedelta(days=800)).pay_off_vnd == 0


@settings(deadline=None)
@given(PRINCIPALS, any_terms(), DAYS, DUE_DAYS)
def test_who_pays_each_line_on_its_day_is_never_late_and_ends_with_nothing(principal, terms, day, due_days):
    lent = Lent(principal, terms, day, due_days)
    first = schedule(principal, terms, day, due_days)
    paid = lent.after(*(Paid(due.due_on, due.principal_vnd, due.interest_vnd) for due in first))
    assert plan_of(paid).dues == first
    last = standing(paid, first[-1].due_on)
    assert last.is_settled
    assert last.late_since is None
