"""Pages of activities: from writing to taking back on a phone, refusals, fixed queries, and who sees nothing."""

import io
from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from chungtay.activities import services
from chungtay.activities.models import Activity, ActivityPhoto, AreaLabel, PlanLine
from chungtay.activities.queries import calendar_of, club_todos, offline_pages
from chungtay.activities.rules import Kind
from chungtay.activities.tests.factories import act_in, done, make_activity, make_plan_line
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.queries import behind
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import EVERYWHERE, VIET_NAM, now
from chungtay.kernel.months import Month, Year
from chungtay.meetings.queries.steps import told_by_rooms
from chungtay.meetings.tests.factories import make_meeting, picture
from tests.cast import centre_officer, commune_helper, commune_officer, lan_the_chair, ministry_reader, neighbour

pytestmark = pytest.mark.django_db


def today() -> date:
    return now().astimezone(VIET_NAM).date()


def day_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


def keyed(**said: object) -> dict[str, object]:
    return {"key": str(uuid4()), **said}


def telling(**more: object) -> dict[str, object]:
    said = {"what": "selfhelp:clean_up", "title": "Dọn đường làng", "part_count": "12"}
    return keyed(**said | more) | day_parts("happened_on", today())


def test_an_activity_goes_from_writing_to_taking_back_on_a_phone() -> None:
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/hoat-dong/"
    form = telling(leaders=[lua.pk], value_vnd="200 nghìn", hour_count="36")
    written = browser.post(f"{here}ghi/", form, follow=True)
    assert "Đã ghi vào sổ: Dọn đường làng." in written.content.decode()
    one = f"{here}{Activity.objects.get().key}/"
    shown = browser.get(one).content.decode()
    assert "Nguyễn Thị Lụa" in shown
    assert "200.000 đ" in shown
    browser.post(f"{one}anh/", keyed(upload=picture()))
    photo = ActivityPhoto.objects.get()
    assert browser.get(f"{one}anh/{photo.pk}.jpg")["Content-Type"] == "image/jpeg"
    assert "1 ảnh" in browser.get(f"{here}da-ghi/").content.decode()
    assert browser.post(f"{one}anh/{photo.pk}/bo/", {}).status_code == 422
    browser.post(f"{one}anh/{photo.pk}/bo/", keyed())
    assert "Nguyễn Thị Lụa" in browser.get(f"{one}sua/").content.decode()
    better = browser.post(f"{one}sua/", telling(title="Dọn đường xóm Đông", reason="Ghi thiếu"), follow=True)
    assert "Đã ghi lại." in better.content.decode()
    assert "không tính nữa" in browser.get(one).content.decode()
    new = f"{here}{Activity.objects.get(withdrawn_at=None).key}/"
    gone = browser.post(f"{new}bo/", keyed(reason="Ghi nhầm"), follow=True)
    assert "Đã bỏ." in gone.content.decode()
    assert "Chưa ghi việc nào" in browser.get(f"{here}da-ghi/").content.decode()


