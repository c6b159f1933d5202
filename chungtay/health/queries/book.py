"""The health book of a club: each member with the last reading and what it asks for. Read by the health team alone."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.health.models import Measurement, Referral
from chungtay.health.queries.consents import who_agreed
from chungtay.health.queries.readings import reading_of
from chungtay.health.rules import (
    TO_STATION,
    Reading,
    ReferralState,
    Thresholds,
    Verdict,
    Worry,
    body_mass_tenths,
    thresholds_on,
    verdict,
    worries,
)
from chungtay.kernel.vietnamese import fold
from chungtay.people.rules import Purpose

NOT_READ = Reading()
RECENT = timedelta(days=400)


class Shown(StrEnum):
    """Which members the book shows."""

    ALL = ""
    STATION = "tram"  # should see the station
    AGAIN = "do-lai"  # a second reading is missing
    NOT_THIS_MONTH = "chua-do"
    NOT_AGREED = "chua-dong-y"


@dataclass(frozen=True)
class BookLine:
    """One member of the book."""

    membership_id: int
    number: int
    name: str
    sort_key: str
    birth_year: int | None
    has_agreed: bool
    on: date | None = None
    reading: Reading = NOT_READ
    height_cm: int | None = None
    verdict: Verdict | None = None
    worries: tuple[Worry, ...] = ()
    has_slip: bool = False
    is_this_month: bool = False

    @property
    def body_mass_tenths(self) -> int | None:
        grams = self.reading.weight_grams
        return body_mass_tenths(grams, self.height_cm) if grams and self.height_cm else None

    @property
    def needs_station(self) -> bool:
        return self.verdict in TO_STATION or Worry.WEIGHT_LOSS in self.worries


def book_of(club: Club, day: date) -> list[BookLine]:
    """Every member of the day with the last readings. Four queries, however many members."""
    members = list(
        Membership.objects.on(day)
        .filter(club=club)
        .exclude(end_reason=EndReason.ENTERED_WRONGLY)
        .select_related("person")
        .order_by("person__sort_key", "number")
    )
    agreed = who_agreed(club.pk, Purpose.HEALTH_RECORD, day)
    rows = Measurement.objects.filter(membership__in=members, struck_at=None, measured_on__gt=day - RECENT)
    of_member: dict[int, list[Measurement]] = defaultdict(list)
    for row in rows.order_by("-measured_on"):
        of_member[row.membership_id].append(row)
    slips = set(
        Referral.objects.filter(membership__in=members, state=ReferralState.HANDED).values_list(
            "membership_id", flat=True
        )
    )
    return [
        _line(member, of_member[member.pk], member.person_id in agreed, member.pk in slips, day) for member in members
    ]


def _line(member: Any, rows: Sequence[Measurement], has_agreed: bool, has_slip: bool, day: date) -> BookLine:
    kept = [row for row in rows if not row.is_count_only]
    about = {
        "membership_id": member.pk,
        "number": member.number,
        "name": member.person.full_name,
        "sort_key": member.person.sort_key,
        "birth_year": member.person.birth_year,
        "has_agreed": has_agreed,
        "has_slip": has_slip,
        "is_this_month": any(row.measured_on >= day.replace(day=1) for row in rows),
    }
    if not kept:
        return BookLine(**about)
    last = kept[0]
    limits = thresholds_on(last.measured_on)
    height = next((row.height_cm for row in kept if row.height_cm), None)
    return BookLine(
        **about,
        on=last.measured_on,
        reading=reading_of(last),
        height_cm=height,
        verdict=verdict(reading_of(last), limits),
        worries=tuple(worries(last.weight_grams, height, _weights(kept), last.measured_on, limits)),
    )


def _weights(rows: Sequence[Measurement]) -> list[tuple[date, int]]:
    return [(row.measured_on, row.weight_grams) for row in rows if row.weight_grams is not None]


def narrowed(lines: list[BookLine], text: str, shown: Shown) -> list[BookLine]:
    """The lines that fit what was typed and chosen."""
    words = fold(text).split()
    kept = [line for line in lines if all(word in fold(line.name) or word == str(line.number) for word in words)]
    fits: dict[Shown, Callable[[BookLine], bool]] = {
        Shown.ALL: lambda line: True,
        Shown.STATION: lambda line: line.needs_station,
        Shown.AGAIN: lambda line: line.verdict in {Verdict.AGAIN, Verdict.AGAIN_NOW},
        Shown.NOT_THIS_MONTH: lambda line: not line.is_this_month,
        Shown.NOT_AGREED: lambda line: not line.has_agreed,
    }
    return [line for line in kept if fits[shown](line)]


SEVERITY = [
    Verdict.TODAY,
    Verdict.AGAIN_NOW,
    Verdict.STATION,
    Verdict.STATION_LOW,
    Verdict.AGAIN,
    Verdict.NOTHING,
    None,
]


def in_order(lines: list[BookLine], choice: str) -> list[BookLine]:
    """By name, number, last day, or what is most pressing first."""
    keys: dict[str, Any] = {
        "ten": lambda line: (line.sort_key, line.number),
        "so": lambda line: line.number,
        "ngay": lambda line: (line.on or date.min, line.sort_key),
        "can": lambda line: (SEVERITY.index(line.verdict), not line.worries, line.sort_key),
    }
    return sorted(lines, key=keys[choice.removeprefix("-")], reverse=choice.startswith("-"))


def year_rows(club: Club, year: int) -> list[Measurement]:
    """Every reading of a year, by member and day, for the printed book. One query."""
    rows = Measurement.objects.filter(membership__club=club, struck_at=None, measured_on__year=year)
    return list(
        rows.select_related("membership__person").order_by(
            "membership__person__sort_key", "membership__number", "measured_on"
        )
    )


def limits_of(day: date) -> Thresholds:
    """The thresholds of a day, with their sources."""
    return thresholds_on(day)
