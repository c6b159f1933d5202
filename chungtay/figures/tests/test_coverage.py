"""Coverage by terrain: communes without a club count too, unknown ground stands beside, lists add up to their whole."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.queries import UnitKind, bare_communes, breakdown, counts_of_units, figure, figures, in_area
from chungtay.figures.rules import INDICATORS
from chungtay.figures.services import rebuild
from chungtay.figures.tests.factories import at_noon
from chungtay.kernel.months import Month
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area, Terrain
from chungtay.places.rules import Level

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 20)
JUN, JUL, AUG, SEP = (Month(2025, n) for n in range(6, 10))
PLAIN, UPLAND = "plain_communes_with_any_club_share", "remote_communes_with_any_club_share"


@pytest.fixture
def ground() -> dict[str, Any]:
    """In Thanh Hóa: a plain commune with a club, two without, a mountain one, and one only specially difficult."""
    here = make_commune("Nga Sơn")
    others = list(
        Area.objects.filter(map=here.map, level=Level.COMMUNE, province=here.province).exclude(pk=here.pk)[:5]
    )
    for area, kind in zip(
        (here, *others[:4]), ("plain", "plain", "plain", "mountain", "specially_difficult"), strict=True
    ):
        Terrain.objects.create(area=area, kind=kind, valid_from=date(2025, 7, 1), source="QĐ thử")
    club = make_club("CLB Phú Nghĩa", commune=here, since=date(2025, 5, 6))
    make_member(club, since=date(2025, 7, 10))
    rebuild(at_noon(TODAY), TODAY)
    return {"province": here.province, "here": here, "others": others, "club": club}


def communes_of(province: Area) -> list[int]:
    return list(Area.objects.filter(parent=province).values_list("pk", flat=True))


def test_a_commune_without_a_club_is_one_of_those_a_share_is_divided_by(ground: dict[str, Any]) -> None:
    whole = figure(PLAIN, in_area(ground["province"], SEP))
    parts = breakdown(PLAIN, in_area(ground["province"], SEP), Level.COMMUNE)
    assert (whole.top, whole.bottom) == (1, 3)
    assert (sum(part.top for part in parts), sum(part.bottom or 0 for part in parts)) == (1, 3)
    assert [part.value for part in parts if part.area_id == ground["others"][0].pk] == [0]


def test_what_is_known_of_many_communes_adds_up_to_their_province(ground: dict[str, Any]) -> None:
    wanted = [INDICATORS[code] for code in (PLAIN, UPLAND, "communes_with_club_share", "communes_no_terrain")]
    ids = communes_of(ground["province"])
    parts = counts_of_units(UnitKind.AREA, ids, SEP, SEP, wanted)
    (whole,) = counts_of_units(UnitKind.AREA, [ground["province"].pk], SEP, SEP, wanted).values()
    assert len(parts) == len(ids)
    assert {name: sum(of[name] for of in parts.values()) for name in whole} == dict(whole)


def test_of_unknown_ground_is_also_who_is_only_specially_difficult(ground: dict[str, Any]) -> None:
    where = in_area(ground["province"], SEP)
    whole = len(communes_of(ground["province"]))
    assert figure("communes_no_terrain", where).value == whole - 4
    assert [each.left_out for each in figures(where, [INDICATORS[PLAIN], INDICATORS["clubs"]])] == [whole - 4, 0]
    Terrain.objects.filter(area=ground["here"]).update(kind="specially_difficult")
    rebuild(at_noon(TODAY), TODAY)
    assert figure("clubs_no_terrain", where).value == 1
    assert figure("clubs_difficult", where).value == 1


def test_a_commune_with_a_row_is_not_counted_a_second_time(ground: dict[str, Any]) -> None:
    columns = ("commune_count", "plain_commune_count", "member_count")
    found = bare_communes(communes_of(ground["province"]), [SEP], columns)
    assert ground["here"].pk not in found
    assert found[ground["others"][0].pk] == {SEP: {"commune_count": 1, "plain_commune_count": 1}}
    assert found[ground["others"][4].pk] == {SEP: {"commune_count": 1, "plain_commune_count": 0}}


def test_terrain_counts_from_the_month_it_holds_and_nothing_before_anything_is_counted(ground: dict[str, Any]) -> None:
    found = bare_communes([ground["others"][0].pk], [Month(1999, 1), JUN, JUL], ("plain_commune_count",))
    assert found == {ground["others"][0].pk: {JUN: {"plain_commune_count": 0}, JUL: {"plain_commune_count": 1}}}
    assert bare_communes([ground["province"].pk], [SEP], ("plain_commune_count",)) == {}


def test_only_what_asks_how_many_communes_there_are_asks_once_more(ground: dict[str, Any]) -> None:
    def asked(*codes: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            ids = communes_of(ground["province"])
            counts_of_units(UnitKind.AREA, ids, AUG, SEP, [INDICATORS[code] for code in codes])
        return len(seen)

    assert asked("clubs", "members") == 2
    assert asked("clubs", "communes_with_club_share") == asked(PLAIN, UPLAND) == 3
