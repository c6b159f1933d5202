"""The cross table: sums by hand, periods, kinds, borders, Excel, reach, a fixed number of queries."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from chungtay.audit.services import mark_stale
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month, Quarter
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.portal.queries.cross import cross, cross_of_kinds
from chungtay.portal.queries.measures import get_measure
from chungtay.portal.queries.where import where_in_area, where_in_country
from chungtay.portal.rules import CROSS_KINDS, Borders
from tests import cast

pytestmark = pytest.mark.django_db
TODAY = now().date()
LAST = Month.of(TODAY).previous
FIGURES = [get_measure(code) for code in ("clubs", "meetings", "attendance_share")]


def living(name, members, *months, commune=None):
    """A club that met in each of these months."""
    club = make_club(name, **({"commune": commune} if commune else {}))
    make_board(club)
    make_members(club, members)
    for month in months:
        make_meeting(club, month.first + timedelta(days=9))
    mark_stale(cast.lan_the_chair(club).act, [club.pk], since=date(2025, 1, 1))
    refresh_all(now())
    return club


def country():
    return where_in_country(LAST, Borders.THEN, TODAY)


def test_a_flow_is_summed_over_its_period_and_a_stock_is_the_last_months() -> None:
    quarter = Quarter.of(LAST.first).previous
    living("CLB Một", 3, *quarter.months)
    found = cross(country(), FIGURES, [*quarter.months, quarter], TODAY)
    row = next(row for row in found.rows if row.values["clubs"][-1])
    assert row.values["meetings"] == (1, 1, 1, 3)
    assert row.values["clubs"] == (1, 1, 1, 1)
    assert found.total.values["meetings"] == (1, 1, 1, 3)


def test_places_add_up_to_the_whole_and_a_share_is_divided_last() -> None:
    living("CLB Một", 3, LAST)
    living("CLB Hai", 6, LAST, commune=make_commune("Thông Thụ", province="Nghệ An"))
    found = cross(country(), FIGURES, [LAST], TODAY)
    assert sum(row.values["clubs"][0] or 0 for row in found.rows) == found.total.values["clubs"][0] == 2
    mean = get_measure("members_per_club")
    found = cross(country(), [mean], [LAST], TODAY)
    parts = sorted(row.values[mean.code][0] for row in found.rows if row.values[mean.code][0] is not None)
    assert (parts, found.total.values[mean.code][0]) == ([8, 11], 9.5)  # with five on each board


def test_a_commune_opens_to_its_clubs() -> None:
    club = living("CLB Một", 3, LAST)
    commune = make_commune()
    officer = cast.commune_officer(commune)
    where = where_in_area(officer.act.reach("see_figures"), commune.pk, LAST, TODAY)
    found = cross(where, FIGURES, [LAST], TODAY)
    assert [row.name for row in found.rows] == [club.name]
    page = officer.client.get(f"/vp/so-lieu/bang/?noi={commune.pk}&thang={LAST}").content.decode()
    assert f"/vp/so-lieu/clb/{club.pk}/" in page


def test_a_whole_is_broken_down_into_kinds() -> None:
    living("CLB Một", 3, LAST)
    sizes = [get_measure(code) for code in CROSS_KINDS["quy-mo"]]
    found = cross_of_kinds(country(), sizes, [LAST.previous, LAST], TODAY)
    assert [row.values[""][-1] for row in found.rows] == [1, 0, 0]  # three members: under fifty


def test_every_kind_there_is_is_a_figure() -> None:
    for codes in CROSS_KINDS.values():
        assert all(get_measure(code) for code in codes)


@pytest.mark.parametrize(
    "asked",
    [
        "", "?ky=quy", "?ky=6-thang", "?ky=nam", "?tu=2025-01", "?theo=truoc-2025", "?theo=hom-nay", "?chia=dia-hinh",
        "?chia=thanh-vien", "?chi_so=clubs&chi_so=meetings&ky=nam&tu=2026-01", "?tai=xlsx", "?chia=tuoi&tai=xlsx",
        "?tu=nonsense", "?chi_so=nonsense", "?ky=x", "?thang=9999-99",
    ],
)  # fmt: skip
def test_whatever_the_address_asks_is_answered(asked: str) -> None:
    assert cast.centre_officer().client.get(f"/vp/so-lieu/bang/{asked}").status_code == 200


def test_the_workbook_has_a_line_per_place_and_period() -> None:
    living("CLB Một", 3, LAST)
    answer = cast.centre_officer().client.get(f"/vp/so-lieu/bang/?tai=xlsx&chi_so=clubs&ky=nam&tu={LAST}")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert len([row for row in rows if row[0] and str(row[1]) == str(LAST.year)]) == 35  # 34 provinces and the whole


def test_a_province_opens_its_communes_and_not_the_neighbours() -> None:
    province, other = cast.province_officer(), make_commune("Thông Thụ", province="Nghệ An")
    assert province.client.get(f"/vp/so-lieu/bang/?noi={make_commune().province_id}").status_code == 200
    assert province.client.get(f"/vp/so-lieu/bang/?noi={other.province_id}").status_code == 404
    assert cast.neighbour().client.get(f"/vp/so-lieu/bang/?noi={other.province_id}").status_code == 404


def test_the_table_asks_twice_however_large_it_is() -> None:
    def count(*periods):
        with CaptureQueriesContext(connection) as seen:
            cross(country(), FIGURES, periods, TODAY)
        return len(seen)

    living("CLB Một", 3, LAST)
    one = count(LAST)
    for name in ("Hai", "Ba"):
        living(f"CLB {name}", 3, LAST)
    assert count(*Month.between(LAST - 11, LAST)) == one <= 3  # the map, the places, their months
