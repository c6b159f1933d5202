"""The roll of a day and of a meeting: who is called, by what number, told apart from whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from chungtay.clubs.models import Absence, BoardSeat, Membership
from chungtay.meetings.models import Attendance, Meeting
from chungtay.meetings.rules import Kind, Mark, Tally
from chungtay.places.words import hamlet_called

NIL = UUID(int=0)


@dataclass(frozen=True)
class Line:
    """One member on a roll. `told_apart` is what is said after the name where another bears the same."""

    membership_id: int
    number: int
    name: str
    birth_year: int | None
    hamlet: str
    is_away: bool
    away_reason: str
    mark: Mark
    is_marked: bool
    has_namesake: bool = False
    member_key: UUID = NIL

    @property
    def told_apart(self) -> str:
        if not self.has_namesake:
            return ""
        return ", ".join(part for part in (str(self.birth_year or ""), self.hamlet) if part)


@dataclass(frozen=True)
class Roll:
    """The lines of a roll with their count."""

    lines: tuple[Line, ...]

    @property
    def tally(self) -> Tally:
        return Tally.of(line.mark for line in self.lines)

    @property
    def is_taken(self) -> bool:
        return any(line.is_marked for line in self.lines)


def roll_of_day(club_id: int, day: date, kind: Kind = Kind.MONTHLY, *, by_number: bool = False) -> Roll:
    """Who stands on the club's roll that day; for the board, its members. One query."""
    return _read(_on_day(club_id, day, kind), day, by_number=by_number)


def roll_of(meeting: Meeting, *, by_number: bool = False) -> Roll:
    """The roll of a meeting with the marks so far; of a closed one, as it was called. One query."""
    members: QuerySet[Any]
    if meeting.closed_at is not None:
        members = Membership.objects.filter(attendances__meeting=meeting)
    else:
        members = _on_day(meeting.club_id, meeting.held_on, Kind(meeting.kind))
    marks = Attendance.objects.filter(meeting=meeting, membership=OuterRef("pk")).values("mark")
    return _read(members.annotate(taken=Subquery(marks)), meeting.held_on, by_number=by_number)


def _on_day(club_id: int, day: date, kind: Kind) -> "QuerySet[Any]":
    members = Membership.objects.on(day).filter(club=club_id)
    if kind is Kind.BOARD:
        seats = BoardSeat.objects.on(day).filter(club=club_id, person=OuterRef("person"))
        members = members.filter(Exists(seats))
    return members


def _read(members: "QuerySet[Any]", day: date, *, by_number: bool) -> Roll:
    absences = Absence.objects.on(day).filter(membership=OuterRef("pk"))
    order = ("number",) if by_number else ("person__sort_key", "number")
    rows = list(
        members.annotate(away=Exists(absences), away_reason=Subquery(absences.values("reason")[:1]))
        .select_related("person__hamlet")
        .order_by(*order)
    )
    named = Counter(row.person.full_name.casefold() for row in rows)
    return Roll(tuple(_line(row, named[row.person.full_name.casefold()] > 1) for row in rows))


def _line(row: Any, has_namesake: bool) -> Line:
    taken = getattr(row, "taken", None)
    return Line(
        membership_id=row.pk,
        number=row.number,
        name=row.person.full_name,
        birth_year=row.person.birth_year,
        hamlet=hamlet_called(row.person.hamlet.kind, row.person.hamlet.name) if row.person.hamlet else "",
        is_away=row.away,
        away_reason=row.away_reason or "",
        mark=Mark(taken) if taken else (Mark.AWAY if row.away else Mark.PRESENT),
        is_marked=taken is not None,
        has_namesake=has_namesake,
        member_key=row.key,
    )


def seen_on(lines: Iterable[Line]) -> str:
    """What a sheet showed when it was opened, as one field of its form: `12 absent,14 away`."""
    return ",".join(f"{line.membership_id} {line.mark.value}" for line in lines if line.mark is not Mark.PRESENT)
