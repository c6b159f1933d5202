"""A club's home: what waits, how heavy it is on a first visit, that its queries are fixed."""

import gzip
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.models import MeetingRule
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.meetings.services import open_meeting
from chungtay.portal.tests.factories import THIS, living_club
from tests.cast import Someone, lan_the_chair, ministry_reader, neighbour

pytestmark = pytest.mark.django_db
FIRST_VISIT_BYTES = 100_000


def test_the_home_shows_the_next_meeting_and_what_waits() -> None:
    club = living_club("CLB thôn Phú Nghĩa", 7)
    MeetingRule.objects.create(club=club, calendar="solar", day=27, valid_from=date(2024, 1, 1))
    chair = lan_the_chair(club)
    day = chair.act.day - timedelta(days=2)
    open_meeting(chair.act, club=club, held_on=day)

    page = chair.client.get(f"/clb/{club.pk}/").content.decode()

    assert f"Buổi họp ngày {day:%d/%m/%Y} chưa đọc lại và kết thúc" in page
    assert f"Làm tiếp buổi họp {day:%d/%m/%Y}" in page
    assert "âm lịch" in page
    assert "Thành viên" in page


def test_a_club_without_a_board_is_told_which_posts_are_empty() -> None:
    club = make_club()
    make_members(club, 3)

    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/").content.decode()

    assert "Chưa có chủ nhiệm." in page
    assert f"/clb/{club.pk}/ban-chu-nhiem/" in page


def test_only_those_of_the_club_come_home() -> None:
    club = make_club()
    assert neighbour().client.get(f"/clb/{club.pk}/").status_code == 404
    assert ministry_reader().client.get(f"/clb/{club.pk}/").status_code == 404


def test_the_queries_of_the_home_do_not_grow_with_members() -> None:
    club = living_club("CLB thôn Phú Nghĩa", 6)
    chair = lan_the_chair(club)
    few = _queries(chair, f"/clb/{club.pk}/")
    make_members(club, 3, since=THIS.previous.first)

    assert _queries(chair, f"/clb/{club.pk}/") == few <= 54


def _queries(who: Someone, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert who.client.get(url).status_code == 200
    return len(seen)


def test_a_first_visit_weighs_at_most_a_hundred_kilobytes() -> None:
    club = living_club("CLB thôn Phú Nghĩa", 59)
    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/", headers={"Accept-Encoding": "gzip"})
    html = gzip.decompress(page.content).decode()

    weight = len(page.content) + sum(_packed(address) for address in _asked_for(html))

    assert weight <= FIRST_VISIT_BYTES


def _asked_for(html: str) -> set[str]:
    """Everything the page loads: styles, scripts, fonts preloaded; and the fonts that its style sheet names as well."""
    return set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html))


def _packed(address: str) -> int:
    name = address.removeprefix(settings.STATIC_URL)
    found = finders.find(name)
    assert isinstance(found, str), name
    content = Path(found).read_bytes()
    return len(content) if name.endswith("woff2") else min(len(content), len(gzip.compress(content)))
