"""The yearly plan of a club: its lines by month, and which of them wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from chungtay.access.rules import Action
from chungtay.activities import words
from chungtay.activities.models import PlanLine
from chungtay.activities.rules import PlanState
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.errors import NotFound
from chungtay.web.rules import Todo

_TODOS_SHOWN = 3


@dataclass(frozen=True)
class Planned:
    """A line of the plan as it stands on a day."""

    line: PlanLine
    state: PlanState


def plan_of(club_id: int, year: int, today: date) -> list[Planned]:
    """The plan of a year in order of its months, with the activity that ticked a line. One query."""
    rows = PlanLine.objects.filter(club=club_id, year=year).select_related("activity").order_by("month", "pk")
    return [Planned(row, state_of(row, today)) for row in rows]


def state_of(line: PlanLine, today: date) -> PlanState:
    """Done, dropped, late when its month is over, else open."""
    if line.done_on:
        return PlanState.DONE
    if line.dropped_on:
        return PlanState.DROPPED
    return PlanState.LATE if (line.year, line.month) < (today.year, today.month) else PlanState.OPEN


def open_lines(club_id: int, year: int) -> list[PlanLine]:
    """What is not done yet, in order of the months: an activity may tick one of them off."""
    rows = PlanLine.objects.filter(club=club_id, year__in=(year - 1, year), done_on=None, dropped_on=None)
    return list(rows.order_by("year", "month", "pk"))


def get_plan_line(reach: Reach, club_id: int, key: UUID) -> PlanLine:
    """The line within reach by its key, with its club; or `NotFound`."""
    found: PlanLine | None = (
        PlanLine.objects.within(reach).filter(club=club_id, key=key).select_related("club", "activity").first()
    )
    if found is None:
        raise NotFound(plan=str(key))
    return found


def club_todos(club: Club, act: Act) -> Iterable[Todo]:
    """Lines of this year whose month is over and that nobody ticked, the earliest first. One query."""
    if not act.may(Action.RUN_MEETING, club.path):
        return
    rows = PlanLine.objects.filter(
        club=club, year=act.day.year, month__lt=act.day.month, done_on=None, dropped_on=None
    ).order_by(F("month"), "pk")
    for line in rows[:_TODOS_SHOWN]:
        text = str(words.TODO_PLAN) % {"words": line.words, "month": line.month}
        yield Todo(text, reverse("activities:plan", args=[club.pk]), 40)
