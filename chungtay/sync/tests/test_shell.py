"""What a phone takes along: the worker, the app, the list of pages, and meetings that nobody has opened yet."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.models import Club
from chungtay.clubs.rules import Calendar
from chungtay.clubs.services import set_meeting_rule
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import Kind, meeting_key
from chungtay.meetings.tests.factories import make_meeting
from chungtay.sync.queries.shell import blank_day
from tests.cast import Someone, lan_the_chair, neighbour, partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club()
    make_board(club)
    make_members(club, 3)
    return club


def list_of(who: Someone, club: Club, stamp: str = "") -> dict[str, Any]:
    told: dict[str, Any] = who.client.get(f"/clb/{club.pk}/ngoai-tuyen.json?co={stamp}").json()
    return told


def test_the_worker_stands_at_the_root_with_its_files_and_is_asked_anew_each_time(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    head = re.match(r"self\.SHELL = (.*);\n", answer.content.decode())
    assert head
    told = json.loads(head[1])
    assert "/static/web/outbox.js" in told["files"]
    assert "/static/meetings/open.js" in told["files"]
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "manifest-src 'self'" in answer["Content-Security-Policy"]


def test_the_app_can_be_installed_with_icons_that_exist(client: Client) -> None:
    told = client.get("/manifest.webmanifest").json()
    assert (told["name"], told["start_url"], told["display"]) == ("Chung Tay", "/", "standalone")
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
    assert any(icon.get("purpose") == "maskable" for icon in told["icons"])
    for icon in told["icons"]:
        assert b"".join(client.get(icon["src"]).streaming_content).startswith(b"\x89PNG")
    assert 'rel="manifest"' in client.get("/vao/").content.decode()


def test_the_page_without_a_network_names_nobody() -> None:
    club = make_club()
    shown = lan_the_chair(club).client.get("/khong-mang/")
    assert Client().get("/khong-mang/").status_code == 200
    assert club.name not in shown.content.decode()


def test_the_token_is_for_who_is_signed_in(club: Club) -> None:
    lan = lan_the_chair(club)
    told = lan.client.get("/gui/the/").json()
    assert told["account"] == str(lan.user.pk)
    assert Client().get("/gui/the/", headers={"X-Outbox": "1"}).status_code == 401


def test_the_list_names_what_each_room_wants_kept_and_every_page_of_it_opens(club: Club) -> None:
    lan, meeting = lan_the_chair(club), make_meeting(club, now().astimezone(VIET_NAM).date())
    told = list_of(lan, club)
    for page in ("", "hop/", "hop/bat-dau/", "thanh-vien/", "cho-gui/", f"hop/{meeting.key}/diem-danh/"):
        assert f"/clb/{club.pk}/{page}" in told["pages"]
    assert told["home"] == f"/clb/{club.pk}/"
    answers = {page: lan.client.get(page, headers={"X-Offline": "1"}).status_code for page in told["pages"]}
    assert set(answers.values()) == {200}, answers


def test_the_list_is_short_when_nothing_has_changed(club: Club) -> None:
    lan = lan_the_chair(club)
    told = list_of(lan, club)
    assert list_of(lan, club, told["stamp"]) == {"stamp": told["stamp"], "isSame": True}
    make_meeting(club, now().astimezone(VIET_NAM).date())
    assert "pages" in list_of(lan, club, told["stamp"])


def test_who_only_looks_takes_no_meeting_along_and_strangers_nothing(club: Club) -> None:
    assert neighbour().client.get(f"/clb/{club.pk}/ngoai-tuyen.json").status_code == 404
    assert partner(club).client.get(f"/clb/{club.pk}/ngoai-tuyen.json").status_code == 404
    assert neighbour().client.get(f"/clb/{club.pk}/ngoai-tuyen/monthly/?trang=").status_code == 404


def test_the_pages_of_a_meeting_nobody_opened_are_those_of_a_real_one_and_nothing_of_it_stays(club: Club) -> None:
    lan = lan_the_chair(club)
    told = list_of(lan, club)
    counts = Note.objects.count(), StaleMonth.objects.count()
    blank = next(one for one in told["blanks"] if one["kind"] == "monthly")
    day = date.fromisoformat(blank["day"])
    assert blank["key"] == str(meeting_key(club.key, day, Kind.MONTHLY))
    here = f"/clb/{club.pk}/hop/{blank['key']}/"
    assert f"/clb/{club.pk}/ngoai-tuyen/monthly/?trang={here}diem-danh/" in told["pages"]
    assert all("/ngoai-tuyen/monthly/" not in page for page in told["rare"])
    roll = lan.client.get(f"/clb/{club.pk}/ngoai-tuyen/monthly/?trang={here}diem-danh/")
    assert roll.status_code == 200
    assert roll.content.decode().count('value="present" checked') == 8
    steps = lan.client.get(f"/clb/{club.pk}/ngoai-tuyen/monthly/?trang={here}").content.decode()
    assert f"{here}diem-danh/" in steps
    assert blank["titles"][0] in steps
    assert told["days"][blank["day"]]["words"][0] in steps
    assert not Meeting.objects.exists()
    assert counts == (Note.objects.count(), StaleMonth.objects.count())


@pytest.mark.parametrize(
    ("kind", "page"), [("survey", ""), ("monthly", "khong-co/"), ("monthly", "/clb/1/thanh-vien/")]
)
def test_only_pages_of_a_meeting_are_rehearsed(club: Club, kind: str, page: str) -> None:
    answer = lan_the_chair(club).client.get(f"/clb/{club.pk}/ngoai-tuyen/{kind}/?trang={page}")
    assert answer.status_code == 404


def test_the_meeting_taken_along_is_that_of_the_day_that_is_due_and_never_one_there_is(club: Club) -> None:
    lan, today = lan_the_chair(club), date(2026, 11, 23)
    rule = {"calendar": Calendar.SOLAR, "day": 27, "since": date(2026, 1, 1)}
    set_meeting_rule(lan.act, club=club, key=club.key, **rule)
    assert blank_day(club, Kind.MONTHLY, today) == date(2026, 11, 27)
    assert blank_day(club, Kind.BOARD, today) == today
    make_meeting(club, today, Kind.BOARD)
    assert blank_day(club, Kind.BOARD, today) == date(2026, 11, 24)


def test_the_list_asks_as_many_questions_with_sixty_members_as_with_three(club: Club) -> None:
    lan = lan_the_chair(club)
    list_of(lan, club)
    with CaptureQueriesContext(connection) as few:
        list_of(lan, club)
    make_members(club, 57)
    with CaptureQueriesContext(connection) as many:
        list_of(lan, club)
    assert len(few) == len(many)


ZALO = "Mozilla/5.0 (Linux; Android 13; SM-A045F) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Zalo android/12120"
ZALO_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Zalo iOS/650 ZaloTheme/light"


@pytest.mark.parametrize("path", ["/vao/", "/phieu/ABCD-EFGH-JK/", "/clb/{club}/"])
def test_a_link_opened_inside_zalo_says_so_and_leads_out(club: Club, path: str) -> None:
    browser, url = lan_the_chair(club).client, path.format(club=club.pk)
    browser = Client() if path == "/vao/" else browser
    android = browser.get(url, headers={"User-Agent": ZALO}).content.decode()
    assert "Bác đang mở trong Zalo" in android
    assert f'href="intent://testserver{url}#Intent;scheme=http;package=com.android.chrome;' in android
    assert f'value="http://testserver{url}"' in android
    iphone = browser.get(url, headers={"User-Agent": ZALO_IPHONE}).content.decode()
    assert "Bác đang mở trong Zalo" in iphone
    assert "intent://" not in iphone
    assert "Zalo" not in browser.get(url, headers={"User-Agent": "Mozilla/5.0 Chrome/120"}).content.decode()
