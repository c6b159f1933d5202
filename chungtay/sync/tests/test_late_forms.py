"""A form that comes late: posted once by the same door, or held with its reason; never lost, never twice."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.test import Client

from chungtay.audit.models import Note
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import now
from chungtay.meetings import services as meetings
from chungtay.meetings.models import Decision, Meeting
from chungtay.meetings.rules import Kind, meeting_key
from chungtay.meetings.tests.factories import board_act, make_meeting, picture
from chungtay.sync.models import Held, HeldFile, Receipt
from chungtay.sync.tests.factories import late
from tests.cast import Someone, binh_the_treasurer, commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club()
    make_board(club)
    make_members(club, 3)
    return club


@pytest.fixture
def lan(club: Club) -> Someone:
    return lan_the_chair(club)


def yesterday() -> date:
    return now().date() - timedelta(days=1)


def start_form(day: date) -> dict[str, str]:
    return {
        "kind": "monthly",
        "held_on_ngay": str(day.day),
        "held_on_thang": str(day.month),
        "held_on_nam": str(day.year),
    }


def of(meeting: Meeting, step: str) -> str:
    return f"/clb/{meeting.club_id}/hop/{meeting.key}/{step}/"


def guests(count: int = 2) -> dict[str, str]:
    return {"key": str(uuid4()), "guest_count": str(count), "guests": "Ông Tứ"}


def test_a_late_form_is_posted_by_its_own_door_and_gets_a_receipt(club: Club, lan: Someone) -> None:
    meeting, made_at = make_meeting(club, yesterday()), now() - timedelta(days=4)
    answer = late(lan, of(meeting, "khach"), guests(), made_at=made_at)
    assert (answer.status_code, answer.json()) == (200, {"posted": True})
    meeting.refresh_from_db()
    assert meeting.guest_count == 2
    receipt = Receipt.objects.get()
    assert (receipt.account, receipt.club, receipt.status, receipt.made_at) == (lan.user, club, "posted", made_at)
    assert receipt.title == "Điểm danh"


def test_the_same_form_sent_twice_is_posted_once_even_without_a_key_of_its_own(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    agreed = {"key": str(uuid4()), "words": "Thăm bà Lụa"}
    answers = [late(lan, of(meeting, "thong-nhat"), agreed).json() for _ in range(3)]
    assert answers == [{"posted": True}, *[{"posted": True, "again": True}] * 2]
    assert Decision.objects.count() == Receipt.objects.count() == 1


def test_a_form_whose_answer_was_lost_is_recognised_when_it_comes_late(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    agreed = {"key": str(uuid4()), "words": "Thăm bà Lụa"}
    lan.client.post(of(meeting, "thong-nhat"), agreed)
    assert late(lan, of(meeting, "thong-nhat"), agreed).status_code == 200
    assert Decision.objects.count() == 1


def test_a_refused_form_is_held_with_everything_that_was_typed_and_the_reason(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday(), is_closed=True)
    answer = late(lan, of(meeting, "khach"), guests() | {"_said": '[["Mấy khách", "2"], 7, ["x"]]'})
    assert answer.status_code == 202
    held = Held.objects.get()
    assert answer.json()["held"] == held.pk
    assert "đã đọc lại và kết thúc" in answer.json()["reason"]
    assert (held.state, held.status, held.watcher) == ("waiting", 422, "run_club")
    assert ["guests", "Ông Tứ"] in held.fields
    assert held.said == [["Mấy khách", "2"]]
    assert Note.objects.filter(action="sync.hold", row_id=held.pk, path=club.path).count() == 1
    assert late(lan, of(meeting, "khach"), guests() | {"key": str(held.receipt.key)}).status_code == 202


def test_the_same_refused_form_twice_is_held_once(club: Club, lan: Someone) -> None:
    meeting, form = make_meeting(club, yesterday(), is_closed=True), guests()
    first, second = (late(lan, of(meeting, "khach"), form).json() for _ in range(2))
    assert first["held"] == second["held"]
    assert Held.objects.count() == Receipt.objects.count() == 1


def test_a_refusal_by_the_service_is_told_in_its_own_words(club: Club, lan: Someone) -> None:
    answer = late(lan, f"/clb/{club.pk}/hop/bat-dau/", start_form(now().date() + timedelta(days=9)))
    assert answer.status_code == 202
    assert "chưa tới nên chưa ghi buổi họp được" in answer.json()["reason"]


def test_a_door_that_redirects_with_a_message_of_error_has_refused(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    key = uuid4()
    meetings.add_topic(board_act(club, now()), meeting=meeting, key=key, area="health", title="Phòng ngã")
    meetings.take_attendance(board_act(club, now()), meeting=meeting, key=uuid4(), marks={})
    meetings.close_meeting(board_act(club, now()), meeting=meeting, key=uuid4(), number=1)
    answer = late(lan, f"{of(meeting, 'truyen-thong')}{key}/bo/", {"key": str(uuid4())})
    assert answer.status_code == 202
    assert Held.objects.get().sentence
    assert "messages" not in lan.client.cookies  # nobody's next page shows it


def test_a_key_that_was_posted_with_other_content_is_held_as_a_conflict(club: Club, lan: Someone) -> None:
    meeting, form = make_meeting(club, yesterday()), guests(2)
    late(lan, of(meeting, "khach"), form)
    answer = late(lan, of(meeting, "khach"), form | {"guest_count": "5"})
    assert answer.status_code == 202
    assert Held.objects.get().code == "same_key_other_content"
    meeting.refresh_from_db()
    assert meeting.guest_count == 2
    assert late(lan, of(meeting, "khach"), form | {"guest_count": "5"}).json()["held"] == Held.objects.get().pk


def test_a_form_that_names_a_meeting_nobody_sent_yet_waits_on_the_phone_while_it_may(club: Club, lan: Someone) -> None:
    day = yesterday()
    url = f"/clb/{club.pk}/hop/{meeting_key(club.key, day, Kind.MONTHLY)}/khach/"
    form = guests()
    assert late(lan, url, form, **{"X-Outbox-Wait": "1"}).status_code == 425
    assert not Receipt.objects.exists()
    late(lan, f"/clb/{club.pk}/hop/bat-dau/", start_form(day))
    assert late(lan, url, form, **{"X-Outbox-Wait": "1"}).status_code == 200
    assert late(lan, url.replace(str(Meeting.objects.get().key), str(uuid4())), guests()).status_code == 202


def test_a_form_stays_on_the_phone_until_its_owner_is_signed_in(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    stranger = Someone(lan.user, lan.act, Client())
    assert late(stranger, of(meeting, "khach"), guests()).status_code == 401
    binh = binh_the_treasurer(club)
    on_his_session = Someone(lan.user, lan.act, binh.client)
    answer = late(on_his_session, of(meeting, "khach"), guests())
    assert (answer.status_code, answer.json()["code"]) == (401, "other_account")
    assert not Receipt.objects.exists()


def test_a_stale_token_leaves_the_form_on_the_phone(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lan.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = late(Someone(lan.user, lan.act, strict), of(meeting, "khach"), guests())
    assert (answer.status_code, answer.json()["code"]) == (401, "stale_token")
    token = strict.get("/gui/the/").json()
    assert token["account"] == str(lan.user.pk)
    fresh = {"X-CSRFToken": token["token"]}
    assert late(Someone(lan.user, lan.act, strict), of(meeting, "khach"), guests(), **fresh).status_code == 200


def test_a_form_for_a_foreign_club_is_held_for_its_sender_alone_and_tells_nothing(club: Club) -> None:
    cuc, meeting = neighbour(), make_meeting(club, yesterday())
    foreign = late(cuc, of(meeting, "khach"), guests())
    nowhere = late(cuc, of(meeting, "khach").replace(f"/clb/{club.pk}/", "/clb/999999/"), guests())
    assert foreign.status_code == nowhere.status_code == 202
    assert foreign.json()["reason"] == nowhere.json()["reason"]
    assert foreign.json()["url"] == nowhere.json()["url"] == ""
    assert not Held.objects.filter(receipt__club__isnull=False).exists()
    lan = lan_the_chair(club)
    assert lan.client.get(f"/clb/{club.pk}/giu-lai/{foreign.json()['held']}/").status_code == 404


@pytest.mark.parametrize("path", ["/vao/", "/tai-khoan/mat-khau/", "/vp/phieu/", "/hien-thi/"])
def test_doors_and_offices_take_no_late_forms(lan: Someone, path: str) -> None:
    answer = late(lan, path, {"a": "b"})
    assert answer.status_code == 202
    assert Held.objects.get().code == "needs_network"


def test_appointing_and_importing_are_done_with_a_network(club: Club, lan: Someone) -> None:
    for page in ("ban-chu-nhiem/them/", "nhap-so/"):
        answer = late(lan, f"/clb/{club.pk}/{page}", {"key": str(uuid4())})
        assert answer.status_code == 202
        assert "phải làm khi có mạng" in answer.json()["reason"]
        assert "data-online-only" in lan.client.get(f"/clb/{club.pk}/{page}").content.decode()
    assert "data-online-only" not in lan.client.get(f"/clb/{club.pk}/hop/bat-dau/").content.decode()


def test_what_cannot_be_read_is_held_as_it_came(club: Club, lan: Someone, settings: Any) -> None:
    url = f"/clb/{club.pk}/hop/bat-dau/"
    told = {"X-Outbox": "1", "X-Outbox-Account": str(lan.user.pk), "X-Outbox-Key": str(uuid4())}
    broken = lan.client.post(
        url, b"--x\r\nContent-Disposition: nonsense", content_type="multipart/form-data", headers=told
    )
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 20
    many = lan.client.post(
        url,
        "&".join(f"a{number}=1" for number in range(50)),
        content_type="application/x-www-form-urlencoded",
        headers=told | {"X-Outbox-Key": "không phải khóa".encode().decode("latin-1")},
    )
    assert (broken.status_code, many.status_code) == (202, 202)
    assert {held.code for held in Held.objects.all()} == {"unreadable_form"}
    assert [kept.file.byte_count for kept in HeldFile.objects.order_by("pk")] == [34, 289]


def test_a_form_larger_than_a_phone_makes_stays_where_it_is(club: Club, lan: Someone, monkeypatch: Any) -> None:
    monkeypatch.setattr("chungtay.sync.middleware.BYTES_AT_MOST", 100)
    answer = late(lan, f"/clb/{club.pk}/hop/bat-dau/", {"place": "x" * 200})
    assert answer.status_code == 413
    assert not Receipt.objects.exists()


def test_a_broken_phone_does_not_fill_the_database(club: Club, lan: Someone, monkeypatch: Any) -> None:
    monkeypatch.setattr("chungtay.sync.middleware.HELD_AT_MOST", 2)
    url = f"/clb/{club.pk}/hop/bat-dau/"
    statuses = [late(lan, url, {"kind": "nonsense", "place": str(number)}).status_code for number in range(4)]
    assert statuses == [202, 202, 429, 429]
    assert Held.objects.count() == 2


def test_photographs_come_late_too_and_are_held_with_the_form(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    for _ in range(2):
        late(lan, of(meeting, "anh"), {"key": "5b2f8f4e-3a55-4d0b-9a4e-7d1b0f6a2c11", "upload": picture()})
    assert meeting.photos.count() == 1
    late(lan, of(meeting, "anh").replace(str(meeting.key), str(uuid4())), {"key": str(uuid4()), "upload": picture()})
    kept = HeldFile.objects.get()
    assert (kept.field, kept.file.media_type) == ("upload", "image/jpeg")


def test_a_form_brought_in_by_another_says_whose_it_was(club: Club, lan: Someone) -> None:
    meeting, officer, form = make_meeting(club, yesterday()), commune_officer(), guests()
    told = {"X-Outbox-Owner": str(lan.user.pk), "X-Outbox-Name": quote(lan.user.name)}
    assert late(officer, of(meeting, "khach"), form, **told).status_code == 200
    receipt = Receipt.objects.get()
    assert (receipt.account, receipt.made_by, receipt.made_by_name) == (officer.user, lan.user, lan.user.name)
    assert late(lan, of(meeting, "khach"), form).json() == {"posted": True, "again": True}  # the old phone woke up


def test_a_file_that_names_a_stranger_as_its_maker_gives_him_nothing(club: Club, lan: Someone) -> None:
    meeting, cuc = make_meeting(club, yesterday()), neighbour()
    late(lan, of(meeting, "khach"), guests(), **{"X-Outbox-Owner": str(cuc.user.pk), "X-Outbox-Name": "X"})
    assert Receipt.objects.get().made_by is None
    late(lan, of(meeting, "khach"), guests(), **{"X-Outbox-Owner": "9" * 40})
    assert Receipt.objects.filter(made_by=None).count() == 2


def test_what_is_held_for_who_brought_it_is_posted_when_its_maker_sends_it(club: Club, lan: Someone) -> None:
    meeting, cuc, form = make_meeting(club, yesterday()), neighbour(), guests()
    assert late(cuc, of(meeting, "khach"), form).status_code == 202
    assert late(lan, of(meeting, "khach"), form).status_code == 200
    assert Held.objects.get().state == "sent_on"
    assert late(cuc, of(meeting, "khach"), form).json() == {"posted": True, "again": True}


def test_a_form_the_browser_sends_itself_tells_the_phone_what_became_of_it(club: Club, lan: Someone) -> None:
    meeting, key = make_meeting(club, yesterday()), str(uuid4())
    answer = lan.client.post(of(meeting, "khach"), guests() | {"_outbox": key})
    assert answer.cookies["ct_posted"].value == f"{key}:302"
    refused = lan.client.post(of(meeting, "khach"), {"_outbox": key})
    assert refused.cookies["ct_posted"].value == f"{key}:422"
    to_sign_in = Client().post(of(meeting, "khach"), guests() | {"_outbox": key})
    assert "ct_posted" not in to_sign_in.cookies  # nobody looked at it: it stays on the phone
    assert "ct_posted" not in lan.client.post(of(meeting, "khach"), guests() | {"_outbox": "<b>"}).cookies
    assert not Receipt.objects.exists()


def test_every_answer_says_whose_it_is_and_a_copy_to_keep_leaves_messages_alone(club: Club, lan: Someone) -> None:
    meeting = make_meeting(club, yesterday())
    lan.client.post(of(meeting, "khach"), guests())
    kept = lan.client.get(of(meeting, "khach"), headers={"X-Offline": "1"})
    assert kept["X-Account"] == str(lan.user.pk)
    assert "Đã ghi vào sổ." not in kept.content.decode()
    assert "Đã ghi vào sổ." in lan.client.get(of(meeting, "khach")).content.decode()
    assert Client().get("/vao/")["X-Account"] == ""
