"""Which pages of activities a phone takes along."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The year, what was written, the plan, the calendar; and for the board the forms."""
    if not act.may(Action.SEE_CLUB, club.path):
        return
    for name in ("year", "list", "eight", "plan", "calendar"):
        yield reverse(f"activities:{name}", args=[club.pk])
    if act.may(Action.RUN_MEETING, club.path):
        yield reverse("activities:add", args=[club.pk])
        yield reverse("activities:plan_add", args=[club.pk])
