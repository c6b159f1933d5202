"""Questions about late forms and about what a phone keeps."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from chungtay.clubs.models import Club
from chungtay.funds.rules.closings import Obstacle, ObstacleKind
from chungtay.kernel.acts import Act
from chungtay.sync import words
from chungtay.sync.queries.held import waiting_count, waiting_in_reach, waiting_until
from chungtay.web.rules import Todo

_TITLES_SHOWN = 3

__all__ = ["before_closing", "club_todos", "desk_todos", "offline_pages"]


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Held forms wait for the board before anything else."""
    if count := waiting_count(act, club):
        yield Todo(str(words.TODO_HELD).format(count=count), reverse("sync:held", args=[club.pk]), 1)


def desk_todos(act: Act) -> Iterable[Todo]:
    """The same on the desk of the commune, over its clubs."""
    if count := waiting_in_reach(act):
        yield Todo(str(words.DESK_HELD).format(count=count), reverse("sync:office_held"), 1)


def before_closing(club_id: int, through_on: date) -> Iterable[Obstacle]:
    """The forms of those days that still wait for a person: in closed books they find no place. One query."""
    titles = [str(title or words.UNTITLED) for title in waiting_until(club_id, through_on)]
    if titles:
        few = titles[:_TITLES_SHOWN]
        sentence = words.HELD_FEW if len(few) == len(titles) else words.HELD_MANY
        about = str(sentence).format(count=len(titles), titles="; ".join(few))
        yield Obstacle(ObstacleKind.FORMS_HELD, through_on, about=about, url=reverse("sync:held", args=[club_id]))


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """What waits on the phone can be looked at without a network, and handed on."""
    yield reverse("sync:waiting", args=[club.pk])
    yield reverse("sync:bring_in", args=[club.pk])
