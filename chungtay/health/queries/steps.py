"""Health's part in a meeting: the step, how far it is, what is read out at the end. Counts only, never a reading."""

from chungtay.access.rules import Action
from chungtay.health import words
from chungtay.health.models import Measurement
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.queries.steps import Step, Told
from chungtay.meetings.rules import Kind


def measured_count(meeting: Meeting) -> int:
    """How many members were measured at a meeting."""
    return int(Measurement.objects.filter(meeting=meeting, struck_at=None).count())


def tell_step(whole: Whole) -> Told:
    """How far measuring is. One query."""
    count = measured_count(whole.meeting)
    return Told(str(words.STEP_TOLD % {"count": count}), True) if count else Told()


def tell_meeting(meeting: Meeting) -> tuple[str, ...]:
    """The sentence read out at the end: how many, never who or what."""
    count = measured_count(meeting)
    return (words.MEETING_TOLD % {"count": count},) if count else ()


STEPS = (
    Step(
        30,
        words.STEP,
        "health:at_meeting",
        tell_step,
        frozenset({Kind.MONTHLY, Kind.EXTRAORDINARY, Kind.YEAR_END}),
        Action.KEEP_HEALTH,
    ),
)
