"""Figures of many clubs or areas at once, each by itself; and which clubs stand behind a count."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from django.db import connection

from chungtay.figures.models import ClubMonth
from chungtay.figures.queries.ground import bare_communes
from chungtay.figures.queries.where import Where, declared, shown
from chungtay.figures.rules import Indicator, Kind
from chungtay.kernel.months import Month


class UnitKind(StrEnum):
    """Whose rows are read."""

    CLUB = "club"
    AREA = "area"


_TABLE = {UnitKind.CLUB: ("figures_clubmonth", "club_id"), UnitKind.AREA: ("figures_areamonth", "area_id")}


def told_of_clubs(indicators: Sequence[Indicator]) -> list[Indicator]:
    """Those of the indicators that can be told of one club: coverage is told of areas only."""
    known = {field.name for field in ClubMonth._meta.get_fields()}
    return [each for each in indicators if set(each.columns) <= known]


def counts_of_units(
    kind: UnitKind, ids: Collection[int], first: Month, last: Month, indicators: Sequence[Indicator]
) -> dict[int, Mapping[str, int]]:
    """The columns of these indicators for each unit over a run of months; who has no row is left out. One query.

    A flow is summed, of a stock the last month's is taken. `differing_club_count` always comes along. A commune without
    a club has no row, yet is one of the communes a share is divided by: asked for such, it is there, by a second query.
    """
    asked = (name for each in indicators for name in (*each.columns, *each.left_out))
    names = list(dict.fromkeys([*asked, "differing_club_count"]))
    table, column = _TABLE[kind]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {column}, {", ".join(map(_over, names))} FROM {table} m
WHERE {column} = ANY(%(ids)s) AND m.month BETWEEN %(first)s AND %(last)s GROUP BY {column}""",
            {"ids": list(ids), "first": first.first, "last": last.first},
        )
        rows = cursor.fetchall()
    found = {row[0]: dict(zip(names, row[1:], strict=True)) for row in rows}
    if kind is UnitKind.AREA:
        for unit, months in bare_communes(ids, [last], names).items():
            found[unit] = found.get(unit, dict.fromkeys(names, 0)) | months[last]
    return {unit: shown(counts) for unit, counts in found.items()}


def _over(name: str) -> str:
    if declared()[name].kind is Kind.FLOW:
        return f"coalesce(sum(m.{name}), 0)::bigint"
    return f"coalesce(sum(m.{name}) FILTER (WHERE m.month = %(last)s), 0)::bigint"


def counted_clubs(where: Where, *, months: bool = False) -> set[int]:
    """The clubs counted in the last month of a place; `months`: those founded in any month of the run. One query."""
    column, asked = ("new_club_count", "BETWEEN %(first)s AND %(last)s") if months else ("club_count", "= %(last)s")
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT DISTINCT cm.club_id FROM figures_clubarea a JOIN figures_clubmonth cm USING (club_id)
WHERE a.area_id = ANY(%(areas)s) AND cm.month {asked} AND cm.{column} > 0""",
            {"areas": list(where.area_ids), "first": where.first.first, "last": where.last.first},
        )
        return {row[0] for row in cursor.fetchall()}


def counted_anywhere(club_ids: Collection[int], month: Month) -> set[int]:
    """Those of these clubs that are counted in a month, wherever they lie. One query."""
    rows = ClubMonth.objects.filter(club_id__in=list(club_ids), month=month.first, club_count__gt=0)
    return set(rows.values_list("club_id", flat=True))
