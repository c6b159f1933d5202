"""Papers in the layout of Nghị định 30/2020: one description for PDF and Word, in the decree's measures."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from chungtay.web.decree import Head, Heading, Paper, Table, Text, decree_pdf, place_and_day
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
    assert "HỘI NGƯỜI CAO TUỔI XÃ NGA SƠN" in document.tables[0].rows[0].cells[0].text


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


def test_pdf_is_a4():
    pdf = decree_pdf(PAPER, link="https://example.vn/1")
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox[0 0 595.2756 841.8898]" in pdf
