"""Numbers without a gap, letterheads that follow each other, lines struck and never edited, templates checked."""

import io
from datetime import date, datetime
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from docx import Document

from chungtay.audit.models import Note
from chungtay.kernel.acts import VIET_NAM, OutsideReach
from chungtay.papers import queries
from chungtay.papers.models import Letterhead, OutgoingPaper
from chungtay.papers.rules import (
    AboutMissing,
    ArrivedInFuture,
    DatedAfterArrival,
    Kind,
    LetterheadMissing,
    LetterheadNotLater,
    Side,
    SignedBeforeLast,
    SignedInFuture,
    SignedInOtherYear,
    StrikingNeedsReason,
    StruckAlready,
)
from chungtay.papers.services import (
    NewIncoming,
    NewLetterhead,
    NewOutgoing,
    drop_template,
    enter_incoming,
    give_number,
    keep_template,
    open_office,
    set_letterhead,
    strike,
)
from chungtay.papers.tests.factories import make_office
from chungtay.web.rules import TemplateBroken, TemplateFieldMissing, TemplateFieldUnknown, TemplateNotWord
from chungtay.web.word import standard_template
from tests import cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 10, 9, tzinfo=VIET_NAM)
DAY = AT.date()


@pytest.fixture
def tu():
    return cast.commune_officer(at=AT).act


@pytest.fixture
def office():
    return make_office(cast.make_commune())


def number(act, office, kind=Kind.REPORT, *, about="Báo cáo quý I", on=DAY, key=None):
    new = NewOutgoing(kind=kind, about=about, signed_on=on, recipients="UBND xã")
    return give_number(act, office=office, key=key or uuid4(), new=new)


def incoming(act, office, **changes):
    said = {"kind": Kind.LETTER, "about": "Mời họp", "arrived_on": DAY, "sender": "UBND xã"} | changes
    return enter_incoming(act, office=office, key=uuid4(), new=NewIncoming(**said))


def template(text):
    document, out = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def test_numbers_follow_each_other_by_kind_and_year(tu, office):
    assert number(tu, office).written_number == "1/BC-HNCT"
    assert number(tu, office).written_number == "2/BC-HNCT"
    assert number(tu, office, Kind.LETTER).written_number == "1/CV-HNCT"
    late = cast.commune_officer(at=datetime(2027, 1, 5, 9, tzinfo=VIET_NAM)).act
    assert number(late, office, on=date(2027, 1, 5)).written_number == "1/BC-HNCT"


def test_the_same_form_sent_twice_takes_one_number(tu, office):
    key = uuid4()
    assert number(tu, office, key=key) == number(tu, office, key=key)
    assert Note.objects.filter(action="papers.give_number").count() == 1


@pytest.mark.parametrize(
    ("on", "refusal"),
    [
        (date(2026, 3, 11), SignedInFuture),
        (date(2025, 12, 31), SignedInOtherYear),
        (date(2026, 3, 1), SignedBeforeLast),
    ],
)
def test_a_number_is_given_in_the_order_of_days(tu, office, on, refusal):
    number(tu, office)
    with pytest.raises(refusal):
        number(tu, office, on=on)


def test_a_number_needs_an_abstract_and_a_letterhead(tu, office):
    with pytest.raises(AboutMissing):
        number(tu, office, about=" ")
    with pytest.raises(LetterheadMissing):
        number(cast.centre_officer(at=AT).act, open_office(cast.centre_officer(at=AT).act, path="/"))


def test_a_new_letterhead_closes_the_one_before_and_old_days_keep_theirs(tu, office):
    new = NewLetterhead(
        "Ủy ban MTTQ xã Nga Sơn", "Hội NCT xã Nga Sơn", "HNCT", "Nga Sơn", "Phó Chủ tịch", "Lê Thị Hà", "VP", DAY
    )
    set_letterhead(tu, office=office, key=uuid4(), new=new)
    assert queries.head_of(office, DAY, kind=Kind.REPORT).above == "Ủy ban MTTQ xã Nga Sơn"
    assert queries.head_of(office, date(2026, 3, 9), kind=Kind.REPORT).above == ""
    assert Letterhead.objects.filter(office=office).count() == 2
    with pytest.raises(LetterheadNotLater):
        set_letterhead(tu, office=office, key=uuid4(), new=new)


