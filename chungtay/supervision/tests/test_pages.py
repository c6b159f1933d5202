"""The pages of supervision: the plan, a visit on a phone, lists, workbooks, to-dos, and what a club reads when."""

import io
import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.funds.rules import FundKind
from chungtay.funds.tests.factories import make_fund
from chungtay.kernel.acts import now
from chungtay.meetings.tests.factories import make_meeting, picture
from chungtay.papers.models import OutgoingPaper
from chungtay.papers.tests.factories import make_office
from chungtay.people.tests.factories import make_commune
from chungtay.supervision.adapters import minutes_paper
from chungtay.supervision.models import Difficulty, Recommendation, Visit, VisitPhoto
from chungtay.supervision.queries import club_todos, desk_todos, offline_pages, suggested
from chungtay.supervision.rules import Item, Level, Risk
from chungtay.supervision.tests.factories import asked, found, held, opened, planned, raised, signed, supervisor, today
from tests.cast import (
    anh_the_secretary,
    commune_helper,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def club() -> Club:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 4)
    return club


def count(*clubs: Club) -> None:
    mark_stale(lan_the_chair(clubs[0]).act, [club.pk for club in clubs], since=today() - timedelta(days=250))
    refresh_all(now())


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def recorded(page: str, **more: str) -> dict[str, str]:
    """The form of a visit as it is shown, filled with what must be there."""
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    return {
        "key": str(uuid4()), "version": version[1], "visited_on": day(today()), "team": "Ông Tứ", "met": "Bà Lan",
        "met_count": "5", "counted_vnd": "0", "v_income": "good", "conclusion": "Hoạt động đều.",
    } | more  # fmt: skip


def test_a_visit_goes_from_the_list_of_reasons_over_the_phone_to_signed_minutes_and_a_closed_recommendation(
    club: Club,
) -> None:
    make_meeting(club, held_on=today() - timedelta(days=150))
    count(club)
    officer = supervisor(club)
    office, board = officer.client, lan_the_chair(club).client
    first = office.get("/vp/giam-sat/nen-den/").content.decode()
    assert "tháng liền không họp" in first
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(office.get("/vp/giam-sat/nen-den.xlsx").content))
    rows = sheet.get_sheet_by_index(0).to_python()
    assert any(club.name == row[0] and "tháng liền không họp" in row[1] for row in rows)
    plan = {"key": str(uuid4()), "planned_on": day(today()), "team": "Ông Tứ", "purpose": "Xem vì sao không họp"}
    assert "Không họp" in office.post(f"/vp/giam-sat/len-lich/{club.pk}/", plan, follow=True).content.decode()
    visit = Visit.objects.get()
    here = f"/clb/{club.pk}/giam-sat/{visit.key}/"
    assert "chưa đọc được" in board.get(here).content.decode()
    page = office.get(f"{here}ghi/").content.decode()
    refused = office.post(f"{here}ghi/", recorded(page, v_book_cash="lacking"))
    assert (refused.status_code, "nói rõ yếu chỗ nào" in refused.content.decode()) == (422, True)
    form = recorded(page, v_book_cash="lacking", w_book_cash="thiếu hai phiếu", care_people_count="4")
    assert "đang ghi biên bản" in office.post(f"{here}ghi/", form, follow=True).content.decode()
    late = supervisor(club).client.post(f"{here}ghi/", recorded(page))
    assert (late.status_code, "Có người vừa ghi" in late.content.decode()) == (409, True)
    said = {"key": str(uuid4()), "kind": "lack", "item": "book_cash", "words": "Thiếu hai phiếu chi"}
    assert "Thiếu hai phiếu chi" in office.post(f"{here}nhan-xet/", said, follow=True).content.decode()
    ask = {"key": str(uuid4()), "item": "book_cash", "words": "Ghi đủ phiếu chi", "owner": "club",
           "due_on": day(today() + timedelta(days=30))}  # fmt: skip
    assert "Ghi đủ phiếu chi" in office.post(f"{here}kien-nghi/", ask, follow=True).content.decode()
    assert "Ghi đủ phiếu chi" not in board.get(here).content.decode()
    sign = {"key": str(uuid4()), "version": "1", "signed_on": day(today()), "signed_for_club": "Nguyễn Thị Lan"}
    assert "đã ký biên bản" in office.post(f"{here}ky/", sign, follow=True).content.decode()
    read = board.get(here).content.decode()
    assert "Ghi đủ phiếu chi" in read
    assert "thiếu hai phiếu" in read
    recommendation = Recommendation.objects.get()
    answer = {"key": str(uuid4()), "words": "Đã ghi đủ, mời xem"}
    there = f"/clb/{club.pk}/giam-sat/kien-nghi/{recommendation.key}/"
    assert "báo đã làm" in board.post(f"{there}tra-loi/", answer, follow=True).content.decode()
    closing = {"key": str(uuid4()), "words": "Đã xem, đủ"}
    closed = office.post(f"/vp/giam-sat/kien-nghi/{recommendation.key}/khep/", closing, follow=True)
    assert "đã xong" in closed.content.decode()


