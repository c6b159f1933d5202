"""Files as they come: what they really are, where the table stands, what each line tells."""

import io
import unicodedata
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from chungtay.exchange.rules import (
    Field,
    FileEmpty,
    FileTooLarge,
    Known,
    Layout,
    NameColumnMissing,
    NoHeaderFound,
    NoLinesFound,
    NotAWorkbook,
    Reading,
    TooManyLines,
    WorkbookBroken,
    WorkbookLocked,
    WorkbookTooHeavy,
    field_of,
    find_layout,
    lines_of,
    read_apart,
    read_line,
    read_sheets,
    tell,
    values_of,
    with_fields,
)
from chungtay.exchange.rules.reading import decoded
from chungtay.exchange.tests.books import BINH, HEAD, LAN, book, people
from chungtay.kernel.legacy_text import Encoding
from chungtay.people.rules import StatusValue

TODAY = date(2026, 11, 23)
KNOWN = Known(today=TODAY, joined_on=date(2024, 1, 15), ethnicities={"kinh": "01", "thai": "03"})


def read(content: bytes, name: str = "so.xlsx", **more: Any) -> tuple[Layout, list[Reading]]:
    """The file through every step."""
    sheets = read_sheets(content, tell(name, content).kind)
    layout = find_layout(sheets, **more)
    sheet = next(each for each in sheets if each.name == layout.sheet)
    return layout, [read_line(values_of(line, layout), KNOWN) for line in lines_of(sheet, layout).rows]


def names(readings: list[Reading]) -> list[str]:
    return [reading.facts.full_name for reading in readings if reading.facts]


def made(fill: Any) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made_book:
        fill(made_book, made_book.add_worksheet("Sổ"))
    return out.getvalue()


# --- what a file is -------------------------------------------------------------------------------------------------


def test_a_workbook_named_xls_is_told_by_its_content() -> None:
    told = tell("danh sach.xls", book([LAN]))
    assert (told.kind, told.is_misnamed) == ("xlsx", True)
    assert not tell("danh sach.xlsx", book([LAN])).is_misnamed


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<html><body><table><tr><td>x</td></tr></table></body></html>", "html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><table></table>", "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "xml"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xff\xd8\xff\xe0....", "picture"),
        (b"{\\rtf1\\ansi", "word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "word"),
        (b"Rar!\x1a\x07", "archive"),
        (bytes(range(256)), "unknown"),
    ],
)
def test_what_is_no_workbook_is_refused_by_what_it_really_is(content: bytes, kind: str) -> None:
    with pytest.raises(NotAWorkbook) as refused:
        tell("danh sach.xls", content)
    assert refused.value.facts["kind"] == kind


def test_a_word_document_in_a_zip_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(NotAWorkbook) as refused:
        tell("so.xlsx", out.getvalue())
    assert refused.value.facts["kind"] == "word"


def test_an_empty_file_a_huge_one_and_a_locked_one_are_refused() -> None:
    with pytest.raises(FileEmpty):
        tell("so.xlsx", b"")
    with pytest.raises(FileTooLarge):
        tell("so.xlsx", b"x" * (20 << 20) + b"x")
    with pytest.raises(WorkbookLocked):
        tell("so.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_half_a_workbook_is_refused(part: float) -> None:
    whole = book(people(100))
    with pytest.raises(WorkbookBroken):
        tell("so.xlsx", whole[: int(len(whole) * part)])


def test_a_broken_old_workbook_is_refused() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 5000
    with pytest.raises(WorkbookBroken):
        read_apart(content, tell("so.xls", content).kind)


def test_a_zip_bomb_is_refused_before_it_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (300 << 20))
    with pytest.raises(WorkbookTooHeavy):
        tell("so.xlsx", out.getvalue())


def test_a_sheet_as_wide_as_the_screen_of_the_moon_does_not_take_the_server_with_it() -> None:
    content = made(lambda _, sheet: (sheet.write("A1", "Họ và tên"), sheet.write("XFD1048576", "x")))
    with pytest.raises((WorkbookTooHeavy, TooManyLines)):
        read_apart(content, tell("so.xlsx", content).kind)


def test_more_lines_than_a_register_has_are_refused() -> None:
    content = book([(n, f"Người {n}", "Nữ", 1950, "", "", "", "", "") for n in range(20_400)])
    with pytest.raises(TooManyLines):
        read_apart(content, tell("so.xlsx", content).kind)


def test_reading_apart_gives_what_reading_here_gives() -> None:
    content = book([LAN, BINH], title="DANH SÁCH")
    assert read_apart(content, tell("so.xlsx", content).kind) == read_sheets(content, tell("so.xlsx", content).kind)


# --- where the table stands -----------------------------------------------------------------------------------------


