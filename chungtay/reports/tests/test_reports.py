"""A report drawn from the records: its figures, its bridge, its papers, its page, and who sees it."""

import io
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from chungtay.figures.rules import INDICATORS
from chungtay.figures.services.refreshing import rebuild
from chungtay.figures.tests.factories import at_noon, close, make_published
from chungtay.kernel.months import HalfYear, Month, Year
from chungtay.reports import adapters, queries
from tests import cast

pytestmark = pytest.mark.django_db
DECEMBER, BEFORE = Month(2023, 12), Month(2022, 12)


@pytest.fixture
def country():
    """Two clubs published at the end of 2022, one closed in 2023, one founded in 2023; the year 2023 has two clubs."""
    kept, closed = (make_published(BEFORE, 70, name=f"CLB {name}") for name in ("còn", "thôi"))
    close(closed, date(2023, 6, 1))
    make_published(DECEMBER, 65, name="CLB mới", since=date(2023, 3, 1))
    rebuild(at_noon(date(2024, 1, 15)), date(2024, 1, 15))
    return kept


def text_of(word):
    document = Document(io.BytesIO(word))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_report_fills_itself_and_its_bridge_closes(country):
    found = queries.report_of(None, Year(2023), date(2023, 12, 31))
    assert found.line("clubs").now.value == 2
    assert found.line("clubs").before.value == 2
    assert (found.bridge.before, found.bridge.founded, found.bridge.closed, found.bridge.now) == (2, 1, 1, 2)
    assert found.bridge.other == 0
    assert found.line("members").now.value == 135
    assert sum(place.clubs for place in found.places) == 2


def test_what_published_totals_do_not_say_is_a_dash_and_not_a_nought(country):
    found = queries.report_of(None, Year(2023), date(2023, 12, 31))
    assert adapters.shown(found.line("women").now) == "–"
    assert adapters.shown(found.line("clubs_island").now) == "0"
    assert found.line("women").change is None


def test_a_year_has_no_column_of_the_same_period_and_a_half_has(country):
    year = queries.report_of(None, Year(2023), date(2023, 12, 31))
    half = queries.report_of(None, HalfYear(2023, 2), date(2023, 12, 31))
    assert "Cùng kỳ năm trước" not in adapters.heads(year)
    assert len(adapters.row(half.line("clubs"), half)) == len(adapters.heads(half)) == 5


def test_a_figure_nobody_counted_is_a_dash(country):
    found = queries.report_of(None, Year(2015), date(2015, 12, 31))
    assert found.line("clubs").now.value is None


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("members", 0, "0"),
        ("members", -12, "−12"),
        ("women_share", 0.04, "0"),
        ("women_share", -0.04, "0"),
        ("women_share", 0.06, "+0,1"),
        ("women_share", -2.4, "−2,4"),
        ("fund", 1_500_000, "+1.500.000 đ"),
    ],
)
def test_a_difference_that_is_nothing_as_written_has_no_sign(code, change, said):
    assert adapters.signed(change, SimpleNamespace(indicator=INDICATORS[code])) == said


def test_the_command_writes_word_and_pdf(country, tmp_path, capsys):
    call_command("report", area="VN", period="2023", kind="year", out=tmp_path / "nam.docx")
    said = text_of((tmp_path / "nam.docx").read_bytes())
    assert "TRUNG ƯƠNG HỘI\nNGƯỜI CAO TUỔI VIỆT NAM" in said
    assert "cả nước có 2 câu lạc bộ Liên thế hệ tự giúp nhau với 135 thành viên" in said
    assert "III. KIẾN NGHỊ" in said
    assert "Số đã công bố" in said
    call_command("report", area="VN", period="2023", kind="year", out=tmp_path / "nam.pdf")
    assert (tmp_path / "nam.pdf").read_bytes().startswith(b"%PDF")
    assert "tính đến 31/12/2023" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"period": "2099", "kind": "year"}, "chưa bắt đầu"),
        ({"period": "2023-H7", "kind": "half"}, "2023-H7"),
        ({"period": "2023", "kind": "year", "area": "99"}, "99"),
    ],
)
def test_the_command_refuses_in_a_sentence(asked, said, tmp_path):
    with pytest.raises(CommandError, match=said):
        call_command("report", out=tmp_path / "x.docx", **asked)
    assert not (tmp_path / "x.docx").exists()


def test_an_office_reads_its_report_and_takes_it_as_word_and_pdf(country):
    minh = cast.province_officer().client
    page = minh.get("/vp/bao-cao/?loai=year&ky=2023").content.decode()
    assert "Số câu lạc bộ: kỳ trước" in page
    assert minh.get("/vp/bao-cao/bao-cao.docx?loai=year&ky=2023").content[:2] == b"PK"
    assert minh.get("/vp/bao-cao/bao-cao.pdf?loai=year&ky=2023").content.startswith(b"%PDF")


def test_a_report_before_its_period_ends_asks_for_the_cut_off():
    minh = cast.province_officer()
    for page in ("", "bao-cao.docx", "bao-cao.pdf"):
        answer = minh.client.get(f"/vp/bao-cao/{page}?loai=year&ky={minh.act.day.year}")
        assert answer.status_code == 422
        assert "phải ghi ngày chốt" in answer.content.decode()


def test_a_report_costs_the_same_for_one_commune_and_for_the_country(country):
    def cost(area):
        with CaptureQueriesContext(connection) as asked:
            queries.report_of(area, Year(2023), date(2023, 12, 31))
        return len(asked)

    assert cost(cast.make_commune().province) <= cost(None) + 2


def test_the_officer_next_door_gets_no_report_of_this_commune():
    commune = cast.make_commune()
    assert cast.neighbour_officer().client.get(f"/vp/bao-cao/?noi={commune.pk}").status_code == 404
    assert cast.commune_officer().client.get(f"/vp/bao-cao/?noi={commune.pk}").status_code == 200
