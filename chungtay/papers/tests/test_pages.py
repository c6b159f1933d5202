"""The pages of an office's papers: what each shows, refuses, costs, and hides from the neighbour."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from chungtay.papers.models import IncomingPaper, Office, OutgoingPaper
from chungtay.papers.rules import Kind
from chungtay.papers.services import NewOutgoing, give_number, strike
from chungtay.papers.tests.factories import make_office
from chungtay.papers.words import KIND
from chungtay.web.word import minutes_template, standard_template
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_office(cast.make_commune())


def today():
    return f"{cast.commune_officer().act.day:%d/%m/%Y}"


def test_an_office_opens_its_registers_and_heads_its_papers():
    tu = cast.commune_officer()
    assert "Mở sổ văn bản" in tu.client.get("/vp/van-ban/").content.decode()
    answer = tu.client.post("/vp/van-ban/mo/", {"path": cast.make_commune().path}, follow=True)
    assert "Thể thức văn bản" in answer.content.decode()
    said = {"issuer": "Hội NCT xã Nga Sơn", "sign": "HNCT", "place": "Nga Sơn", "signer_title": "Chủ tịch",
            "kept_by": "VT", "valid_from": today(), "key": str(uuid4())}  # fmt: skip
    office = Office.objects.get()
    answer = tu.client.post(f"/vp/van-ban/{office.pk}/the-thuc/", said, follow=True)
    assert "Lấy số văn bản đi" in answer.content.decode()


def test_a_paper_takes_its_number_and_stands_in_the_register(office):
    tu = cast.commune_officer()
    form = {"kind": "KH", "about": "Kế hoạch năm", "signed_on": today(), "copy_count": 2, "key": str(uuid4())}
    answer = tu.client.post(f"/vp/van-ban/{office.pk}/di/ghi/", form, follow=True)
    assert "1/KH-HNCT" in answer.content.decode()
    wrong = tu.client.post(f"/vp/van-ban/{office.pk}/di/ghi/", form | {"key": str(uuid4()), "signed_on": "01/01/2099"})
    assert wrong.status_code == 422
    assert "chưa tới" in wrong.content.decode()


def test_a_paper_that_arrived_is_entered_and_struck(office):
    tu = cast.commune_officer()
    form = {"kind": "GM", "about": "Mời họp", "arrived_on": today(), "sender": "UBND", "key": str(uuid4())}
    answer = tu.client.post(f"/vp/van-ban/{office.pk}/den/ghi/", form, follow=True)
    assert "Mời họp" in answer.content.decode()
    where = f"/vp/van-ban/{office.pk}/den/{IncomingPaper.objects.get().key}/gach/"
    assert tu.client.post(where, {"reason": ""}).status_code == 422
    assert "Gạch: ghi nhầm" in tu.client.post(where, {"reason": "ghi nhầm"}, follow=True).content.decode()


def test_the_register_costs_the_same_with_one_line_and_with_three(office):
    tu = cast.commune_officer()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert tu.client.get(f"/vp/van-ban/{office.pk}/di/").status_code == 200
        return len(asked)

    def write():
        new = NewOutgoing(kind=Kind.LETTER, about="Công văn", signed_on=tu.act.day)
        give_number(tu.act, office=office, key=uuid4(), new=new)

    write()
    first = cost()
    write()
    write()
    assert cost() == first


def test_the_register_as_excel_has_the_columns_of_the_decree(office):
    tu = cast.commune_officer()
    give_number(tu.act, office=office, key=uuid4(), new=NewOutgoing(Kind.LETTER, "Công văn", tu.act.day))
    answer = tu.client.get(f"/vp/van-ban/{office.pk}/di/so.xlsx")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")


def test_a_template_is_taken_down_edited_and_sent_up(office):
    tu = cast.commune_officer()
    page = tu.client.get(f"/vp/van-ban/{office.pk}/mau/").content.decode()
    assert "{{ body }}" in page
    taken = tu.client.get(f"/vp/van-ban/{office.pk}/mau/BC.docx").content
    Document(io.BytesIO(taken))
    form = {"kind": "BC", "key": str(uuid4()), "file": SimpleUploadedFile("mau.docx", standard_template())}
    assert "mau.docx" in tu.client.post(f"/vp/van-ban/{office.pk}/mau/", form, follow=True).content.decode()
    bad = form | {"key": str(uuid4()), "file": SimpleUploadedFile("x.docx", b"khong phai word")}
    answer = tu.client.post(f"/vp/van-ban/{office.pk}/mau/", bad)
    assert answer.status_code == 422
    assert "không phải tệp Word" in answer.content.decode()
    assert tu.client.post(f"/vp/van-ban/{office.pk}/mau/BC/bo/").status_code == 302


def test_a_template_of_minutes_has_both_signatures(office):
    client, page = cast.commune_officer().client, f"/vp/van-ban/{office.pk}/mau/"
    taken = Document(io.BytesIO(client.get(f"{page}BB.docx").content))
    assert "{{ beside_title }}" in taken.tables[-1].rows[0].cells[0].text

    def send(word):
        file = SimpleUploadedFile("bien-ban.docx", word)
        return client.post(page, {"kind": "BB", "key": str(uuid4()), "file": file}, follow=True)

    refused = send(standard_template())
    assert refused.status_code == 422
    assert "beside_title" in refused.content.decode()
    assert "bien-ban.docx" in send(minutes_template()).content.decode()


def taken(office, kind, about="Về việc tổ chức tổng kết"):
    tu = cast.commune_officer()
    new = NewOutgoing(kind, about, tu.act.day, recipients="- UBND xã;\n- Các câu lạc bộ.")
    return tu, give_number(tu.act, office=office, key=uuid4(), new=new)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_paper_of_every_kind_comes_as_word_headed_numbered_and_laid_out(office, kind):
    tu, line = taken(office, kind)
    word = Document(io.BytesIO(tu.client.get(f"/vp/van-ban/{office.pk}/di/{line.key}/van-ban.docx").content))
    text = [each.text for each in word.paragraphs]
    assert line.written_number in word.tables[0].rows[0].cells[0].text
    if kind is Kind.LETTER:
        assert "V/v Về việc tổ chức tổng kết" in word.tables[0].rows[0].cells[0].text
        assert text[0] == "Kính gửi: ……………………"
    else:
        assert text[0] == str(KIND[kind]).upper()
        assert text[1] == "Về việc tổ chức tổng kết"
    assert not any("{{" in each for each in text)
    assert "- UBND xã;\n- Các câu lạc bộ;" in word.tables[-1].rows[0].cells[0].text


def test_a_decision_is_laid_out_in_articles(office):
    tu, line = taken(office, Kind.DECISION)
    word = Document(io.BytesIO(tu.client.get(f"/vp/van-ban/{office.pk}/di/{line.key}/van-ban.docx").content))
    text = "\n".join(each.text for each in word.paragraphs)
    assert text.index("Căn cứ") < text.index("QUYẾT ĐỊNH:") < text.index("Điều 1.") < text.index("thi hành Quyết định")


def test_a_struck_number_has_no_paper_and_neither_has_the_neighbours(office):
    tu, line = taken(office, Kind.PLAN)
    where = f"/vp/van-ban/{office.pk}/di/{line.key}/van-ban.docx"
    assert cast.neighbour_officer().client.get(where).status_code == 404
    assert cast.commune_helper().client.get(where).status_code == 404
    strike(tu.act, line=line, reason="Lấy nhầm")
    assert tu.client.get(where).status_code == 404


@pytest.mark.parametrize("page", ["di/", "den/", "the-thuc/", "mau/", "di/so.xlsx", "mau/BC.docx"])
def test_the_officer_next_door_sees_nothing(office, page):
    assert cast.neighbour_officer().client.get(f"/vp/van-ban/{office.pk}/{page}").status_code == 404


def test_a_helper_reads_and_takes_no_number(office):
    helper = cast.commune_helper().client
    assert helper.get(f"/vp/van-ban/{office.pk}/di/").status_code == 200
    assert helper.get(f"/vp/van-ban/{office.pk}/di/ghi/").status_code == 404
    assert not OutgoingPaper.objects.exists()


def test_the_province_reads_the_registers_of_its_communes(office):
    answer = cast.province_officer().client.get("/vp/van-ban/")
    assert "Hội Người cao tuổi xã Nga Sơn" in answer.content.decode()
