"""Pages of meetings: a whole meeting on a phone, refusals, fixed queries, and the neighbour who sees nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import now
from chungtay.meetings import services
from chungtay.meetings.models import Attendance, Meeting, MonthWithout
from chungtay.meetings.queries import steps
from chungtay.meetings.rules import Agreed, Kind, Mark, meeting_key
from chungtay.meetings.tests.factories import make_absence, make_meeting, picture
from tests.cast import commune_officer, lan_the_chair, ministry_reader, neighbour, neighbour_officer

pytestmark = pytest.mark.django_db


def yesterday() -> date:
    return now().date() - timedelta(days=1)


def parts(day: date) -> dict[str, str]:
    return {"held_on_ngay": str(day.day), "held_on_thang": str(day.month), "held_on_nam": str(day.year)}


def test_a_whole_meeting_goes_from_start_to_minutes_on_a_phone():
    club = make_club(meeting_place="Nhà văn hóa thôn")
    make_board(club)
    hoa, *_ = make_members(club, 3)
    browser = lan_the_chair(club).client
    day = yesterday()

    started = browser.post(f"/clb/{club.pk}/hop/bat-dau/", {"kind": "monthly", "place": "Đình làng", **parts(day)})
    meeting = Meeting.objects.get()
    here = f"/clb/{club.pk}/hop/{meeting_key(club.key, day, Kind.MONTHLY)}/"
    assert started["Location"] == here

    sheet = browser.get(f"{here}diem-danh/")
    assert sheet.content.decode().count('value="present" checked') == 8
    browser.post(f"{here}diem-danh/", {"key": str(uuid4()), f"m{hoa.pk}": "excused"})
    browser.post(f"{here}khach/", {"key": str(uuid4()), "guest_count": "2", "guests": "Ông Tứ"})
    talk = {"key": str(uuid4()), "title": "Phòng ngã", "area": "health", "presenter": "Bà Thảo"}
    browser.post(f"{here}truyen-thong/", talk)
    browser.post(f"{here}thong-nhat/", {"key": str(uuid4()), "words": "Thăm bà Lụa", "in_favour": "7", "against": "0"})
    browser.post(f"{here}ke-hoach/", {"key": str(uuid4()), "next_plan": "Trồng rau sạch"})
    browser.post(f"{here}anh/", {"key": str(uuid4()), "upload": picture()})
    listed = browser.get(here).content.decode()
    read = browser.get(f"{here}ket-thuc/").content.decode()
    closed = browser.post(f"{here}ket-thuc/", {"key": str(uuid4()), "number": "37"}, follow=True)

    assert listed.count("đã xong") == 6
    assert "7 trên 8 người có mặt, 1 người vắng có phép." in read
    assert "1 bài truyền thông: Phòng ngã." in read
    assert "1 việc đã thống nhất: Thăm bà Lụa." in read
    assert "lần thứ 37" in closed.content.decode()
    assert browser.get(f"{here}bien-ban.pdf").content.startswith(b"%PDF")
    photo = meeting.photos.get()
    assert browser.get(f"{here}anh/{photo.pk}.jpg")["Content-Type"] == "image/jpeg"


def test_a_form_sent_twice_stands_once_and_a_changed_one_can_be_sent_again():
    club = make_club()
    hoa, on = make_members(club, 2)
    browser = lan_the_chair(club).client
    meeting = make_meeting(club, yesterday())
    address = f"/clb/{club.pk}/hop/{meeting.key}/diem-danh/"
    form = {"key": str(uuid4()), f"m{hoa.pk}": "absent", f"m{on.pk}": "present"}

    first, again = browser.post(address, form), browser.post(address, form)
    changed = browser.post(address, {**form, f"m{on.pk}": "relative"})

    assert (first.status_code, again.status_code, changed.status_code) == (302, 302, 409)
    assert form["key"] not in changed.content.decode()  # the page came back with a new key
    assert sorted(Attendance.objects.values_list("mark", flat=True)) == ["absent", "present"]


def test_a_refused_sheet_keeps_what_was_ticked():
    club = make_club()
    (hoa,) = make_members(club, 1)
    (stranger,) = make_members(make_club(), 1)
    meeting = make_meeting(club, yesterday())

    answer = lan_the_chair(club).client.post(
        f"/clb/{club.pk}/hop/{meeting.key}/diem-danh/",
        {"key": str(uuid4()), f"m{hoa.pk}": "excused", f"m{stranger.pk}": "present"},
    )

    assert answer.status_code == 422
    assert 'value="excused" checked' in answer.content.decode()
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"kind": "monthly", "held_on": "31/12/2098"}, "chưa tới"),
        ({"kind": "monthly", "held_on": "01/02/2003"}, "không hoạt động"),
        ({"kind": "party", "held_on": "01/02/2025"}, "Loại họp"),
        ({"kind": "monthly", "held_on": "31/02/2025"}, "không có thật"),
        ({"kind": "monthly", "held_on": "01/02/2025", "place": "x" * 5000}, "200"),
        ({"kind": "monthly", "held_on": "01/02/2025", "starts_at": "sáng"}, "8:00"),
    ],
)
def test_a_start_that_cannot_be_is_refused_with_a_sentence(form, sentence):
    club = make_club()
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/hop/bat-dau/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("truyen-thong/", {"title": "x" * 5000, "area": "health"}),
        ("truyen-thong/", {"title": "", "area": "health"}),
        ("truyen-thong/", {"title": "Nói chuyện", "area": "dancing"}),
        ("thong-nhat/", {"words": "x" * 5000}),
        ("ke-hoach/", {"next_plan": "x" * 5000}),
        ("khach/", {"guest_count": "-1"}),
        ("khach/", {"guest_count": "99999"}),
        ("anh/", {}),
        ("ket-thuc/", {}),
        ("diem-danh/", {"m1": "asleep"}),
    ],
)
def test_what_no_form_can_say_is_refused_and_nothing_is_written(page, form):
    club = make_club()
    make_members(club, 1)
    meeting = make_meeting(club, yesterday())
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/hop/{meeting.key}/{page}", {"key": str(uuid4()), **form})
    assert answer.status_code == 422
    assert (meeting.topics.count(), meeting.decisions.count(), meeting.attendances.count()) == (0, 0, 0)


def test_a_file_that_is_no_photograph_is_refused_with_a_sentence():
    club = make_club()
    meeting = make_meeting(club, yesterday())
    hostile = picture()
    hostile.seek(0)
    hostile.write(b"<script>alert(1)</script>")
    hostile.seek(0)
    answer = lan_the_chair(club).client.post(
        f"/clb/{club.pk}/hop/{meeting.key}/anh/", {"key": str(uuid4()), "upload": hostile}
    )
    assert answer.status_code == 422
    assert "không phải ảnh" in answer.content.decode()


def test_after_closing_each_page_asks_why():
    club = make_club()
    hoa, _ = make_members(club, 2)
    meeting = make_meeting(club, yesterday(), is_closed=True)
    browser = lan_the_chair(club).client
    here = f"/clb/{club.pk}/hop/{meeting.key}/"

    unreasoned = browser.post(f"{here}diem-danh/{hoa.pk}/", {"key": str(uuid4()), "mark": "absent"})
    form = {"key": str(uuid4()), "mark": "absent", "reason": "Ghi nhầm"}
    reasoned = browser.post(f"{here}diem-danh/{hoa.pk}/", form)

    assert (unreasoned.status_code, reasoned.status_code) == (422, 302)
    assert meeting.attendances.get(membership=hoa).mark == "absent"


def test_a_month_without_is_written_down_with_its_reason():
    club = make_club()
    day = now().date()
    form = {"key": str(uuid4()), "month": f"{day:%Y-%m}", "reason": "flood", "words": "Cầu ngập"}
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/hop/thang-khong-hop/", form, follow=True)
    assert MonthWithout.objects.get().words == "Cầu ngập"
    assert "Mưa bão, lũ lụt" in answer.content.decode()


READ = ("", "nam/{year}/", "nam/{year}/?tai=xlsx", "{key}/", "{key}/bien-ban.pdf")
WRITTEN = (
    "bat-dau/",
    "thang-khong-hop/",
    "to-diem-danh.pdf",
    *(
        f"{{key}}/{page}/"
        for page in [
            "diem-danh",
            "khach",
            "truyen-thong",
            "thong-nhat",
            "ke-hoach",
            "anh",
            "ket-thuc",
            "dinh-chinh",
            "bo",
        ]
    ),
    "{key}/diem-danh/{member}/",
)


@pytest.fixture
def held():
    club = make_club()
    members = make_members(club, 2)
    return club, members, make_meeting(club, yesterday(), marks={members[0]: Mark.ABSENT})


def address(face, page, held):
    club, members, meeting = held
    return f"/{face}/{club.pk}/hop/" + page.format(key=meeting.key, year=yesterday().year, member=members[0].pk)


@pytest.mark.parametrize("page", READ + WRITTEN)
def test_the_board_opens_every_page_and_the_neighbour_none(page, held):
    assert lan_the_chair(held[0]).client.get(address("clb", page, held)).status_code == 200
    assert neighbour().client.get(address("clb", page, held)).status_code == 404
    assert ministry_reader().client.get(address("clb", page, held)).status_code == 404


@pytest.mark.parametrize("page", READ)
def test_the_officer_reads_every_page_and_the_next_communes_none(page, held):
    assert commune_officer().client.get(address("vp/clb", page, held)).status_code == 200
    assert neighbour_officer().client.get(address("vp/clb", page, held)).status_code == 404


def test_the_office_reads_and_has_nothing_to_press(held):
    text = commune_officer().client.get(address("vp/clb", "{key}/", held)).content.decode()
    assert "Đính chính" not in text
    assert "hop/bat-dau" not in text


def test_a_photograph_is_served_in_reach_only(held):
    club, _, meeting = held
    lan = lan_the_chair(club)
    photo_id = services.attach_photo(lan.act, meeting=meeting, key=uuid4(), upload=picture())
    page = f"{{key}}/anh/{photo_id}.jpg"

    assert lan.client.get(address("clb", page, held)).status_code == 200
    assert commune_officer().client.get(address("vp/clb", page, held)).status_code == 200
    assert neighbour().client.get(address("clb", page, held)).status_code == 404
    assert neighbour_officer().client.get(address("vp/clb", page, held)).status_code == 404


@pytest.mark.parametrize(
    "page", ["", "nam/{year}/", "{key}/", "{key}/diem-danh/", "{key}/ket-thuc/", "{key}/truyen-thong/"]
)
def test_queries_do_not_grow_with_the_rows(page):
    club = make_club()
    browser = lan_the_chair(club).client
    counts = []
    for round_number in (1, 2):
        members = make_members(club, 1 if round_number == 1 else 2)
        make_absence(members[0], date(2025, 1, 1))
        for days_ago in (1,) if round_number == 1 else (40, 80):
            meeting = make_meeting(club, yesterday() - timedelta(days=days_ago), marks={members[0]: Mark.ABSENT})
            act = lan_the_chair(club).act
            for n in range(round_number):
                agreed = Agreed(f"Việc {n}")
                services.add_decision(act, meeting=meeting, key=uuid4(), agreed=agreed)
                services.add_topic(act, meeting=meeting, key=uuid4(), area="health", title=f"Bài {n}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert browser.get(address("clb", page, (club, members, meeting))).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 16


def test_the_list_is_narrowed_by_year_and_kind():
    club = make_club()
    make_members(club, 1)
    make_meeting(club, date(2025, 3, 20), is_closed=True)
    make_meeting(club, date(2026, 3, 20), is_closed=True)
    make_meeting(club, date(2026, 3, 18), Kind.EXTRAORDINARY, is_closed=True)
    browser = lan_the_chair(club).client

    text = browser.get(f"/clb/{club.pk}/hop/?nam=2026&loai=monthly").content.decode()

    assert "20/03/2026" in text
    assert "18/03/2026" not in text
    assert "20/03/2025" not in text
    assert "Không có buổi họp nào như vậy" in browser.get(f"/clb/{club.pk}/hop/?loai=board").content.decode()


def test_a_room_above_gives_the_meeting_a_step_in_its_place(held, monkeypatch):
    monkeypatch.setattr(steps, "_STEPS", list(steps._STEPS))
    told = steps.Told("18/22 người")
    fees = steps.Step(20, "Thu phí", "meetings:guests", lambda whole: told, frozenset({Kind.MONTHLY}))
    steps.add_steps(fees)
    steps.add_steps(fees)
    text = lan_the_chair(held[0]).client.get(address("clb", "{key}/", held)).content.decode()
    assert text.index("Khách") < text.index("Thu phí") < text.index("Truyền thông")
    assert text.count("18/22 người") == 1
    assert fees not in steps.steps_for(Kind.BOARD)