def test_the_same_form_sent_twice_stands_once_and_a_changed_one_can_be_sent_again() -> None:
    club = make_club()
    browser, form, address = lan_the_chair(club).client, telling(), f"/clb/{club.pk}/hoat-dong/ghi/"
    answers = [browser.post(address, said) for said in (form, form, form | {"title": "Khác"})]
    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert str(form["key"]) not in answers[2].content.decode()
    assert Activity.objects.get().title == "Dọn đường làng"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"what": ""}, "Việc gì"),
        ({"what": "health:exchange"}, "Việc gì"),
        ({"title": " "}, "Ghi vắn tắt"),
        ({"title": "x" * 301}, "300"),
        ({"part_count": "-1"}, "Bao nhiêu người"),
        ({"part_count": ""}, "Bác đánh dấu ai đã làm, hoặc ghi có bao nhiêu người."),
        ({"what": "selfhelp:sudden_help"}, "Bác đánh dấu ai được giúp, hoặc ghi giúp được bao nhiêu người."),
        ({"happened_on_nam": "2098"}, "Việc sắp làm thì ghi vào kế hoạch năm."),
        ({"leaders": ["999999"]}, "Ai đứng ra"),
        ({"value_vnd": "abc"}, "Giá trị"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_typed_is_lost(change: dict, sentence: str) -> None:
    club = make_club()
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/hoat-dong/ghi/", telling(note="Bà con góp công") | change)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Bà con góp công" in answer.content.decode()
    assert not Activity.objects.exists()


def test_what_was_done_is_told_at_the_meeting_and_read_out_at_its_end() -> None:
    club = make_club()
    meeting = make_meeting(club, today())
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/hop/{meeting.key}/hoat-dong/"
    shown = browser.get(here).content.decode()
    assert "Chưa ghi việc nào ở buổi họp này" in shown
    assert "Nói chuyện về sức khỏe" not in shown  # a talk at a meeting is its topic
    form = keyed(what="selfhelp:sudden_help", title="Dựng lại bếp cho ông Tư", part_count="8", helped_count="1")
    assert browser.post(here, form).status_code == 302
    activity = Activity.objects.get()
    assert (activity.meeting, activity.happened_on) == (meeting, meeting.held_on)
    assert "Việc đã làm: Dựng lại bếp cho ông Tư. Đã giúp 1 người." in told_by_rooms(meeting)
    assert "1 việc" in browser.get(f"/clb/{club.pk}/hop/{meeting.key}/").content.decode()


def test_the_plan_of_a_year_is_written_ticked_by_hand_or_by_what_was_done_and_dropped() -> None:
    club = make_club()
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/hoat-dong/ke-hoach/"
    month = str(Month.of(today()))
    for words in ("Khám sức khỏe", "Giao lưu", "Tham quan"):
        browser.post(f"{here}them/", keyed(month=month, area="health", words=words, who="Bà Lan"))
    one, two, three = PlanLine.objects.order_by("pk")
    browser.post(f"{here}{one.key}/xong/", keyed())
    browser.post(f"/clb/{club.pk}/hoat-dong/ghi/", telling(plan=str(two.key)))
    assert browser.post(f"{here}{three.key}/thoi/", keyed(reason="")).status_code == 422
    browser.post(f"{here}{three.key}/thoi/", keyed(reason="Mưa lũ"))
    shown = browser.get(here).content.decode()
    assert "Đã làm 2 trong 2 việc." in shown
    assert "Mưa lũ" in shown
    assert browser.post(f"{here}{three.key}/xong/", keyed()).status_code == 409
    assert browser.post(f"{here}them/", keyed(month="2031-01", area="health", words="x")).status_code == 422


def test_a_line_whose_month_is_over_waits_on_the_home_of_the_club() -> None:
    club = make_club()
    make_plan_line(club, "Giao lưu với thôn bên", Month(2026, 9))
    assert [todo.text for todo in club_todos(club, act_in(club))] == [
        "Kế hoạch: Giao lưu với thôn bên (tháng 9) chưa đánh dấu"
    ]
    assert list(club_todos(club, commune_helper().act)) == []


def test_the_calendar_shows_lunar_days_birthdays_meetings_and_who_is_celebrated() -> None:
    club = make_club()
    make_member(club, full_name="Phạm Thị Mận", birth_date=date(1946, 11, 3), birth_year=1946)
    make_member(club, full_name="Lê Văn Tư", birth_date=date(1952, 2, 29), birth_year=1952)
    make_member(club, full_name="Trần Thị Cúc", birth_year=1926)
    make_meeting(club, date(2026, 11, 20))
    make_plan_line(club, "Mừng thọ", Month(2026, 11))
    months = calendar_of(club, Year(2026).months, date(2026, 11, 25))
    november = months[10]
    assert [(each.name, each.age) for each in november.celebrated] == [("Trần Thị Cúc", 100), ("Phạm Thị Mận", 80)]
    assert [birthday.age for birthday in november.days[2].birthdays] == [80]
    assert [birthday.name for birthday in months[1].days[27].birthdays] == ["Lê Văn Tư"]
    assert (november.days[19].is_meeting, november.days[19].lunar.short) == (True, "12/10 âm lịch")
    assert november.planned == ("Mừng thọ",)
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/hoat-dong/"
    shown = browser.get(f"{here}lich/?thang=2026-11").content.decode()
    assert "Sinh nhật Phạm Thị Mận (80)" in shown
    assert browser.get(f"{here}lich/?thang=khong").status_code == 200
    for query in ("thang=2026-11", "nam=2026"):
        paper = browser.get(f"{here}lich-treo-tuong.pdf?{query}")
        assert paper.content.startswith(b"%PDF")


def test_a_list_is_found_by_words_and_names_narrowed_sorted_and_taken_along_as_a_workbook() -> None:
    club = make_club()
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    make_activity(club, Kind.VISIT, ActivityArea.SPIRIT, title="Thăm cụ ốm", took_part=(lua.pk,))
    make_activity(club, title="Đắp bờ mương", happened_on=date(2025, 3, 3))
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/hoat-dong/da-ghi"
    found = {
        query: ["Thăm cụ ốm" in page, "Đắp bờ mương" in page]
        for query in ("q=lua", "q=bo+muong", "mang=spirit", "nam=2025", "q=khong+co", "sort=-nguoi", "nam=1")
        for page in [browser.get(f"{here}/?{query}").content.decode()]
    }
    assert found == {
        "q=lua": [True, False], "q=bo+muong": [False, True], "mang=spirit": [True, False], "nam=2025": [False, True],
        "q=khong+co": [False, False], "sort=-nguoi": [True, True], "nam=1": [True, True],
    }  # fmt: skip
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(browser.get(f"{here}.xlsx?mang=spirit").content))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows[3:]] == ["Thăm cụ ốm"]
    assert "Nguyễn Thị Lụa" in rows[3]


