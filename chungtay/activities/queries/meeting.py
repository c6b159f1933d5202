"""What a club did as a part of its meeting: the step, and what is read out at the end."""

from typing import Any

from django.db.models import QuerySet

from chungtay.activities import words
from chungtay.activities.models import Activity
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.meetings.rules import Kind


def written_at(meeting: Meeting) -> "QuerySet[Any]":
    """The activities written at a meeting, in the order they were told."""
    rows: QuerySet[Any] = Activity.objects.filter(meeting=meeting, withdrawn_at=None).order_by("pk")
    return rows


def _told(whole: Whole) -> Told:
    count = written_at(whole.meeting).count()
    return Told(str(words.STEP_TOLD) % count, True) if count else Told()


def tell_activities(meeting: Meeting) -> tuple[str, ...]:
    """What was done, as it is read out. One query."""
    rows = list(written_at(meeting).values_list("title", "helped_count"))
    return words.told_at_meeting(sum(helped for _, helped in rows), [title for title, _ in rows])


STEPS = (
    Step(
        50,
        words.STEP,
        "activities:at_meeting",
        _told,
        frozenset({Kind.MONTHLY, Kind.EXTRAORDINARY, Kind.YEAR_END}),
    ),
)
