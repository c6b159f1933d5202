"""Plans by hand: each method, the days, the rounding, and where the rest goes."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from chungtay.clubs.rules import Calendar
from chungtay.loans.rules import (
    DaysInMonth,
    DaysInYear,
    DueDays,
    FirstPeriod,
    LoanMonths,
    Method,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Terms,
    schedule,
)
from chungtay.loans.rules.terms import rounded

DAY = date(2025, 11, 27)
THE_27TH = DueDays(Calendar.SOLAR, 27)


def parts(principal: int, terms: Terms, day: date = DAY, due_days: DueDays = THE_27TH) -> list[tuple[int, int]]:
    return [(due.principal_vnd, due.interest_vnd) for due in schedule(principal, terms, day, due_days)]


def test_ba_lua_borrows_five_million_for_a_year_reckoned_with_a_pencil():
    """5,000,000 at 1% a month: 50,000 of interest at each meeting, twelve times, and the 5,000,000 with the last."""
    plan = schedule(5_000_000, Terms(), DAY, THE_27TH)
    assert [due.due_on for due in plan][:3] == [date(2025, 12, 27), date(2026, 1, 27), date(2026, 2, 27)]
    assert plan[-1].due_on == date(2026, 11, 27)
    assert [due.interest_vnd for due in plan] == [50_000] * 12
    assert [due.principal_vnd for due in plan] == [0] * 11 + [5_000_000]
    assert sum(due.total_vnd for due in plan) == 5_600_000


CASES = [
    pytest.param(
        Terms(method=Method.EQUAL_PRINCIPAL, term_months=4),
        [(1_250_000, 50_000), (1_250_000, 37_500), (1_250_000, 25_000), (1_250_000, 12_500)],
        id="equal principal: interest falls with what is left",
    ),
    pytest.param(
        Terms(method=Method.FLAT, term_months=4),
        [(1_250_000, 50_000)] * 4,
        id="flat: interest on the sum lent to the end",
    ),
    pytest.param(
        Terms(method=Method.DEFERRED, term_months=6),
        [(5_000_000, 300_000)],
        id="deferred: all of it after the harvest",
    ),
    pytest.param(
        Terms(method=Method.EQUAL_PRINCIPAL, term_months=4, grace_months=2),
        [(0, 50_000), (0, 50_000), (2_500_000, 50_000), (2_500_000, 25_000)],
        id="grace: only interest for two months",
    ),
    pytest.param(
        Terms(method=Method.FLAT, term_months=3, rate_bps=0),
        [(1_666_667, 0), (1_666_667, 0), (1_666_666, 0)],
        id="no interest, the rest on the last",
    ),
    pytest.param(
        Terms(method=Method.FLAT, term_months=3, rate_bps=0, principal_rest=Rest.FIRST),
        [(1_666_666, 0), (1_666_667, 0), (1_666_667, 0)],
        id="no interest, the rest on the first",
    ),
    pytest.param(
        Terms(method=Method.FLAT, term_months=3, rate_bps=0, unit_vnd=1000),
        [(1_667_000, 0), (1_667_000, 0), (1_666_000, 0)],
        id="to the thousand",
    ),
    pytest.param(
        Terms(term_months=6, period_months=3),
        [(0, 150_000), (5_000_000, 150_000)],
        id="interest by the quarter",
    ),
    pytest.param(
        Terms(term_months=5, period_months=2),
        [(0, 100_000), (0, 100_000), (5_000_000, 50_000)],
        id="a term that does not divide ends with a shorter period",
    ),
    pytest.param(
        Terms(term_months=3, rate_bps=75, unit_vnd=1000),
        [(0, 38_000), (0, 38_000), (5_000_000, 36_500)],
        id="37,500 rounded up to 38,000, the last gives back",
    ),
    pytest.param(
        Terms(term_months=3, rate_bps=75, unit_vnd=1000, interest_rest=Rest.FIRST),
        [(0, 36_500), (0, 38_000), (5_000_000, 38_000)],
        id="the first gives back",
    ),
    pytest.param(
        Terms(term_months=3, rate_bps=75, unit_vnd=1000, interest_rest=Rest.NONE),
        [(0, 38_000), (0, 38_000), (5_000_000, 38_000)],
        id="each period for itself",
    ),
    pytest.param(
        Terms(term_months=2, rate_bps=725, rate_per=RatePer.YEAR, unit_vnd=100),
        [(0, 30_200), (5_000_000, 30_217)],
        id="a yearly rate: 7.25% of 5 million is 30,208.33 a month",
    ),
    pytest.param(
        Terms(method=Method.EQUAL_PRINCIPAL, term_months=4, unit_vnd=100_000 // 100, rounds=Rounds.INSTALMENT),
        [(1_250_000, 50_000), (1_250_500, 37_500), (1_250_005, 24_995), (1_249_495, 12_495)],
        id="the instalment is rounded, half up to the thousand",
    ),
]


@pytest.mark.parametrize(("terms", "expected"), CASES)
def test_a_plan_of_five_million_by_hand(terms, expected):
    assert parts(5_000_000, terms) == expected


@pytest.mark.parametrize(
    ("exact", "unit", "rounding", "expected"),
    [
        (Fraction(5, 2), 1, Rounding.HALF_UP, 3),
        (Fraction(5, 2), 1, Rounding.HALF_EVEN, 2),
        (Fraction(7, 2), 1, Rounding.HALF_EVEN, 4),
        (Fraction(12_500), 1000, Rounding.HALF_UP, 13_000),
        (Fraction(12_500), 1000, Rounding.HALF_EVEN, 12_000),
        (Fraction(12_499), 1000, Rounding.HALF_UP, 12_000),
        (Fraction(49), 100, Rounding.HALF_UP, 0),
        (Fraction(50), 100, Rounding.HALF_UP, 100),
    ],
)
def test_half_goes_up_or_to_the_even_unit(exact, unit, rounding, expected):
    assert rounded(exact, unit, rounding) == expected


def test_a_small_loan_in_large_units_has_no_part_below_nothing():
    plan = parts(7_000, Terms(method=Method.FLAT, unit_vnd=1000))
    assert [principal for principal, _ in plan] == [1000] * 7 + [0] * 5


def first_two(terms: Terms, day: date, due_days: DueDays = THE_27TH) -> list[tuple[date, int]]:
    return [(due.due_on, due.interest_vnd) for due in schedule(5_000_000, terms, day, due_days)[:2]]


WHOLE, BY_DAYS, SKIP = (Terms(first_period=each) for each in (FirstPeriod.WHOLE, FirstPeriod.BY_DAYS, FirstPeriod.SKIP))


@pytest.mark.parametrize(
    ("terms", "lent_on", "expected"),
    [
        (WHOLE, date(2025, 12, 5), [(date(2025, 12, 27), 50_000), (date(2026, 1, 27), 50_000)]),
        (BY_DAYS, date(2025, 12, 5), [(date(2025, 12, 27), 36_667), (date(2026, 1, 27), 50_000)]),  # 22 days
        (SKIP, date(2025, 12, 5), [(date(2026, 1, 27), 50_000), (date(2026, 2, 27), 50_000)]),
        # a meeting held two days early does not ask a month's interest two days later
        (WHOLE, date(2025, 11, 25), [(date(2025, 12, 27), 50_000), (date(2026, 1, 27), 50_000)]),
        (BY_DAYS, date(2025, 12, 20), [(date(2026, 1, 27), 61_667), (date(2026, 2, 27), 50_000)]),  # a month and 7 days
        (SKIP, date(2025, 12, 27), [(date(2026, 1, 27), 50_000), (date(2026, 2, 27), 50_000)]),
    ],
)
def test_the_days_to_the_first_meeting_count_as_the_terms_say(terms, lent_on, expected):
    assert first_two(terms, lent_on) == expected


def test_without_a_meeting_day_sums_fall_due_on_the_day_of_the_loan():
    plan = schedule(5_000_000, Terms(term_months=3), date(2026, 1, 31))
    assert [due.due_on for due in plan] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert {due.interest_vnd for due in plan} == {50_000}


def test_a_club_that_meets_by_the_moon_asks_a_month_at_each_meeting():
    plan = schedule(5_000_000, Terms(term_months=3), date(2025, 12, 5), DueDays(Calendar.LUNAR, 15))
    assert [due.due_on for due in plan] == [date(2026, 1, 3), date(2026, 2, 2), date(2026, 3, 3)]
    assert {due.interest_vnd for due in plan} == {50_000}


def test_real_days_count_31_in_january_and_28_in_february():
    terms = Terms(term_months=2, days_in_month=DaysInMonth.ACTUAL, days_in_year=DaysInYear.D365)
    plan = schedule(5_000_000, terms, date(2025, 12, 27), THE_27TH)
    assert [due.interest_vnd for due in plan] == [50_959, 50_959]  # 5,000,000 x 12% x 31 / 365
    terms = replace(terms, term_months=3)
    assert schedule(5_000_000, terms, date(2025, 12, 27), THE_27TH)[2].interest_vnd == 46_027  # 28 days
    assert schedule(5_000_000, replace(terms, days_in_year=DaysInYear.D360), DAY, THE_27TH)[0].interest_vnd == 50_000


def test_a_leap_year_has_366_days():
    months = LoanMonths(date(2023, 12, 31), DueDays(), Terms(days_in_year=DaysInYear.ACTUAL))
    assert months.years(date(2023, 12, 31), date(2024, 1, 31)) == Fraction(30, 366)
    months = LoanMonths(
        date(2023, 12, 12), DueDays(), Terms(days_in_month=DaysInMonth.ACTUAL, days_in_year=DaysInYear.ACTUAL)
    )
    assert months.years(date(2023, 12, 12), date(2024, 1, 12)) == Fraction(19, 365) + Fraction(12, 366)


def test_on_day_31_of_a_month_of_thirty_nothing_is_added():
    months = LoanMonths(date(2026, 1, 1), DueDays(), Terms())
    assert months.years(date(2026, 1, 1), date(2026, 1, 31)) == Fraction(1, 12)
    assert months.years(date(2026, 1, 31), date(2026, 2, 1)) == 0
    assert months.years(date(2026, 1, 1), date(2026, 2, 1)) == Fraction(1, 12)
