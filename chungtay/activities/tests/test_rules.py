"""What an area asks for, who can be counted, which ages are celebrated: tables of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.activities.queries.measures import Measure, add_evidence, add_measure, measures
from chungtay.activities.rules import (
    AREA_OF,
    COUNTS_TOWARDS,
    KINDS_OF,
    How,
    Kind,
    lived_months,
    longevity_age,
    missing,
    needed,
)
from chungtay.activities.tests.factories import done
from chungtay.activities.words import KIND, LUNAR_HOLIDAYS, REFUSALS
from chungtay.clubs.rules import ActivityArea
from chungtay.programme.rules import AREA_LIMITS, LimitName


@pytest.mark.parametrize(
    ("how", "limit", "lived", "of", "need"),
    [
        (How.A_YEAR, 2, 12, 0, 2),
        (How.A_YEAR, 2, 6, 0, 1),
        (How.A_YEAR, 1, 11, 0, 0),  # of a club that young not yet asked
        (How.A_YEAR, 5, 5, 0, 2),
        (How.A_MONTH, 1, 12, 0, 12),
        (How.A_MONTH, 1, 0, 0, 0),
        (How.STANDING, 5, 1, 0, 5),
        (How.SHARE, 5000, 12, 59, 30),  # half of 59 is 30 people
        (How.SHARE, 5000, 12, 60, 30),
        (How.SHARE, 5000, 12, 0, 1),  # of nobody nothing is reached
        (How.WITHIN, 6, 5, 0, 0),
        (How.WITHIN, 6, 6, 0, 1),
        (How.WITHIN, 18, 12, 0, 1),
        (How.A_YEAR, None, 12, 0, 0),  # where nothing is set nothing is asked
    ],
)
def test_what_a_count_must_come_to(how: How, limit: int | None, lived: int, of: int, need: int) -> None:
    assert needed(how, limit, lived=lived, of=of) == need


@given(st.sampled_from(How), st.integers(0, 9000), st.integers(0, 11), st.integers(0, 100))
def test_more_months_lived_never_ask_for_less(how: How, limit: int, lived: int, of: int) -> None:
    assert needed(how, limit, lived=lived, of=of) <= needed(how, limit, lived=lived + 1, of=of)
    assert missing(needed(how, limit, lived=lived, of=of), needed(how, limit, lived=lived, of=of)) == 0


@pytest.mark.parametrize(
    ("founded_on", "lived"),
    [
        (None, 12),
        (date(2019, 5, 5), 12),
        (date(2025, 12, 31), 12),
        (date(2026, 1, 1), 11),
        (date(2026, 11, 30), 1),
        (date(2026, 12, 1), 0),
        (date(2027, 3, 1), 0),
    ],
)
def test_the_months_a_club_lived_of_a_year(founded_on: date | None, lived: int) -> None:
    assert lived_months(founded_on, date(2026, 1, 1), date(2027, 1, 1)) == lived


@pytest.mark.parametrize(
    ("born", "age"), [(1957, None), (1956, 70), (1955, None), (1951, 75), (1926, 100), (1925, 101), (1927, None)]
)
def test_which_ages_are_celebrated(born: int, age: int | None) -> None:
    assert longevity_age(born, 2026) == age


def test_every_area_has_kinds_measures_and_words() -> None:
    assert set(KINDS_OF) == set(ActivityArea)
    assert {each.area for each in measures()} == set(ActivityArea)
    assert set(KIND) == set(Kind)
    assert {each.limit for each in measures()} == set(AREA_LIMITS)
    assert set(COUNTS_TOWARDS) == {each.code for each in measures() if each.is_counted}
    for code, kinds in COUNTS_TOWARDS.items():
        if code != "topic":  # talks on rights and health are topics too
            assert {AREA_OF[kind] for kind in kinds} == {m.area for m in measures() if m.code == code}
    assert all(1 <= day <= 30 and 1 <= month <= 12 for day, month in LUNAR_HOLIDAYS)
    assert REFUSALS


def test_a_room_above_adds_only_what_is_followed() -> None:
    with pytest.raises(AssertionError):
        add_measure(Measure("x", ActivityArea.HEALTH, LimitName.OLDER_AGE, How.STANDING, "x", column="y"))
    with pytest.raises(AssertionError):
        add_measure(Measure("x", ActivityArea.HEALTH, LimitName.CHECK_UPS_A_YEAR_MIN, How.A_YEAR, "x"))
    with pytest.raises(AssertionError):
        add_evidence("art_team", "SELECT")


def test_who_led_is_not_counted_again_and_numbers_stand_for_names() -> None:
    new = done(leaders=(1,), took_part=(1, 2), helped=(3,), part_count=None)
    assert (new.people_count, new.people_helped_count, len(new.parts)) == (2, 1, 3)
    assert done(part_count=54).people_count == 54
    assert new.as_content()["leaders"] == [1]
