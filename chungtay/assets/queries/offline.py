"""Which pages of the register of things a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The list, a new thing, handing on and the inventory: what is done at a meeting or from house to house."""
    yield reverse("assets:list", args=[club.pk])
    if act.may(Action.KEEP_REGISTER, club.path):
        yield reverse("assets:add", args=[club.pk])
        yield reverse("assets:hand_many", args=[club.pk])
        yield reverse("assets:inventory", args=[club.pk])
