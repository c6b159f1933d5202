"""A small counted country for the tests of this room."""

from datetime import date, datetime

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.figures.services import refresh_all
from chungtay.kernel.acts import VIET_NAM, now, system_act
from chungtay.kernel.months import Month
from chungtay.places.models import Area

THIS = Month.of(now().astimezone(VIET_NAM).date())


def counted(*clubs: Club, since: date = date(2024, 1, 1), at: datetime | None = None) -> None:
    """Count these clubs from a day on, as the worker would after their forms."""
    instant = at or now()
    mark_stale(system_act(instant), [club.pk for club in clubs], since=since)
    refresh_all(instant)


def living_club(name: str, member_count: int, *, commune: Area | None = None, has_board: bool = True) -> Club:
    """A club, a board of five among its members, that joined last month, so that its books are alive."""
    club = make_club(name, commune=commune)
    if has_board:
        make_board(club, since=THIS.previous.first)
    make_members(club, member_count - (5 if has_board else 0), since=THIS.previous.first)
    return club