def test_a_difficulty_is_raised_on_a_phone_answered_on_a_desk_and_settled(club: Club) -> None:
    office, board = supervisor(club), lan_the_chair(club)
    form = {"key": str(uuid4()), "subject": "place", "about": "Chưa có nơi họp", "words": "Nhà văn hóa đang sửa",
            "due_on": day(today() + timedelta(days=15))}  # fmt: skip
    here = f"/clb/{club.pk}/kho-khan/"
    assert "Chưa có nơi họp" in board.client.post(f"{here}neu/", form, follow=True).content.decode()
    difficulty = Difficulty.objects.get()
    assert "Chưa có nơi họp" in office.client.get("/vp/kho-khan/?cho=on").content.decode()
    assert [todo.text for todo in desk_todos(office.act)] == ["1 khó khăn chờ trả lời"]
    there = f"/vp/kho-khan/{difficulty.key}/"
    answer = {"key": str(uuid4()), "words": "Mượn hội trường xã"}
    assert "Mượn hội trường" in office.client.post(f"{there}tra-loi/", answer, follow=True).content.decode()
    assert "Khó khăn đã có trả lời" in next(iter(club_todos(club, board.act))).text
    done = board.client.post(f"{here}{difficulty.key}/da-xong/", {"key": str(uuid4())}, follow=True)
    assert "đã giải quyết" in done.content.decode()
    assert "Chưa có nơi họp" not in office.client.get("/vp/kho-khan/?cho=on").content.decode()


def test_an_office_raises_its_own_difficulty(club: Club) -> None:
    office = supervisor(club).client
    page = office.get("/vp/kho-khan/neu/").content.decode()
    area = re.search(r'name="area" value="(\d+)"', page)
    assert area is not None
    form = {"key": str(uuid4()), "area": area[1], "subject": "organisation", "about": "Chưa có Chủ tịch Hội",
            "words": "Đang chờ đại hội", "due_on": day(today())}  # fmt: skip
    assert "Chưa có Chủ tịch Hội" in office.post("/vp/kho-khan/neu/", form, follow=True).content.decode()
    assert supervisor(club, Level.COUNTRY).client.get("/vp/kho-khan/neu/").status_code == 422


