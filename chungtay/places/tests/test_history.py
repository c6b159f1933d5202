"""What an area was and became; terrain; old provinces; areas of a map."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from chungtay.kernel.acts import Reach
from chungtay.places import queries, services
from chungtay.places.models import Area
from chungtay.places.rules import AreaNotFound, Level, TerrainKind
from chungtay.places.tests.factories import TODAY, commune, neighbour, new_map, officer, province

pytestmark = pytest.mark.django_db


def test_the_map_changes_between_the_last_of_june_and_the_first_of_july() -> None:
    assert queries.map_on(date(2025, 6, 30)).code == "2024"
    assert queries.map_on(date(2025, 7, 1)).code == "2025"
    assert [each.code for each in queries.maps()] == ["2025", "2024"]


def test_a_new_commune_tells_what_it_was_made_of_and_by_which_resolution() -> None:
    history = queries.history_of(commune())
    made_of = [step.area.full_name for step in history.came_from]
    assert "Xã Nga Thủy" in made_of
    assert "Thị trấn Nga Sơn" in made_of
    assert {step.source for step in history.came_from} == {"1686/NQ-UBTVQH15"}
    assert not history.is_split


def test_an_old_commune_tells_what_it_became_and_how_much_of_it() -> None:
    (step,) = queries.history_of(commune("Nga Thủy", map_code="2024")).went_to
    assert step.area == commune()
    assert (step.extent, step.is_whole) == ("toàn bộ diện tích và dân số", True)


def test_a_split_commune_says_that_each_club_must_be_asked() -> None:
    split = queries.split_communes(province("Thanh Hóa", "2024")).first()
    assert split is not None
    assert queries.is_split(split)
    assert queries.history_of(split).is_split
    assert len(queries.successors(split)) > 1
    assert queries.successors(split)[0].new == queries.default_successor(split)


def test_there_are_440_split_communes() -> None:
    assert queries.split_communes().count() == 440


def test_a_district_dissolved_into_communes() -> None:
    district = Area.objects.get(map__code="2024", level=2, name="Nga Sơn")
    assert "Xã Nga Sơn" in [area.full_name for area in queries.history_of(district).dissolved_into]
    assert queries.default_successor(district) is None


def test_every_new_commune_lies_in_one_old_province() -> None:
    assert queries.old_province_of(commune()) == province("Thanh Hóa", "2024")
    all_new = list(queries.areas_in(new_map(), Level.COMMUNE).values_list("pk", flat=True))
    assert len(queries.old_provinces(all_new)) == 3321
    assert queries.old_province_of(province("Thanh Hóa", "2024")) is None


def test_the_communes_of_a_province_come_in_vietnamese_order() -> None:
    names = [area.full_name_on for area in queries.areas_in(new_map(), Level.COMMUNE, province(), on=TODAY)]
    assert len(names) == 166
    assert names.index("Xã An Nông") < names.index("Xã Ba Đình")


def test_areas_in_a_reach_are_those_it_covers() -> None:
    reach = Reach(frozenset({commune().path}))
    assert [area.name for area in queries.areas_in(new_map(), Level.COMMUNE, reach=reach)] == ["Nga Sơn"]


def test_outside_the_reach_an_area_does_not_exist() -> None:
    reach = Reach(frozenset({commune().path}))
    assert queries.get_area(reach, commune().pk) == commune()
    for hidden in (neighbour().pk, province().pk, 0):
        with pytest.raises(AreaNotFound):
            queries.get_area(reach, hidden)
    assert queries.get_area(None, neighbour().pk, on=TODAY).full_name_on == "Xã Nga An"


def test_terrain_holds_from_its_day_until_its_end() -> None:
    act, nga_son = officer(), commune()
    said = {"commune": nga_son, "valid_from": date(2025, 7, 1), "source": "QĐ 5/QĐ-TTg"}
    services.set_terrain(act, key=uuid4(), kind=TerrainKind.PLAIN, **said)
    mountain = services.set_terrain(act, key=uuid4(), kind=TerrainKind.MOUNTAIN, **said)
    services.close_terrain(act, terrain=mountain, key=uuid4(), ended_on=date(2026, 1, 1), source="QĐ 9")
    assert [terrain.kind for terrain in queries.terrain_on(nga_son, date(2025, 12, 31))] == ["mountain", "plain"]
    assert [terrain.kind for terrain in queries.terrain_on(nga_son, TODAY)] == ["plain"]
    assert [terrain.kind for terrain in queries.terrain_ever(nga_son)] == ["plain", "mountain"]


def test_history_asks_a_fixed_number_of_times(django_assert_max_num_queries: Any) -> None:
    for area in (commune(), commune("Nga Thủy", map_code="2024"), province()):
        with django_assert_max_num_queries(4):
            history = queries.history_of(area)
            [(step.area.parent, step.area.province) for step in history.came_from]
