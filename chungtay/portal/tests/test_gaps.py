"""What is not known is shown as not known: months before the first published totals, silent clubs, other provinces."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.figures.services import record_published
from chungtay.kernel.acts import now, system_act
from chungtay.kernel.months import Month
from chungtay.people.tests.factories import make_commune
from chungtay.portal.adapters import since_publication
from chungtay.portal.queries.counts import clubs_of, first_published, totals
from chungtay.portal.queries.measures import measures
from chungtay.portal.queries.targets import Result
from chungtay.portal.queries.where import where_in_area, where_in_country, white_communes
from chungtay.portal.rules import Borders
from chungtay.portal.tests.factories import THIS, counted, living_club
from chungtay.portal.words import told
from chungtay.programme.models import Target
from tests.cast import centre_officer, commune_officer, province_officer

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]  # hundreds of pages whose rooms test their lines
PUBLISHED = THIS - 3


@pytest.fixture
def country() -> tuple[Club, Club]:
    """A club with books since a year, and another known from a list published three months ago only."""
    own = make_club("CLB thôn Phú Nghĩa")
    make_members(own, 6, since=(THIS - 12).first)
    placeholder = make_club("CLB theo số công bố", is_published_only=True)
    record_published(
        system_act(now(), Action.KEEP_PROGRAMME),
        club=placeholder,
        key=uuid4(),
        month=PUBLISHED,
        values={"member_count": 60},
        source="Báo cáo",
    )
    counted(own, placeholder)
    return own, placeholder


def test_months_before_the_first_published_totals_are_a_gap_and_not_a_fall(country: tuple[Club, Club]) -> None:
    page = Client().get("/so-lieu/").content.decode()
    before, after = PUBLISHED - 1, PUBLISHED
    assert f'<th scope="row">{before.month}/{before.year}</th><td class="ct-number">chưa có số</td>' in page
    assert f'<th scope="row">{after.month}/{after.year}</th><td class="ct-number">1</td>' in page
    figure = Client().get("/so-lieu/chi-so/members/").content.decode()
    assert f'<th scope="row">{before.month}/{before.year}</th><td class="ct-number">chưa có số</td>' in figure


def test_a_place_without_published_totals_has_no_gap() -> None:
    found = {THIS - 1: {"club_count": 1, "published_club_count": 0}, THIS: {"club_count": 2, "published_club_count": 0}}
    assert since_publication(found) == found


def test_a_day_before_the_first_published_totals_says_what_is_missing(country: tuple[Club, Club]) -> None:
    before = PUBLISHED - 1
    where = where_in_country(before, Borders.THEN, THIS.last)
    assert first_published(where, totals(where, ["published_club_count"])) == PUBLISHED
    told_there = Client().get(f"/so-lieu/?thang={before}").content.decode()
    assert f"Số công bố đầu tiên là số đến {PUBLISHED.last:%d/%m/%Y}" in told_there
    assert "Số công bố đầu tiên" not in Client().get(f"/so-lieu/?thang={THIS}").content.decode()
    assert "chưa có số công bố nên chưa vẽ được diễn biến" in told_there
    figure = Client().get(f"/so-lieu/chi-so/members/?thang={before}").content.decode()
    assert "Số công bố đầu tiên" in figure


def test_a_silent_club_shows_a_dash_and_since_when() -> None:
    club, commune = make_club("CLB thôn Im Lặng"), make_commune()
    make_members(club, 6, since=(THIS - 8).first)  # and nothing was written since
    counted(club)
    where = where_in_area(commune_officer().act.reach("see_figures"), commune.pk, THIS, THIS.last)
    (line,) = [line for line in clubs_of(where, ["member_count"]) if line.club_id == club.pk]
    assert line.is_silent
    assert line.silent_since == Month.of((THIS - 7).first)
    desk = commune_officer().client.get(f"/vp/?thang={THIS}").content.decode()
    row = desk[desk.index('<th scope="row"><a href="/vp/clb/') :]
    assert f"từ {line.silent_since.month}/{line.silent_since.year}" in row
    assert 'data-label="Thành viên">–<' in row
    assert 'data-label="Quỹ">–<' in row


def test_an_officer_sees_the_white_communes_of_the_own_reach_first_and_may_ask_for_the_nation() -> None:
    officer, commune = province_officer(), make_commune()
    counted(living_club("CLB thôn Phú Nghĩa", 6))
    own = officer.client.get("/vp/so-lieu/xa-trang/").content.decode()
    assert "Tỉnh Thanh Hóa" in own
    assert "· 165</h1>" in own  # of the 166 communes of Thanh Hóa one has a club
    assert 'pham=ca-nuoc">Xem cả nước</a>' in own
    nation = officer.client.get("/vp/so-lieu/xa-trang/?pham=ca-nuoc").content.decode()
    assert "· 3.320</h1>" in nation
    assert "Chỉ xem phạm vi của tôi" in nation
    centre = centre_officer().client.get("/vp/so-lieu/xa-trang/").content.decode()
    assert "· 3.320</h1>" in centre
    assert "Xem cả nước" not in centre
    assert commune.province is not None
    old = where_in_country(Month(2024, 12), Borders.THEN, THIS.last)
    within = white_communes(old, within=officer.act.reach("see_figures"))
    assert {row.province.name for row in within} == {"Thanh Hóa"}


def test_the_white_communes_stand_in_the_order_asked_for() -> None:
    page = province_officer().client.get("/vp/so-lieu/xa-trang/?sort=-ten").content.decode()
    listed = re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)</a>', page)
    assert listed[0].endswith("Yên Trường")
    assert len(listed) == 50
    assert 'aria-sort="descending"' in page


@pytest.mark.parametrize(
    ("value", "is_met", "is_over"),
    [(59.9, False, False), (60.0, True, False), (70.0, True, False), (70.1, False, True)],
)
def test_a_range_is_missed_below_and_above(value: float, is_met: bool, is_over: bool) -> None:
    asked = Target(comparison="between", unit="share", value=6000, value_to=7000)
    result = Result(asked, measure=None, value=value, top=1, bottom=1)  # type: ignore[arg-type]  # not asked here
    assert (result.is_met, result.is_over) == (is_met, is_over)


def test_a_share_that_misses_a_whole_by_one_club_is_not_written_as_whole() -> None:
    assert told(8437 / 8438 * 100, is_share=True) == "99,9%"
    assert told(100.0, is_share=True) == "100%"
    assert told(57.4, is_share=False) == "57,4"


def test_a_table_of_places_is_searched_by_any_spelling() -> None:
    counted(living_club("CLB thôn Phú Nghĩa", 6))
    officer, commune = province_officer(), make_commune()
    assert commune.province_id is not None
    for url in (
        "/vp/",
        f"/vp/so-lieu/{commune.province_id}/",
        f"/vp/so-lieu/chi-so/members/?noi={commune.province_id}",
    ):
        found = officer.client.get(url, {"q": "nga son", "noi": commune.province_id}).content.decode()
        assert "Xã Nga Sơn" in found, url
        assert "Xã Nga Thắng" not in found, url
        none = officer.client.get(url, {"q": "zzz", "noi": commune.province_id}).content.decode()
        assert "Không có địa bàn nào như vậy" in none, url
    desk = commune_officer().client
    assert "CLB thôn Phú Nghĩa" in desk.get("/vp/", {"thang": str(THIS), "q": "phu nghia"}).content.decode()
    assert "Không có câu lạc bộ nào như vậy" in desk.get("/vp/", {"thang": str(THIS), "q": "zzz"}).content.decode()


def test_a_commune_has_a_club_or_not_and_a_share_bears_its_sign_once() -> None:
    counted(living_club("CLB thôn Phú Nghĩa", 6))
    commune = make_commune()
    page = province_officer().client.get(f"/vp/so-lieu/{commune.province_id}/", {"q": "nga son"}).content.decode()
    assert 'data-label="Xã có CLB">có<' in page
    share = Client().get("/so-lieu/chi-so/women_share/").content.decode()
    assert "% <span" not in share[share.index("ct-figure__number") :][:120]


def test_every_indicator_opens_for_the_country_and_a_place(
    country: tuple[Club, Club],
) -> None:
    """Beside the country each is asked of a province, a commune or a club, in turn: it is the page that differs."""
    own, commune = country[0], make_commune()
    counted(own, since=THIS.first)
    officer, province, public = commune_officer(), province_officer(), Client()
    wrong = []
    for turn, (code, measure) in enumerate(measures().items()):
        places = [
            (province, f"/vp/so-lieu/chi-so/{code}/?noi={commune.province_id}"),
            (officer, f"/vp/so-lieu/chi-so/{code}/?noi={commune.pk}"),
        ]
        if measure.is_of_clubs:
            places.append((officer, f"/vp/so-lieu/clb/{own.pk}/{code}/?thang={THIS - 12}"))
        for who, url in ((public, f"/so-lieu/chi-so/{code}/"), places[turn % len(places)]):
            client = who if isinstance(who, Client) else who.client
            if client.get(url).status_code != 200:
                wrong.append(url)
    assert not wrong
