"""Questions about a club's money."""

from collections.abc import Iterable

from chungtay.clubs.models import Club
from chungtay.funds.queries.balances import balances_of, balances_of_club
from chungtay.funds.queries.fees import fees_due
from chungtay.funds.queries.meeting import offline_meeting_pages
from chungtay.funds.queries.screens import told_of_funds
from chungtay.funds.queries.telling import told_to_members
from chungtay.funds.queries.todos import counted_todos, desk_todos
from chungtay.funds.queries.todos import offline_pages as counted_pages
from chungtay.funds.queries.told import capital_todos, money_offline_pages
from chungtay.kernel.acts import Act
from chungtay.web.rules import Todo

__all__ = [
    "balances_of",
    "balances_of_club",
    "club_todos",
    "desk_todos",
    "fees_due",
    "offline_meeting_pages",
    "offline_pages",
    "told_of_funds",
    "told_to_members",
]


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """What of a club's money waits for somebody, from every part of the room."""
    yield from counted_todos(club, act)
    yield from capital_todos(club, act)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The pages of a club's money that a phone takes along, from every part of the room."""
    yield from money_offline_pages(club, act)
    yield from counted_pages(club, act)
