"""Which pages of the register of things a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.assets.queries.register import things_of
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act

THINGS_AT_MOST = 20  # a phone keeps so many pages of one club and no more (web/assets/js/sw.js)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The list, each thing, a new one, handing on and the inventory: what is done at a meeting or from house to house.

    One query.
    """
    yield reverse("assets:list", args=[club.pk])
    for row in things_of(club.pk, act.day).filter(left__gt=0)[:THINGS_AT_MOST]:
        yield reverse("assets:thing", args=[club.pk, row.key])
    if act.may(Action.KEEP_REGISTER, club.path):
        yield reverse("assets:add", args=[club.pk])
        yield reverse("assets:hand_many", args=[club.pk])
        yield reverse("assets:inventory", args=[club.pk])