def _count(browser: object, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(queries)


def test_no_page_asks_more_the_more_there_is() -> None:
    club = make_club()
    browser = lan_the_chair(club).client
    office = commune_officer().client
    make_activity(club)
    make_plan_line(club)
    refresh_all(now())
    here = f"/clb/{club.pk}/hoat-dong/"
    pages = [f"{here}{page}" for page in ("", "da-ghi/", "tam-mang/", "ke-hoach/", "lich/", "ghi/", "da-ghi.xlsx")]
    before = [_count(browser, page) for page in pages] + [_count(office, "/vp/tam-mang/")]
    for _ in range(3):
        member = make_member(club)
        make_activity(club, took_part=(member.pk,))
        make_plan_line(club)
    other = make_club("CLB cùng xã")
    make_activity(other)
    refresh_all(now())
    assert [_count(browser, page) for page in pages] + [_count(office, "/vp/tam-mang/")] == before


def test_an_office_reads_which_clubs_have_met_which_areas() -> None:
    call_command("programme", "load", verbosity=0)
    club = make_club("CLB thôn Phú Nghĩa")
    make_member(club)
    new = done(happened_on=today())
    activity = services.record(lan_the_chair(club).act, club=club, key=uuid4(), new=new)
    refresh_all(now())
    browser = commune_officer().client
    shown = browser.get("/vp/tam-mang/").content.decode()
    assert "CLB thôn Phú Nghĩa" in shown
    assert "0/8" in shown
    assert "CLB thôn Phú Nghĩa" in browser.get("/vp/tam-mang/?q=phu+nghia&thieu=rights&sort=-viec").content.decode()
    assert "CLB thôn Phú Nghĩa" not in browser.get("/vp/tam-mang/?thieu=du").content.decode()
    reasons = browser.get(f"/vp/clb/{club.pk}/hoat-dong/tam-mang/").content.decode()
    assert "Còn thiếu 2 buổi đối thoại với chính quyền" in reasons
    for page in ("", "da-ghi/", "da-ghi.xlsx", f"{activity.key}/"):
        assert browser.get(f"/vp/clb/{club.pk}/hoat-dong/{page}").status_code == 200
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(browser.get("/vp/tam-mang.xlsx").content)).get_sheet_by_index(0)
    assert sheet.to_python()[3][0] == "CLB thôn Phú Nghĩa"


def test_whom_a_club_helped_is_for_its_board_alone_by_page_search_workbook_picture_and_form() -> None:
    club = make_club()
    lua, hoa = make_member(club, full_name="Nguyễn Thị Lụa"), make_member(club, full_name="Trần Thị Hoa")
    kind, area = Kind.SUDDEN_HELP, ActivityArea.SELFHELP
    said = {"title": "Giúp bà Lụa tốc mái", "note": "bà Lụa ở một mình", "place": "nhà bà Lụa", "helped": (lua.pk,)}
    helped = make_activity(club, kind, area, leaders=(hoa.pk,), helped_count=3, **said)
    board, own = lan_the_chair(club).client, f"/clb/{club.pk}/hoat-dong/"
    board.post(f"{own}{helped.key}/anh/", keyed(upload=picture()))
    photo = ActivityPhoto.objects.get()
    mended = make_activity(club, Kind.LABOUR_DAY, area, title="Đổi công", helped=(lua.pk,), helped_count=3)
    assert "Giúp bà Lụa tốc mái" in board.get(f"{own}da-ghi/?q=lua").content.decode()
    office, here = commune_officer().client, f"/vp/clb/{club.pk}/hoat-dong/"
    for base in (here, own):
        one = office.get(f"{base}{helped.key}/").content.decode()
        assert "Giúp người gặp khó khăn đột xuất" in one
        assert "chỉ Ban Chủ nhiệm" in one
        book = CalamineWorkbook.from_filelike(io.BytesIO(office.get(f"{base}da-ghi.xlsx").content))
        for seen in (one, *(office.get(f"{base}{page}").content.decode() for page in (f"{mended.key}/", "da-ghi/")),
                     str(book.get_sheet_by_index(0).to_python())):  # fmt: skip
            assert "Lụa" not in seen
        assert "Trần Thị Hoa" in one
        assert "Giúp người gặp khó khăn" not in office.get(f"{base}da-ghi/?q=mai").content.decode()
        assert "Đổi công" not in office.get(f"{base}da-ghi/?q=lua").content.decode()
        assert office.get(f"{base}{helped.key}/anh/{photo.pk}.jpg").status_code == 404
    for form in ("sua", "bo", "anh"):
        assert office.get(f"{own}{helped.key}/{form}/").status_code == 404
        assert board.get(f"{own}{helped.key}/{form}/").status_code == 200


