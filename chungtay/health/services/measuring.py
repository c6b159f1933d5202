"""Writing down what was read: a whole table of members at once, or one member."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.health.models import Measurement
from chungtay.health.queries.readings import reading_of
from chungtay.health.rules import (
    MeasurementUnknown,
    NotAgreedToKeep,
    NothingMeasured,
    Reading,
    ReasonMissing,
    StruckBefore,
    check_reading,
)
from chungtay.health.services.form import NOBODY, Taking, begin, check_day, members_then, not_agreed
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Meeting
from chungtay.people.rules import Purpose

NOT_READ = Reading()
WRITTEN_ANEW = "ghi lại"
"""Why a reading was struck when another was written over it."""


@dataclass(frozen=True)
class Line:
    """One member on the table. `is_count_only`: measured, but the numbers stay with the member."""

    membership_id: int
    reading: Reading = NOT_READ
    is_count_only: bool = False

    @property
    def is_cleared(self) -> bool:
        return self.reading.is_empty and not self.is_count_only


@transaction.atomic
def measure(
    act: Act,
    *,
    club: Club,
    key: UUID,
    on: date,
    lines: Sequence[Line],
    meeting: Meeting | None = None,
    taking: Taking = NOBODY,
) -> int:
    """Write the readings of a day; how many lines were written anew.

    A line that says what stands already changes nothing; another strikes it and is written beside it; a cleared one
    strikes it. Refuses numbers of somebody who has not agreed that they are kept, and who was not in the club that day.
    """
    content = {"club": club.pk, "on": on, "lines": [_said(line) for line in lines], "taken": sorted(taking.members)}
    held = begin(act, club)
    if answered_before(key, content) is not None:
        return 0
    check_day(act, on)
    if not lines:
        raise NothingMeasured()
    members = members_then(club, (line.membership_id for line in lines), on)
    kept = {line.membership_id: members[line.membership_id] for line in lines if not line.reading.is_empty}
    if refused := not_agreed(act, club, key, kept, Purpose.HEALTH_RECORD, taking):
        raise NotAgreedToKeep(names=", ".join(member.person.full_name for member in refused))
    written = _write(act, lines, on, meeting)
    row = meeting or held
    write_note(act, "health.measure", row, path=club.path, fields=["readings"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return written


def _said(line: Line) -> list[object]:
    reading = line.reading
    return [
        line.membership_id,
        str(reading.pressure or ""),
        str(reading.again or ""),
        reading.weight_grams,
        reading.height_cm,
        line.is_count_only,
    ]


def _write(act: Act, lines: Sequence[Line], on: date, meeting: Meeting | None) -> int:
    """Compare with what stands, strike what differs, write in one statement."""
    rows = Measurement.objects.filter(
        measured_on=on, struck_at=None, membership__in=[each.membership_id for each in lines]
    )
    standing = {row.membership_id: row for row in rows}
    struck, made = [], []
    for line in lines:
        check_reading(line.reading)
        now = replace(line, reading=NOT_READ) if line.is_count_only else line
        row = standing.get(now.membership_id)
        if row is not None and said_by(row) == now:
            continue
        if row is not None:
            struck.append(row.pk)
        if not now.is_cleared:
            made.append(row_of(act, now, on, meeting))
    Measurement.objects.filter(pk__in=struck).update(struck_at=act.at, struck_why=WRITTEN_ANEW)
    Measurement.objects.bulk_create(made)
    return len(made)


def said_by(row: Measurement) -> Line:
    """The line a row was written from."""
    return Line(row.membership_id, reading_of(row), row.is_count_only)


def row_of(act: Act, line: Line, on: date, meeting: Meeting | None) -> Measurement:
    """A row to be written; nothing is saved yet."""
    reading = line.reading
    return Measurement(
        membership_id=line.membership_id,
        measured_on=on,
        meeting=meeting,
        systolic=reading.pressure.systolic if reading.pressure else None,
        diastolic=reading.pressure.diastolic if reading.pressure else None,
        systolic_again=reading.again.systolic if reading.again else None,
        diastolic_again=reading.again.diastolic if reading.again else None,
        weight_grams=reading.weight_grams,
        height_cm=reading.height_cm,
        is_count_only=line.is_count_only,
        typed_by_id=act.actor_id,
    )


@transaction.atomic
def strike_measurement(act: Act, *, club: Club, key: UUID, measurement_key: UUID, reason: str) -> None:
    """Take back a reading that was written for the wrong member or day. It stays, struck, with the reason."""
    content = {"measurement": str(measurement_key), "reason": clean(reason)}
    begin(act, club)
    if answered_before(key, content) is not None:
        return
    row = Measurement.objects.filter(membership__club=club, key=measurement_key).first()
    if row is None:
        raise MeasurementUnknown(measurement=str(measurement_key))
    if row.struck_at is not None:
        raise StruckBefore()
    if not clean(reason):
        raise ReasonMissing()
    row.struck_at, row.struck_why = act.at, clean(reason)[:300]
    row.save(update_fields=["struck_at", "struck_why"])
    write_note(act, "health.strike_measurement", row, path=club.path, fields=["struck_at"], key=key, content=content)
    mark_stale(act, [club.pk], since=row.measured_on)
