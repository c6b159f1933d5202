"""Which pages of the rating a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The club's own year: what it has, and what one more point would take."""
    if act.may(Action.RUN_MEETING, club.path):
        yield reverse("rating:club", args=[club.pk])
