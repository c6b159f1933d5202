"""A club's year: its months with a meeting, without, or silent; and how often each member came."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Min

from chungtay.clubs.models import ClubState
from chungtay.clubs.rules import LIVING
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting, MonthWithout
from chungtay.meetings.rules import REGULAR, Kind, Mark, MonthKind, NoMeetingReason, Tally
from chungtay.places.words import hamlet_called


@dataclass(frozen=True)
class Held:
    """A regular meeting of the year."""

    meeting_id: int
    held_on: date
    kind: Kind
    number: int | None


@dataclass(frozen=True)
class MonthOfYear:
    """What is known of one month's meeting."""

    month: Month
    kind: MonthKind
    held: tuple[Held, ...] = ()
    reason: NoMeetingReason | None = None
    words: str = ""


@dataclass(frozen=True)
class MemberYear:
    """How one member was there over a year: marks by month (a month may have two meetings)."""

    membership_id: int
    number: int
    name: str
    birth_year: int | None
    hamlet: str
    marks: tuple[tuple[Mark, ...], ...]  # twelve
    has_namesake: bool = False

    @property
    def tally(self) -> Tally:
        return Tally.of(mark for month in self.marks for mark in month)

    @property
    def told_apart(self) -> str:
        if not self.has_namesake:
            return ""
        return ", ".join(part for part in (str(self.birth_year or ""), self.hamlet) if part)

    @property
    def share_percent(self) -> int | None:
        """Of the meetings where the member was expected, how many had the member or a relative there; half up."""
        tally = self.tally
        return (tally.came * 200 + tally.expected) // (tally.expected * 2) if tally.expected else None


def months_of_year(club_id: int, year: int, today: date) -> list[MonthOfYear]:
    """The twelve months: met, without a meeting for a reason, silent, still to come. Three queries."""
    held: dict[int, list[Held]] = {}
    rows = Meeting.objects.filter(club=club_id, held_on__year=year, kind__in=REGULAR).order_by("held_on")
    for pk, held_on, kind, number in rows.values_list("pk", "held_on", "kind", "number"):
        held.setdefault(held_on.month, []).append(Held(pk, held_on, Kind(kind), number))
    reasons = MonthWithout.objects.filter(club=club_id, month__year=year, withdrawn_at=None)
    without = {row.month.month: row for row in reasons}
    born = ClubState.objects.filter(club=club_id, state__in=LIVING).aggregate(first=Min("valid_from"))["first"]
    return [_month(Month(year, n), held.get(n, []), without.get(n), born, today) for n in range(1, 13)]


def _month(
    month: Month, held: Iterable[Held], without: MonthWithout | None, born: date | None, today: date
) -> MonthOfYear:
    if meetings := tuple(held):
        return MonthOfYear(month, MonthKind.HELD, meetings)
    if without is not None:
        return MonthOfYear(month, MonthKind.WITHOUT, (), NoMeetingReason(without.reason), without.words)
    if month.first > today or born is None or month.last < born:
        return MonthOfYear(month, MonthKind.OUTSIDE)
    return MonthOfYear(month, MonthKind.OPEN if month.contains(today) else MonthKind.SILENT)


_YEAR = """
SELECT ms.id, ms.number, p.full_name, p.birth_year, h.kind, h.name,
       coalesce(array_agg(extract(month FROM m.held_on)::int ORDER BY m.held_on) FILTER (WHERE m.id IS NOT NULL), '{}'),
       coalesce(array_agg(a.mark ORDER BY m.held_on) FILTER (WHERE m.id IS NOT NULL), '{}'),
       count(*) OVER (PARTITION BY lower(p.full_name)) > 1
FROM clubs_membership ms
JOIN people_person p ON p.id = ms.person_id
LEFT JOIN places_hamlet h ON h.id = p.hamlet_id
LEFT JOIN (meetings_meeting m JOIN meetings_attendance a ON a.meeting_id = m.id)
     ON a.membership_id = ms.id AND m.club_id = %(club)s AND m.kind = ANY(%(kinds)s)
     AND m.held_on BETWEEN %(first)s AND %(last)s
WHERE ms.club_id = %(club)s AND ms.valid_from <= %(last)s AND (ms.valid_to IS NULL OR ms.valid_to > %(first)s)
GROUP BY ms.id, p.id, h.id
ORDER BY p.sort_key, ms.number
"""


def attendance_of_year(club_id: int, year: int) -> list[MemberYear]:
    """Each member of the year with the marks at its regular meetings, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            _YEAR,
            {
                "club": club_id,
                "first": date(year, 1, 1),
                "last": date(year, 12, monthrange(year, 12)[1]),
                "kinds": [kind.value for kind in REGULAR],
            },
        )
        return [_member(*row) for row in cursor.fetchall()]


def _member(
    pk: int,
    number: int,
    name: str,
    birth_year: int | None,
    hamlet_kind: str | None,
    hamlet_name: str | None,
    months: list[int],
    marks: list[str],
    has_namesake: bool,
) -> MemberYear:
    by_month: list[list[Mark]] = [[] for _ in range(12)]
    for month, mark in zip(months, marks, strict=True):
        by_month[month - 1].append(Mark(mark))
    hamlet = hamlet_called(hamlet_kind, hamlet_name) if hamlet_kind and hamlet_name else ""
    return MemberYear(pk, number, name, birth_year, hamlet, tuple(map(tuple, by_month)), has_namesake)
