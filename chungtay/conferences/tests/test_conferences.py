"""A conference from the plan to the notice, what is promised to its answer, and who sees and moves what."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.conferences import queries, services
from chungtay.conferences.models import Conference, Delegate, Promise, PromiseStep
from chungtay.conferences.rules import (
    Answer,
    ConferenceIsOver,
    ConferenceMovedOn,
    ConferenceState,
    EndsBeforeItBegins,
    NobodyCame,
    NobodyInvited,
    NoticeNeedsConclusions,
    NoticeNeedsOffice,
    NoticeOnce,
    NotYetHeld,
    PromiseMovedOn,
    PromiseNeedsOwner,
    PromiseState,
    SpeechMovedOn,
    SpeechState,
    StepDayWrong,
    StepNeedsWords,
)
from chungtay.conferences.services import Asked, Heard
from chungtay.conferences.tests.factories import INVITED, called, held, make_conference, promised, today
from chungtay.kernel.acts import OutsideReach
from chungtay.papers.tests.factories import make_office
from chungtay.people.tests.factories import make_commune
from chungtay.places.models import Area
from tests import cast

pytestmark = pytest.mark.django_db
SAID = "Giao Hội NCT các xã lập kế hoạch.\nBáo cáo trước tháng 12."


@pytest.fixture
def officer():
    return cast.province_officer()


@pytest.fixture
def province(officer):
    return officer.act.grants[0].path


@pytest.fixture
def conference(officer, province):
    return make_conference(officer, path=province)


def concluded(conference, officer):
    row = held(conference, officer)
    return services.move_conference(officer.act, conference=row, key=uuid4(), to=ConferenceState.CONCLUDED, said=SAID)


def test_a_conference_goes_from_the_plan_to_the_chairs_conclusions(conference, officer):
    row = concluded(conference, officer)
    assert (row.state, row.conclusions) == (ConferenceState.CONCLUDED, SAID)


def test_the_same_form_twice_is_one_conference(officer, province):
    key = uuid4()
    first = services.call_conference(officer.act, path=province, key=key, called=called())
    assert services.call_conference(officer.act, path=province, key=key, called=called()).pk == first.pk


def test_a_list_pasted_twice_invites_nobody_twice(conference, officer):
    more = f"{INVITED}\nLê Thị Cúc | Chủ nhiệm | CLB thôn Phú Nghĩa"
    assert services.invite(officer.act, conference=conference, key=uuid4(), text=more) == 1
    assert list(Delegate.objects.values_list("number", flat=True).order_by("number")) == [1, 2, 3]


def test_before_its_day_nobody_is_ticked_and_it_is_not_held(officer, province):
    row = make_conference(officer, path=province, held_on=today() + timedelta(days=3))
    heard = {each.key: Heard(Answer.COMES, came=True) for each in row.delegates.all()}
    with pytest.raises(NotYetHeld):
        services.note_delegates(officer.act, conference=row, key=uuid4(), heard=heard)
    row = services.move_conference(officer.act, conference=row, key=uuid4(), to=ConferenceState.INVITED)
    with pytest.raises(NotYetHeld):
        services.move_conference(officer.act, conference=row, key=uuid4(), to=ConferenceState.HELD)


def test_nobody_invited_nobody_came_no_words_no_step(officer, province):
    row = services.call_conference(officer.act, path=province, key=uuid4(), called=called())

    def go(to, said=""):
        return services.move_conference(officer.act, conference=row, key=uuid4(), to=to, said=said)

    with pytest.raises(NobodyInvited):
        go(ConferenceState.INVITED)
    with pytest.raises(StepNeedsWords):
        go(ConferenceState.CANCELLED)
    services.invite(officer.act, conference=row, key=uuid4(), text=INVITED)
    go(ConferenceState.INVITED)
    with pytest.raises(NobodyCame):
        go(ConferenceState.HELD)
    with pytest.raises(ConferenceMovedOn):
        go(ConferenceState.CONCLUDED, SAID)


def test_what_was_held_is_not_set_otherwise(conference, officer):
    row = held(conference, officer)
    with pytest.raises(ConferenceIsOver):
        services.change_conference(officer.act, conference=row, key=uuid4(), called=called(title="Khác"))
    with pytest.raises(ConferenceIsOver):
        services.set_programme(officer.act, conference=row, key=uuid4(), text="8:00 | Khai mạc")


def test_the_last_day_before_the_first_is_refused(officer, province):
    with pytest.raises(EndsBeforeItBegins):
        make_conference(officer, path=province, until_on=today() - timedelta(days=30))


def test_a_speech_is_asked_handed_in_and_given_and_an_empty_one_is_refused(conference, officer):
    speech = services.ask_speech(officer.act, conference=conference, key=uuid4(), asked=Asked("Vay vốn", "Hội NCT xã"))
    with pytest.raises(StepNeedsWords):
        services.move_speech(officer.act, speech=speech, key=uuid4(), to=SpeechState.HANDED_IN)
    upload = services.Upload("bai.pdf", "application/pdf", b"%PDF-1.7 x")
    speech = services.move_speech(officer.act, speech=speech, key=uuid4(), to=SpeechState.HANDED_IN, upload=upload)
    assert speech.file.byte_count == 10
    speech = services.move_speech(officer.act, speech=speech, key=uuid4(), to=SpeechState.SPOKEN)
    with pytest.raises(SpeechMovedOn):
        services.move_speech(officer.act, speech=speech, key=uuid4(), to=SpeechState.WITHDRAWN)


def test_a_promise_is_followed_to_its_answer_and_never_forgotten(conference, officer):
    promise = services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised())

    def go(to, words="Đã có công văn", on=None):
        return services.step_promise(
            officer.act, promise=promise, key=uuid4(), to=to, words=words, on=on or today(), paper="12/CV-HNCT"
        )

    with pytest.raises(StepNeedsWords):
        go(PromiseState.SENT, "")
    with pytest.raises(StepDayWrong):
        go(PromiseState.SENT, on=today() + timedelta(days=1))
    with pytest.raises(StepDayWrong):
        go(PromiseState.SENT, on=conference.held_on - timedelta(days=1))
    for to in (PromiseState.SENT, PromiseState.SENT, PromiseState.ANSWERED, PromiseState.KEPT):
        go(to)
    with pytest.raises(PromiseMovedOn):
        go(PromiseState.OPEN)
    assert [step.state for step in queries.steps_of(promise)] == ["sent", "sent", "answered", "kept"]


def test_what_is_declined_may_be_asked_again(conference, officer):
    promise = services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised())
    for to in (PromiseState.DECLINED, PromiseState.OPEN):
        services.step_promise(officer.act, promise=promise, key=uuid4(), to=to, words="Chưa có vốn", on=today())
    assert Promise.objects.get().state == PromiseState.OPEN


@pytest.mark.parametrize("missing", [{"words": " "}, {"owner": ""}])
def test_a_promise_without_words_or_an_owner_is_refused(conference, officer, missing):
    with pytest.raises(PromiseNeedsOwner):
        services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised(**missing))


def test_the_notice_is_numbered_once_by_the_office_that_keeps_its_registers(conference, officer, province):
    with pytest.raises(NoticeNeedsConclusions):
        services.number_notice(officer.act, conference=conference, key=uuid4())
    row = concluded(conference, officer)
    with pytest.raises(NoticeNeedsOffice):
        services.number_notice(officer.act, conference=row, key=uuid4())
    make_office(Area.objects.get(path=province), "Hội NCT tỉnh Thanh Hóa")
    paper = services.number_notice(officer.act, conference=row, key=uuid4())
    assert paper.written_number.startswith("1/TB") or "01/TB" in paper.written_number
    with pytest.raises(NoticeOnce):
        services.number_notice(officer.act, conference=row, key=uuid4())


# --- in the database -------------------------------------------------------------------------------------------------


def test_the_database_keeps_steps_and_conclusions(conference, officer):
    promise = services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised())
    services.step_promise(officer.act, promise=promise, key=uuid4(), to=PromiseState.SENT, words="Đã gửi", on=today())
    row = concluded(conference, officer)
    for change in (
        lambda: PromiseStep.objects.update(words="khác"),
        lambda: PromiseStep.objects.all().delete(),
        lambda: Conference.objects.filter(pk=row.pk).update(conclusions="khác"),
        lambda: Conference.objects.filter(pk=row.pk).update(state="cancelled", state_words=""),
        lambda: Delegate.objects.update(came=True, answer="comes", instead="Ai đó"),
        lambda: Conference.objects.filter(pk=row.pk).update(until_on=row.held_on - timedelta(days=1)),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# --- who sees and moves what ------------------------------------------------------------------------------------------


def test_the_neighbour_sees_nothing_and_the_commune_below_moves_nothing(conference):
    other = cast.someone(
        "Người Nghệ An", ("province_officer", f"{make_commune('Anh Sơn', province='Nghệ An').province.path}")
    )
    assert other.client.get(f"/vp/hoi-nghi/{conference.key}/").status_code == 404
    assert conference.title not in other.client.get("/vp/hoi-nghi/").content.decode()
    commune = cast.commune_officer()
    with pytest.raises(OutsideReach):
        services.invite(commune.act, conference=conference, key=uuid4(), text="Ai đó")
    assert commune.client.get(f"/vp/hoi-nghi/{conference.key}/").status_code == 404


def test_the_centre_reads_what_a_province_holds(conference):
    assert conference.title in cast.centre_officer().client.get("/vp/hoi-nghi/").content.decode()


def test_who_answers_for_a_promise_sees_and_steps_it_and_nothing_else(conference, officer):
    commune = make_commune("Nga Sơn")
    mine = services.note_promise(
        officer.act, conference=conference, key=uuid4(), promised=promised(owner_path=commune.path)
    )
    other = services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised(words="Việc khác"))
    who = cast.commune_officer(commune)
    page = who.client.get("/vp/hoi-nghi/kien-nghi/").content.decode()
    assert mine.words in page
    assert other.words not in page
    assert who.client.get(f"/vp/hoi-nghi/kien-nghi/{other.key}/").status_code == 404
    step = {"to": "kept", "on": f"{today():%d/%m/%Y}", "words": "Đã cho vay", "paper": "", "key": str(uuid4())}
    assert who.client.post(f"/vp/hoi-nghi/kien-nghi/{mine.key}/", step).status_code == 302
    assert Promise.objects.get(pk=mine.pk).state == PromiseState.KEPT


# --- pages and papers -------------------------------------------------------------------------------------------------


def test_a_whole_conference_is_made_on_the_pages(officer):
    client = officer.client
    day = f"{today():%d/%m/%Y}"
    new = {"kind": "review", "title": "Hội nghị tổng kết", "held_on": day, "until_on": "", "starts_at": "8:00",
           "place": "Hội trường", "chair": "Ông Thành", "about": "", "key": str(uuid4())}  # fmt: skip
    assert client.post("/vp/hoi-nghi/mo/", new).status_code == 302
    here = f"/vp/hoi-nghi/{Conference.objects.get().key}/"
    for page, said in (("moi", INVITED), ("chuong-trinh", "8:00 | Khai mạc | Ban Tổ chức")):
        assert client.post(f"{here}{page}/", {"text": said, "key": str(uuid4())}).status_code == 302
    assert client.post(f"{here}buoc/invited/", {"key": str(uuid4())}).status_code == 302
    ticks = {"a_1": "comes", "i_1": "", "c_1": "on", "a_2": "sends", "i_2": "Bà Hoa", "key": str(uuid4())}
    assert client.post(f"{here}dai-bieu/", ticks).status_code == 302
    assert client.post(f"{here}buoc/held/", {"key": str(uuid4())}).status_code == 302
    refused = client.post(f"{here}buoc/concluded/", {"words": "", "key": str(uuid4())})
    assert refused.status_code == 422
    assert "Ghi vài lời" in refused.content.decode()
    assert client.post(f"{here}buoc/concluded/", {"words": SAID, "key": str(uuid4())}).status_code == 302
    page = client.get(here).content.decode()
    assert "Giao Hội NCT các xã" in page
    assert "Có mặt 1." in page


def test_a_speech_that_is_no_word_or_pdf_is_refused_and_a_good_one_comes_back(conference, officer):
    speech = services.ask_speech(officer.act, conference=conference, key=uuid4(), asked=Asked("Vay vốn", "Hội NCT xã"))
    here = f"/vp/hoi-nghi/{conference.key}/tham-luan/{speech.key}/"
    for name, content in (("bai.exe", b"MZ"), ("bai.pdf", b"MZ")):
        sent = {"to": "handed_in", "words": "", "file": SimpleUploadedFile(name, content), "key": str(uuid4())}
        assert "Chỉ nhận tệp Word" in officer.client.post(here, sent).content.decode()
    good = SimpleUploadedFile("bai.pdf", b"%PDF-1.7 x")
    assert (
        officer.client.post(here, {"to": "handed_in", "words": "", "file": good, "key": str(uuid4())}).status_code
        == 302
    )
    assert b"".join(officer.client.get(f"{here}tep/").streaming_content) == b"%PDF-1.7 x"


def test_every_paper_comes_as_pdf_and_as_word_and_invitations_a_page_each(conference, officer):
    row = concluded(conference, officer)
    services.note_promise(officer.act, conference=row, key=uuid4(), promised=promised())
    here = f"/vp/hoi-nghi/{row.key}/"
    for name in ("chuong-trinh", "ket-luan", "thong-cao", "dai-bieu"):
        assert officer.client.get(f"{here}giay/{name}.pdf").content.startswith(b"%PDF")
        assert Document(io.BytesIO(officer.client.get(f"{here}giay/{name}.docx").content)).paragraphs
    run = officer.client.get(f"{here}giay-moi.pdf").content
    assert b"/Count 2" in run
    notice = Document(io.BytesIO(officer.client.get(f"{here}giay/ket-luan.docx").content))
    said = " ".join(each.text for each in notice.paragraphs) + str([c.text for t in notice.tables for c in t._cells])
    assert "Giao Hội NCT các xã" in said
    assert "Ngân hàng Chính sách" in said


def test_the_lists_come_as_workbooks(conference, officer):
    services.note_promise(officer.act, conference=conference, key=uuid4(), promised=promised())
    for address, word in (
        ("/vp/hoi-nghi.xlsx", "Hội nghị sơ kết 6 tháng"),
        ("/vp/hoi-nghi/kien-nghi.xlsx", "Ngân hàng Chính sách xã hội"),
        (f"/vp/hoi-nghi/{conference.key}/dai-bieu.xlsx", "Nguyễn Văn An"),
    ):
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(officer.client.get(address).content))
        assert word in str(sheet.get_sheet_by_index(0).to_python())


def test_lists_are_searched_narrowed_sorted_and_say_when_they_are_empty(conference, officer):
    client = officer.client
    assert conference.title in client.get("/vp/hoi-nghi/?q=so+ket&loai=interim&sort=ten").content.decode()
    assert "Không có hội nghị nào như vậy" in client.get("/vp/hoi-nghi/?q=khongco").content.decode()
    assert "Chưa có kiến nghị" in client.get("/vp/hoi-nghi/kien-nghi/").content.decode()
    late = services.note_promise(
        officer.act, conference=conference, key=uuid4(),
        promised=promised(words="Việc đã muộn", due_on=today() - timedelta(days=1)),
    )  # fmt: skip
    services.note_promise(
        officer.act, conference=conference, key=uuid4(), promised=promised(words="Còn hạn", due_on=None)
    )
    page = client.get("/vp/hoi-nghi/kien-nghi/?buoc=qua-han").content.decode()
    assert late.words in page
    assert "Còn hạn" not in page
    assert "1 lời hứa, kiến nghị quá hạn" in client.get("/vp/").content.decode()


def test_the_queries_of_the_lists_are_fixed(officer, province):
    make_conference(officer, path=province)

    def count(address):
        with CaptureQueriesContext(connection) as seen:
            officer.client.get(address)
        return len(seen)

    one = [count("/vp/hoi-nghi/"), count("/vp/hoi-nghi/kien-nghi/")]
    for number in range(2):
        row = make_conference(officer, path=province, title=f"Hội nghị {number}")
        services.note_promise(officer.act, conference=row, key=uuid4(), promised=promised())
    assert count("/vp/hoi-nghi/") == one[0] <= 12
    assert count("/vp/hoi-nghi/kien-nghi/") <= one[1] + 1
