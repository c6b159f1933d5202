"""The pages of an import on both faces: one that goes well, what is refused, what stays hidden."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club
from chungtay.exchange.jobs import apply_in_background
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.rules import State, find_layout, read_sheets, tell
from chungtay.exchange.services import apply_import
from chungtay.exchange.tests.books import BINH, LAN, ON, book, people
from chungtay.exchange.tests.test_importing import Rows, ready, uploaded
from tests.cast import Someone, binh_the_treasurer, commune_officer, lan_the_chair, neighbour, neighbour_officer

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def sent(who: Someone, club: Club, content: bytes, name: str = "so.xlsx") -> HttpResponse:
    """A file sent on the club face."""
    file = SimpleUploadedFile(name, content)
    return who.client.post(f"/clb/{club.pk}/nhap-so/", {"key": uuid4(), "file": file}, follow=True)  # type: ignore[return-value]


def pressed(who: Someone, batch: ImportBatch, what: str) -> HttpResponse:
    """One button of the whole import, on the club face."""
    url = f"/clb/{batch.club_id}/nhap-so/{batch.pk}/viec/"
    return who.client.post(url, {"key": uuid4(), "what": what}, follow=True)  # type: ignore[return-value]


def told(batch: ImportBatch) -> dict[str, object]:
    """The form of columns as the page offers it."""
    fields = {f"column_{each['index']}": each["field"] or "" for each in batch.columns}
    day = {"joined_on_0": "15", "joined_on_1": "1", "joined_on_2": "2024", "joined_on": "15/01/2024"}
    return {"key": uuid4(), **fields, **day}


@pytest.mark.parametrize("face", ["club", "office"])
def test_a_register_goes_from_the_file_to_the_book_and_back(face: str) -> None:
    club = make_club()
    who = lan_the_chair(club) if face == "club" else commune_officer()
    home = f"/clb/{club.pk}/nhap-so/" if face == "club" else "/vp/nhap/"
    start = home if face == "club" else f"/vp/nhap/clb/{club.pk}/"
    file = SimpleUploadedFile("so.xlsx", book([LAN, BINH, ON], title="DANH SÁCH"))
    page = who.client.post(start, {"key": uuid4(), "file": file}, follow=True)
    assert "Mỗi cột là gì?" in words(page)
    batch = ImportBatch.objects.get()
    url = f"{home}{batch.pk}/"
    page = who.client.post(url, told(batch), follow=True)
    assert "Ghi 3 người vào sổ" in words(page)
    assert "câu lạc bộ có 3 thành viên, 2 phụ nữ" in words(page)
    page = who.client.post(f"{url}viec/", {"key": uuid4(), "what": "apply"}, follow=True)
    assert "Đã ghi 3 người vào sổ" in words(page)
    assert Membership.objects.filter(club=club).count() == 3
    page = who.client.post(f"{url}viec/", {"key": uuid4(), "what": "undo"}, follow=True)
    assert "Sổ trở về như trước khi nhập" in words(page)
    assert not Membership.objects.filter(club=club).exists()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("so.xls", b"<html><table></table></html>", "thật ra là một trang web (HTML)"),
        ("so.xlsx", b"%PDF-1.7", "thật ra là một tệp PDF"),
        ("so.xlsx", book(people(50))[:3000], "Tệp bị hỏng hoặc mới chép được một nửa"),
        ("so.xlsx", b"", "Tệp này rỗng"),
        ("so.csv", "Hàng,Số lượng\nGạo,6\n".encode(), "Không thấy dòng đầu bảng có cột “Họ và tên”"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_nothing_is_kept(
    name: str, content: bytes, sentence: str
) -> None:
    club = make_club()
    response = sent(lan_the_chair(club), club, content, name)
    assert response.status_code == 422
    assert sentence in words(response)
    assert not ImportBatch.objects.exists()


def test_a_workbook_named_xls_is_read_all_the_same() -> None:
    club = make_club()
    response = sent(lan_the_chair(club), club, book([LAN]), "so.xls")
    assert "bảng tính Excel (.xlsx)" in words(response)


def test_old_letters_are_shown_before_and_after() -> None:
    club = make_club()
    rows = [("NguyÔn ThÞ Lôa", 1950), ("Ph¹m V¨n B×nh", 1948), ("§ç ThÞ H­êng", 1952)]
    page = words(sent(lan_the_chair(club), club, book(rows, ("Hä vµ tªn", "N¨m sinh"))))
    assert "Chữ kiểu cũ đã đổi sang Unicode" in page
    assert "NguyÔn ThÞ Lôa" in page
    assert "<strong>Nguyễn Thị Lụa</strong>" in page


def test_a_person_may_have_the_file_read_otherwise() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = uploaded(chair.act, club, [LAN])
    url = f"/clb/{club.pk}/nhap-so/{batch.pk}/"
    page = chair.client.post(f"{url}doc-lai/", {"key": uuid4(), "sheet": "Sổ", "encoding": "vni"}, follow=True)
    assert "VNI (phông VNI-Times)" in words(page)


def test_wrong_lines_are_shown_filtered_searched_downloaded_and_put_right() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [LAN, (2, "Lò Thị Ơn", "Nữ", "31/02/1949", "", "", "", "", "")])
    url = f"/clb/{club.pk}/nhap-so/{batch.pk}/"
    page = words(chair.client.get(url, {"loc": "sai"}))
    assert "Không đọc được ngày “31/02/1949”" in page
    assert 'id="dong-2"' not in page
    assert 'id="dong-2"' in words(chair.client.get(url, {"q": "thi lan"}))
    assert "Không có dòng nào như vậy" in words(chair.client.get(url, {"q": "không ai"}))
    sheet = chair.client.get(f"{url}loi.xlsx")
    rows = read_sheets(sheet.content, tell("loi.xlsx", sheet.content).kind)[0].rows
    assert rows[2][-1] == "Lỗi"
    assert "31/02/1949" in rows[3][-1]
    assert "Còn 1 dòng sai" in words(pressed(chair, batch, "apply"))
    line = f"{url}dong/3/"
    assert "Nguyên văn trong tệp" not in words(chair.client.get(line))
    answer = chair.client.post(line, {"key": uuid4(), "name": "Lò Thị Ơn", "sex": "Nữ", "birth": "1949"}, follow=True)
    assert "Nguyên văn trong tệp" in words(answer)
    assert "Ghi 2 người vào sổ" in words(chair.client.get(url))


def test_those_alike_stand_side_by_side() -> None:
    club = make_club()
    chair = lan_the_chair(club)
    apply_import(chair.act, batch=ready(chair.act, club, [LAN]), key=uuid4())
    batch = ready(chair.act, club, [LAN, ON])
    url = f"/clb/{club.pk}/nhap-so/{batch.pk}/"
    assert "Đúng tệp này" not in words(chair.client.get(url))
    assert "Bỏ 1 dòng đã có trong sổ" in words(chair.client.get(url))
    page = words(chair.client.get(f"{url}dong/2/"))
    assert "đang là thành viên câu lạc bộ này" in page
    chair.client.post(f"{url}dong/2/ai/", {"key": uuid4(), "decision": "leave_out"})
    assert ImportRow.objects.get(batch=batch, line=2).decision == "leave_out"
    assert "Ghi 1 người vào sổ" in words(chair.client.get(url))


def test_a_long_import_is_handed_to_the_worker_and_its_page_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungtay.exchange.views.imports.LONG_WORK", 2)
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, people(3))
    answer = words(pressed(chair, batch, "apply"))
    assert "Máy đang ghi 3 người" in answer
    assert 'http-equiv="refresh"' in answer
    assert ImportBatch.objects.get().state == State.APPLYING
    apply_in_background.call(batch.pk, chair.user.pk, str(uuid4()))
    assert "Đã ghi 3 người" in words(chair.client.get(f"/clb/{club.pk}/nhap-so/{batch.pk}/"))


def test_a_long_import_that_cannot_be_written_goes_back_to_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chungtay.exchange.views.imports.LONG_WORK", 0)
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [BINH])
    pressed(chair, batch, "apply")
    other = make_club()
    apply_import(lan_the_chair(other).act, batch=ready(lan_the_chair(other).act, other, [BINH]), key=uuid4())
    apply_in_background.call(batch.pk, chair.user.pk, str(uuid4()))
    assert ImportBatch.objects.get(pk=batch.pk).state == State.CHECKED
    assert ImportRow.objects.get(batch=batch).is_wrong


def test_the_template_reads_back_without_a_question() -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    content = lan_the_chair(club).client.get(f"/clb/{club.pk}/nhap-so/mau.xlsx").content
    sheets = read_sheets(content, tell("mau.xlsx", content).kind)
    layout = find_layout(sheets)
    assert layout.sheet == "Sổ thành viên"
    assert all(column.field for column in layout.columns)
    assert commune_officer().client.get("/vp/nhap/mau.xlsx").status_code == 200


def test_a_neighbour_a_treasurer_and_another_office_see_nothing() -> None:
    club = make_club()
    batch = ready(lan_the_chair(club).act, club, [LAN])
    for who in (neighbour(), binh_the_treasurer(club), neighbour_officer()):
        for url in (
            f"/clb/{club.pk}/nhap-so/",
            f"/clb/{club.pk}/nhap-so/{batch.pk}/",
            f"/clb/{club.pk}/nhap-so/{batch.pk}/dong/2/",
            f"/clb/{club.pk}/nhap-so/{batch.pk}/loi.xlsx",
            f"/vp/nhap/{batch.pk}/",
            f"/vp/nhap/clb/{club.pk}/",
        ):
            assert who.client.get(url).status_code == 404, url
        url = f"/clb/{club.pk}/nhap-so/{batch.pk}/viec/"
        assert who.client.post(url, {"key": uuid4(), "what": "apply"}).status_code == 404
    assert "so.xlsx" not in words(neighbour_officer().client.get("/vp/nhap/"))
    assert "so.xlsx" in words(commune_officer().client.get("/vp/nhap/"))


def test_an_import_is_not_found_under_another_club() -> None:
    club, other = make_club(), make_club()
    officer = commune_officer()
    batch = ready(officer.act, club, [LAN])
    assert officer.client.get(f"/clb/{other.pk}/nhap-so/{batch.pk}/").status_code == 404


@pytest.mark.parametrize("page", ["rows", "list", "line"])
def test_a_page_asks_as_often_for_three_rows_as_for_one(page: str) -> None:
    asked = []
    for rows in (people(1), people(3)):
        club = make_club()
        chair = lan_the_chair(club)
        batches: list[Rows] = [rows] if page != "list" else [people(1)] * len(rows)
        made = [ready(chair.act, club, each) for each in batches]
        url = f"/clb/{club.pk}/nhap-so/" + {"rows": f"{made[0].pk}/", "list": "", "line": f"{made[0].pk}/dong/2/"}[page]
        chair.client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert chair.client.get(url).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[0] <= 14
