"""A list of communes comes back with crosses: read, shown, written whole or not at all."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.access.rules import Role
from chungtay.exchange.rules import NoTerrainHeader, NoTerrainLines, Sheet, read_terrain
from chungtay.places.models import Terrain
from chungtay.places.rules import TerrainKind
from chungtay.places.services import TerrainMark, mark_terrain
from chungtay.places.tests.factories import (
    NEW_MAP_DAY,
    browser,
    commune,
    neighbour,
    officer_browser,
    province,
    province_officer,
)

pytestmark = pytest.mark.django_db
HEAD = ["Mã số", "Đơn vị", "Đồng bằng", "Miền núi", "Biên giới"]
PAPER = "QĐ 60/QĐ-BDTTG"
HERE = "/vp/dia-ban/dia-hinh-tu-excel/"


def book(*rows: list[Any], head: list[str] = HEAD) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    for number, row in enumerate([["Danh sách"], [], head, *rows]):
        sheet.write_row(number, 0, row)
    made.close()
    return out.getvalue()


def sent(content: bytes, name: str = "xa.xlsx", **others: str) -> dict[str, Any]:
    said = {"key": str(uuid4()), "valid_from": "01/07/2025", "source": PAPER} | others
    return said | {"file": SimpleUploadedFile(name, content)}


def who() -> Any:
    return browser((Role.PROVINCE_OFFICER, province().path))


def row(area: Any, *marks: str, name: str | None = None) -> list[Any]:
    return [area.code, area.full_name if name is None else name, *marks]


def hidden(page: str) -> dict[str, str]:
    """What the form under the preview sends on."""
    found = {}
    for part in page.split("<input")[1:]:
        bits = dict(bit.split('="', 1) for bit in part.split(">")[0].split('" ') if '="' in bit)
        bits = {name.strip(): value.rstrip('"') for name, value in bits.items()}
        if bits.get("type") == "hidden" and "value" in bits:
            found[bits["name"]] = bits["value"]
    return {name: found[name] for name in ("key", "marks", "valid_from", "source")}


def marked() -> set[tuple[str, str]]:
    return set(Terrain.objects.exclude(area__kind="dac_khu").values_list("area__name", "kind"))


# --- the round trip -------------------------------------------------------------------------------------------------


def test_what_is_crossed_is_shown_first_and_written_by_a_second_press_once() -> None:
    client = who()
    page = client.post(HERE, sent(book(row(commune(), "", "x", "X"), row(neighbour(), "x"), ["", "Cộng: 2"])))
    assert page.status_code == 200
    assert "Sẽ ghi địa bàn cho 2 xã" in page.content.decode()
    assert marked() == set()
    form = hidden(page.content.decode())
    for _press in range(2):
        assert client.post(HERE, form).status_code == 302
    assert marked() == {("Nga Sơn", "mountain"), ("Nga Sơn", "border"), ("Nga An", "plain")}
    assert set(Terrain.objects.filter(area=commune()).values_list("source", "valid_from")) == {(PAPER, NEW_MAP_DAY)}


def test_the_list_as_it_was_downloaded_says_nothing_new_and_filled_in_only_what_was_added() -> None:
    mark_terrain(
        province_officer(), key=uuid4(), marks=[TerrainMark(commune().pk, TerrainKind.MOUNTAIN)],
        valid_from=NEW_MAP_DAY, source="QĐ 1",
    )  # fmt: skip
    client = who()
    whole = client.get(reverse("places:terrain_sheet", args=[province().pk])).content
    page = client.post(HERE, sent(whole)).content.decode()
    assert "Tệp không có gì mới" in page
    added = client.post(HERE, sent(book(row(commune(), "", "x", "x"), row(neighbour(), "x")))).content.decode()
    client.post(HERE, hidden(added))
    assert marked() == {("Nga Sơn", "mountain"), ("Nga Sơn", "border"), ("Nga An", "plain")}
    assert Terrain.objects.get(area=commune(), kind="mountain").source == "QĐ 1"


def test_a_blank_takes_nothing_away_and_that_is_told() -> None:
    mark_terrain(
        province_officer(), key=uuid4(), marks=[TerrainMark(commune().pk, TerrainKind.MOUNTAIN)],
        valid_from=NEW_MAP_DAY, source="QĐ 1",
    )  # fmt: skip
    page = who().post(HERE, sent(book(row(commune(), "", "", "x")))).content.decode()
    assert "Để trống không xóa" in page
    assert marked() == {("Nga Sơn", "mountain")}


def test_a_code_that_lost_its_noughts_and_a_sheet_of_text_are_understood() -> None:
    first = commune("Ba Đình", of="Hà Nội")
    client = browser((Role.PROVINCE_OFFICER, province("Hà Nội").path))
    assert first.code.startswith("0")
    assert "1 xã" in client.post(HERE, sent(book([int(first.code), "Phường Ba Đình", "x"]))).content.decode()
    text = f"Mã xã;Đơn vị;Đồng bằng\n{first.code};phuong ba dinh;x\n".encode()
    assert "1 xã" in client.post(HERE, sent(text, "xa.csv")).content.decode()


# --- what is wrong --------------------------------------------------------------------------------------------------


def test_every_wrong_row_is_told_with_its_number_and_reason_and_nothing_is_written() -> None:
    elsewhere = commune("Thông Thụ", of="Nghệ An")
    rows = [
        row(commune(), "x"),
        row(commune(), "", "x"),
        row(neighbour(), "x", name="Xã Khác Hẳn"),
        row(elsewhere, "x"),
        ["", "Xã không mã", "x"],
        row(commune("Nga Thắng"), "không rõ lắm"),
    ]
    answer = who().post(HERE, sent(book(*rows)))
    page = answer.content.decode()
    assert answer.status_code == 422
    for line, told in (
        (5, f"Mã {commune().code} đã có ở dòng 4."),
        (6, f"Mã {neighbour().code} là Xã Nga An, không phải xã ghi trong tệp."),
        (7, f"Không có xã nào mang mã {elsewhere.code} trong địa bàn được giao."),
        (8, "Có dấu x mà không có mã số xã."),
        (9, "Cột “Đồng bằng” ghi “không rõ lắm”, không rõ là có hay không."),
    ):
        assert f"Dòng {line}</th>" in page
        assert told in page
    assert f'value="{PAPER}"' in page
    assert marked() == set()


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"%PDF-1.7", "xa.pdf", "PDF"),
        (b"", "xa.xlsx", "rỗng"),
        (book(["x"], head=["Tên", "Năm sinh"]), "xa.xlsx", "Không tìm thấy hàng tiêu đề"),
        (book(["00001", "Phường", ""]), "xa.xlsx", "không có dấu x nào"),
    ],
)
def test_what_is_no_such_list_is_refused_with_a_sentence(content: bytes, name: str, told: str) -> None:
    answer = who().post(HERE, sent(content, name))
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("said", [{"valid_from": "01/01/2999"}, {"valid_from": "30/06/2025"}, {"source": ""}])
def test_the_day_and_the_paper_are_asked_for_before_anything_is_shown(said: dict[str, str]) -> None:
    assert who().post(HERE, sent(book(row(commune(), "x")), **said)).status_code == 422


def test_what_was_shown_cannot_be_made_to_say_more() -> None:
    client, elsewhere = who(), commune("Thông Thụ", of="Nghệ An")
    form = {"key": str(uuid4()), "valid_from": "01/07/2025", "source": PAPER}
    assert client.post(HERE, form | {"marks": f"{elsewhere.pk}:plain"}).status_code == 404
    for nonsense in ("", "x", f"{commune().pk}:cao", "1:plain:2"):
        assert client.post(HERE, form | {"marks": nonsense}).status_code == 422
    assert marked() == set()


def test_who_keeps_no_places_has_no_such_page_and_a_commune_only_its_own() -> None:
    assert browser((Role.CHAIR, f"{commune().path}c1/")).get(HERE).status_code == 404
    answer = officer_browser().post(HERE, sent(book(row(neighbour(), "x"))))
    assert "trong địa bàn được giao" in answer.content.decode()
    assert officer_browser().get(HERE).status_code == 200


def test_three_rows_are_read_with_as_many_questions_as_one() -> None:
    client = who()

    def asked(*rows: list[Any]) -> int:
        with CaptureQueriesContext(connection) as seen:
            client.post(HERE, sent(book(*rows)))
        return len(seen)

    asked(row(commune(), "x"))
    one = asked(row(commune(), "x"))
    assert asked(row(commune(), "x"), row(neighbour(), "x"), row(commune("Nga Thắng"), "", "x")) == one


# --- the reading alone ----------------------------------------------------------------------------------------------


def test_the_first_sheet_that_has_the_columns_is_read() -> None:
    other = Sheet("Ghi chú", [["gì đó"]])
    lines, faults = read_terrain([other, Sheet("Xã", [["Mã", "Miền núi"], ["123", "✓"], ["", "tổng"]])])
    assert [(line.line, line.code, line.kinds) for line in lines] == [(2, "00123", {TerrainKind.MOUNTAIN})]
    assert [(fault.line, fault.code) for fault in faults] == [(3, "mark")]
    with pytest.raises(NoTerrainHeader):
        read_terrain([other])
    with pytest.raises(NoTerrainLines):
        read_terrain([Sheet("Xã", [["Mã", "Miền núi"], ["123", ""]])])


def test_today_is_a_day_one_may_begin_with() -> None:
    today = f"{date.today():%d/%m/%Y}"  # noqa: DTZ011 - the day of the clients in these tests
    assert who().post(HERE, sent(book(row(commune(), "x")), valid_from=today)).status_code == 200