def test_lists_are_searched_narrowed_sorted_paged_and_come_as_workbooks(club: Club) -> None:
    other = make_club("CLB bản Mường Piệt")
    opened(club)
    planned(other)
    raised(other)
    office = supervisor(club).client
    assert "CLB bản Mường Piệt" not in office.get("/vp/giam-sat/?buoc=signed").content.decode()
    assert "CLB thôn Phú Nghĩa" not in office.get("/vp/giam-sat/?q=muong+piet&sort=-ten").content.decode()
    assert "Không có lần giám sát nào như vậy" in office.get("/vp/giam-sat/?cap=country").content.decode()
    assert "Không có kiến nghị nào như vậy" in office.get("/vp/giam-sat/kien-nghi/?han=on").content.decode()
    assert "Ghi đủ phiếu chi" in office.get("/vp/giam-sat/kien-nghi/?ai=club&sort=-han").content.decode()
    assert "Không có khó khăn nào như vậy" in office.get("/vp/kho-khan/?viec=capital").content.decode()
    assert "Chưa có nơi sinh hoạt" in office.get("/vp/kho-khan/?q=muong").content.decode()
    for address, head in (("giam-sat/giam-sat", "CLB thôn Phú Nghĩa"), ("giam-sat/kien-nghi/kien-nghi", "Ghi đủ"),
                          ("kho-khan/kho-khan", "Chưa có nơi")):  # fmt: skip
        content = io.BytesIO(office.get(f"/vp/{address}.xlsx").content)
        rows = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python()
        assert any(head in str(cell) for row in rows for cell in row)


def test_what_is_late_waits_on_the_desk_and_in_the_club(club: Club) -> None:
    visit = held(club)
    asked(visit, due_on=today())
    signed(visit)
    Recommendation.objects.update(due_on=today() - timedelta(days=3))
    office, board = supervisor(club), lan_the_chair(club)
    assert "1 kiến nghị quá hạn" in [todo.text for todo in desk_todos(office.act)]
    assert not [todo for todo in desk_todos(supervisor(club, Level.PROVINCE).act) if "quá hạn" in todo.text]
    assert "Kiến nghị quá hạn từ" in next(iter(club_todos(club, board.act))).text
    assert [each.risk for each in suggested(office.act.reach("supervise"), today())[0].reasons] == [Risk.LATE]


def test_a_supervisors_phone_takes_the_forms_along_and_a_boards_only_its_own(club: Club) -> None:
    visit = planned(club)
    forms = set(offline_pages(club, supervisor(club).act))
    assert f"/clb/{club.pk}/giam-sat/{visit.key}/ghi/" in forms
    assert set(offline_pages(club, lan_the_chair(club).act)) == {f"/clb/{club.pk}/kho-khan/neu/"}


def test_who_has_no_say_there_finds_no_form(club: Club) -> None:
    visit, difficulty = planned(club), raised(club)
    here = f"/clb/{club.pk}/giam-sat/{visit.key}/"
    for who in (lan_the_chair(club), anh_the_secretary(club), commune_helper()):
        assert who.client.get(f"{here}ghi/").status_code in {403, 404}
        assert who.client.get(here).status_code == 200
    for who in (neighbour(), neighbour_officer(), ministry_reader()):
        for address in (here, f"{here}ghi/", f"/vp/giam-sat/{visit.key}/", f"/vp/kho-khan/{difficulty.key}/",
                        f"/clb/{club.pk}/kho-khan/{difficulty.key}/"):  # fmt: skip
            assert who.client.get(address).status_code in {403, 404}
    above = planned(club, Level.PROVINCE)
    form = recorded('name="version" value="0"')
    assert supervisor(club).client.post(f"/clb/{club.pk}/giam-sat/{above.key}/ghi/", form).status_code == 403


def test_the_lists_ask_as_much_with_one_row_as_with_three(club: Club) -> None:
    opened(club)
    raised(club)
    office = supervisor(club).client
    pages = ("/vp/giam-sat/", "/vp/giam-sat/kien-nghi/", "/vp/kho-khan/", "/vp/giam-sat/nen-den/")
    asked_first = []
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            office.get(page)
        asked_first.append(len(queries))
    for name in ("CLB A", "CLB B"):
        other = make_club(name)
        opened(other)
        raised(other)
    for page, before in zip(pages, asked_first, strict=True):
        with CaptureQueriesContext(connection) as queries:
            office.get(page)
        assert len(queries) == before, page


def test_every_line_of_the_checklist_has_its_field(club: Club) -> None:
    page = supervisor(club).client.get(f"/clb/{club.pk}/giam-sat/{planned(club).key}/ghi/").content.decode()
    assert all(f'name="v_{item}"' in page for item in Item)


