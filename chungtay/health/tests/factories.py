"""Health rows of the tests, written through the services by somebody of the health team."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_member
from chungtay.health import services
from chungtay.health.models import CheckUp, Measurement, Referral, Screening
from chungtay.health.rules import (
    ClubAction,
    Domain,
    NextStep,
    Payer,
    Pressure,
    Reading,
    ReferralReason,
    instrument_on,
)
from chungtay.health.services import Ending, Line, Sheet, Slip
from chungtay.kernel.acts import Act, system_act
from chungtay.meetings.tests.factories import at_noon
from chungtay.people.models import Consent
from chungtay.people.rules import HowTaken, Purpose, Said
from chungtay.people.services import AtClub, give_consent

DAY = date(2026, 11, 20)
ALL_CLEAR = {
    "three_words": "said",
    "where_and_when": "right",
    "recall": "three",
    "chair_rises": "within",
    "weight_loss": "no",
    "appetite": "no",
    "eyes": "no",
    "whisper": "both",
    "down": "no",
    "interest": "no",
}


def team_act(day: date = DAY) -> Act:
    """The health team of every club, at noon of a day."""
    return system_act(at_noon(day), Action.KEEP_HEALTH)


def agree(member: Membership, *purposes: Purpose, day: date = DAY) -> list[Consent]:
    """The member said yes aloud, before a witness."""
    at = AtClub(member.club_id, member.club.path, Action.KEEP_HEALTH)
    said = Said(how=HowTaken.SPOKEN, witness="Trần Văn Chứng")
    return [
        give_consent(team_act(day), at=at, key=uuid4(), person=member.person, purpose=purpose, said=said, since=day)
        for purpose in purposes or (Purpose.HEALTH_RECORD,)
    ]


def read(pressure: str = "", again: str = "", *, kilograms: float = 0, height_cm: int | None = None) -> Reading:
    """A reading as it is said: 128/82."""

    def pair(text: str) -> Pressure | None:
        return Pressure(*(int(part) for part in text.split("/"))) if text else None

    return Reading(pair(pressure), pair(again), round(kilograms * 1000) or None, height_cm)


def make_measurement(member: Membership, reading: Reading | None = None, *, on: date = DAY) -> Measurement:
    """What was read of a member who agreed."""
    line = Line(member.pk, reading or read("128/82", kilograms=52.5))
    services.measure(team_act(on), club=member.club, key=uuid4(), on=on, lines=[line])
    return Measurement.objects.get(membership=member, measured_on=on, struck_at=None)


def make_check_up(
    club: Club, members: Iterable[Membership], *, on: date = DAY, place: str = "Trạm y tế xã Nga Sơn"
) -> CheckUp:
    """A day of examination."""
    said = {"place": place, "payer": Payer.STATE, "note": ""}
    chosen = [member.pk for member in members]
    return services.record_check_up(team_act(on), club=club, key=uuid4(), held_on=on, members=chosen, **said)


def make_screening(
    member: Membership,
    answers: Mapping[str, str] | None = None,
    endings: Mapping[Domain, Ending] | None = None,
    *,
    on: date = DAY,
) -> Screening:
    """A sheet filled by who was trained for it."""
    sheet = Sheet(
        membership_id=member.pk,
        screened_on=on,
        instrument=instrument_on(on),
        answers={**ALL_CLEAR, **(answers or {})},
        endings=endings or {},
        is_trained=True,
        station="Trạm y tế xã Nga Sơn",
    )
    return services.screen(team_act(on), club=member.club, key=uuid4(), sheet=sheet)


def make_referral(
    member: Membership, *reasons: ReferralReason, on: date = DAY, station: str = "Trạm y tế xã Nga Sơn"
) -> Referral:
    """A slip of somebody who agreed that the station is told."""
    slip = Slip(member.pk, on, station, reasons or (ReferralReason.PRESSURE_HIGH,))
    return services.refer(team_act(on), club=member.club, key=uuid4(), slip=slip)


def health_rows(club: Club, name: str) -> dict[str, Any]:
    """A row of every kind of this room, by the names that its addresses use."""
    member = make_member(club, full_name=name, sex="F", birth_year=1948)
    agree(member, Purpose.HEALTH_RECORD, Purpose.STATION)
    ending = {Domain.MOBILITY: Ending(NextStep.CLUB, ClubAction.EXERCISE_GROUP)}
    screening = make_screening(member, {"chair_rises": "slower"}, ending)
    return {
        "reading_key": make_measurement(member).key,
        "check_up_key": make_check_up(club, [member]).key,
        "screening_key": screening.key,
        "result_id": screening.results.filter(step=NextStep.CLUB).get().pk,
        "slip_key": make_referral(member).key,
    }
