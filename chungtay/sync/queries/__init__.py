"""Questions about late forms and about what a phone keeps."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.sync import words
from chungtay.sync.queries.held import waiting_count, waiting_in_reach
from chungtay.web.rules import Todo

__all__ = ["club_todos", "desk_todos", "offline_pages"]


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Held forms wait for the board before anything else."""
    if count := waiting_count(act, club):
        yield Todo(str(words.TODO_HELD).format(count=count), reverse("sync:held", args=[club.pk]), 1)


def desk_todos(act: Act) -> Iterable[Todo]:
    """The same on the desk of the commune, over its clubs."""
    if count := waiting_in_reach(act):
        yield Todo(str(words.DESK_HELD).format(count=count), reverse("sync:office_held"), 1)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """What waits on the phone can be looked at without a network, and handed on."""
    yield reverse("sync:waiting", args=[club.pk])
    yield reverse("sync:bring_in", args=[club.pk])
