"""Reports on their way, as pages: a draft, reminders, the bridge, what an office and a club see and send."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from chungtay.clubs.tests.factories import make_club
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.programme.models import Limit
from chungtay.reports import queries, services
from chungtay.reports.models import Campaign, Due
from chungtay.reports.rules import (
    Bounds,
    Told,
)
from chungtay.reports.services import Written
from chungtay.reports.services.reminding import remind
from chungtay.reports.tests.conftest import count
from chungtay.reports.tests.factories import due_of, hand_up, make_campaign, today
from chungtay.reports.tests.test_handing import handed_up, parents
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_province_sets_from_how_much_on_a_report_is_doubtful(club):
    commune, province = parents(club)
    assert queries.bounds_on(today(), commune) == Bounds()
    said = {"valid_from": today(), "mark": "INFERRED", "source": "Hội tỉnh"}
    Limit.objects.create(key=uuid4(), name="report_change_share_min", path="/", value=2_000, **said)
    Limit.objects.create(key=uuid4(), name="report_neighbour_times", path=province, value=5, **said)
    assert queries.bounds_on(today(), commune) == Bounds(change_bps=2_000, times=5)
    assert queries.bounds_on(today(), "/") == Bounds()


def test_a_draft_is_kept_and_what_was_sent_comes_back_into_the_form(club):
    due = due_of(make_campaign(), club.path)
    chair = cast.lan_the_chair(club)
    services.save_draft(chair.act, due=due, key=uuid4(), written=Written(results="Đang viết dở"))
    due.refresh_from_db()
    assert (due.state, queries.draft_of(due)["results"]) == ("draft", "Đang viết dở")
    hand_up(due, written=Written(results="Xong", told={"members": Told(60, "chưa vào sổ")}))
    due.refresh_from_db()
    assert queries.draft_of(due)["told"] == {"members": [60, "chưa vào sổ", None]}


def test_officers_are_reminded_by_mail_once_a_day(club):
    campaign = make_campaign(club_due_on=today(), commune_due_on=today(), province_due_on=today())
    officer = cast.commune_officer()
    officer.user.email = "tu@example.org"
    officer.user.save()
    assert remind(now()) >= 1
    assert remind(now()) == 0
    assert len(mail.outbox) == 1
    assert "hạn" in mail.outbox[0].body
    assert due_of(campaign, parents(club)[0]).reminded_on == today()


def test_the_bridge_opens_line_by_line_and_closes(club):
    gone, young = make_club("CLB thôn Thôi"), make_club("CLB thôn Mới")
    month = Month.of(today())
    count(club, gone, young)
    campaign = make_campaign(kind="month", period=str(month.previous))
    hand_up(due_of(campaign, parents(club)[0]))
    services.accept(cast.province_officer().act, dues=[due_of(campaign, parents(club)[0])], key=uuid4())
    told = queries.last_told(parents(club)[0], month)
    assert told is not None
    assert club.pk in told
    assert queries.last_told(parents(club)[1], month) is None
    page = cast.commune_officer().client.get(f"/vp/bao-cao/cau/?loai=month&ky={month}&chot={today():%d/%m/%Y}")
    assert page.status_code == 200
    assert "Số đã gửi kỳ trước" in page.content.decode()


def test_the_pages_of_an_office_show_what_is_owed_and_accept_what_is_ticked(club):
    campaign, due = handed_up(club)
    officer = cast.commune_officer()
    for path in ("phai-nop/", "duyet/", "dot/", f"dot/{campaign.key}/", f"nop/{due.key}/", "cau/"):
        assert officer.client.get(f"/vp/bao-cao/{path}").status_code == 200, path
    refused = officer.client.post("/vp/bao-cao/duyet/", {"key": uuid4()})
    assert refused.status_code == 422
    assert "Đánh dấu vào báo cáo" in refused.content.decode()
    done = officer.client.post("/vp/bao-cao/duyet/", {"key": uuid4(), "due": str(due.key)})
    assert done.status_code == 302
    assert Due.objects.get(pk=due.pk).state == "accepted"
    sheet = officer.client.get(f"/vp/bao-cao/dot/{campaign.key}/danh-sach.xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert any(str(row[0]).startswith(club.name) for row in rows), rows


def test_the_pages_ask_as_much_with_one_report_as_with_three(club):
    campaign, _due = handed_up(club)
    officer = cast.commune_officer()
    paths = ("/vp/bao-cao/phai-nop/", "/vp/bao-cao/duyet/", "/vp/bao-cao/dot/", f"/vp/bao-cao/dot/{campaign.key}/")
    counts = []
    for more in (1, 2):
        for at in range(more):
            other = make_club(f"CLB thôn Thêm {more} {at}")
            Due.objects.create(
                campaign=campaign, level="club", club=other, path=other.path, above=parents(other)[0], due_on=today()
            )
        for path in paths:
            officer.client.get(path)
            with CaptureQueriesContext(connection) as asked_:
                officer.client.get(path)
            counts.append(len(asked_))
    assert counts[:4] == counts[4:]


def test_an_office_opens_writes_sends_locks_and_opens_again_by_its_pages(club):
    centre, officer = cast.centre_officer(), cast.commune_officer()
    month = Month.of(today()).previous
    day = f"{today() + timedelta(days=3):%d/%m/%Y}"
    form = {"kind": "month", "period": str(month), "club_due_on": day, "commune_due_on": day, "province_due_on": day}
    assert centre.client.get("/vp/bao-cao/dot/mo/").status_code == 200
    assert centre.client.post("/vp/bao-cao/dot/mo/", form | {"key": uuid4()}).status_code == 302
    again = centre.client.post("/vp/bao-cao/dot/mo/", form | {"key": uuid4()})
    assert again.status_code == 409
    assert "đã mở rồi" in again.content.decode()
    campaign = Campaign.objects.get()
    due = due_of(campaign, parents(club)[0])
    page = f"/vp/bao-cao/nop/{due.key}/"
    typed = {"limits": "Thiếu vốn", "proposals": "Không", "s_clubs": "9", "w_clubs": "", "key": uuid4()}
    refused = officer.client.post(f"{page}soan/", typed)
    assert refused.status_code == 422
    assert "Thiếu vốn" in refused.content.decode()
    assert officer.client.post(f"{page}soan/", typed | {"w_clubs": "một CLB mới", "key": uuid4()}).status_code == 302
    province = cast.province_officer()
    assert province.client.post(f"{page}tra-lai/", {"words": "Xem lại", "key": uuid4()}).status_code == 302
    assert "Xem lại" in officer.client.get(f"{page}soan/").content.decode()
    assert officer.client.post(f"{page}soan/", typed | {"s_clubs": "", "key": uuid4()}).status_code == 302
    assert province.client.post("/vp/bao-cao/duyet/", {"key": uuid4(), "due": str(due.key)}).status_code == 302
    assert centre.client.post(f"/vp/bao-cao/dot/{campaign.key}/khoa/", {"key": uuid4()}).status_code == 302
    opened = centre.client.post(f"{page}mo-lai/", {"until": f"{today():%d/%m/%Y}", "words": "sửa số", "key": uuid4()})
    assert opened.status_code == 302
    assert due_of(campaign, parents(club)[0]).state == "returned"


def test_a_club_looks_at_its_report_and_sends_it(club):
    campaign = make_campaign()
    due = due_of(campaign, club.path)
    chair = cast.lan_the_chair(club)
    here = f"/clb/{club.pk}/bao-cao/"
    assert "chờ bác xác nhận" in chair.client.get(f"/clb/{club.pk}/").content.decode()
    assert "chưa gửi" in chair.client.get(here).content.decode()
    assert chair.client.get(f"{here}{due.key}/gui/").status_code == 200
    kept = chair.client.post(f"{here}{due.key}/gui/", {"results": "Đang viết", "luu": "1", "key": uuid4()})
    assert kept.status_code == 302
    assert "Đang viết" in chair.client.get(f"{here}{due.key}/gui/").content.decode()
    assert chair.client.post(f"{here}{due.key}/gui/", {"results": "Vui", "key": uuid4()}).status_code == 302
    assert "đã gửi, chờ duyệt" in chair.client.get(f"{here}{due.key}/").content.decode()


def test_outside_ones_reach_there_is_no_report(club):
    campaign, due = handed_up(club)
    for who in (cast.neighbour(), cast.neighbour_officer()):
        assert who.client.get(f"/vp/bao-cao/nop/{due.key}/").status_code in (403, 404)
        assert who.client.get(f"/vp/bao-cao/dot/{campaign.key}/").status_code in (200, 403, 404)
        assert club.name not in who.client.get(f"/vp/bao-cao/dot/{campaign.key}/").content.decode()
        assert who.client.get(f"/clb/{club.pk}/bao-cao/{due.key}/").status_code == 404
    other = make_club("CLB thôn Tân Hải")
    chair = cast.lan_the_chair(other)
    assert chair.client.get(f"/clb/{other.pk}/bao-cao/{due.key}/").status_code == 404
    assert chair.client.get(f"/clb/{other.pk}/bao-cao/{due.key}/gui/").status_code == 404


def test_one_set_of_figures_fills_the_paper_of_each_who_asks(club):
    campaign, _due = handed_up(club)
    due = due_of(campaign, parents(club)[0])
    hand_up(due)
    officer = cast.commune_officer()
    for code, said in (("above", "Thường trực cấp trên"), ("committee", "Ủy ban nhân dân"), ("donor", "tài trợ")):
        word = officer.client.get(f"/vp/bao-cao/nop/{due.key}/bao-cao.docx?gui={code}")
        text = "\n".join(each.text for each in _all_paragraphs(Document(io.BytesIO(word.content))))
        assert said in text
        assert "Thiếu vốn vì quỹ mới lập." in text
    assert officer.client.get(f"/vp/bao-cao/nop/{due.key}/bao-cao.pdf").content.startswith(b"%PDF")


def _all_paragraphs(document):
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
