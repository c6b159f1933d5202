"""What the tests of this room share."""

from datetime import date, timedelta

import pytest

from chungtay.audit.services import mark_stale
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting
from chungtay.reports.tests.factories import today
from tests import cast


@pytest.fixture
def club():
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 4)
    count(club)
    return club


def count(*clubs):
    """Each has met in the month that is over, and is counted."""
    held_on = Month.of(today()).previous.first + timedelta(days=9)
    for club in clubs:
        if not Meeting.objects.filter(club=club).exists():
            make_meeting(club, held_on)
    mark_stale(cast.lan_the_chair(clubs[0]).act, [club.pk for club in clubs], since=date(today().year, 1, 1))
    refresh_all(now())