def test_what_arrives_is_numbered_by_year(tu, office):
    assert incoming(tu, office).number == 1
    assert incoming(tu, office, dated_on=date(2026, 3, 1), answer_by=date(2026, 3, 20)).number == 2
    with pytest.raises(ArrivedInFuture):
        incoming(tu, office, arrived_on=date(2026, 3, 11))
    with pytest.raises(DatedAfterArrival):
        incoming(tu, office, dated_on=date(2026, 3, 11), arrived_on=DAY)


def test_a_struck_line_keeps_its_number(tu, office):
    line = number(tu, office)
    with pytest.raises(StrikingNeedsReason):
        strike(tu, line=line, reason=" ")
    strike(tu, line=line, reason="Không phát hành")
    with pytest.raises(StruckAlready):
        strike(tu, line=line, reason="lần nữa")
    assert number(tu, office).number == 2


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE papers_outgoingpaper SET number = 9",
        "UPDATE papers_outgoingpaper SET about = 'khác'",
        "DELETE FROM papers_outgoingpaper",
        "TRUNCATE papers_outgoingpaper",
    ],
)
def test_a_line_is_never_edited_by_hand_neither(tu, office, sql):
    number(tu, office)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert OutgoingPaper.objects.get().about == "Báo cáo quý I"


def test_the_next_commune_gives_no_number_here(office):
    with pytest.raises(OutsideReach):
        number(cast.neighbour_officer(at=AT).act, office)


def test_the_province_opens_the_office_of_a_commune_without_one():
    commune = cast.make_commune()
    assert open_office(cast.province_officer(at=AT).act, path=commune.path).area == commune
    assert open_office(cast.province_officer(at=AT).act, path=commune.path).name == "Hội Người cao tuổi xã Nga Sơn"


@pytest.mark.parametrize(
    ("word", "refusal"),
    [
        (b"not a word file", TemplateNotWord),
        (template("{{ issuer"), TemplateBroken),
        (template("{{ issuer }}{{ number }}{{ body }}{{ issuer.__class__.__mro__ }}"), TemplateBroken),
        (template("{{ issuer }}{{ number }}{{ body }}{{ chu_tich }}"), TemplateFieldUnknown),
        (template("{{ issuer }}"), TemplateFieldMissing),
    ],
)
def test_a_bad_template_is_refused(tu, office, word, refusal):
    with pytest.raises(refusal):
        keep_template(tu, office=office, key=uuid4(), kind=Kind.REPORT, name="mau.docx", word=word)
    assert queries.template_bytes(office, Kind.REPORT) is None


def test_an_uploaded_template_is_used_until_it_is_dropped(tu, office):
    mine = standard_template()
    keep_template(tu, office=office, key=uuid4(), kind=Kind.REPORT, name="cũ.docx", word=mine)
    kept = keep_template(tu, office=office, key=uuid4(), kind=Kind.REPORT, name="mới.docx", word=mine)
    assert queries.templates_of(office)["BC"] == kept
    assert queries.template_bytes(office, Kind.REPORT) == mine
    drop_template(tu, template=kept)
    assert queries.template_of(office, Kind.REPORT) is None


def test_the_register_is_found_without_accents(tu, office):
    number(tu, office, about="Tổng kết Đề án 1336")
    number(tu, office, about="Kế hoạch tập huấn")
    found = queries.register(office, Side.OUT, 2026, "tong ket de an")
    assert [row.about for row in found] == ["Tổng kết Đề án 1336"]


def test_an_office_is_called_by_its_register_or_else_by_its_place():
    commune = cast.make_commune()
    day = cast.commune_officer().act.day
    assert queries.office_called(commune.path, day) == "Hội Người cao tuổi xã Nga Sơn"
    make_office(commune, "Ban đại diện Hội NCT xã Nga Sơn")
    assert queries.office_called(commune.path, day) == "Ban đại diện Hội NCT xã Nga Sơn"
    assert queries.office_called("/", day) == "Trung ương Hội Người cao tuổi Việt Nam"
