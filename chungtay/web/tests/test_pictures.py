"""Charts and maps: what is drawn, what is told, and the two archipelagos on every map."""

import csv
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from chungtay.web.components import Bar, Series, bar_chart, choropleth, line_chart, maps
from chungtay.web.components.outlines import convert, joined, path_of, rings_of
from chungtay.web.management.commands.build_assets import SOURCES

OF_2024 = [row["code"] for row in csv.DictReader((SOURCES / "map_shapes.csv").open()) if row["code"].isdigit()]


@pytest.fixture(autouse=True, scope="module")
def _built() -> None:
    call_command("build_assets")


def to_34() -> dict[str, str]:
    """The 63 codes by today's province, as `places` holds them."""
    table = settings.ROOT / "chungtay/places/data/provinces_2024.csv"
    return {row["code"]: row["new_code"] for row in csv.DictReader(table.open())}


def maps_in_every_way() -> dict[str, str]:
    names_63 = {code: f"Tỉnh {code}" for code in OF_2024}
    names_34 = {code: f"Tỉnh {code}" for code in sorted(set(to_34().values()))}
    return {
        "63, all known": choropleth({code: int(code) for code in OF_2024}, title="Bản đồ", names=names_63),
        "63, nothing known": choropleth({}, title="Bản đồ", names=names_63),
        "34": choropleth({"38": 1132.0, "48": 0.0}, title="Bản đồ", names=names_34, groups=to_34()),
        "34, links": choropleth({"38": 1.0}, title="Bản đồ", names=names_34, groups=to_34(), urls={"38": "/vp/38/"}),
        "one province": choropleth({"38": 1.0}, title="Bản đồ", names={"38": "Thanh Hóa"}),
    }


@pytest.mark.parametrize("way", ["63, all known", "63, nothing known", "34", "34, links", "one province"])
def test_every_map_shows_both_archipelagos_marked_and_named(way: str) -> None:
    svg = maps_in_every_way()[way]
    for shape, name, of in (("hoangsa", "Hoàng Sa", "Đà Nẵng"), ("truongsa", "Trường Sa", "Khánh Hòa")):
        group = re.search(rf'<g class="ct-isles" data-isles="{shape}">(.*?)</text></g>', svg)
        assert group, f"{name} stands on the map"
        assert f"Quần đảo {name}" in group[1]
        assert of in group[1]
        assert group[1].count("<circle") >= 19, "each island has a mark that can be seen"
        assert "ct-isles-box" in group[1]
    assert "Quần đảo Hoàng Sa thuộc thành phố Đà Nẵng, quần đảo Trường Sa thuộc tỉnh Khánh Hòa." in svg


def test_islands_take_the_colour_of_their_province_on_both_maps() -> None:
    for groups in (None, to_34()):
        names = {"48": "Đà Nẵng", "56": "Khánh Hòa", "38": "Thanh Hóa"}
        svg = choropleth({"48": 1, "56": 100, "38": 50}, title="x", names=names, groups=groups, breaks=(10, 60))
        assert re.search(r'data-isles="hoangsa">.*?ct-ramp-1', svg)
        assert re.search(r'data-isles="truongsa">.*?ct-ramp-3', svg)


def test_the_63_and_the_34_are_all_drawn() -> None:
    drawn = maps_in_every_way()
    assert drawn["63, all known"].count("data-code=") == 63
    assert drawn["34"].count("data-code=") == 34


def test_borders_inside_a_joined_province_are_gone() -> None:
    left, right = [(0, 0), (10, 0), (10, 10), (0, 10)], [(10, 0), (20, 0), (20, 10), (10, 10)]
    whole = joined({"a": [left], "b": [right]}, {"a": "ab", "b": "ab"})["ab"]
    assert len(whole) == 1
    assert set(whole[0]) == {(0, 0), (10, 0), (20, 0), (20, 10), (10, 10), (0, 10)}
    assert path_of(whole).count("z") == 1


def test_paths_are_read_in_both_spellings() -> None:
    assert rings_of("m 1,1 2,0 0,2 z") == rings_of("M1,1 L3,1 L3,3 Z") == [[(2, 2), (6, 2), (6, 6)]]
    assert rings_of("m0 0 c1 1 2 2 10 0 l0 10z") == [[(0, 0), (20, 0), (20, 20)]]


def test_an_islet_smaller_than_the_grid_stays_visible() -> None:
    assert rings_of("m10,10 .01,.01 .01,0z") == [[(19, 20), (20, 19), (21, 20), (20, 21)]]


def test_a_package_that_lost_a_shape_is_noticed() -> None:
    package = "export default " + json.dumps(
        {"viewBox": "0 0 9 9", "locations": [{"id": "hanoi", "path": "m0 0 9 0 0 9z"}]}
    )
    assert convert(package, "shape,code\nhanoi,01\n")["shapes"] == {"01": [[(0, 0), (18, 0), (18, 18)]]}
    with pytest.raises(AssertionError):
        convert(package, "shape,code\nhanoi,01\nhue,46\n")


def test_a_map_without_figures_says_so() -> None:
    svg = maps_in_every_way()["63, nothing known"]
    assert "Chưa có số liệu." in svg
    assert "ct-ramp-1" not in svg.split("<ul")[0].split("ct-isles")[0]


def test_steps_are_round_and_part_the_values() -> None:
    assert maps.nice_breaks([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) == (3, 5, 7, 9)
    assert maps.nice_breaks([5, 5, 5]) == ()
    assert maps.nice_breaks([]) == ()
    scale = maps.Scale((3, 5))
    assert [scale.step(value) for value in (None, 0, 3, 4.9, 5, 99)] == [0, 1, 2, 2, 3, 3]


def test_names_from_outside_are_escaped() -> None:
    svg = bar_chart([Bar("<b>Lan</b>", 3)], title="<i>")
    assert "<b>" not in svg
    assert "<i>" not in svg


def test_bars_tell_the_figures_again_as_a_table() -> None:
    svg = bar_chart([Bar("Thanh Hóa", 1132, aim=1000), Bar("Nghệ An", 0)], title="Câu lạc bộ", unit="CLB")
    assert svg.count("<tr>") == 3
    assert "1.132" in svg
    assert "Cao nhất: Thanh Hóa, 1.132." in svg
    assert 'width="100.00%"' in svg
    assert 'width="0.00%"' in svg


def test_no_rows_make_an_empty_chart_not_an_error() -> None:
    assert "<svg" in bar_chart([], title="Trống")


def test_a_gap_in_a_line_stays_a_gap() -> None:
    svg = line_chart([Series("Có mặt", [1, None, 3])], ["1/2026", "2/2026", "3/2026"], title="Có mặt")
    path = re.search(r'class="ct-line ct-line--0" vector-effect="non-scaling-stroke" d="([^"]*)"', svg)
    assert path
    assert path[1].count("M") == 2
    assert svg.count("ct-dot--0") == 2
    assert svg.count("chưa có số") == 1


def test_a_second_build_changes_nothing() -> None:
    stamp = Path(settings.ASSETS / "web" / ".built-from")
    before = stamp.stat().st_mtime_ns
    call_command("build_assets")
    assert stamp.stat().st_mtime_ns == before
