"""Figures anywhere: by both maps, over months, by parts, and down to the rows."""

from datetime import date
from typing import Any

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.figures.models import AreaMonth
from chungtay.figures.queries import (
    behind,
    breakdown,
    clubs_behind,
    differences,
    figure,
    figures,
    find_area,
    in_area,
    in_country,
    last_refreshed,
    overview,
    population,
    series,
    sources,
)
from chungtay.figures.rules import INDICATORS, AreaUnknown, Basis, BordersUnknown, Kind, MonthNotCounted
from chungtay.figures.services import rebuild
from chungtay.figures.services.counting import columns
from chungtay.figures.tests.factories import at_noon, make_claim, make_published, make_sheet, row
from chungtay.figures.words import how_counted
from chungtay.kernel.acts import EVERYWHERE, Reach
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_commune, make_old_commune, make_status
from chungtay.places.models import Area, CommuneFact, Terrain
from chungtay.places.rules import Level

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 20)
MAY, JUN, JUL, AUG, SEP = (Month(2025, n) for n in range(5, 10))


@pytest.fixture
def country() -> dict[str, Any]:
    """A club with books and one with a sheet in Nga Sơn, a published one in Quế Phong, all seen from September 2025."""
    old = make_old_commune()
    here, far = make_commune("Nga Sơn"), make_commune("Quế Phong", province="Nghệ An")
    books = make_club("CLB Phú Nghĩa", commune=here, old_commune=old, since=date(2025, 5, 6))
    for number in range(4):
        make_member(books, since=date(2025, 5, 10), birth_year=1950 + 8 * number, sex="FFFM"[number])
    for month in (7, 8, 9):
        make_member(books, since=date(2025, month, 10), birth_year=1960, sex="M")
    sheet = make_club("CLB Hưng Đạo", commune=here, old_commune=old, since=date(2025, 5, 6))
    make_sheet(sheet, SEP, 10, women_count=1)
    published = make_published(JUN, 60, commune=far, since=date(2021, 3, 1))
    rebuild(at_noon(TODAY), TODAY)
    return {"here": here, "far": far, "old": old, "books": books, "sheet": sheet, "published": published}


def test_the_country_is_the_sum_of_its_provinces_by_either_map(country: dict[str, Any]) -> None:
    for borders, provinces in (("2024", 63), ("2025", 34)):
        where = in_country(SEP, borders=borders)
        found = figure("members", where)
        assert (found.value, len(where.area_ids)) == (7 + 10 + 60, provinces)
        assert sum(part.value or 0 for part in breakdown("members", where, Level.PROVINCE)) == found.value


def test_by_default_the_borders_are_those_of_the_day(country: dict[str, Any]) -> None:
    assert [in_country(month).borders for month in (JUN, JUL)] == ["2024", "2025"]
    with pytest.raises(BordersUnknown):
        in_country(SEP, borders="1900")


def test_how_the_clubs_of_a_figure_were_counted_is_said_with_it(country: dict[str, Any]) -> None:
    found = figure("clubs", in_country(SEP))
    assert (found.sources.books, found.sources.sheet, found.sources.published) == (1, 1, 1)
    assert how_counted(found.sources) == "1 từ sổ · 1 từ phiếu · 1 còn là số công bố"
    assert sources(in_country(SEP)) == found.sources


def test_a_share_is_divided_after_summing_never_averaged(country: dict[str, Any]) -> None:
    women = figure("women_share", in_area(country["here"], SEP))
    assert (women.top, women.bottom) == (3 + 1, 7 + 10)
    assert women.value == pytest.approx(100 * 4 / 17)
    assert figure("women_share", in_area(country["far"], SEP)).value is None  # a published total says nothing of women


def test_over_months_a_stock_is_that_of_the_last_and_a_flow_is_summed(country: dict[str, Any]) -> None:
    where = in_country(SEP, first=MAY)
    members, joined, new = figures(where, [INDICATORS[code] for code in ("members", "joined", "new_clubs")])
    assert (members.value, joined.value, new.value) == (77, 7, 2)
    assert dict(series("joined", where)) == {MAY: 4, JUN: 0, JUL: 1, AUG: 1, SEP: 1}


def test_a_month_in_which_nothing_is_counted_says_so(country: dict[str, Any]) -> None:
    found = figure("members", in_country(Month(1999, 1)))
    assert (found.value, found.has_rows) == (None, False)


