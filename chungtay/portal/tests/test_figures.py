"""The nation's figures: counted by hand, the same by both maps, opened to the rows, hidden from others."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.models import Club
from chungtay.kernel.vietnamese import name_sort_key
from chungtay.people.tests.factories import make_commune
from chungtay.portal.queries.counts import children, totals
from chungtay.portal.queries.sentence import sentence_of
from chungtay.portal.queries.where import where_in_country, white_communes
from chungtay.portal.rules import Borders
from chungtay.portal.tests.factories import THIS, counted, living_club
from tests.cast import (
    Someone,
    centre_officer,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
    next_commune,
    partner,
    province_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_clubs() -> list[Club]:
    """Nga Sơn has two clubs of 7 and 8, the next commune one of 6."""
    clubs = [
        living_club("CLB thôn Phú Nghĩa", 7),
        living_club("CLB thôn Hưng Đạo", 8),
        living_club("CLB thôn Tân Thắng", 6, commune=next_commune()),
    ]
    counted(*clubs)
    return clubs


def test_the_sentence_says_what_was_counted_by_hand(three_clubs: list[Club]) -> None:
    said = sentence_of(where_in_country(THIS, Borders.NOW, THIS.last))

    assert said.counts["club_count"] == 3
    assert said.counts["member_count"] == 21
    assert said.counts["covered_province_count"] == 1
    assert said.counts["covered_commune_count"] == 2
    assert said.counted_count == 3
    page = Client().get("/so-lieu/").content.decode()
    assert "3 câu lạc bộ" in page
    assert "21 thành viên" in page
    assert "1/34 tỉnh, thành phố" in page


def test_the_same_totals_by_34_and_by_63_provinces(three_clubs: list[Club]) -> None:
    now_, then = (where_in_country(THIS, borders, THIS.last) for borders in (Borders.NOW, Borders.THEN))
    old = where_in_country(THIS - 24, Borders.THEN, THIS.last)

    assert len(children(now_, ["club_count"])) == 34
    assert len(children(old, ["club_count"])) == 63
    assert totals(now_, ["member_count"]) == totals(then, ["member_count"]) == {"member_count": 21}
    by_old_map = sum(
        part.counts["member_count"]
        for part in children(type(old)(THIS, old.map, Borders.THEN, THIS.last), ["member_count"])
    )
    assert by_old_map == 21


def test_a_figure_opens_from_the_country_to_the_names(three_clubs: list[Club]) -> None:
    officer, commune, club = commune_officer(), make_commune(), three_clubs[0]
    month = f"thang={THIS}"

    country = centre_officer().client.get(f"/vp/so-lieu/chi-so/members/?{month}").content.decode()
    assert f"noi={commune.province_id}" in country
    inside = officer.client.get(f"/vp/so-lieu/chi-so/members/?{month}&noi={commune.pk}").content.decode()
    assert f"/vp/so-lieu/clb/{club.pk}/members/?{month}" in inside
    assert "Tân Thắng" not in inside
    rows = officer.client.get(f"/vp/so-lieu/clb/{club.pk}/members/?{month}").content.decode()
    assert rows.count('data-label="Ngày"') == 7
    assert "Nguyễn Thị Lan" in rows


def test_the_rows_stand_by_given_name_are_searched_sorted_and_taken_along(three_clubs: list[Club]) -> None:
    officer, club = commune_officer(), three_clubs[0]
    url = f"/vp/so-lieu/clb/{club.pk}/members/"

    def names(**asked: str) -> list[str]:
        page = officer.client.get(url, {"thang": str(THIS), **asked}).content.decode()
        return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)

    assert names() == sorted(names(), key=name_sort_key)
    assert names(sort="-ten") == names()[::-1]
    assert names(q="lan") == [name for name in names() if "Lan" in name]
    assert names(q="zzzz") == []
    book = officer.client.get(url, {"thang": str(THIS), "tai": "xlsx"})
    assert book["Content-Type"].endswith("spreadsheetml.sheet")
    assert 'name="lang"' not in officer.client.get(url).content.decode()
    assert 'name="lang"' in partner(club).client.get(url).content.decode()


def test_the_neighbour_opens_nothing(three_clubs: list[Club]) -> None:
    commune, club = make_commune(), three_clubs[0]
    asked = [
        f"/vp/so-lieu/{commune.pk}/",
        f"/vp/so-lieu/chi-so/members/?noi={commune.pk}",
        f"/vp/so-lieu/xa-trang/?noi={commune.pk}",
        f"/vp/so-lieu/clb/{club.pk}/",
        f"/vp/so-lieu/clb/{club.pk}/members/",
        f"/clb/{club.pk}/",
    ]
    for who in (neighbour(), neighbour_officer()):
        assert [who.client.get(url).status_code for url in asked] == [404] * len(asked)


def test_a_partner_and_a_ministry_see_figures_and_no_names(three_clubs: list[Club]) -> None:
    club, other = three_clubs[0], three_clubs[1]
    donor, reader = partner(club), ministry_reader()

    page = donor.client.get("/vp/so-lieu/du-an/").content.decode()
    assert "1 câu lạc bộ với 7 thành viên" in page
    assert "Hưng Đạo" not in page
    for who in (donor, reader):
        rows = who.client.get(f"/vp/so-lieu/clb/{club.pk}/members/?thang={THIS}").content.decode()
        assert ": 7" in rows
        assert "Nguyễn Thị" not in rows.partition("<main")[2]
    assert donor.client.get(f"/vp/so-lieu/clb/{other.pk}/").status_code == 404
    assert donor.client.get("/vp/so-lieu/").status_code == 404


def test_communes_without_a_club_are_listed_and_searched(three_clubs: list[Club]) -> None:
    where = where_in_country(THIS, Borders.NOW, THIS.last)

    assert white_communes(where).count() == 3321 - 2
    assert not white_communes(where, "nga son").filter(pk=make_commune().pk).exists()
    sheet = Client().get("/so-lieu/xa-trang/?q=ho%C3%A0i%20nh%C6%A1n&tai=xlsx")
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")


def test_the_queries_of_figures_do_not_grow_with_clubs() -> None:
    centre, province, officer = centre_officer(), province_officer(), commune_officer()
    commune = make_commune()
    asked = [
        (centre, "/vp/so-lieu/"),
        (centre, "/vp/so-lieu/chi-so/members/"),
        (province, f"/vp/so-lieu/{commune.province_id}/"),
        (officer, f"/vp/so-lieu/{commune.pk}/"),
        (officer, "/vp/"),
        (province, "/vp/"),
        (officer, "/vp/phieu/"),
    ]
    counted(living_club("CLB thôn Một", 6))
    one = [_queries(who, url) for who, url in asked]
    counted(*(living_club(f"CLB thôn {name}", 7, has_board=False) for name in ("Hai", "Ba")))

    assert [_queries(who, url) for who, url in asked] == one
    assert max(one) <= 32


def _queries(who: Someone, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert who.client.get(url).status_code == 200
    return len(seen)


def test_a_chair_starts_at_the_club_and_an_officer_at_the_desk(three_clubs: list[Club]) -> None:
    club = three_clubs[0]
    starts = {
        lan_the_chair(club): f"/clb/{club.pk}/",
        commune_officer(): "/vp/",
        centre_officer(): "/vp/so-lieu/",
        partner(club): "/vp/so-lieu/du-an/",
    }
    for who, url in starts.items():
        assert who.client.get("/")["Location"] == url
    assert partner(club).client.get("/vp/")["Location"] == "/vp/so-lieu/du-an/"


def test_new_clubs_since_the_decision_open_to_the_month_each_was_founded(three_clubs: list[Club]) -> None:
    commune, officer, club = make_commune(), commune_officer(), three_clubs[0]
    counted(*three_clubs, since=date(2021, 1, 1))
    run = f"thang={THIS}&tu=2020-09"

    country = Client().get(f"/so-lieu/chi-so/new_clubs/?{run}").content.decode()
    assert "từ 01/09/2020 đến hết" in country
    assert "(<strong>3</strong>)" in country
    inside = officer.client.get(f"/vp/so-lieu/chi-so/new_clubs/?{run}&noi={commune.pk}").content.decode()
    assert f"/vp/so-lieu/clb/{club.pk}/new_clubs/?{run}".replace("&", "&amp;") in inside
    months = officer.client.get(f"/vp/so-lieu/clb/{club.pk}/new_clubs/?{run}").content.decode()
    assert "Tháng 10/2021: 1" in months
    rows = officer.client.get(f"/vp/so-lieu/clb/{club.pk}/new_clubs/?thang=2021-10").content.decode()
    assert "27/10/2021" in rows
