"""Periods tile time, ages count completed years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.months import (
    HalfYear,
    Month,
    Period,
    PeriodUnreadable,
    Quarter,
    Year,
    age_on,
    full_months,
    months_between,
    months_later,
)

KINDS: tuple[type[Period], ...] = (Month, Quarter, HalfYear, Year)
kinds = st.sampled_from(KINDS)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("period", "text", "label", "first", "last"),
    [
        (Month(2026, 11), "2026-11", "tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        (Month(2024, 2), "2024-02", "tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        (Quarter(2026, 4), "2026-Q4", "quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
        (HalfYear(2026, 1), "2026-H1", "6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
        (HalfYear(2026, 2), "2026-H2", "6 tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
        (Year(2026), "2026", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_knows_its_days_its_text_and_its_label(
    period: Period, text: str, label: str, first: date, last: date
) -> None:
    assert (str(period), period.label, period.first, period.last) == (text, label, first, last)
    assert type(period).parse(text) == period


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Month, t) for t in ("", "2026", "2026-13", "2026-00", "0000-05", "2026-1", "11/2026", "٢٠٢٦-11", "2026-11\n")]
    + [(Quarter, "2026-Q5"), (HalfYear, "2026-H3"), (HalfYear, "2026-11"), (Year, "26"), (Year, "0000")],
)
def test_a_text_that_names_no_period_is_refused_as_a_rule_and_as_a_value(kind: type[Period], text: str) -> None:
    with pytest.raises(PeriodUnreadable) as refused:
        kind.parse(text)
    assert isinstance(refused.value, RuleBroken)
    assert isinstance(refused.value, ValueError)


def test_a_month_that_does_not_exist_is_our_own_mistake() -> None:
    with pytest.raises(AssertionError):
        Month(2026, 13)


def test_months_are_added_subtracted_ordered_and_hashed() -> None:
    assert Month(2026, 11) + 2 == Month(2027, 1)
    assert Month(2026, 1) - 1 == Month(2025, 12) == Month(2026, 1).previous
    assert Month(2026, 11) - Month(2025, 12) == 11
    assert Month(2025, 12) < Month(2026, 1)
    assert len({Month(2026, 1), Month.of(date(2026, 1, 31))}) == 1
    assert [month.month for month in Quarter(2026, 3).months] == [7, 8, 9]
    assert Year(2026).months == Month.between(Month(2026, 1), Month(2026, 12))
    assert Month.between(Month(2026, 2), Month(2026, 1)) == []


@given(kinds, days)
def test_periods_tile_time(kind: type[Period], day: date) -> None:
    period = kind.of(day)
    assert period.contains(day)
    assert day in period
    assert period.next.first == period.last + timedelta(days=1)
    assert period.next.previous == period == kind.parse(str(period))
    assert not period.next.contains(day)
    assert period < period.next


@given(kinds, days, st.integers(-600, 600))
def test_the_difference_undoes_the_sum(kind: type[Period], day: date, count: int) -> None:
    period = kind.of(day)
    assert (period + count) - period == count
    assert len(kind.between(period, period + count)) == max(count + 1, 0)


@given(kinds, days)
def test_the_days_and_months_of_a_period_are_all_of_it(kind: type[Period], day: date) -> None:
    period = kind.of(day)
    listed = list(period.days)
    assert (listed[0], listed[-1], len(listed)) == (period.first, period.last, (period.last - period.first).days + 1)
    assert sum(len(list(month.days)) for month in period.months) == len(listed)


def test_months_between_two_days_are_those_touched() -> None:
    assert months_between(date(2026, 1, 31), date(2026, 3, 1)) == [Month(2026, 1), Month(2026, 2), Month(2026, 3)]
    assert months_between(date(2026, 3, 1), date(2026, 2, 1)) == []


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 1, 31), date(2026, 2, 28), 1),  # no 31 February: the term ends on the last day
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 5, 5), date(2026, 5, 5), 0),
        (date(2026, 5, 5), date(2026, 1, 5), 0),
    ],
)
def test_full_months_follow_the_civil_code(since: date, until: date, count: int) -> None:
    assert full_months(since, until) == count


@given(days, st.integers(0, 240))
def test_so_many_months_later_so_many_months_are_full(day: date, count: int) -> None:
    later = months_later(day, count)
    assert full_months(day, later) == count
    if count:
        assert full_months(day, later - timedelta(days=1)) == count - 1


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1966, 11, 24), date(2026, 11, 23), 59),
        (date(1966, 11, 23), date(2026, 11, 23), 60),
        (date(1964, 2, 29), date(2025, 2, 28), 60),
        (date(1964, 2, 29), date(2025, 3, 1), 61),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (1966, date(2026, 1, 1), 60),
        (1966, date(2026, 12, 31), 60),
    ],
)
def test_age_is_in_completed_years(birth: date | int, day: date, age: int) -> None:
    assert age_on(birth, day) == age


@given(days, days)
def test_a_birth_year_alone_says_at_most_one_year_too_much(birth: date, day: date) -> None:
    assert age_on(birth.year, day) - age_on(birth, day) in (0, 1)
