"""Activities and plans of the past, entered set-wise from a club's own papers: many at once, by the same rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.activities.models import Activity, ActivityPart, PlanLine
from chungtay.activities.rules import ClubDidNotLive, NewActivity, NotMemberThen, check_activity
from chungtay.activities.services.form import new_parts, new_row, tidy
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, ClubState, Membership
from chungtay.clubs.rules import LIVING, ActivityArea, EndReason
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting


@dataclass(frozen=True)
class PastActivity:
    """An activity as the papers tell it, and the meeting it was written at."""

    new: NewActivity
    meeting: Meeting | None = None


@dataclass(frozen=True)
class PastPlanLine:
    """A line of a plan of the past."""

    year: int
    month: int
    area: ActivityArea
    words: str
    who: str = ""
    done_on: date | None = None


@transaction.atomic
def enter_past_activities(act: Act, *, club: Club, key: UUID, past: Sequence[PastActivity]) -> int:
    """Enter activities in a handful of statements, the whole or nothing. Returns how many."""
    act.must(Action.RUN_MEETING, club.path)
    told = [tidy(each.new) for each in past]
    content = {"club": club.pk, "activities": [new.as_content() for new in told]}
    if not past or answered_before(key, content) is not None:
        return len(past)
    for new in told:
        check_activity(new, act.day)
    _check_days(club, told)
    rows = Activity.objects.bulk_create(
        new_row(club, uuid5(key, str(place)), new, meeting=each.meeting)
        for place, (each, new) in enumerate(zip(past, told, strict=True))
    )
    ActivityPart.objects.bulk_create(part for row, new in zip(rows, told, strict=True) for part in new_parts(row, new))
    write_note(
        act, "activities.enter_past", rows[0], path=club.path, fields=["activity", "parts"], key=key, content=content
    )
    mark_stale(act, [club.pk], since=min(new.happened_on for new in told), lane=Lane.BULK)
    return len(rows)


@transaction.atomic
def enter_past_plan(act: Act, *, club: Club, key: UUID, lines: Sequence[PastPlanLine]) -> int:
    """Enter lines of plans, ticked where they were done. Returns how many."""
    act.must(Action.RUN_MEETING, club.path)
    content = {"club": club.pk, "lines": [vars(line) for line in lines]}
    if not lines or answered_before(key, content) is not None:
        return len(lines)
    rows = PlanLine.objects.bulk_create(
        PlanLine(key=uuid5(key, str(place)), club=club, **vars(line)) for place, line in enumerate(lines)
    )
    write_note(act, "activities.enter_past_plan", rows[0], path=club.path, fields=["words"], key=key, content=content)
    return len(rows)


def _check_days(club: Club, told: Sequence[NewActivity]) -> None:
    """The club lived and its people belonged to it on each day. Two queries for all."""
    lived = list(ClubState.objects.filter(club=club, state__in=LIVING).values_list("valid_from", "valid_to"))
    rows = Membership.objects.filter(club=club, pk__in={pk for new in told for pk in new.members})
    there = {
        pk: (since, until)
        for pk, since, until in rows.exclude(end_reason=EndReason.ENTERED_WRONGLY).values_list(
            "pk", "valid_from", "valid_to"
        )
    }
    for new in told:
        if not any(_holds(span, new.happened_on) for span in lived):
            raise ClubDidNotLive(club=club.name, on=new.happened_on)
        if not all(pk in there and _holds(there[pk], new.happened_on) for pk in new.members):
            raise NotMemberThen(on=new.happened_on, names="…")


def _holds(span: tuple[date, date | None], day: date) -> bool:
    return span[0] <= day and (span[1] is None or span[1] > day)
