"""Which pages of meetings a phone takes along, so that a meeting can be held without a network."""

from collections.abc import Iterable

from django.urls import reverse

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import unfinished
from chungtay.meetings.queries.steps import steps_for
from chungtay.meetings.rules import Kind


def offline_pages(club: Club, act: Act) -> Iterable[str]:
    """The list, the start, and every page of the meetings that are open."""
    yield reverse("meetings:list", args=[club.pk])
    if not act.may(Action.RUN_MEETING, club.path):
        return
    yield reverse("meetings:start", args=[club.pk])
    yield reverse("meetings:month_without", args=[club.pk])
    for meeting in unfinished(club.pk):
        for ask in answers_of_rooms("offline_meeting_pages"):
            yield from ask(meeting, act)


def offline_meeting_pages(meeting: Meeting, act: Act) -> Iterable[str]:
    """One meeting with the page of each step, whichever room it lives in."""
    where = {"club_id": meeting.club_id, "key": meeting.key}
    yield reverse("meetings:meeting", kwargs=where)
    for step in steps_for(Kind(meeting.kind)):
        if act.may(step.action, meeting.club.path):
            yield reverse(step.url_name, kwargs=where)
    yield reverse("meetings:close", kwargs=where)
    yield reverse("meetings:discard", kwargs=where)
