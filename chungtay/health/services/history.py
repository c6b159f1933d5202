"""Health of the past entered set-wise: consents, readings, days of examination, sheets and slips at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max

from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.health.models import CheckUp, DomainResult, Examined, Measurement, Referral, Screening
from chungtay.health.queries.consents import who_agreed
from chungtay.health.rules import (
    Domain,
    Finding,
    Instrument,
    NextStep,
    Payer,
    Reading,
    ReferralReason,
    ReferralState,
    StationAnswer,
)
from chungtay.health.services.form import begin
from chungtay.health.services.measuring import Line, row_of
from chungtay.health.services.screening import Ending, result_of
from chungtay.kernel.acts import Act
from chungtay.people.models import Consent
from chungtay.people.rules import HowTaken, Purpose


@dataclass(frozen=True)
class PastReading:
    """What was read of a member, at a meeting or not."""

    membership_id: int
    on: date
    reading: Reading
    meeting_id: int | None = None


@dataclass(frozen=True)
class PastCheckUp:
    """A day of examination."""

    on: date
    place: str
    payer: Payer
    members: Collection[int]


@dataclass(frozen=True)
class PastSheet:
    """A filled sheet; worries that went to the station were written on one slip, with what came of it."""

    membership_id: int
    on: date
    answers: Mapping[str, str]
    endings: Mapping[Domain, Ending]
    answered_on: date | None = None


@dataclass(frozen=True)
class PastHealth:
    """Everything a health team wrote down so far."""

    agreed: Collection[int]  # memberships
    since: date
    witness: str
    station: str
    instrument: Instrument
    readings: Sequence[PastReading] = ()
    check_ups: Sequence[PastCheckUp] = ()
    sheets: Sequence[PastSheet] = field(default=())


@transaction.atomic
def enter_past_health(act: Act, *, club: Club, key: UUID, past: PastHealth) -> int:
    """Enter the past in a handful of statements; how many readings. What the tables hold is held here too."""
    content = {"club": club.pk, "days": sorted({each.on for each in past.readings})}
    begin(act, club)
    if answered_before(key, content) is not None:
        return 0
    _agree(act, club, past)
    Measurement.objects.bulk_create([_measured(act, each) for each in past.readings])
    days = CheckUp.objects.bulk_create(
        [CheckUp(club=club, held_on=each.on, place=each.place, payer=each.payer) for each in past.check_ups]
    )
    Examined.objects.bulk_create(
        [
            Examined(check_up=day, membership_id=member)
            for day, each in zip(days, past.check_ups, strict=True)
            for member in each.members
        ]
    )
    _sheets(act, club, key, past)
    write_note(act, "health.enter_past_health", club, path=club.path, fields=["readings"], key=key, content=content)
    written = [each.on for each in past.readings] + [each.on for each in past.check_ups]
    since = min(written + [each.on for each in past.sheets], default=past.since)
    mark_stale(act, [club.pk], since=since, lane=Lane.BULK)
    return len(past.readings)


def _agree(act: Act, club: Club, past: PastHealth) -> None:
    """Both consents of everybody who said yes aloud at the meeting, before one witness."""
    people = Membership.objects.filter(club=club, pk__in=past.agreed).values_list("person_id", flat=True)
    rows = []
    for purpose in (Purpose.HEALTH_RECORD, Purpose.STATION):
        before = who_agreed(club.pk, purpose, act.day)
        rows += [
            Consent(
                person_id=person, club_id=club.pk, purpose=purpose, how=HowTaken.SPOKEN, witness=past.witness,
                valid_from=past.since, taken_by_id=act.actor_id,
            )
            for person in sorted(set(people) - before)
        ]  # fmt: skip
    Consent.objects.bulk_create(rows)


def _measured(act: Act, each: PastReading) -> Measurement:
    row = row_of(act, Line(each.membership_id, each.reading), each.on, None)
    row.meeting_id = each.meeting_id
    return row


def _sheets(act: Act, club: Club, key: UUID, past: PastHealth) -> None:
    sheets = Screening.objects.bulk_create(
        [
            Screening(
                key=uuid5(key, f"sheet {each.membership_id} {each.on}"),
                membership_id=each.membership_id,
                screened_on=each.on,
                instrument=past.instrument.code,
                version=past.instrument.version,
                answers=dict(each.answers),
                typed_by_id=act.actor_id,
            )
            for each in past.sheets
        ]
    )
    number = Referral.objects.filter(club=club).aggregate(last=Max("number"))["last"] or 0
    slips: dict[int, Referral] = {}
    for sheet, each in sorted(zip(sheets, past.sheets, strict=True), key=lambda pair: pair[1].on):
        if sent := [domain for domain, end in each.endings.items() if end.step is NextStep.REFERRAL]:
            number += 1
            slips[sheet.pk] = _slip(act, club, number, sheet, each, sent, past.station)
    Referral.objects.bulk_create(list(slips.values()))
    DomainResult.objects.bulk_create(
        [
            result_of(sheet, domain, finding, each.endings.get(domain), slips.get(sheet.pk))
            for sheet, each in zip(sheets, past.sheets, strict=True)
            for domain, finding in past.instrument.findings(each.answers).items()
            if finding is not Finding.CONCERN or domain in each.endings
        ]
    )


def _slip(
    act: Act, club: Club, number: int, sheet: Screening, each: PastSheet, sent: list[Domain], station: str
) -> Referral:
    is_answered = each.answered_on is not None
    return Referral(
        membership_id=each.membership_id,
        club=club,
        number=number,
        made_on=each.on,
        station=station,
        reasons=sorted(ReferralReason(domain.value) for domain in sent),
        screening=sheet,
        state=ReferralState.ANSWERED if is_answered else ReferralState.HANDED,
        settled_on=each.answered_on,
        answer=StationAnswer.FOLLOWED if is_answered else "",
        made_by_id=act.actor_id,
    )
