"""Every column is filled exactly once, every indicator stands on columns, and their words are whole."""

import pytest

from chungtay.figures.models import AreaMonth, ClubMonth, Column, Sheet
from chungtay.figures.queries import declared
from chungtay.figures.registry import Registry, unknown_columns
from chungtay.figures.rules import DONG, INDICATORS, SHEET_COLUMNS, Group, Kind, for_programme, get_indicator, nearest
from chungtay.figures.rules.sources import IndicatorUnknown
from chungtay.figures.services.counting import columns


def test_every_column_is_filled_by_exactly_one_room() -> None:
    owners = Registry.owners()
    assert {name: rooms for name, rooms in owners.items() if len(rooms) != 1} == {}
    assert unknown_columns(columns()) == set()
    assert set(columns()) - set(owners) == set()


def test_a_fact_about_a_club_is_never_more_than_one_unless_it_says_what_it_counts() -> None:
    facts = {name: column for name, column in columns().items() if column.kind is Kind.FACT}
    many = {name for name in facts if not name.endswith("_club_count") and name != "club_count"}
    assert {name for name in many if not name.endswith("_year_count")} == {"lived_month_count", "met_area_count"}
    assert all(facts[name].unit != "CLB" for name in many)


@pytest.mark.parametrize("name", sorted(declared()))
def test_a_column_says_in_both_languages_what_it_is(name: str) -> None:
    column = declared()[name]
    assert column.vi
    assert column.en
    assert name.endswith("_vnd" if column.unit == DONG else "_count")


@pytest.mark.parametrize("code", sorted(INDICATORS))
def test_an_indicator_stands_on_columns_of_its_own_kind(code: str) -> None:
    indicator = INDICATORS[code]
    assert indicator.vi
    assert indicator.en
    assert indicator.unit
    kinds = {declared()[name].kind for name in (*indicator.top, *indicator.minus)}
    assert (kinds == {Kind.FLOW}) == (indicator.kind is Kind.FLOW)
    if indicator.is_share:
        assert indicator.bottom


def test_there_are_at_least_forty_indicators_under_every_heading() -> None:
    assert len(INDICATORS) >= 40
    assert {indicator.group for indicator in INDICATORS.values()} == set(Group)


def test_a_target_asks_for_the_members_of_the_clubs_of_its_own_programme() -> None:
    assert for_programme("new_club_members", "1336").top == ("d1336_member_count",)
    assert for_programme("new_club_members", "1648").top == ("d1648_member_count",)
    assert for_programme("clubs", "1648").code == "clubs"


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(IndicatorUnknown):
        get_indicator("weather")


def test_a_sheet_has_a_line_for_each_of_its_columns() -> None:
    fields = {field.name for field in Sheet._meta.get_fields()}
    assert set(SHEET_COLUMNS) <= fields
    assert set(SHEET_COLUMNS) <= set(columns())


def test_area_months_hold_all_that_club_months_hold() -> None:
    of_clubs = {field.name for field in ClubMonth._meta.get_fields() if isinstance(field, Column)}
    of_areas = {field.name for field in AreaMonth._meta.get_fields() if isinstance(field, Column)}
    assert of_clubs < of_areas


@pytest.mark.parametrize(
    ("counted", "step", "shown"),
    [(0, 5, 0), (2, 5, 0), (3, 5, 5), (7, 5, 5), (8, 5, 10), (500_000, 2_500_000, 0), (1_250_000, 2_500_000, 2_500_000),
     (7, 1, 7)],
)  # fmt: skip
def test_a_veiled_number_is_shown_to_the_nearest_step(counted: int, step: int, shown: int) -> None:
    assert nearest(counted, step) == shown