def test_parts_without_a_club_are_there_in_vietnamese_order(country: dict[str, Any]) -> None:
    parts = breakdown("communes_with_club_share", in_area(country["here"].province, SEP), Level.COMMUNE)
    assert [part.sort_key for part in parts] == sorted(part.sort_key for part in parts)
    assert {part.area_id for part in parts} >= {country["here"].pk}
    assert [part.value for part in parts if part.area_id == country["here"].pk] == [100]
    assert {part.value for part in parts} <= {0, 100}


def test_an_old_district_is_a_part_of_an_old_province(country: dict[str, Any]) -> None:
    parts = breakdown("clubs", in_area(country["old"].province, SEP), Level.DISTRICT)
    assert [part.value for part in parts if part.value] == [2]
    assert any(
        part.value == 0
        for part in breakdown("communes_with_club_share", in_country(SEP, borders="2024"), Level.DISTRICT)
    )


def test_coverage_counts_communes_with_a_club_and_those_by_terrain(country: dict[str, Any]) -> None:
    here = country["here"]
    others = Area.objects.filter(map=here.map, level=Level.COMMUNE, province=here.province).exclude(pk=here.pk)
    for area, kind in ((here, "mountain"), (others[0], "mountain"), (others[1], "plain")):
        Terrain.objects.create(area=area, kind=kind, valid_from=date(2025, 1, 1), source="QĐ thử")
    rebuild(at_noon(TODAY), TODAY)
    where = in_area(here.province, SEP)
    found = figures(
        where, [INDICATORS["remote_communes_with_any_club_share"], INDICATORS["plain_communes_with_any_club_share"]]
    )
    assert [(each.top, each.bottom) for each in found] == [(1, 2), (0, 1)]
    assert figure("communes_with_club", where).value == 1
    assert figure("communes_with_club_share", where).bottom == others.count() + 1
    assert figure("clubs_mountain", where).value == 2
    assert figure("provinces_with_club_share", in_country(SEP)).top == 2


def test_an_area_opens_to_its_clubs_with_the_source_of_each(country: dict[str, Any]) -> None:
    lines = clubs_behind("members", in_area(country["here"], SEP))
    assert [(line.name, line.value, line.basis) for line in lines] == [
        ("CLB Hưng Đạo", 10, Basis.SHEET),
        ("CLB Phú Nghĩa", 7, Basis.BOOKS),
    ]
    assert sum(line.value or 0 for line in lines) == figure("members", in_area(country["here"], SEP)).value


def test_every_listed_number_opens_to_exactly_the_rows_it_counted(country: dict[str, Any]) -> None:
    club: Club = country["books"]
    make_board(club, since=date(2025, 8, 1))
    make_status(club.memberships.first().person, StatusValue.POOR, since=date(2025, 8, 1))
    rebuild(at_noon(TODAY), TODAY)
    for month in (MAY, SEP):
        for name in columns():
            found = behind(EVERYWHERE, club.pk, month, name)
            assert found.value == getattr(row(club, month), name)
            if found.is_listed:
                assert sum(each.value for each in found.rows) == found.value, name
    poor = behind(EVERYWHERE, club.pk, SEP, "poor_count")
    assert [(each.kind, each.row_id) for each in poor.rows] == [("clubs.membership", club.memberships.first().pk)]


def test_a_number_of_a_sheet_opens_to_the_sheet(country: dict[str, Any]) -> None:
    found = behind(EVERYWHERE, country["sheet"].pk, SEP, "women_count")
    assert [(each.kind, each.label, each.value) for each in found.rows] == [("figures.sheet", "Phiếu thử", 1)]


def test_rows_behind_a_club_outside_the_reach_do_not_exist(country: dict[str, Any]) -> None:
    club: Club = country["books"]
    with pytest.raises(MonthNotCounted):
        behind(Reach(frozenset({country["far"].path})), club.pk, SEP, "member_count")
    with pytest.raises(MonthNotCounted):
        behind(EVERYWHERE, club.pk, Month(1999, 1), "member_count")


