"""Figures over areas and months: one query each, summed above and below first and divided last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from chungtay.figures.queries.ground import bare_communes
from chungtay.figures.queries.where import Where, declared, shown, shown_sql
from chungtay.figures.rules import INDICATORS, Indicator, Kind, get_indicator
from chungtay.kernel.months import Month
from chungtay.places.rules import Level

_SOURCES = (
    "club_count",
    "books_club_count",
    "sheet_club_count",
    "carried_club_count",
    "published_club_count",
    "silent_club_count",
    "differing_club_count",
)


@dataclass(frozen=True)
class Sources:
    """How many clubs stand behind a figure, and how each was counted."""

    clubs: int
    books: int
    sheet: int
    carried: int
    published: int
    silent: int  # living by the papers, but not counted
    differing: int  # of the counted, another source says otherwise

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Sources":
        return cls(*(counts.get(name, 0) for name in _SOURCES))


@dataclass(frozen=True)
class Figure:
    """A figure with what it was made of. `value` is None where there is nothing to divide by or nothing counted yet."""

    indicator: Indicator
    where: Where
    value: float | None
    top: int
    bottom: int | None
    sources: Sources
    has_rows: bool
    left_out: int = 0  # what stands in neither number because it is not known


@dataclass(frozen=True)
class Part:
    """One area of a breakdown: a province, district or commune, also where no club is."""

    area_id: int
    code: str
    name: str
    path: str
    sort_key: str
    value: float | None
    top: int
    bottom: int | None
    sources: Sources


def _over(name: str) -> str:
    """One column over a run of months: a flow is summed, of a stock the last month's is taken."""
    if declared()[name].kind is Kind.FLOW:
        return f"coalesce(sum(am.{name}), 0)::bigint"
    return f"coalesce(sum(am.{name}) FILTER (WHERE am.month = %(last)s), 0)::bigint"


def _needed(indicators: Iterable[Indicator]) -> list[str]:
    asked = (name for each in indicators for name in (*each.columns, *each.left_out))
    return list(dict.fromkeys([*_SOURCES, *asked]))


def figures(where: Where, indicators: Sequence[Indicator]) -> list[Figure]:
    """Several figures of one place, in one query."""
    names = _needed(indicators)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT count(*) FILTER (WHERE am.month = %(last)s), {", ".join(_over(name) for name in names)}
FROM figures_areamonth am WHERE am.area_id = ANY(%(areas)s) AND am.month BETWEEN %(first)s AND %(last)s""",
            {"areas": list(where.area_ids), "first": where.first.first, "last": where.last.first},
        )
        row_count, *values = cursor.fetchone()
    counts = shown(dict(zip(names, values, strict=True)))
    return [
        Figure(
            each,
            where,
            each.value(counts) if row_count else None,
            *each.parts(counts),
            Sources.of(counts),
            bool(row_count),
            sum(counts[name] for name in each.left_out),
        )
        for each in indicators
    ]


def figure(code: str, where: Where) -> Figure:
    """One figure of one place. One query."""
    return figures(where, [get_indicator(code)])[0]


def sources(where: Where) -> Sources:
    """How the clubs of a place were counted in the last month. One query."""
    return figures(where, [INDICATORS["clubs"]])[0].sources


def breakdown(code: str, where: Where, level: Level) -> list[Part]:
    """The figure of each province, district or commune inside the place, in Vietnamese order; one query.

    Two, where it asks how many communes of a kind there are.

    Areas without a club are there too. Of communes, shares of communes say 100 or 0.
    """
    indicator = get_indicator(code)
    names = _needed([indicator])
    # An area without clubs has no row, yet its communes are there: it shows 0 of 15, not nothing.
    inside = "(SELECT count(*) FROM places_area c WHERE c.level = 3 AND (c.id = a.id OR c.parent_id = a.id))"
    sums = ", ".join(
        f"coalesce(nullif({_over(name)}, 0), {inside})" if name == "commune_count" else _over(name) for name in names
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT a.id, a.code, a.full_name, a.path, a.sort_key, {sums} FROM places_area a
LEFT JOIN figures_areamonth am ON am.area_id = a.id AND am.month BETWEEN %(first)s AND %(last)s
WHERE a.map_id = %(map)s AND a.level = %(level)s AND (%(path)s::text IS NULL OR starts_with(a.path, %(path)s))
GROUP BY a.id ORDER BY a.sort_key, a.code""",
            {
                "first": where.first.first,
                "last": where.last.first,
                "map": where.map_id,
                "level": int(level),
                "path": where.area.path if where.area else None,
            },
        )
        rows = cursor.fetchall()
    parts = []
    bare = bare_communes([row[0] for row in rows], [where.last], names) if level is Level.COMMUNE else {}
    for row in rows:
        counts = shown(dict(zip(names, row[5:], strict=True)) | bare.get(row[0], {}).get(where.last, {}))
        top, bottom = indicator.parts(counts)
        about: dict[str, Any] = dict(zip(("area_id", "code", "name", "path", "sort_key"), row[:5], strict=True))
        parts.append(Part(**about, value=indicator.value(counts), top=top, bottom=bottom, sources=Sources.of(counts)))
    return parts


