"""The lunar calendar of Viet Nam, against the calendars that were printed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.lunar import LunarDay, NoSuchLunarDay, can_chi, lunar_of, new_moon, solar_of, sun_longitude, tet

TETS = [
    "1990-01-27", "1991-02-15", "1992-02-04", "1993-01-23", "1994-02-10", "1995-01-31", "1996-02-19", "1997-02-07",
    "1998-01-28", "1999-02-16", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09",
    "2006-01-29", "2007-02-17", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10",
    "2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12",
    "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13",
    "2030-02-02", "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08", "2036-01-28", "2037-02-15",
    "2038-02-04", "2039-01-24", "2040-02-12", "1985-01-21", "1968-01-29",
]  # fmt: skip
LEAP_MONTHS = {
    1985: 2, 1987: 7, 1990: 5, 1993: 3, 1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6,
    2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11, 2036: 6, 2039: 5,
}  # fmt: skip
days = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("day", TETS)
def test_tet_falls_on_its_day(day: str) -> None:
    assert tet(int(day[:4])) == date.fromisoformat(day)
    assert lunar_of(date.fromisoformat(day)) == LunarDay(int(day[:4]), 1, 1)


@pytest.mark.parametrize(
    ("year", "chinese"), [(1985, date(1985, 2, 20)), (2007, date(2007, 2, 18)), (2030, date(2030, 2, 3))]
)
def test_viet_nam_reckons_for_its_own_hour(year: int, chinese: date) -> None:
    assert tet(year) != chinese


def has_leap_month(year: int, month: int) -> bool:
    try:
        solar_of(LunarDay(year, month, 1, is_leap=True))
    except NoSuchLunarDay:
        return False
    return True


@pytest.mark.parametrize("year", range(1985, 2041))
def test_leap_months_are_those_of_the_almanac(year: int) -> None:
    found = [month for month in range(1, 13) if has_leap_month(year, month)]
    assert found == ([LEAP_MONTHS[year]] if year in LEAP_MONTHS else [])


@given(days)
def test_every_day_goes_there_and_back(day: date) -> None:
    lunar = lunar_of(day)
    assert solar_of(lunar) == day
    assert 1 <= lunar.day <= 30
    assert lunar.year in (day.year, day.year - 1)


@given(days)
def test_the_next_day_is_the_next_or_the_first(day: date) -> None:
    today, tomorrow = lunar_of(day), lunar_of(day + timedelta(days=1))
    is_same_month = (today.year, today.month, today.is_leap) == (tomorrow.year, tomorrow.month, tomorrow.is_leap)
    assert tomorrow.day == (today.day + 1 if is_same_month else 1)
    assert is_same_month or today.day in (29, 30)


@pytest.mark.parametrize(
    "lunar", [LunarDay(2026, 6, 1, is_leap=True), LunarDay(2026, 1, 31), LunarDay(2026, 13, 1), LunarDay(2026, 1, 0)]
)
def test_a_day_that_year_does_not_have_is_refused(lunar: LunarDay) -> None:
    with pytest.raises(NoSuchLunarDay):
        solar_of(lunar)


def test_short_months_have_no_thirtieth() -> None:
    missing = 0
    for month in range(1, 13):
        try:
            assert lunar_of(solar_of(LunarDay(2026, month, 30))).day == 30
        except NoSuchLunarDay:
            missing += 1
    assert missing in (5, 6, 7)


@pytest.mark.parametrize(
    ("day", "label", "short", "year"),
    [
        (date(2026, 11, 23), "15 tháng Mười", "15/10 âm lịch", "Bính Ngọ"),
        (date(2026, 11, 27), "19 tháng Mười", "19/10 âm lịch", "Bính Ngọ"),
        (date(2026, 2, 17), "mùng 1 tháng Giêng", "1/1 âm lịch", "Bính Ngọ"),
        (date(2026, 2, 16), "29 tháng Chạp", "29/12 âm lịch", "Ất Tỵ"),
        (date(2025, 8, 8), "15 tháng Sáu nhuận", "15/6 nhuận âm lịch", "Ất Tỵ"),
    ],
)
def test_a_lunar_day_is_said_as_people_say_it(day: date, label: str, short: str, year: str) -> None:
    lunar = lunar_of(day)
    assert (lunar.label, lunar.short, lunar.can_chi) == (label, short, year)


def test_years_are_named_in_a_round_of_sixty() -> None:
    assert can_chi(1984) == "Giáp Tý"
    assert can_chi(1968) == "Mậu Thân"
    assert len({can_chi(year) for year in range(1984, 2044)}) == 60
    assert can_chi(2044) == can_chi(1984)


def test_the_formulas_give_the_worked_examples_of_meeus() -> None:
    assert new_moon(-283) == pytest.approx(2443192.65118, abs=0.00001)  # example 49.a, February 1977
    assert sun_longitude(2448908.5) == pytest.approx(199.90895, abs=0.00002)  # example 25.a, 13 October 1992
