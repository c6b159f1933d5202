"""Searching areas by any spelling, and what is told of old ones."""

from datetime import date
from typing import Any

import pytest

from chungtay.kernel.vietnamese import fold
from chungtay.places.queries import search_areas
from chungtay.places.rules import Level
from chungtay.places.tests.factories import TODAY, province

pytestmark = pytest.mark.django_db


def first(text: str, **how: Any) -> str:
    found = search_areas(text, on=TODAY, **how)[0]
    parent = f", {found.area.parent.full_name}" if found.area.parent else ""
    now = f" → {', '.join(area.full_name for area in found.successors)}" if found.successors else ""
    return f"{found.area.full_name}{parent}{now}"


NGA_THUY = "Xã Nga Thủy, Huyện Nga Sơn → Xã Nga Sơn"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nga thuy", NGA_THUY),
        ("Nga Thuỷ", NGA_THUY),
        ("NGA THỦY", NGA_THUY),
        ("xã nga thủy", NGA_THUY),
        ("nga thuy nga son thanh hoa", NGA_THUY),
        ("nga thuy thanh hoa", NGA_THUY),
        ("Xã Nga Thủy, huyện Nga Sơn, tỉnh Thanh Hóa", NGA_THUY),
        ("xa nga thuy huyen nga son", NGA_THUY),
        ("nga th", "Xã Nga Thắng, Tỉnh Thanh Hóa"),
        ("nga son", "Xã Nga Sơn, Tỉnh Thanh Hóa"),
        ("thi tran nga son", "Thị trấn Nga Sơn, Huyện Nga Sơn → Xã Nga Sơn"),
        ("dac lac", "Tỉnh Đắk Lắk"),
        ("mĩ hào", "Phường Mỹ Hào, Tỉnh Hưng Yên"),
        ("p4 tan an", "Phường 4, Thành phố Tân An → Phường Long An"),
        ("tinh gia", "Phường Tĩnh Gia, Tỉnh Thanh Hóa"),
        ("dac khu hoang sa", "Đặc khu Hoàng Sa, Thành phố Đà Nẵng"),
        ("hai le", "Xã Hải Lệ, Thị xã Quảng Trị → Phường Quảng Trị"),
        ("hoang sa", "Đặc khu Hoàng Sa, Thành phố Đà Nẵng"),
    ],
)
def test_an_area_is_found_however_it_is_typed(typed: str, found: str) -> None:
    assert first(typed) == found


def test_the_exact_name_comes_before_names_that_begin_so_and_those_before_the_rest() -> None:
    names = [found.area.name for found in search_areas("tan an", on=TODAY, limit=200)]
    ranks = [0 if fold(name) == "tan an" else 1 if fold(name).startswith("tan an") else 2 for name in names]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}


def test_the_map_of_the_day_comes_first_among_equals() -> None:
    today = [found.is_current for found in search_areas("Nga An", on=TODAY)[:2]]
    before = search_areas("Nga An", on=date(2025, 6, 30))[:2]
    assert today == [True, False]
    assert [found.area.map.code for found in before] == ["2024", "2025"]


def test_a_split_commune_says_so_and_names_both_sides() -> None:
    van_canh = search_areas("van canh hoai duc", on=TODAY)[0]
    assert van_canh.is_split
    assert "Xã Sơn Đồng" in [area.full_name for area in van_canh.successors]


def test_an_old_district_tells_the_communes_that_took_it_over() -> None:
    found = search_areas("huyen nga son", on=TODAY)[0]
    assert len(found.successors) == 6
    assert not found.is_split


def test_names_are_those_of_the_day() -> None:
    assert search_areas("dong nai", on=TODAY)[0].area.full_name_on == "Thành phố Đồng Nai"
    assert search_areas("dong nai", on=date(2026, 1, 1))[0].area.full_name_on == "Tỉnh Đồng Nai"


def test_a_search_can_stay_in_one_province_level_and_map() -> None:
    found = search_areas("tan", on=TODAY, level=Level.COMMUNE, under=province().path, is_current_only=True, limit=100)
    assert found
    assert {(each.area.level, each.area.province.name, each.is_current) for each in found} == {(3, "Thanh Hóa", True)}


NONSENSE = ["", "   ", ",,,", "!!!", "không có nơi này", "%", "nga_thuyy%", "\\", "a" * 5000, "'; --", "(", "["]


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert search_areas(typed, on=TODAY) == []


def test_the_queries_do_not_grow_with_what_is_found(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(4):
        assert len(search_areas("nga son", on=TODAY, limit=3)) == 3
    with django_assert_num_queries(4):
        assert len(search_areas("nga", on=TODAY, limit=50)) > 20