def test_titles_above_sections_within_and_totals_below_are_no_people() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:I1", "DANH SÁCH THÀNH VIÊN CÂU LẠC BỘ LIÊN THẾ HỆ TỰ GIÚP NHAU")
        sheet.write("A2", "Thôn Phú Nghĩa, xã Nga Sơn")
        sheet.write_row("A4", HEAD)
        sheet.write_row("A5", [f"({n})" for n in range(1, 10)])
        sheet.merge_range("A6:I6", "Tổ 1")
        sheet.write_row("A7", LAN)
        sheet.write("A9", "II. Tổ 2")
        sheet.write_row("A10", BINH)
        sheet.write("B12", "Tổng cộng: 2 người")
        sheet.write("B14", "Người lập biểu")
        sheet.write("G14", "TM. Ban Chủ nhiệm")
        sheet.write("G13", "Nga Sơn, ngày 05 tháng 3 năm 2026")

    content = made(fill)
    sheets = read_sheets(content, tell("so.xlsx", content).kind)
    layout = find_layout(sheets)
    lines = lines_of(sheets[0], layout)
    assert [line.line for line in lines.rows] == [7, 10]
    assert [(row.line, row.why) for row in lines.ignored] == [
        (6, "section_row"),
        (9, "section_row"),
        (12, "total_row"),
        (13, "signature_row"),
        (14, "signature_row"),
    ]


def test_birth_years_in_two_columns_tell_the_sex_and_a_name_over_two_columns_is_joined() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range("A1:A2", "TT")
        sheet.merge_range("B1:C2", "Họ và tên")
        sheet.merge_range("D1:E1", "Năm sinh")
        sheet.write_row("D2", ["Nam", "Nữ"])
        sheet.merge_range("F1:G1", "Hộ")
        sheet.write_row("F2", ["Nghèo", "Cận nghèo"])
        sheet.write_row("A3", [1, "Nguyễn Thị", "Lan", "", 1958, "x", ""])
        sheet.write_row("A4", [2, "Phạm Văn", "Bình", "1952", "", "", "x"])

    layout, readings = read(made(fill))
    assert {Field.MALE_BIRTH, Field.FEMALE_BIRTH, Field.FAMILY_NAME, Field.GIVEN_NAME} <= set(layout.fields)
    assert names(readings) == ["Nguyễn Thị Lan", "Phạm Văn Bình"]
    assert [(each.facts.sex, each.facts.birth_year) for each in readings if each.facts] == [("F", 1958), ("M", 1952)]
    assert [each.statuses for each in readings] == [(StatusValue.POOR,), (StatusValue.NEAR_POOR,)]


def test_columns_called_nam_and_nu_alone_hold_crosses_or_years() -> None:
    layout, readings = read(book([("Lan", "", 1958), ("Bình", 1952, "")], ("Họ và tên", "Nam", "Nữ")))
    assert layout.fields[Field.FEMALE_BIRTH].label == "Nữ"
    assert [each.facts.sex for each in readings if each.facts] == ["F", "M"]
    layout, readings = read(book([("Lan A", "", "x", 1958), ("Bình A", "x", "", 1952)], ("Họ tên", "Nam", "Nữ", "NS")))
    assert [(each.facts.sex, each.facts.birth_year) for each in readings if each.facts] == [("F", 1958), ("M", 1952)]


def test_a_name_merged_over_two_rows_is_one_person_and_a_merged_address_holds_for_both() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["Họ và tên", "Năm sinh", "Địa chỉ", "Ghi chú"])
        sheet.merge_range("A2:A3", "Nguyễn Thị Lan")
        sheet.write("B2", 1958)
        sheet.write("D2", "tổ trưởng")
        sheet.write("D3", "từ 2024")
        sheet.write_row("A4", ["Phạm Văn Bình", 1952])
        sheet.write_row("A5", ["Lò Thị Ơn", 1949])
        sheet.merge_range("C4:C5", "Xóm Đình")

    _, readings = read(made(fill))
    assert names(readings) == ["Nguyễn Thị Lan", "Phạm Văn Bình", "Lò Thị Ơn"]
    assert [each.facts.address for each in readings if each.facts] == ["", "Xóm Đình", "Xóm Đình"]


def test_the_sheet_whose_header_says_most_is_taken_and_hidden_ones_are_not() -> None:
    def fill(made_book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["Thu", "Chi"])
        more = made_book.add_worksheet("Thành viên")
        more.write_row("A1", HEAD)
        more.write_row("A2", LAN)
        hidden = made_book.add_worksheet("Cũ")
        hidden.write_row("A1", [*HEAD, "Ngày vào CLB"])
        hidden.hide()

    layout, _ = read(made(fill))
    assert layout.sheet == "Thành viên"


