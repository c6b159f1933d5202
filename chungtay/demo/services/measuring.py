"""Two years of health in the living clubs: readings at meetings, examinations twice a year, sheets and slips."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from django.db.models import Max

from chungtay.clubs.models import Club, Membership
from chungtay.demo.services.founding import Plan, act_on, plans
from chungtay.demo.words import WITNESS
from chungtay.health.models import Measurement
from chungtay.health.queries.consents import members_who_agreed
from chungtay.health.queries.papers import station_of
from chungtay.health.rules import (
    SECOND_NEEDED,
    ClubAction,
    Domain,
    DomainSheet,
    Finding,
    Instrument,
    NextStep,
    Payer,
    Pressure,
    Reading,
    instrument_on,
    thresholds_on,
    verdict,
)
from chungtay.health.services import (
    Ending,
    PastCheckUp,
    PastHealth,
    PastReading,
    PastSheet,
    enter_past_health,
)
from chungtay.meetings.models import Attendance, Meeting
from chungtay.meetings.rules import Mark
from chungtay.people.rules import Purpose

SINCE = date(2024, 12, 1)
AGREES, IS_MEASURED, IS_ASKED = 0.9, 0.55, 0.3
WORRIES = {
    Domain.COGNITION: 0.12, Domain.MOBILITY: 0.3, Domain.NUTRITION: 0.15,
    Domain.VISION: 0.35, Domain.HEARING: 0.2, Domain.MOOD: 0.15,
}  # fmt: skip


def measure_clubs(today: date, clubs: dict[UUID, Club]) -> None:
    """Let each living club's health team write what it has not written yet, until today."""
    rows = Measurement.objects.filter(membership__club__in=clubs.values()).values("membership__club")
    last = dict(rows.annotate(last=Max("measured_on")).values_list("membership__club", "last"))
    for plan in plans():
        club = clubs.get(plan.key)
        if club is not None and "weak" not in plan.ways:
            _enter(plan, club, last.get(club.pk), today)


def _enter(plan: Plan, club: Club, last: date | None, today: date) -> None:
    present = _present(club, last or SINCE)
    first = min((day for day, _meeting in present), default=None)
    if first is None:
        return
    random, instrument = plan.random("health", first), instrument_on(today)
    here = Membership.objects.filter(club=club, valid_from__lte=first, valid_to=None).order_by("pk")
    members = list(here.values_list("pk", flat=True))
    before = members_who_agreed(club.pk, Purpose.HEALTH_RECORD, today)
    agreed = [pk for pk in members if (pk in before if before else random.random() < AGREES)]
    past = PastHealth(
        agreed=agreed,
        since=first,
        witness=WITNESS,
        station=station_of(club),
        instrument=instrument,
        readings=list(_readings(random, present, agreed)),
        check_ups=list(_check_ups(random, club, members, first, today)),
        sheets=list(_sheets(random, instrument, agreed, first, today)) if last is None else [],
    )
    enter_past_health(act_on(today), club=club, key=uuid5(plan.key, f"health {first}"), past=past)


def _present(club: Club, after: date) -> dict[tuple[date, int], set[int]]:
    """Who was there at each meeting after a day. Two queries."""
    held = Meeting.objects.filter(club=club, kind="monthly", held_on__gt=after).order_by("held_on")
    meetings = dict(held.values_list("pk", "held_on"))
    found: dict[tuple[date, int], set[int]] = {(day, pk): set() for pk, day in meetings.items()}
    rows = Attendance.objects.filter(meeting__in=meetings, mark=Mark.PRESENT).values_list("meeting_id", "membership_id")
    for meeting, member in rows:
        found[meetings[meeting], meeting].add(member)
    return found


def _readings(random: Random, present: dict[tuple[date, int], set[int]], agreed: list[int]) -> Iterator[PastReading]:
    bodies = {pk: _Body(random) for pk in agreed}
    for (day, meeting), there in present.items():
        for pk in agreed:
            if pk in there and random.random() < IS_MEASURED:
                yield PastReading(pk, day, bodies[pk].read(random, day), meeting)


class _Body:
    """Somebody's usual pressure and weight, which wander a little from month to month."""

    def __init__(self, random: Random) -> None:
        self.systolic, self.grams = random.gauss(131, 11), random.gauss(52_000, 7_000)
        self.height = random.randint(146, 168)

    def read(self, random: Random, day: date) -> Reading:
        self.grams = min(max(self.grams + random.gauss(0, 300), 36_000), 90_000)
        first = self._pressure(random)
        alone = Reading(first, None, round(self.grams / 100) * 100, self.height)
        if verdict(alone, thresholds_on(day)) not in SECOND_NEEDED:
            return alone
        return Reading(first, self._pressure(random), alone.weight_grams, self.height)

    def _pressure(self, random: Random) -> Pressure:
        systolic = min(max(round(self.systolic + random.gauss(0, 6)), 88), 196)
        return Pressure(systolic, min(max(round(systolic * 0.58 + random.gauss(5, 4)), 54), systolic - 20))


def _check_ups(random: Random, club: Club, members: list[int], first: date, today: date) -> Iterator[PastCheckUp]:
    for year in range(SINCE.year, today.year + 1):
        for month, payer in ((5, Payer.STATE), (10, Payer.INSURANCE)):
            day = date(year, month, random.randint(5, 25))
            if first <= day <= today:
                there = [pk for pk in members if random.random() < random.uniform(0.6, 0.95)]
                yield PastCheckUp(day, station_of(club), payer, there)


def _sheets(random: Random, instrument: Instrument, agreed: list[int], first: date, today: date) -> Iterator[PastSheet]:
    for pk in agreed:
        if random.random() < IS_ASKED and (today - first).days > 0:
            day = first + timedelta(random.randint(0, (today - first).days))
            worried = {domain for domain, chance in WORRIES.items() if random.random() < chance}
            answers = {
                item.code: next(o.value for o in item.options if o.concern is (each.code in worried))
                for each in instrument.domains
                for item in each.items
            }
            endings = {
                each.code: _ending(each, day)
                for each in instrument.domains
                if instrument.findings(answers)[each.code] is Finding.CONCERN
            }
            heard = day + timedelta(random.randint(2, 20))
            yield PastSheet(pk, day, answers, endings, heard if heard <= today and random.random() < 0.7 else None)


def _ending(sheet: DomainSheet, day: date) -> Ending:
    if sheet.usual is NextStep.CLUB:
        return Ending(NextStep.CLUB, ClubAction(sheet.activities[0]))
    return Ending(sheet.usual, look_again_on=None)
