"""What of health waits for the team, and which pages a phone takes along so that measuring needs no network."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.health import words
from chungtay.health.queries.lists import cover_of, late_referrals, to_look_again
from chungtay.health.rules import Domain
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import Kind
from chungtay.web.rules import Todo

_SHOWN = 3


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Slips that wait for an answer, days to look again, a half-year without any examination. For the team alone."""
    if not act.may(Action.KEEP_HEALTH, club.path):
        return
    for slip in late_referrals(club, act.day)[:_SHOWN]:
        told = {"name": slip.membership.person.full_name, "days": (act.day - slip.made_on).days}
        yield Todo(str(words.TODO_ANSWER % told), reverse("health:referral", args=[club.pk, slip.key]), 35)
    for result in to_look_again(club, act.day)[:_SHOWN]:
        about = {"name": result.screening.membership.person.full_name, "domain": words.DOMAIN[Domain(result.domain)]}
        url = reverse("health:screening", args=[club.pk, result.screening.key])
        yield Todo(str(words.TODO_LOOK_AGAIN % about), url, 36)
    cover = cover_of(club, act.day)
    if not cover.examined_count and cover.member_count:
        yield Todo(str(words.TODO_CHECK_UP), reverse("health:check_ups", args=[club.pk]), 65)


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The room's door, an empty sheet of questions, a day of examination. No member's own page lies on a phone."""
    if not act.may(Action.KEEP_HEALTH, club.path):
        return
    for name in ("home", "screen", "check_up_new"):
        yield reverse(f"health:{name}", args=[club.pk])


def offline_meeting_pages(meeting: Meeting, act: Act) -> Iterable[str]:
    """At a meeting the table and an empty sheet for whoever is asked."""
    if act.may(Action.KEEP_HEALTH, meeting.club.path) and meeting.kind != Kind.BOARD:
        yield reverse("health:at_meeting", args=[meeting.club_id, meeting.key])