def test_how_many_were_helped_is_told_above_the_club_in_fives_and_only_as_enough_or_not() -> None:
    call_command("programme", "load", verbosity=0)
    club = make_club()
    make_member(club)
    for _ in range(2):
        make_activity(club, Kind.SUDDEN_HELP, title="Giúp nhà cháy", helped_count=1)
    refresh_all(now())
    board, office, page = lan_the_chair(club).client, commune_officer().client, f"/clb/{club.pk}/hoat-dong/tam-mang/"
    assert "mới có 2" in board.get(page).content.decode()
    for address in (page, f"/vp{page}", f"/vp/clb/{club.pk}/hoat-dong/"):
        shown = office.get(address).content.decode()
        assert "Chưa đủ người khó khăn đột xuất" in shown
        assert "mới có 2" not in shown
    for column in ("activity_helped_count", "sudden_help_year_count", "rights_helped_year_count"):
        found = behind(EVERYWHERE, club.pk, Month(2026, 10), column)
        assert (found.value, found.rows, found.is_listed) == (0, (), False)
    lines = behind(EVERYWHERE, club.pk, Month(2026, 10), "selfhelp_activity_count").rows
    assert {line.label for line in lines} == {"Giúp người gặp khó khăn đột xuất"}


def test_the_centre_names_an_area_and_clubs_read_the_name() -> None:
    club = make_club()
    browser = centre_officer().client
    said = {"area": "health", "path": "/", "label": "Sống vui khỏe"} | day_parts("valid_from", today())
    assert browser.post("/vp/tam-mang/ten-goi/", keyed(**said | {"label": ""})).status_code == 422
    assert "Sống vui khỏe" in browser.post("/vp/tam-mang/ten-goi/", keyed(**said), follow=True).content.decode()
    assert browser.post("/vp/tam-mang/ten-goi/", keyed(**said)).status_code == 409
    assert "Sống vui khỏe" in lan_the_chair(club).client.get(f"/clb/{club.pk}/hoat-dong/").content.decode()
    assert AreaLabel.objects.count() == 1
    assert lan_the_chair(club).client.get("/vp/tam-mang/ten-goi/").status_code == 404


def test_the_neighbour_sees_nothing_and_a_reader_of_figures_no_page_of_a_club() -> None:
    club = make_club()
    activity = make_activity(club)
    for browser in (neighbour().client, ministry_reader().client):
        for page in ("", "da-ghi/", f"{activity.key}/", "ke-hoach/", "lich/", "lich-treo-tuong.pdf"):
            assert browser.get(f"/clb/{club.pk}/hoat-dong/{page}").status_code in (403, 404)


def test_a_phone_takes_along_what_is_written_from_house_to_house() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    pages = list(offline_pages(club, lan.act))
    assert len(pages) == 7
    assert all(lan.client.get(page).status_code == 200 for page in pages)
    assert list(offline_pages(club, neighbour().act)) == []


def test_the_year_before_is_read_as_it_was() -> None:
    club = make_club()
    services.record(act_in(club), club=club, key=uuid4(), new=done(happened_on=date(2025, 5, 5)))
    page = lan_the_chair(club).client.get(f"/clb/{club.pk}/hoat-dong/?nam=2025").content.decode()
    assert "Hoạt động năm 2025" in page
    assert "Đã ghi 1 việc" in page