def test_the_lower_source_is_shown_with_its_difference(country: dict[str, Any]) -> None:
    club: Club = country["books"]
    make_claim(club, make_published(JUN, 58, commune=country["here"], since=date(2021, 3, 1)), date(2025, 8, 1))
    rebuild(at_noon(TODAY), TODAY)
    found = differences(in_country(SEP))
    assert [(each.club_id, each.counted, each.other, each.difference) for each in found] == [(club.pk, 7, 58, 51)]


def test_an_overview_gives_every_area_month_and_indicator_as_a_figure_does(country: dict[str, Any]) -> None:
    codes = ["clubs", "members", "women_share", "members_per_club", "net_members"]
    wanted = [INDICATORS[code] for code in codes]
    rows = overview([AUG, SEP], in_country(SEP).area_ids, wanted)
    assert len(rows) == 2 * 34
    for area_id, month, *values in rows:
        area = Area.objects.select_related("map").get(pk=area_id)
        if area_id in (country["here"].province_id, country["far"].province_id):
            expected = [each.value for each in figures(in_area(area, Month.of(month)), wanted)]
            assert values == [None if value is None else pytest.approx(value) for value in expected]


def test_a_figure_is_one_query_however_large_the_place(country: dict[str, Any], django_assert_num_queries: Any) -> None:
    everywhere, here = in_country(SEP, first=MAY), in_area(country["here"], SEP)
    for where in (everywhere, here):
        with django_assert_num_queries(1):
            figure("women_share", where)
    with django_assert_num_queries(1):
        breakdown("members", everywhere, Level.PROVINCE)
    with django_assert_num_queries(1):
        clubs_behind("members", here)
    with django_assert_num_queries(1):
        last_refreshed()


def test_an_area_is_found_by_its_code_on_the_map_of_the_day() -> None:
    assert find_area("38", on=date(2025, 9, 1)).full_name == "Tỉnh Thanh Hóa"
    assert find_area("38", on=date(2023, 9, 1)).map.code == "2024"
    for code in ("99", "x", "1234"):
        with pytest.raises(AreaUnknown):
            find_area(code, on=date(2025, 9, 1))


def test_figures_say_when_they_were_counted(country: dict[str, Any]) -> None:
    fresh = last_refreshed()
    assert (fresh.counted_at, fresh.opened_to, fresh.waiting) == (at_noon(TODAY), SEP.first, 0)


def test_only_flows_add_up_over_time() -> None:
    kinds = {name: column.kind for name, column in columns().items()}
    assert {name for name, kind in kinds.items() if kind is Kind.FLOW} >= {
        "new_club_count",
        "meeting_count",
        "joined_count",
    }
    assert AreaMonth._meta.get_field("commune_count").kind is Kind.STOCK  # type: ignore[union-attr]


def test_members_are_listed_in_a_run_of_months_as_of_the_last(country: dict[str, Any]) -> None:
    lines = clubs_behind("joined", in_area(country["here"], SEP, first=MAY))
    assert [line.value for line in lines] == [0, 7]


def test_a_published_country_of_several_clubs_is_the_sum_of_them() -> None:
    for size in (50, 60, 70):
        make_published(JUN, size)
    make_members(make_club(since=date(2025, 8, 1)), 2, since=date(2025, 8, 1))
    rebuild(at_noon(TODAY), TODAY)
    assert figure("members", in_country(JUN)).value == 180
    assert figure("members", in_country(SEP)).value == 182
    assert figure("members_per_club", in_country(SEP)).value == pytest.approx(182 / 4)


def test_older_persons_in_clubs_stand_beside_those_the_communes_count(country: dict[str, Any]) -> None:
    here, far = country["here"], country["far"]
    CommuneFact.objects.create(area=here, year=2023, older_count=900, source="Phiếu xã 2023")
    CommuneFact.objects.create(area=here, year=2025, older_count=1000, chapter_count=12, source="Phiếu xã 2025")
    CommuneFact.objects.create(area=here, year=2026, older_count=5, source="năm sau")
    CommuneFact.objects.create(area=far, year=2025, older_count=2000, source="Phiếu xã 2025")
    found = population(in_country(SEP))
    assert (found.older.in_clubs, found.older.in_communes, found.older.commune_count) == (5, 3000, 2)
    assert (found.chapters.in_clubs, found.chapters.in_communes, found.chapters.commune_count) == (2, 12, 1)
    assert population(in_area(here, SEP)).older.share == pytest.approx(0.5)
    assert population(in_country(SEP)).older_women.share is None