def test_minutes_are_a_paper_with_the_number_of_the_offices_register(club: Club) -> None:
    make_fund(club, FundKind.OPERATING)
    visit = held(club)
    asked(visit)
    board, office = lan_the_chair(club), supervisor(club)
    minutes, there = f"/clb/{club.pk}/giam-sat/{visit.key}/bien-ban.pdf", f"/vp/giam-sat/{visit.key}/"
    assert board.client.get(minutes).status_code == 404
    assert office.client.get(minutes).content[:4] == b"%PDF"
    signed(visit)
    assert "Lấy số biên bản" not in office.client.get(there).content.decode()
    make_office(make_commune())
    assert "Lấy số biên bản" in office.client.get(there).content.decode()
    form = {"key": str(uuid4())}
    for _ in range(2):
        answer = office.client.post(f"{there}lay-so/", form, follow=True).content.decode()
        assert "1/BB-HNCT" in answer
        form = {"key": str(uuid4())}
    assert OutgoingPaper.objects.count() == 1
    visit.refresh_from_db()
    paper = minutes_paper(board.act, visit)
    assert (paper.head.number, paper.head.beside_name) == ("Số: 1/BB-HNCT", "Nguyễn Thị Lan")
    said = str(paper.blocks)
    wanted = ("Ghi đủ phiếu chi", "chưa ghi hai phiếu chi", "khớp sổ", "4 người")
    assert [word for word in wanted if word not in said] == []
    assert board.client.get(minutes).content[:4] == b"%PDF"


def test_minutes_come_out_as_word_with_room_for_both_signatures(club: Club) -> None:
    visit = held(club, Level.PROVINCE)
    asked(visit)
    here, word = f"/vp/giam-sat/{visit.key}/", f"/vp/giam-sat/{visit.key}/bien-ban.docx"
    province, commune = supervisor(club, Level.PROVINCE).client, supervisor(club).client
    assert province.get(word).status_code == 200
    assert commune.get(word).status_code == 404
    assert word not in commune.get(here).content.decode()
    signed(visit)
    assert word in commune.get(here).content.decode()
    minutes = Document(io.BytesIO(commune.get(word).content))
    signed_by = [cell.text.split("\n") for cell in minutes.tables[-1].rows[0].cells]
    assert (signed_by[0][0], signed_by[0][-1], signed_by[1][0]) == (
        "ĐẠI DIỆN CÂU LẠC BỘ", "Nguyễn Thị Lan", "TRƯỞNG ĐOÀN GIÁM SÁT",
    )  # fmt: skip
    said = str([cell.text for table in minutes.tables for row in table.rows for cell in row.cells])
    assert "1. Ghi đủ phiếu chi" in said
    assert neighbour_officer().client.get(word).status_code == 404


def test_unsigned_minutes_take_no_number(club: Club) -> None:
    visit = held(club)
    make_office(make_commune())
    answer = supervisor(club).client.post(f"/vp/giam-sat/{visit.key}/lay-so/", {"key": str(uuid4())})
    assert (answer.status_code, OutgoingPaper.objects.exists()) == (409, False)


def test_pictures_are_taken_until_the_minutes_are_signed_and_may_always_go(club: Club) -> None:
    visit = held(club)
    office, board = supervisor(club).client, lan_the_chair(club).client
    here = f"/clb/{club.pk}/giam-sat/{visit.key}/anh/"
    kept = office.post(here, {"key": str(uuid4()), "upload": picture(400, 300)}, follow=True)
    assert "Bỏ ảnh" in kept.content.decode()
    photo = VisitPhoto.objects.get()
    assert board.get(f"{here}{photo.pk}.jpg").status_code == 404
    signed(visit)
    assert board.get(f"{here}{photo.pk}.jpg").headers["Content-Type"] == "image/jpeg"
    assert office.post(here, {"key": str(uuid4()), "upload": picture(400, 300)}).status_code == 409
    assert board.post(f"{here}{photo.pk}/bo/", {"key": str(uuid4())}).status_code in {403, 404}
    office.post(f"{here}{photo.pk}/bo/", {"key": str(uuid4())})
    assert not VisitPhoto.objects.exists()


