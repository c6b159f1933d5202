"""The cross table: figures × places or kinds × periods, by the borders asked for. Two queries, however large.

Three for the communes of an area where it is asked how many of them there are: those without a club have no row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from chungtay.figures.models import AreaMonth, ClubArea, ClubMonth
from chungtay.figures.queries import bare_communes, declared, shown
from chungtay.figures.rules import Kind
from chungtay.kernel.months import Month, Period
from chungtay.places.queries import areas_in, children_of
from chungtay.places.rules import Level
from chungtay.portal.queries.measures import Measure, of_clubs
from chungtay.portal.queries.where import Where
from chungtay.portal.rules import Borders

Values = tuple[float | None, ...]  # one per period


@dataclass(frozen=True)
class CrossRow:
    """A place, a club or a kind, with the values of each figure by period."""

    id: int
    name: str
    code: str
    path: str
    values: Mapping[str, Values]


@dataclass(frozen=True)
class Cross:
    """The table. `total` is the whole by the same rule: summed first, divided last."""

    measures: Sequence[Measure]
    periods: Sequence[Period]
    rows: Sequence[CrossRow]
    total: CrossRow
    left_out: Sequence[tuple[str, int]] = ()  # what the last period's shares do not count, as it is not known

    def flat(self) -> list[list[Any]]:
        """A line per row and period, a column per figure: what a pivot table begins with."""
        return [
            [row.name, str(period), *(row.values[measure.code][at] for measure in self.measures)]
            for row in (*self.rows, self.total)
            for at, period in enumerate(self.periods)
        ]


def cross(where: Where, measures: Sequence[Measure], periods: Sequence[Period], today: date) -> Cross:
    """The parts of a place (provinces, communes, clubs) by figure and period.

    Of clubs, what is counted from communes is answered by what each club is to its commune.
    """
    months = sorted({month for period in periods for month in period.months if month.first <= today})
    measures = of_clubs(measures) if where.is_commune else measures
    columns = sorted({name for measure in measures for name in (*measure.columns, *measure.left_out)})
    if where.is_commune:
        units, found = _clubs(where, columns, months)
    else:
        units, found = _areas(where, columns, months)
    whole: dict[Month, dict[str, int]] = {}
    for of in found.values():
        for month, counts in of.items():
            sums = whole.setdefault(month, dict.fromkeys(columns, 0))
            for name in columns:
                sums[name] += counts[name]
    total = _row((0, "", "", ""), measures, periods, whole)
    rows = [_row(unit, measures, periods, found.get(unit[0], {})) for unit in units]
    last = _counts(periods[-1], whole) or {}
    left_out = dict.fromkeys(told for measure in measures for told in measure.told_left_out(last))
    return Cross(measures, periods, rows, total, tuple(left_out))


def cross_of_kinds(where: Where, measures: Sequence[Measure], periods: Sequence[Period], today: date) -> Cross:
    """The whole place by kinds (terrain, age, programme …): each kind is a figure of its own. One query."""
    months = sorted({month for period in periods for month in period.months if month.first <= today})
    columns = sorted({name for measure in measures for name in measure.columns})
    rows = AreaMonth.objects.filter(month__in=[month.first for month in months])
    if where.area is not None:
        rows = rows.filter(area=where.area)
    else:
        rows = rows.filter(area__map=where.map, area__level=Level.PROVINCE)
    whole: dict[Month, dict[str, int]] = {}
    for month, *counts in rows.values_list("month", *columns):
        sums = whole.setdefault(Month.of(month), dict.fromkeys(columns, 0))
        for name, count in zip(columns, counts, strict=True):
            sums[name] += count
    whole = {month: shown(counts) for month, counts in whole.items()}
    found = [
        CrossRow(at, measure.name, "", "", {"": _values(measure, periods, whole)})
        for at, measure in enumerate(measures)
    ]
    nothing: Values = (None,) * len(periods)
    return Cross(measures, periods, found, CrossRow(0, "", "", "", {"": nothing}))


Unit = tuple[int, str, str, str]
Found = dict[int, dict[Month, Mapping[str, int]]]


def _areas(where: Where, columns: Sequence[str], months: Sequence[Month]) -> tuple[list[Unit], Found]:
    day = where.day if where.borders is Borders.THEN else where.today
    areas: Any = areas_in(where.map, Level.PROVINCE, on=day) if where.area is None else children_of(where.area, on=day)
    above = Q(area__parent=where.area) if where.area else Q(area__map=where.map, area__level=Level.PROVINCE)
    rows = AreaMonth.objects.filter(above, month__in=[month.first for month in months])
    units = [(area.pk, area.full_name_on, area.code, area.path) for area in areas]
    found = _by_unit(rows.values_list("area_id", "month", *columns), columns)
    for unit, of in (bare_communes([unit[0] for unit in units], months, columns) if where.area else {}).items():
        for month, counts in of.items():  # a commune without a club is there, or the total would divide by too few
            found.setdefault(unit, {})[month] = dict.fromkeys(columns, 0) | counts
    return units, found


def _clubs(where: Where, columns: Sequence[str], months: Sequence[Month]) -> tuple[list[Unit], Found]:
    inside = ClubArea.objects.filter(area=where.area).values("club_id")
    rows = ClubMonth.objects.filter(club_id__in=inside, month__in=[month.first for month in months])
    asked = rows.order_by("club__sort_key", "club_id")
    found = list(asked.values_list("club_id", "month", *columns, "club__name", "club__path"))
    units = {row[0]: (row[0], row[-2], "", row[-1]) for row in found}
    return list(units.values()), _by_unit([row[:-2] for row in found], columns)


def _by_unit(rows: Any, columns: Sequence[str]) -> Found:
    found: Found = {}
    for unit, month, *counts in rows:
        found.setdefault(unit, {})[Month.of(month)] = shown(dict(zip(columns, counts, strict=True)))
    return found


def _row(
    unit: Unit, measures: Sequence[Measure], periods: Sequence[Period], found: Mapping[Month, Mapping[str, int]]
) -> CrossRow:
    counts = [_counts(period, found) for period in periods]
    values = {
        measure.code: tuple(None if of is None else measure.value(of) for of in counts) for measure in measures
    }  # fmt: skip
    return CrossRow(*unit, values)


def _values(measure: Measure, periods: Sequence[Period], found: Mapping[Month, Mapping[str, int]]) -> Values:
    counts = [_counts(period, found) for period in periods]
    return tuple(None if of is None else measure.value(of) for of in counts)


def _counts(period: Period, found: Mapping[Month, Mapping[str, int]]) -> Mapping[str, int] | None:
    """The columns of a period: a flow is summed, of a stock the last month that was counted is taken."""
    months = [month for month in period.months if month in found]
    if not months:
        return None
    last = found[months[-1]]
    if len(months) == 1:
        return last
    return {
        name: sum(found[month][name] for month in months) if declared()[name].kind is Kind.FLOW else value
        for name, value in last.items()
    }
