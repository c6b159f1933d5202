"""Figures by terrain on the pages: unknown communes are told, totals are of all communes, communes open to clubs."""

import io
import re
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from chungtay.clubs.models import Club
from chungtay.figures.models import ClubMonth
from chungtay.figures.services import rebuild
from chungtay.kernel.acts import now
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area, Terrain
from chungtay.portal.queries.cross import cross, cross_of_kinds
from chungtay.portal.queries.measures import get_measure
from chungtay.portal.queries.where import where_in_area
from chungtay.portal.rules import CROSS_KINDS
from chungtay.portal.tests.factories import THIS, counted, living_club
from tests.cast import Someone, centre_officer, commune_officer, neighbour_officer, province_officer

pytestmark = pytest.mark.django_db
PLAIN = "plain_communes_with_any_club_share"
RULES = "plain_communes_with_club_share"
FIGURE = "/vp/so-lieu/chi-so"


@pytest.fixture
def club() -> Club:
    """One club in a plain commune; of its province two more plain communes are known, all else is unknown."""
    here = make_commune()
    plain = [here, *Area.objects.filter(parent=here.parent).exclude(pk=here.pk)[:2]]
    for area in plain:
        Terrain.objects.create(area=area, kind="plain", valid_from=date(2025, 7, 1), source="QĐ thử")
    club = living_club("CLB thôn Phú Nghĩa", 7)
    counted(club)
    rebuild(now(), now().date())
    return club


