"""What the journeys ask: where a founding stands, what fell to a commune, who shares a hamlet, what a paper says."""

from collections.abc import Iterable

from chungtay.clubs.models import Club
from chungtay.journeys.queries import leaving, own_view
from chungtay.journeys.queries.own_view import desk_todos
from chungtay.journeys.queries.personal import personal_data_page
from chungtay.kernel.acts import Act
from chungtay.web.rules import Todo

__all__ = ["club_todos", "desk_todos", "generated_docs"]


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """What waits in a club because rooms meet: a member's word to answer, somebody who left with something open."""
    yield from own_view.club_todos(club, act)
    yield from leaving.club_todos(club, act)


def generated_docs() -> dict[str, str]:
    """What is held about a person, as a page."""
    return {"personal_data.md": personal_data_page()}
