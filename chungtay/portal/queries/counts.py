"""Counted numbers of an area: a month, its parts, a run of months. One query each; the country is its provinces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Max, Min, Q, QuerySet, Subquery, Sum, Value

from chungtay.figures.models import AreaMonth, ClubArea, ClubMonth
from chungtay.figures.queries import bare_communes, shown
from chungtay.figures.rules import Basis
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.places.models import Succession
from chungtay.places.queries import areas_in, children_of
from chungtay.places.rules import Level
from chungtay.portal.queries.where import Where
from chungtay.portal.rules import Borders

Counts = Mapping[str, int]
SOURCES = (
    "books_club_count",
    "sheet_club_count",
    "carried_club_count",
    "published_club_count",
    "silent_club_count",
)


@dataclass(frozen=True)
class Child:
    """A part of an area with its counted numbers."""

    area_id: int
    code: str
    name: str
    sort_key: str
    path: str
    counts: Counts


@dataclass(frozen=True)
class ClubLine:
    """A club with its numbers of one month, and from what they were counted."""

    club_id: int
    name: str
    sort_key: str
    path: str
    is_published_only: bool
    basis: Basis
    basis_month: Month | None
    counts: Counts
    silent_since: Month | None = None

    @property
    def is_silent(self) -> bool:
        """Its numbers are not known any more: a dash is truer than 0."""
        return self.basis is Basis.SILENT


def _rows(where: Where) -> "QuerySet[Any]":
    if where.area is not None:
        return AreaMonth.objects.filter(area=where.area)
    return AreaMonth.objects.filter(area__map=where.map, area__level=Level.PROVINCE)


def totals(where: Where, columns: Iterable[str], *, month: Month | None = None) -> dict[str, int]:
    """These columns at the end of the month."""
    columns, at = tuple(dict.fromkeys(columns)), month or where.month
    counts = _summed(_rows(where).filter(month=at.first), columns)
    return counts | _bare(where, columns, [at]).get(at, {}) if where.is_commune and not any(counts.values()) else counts


def flows(where: Where, columns: Iterable[str], since: Month) -> dict[str, int]:
    """What happened from the first month to this one."""
    return _summed(_rows(where).filter(month__gte=since.first, month__lte=where.month.first), columns)


def _summed(rows: "QuerySet[Any]", columns: Iterable[str]) -> dict[str, int]:
    found = rows.aggregate(**{f"sum_{name}": Sum(name) for name in columns})
    return shown({name.removeprefix("sum_"): value or 0 for name, value in found.items()})


def by_month(where: Where, columns: Sequence[str], months: Sequence[Month]) -> dict[Month, dict[str, int]]:
    """The columns of several months; a month that has no row is left out. A column may be asked for twice."""
    columns = tuple(dict.fromkeys(columns))
    rows = _rows(where).filter(month__in=[month.first for month in months])
    if where.area is not None:
        counted = {
            Month.of(row[0]): dict(zip(columns, row[1:], strict=True)) for row in rows.values_list("month", *columns)
        }
        if where.is_commune:
            nothing = dict.fromkeys(columns, 0)
            bare = _bare(where, columns, [month for month in months if month not in counted])
            counted |= {month: nothing | counts for month, counts in bare.items()}
        return {month: shown(counts) for month, counts in counted.items()}
    sums = {f"sum_{name}": Sum(name) for name in columns}
    found = rows.values("month").annotate(**sums).values_list("month", *sums)
    return {Month.of(row[0]): shown(dict(zip(columns, row[1:], strict=True))) for row in found}


def _bare(where: Where, columns: Sequence[str], months: Sequence[Month]) -> dict[Month, dict[str, int]]:
    """What a commune counts in months in which it has no club, so no row: that it is there, and its terrain."""
    assert where.area is not None
    return bare_communes([where.area.pk], months, columns).get(where.area.pk, {})


def first_published(where: Where, counts: Counts) -> Month | None:
    """The month of the first published totals, where the one asked for lies before: only books were counted then.

    `counts` of the month asked for; no query where published totals stand among them.
    """
    if counts.get("published_club_count"):
        return None
    later = _rows(where).filter(month__gt=where.month.first, published_club_count__gt=0)
    first = later.aggregate(first=Min("month"))["first"]
    return Month.of(first) if first else None


def children(where: Where, columns: Sequence[str]) -> list[Child]:
    """The parts of an area with their numbers: provinces, districts or communes, in Vietnamese order. Two queries.

    One more for communes, where it is asked how many there are: those without a club have no row.
    """
    day = where.day if where.borders is Borders.THEN else where.today
    columns = tuple(dict.fromkeys(columns))
    areas = areas_in(where.map, Level.PROVINCE, on=day) if where.area is None else children_of(where.area, on=day)
    above = Q(area__parent=where.area) if where.area else Q(area__map=where.map, area__level=Level.PROVINCE)
    rows: Any = AreaMonth.objects.filter(above, month=where.month.first).values_list("area_id", *columns)
    if where.since:
        run = AreaMonth.objects.filter(above, month__gte=where.since.first, month__lte=where.month.first)
        rows = run.values_list("area_id").annotate(**{f"sum_{name}": Sum(name) for name in columns})
    counted = {row[0]: shown(dict(zip(columns, row[1:], strict=True))) for row in rows}
    found: Any = list(areas)
    bare = bare_communes([area.pk for area in found], [where.month], columns) if where.area else {}
    nothing = dict.fromkeys(columns, 0)
    return [
        Child(
            area.pk, area.code, area.full_name_on, area.sort_key, area.path,
            counted.get(area.pk) or nothing | bare.get(area.pk, {}).get(where.month, {}),
        )
        for area in found
    ]  # fmt: skip


def clubs_of(where: Where, columns: Sequence[str]) -> list[ClubLine]:
    """The clubs that count in an area in this month, in Vietnamese order. One query."""
    inside = ClubArea.objects.filter(area=where.area).values("club_id")
    return lines_of(ClubMonth.objects.filter(club_id__in=inside, month=where.month.first), columns)


def clubs_over(where: Where, columns: Sequence[str]) -> list[tuple[int, str, str, Counts]]:
    """The clubs of an area in which something happened since `where.since`: number, name, sort key, sums. One query."""
    assert where.since is not None
    inside = ClubArea.objects.filter(area=where.area).values("club_id")
    run = ClubMonth.objects.filter(club_id__in=inside, month__gte=where.since.first, month__lte=where.month.first)
    sums = {f"sum_{name}": Sum(name) for name in columns}
    rows: Any = run.values_list("club_id", "club__name", "club__sort_key").annotate(**sums).order_by("club__sort_key")
    found = [(row[0], row[1], row[2], shown(dict(zip(columns, row[3:], strict=True)))) for row in rows]
    return [line for line in found if any(line[3].values())]


def clubs_in_reach(reach: Reach, month: Month, columns: Sequence[str]) -> list[ClubLine]:
    """The clubs of a reach, for a partner's project or a commune's desk. One query."""
    return lines_of(ClubMonth.objects.filter(month=month.first).within(reach), columns)


def sums_in_reach(reach: Reach, month: Month, columns: Sequence[str]) -> dict[str, int]:
    """The same clubs added up. One query: a veiled number is rounded as a sum, not in its parts."""
    return _summed(ClubMonth.objects.filter(month=month.first).within(reach), columns)


def club_line(club_id: int, month: Month, columns: Sequence[str]) -> ClubLine | None:
    """One club's numbers of a month; None where it was not counted."""
    return next(iter(lines_of(ClubMonth.objects.filter(club_id=club_id, month=month.first), columns)), None)


