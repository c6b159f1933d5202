"""One member's own health page: readings over time, sheets, slips, days of examination, and who looked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.clubs.models import Club, Membership
from chungtay.health.models import Examined, Look, Measurement, Referral, Screening
from chungtay.health.queries.readings import reading_of
from chungtay.health.rules import (
    MeasurementUnknown,
    Reading,
    Verdict,
    Worry,
    body_mass_tenths,
    thresholds_on,
    verdict,
    worries,
)
from chungtay.people.models import Consent
from chungtay.people.rules import Purpose

SHOWN_AT_MOST = 60


@dataclass(frozen=True)
class Point:
    """One reading of a member, with what it asks for."""

    row: Measurement
    reading: Reading
    verdict: Verdict | None
    worries: tuple[Worry, ...]
    body_mass_tenths: int | None


@dataclass(frozen=True)
class Page:
    """Everything on one member's page, the latest first."""

    points: tuple[Point, ...]
    screenings: Sequence[Screening]
    referrals: Sequence[Referral]
    examined: Sequence[Examined]
    looks: Sequence[Look]
    consent: Consent | None


def get_member(club: Club, membership_id: int) -> Membership:
    """A member of a club that was found in reach, also one who left."""
    rows = Membership.objects.filter(club=club).select_related("person", "club")
    found: Membership | None = rows.filter(pk=membership_id).first()
    if found is None:
        raise MeasurementUnknown(membership=membership_id)
    return found


def page_of(member: Membership, day: date) -> Page:
    """Six queries, however much there is."""
    rows = Measurement.objects.filter(membership=member, struck_at=None, is_count_only=False)
    looks = Look.objects.filter(club=member.club_id).filter(membership__in=[member.pk]) | Look.objects.filter(
        club=member.club_id, membership=None
    )
    consents = Consent.objects.on(day).filter(
        person=member.person_id, club_id=member.club_id, purpose=Purpose.HEALTH_RECORD
    )
    return Page(
        points=points(list(rows.order_by("-measured_on")[:SHOWN_AT_MOST])),
        screenings=list(
            Screening.objects.filter(membership=member, struck_at=None)
            .prefetch_related("results")
            .order_by("-screened_on")[:SHOWN_AT_MOST]
        ),
        referrals=list(Referral.objects.filter(membership=member).order_by("-made_on", "-number")[:SHOWN_AT_MOST]),
        examined=list(
            Examined.objects.filter(membership=member, check_up__struck_at=None)
            .select_related("check_up")
            .order_by("-check_up__held_on")[:SHOWN_AT_MOST]
        ),
        looks=list(looks.select_related("account").order_by("-looked_at")[:SHOWN_AT_MOST]),
        consent=consents.first(),
    )


def points(rows: Sequence[Measurement]) -> tuple[Point, ...]:
    """The readings with what each asked for on its day, by the thresholds of that day."""
    weights = [(row.measured_on, row.weight_grams) for row in rows if row.weight_grams is not None]
    height = next((row.height_cm for row in rows if row.height_cm), None)
    found: list[Point] = []
    for row in rows:
        limits = thresholds_on(row.measured_on)
        grams = row.weight_grams
        found.append(
            Point(
                row=row,
                reading=reading_of(row),
                verdict=verdict(reading_of(row), limits),
                worries=tuple(worries(grams, height, weights, row.measured_on, limits)),
                body_mass_tenths=body_mass_tenths(grams, height) if grams and height else None,
            )
        )
    return tuple(found)


def get_measurement(club: Club, key: Any) -> Measurement:
    """A reading of a club that was found in reach."""
    rows = Measurement.objects.filter(membership__club=club, key=key).select_related("membership__person")
    found: Measurement | None = rows.first()
    if found is None:
        raise MeasurementUnknown(measurement=str(key))
    return found
