"""Clubs without a phone: a typed sheet is handed up as the club's report, by the office in its place."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.audit.services import mark_stale
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.figures.services import refresh_all
from chungtay.figures.tests.factories import make_sheet
from chungtay.kernel.acts import OutsideReach, now
from chungtay.kernel.months import Month
from chungtay.reports import queries, services
from chungtay.reports.rules import DueState, NothingChosen
from chungtay.reports.tests.factories import due_of, make_campaign, today
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def club():
    """A club that is known by its paper sheet alone."""
    club = make_club("CLB bản Xa")
    make_board(club)
    make_sheet(club, Month.of(today()).previous, member_count=52, meeting_count=1)
    mark_stale(cast.lan_the_chair(club).act, [club.pk], since=date(2025, 1, 1))
    refresh_all(now())
    return club


def test_a_typed_sheet_is_handed_up_in_the_clubs_place(club):
    campaign, officer = make_campaign(), cast.commune_officer()
    here = f"/vp/bao-cao/dot/{campaign.key}/"
    assert "1 câu lạc bộ chưa gửi báo cáo nhưng đã có phiếu giấy" in officer.client.get(here).content.decode()
    assert club.name in officer.client.get(f"{here}phieu-giay/").content.decode()
    answer = officer.client.post(f"{here}phieu-giay/", {"key": str(uuid4())}, follow=True)
    assert "Đã gửi thay 1 câu lạc bộ." in answer.content.decode()
    due = due_of(campaign, club.path)
    assert due.state == DueState.SENT
    assert due.submission.is_acting
    assert queries.submitted(due.submission)["members"][0].top == 52


def test_the_same_form_twice_sends_once_and_then_there_is_nothing_left(club):
    campaign, officer, key = make_campaign(), cast.commune_officer(), uuid4()
    assert services.send_paper(officer.act, campaign=campaign, key=key) == 1
    with pytest.raises(NothingChosen):
        services.send_paper(officer.act, campaign=campaign, key=uuid4())


def test_a_club_with_books_sends_its_own_and_the_neighbour_sends_nobodys(club):
    other = make_club("CLB có sổ")
    campaign = make_campaign()
    assert other.path not in {
        due.path for due in queries.paper_dues(cast.centre_officer().act.reach("hand_up"), campaign)
    }
    with pytest.raises(NothingChosen):
        services.send_paper(cast.neighbour_officer().act, campaign=campaign, key=uuid4())
    with pytest.raises((OutsideReach, NothingChosen)):
        services.send_paper(cast.lan_the_chair(club).act, campaign=campaign, key=uuid4())


def test_a_phone_takes_the_reports_along_that_are_still_to_be_sent(club):
    campaign, chair = make_campaign(), cast.lan_the_chair(club)
    pages = list(queries.offline_pages(club, chair.act))
    due = due_of(campaign, club.path)
    assert f"/clb/{club.pk}/bao-cao/{due.key}/gui/" in pages
    for page in pages:
        assert chair.client.get(page).status_code == 200
    assert list(queries.offline_pages(club, cast.neighbour().act)) == []
