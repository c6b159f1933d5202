"""The one page of a club, a run of all of them, who may ask and who sees nothing."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.audit.services import mark_stale
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import OutsideReach, now
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.reports import queries, services
from chungtay.reports.jobs import write_in_background
from chungtay.reports.models import PortraitRun
from chungtay.reports.rules import DueMovedOn, RunState
from chungtay.reports.services import drawing
from chungtay.reports.services import portraits as runs
from chungtay.reports.tests.factories import today
from tests import cast

pytestmark = pytest.mark.django_db
MONTH = Month.of(today()).previous


def living(name, members=4, **more):
    club = make_club(name, **more)
    make_board(club)
    make_members(club, members)
    make_meeting(club, MONTH.first + timedelta(days=9))
    mark_stale(cast.lan_the_chair(club).act, [club.pk], since=(MONTH - 13).first)
    refresh_all(now())
    return club


@pytest.fixture
def club():
    return living("CLB thôn Phú Nghĩa")


def test_a_page_says_what_the_club_is_and_its_figures_beside_a_year_ago(club):
    (found,) = queries.portraits_of([club.pk], MONTH, today())
    page = drawing._page(found, today())
    assert page["name"] == "CLB thôn Phú Nghĩa"
    assert len(page["members"]) == 13
    members = page["parts"][0]["rows"][0]
    assert members[:2] == ["Thành viên (người)", str(int(found.now["members"]))]
    assert services.portraits_pdf([found], today()).startswith(b"%PDF")


def test_what_nobody_counted_is_a_dash_and_the_change_with_it(club):
    (found,) = queries.portraits_of([club.pk], MONTH, today())
    silent = drawing._row(
        drawing.INDICATORS["fund"], found.__class__(**vars(found) | {"now": {}, "before": {"fund": 5}})
    )
    assert silent[1:] == ["–", "5 đ", "–"]


def test_one_page_a_club_in_one_run_of_many(club):
    other = living("CLB thôn Hai")
    found = queries.portraits_of([club.pk, other.pk], MONTH, today())
    assert b"/Count 2" in services.portraits_pdf(found, today())


def test_a_run_writes_a_zip_with_a_file_per_commune_and_says_how_far_it_is(club):
    living("CLB xã bên", commune=make_commune("Hậu Lộc"))
    officer = cast.province_officer()
    answer = officer.client.post("/vp/bao-cao/chan-dung/", {"key": str(uuid4())})
    run = PortraitRun.objects.get()
    assert answer["Location"].endswith(f"{run.key}/")
    assert 'hx-trigger="every 3s"' in officer.client.get(answer["Location"]).content.decode()
    write_in_background.call(str(run.key), officer.user.pk)
    run.refresh_from_db()
    assert (run.state, run.done_count, run.all_count) == (RunState.DONE, 2, 2)
    page = officer.client.get(answer["Location"]).content.decode()
    assert "Tải về" in page
    assert "every 3s" not in page
    sent = b"".join(officer.client.get(f"{answer['Location']}tat-ca.zip").streaming_content)
    assert len(zipfile.ZipFile(io.BytesIO(sent)).namelist()) == 2
    assert "Tháng" in officer.client.get("/vp/bao-cao/chan-dung/").content.decode()


def test_a_run_is_written_once_and_one_that_fails_says_so(club, monkeypatch):
    officer = cast.commune_officer()
    path = officer.act.grants[0].path
    run = services.ask_portraits(officer.act, path=path, month=MONTH, key=uuid4())
    monkeypatch.setattr(runs, "portraits_pdf", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.write_portraits(officer.act, run=run)
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "không làm xong" in officer.client.get(f"/vp/bao-cao/chan-dung/{run.key}/").content.decode()
    assert officer.client.get(f"/vp/bao-cao/chan-dung/{run.key}/tat-ca.zip").status_code == 404
    with pytest.raises(DueMovedOn):
        services.write_portraits(officer.act, run=run)


def test_the_same_form_twice_is_one_run_and_nobody_asks_above_themselves(club):
    officer, key = cast.commune_officer(), uuid4()
    path = officer.act.grants[0].path
    first = services.ask_portraits(officer.act, path=path, month=MONTH, key=key)
    assert services.ask_portraits(officer.act, path=path, month=MONTH, key=key).pk == first.pk
    with pytest.raises(OutsideReach):
        services.ask_portraits(officer.act, path="/", month=MONTH, key=uuid4())


def test_the_neighbour_sees_no_portrait_and_no_run(club):
    officer, other = cast.commune_officer(), cast.neighbour_officer()
    assert officer.client.get(f"/vp/bao-cao/clb/{club.pk}/chan-dung.pdf").content.startswith(b"%PDF")
    assert other.client.get(f"/vp/bao-cao/clb/{club.pk}/chan-dung.pdf").status_code == 404
    run = services.ask_portraits(officer.act, path=officer.act.grants[0].path, month=MONTH, key=uuid4())
    for page in ("", "tat-ca.zip"):
        assert other.client.get(f"/vp/bao-cao/chan-dung/{run.key}/{page}").status_code == 404


def test_the_database_keeps_a_run_straight(club):
    run = services.ask_portraits(cast.centre_officer().act, path="/", month=MONTH, key=uuid4())
    rows = PortraitRun.objects.filter(pk=run.pk)
    for wrong in ({"done_count": 99}, {"state": "done"}, {"state": "somewhere"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**wrong)
    assert not default_storage.exists("portraits/x.zip")


def test_the_queries_do_not_grow_with_clubs(club):
    def count(*ids):
        with CaptureQueriesContext(connection) as seen:
            queries.portraits_of(ids, MONTH, today())
        return len(seen)

    one, others = count(club.pk), [living(f"CLB {n}", members=1).pk for n in (1, 2)]
    assert count(club.pk, *others) == one <= 8
