"""What the living clubs do for their people: two years of the eight areas, told at their meetings, and their plans."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.activities.models import Activity, PlanLine
from chungtay.activities.rules import Kind, NewActivity
from chungtay.activities.services import PastActivity, PastPlanLine, enter_past_activities, enter_past_plan, tick
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import ActivityArea
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import DONE, PLAN_LINES
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import Kind as MeetingKind

SINCE = Month(2024, 11)  # two years up to the autumn of 2026
WEAK, USUAL, KEEN = 0.4, 1.0, 1.3
NAMED_AT_MOST = 6
Span = tuple[int, date, date | None]  # a membership and its days


def do_what_clubs_do(today: date, clubs: dict[UUID, Club]) -> None:
    """Let each living club tell at its meetings what it did since the one before, and keep its plans."""
    for plan in plans():
        if club := clubs.get(plan.key):
            with transaction.atomic():
                _act(plan, club, today)
                _plan(plan, club, today)


def _act(plan: Plan, club: Club, today: date) -> None:
    told = Activity.objects.filter(club=club, meeting__isnull=False).values("meeting")
    meetings = list(
        Meeting.objects.filter(club=club, kind=MeetingKind.MONTHLY, held_on__gte=SINCE.first, held_on__lte=today)
        .exclude(pk__in=told)
        .order_by("held_on")
    )
    if not meetings:
        return
    members = list(
        Membership.objects.filter(club=club, end_reason="")
        .order_by("number")
        .values_list("pk", "valid_from", "valid_to")
    )
    past = [each for meeting in meetings for each in _told_at(plan, meeting, members)]
    key = uuid5(plan.key, f"done {meetings[0].held_on} {meetings[-1].held_on}")
    enter_past_activities(act_on(today), club=club, key=key, past=past)


def _told_at(plan: Plan, meeting: Meeting, members: Sequence[Span]) -> Iterator[PastActivity]:
    random = plan.random("done", meeting.held_on)
    zeal = WEAK if "weak" in plan.ways else KEEN if "project" in plan.ways else USUAL
    for kind, area, title, often, people, hours, helped, value in DONE:
        if not _happens(random, often, meeting.held_on.month, zeal):
            continue
        first = max(meeting.held_on.replace(day=1), plan.founded_on)
        on = max(first, meeting.held_on - timedelta(random.randint(0, 20)))
        roll = [pk for pk, since, until in members if since <= on and (until is None or until > on)]
        count = min(random.randint(*people), len(roll))
        if count == 0:
            continue
        named = random.sample(roll, min(count, NAMED_AT_MOST))
        yield PastActivity(
            NewActivity(
                area=ActivityArea(area),
                kind=Kind(kind),
                happened_on=on,
                title=title,
                leaders=tuple(named[:1]),
                took_part=tuple(named[1:]),
                part_count=count,
                helped_count=helped,
                hour_count=count * hours,
                value_vnd=value,
            ),
            meeting,
        )


def _happens(random: Random, often: object, month: int, zeal: float) -> bool:
    """Either every month with some chance, or in the months that the plan of every club names."""
    chance = random.random()
    if isinstance(often, tuple):
        return month in often and chance < min(0.97, 0.75 * zeal)
    assert isinstance(often, float)
    return chance < often * zeal


def _plan(plan: Plan, club: Club, today: date) -> None:
    for year in range(SINCE.year + 1, today.year + 1):
        if plan.founded_on.year >= year:
            continue
        key = uuid5(plan.key, f"plan {year}")
        lines = [PastPlanLine(year, month, ActivityArea(area), what, who) for month, area, what, who in PLAN_LINES]
        enter_past_plan(act_on(today), club=club, key=key, lines=lines)
    for line in PlanLine.objects.filter(club=club, done_on=None, dropped_on=None).select_related("club"):
        month = Month(line.year, line.month)
        random = plan.random("plan", month, line.words)
        if month < Month.of(today) and random.random() < (0.5 if "weak" in plan.ways else 0.85):
            on = month.first + timedelta(random.randint(3, 24))
            tick(act_on(today), line=line, key=uuid5(line.key, "done"), done_on=on)