def series(code: str, where: Where) -> list[tuple[Month, float | None]]:
    """The figure of every month of the run by itself, for a trend; one not counted is left out. One query."""
    indicator = get_indicator(code)
    sums = ", ".join(f"sum(am.{name})::bigint" for name in indicator.columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT am.month, {sums} FROM figures_areamonth am
WHERE am.area_id = ANY(%s) AND am.month BETWEEN %s AND %s GROUP BY am.month ORDER BY am.month""",
            [list(where.area_ids), where.first.first, where.last.first],
        )
        rows = cursor.fetchall()
    return [
        (Month.of(row[0]), indicator.value(shown(dict(zip(indicator.columns, row[1:], strict=True))))) for row in rows
    ]


def overview(
    months: Sequence[Month], area_ids: Sequence[int], indicators: Sequence[Indicator]
) -> list[tuple[object, ...]]:
    """Every area × month × indicator as plain tuples (area_id, month, value, value, …), read without any grouping.

    34 areas × 12 months × 40 indicators are 408 rows. Shares come in percent as floats, None where nothing divides.
    """
    with connection.cursor() as cursor:
        cursor.execute(overview_sql(indicators), {"areas": list(area_ids), "months": [month.first for month in months]})
        rows: list[tuple[object, ...]] = cursor.fetchall()
    return rows


def overview_sql(indicators: Sequence[Indicator]) -> str:
    """The one SELECT of an overview: the formulas of the indicators written out over the columns."""
    formulas = ", ".join(_formula(each) for each in indicators)
    return f"""SELECT am.area_id, am.month, {formulas} FROM figures_areamonth am
WHERE am.area_id = ANY(%(areas)s) AND am.month = ANY(%(months)s) ORDER BY am.area_id, am.month"""


def _formula(indicator: Indicator) -> str:
    def one(name: str) -> str:
        return shown_sql(name, f"am.{name}")

    top = " + ".join(map(one, indicator.top)) + "".join(f" - {one(name)}" for name in indicator.minus)
    if not indicator.bottom:
        return top
    bottom = " + ".join(map(one, indicator.bottom))
    return f"{indicator.factor}::float8 * ({top}) / nullif({bottom}, 0)"


@dataclass(frozen=True)
class Refreshed:
    """When figures were last counted, how far months are open, and how many marks still wait."""

    counted_at: datetime | None
    looked_at: datetime | None
    opened_to: date | None
    waiting: int


def last_refreshed() -> Refreshed:
    """How fresh the figures are. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT h.counted_at, h.looked_at, h.turned_month,
  (SELECT count(*) FROM (SELECT FROM audit_stalemonth LIMIT 1000) w) FROM figures_heartbeat h"""
        )
        row = cursor.fetchone()
    return Refreshed(*row) if row else Refreshed(None, None, None, 0)
