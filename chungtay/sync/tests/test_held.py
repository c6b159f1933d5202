"""Held forms: who sees them, the ways on, and that nobody can make one vanish."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Action
from chungtay.audit.models import Note
from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.funds.queries.closings import obstacles
from chungtay.funds.rules.closings import ObstacleKind
from chungtay.journeys.rules import HandoverNotReady, HandoverState, HandoverStep
from chungtay.journeys.services import Beginning, begin_handover, confirm_step, finish_handover
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.tests.factories import make_meeting
from chungtay.sync import queries, services
from chungtay.sync.models import Held, HeldFile, Receipt
from chungtay.sync.rules import HeldFormSettled, HeldNotFound
from chungtay.sync.tests.factories import late, make_held
from tests.cast import (
    Someone,
    anh_the_secretary,
    binh_the_treasurer,
    commune_officer,
    lan_the_chair,
    neighbour,
    province_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club()
    make_board(club)
    return club


def page(who: Someone, club: Club, held: Held) -> int:
    return int(who.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}/").status_code)


def test_the_owner_and_who_runs_the_club_see_a_held_form_nobody_else_does(club: Club) -> None:
    anh, lan, binh = anh_the_secretary(club), lan_the_chair(club), binh_the_treasurer(club)
    held = make_held(club, anh.user)
    assert [page(who, club, held) for who in (anh, lan, commune_officer())] == [200, 200, 200]
    assert [page(who, club, held) for who in (binh, neighbour())] == [404, 404]
    assert page(neighbour(), club, held) == 404


def test_a_held_form_of_money_is_seen_by_who_keeps_the_books_not_by_the_commune(club: Club) -> None:
    anh, lan, binh = anh_the_secretary(club), lan_the_chair(club), binh_the_treasurer(club)
    held = make_held(club, binh.user, watcher=Action.KEEP_BOOKS)
    assert [page(who, club, held) for who in (binh, lan)] == [200, 200]
    assert [page(who, club, held) for who in (anh, commune_officer(), province_officer())] == [404, 404, 404]


def test_the_page_says_why_what_was_typed_and_the_ways_on(club: Club) -> None:
    lan = lan_the_chair(club)
    meeting = make_meeting(club, now().date(), is_closed=True)
    held = make_held(club, lan.user, url=f"/clb/{club.pk}/hop/{meeting.key}/khach/")
    shown = lan.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}/").content.decode()
    assert "Buổi họp đã kết thúc." in shown
    assert "Là những ai" in shown
    assert "Ông Tứ" in shown
    assert f"/clb/{club.pk}/hop/{meeting.key}/khach/?giu-lai={held.pk}" in shown
    told = lan.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}.json").json()
    assert told["fields"] == [["guests", "Ông Tứ"]]
    assert [file["name"] for file in told["files"]] == ["anh.jpg"]


def test_a_corrected_form_settles_the_held_one_whether_it_is_sent_now_or_late(club: Club) -> None:
    lan, meeting = lan_the_chair(club), make_meeting(club, now().date() - timedelta(days=1))
    url = f"/clb/{club.pk}/hop/{meeting.key}/khach/"
    first, second = make_held(club, lan.user, url=url), make_held(club, lan.user, url=url)
    form = {"guest_count": "2", "guests": ""}
    lan.client.post(
        f"{url}?giu-lai={first.pk}", form | {"key": str(uuid4()), "_held": str(first.pk), "_outbox": str(uuid4())}
    )
    late(lan, url, form | {"key": str(uuid4()), "_held": str(second.pk)})
    assert set(Held.objects.values_list("state", "settled_by")) == {("sent_on", lan.user.pk)}
    assert Note.objects.filter(action="sync.sent_on").count() == 2


def test_a_form_settles_only_what_its_sender_may_settle_and_only_of_its_own_address(club: Club) -> None:
    binh, cuc = binh_the_treasurer(club), neighbour()
    url = f"/clb/{club.pk}/hop/{uuid4()}/khach/"
    held = make_held(club, lan_the_chair(club).user, url=url)
    for who, path in ((binh, url), (cuc, url), (commune_officer(), f"/clb/{club.pk}/hop/")):
        services.send_on(who.act, held_id=held.pk, path=path)
    services.send_on(binh.act, held_id=None, path=url)
    held.refresh_from_db()
    assert held.state == "waiting"


def test_a_form_is_given_up_with_a_reason_and_stays_on_record(club: Club) -> None:
    lan = lan_the_chair(club)
    held = make_held(club, lan.user)
    url = f"/clb/{club.pk}/giu-lai/{held.pk}/bo/"
    assert lan.client.post(url, {"reason": " "}).status_code == 422
    assert lan.client.post(url, {"reason": "Đã ghi vào buổi khác"})["Location"] == f"/clb/{club.pk}/giu-lai/"
    held.refresh_from_db()
    assert (held.state, held.settled_by, held.why) == ("dropped", lan.user, "Đã ghi vào buổi khác")
    assert "đã có người xử lý" in lan.client.post(url, {"reason": "Lần nữa"}).content.decode()
    assert "Đã ghi vào buổi khác" in lan.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}/").content.decode()


def test_giving_up_is_refused_to_who_does_not_watch_over_the_form_and_twice(club: Club) -> None:
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    held = make_held(club, lan.user)
    with pytest.raises(HeldNotFound):
        services.drop(binh.act, held=held, reason="Thôi")
    services.drop(lan.act, held=held, reason="Thôi")
    with pytest.raises(HeldFormSettled):
        services.drop(lan.act, held=held, reason="Thôi")


def test_the_club_home_and_the_desk_of_the_commune_count_what_waits(club: Club) -> None:
    lan, binh, officer = lan_the_chair(club), binh_the_treasurer(club), commune_officer()
    make_held(club, lan.user)
    make_held(club, binh.user, watcher=Action.KEEP_BOOKS)
    assert "2 phiếu gửi từ điện thoại bị giữ lại" in lan.client.get(f"/clb/{club.pk}/").content.decode()
    assert "1 phiếu gửi từ điện thoại bị giữ lại" in binh.client.get(f"/clb/{club.pk}/").content.decode()
    assert "1 phiếu của câu lạc bộ bị giữ lại" in officer.client.get("/vp/").content.decode()
    assert f"{club.name}: 1 phiếu" in officer.client.get("/vp/giu-lai/").content.decode()
    assert not list(queries.club_todos(club, neighbour().act))


def test_a_file_of_a_held_form_is_always_a_download(club: Club) -> None:
    lan = lan_the_chair(club)
    held = make_held(club, lan.user)
    kept = HeldFile.objects.get(held=held)
    default_storage.save(kept.file.stored_as, ContentFile(b"<script>"))
    answer = lan.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}/tep/{kept.pk}/")
    assert answer.content == b"<script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert lan.client.get(f"/clb/{club.pk}/giu-lai/{held.pk}/tep/999/").status_code == 404


@pytest.mark.parametrize("address", ["/clb/{club}/giu-lai/", "/clb/{club}/giu-lai/{held}/", "/clb/{club}/"])
def test_a_page_asks_as_many_questions_of_three_held_forms_as_of_one(club: Club, address: str) -> None:
    lan = lan_the_chair(club)
    held = make_held(club, lan.user)
    url = address.format(club=club.pk, held=held.pk)
    lan.client.get(url)
    with CaptureQueriesContext(connection) as one:
        lan.client.get(url)
    make_held(club, lan.user)
    make_held(club, lan.user)
    with CaptureQueriesContext(connection) as three:
        lan.client.get(url)
    assert len(one) == len(three)


CHEATS: list[tuple[str, Callable[[Held], Any]]] = [
    ("change a receipt", lambda held: Receipt.objects.update(url="/clb/1/")),
    ("delete a receipt", lambda held: _run("DELETE FROM sync_receipt")),
    ("delete a held form", lambda held: _run("DELETE FROM sync_held")),
    ("empty them", lambda held: _run("TRUNCATE sync_held CASCADE")),
    ("change what was typed", lambda held: Held.objects.update(fields=[])),
    ("change the reason", lambda held: _run("UPDATE sync_held SET sentence = 'x'")),
    ("delete a file's line", lambda held: HeldFile.objects.all().delete()),
    ("settle without a name", lambda held: Held.objects.update(state="sent_on")),
    ("give up without a reason", lambda held: Held.objects.update(
        state="dropped", settled_by=held.receipt.account, settled_at=now())),
    ("take a state nobody knows", lambda held: Held.objects.update(state="gone")),
]  # fmt: skip


@pytest.mark.parametrize("cheat", [cheat for _, cheat in CHEATS], ids=[name for name, _ in CHEATS])
def test_the_database_refuses_to(cheat: Callable[[Held], Any], club: Club) -> None:
    held = make_held(club, lan_the_chair(club).user)
    with pytest.raises(DatabaseError), transaction.atomic():
        cheat(held)


def test_what_was_settled_is_not_opened_again(club: Club) -> None:
    lan = lan_the_chair(club)
    held = make_held(club, lan.user)
    services.drop(lan.act, held=held, reason="Thôi")
    with pytest.raises(DatabaseError), transaction.atomic():
        Held.objects.update(state="waiting", settled_by=None, settled_at=None, why="")


def test_a_key_is_posted_once_whoever_tries(club: Club) -> None:
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    row = {"key": uuid4(), "club": club, "url": "/clb/1/", "made_at": now(), "received_at": now(), "status": "posted"}
    Receipt.objects.create(account=lan.user, digest="a", **row)
    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.create(account=binh.user, digest="b", **row)


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_waits_is_said_with_a_link_before_books_are_closed(club: Club) -> None:
    today = now().astimezone(VIET_NAM).date()
    held = make_held(club, lan_the_chair(club).user)
    (told,) = [each for each in obstacles(club.pk, today) if each.kind is ObstacleKind.FORMS_HELD]
    assert told.about == "1 phiếu (Khách)"
    browser = binh_the_treasurer(club).client
    page = browser.get(f"/clb/{club.pk}/quy/khoa-so/{today}/").content.decode()
    assert "1 phiếu (Khách) gửi từ điện thoại bị giữ lại" in page
    assert f'href="/clb/{club.pk}/giu-lai/"' in page
    assert not list(queries.before_closing(club.pk, today - timedelta(days=1)))
    assert not list(queries.before_closing(make_club().pk, today))
    services.drop(lan_the_chair(club).act, held=held, reason="Ghi trùng")
    assert not list(queries.before_closing(club.pk, today))


def test_a_post_does_not_go_over_while_forms_of_phones_wait(club: Club) -> None:
    lan = lan_the_chair(club)
    held = make_held(club, lan.user)
    seat = BoardSeat.objects.get(club=club, post=Post.SECRETARY, valid_to=None)
    handover = begin_handover(
        lan.act, seat=seat, receiver=make_member(club), key=uuid4(), beginning=Beginning(lan.act.day)
    )
    for step in (HandoverStep.PHONE, HandoverStep.THINGS, HandoverStep.SIGNED):
        confirm_step(lan.act, handover=handover, step=step, key=uuid4(), words="Đủ")
    step = HandoverStep.COMMUNE
    confirm_step(commune_officer().act, handover=handover, step=step, key=uuid4(), words="Ông Tứ")
    here = f"/clb/{club.pk}/ban-giao/{handover.key}/"
    assert "Còn 1 phiếu (Khách) bị giữ lại" in lan.client.get(here).content.decode()
    assert "Xem phiếu bị giữ lại" in lan.client.get(f"{here}buoc/phone/").content.decode()
    with pytest.raises(HandoverNotReady):
        finish_handover(lan.act, handover=handover, key=uuid4(), reason="Nghỉ")
    services.drop(lan.act, held=held, reason="Ghi trùng")
    assert finish_handover(lan.act, handover=handover, key=uuid4(), reason="Nghỉ").state == HandoverState.DONE
