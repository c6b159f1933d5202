"""Dates of birth as registers hold them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.months import EXCEL_DAY_ZERO, Birth, DateUnreadable, parse_birth, parse_day

TODAY = date(2026, 11, 23)
NEW_YEAR_CELL = datetime(1950, 1, 1, 7, 0)  # noqa: DTZ001 - a workbook knows no time zones
MARCH_CELL = datetime(1950, 3, 5, 23, 59)  # noqa: DTZ001 - the same
births = st.dates(date(1907, 1, 1), TODAY).filter(lambda day: (day.month, day.day) != (1, 1))


@pytest.mark.parametrize(
    "value",
    [
        "1950", " 1950 ", 1950, 1950.0, "00/00/1950", "0/0/1950", "01/01/1950", "1/1/1950", "1/1/50", "1950-01-01",
        "00/05/1950", "05/1950", "5/1950", "--/--/1950", "../../1950", "x/x/1950", "năm 1950", "Sinh năm 1950",
        "SN 1950", "76", 76, "76 tuổi", "76 TUOI", "76t", date(1950, 1, 1), NEW_YEAR_CELL, 18264, "18264",
    ],
)  # fmt: skip
def test_what_means_a_year_only(value: str | float | date) -> None:
    assert parse_birth(value, TODAY) == Birth(1950)


@pytest.mark.parametrize(
    "value",
    [
        "5/3/1950", "05/03/1950", "5-3-1950", "5.3.1950", "05 03 1950", "5/3/50", "1950-03-05", "1950/3/5",
        "1950-03-05T00:00:00", "1950-03-05 00:00:00", "ngày 5 tháng 3 năm 1950", "5 tháng 3 năm 1950",
        date(1950, 3, 5), MARCH_CELL, 18327, 18327.0, 18327.4, "18327", "18327.0",
    ],
)  # fmt: skip
def test_what_means_a_day(value: str | float | date) -> None:
    assert parse_birth(value, TODAY) == Birth(1950, date(1950, 3, 5))


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "abc", "không rõ", "0", 0, -5, "-5", "30/02/1950", "31/4/1950", "3/25/1950", "5/13/1950", "00/13/1950",
        "5/3/24", "2027", 2027, "24/11/2026", date(2026, 11, 24), "1899", 1899, "121", "5/3/1850", 2100, 10**9, 10**400,
        float("nan"), float("inf"), 12.195, True, "99999", "1950" * 2000, "5/3/1950 hoặc 1951", date(1800, 5, 5),
    ],
)  # fmt: skip
def test_a_wrong_date_is_refused(value: str | float | date) -> None:
    with pytest.raises(DateUnreadable):
        parse_birth(value, TODAY)


@given(births)
def test_a_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    serial = (day - EXCEL_DAY_ZERO).days
    for written in (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", day.isoformat(), serial, day):
        assert parse_birth(written, TODAY) == Birth(day.year, day)
    assert parse_birth(str(Birth(day.year, day)), TODAY) == Birth(day.year, day)


@given(st.integers(1, 119))
def test_an_age_is_still_the_age_today(age: int) -> None:
    assert parse_birth(f"{age} tuổi", TODAY).age_on(TODAY) == age


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_anything_else_is_refused_never_crashes(value: str | float) -> None:
    try:
        birth = parse_birth(value, TODAY)
    except DateUnreadable:
        return
    assert TODAY.year - 120 <= birth.year <= TODAY.year


def test_a_birth_ages_by_its_day_where_it_is_known() -> None:
    assert Birth(1966).age_on(TODAY) == 60
    assert Birth(1966, TODAY.replace(year=1966) + timedelta(days=1)).age_on(TODAY) == 59
    assert str(Birth(1966)) == "1966"


@pytest.mark.parametrize("value", ["1/1/2020", "2020-01-01", 43831, date(2020, 1, 1), "ngày 1 tháng 1 năm 2020"])
def test_a_day_that_is_no_birth_may_be_new_year(value: str | float | date) -> None:
    assert parse_day(value, TODAY) == date(2020, 1, 1)


@pytest.mark.parametrize("value", ["2020", "5/2020", "0/0/2020", "", 5, True, "76 tuổi"])
def test_a_year_is_no_day(value: str | float) -> None:
    with pytest.raises(DateUnreadable):
        parse_day(value, TODAY)