def test_an_office_takes_every_step_on_its_pages(club: Club) -> None:
    recommendation, difficulty, visit = (
        opened(club, Level.PROVINCE, Level.COMMUNE),
        raised(make_commune()),
        planned(club),
    )
    commune, province = supervisor(club).client, supervisor(club, Level.PROVINCE).client
    asked_at, raised_at = f"/vp/giam-sat/kien-nghi/{recommendation.key}/", f"/vp/kho-khan/{difficulty.key}/"
    ahead = day(today() + timedelta(days=9))

    def step(client: Client, address: str, **more: str) -> str:
        said = {"key": str(uuid4()), "words": "Như đã bàn", "due_on": ahead} | more
        return client.post(address, said, follow=True).content.decode()

    assert "Trả lời đã làm" in commune.get(asked_at).content.decode()
    assert f"hạn {ahead}" in step(province, f"{asked_at}gia-han/")
    assert "báo đã làm" in step(commune, f"{asked_at}tra-loi/")
    assert "Khép lại" in province.get(asked_at).content.decode()
    assert "chưa làm xong" in step(province, f"{asked_at}tra-lai/")
    assert "đã rút" in step(province, f"{asked_at}rut/")
    assert "người khác làm tiếp" in step(province, f"{asked_at}khep/")
    assert "Trung ương Hội" in step(province, f"{raised_at}chuyen-len/")
    assert "đã trả lời" in step(supervisor(club, Level.COUNTRY).client, f"{raised_at}tra-loi/")
    assert "chưa giải quyết được" in step(commune, f"{raised_at}chua-xong/")
    assert "đã rút" in step(commune, f"{raised_at}rut/")
    assert "đã hủy" in step(commune, f"/vp/giam-sat/{visit.key}/huy/")
    again = raised(make_commune(), about="Thiếu cán bộ")
    assert "đã trả lời" in step(province, f"/vp/kho-khan/{again.key}/tra-loi/")
    assert "đã giải quyết" in step(commune, f"/vp/kho-khan/{again.key}/da-xong/", words="")


def test_a_club_calls_an_answer_unsettled_and_takes_a_difficulty_back(club: Club) -> None:
    difficulty, board = raised(club), lan_the_chair(club).client
    here = f"/clb/{club.pk}/kho-khan/{difficulty.key}/"
    answer = {"key": str(uuid4()), "words": "Chờ xã"}
    supervisor(club).client.post(f"/vp/kho-khan/{difficulty.key}/tra-loi/", answer)
    again = {"key": str(uuid4()), "words": "Chờ mãi", "due_on": day(today() + timedelta(days=5))}
    assert "chưa giải quyết được" in board.post(f"{here}chua-xong/", again, follow=True).content.decode()
    taken = {"key": str(uuid4()), "words": "Nhà văn hóa sửa xong rồi"}
    assert "đã rút" in board.post(f"{here}rut/", taken, follow=True).content.decode()


def test_lines_are_struck_from_unsigned_minutes_on_the_page(club: Club) -> None:
    visit = held(club)
    finding, recommendation = found(visit), asked(visit)
    office, here = supervisor(club).client, f"/clb/{club.pk}/giam-sat/{visit.key}/"
    assert office.get(here).content.decode().count('name="key"') == 2
    assert office.post(f"{here}nhan-xet/{finding.key}/bo/", {}).status_code == 422
    for address in (f"nhan-xet/{finding.key}/bo/", f"kien-nghi/{recommendation.key}/bo/"):
        page = office.post(here + address, {"key": str(uuid4())}, follow=True).content.decode()
    assert "Ghi đủ phiếu chi" not in page
    assert office.post(f"{here}nhan-xet/{uuid4()}/bo/", {"key": str(uuid4())}).status_code == 404