def test_no_header_no_lines_no_names_are_refused() -> None:
    with pytest.raises(NoHeaderFound):
        read(book([("Gạo", 6)], ("Hàng", "Số lượng")))
    with pytest.raises(NoLinesFound):
        read(book([]))
    layout, _ = read(book([LAN]))
    with pytest.raises(NameColumnMissing):
        with_fields(layout, {1: None})


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (("Họ và tên",), Field.NAME),
        (("HỌ TÊN",), Field.NAME),
        (("Họ, tên thành viên",), Field.NAME),
        (("Họ đệm",), Field.FAMILY_NAME),
        (("Ngày, tháng, năm sinh",), Field.BIRTH),
        (("Tuổi",), Field.BIRTH),
        (("Năm sinh", "Nữ"), Field.FEMALE_BIRTH),
        (("Giới tính", "Nam"), Field.MALE_MARK),
        (("Giới\ntính",), Field.SEX),
        (("ĐT",), Field.PHONE),
        (("SĐT liên hệ",), Field.PHONE),
        (("DT",), Field.ETHNICITY),
        (("Thôn/tổ dân phố",), Field.HAMLET),
        (("Địa chỉ (thôn, bản)",), Field.ADDRESS),
        (("Hộ nghèo, cận nghèo",), Field.HOUSEHOLD),
        (("Hộ", "Nghèo"), Field.POOR),
        (("Hộ cận nghèo",), Field.NEAR_POOR),
        (("Số thẻ hội viên",), Field.CARD),
        (("Ngày vào Hội NCT",), Field.ASSOCIATION_JOINED),
        (("Ngày vào CLB",), Field.JOINED),
        (("Ngày vào",), Field.JOINED),
        (("Ghi chú",), Field.NOTE),
        (("STT",), Field.SERIAL),
        (("Số thành viên",), Field.NUMBER),
        (("DANH SÁCH THÀNH VIÊN CÂU LẠC BỘ",), None),
        (("Số tiền vay",), None),
    ],
)
def test_heads_are_recognised_in_the_spellings_that_are_met(head: tuple[str, ...], kind: Field | None) -> None:
    assert field_of(head) is kind


# --- old letters ----------------------------------------------------------------------------------------------------

TCVN3_LINES = [("NguyÔn ThÞ Lôa", "N÷", 1950), ("Ph¹m V¨n B×nh", "Nam", 1948), ("§ç ThÞ H­êng", "N÷", 1952)]
VNI_LINES = [("Nguyeãn Thò Luïa", "Nöõ", 1950), ("Phaïm Vaên Bình", "Nam", 1948), ("Ñoã Thò Höôøng", "Nöõ", 1952)]
IN_UNICODE = ["Nguyễn Thị Lụa", "Phạm Văn Bình", "Đỗ Thị Hường"]


@pytest.mark.parametrize(
    ("rows", "head", "code"),
    [
        (TCVN3_LINES, ("Hä vµ tªn", "Giíi tÝnh", "N¨m sinh"), Encoding.TCVN3),
        (VNI_LINES, ("Hoï vaø teân", "Giôùi tính", "Naêm sinh"), Encoding.VNI),
    ],
)
def test_old_letters_are_recognised_in_head_and_lines(rows: Any, head: tuple[str, ...], code: Encoding) -> None:
    layout, readings = read(book(rows, head))
    assert layout.fields[Field.NAME].encoding is code
    assert names(readings) == IN_UNICODE
    assert [each.facts.sex for each in readings if each.facts] == ["F", "M", "F"]


def test_a_person_may_say_how_the_letters_are_coded() -> None:
    _, readings = read(book(TCVN3_LINES, ("Họ và tên", "Giới tính", "Năm sinh")), encoding=Encoding.UNICODE)
    assert names(readings)[0] == "NguyÔn ThÞ Lôa"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_in_unicode_are_read(coding: str) -> None:
    text = "STT;Họ và tên;Năm sinh\n1;Nguyễn Thị Lụa;1950\n2;Phạm Văn Bình;1948\n"
    _, readings = read(text.encode(coding), "so.csv")
    assert names(readings) == ["Nguyễn Thị Lụa", "Phạm Văn Bình"]


def test_text_files_of_old_pages_are_read() -> None:
    tcvn3 = "Hä vµ tªn,N¨m sinh\nNguyÔn ThÞ Lôa,1950\nPh¹m V¨n B×nh,1948\n".encode("latin-1")
    assert names(read(tcvn3, "so.csv")[1]) == ["Nguyễn Thị Lụa", "Phạm Văn Bình"]
    page_1258 = unicodedata.normalize("NFD", "Tỉnh Thanh Hóa").replace("\u0302", "")
    assert unicodedata.normalize("NFC", decoded(page_1258.encode("cp1258"))) == "Tỉnh Thanh Hóa"


# --- one line -------------------------------------------------------------------------------------------------------


def line(**values: str) -> Reading:
    return read_line({"name": "Nguyễn Thị Lan", "sex": "Nữ", "birth": "1950"} | values, KNOWN)
