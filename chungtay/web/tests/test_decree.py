"""Papers in the layout of Nghị định 30/2020: one description for PDF and Word, in the decree's measures."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from chungtay.web.decree import Head, Heading, Paper, Table, Text, column_widths, decree_pdf, place_and_day
from chungtay.web.rules import TemplateFieldMissing
from chungtay.web.word import (
    NEEDED_BY_TWO,
    check_template,
    minutes_template,
    standard_template,
    word_paper,
)

HEAD = Head(
    above="Hội Người cao tuổi tỉnh Thanh Hóa",
    issuer="Hội Người cao tuổi xã Nga Sơn",
    number="Số: 12/BC-HNCT",
    place_and_day="Nga Sơn, ngày 05 tháng 02 năm 2026",
    signer_title="Chủ tịch",
    signer_name="Mai Văn Tứ",
    recipients=("Hội NCT tỉnh", "Lưu: VT"),
)
PAPER = Paper(
    HEAD,
    "Báo cáo",
    "Kết quả năm 2025",
    [
        Heading("I. KẾT QUẢ"),
        Text("Câu lạc bộ <b>Bình & Minh</b> có {{ 7 * 7 }} thành viên."),
        Table(["Chỉ tiêu", "Số"], [["Câu lạc bộ", "12"], ["Cộng", "12"]], caption="Biểu 1", total_rows=(1,)),
        Text("Ước thực hiện 13.", is_marked=True),
    ],
)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 2, 5), "Hà Nội, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "Hà Nội, ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 9), "Hà Nội, ngày 09 tháng 12 năm 2026"),
    ],
)
def test_small_days_and_the_first_two_months_are_written_with_a_nought(day, written):
    assert place_and_day("Hà Nội", day) == written


def test_word_says_what_the_paper_says_and_values_stay_text():
    document = Document(io.BytesIO(word_paper(PAPER)))
    text = [each.text for each in document.paragraphs]
    assert "Câu lạc bộ <b>Bình & Minh</b> có {{ 7 * 7 }} thành viên." in text
    assert text.index("I. KẾT QUẢ") < text.index("Biểu 1") < text.index("Ước thực hiện 13.")
    assert [cell.text for cell in document.tables[1].rows[1].cells] == ["Câu lạc bộ", "12"]
    assert "HỘI NGƯỜI CAO TUỔI\nXÃ NGA SƠN" in document.tables[0].rows[0].cells[0].text


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        ("Trung ương Hội Người cao tuổi Việt Nam", ["TRUNG ƯƠNG HỘI", "NGƯỜI CAO TUỔI VIỆT NAM"]),
        ("Hội Người cao tuổi xã Nga Sơn, tỉnh Thanh Hóa", ["HỘI NGƯỜI CAO TUỔI", "XÃ NGA SƠN, TỈNH THANH HÓA"]),
        ("Hội Người cao tuổi", ["HỘI NGƯỜI CAO TUỔI"]),
    ],
)
def test_a_long_name_of_an_office_breaks_where_its_names_end_and_nobody_above_leaves_no_gap(issuer, lines):
    paper = replace(PAPER, head=replace(PAPER.head, above="", issuer=issuer))
    cell = Document(io.BytesIO(word_paper(paper))).tables[0].rows[0].cells[0]
    assert cell.text.splitlines()[: len(lines)] == lines


def test_no_column_is_narrower_than_a_number_in_it_and_the_whole_is_as_wide_as_the_page():
    money = Table(
        ("Chỉ tiêu", "Kỳ này", "Kỳ trước", "Cùng kỳ"), [["Dư nợ"] + ["1.904.292.000"] * 3], widths=(6, 2, 2, 2)
    )
    widths = column_widths(money)
    assert sum(widths) == pytest.approx(160)
    assert min(widths[1:]) > 13 * 1.9  # thirteen signs at twelve points
    assert column_widths(Table(("Số", "Họ và tên"), [["1", "An"]], widths=(1, 19)))[0] > 9


def test_properties_of_tables_stand_in_the_order_of_the_standard():
    order = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
    for table in Document(io.BytesIO(word_paper(PAPER))).tables:
        found = [part.tag.rpartition("}")[2] for part in table._tbl.tblPr]
        assert found == sorted(found, key=order.index)


def test_word_keeps_the_measures_of_the_decree():
    page = Document(io.BytesIO(word_paper(PAPER))).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert 20 <= round(page.top_margin.mm) <= 25
    assert 20 <= round(page.bottom_margin.mm) <= 25
    assert 30 <= round(page.left_margin.mm) <= 35
    assert 15 <= round(page.right_margin.mm) <= 20
    assert page.different_first_page_header_footer


def test_our_own_templates_pass_our_own_check():
    check_template(standard_template())
    check_template(minutes_template(), needed=NEEDED_BY_TWO)


def test_a_template_with_one_signature_is_refused_for_what_two_sign():
    with pytest.raises(TemplateFieldMissing) as refused:
        check_template(standard_template(), needed=NEEDED_BY_TWO)
    assert refused.value.facts["fields"] == ["beside_title"]


@pytest.mark.parametrize("template", [None, standard_template(), minutes_template()])
def test_what_two_sign_has_both_signatures_by_any_template(template):
    minutes = replace(PAPER, head=replace(HEAD, beside_title="Đại diện câu lạc bộ", beside_name="Nguyễn Thị Lan"))
    left, right = Document(io.BytesIO(word_paper(minutes, template))).tables[-1].rows[0].cells
    assert " ".join(left.text.split()) == "ĐẠI DIỆN CÂU LẠC BỘ Nguyễn Thị Lan"
    assert " ".join(right.text.split()) == "CHỦ TỊCH Mai Văn Tứ"
    assert left.text.count("\n") >= 5  # room to sign by hand
    assert "Nơi nhận" not in left.text


def test_word_says_whom_a_paper_is_sent_to_or_has_no_line_for_it():
    sent = Document(io.BytesIO(word_paper(replace(PAPER, to="UBND tỉnh Thanh Hóa"))))
    assert "Kính gửi: UBND tỉnh Thanh Hóa" in [each.text for each in sent.paragraphs]
    own = Document(io.BytesIO(standard_template()))
    line = next(each for each in own.paragraphs if "{{ to }}" in each.text)
    line.runs[0].text = "Nơi nhận trước: {{ to }} và Hội"
    edited = io.BytesIO()
    own.save(edited)
    for template, said in ((None, None), (edited.getvalue(), "Nơi nhận trước:  và Hội")):
        text = [each.text for each in Document(io.BytesIO(word_paper(PAPER, template))).paragraphs]
        assert [each for each in text if "gửi" in each or "trước" in each] == ([said] if said else [])
        assert "".join(text).isprintable()


def test_pdf_is_a4():
    pdf = decree_pdf(PAPER, link="https://example.vn/1")
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox[0 0 595.2756 841.8898]" in pdf
