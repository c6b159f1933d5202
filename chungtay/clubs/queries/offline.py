"""Which pages of the register a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The list of members, a new member, and the board with its telephones."""
    yield reverse("clubs:members", args=[club.pk])
    yield reverse("clubs:board", args=[club.pk])
    if act.may(Action.KEEP_REGISTER, club.path):
        yield reverse("clubs:add_member", args=[club.pk])