def words(who: Someone | Client, url: str) -> str:
    client = who.client if isinstance(who, Someone) else who
    page = client.get(url)
    assert page.status_code == 200, url
    text = re.sub(r"<[^>]+>", " ", page.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", text)


def test_the_total_of_a_province_divides_by_all_its_communes(club: Club) -> None:
    commune = make_commune()
    where = where_in_area(province_officer().act.reach("see_figures"), commune.province_id or 0, THIS, now().date())
    all_share, plain = get_measure("communes_with_club_share"), get_measure(PLAIN)
    found = cross(where, [all_share, plain], [THIS], now().date())
    assert found.total.values[PLAIN][0] == pytest.approx(100 / 3)
    assert found.total.values[all_share.code][0] == pytest.approx(100 / 166)
    assert found.left_out == (("xã chưa rõ địa bàn", 163),)
    page = words(
        province_officer(), f"/vp/so-lieu/bang/?noi={commune.province_id}&chi_so={PLAIN}&thang={THIS}&ky=thang"
    )
    assert "Kỳ cuối không tính 163 xã chưa rõ địa bàn." in page
    values = [row.values[PLAIN][0] for row in found.rows]
    assert (values.count(100), values.count(0), values.count(None)) == (1, 2, 163)


def test_a_figure_tells_how_many_communes_stand_in_neither_number(club: Club) -> None:
    province = make_commune().province_id
    text = words(province_officer(), f"{FIGURE}/{PLAIN}/?thang={THIS}&noi={province}")
    assert "163 xã chưa rõ địa bàn: chưa tính vào số nào ở trên." in text
    assert "Ghi loại địa bàn" in text
    assert "3.305 xã chưa rõ địa bàn" in words(centre_officer(), f"{FIGURE}/{PLAIN}/?thang={THIS}")
    assert "Ghi loại địa bàn" not in words(Client(), f"/so-lieu/chi-so/{PLAIN}/?thang={THIS}")


def test_a_province_opens_its_communes_those_without_a_club_at_nought(club: Club) -> None:
    province, commune = make_commune().province_id, make_commune()
    page = province_officer().client.get(f"{FIGURE}/{PLAIN}/?thang={THIS}&noi={province}&q=nga").content.decode()
    assert f"noi={commune.pk}" in page
    white = Terrain.objects.exclude(area=commune).filter(kind="plain").first()
    assert white is not None
    text = words(province_officer(), f"{FIGURE}/{PLAIN}/?thang={THIS}&noi={white.area_id}")
    assert "(0) chia cho xã đồng bằng ( 1 )" in text.replace("( 0 )", "(0)")
    assert "Ở đây chưa có câu lạc bộ nào" in text


@pytest.mark.parametrize(("code", "behind"), [(PLAIN, "club_count"), (RULES, "rule_club_count")])
def test_a_commune_opens_to_the_clubs_that_decide_what_it_counts_as(club: Club, code: str, behind: str) -> None:
    officer, commune = commune_officer(), make_commune()
    url = f"{FIGURE}/{code}/?thang={THIS}&noi={commune.pk}"
    page = officer.client.get(url).content.decode()
    assert f"/vp/so-lieu/clb/{club.pk}/{behind}/?thang={THIS}" in page
    assert officer.client.get(f"/vp/so-lieu/clb/{club.pk}/{behind}/?thang={THIS}").status_code == 200
    book = officer.client.get(f"{url}&tai=xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[3:]] == ["CLB thôn Phú Nghĩa"]
    assert neighbour_officer().client.get(url).status_code == 404


def test_the_clubs_that_decide_stand_before_the_others_each_in_the_order_of_names(club: Club) -> None:
    others = [living_club(f"CLB thôn {name}", 6) for name in ("An", "Bình")]
    counted(*others)
    ClubMonth.objects.filter(club=others[1], month=THIS.first).update(rule_club_count=1)
    page = commune_officer().client.get(f"{FIGURE}/{RULES}/?thang={THIS}&noi={make_commune().pk}").content.decode()
    found = re.findall(r"CLB thôn (?:An|Bình|Phú Nghĩa)(?=<)", page)
    assert found == ["CLB thôn Bình", "CLB thôn An", "CLB thôn Phú Nghĩa"]


def test_the_kinds_of_terrain_have_a_line_of_what_is_unknown_and_each_opens_its_figure(club: Club) -> None:
    centre = centre_officer()
    page = centre.client.get(f"/vp/so-lieu/bang/?chia=dia-hinh&thang={THIS}").content.decode()
    assert "chưa rõ địa bàn" in page
    assert "không cộng lại thành tổng" in page
    for code in CROSS_KINDS["dia-hinh"]:
        assert f"{FIGURE}/{code}/?thang={THIS}" in page
    where = where_in_area(centre.act.reach("see_figures"), make_commune().province_id or 0, THIS, now().date())
    found = cross_of_kinds(where, [get_measure(code) for code in CROSS_KINDS["dia-hinh"]], [THIS], now().date())
    assert [row.values[""][0] for row in found.rows] == [1, 0, 0, 0, 0, 0]


def test_the_table_of_a_commune_answers_coverage_by_its_clubs(club: Club) -> None:
    officer, commune = commune_officer(), make_commune()
    where = where_in_area(officer.act.reach("see_figures"), commune.pk, THIS, now().date())
    asked = [get_measure(code) for code in (PLAIN, RULES, "communes_with_club_share", "members")]
    found = cross(where, asked, [THIS], now().date())
    assert [measure.code for measure in found.measures] == ["club_count", "rule_club_count", "members"]
    assert [(row.name, row.values["club_count"], row.values["members"]) for row in found.rows] == [
        (club.name, (1,), (7,))
    ]
    for code in (PLAIN, "communes_no_terrain"):
        assert officer.client.get(f"/vp/so-lieu/bang/?noi={commune.pk}&chi_so={code}").status_code == 200


def test_the_nation_says_what_is_unknown_and_its_targets_what_they_leave_out(club: Club) -> None:
    text = words(Client(), f"/so-lieu/?thang={THIS}")
    assert "Xã chưa rõ địa bàn, không tính vào hai dòng trên 3.305" in text
    assert "3.305" in words(Client(), f"/so-lieu/chi-so/communes_no_terrain/?thang={THIS}")
