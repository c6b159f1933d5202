"""Papers: a PDF to sign, and one picture to send on."""

import io

from PIL import Image

from chungtay.web.print import PIXELS_PER_INCH, png_response, render_pdf, render_png

WHERE = "CLB thôn Phú Nghĩa · tháng 11/2026"
ROLL = {
    "club": "CLB thôn Phú Nghĩa",
    "day": "27/11/2026",
    "place": "Nhà văn hóa",
    "lines": [
        {"number": n, "name": "Lò Thị Ơn", "born": "1950", "apart": "", "mark": "", "away": False} for n in range(60)
    ],
    "signers": [{"title": "Chủ nhiệm", "name": "Nguyễn Thị Lan"}],
}


def test_a_paper_is_a_pdf_and_a_picture() -> None:
    pdf = render_pdf("meetings/roll_sheet.typ", ROLL, where=WHERE, link="http://127.0.0.1/clb/1/hop/")
    picture = Image.open(io.BytesIO(render_png("meetings/roll_sheet.typ", ROLL, where=WHERE)))
    assert pdf.startswith(b"%PDF")
    assert picture.format == "PNG"
    assert abs(picture.width - 8.27 * PIXELS_PER_INCH) < 3
    assert picture.height > 2 * picture.width  # sixty lines in one piece, no page breaks


def test_pages_that_a_paper_forces_stand_one_below_the_other() -> None:
    minutes = {
        "above": "", "club": "CLB", "title": "Buổi sinh hoạt", "is_closed": True, "facts": [], "topics": [],
        "decisions": [], "told": [], "next_plan": "", "next_day": "", "corrections": [], "signers": ROLL["signers"],
        "lines": [], "tally": "",
    }  # fmt: skip
    short = Image.open(io.BytesIO(render_png("meetings/minutes.typ", minutes, where=WHERE)))
    lines = [{"number": n, "name": "An", "born": "", "apart": "", "mark": ""} for n in range(40)]
    long = Image.open(io.BytesIO(render_png("meetings/minutes.typ", minutes | {"lines": lines}, where=WHERE)))
    assert long.height > short.height + 1000


def test_a_picture_is_shown_where_it_stands() -> None:
    answer = png_response("phieu-thu-12", b"\x89PNG")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'inline; filename="phieu-thu-12.png"'


def test_what_is_typed_never_becomes_template_text() -> None:
    wild = ROLL | {"place": '#panic("x") $ ] " \\ </script>'}
    assert render_png("meetings/roll_sheet.typ", wild, where=WHERE)