def club_by_month(club_id: int, columns: Sequence[str], months: Sequence[Month]) -> dict[Month, dict[str, int]]:
    """A club's columns of several months."""
    rows = ClubMonth.objects.filter(club_id=club_id, month__in=[month.first for month in months])
    found = rows.values_list("month", *columns)
    return {Month.of(row[0]): shown(dict(zip(columns, row[1:], strict=True))) for row in found}


def lines_of(rows: "QuerySet[Any]", columns: Sequence[str], *, limit: int | None = None) -> list[ClubLine]:
    """Club-months as lines in Vietnamese order, the first `limit` of them. One query, two where some are silent."""
    found = rows.order_by("club__sort_key", "club_id").values_list(*_ABOUT, *columns)
    return _with_silence([_line(columns, *row) for row in found[:limit]], rows)


def first_lines(rows: "QuerySet[Any]", groups: Sequence[Q], columns: Sequence[str], limit: int) -> list[list[ClubLine]]:
    """The first lines of each group of these club-months. One query for all, two where some are silent."""
    ordered = rows.order_by("club__sort_key", "club_id")
    parts = [
        ordered.filter(group).annotate(group=Value(at)).values_list("group", *_ABOUT, *columns)[:limit]
        for at, group in enumerate(groups)
    ]
    found = [(row[0], _line(columns, *row[1:])) for row in parts[0].union(*parts[1:], all=True)]
    lines = _with_silence([line for _, line in found], rows)
    of_group: list[list[ClubLine]] = [[] for _ in groups]
    for (at, _), line in zip(found, lines, strict=True):
        of_group[at].append(line)
    return [sorted(group, key=lambda line: (line.sort_key, line.club_id)) for group in of_group]


_ABOUT = ("club_id", "club__name", "club__sort_key", "club__path", "club__is_published_only", "basis", "basis_month")


def _with_silence(lines: list[ClubLine], rows: "QuerySet[Any]") -> list[ClubLine]:
    """The same lines, those that are silent with the month since which they are."""
    silent = {line.club_id for line in lines if line.is_silent}
    if not silent:
        return lines
    since = _silent_since(silent, rows)
    return [replace(line, silent_since=since.get(line.club_id)) if line.is_silent else line for line in lines]


def _silent_since(clubs: Iterable[int], rows: "QuerySet[Any]") -> dict[int, Month]:
    """The month after the last one in which something was written or published, by club."""
    said = (Basis.BOOKS, Basis.SHEET, Basis.PUBLISHED)
    asked = rows.order_by().values("month")[:1]
    before = ClubMonth.objects.filter(club_id__in=list(clubs), month__lt=Subquery(asked), basis__in=said)
    last = before.values_list("club_id").annotate(last=Max("month"))
    return {club_id: Month.of(month).next for club_id, month in last}


def _line(
    columns: Sequence[str],
    club_id: int,
    name: str,
    sort_key: str,
    path: str,
    is_published_only: bool,
    basis: int,
    basis_month: date | None,
    *counts: int,
) -> ClubLine:
    of = Month.of(basis_month) if basis_month else None
    numbers = shown(dict(zip(columns, counts, strict=True)))
    return ClubLine(club_id, name, sort_key, path, is_published_only, Basis(basis), of, numbers)


def groups_of_today(where: Where) -> dict[str, str]:
    """Which of the 63 old provinces is drawn as which of the 34, for the map of today; empty for the old map."""
    if where.map.valid_to is not None:
        return {}
    rows = Succession.objects.filter(old__level=Level.PROVINCE, new__level=Level.PROVINCE)
    return dict(rows.values_list("old__code", "new__code"))
