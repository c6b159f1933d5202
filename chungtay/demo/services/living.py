"""The months of the living clubs: who came, what was heard and agreed, who joined, left or died, until a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.clubs.models import Absence, BoardSeat, Club, Membership
from chungtay.clubs.rules import ActivityArea, Calendar, EndReason, next_meeting_day
from chungtay.clubs.services.members import end_membership, record_death, set_absence
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import DECISIONS, GUESTS, NO_MEETING, PLANS, TOPICS
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.meetings import services as meetings
from chungtay.meetings.models import Meeting, MonthWithout
from chungtay.meetings.rules import Kind, Mark, NoMeetingReason
from chungtay.meetings.services.history import PastMeeting, enter_past_meetings

FIRST = Month(2023, 11)  # so that the last month of 2023 is counted from books where there are any
TET_MONTHS = {Month(2024, 2), Month(2025, 1), Month(2026, 2)}
FLOODS = {Month(2024, 9), Month(2025, 9), Month(2026, 9)}
SILENT_SINCE = Month(2026, 5)
LATE_SINCE = Month(2026, 9)
LEAVES, DIES, GOES_AWAY = 0.05, 0.06, 0.05  # the chance of each in a month of a club


@dataclass(frozen=True)
class Life:
    """A living club with the chance that belongs to it."""

    plan: Plan
    club: Club

    def key(self, *about: object) -> UUID:
        return uuid5(self.plan.key, "/".join(str(each) for each in about))


def live_until(today: date, clubs: dict[UUID, Club], *, since: Month = FIRST) -> Iterator[str]:
    """Let every living club live its months up to today but for those it has lived. Yields names as it goes."""
    for plan in plans():
        if plan.key in clubs:
            life = Life(plan, clubs[plan.key])
            with transaction.atomic():
                _live(life, Month.between(max(since, Month.of(plan.founded_on)), Month.of(today)), today)
            yield life.club.name


def _live(life: Life, months: list[Month], today: date) -> None:
    """People first, month by month; then the meetings of all those months in one go."""
    lived = _lived(life)
    rule = life.club.meeting_rules.open().get()
    days: dict[Month, date] = {}
    for month in months:
        if month in lived or _is_silent(life.plan, month):
            continue
        random = life.plan.random(month)
        if reason := _no_meeting(life.plan, month, random):
            if month.last < today:
                _without(life, month, *reason)
            continue
        day = next_meeting_day(Calendar(rule.calendar), rule.day, since=month.first)
        if life.plan.founded_on <= day <= today and day in month:
            _people_come_and_go(life, month, random, act_on(day))
            days[month] = day
    if days:
        _hold(life, days, act_on(today))


def _is_silent(plan: Plan, month: Month) -> bool:
    return ("silent" in plan.ways and month >= SILENT_SINCE) or ("late" in plan.ways and month >= LATE_SINCE)


def _lived(life: Life) -> set[Month]:
    held = Meeting.objects.filter(club=life.club, kind=Kind.MONTHLY).values_list("held_on", flat=True)
    without = MonthWithout.objects.filter(club=life.club).values_list("month", flat=True)
    return {Month.of(day) for day in (*held, *without)}


def _no_meeting(plan: Plan, month: Month, random: Random) -> tuple[NoMeetingReason, str] | None:
    if month in TET_MONTHS and random.random() < 0.25:
        return NoMeetingReason.TET, ""
    if "flood" in plan.ways and month in FLOODS:
        return NoMeetingReason.FLOOD, NO_MEETING
    if "weak" in plan.ways and random.random() < 0.4:
        return NoMeetingReason.OTHER, "Không đủ người dự"
    return (NoMeetingReason.HARVEST, "") if random.random() < 0.015 else None


def _without(life: Life, month: Month, reason: NoMeetingReason, words: str) -> None:
    key = life.key("without", month)
    meetings.record_month_without(act_on(month.last), club=life.club, key=key, month=month, reason=reason, words=words)


def _people_come_and_go(life: Life, month: Month, random: Random, act: Act) -> None:
    """Now and then somebody moves away, dies or goes to work for some months: seldom, as in a village."""
    chance = random.random()
    if chance > LEAVES + DIES + GOES_AWAY:
        return
    members = list(
        Membership.objects.filter(club=life.club, valid_to=None, valid_from__lt=month.first)
        .exclude(person_id__in=BoardSeat.objects.filter(club=life.club, valid_to=None).values("person_id"))
        .select_related("person")
        .order_by("person__birth_year", "number")
    )
    if not members:
        return
    if chance < LEAVES:
        member = random.choice(members)
        end_membership(act, membership=member, key=life.key("left", month), on=act.day, reason=EndReason.LEFT)
    elif chance < LEAVES + DIES:
        person = random.choice(members[:8]).person
        record_death(act, person=person, key=life.key("died", month), died_on=act.day - timedelta(3))
    elif not Absence.objects.filter(membership=members[-1]).exists():
        set_absence(
            act, membership=members[-1], key=life.key("away", month), since=act.day,
            until=act.day + timedelta(150), reason="Đi làm xa đến Tết",
        )  # fmt: skip


def _hold(life: Life, days: dict[Month, date], act: Act) -> None:
    memberships = list(Membership.objects.filter(club=life.club).order_by("number"))
    number = _next_number(life)
    past = []
    for month, day in sorted(days.items()):
        random = life.plan.random("meeting", month)
        roll = [
            each.pk for each in memberships if each.valid_from <= day and (not each.valid_to or each.valid_to > day)
        ]
        marks = {member: mark for member in roll if (mark := _mark(random, life.plan.attendance)) is not Mark.PRESENT}
        guests = random.sample(GUESTS, random.randint(1, 2)) if random.random() < 0.6 else []
        area, title = random.choice(TOPICS)
        past.append(
            PastMeeting(
                held_on=day,
                number=number,
                marks=marks,
                starts_at=time(8),
                guest_count=len(guests),
                guests=", ".join(guests),
                topics=[(ActivityArea(area), title)],
                decisions=[random.choice(DECISIONS)] if random.random() < 0.8 else [],
                next_plan=random.choice(PLANS),
            )
        )
        number += 1
    enter_past_meetings(act, club=life.club, key=life.key("meetings", min(days), max(days)), past=past)


def _next_number(life: Life) -> int:
    """A club that lived before our records goes on counting from the meetings it must have held."""
    last = Meeting.objects.filter(club=life.club).aggregate(last=Max("number"))["last"]
    return last + 1 if last else max(1, FIRST - Month.of(life.plan.founded_on) + 1)


def _mark(random: Random, attendance: int) -> Mark:
    if random.random() * 100 < attendance:
        return Mark.PRESENT
    return random.choices([Mark.EXCUSED, Mark.ABSENT, Mark.RELATIVE], [60, 25, 15])[0]
