"""From a figure down to what it was counted from: the clubs of an area, the rows of a club-month, the lower source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chungtay.figures.models import ClubMonth, Sheet
from chungtay.figures.queries.where import Where, declared, shown
from chungtay.figures.registry import Registry
from chungtay.figures.rules import (
    SHEET_COLUMNS,
    Basis,
    Indicator,
    Kind,
    MonthNotCounted,
    get_indicator,
)
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month

# A derived number is opened to the rows of the number it follows from.
_FOLLOWS = {
    **{
        f"d{programme}_{column}": column
        for programme in (1533, 1336, 1648)
        for column in ("member_count", "member_60_count", "women_60_count")
    },
    "full_board_club_count": "board_seat_count",
}
SHEET_ROW = "figures.sheet"
CLUB_ROW = "clubs.club"


@dataclass(frozen=True)
class ClubLine:
    """A club that stands behind a figure: its own value, from which source and of which month."""

    club_id: int
    name: str
    path: str
    basis: Basis
    basis_month: Month | None
    value: float | None
    top: int
    bottom: int | None
    is_differing: bool


@dataclass(frozen=True)
class Row:
    """One line that was counted: `kind` says what it is ("clubs.membership"), `row_id` which one."""

    kind: str
    row_id: int
    happened_on: date | None
    label: str
    value: int


@dataclass(frozen=True)
class Behind:
    """What one number of a club-month was counted from. The values of the rows add up to `value`.

    `rows` is empty and `is_listed` False where the number only follows from others (`follows` names which).
    """

    column: str
    value: int
    basis: Basis
    basis_month: Month | None
    rows: tuple[Row, ...]
    is_listed: bool = True
    follows: str = ""


@dataclass(frozen=True)
class Difference:
    """Where a lower source of a club-month says another number than the one that counts."""

    club_id: int
    club_name: str
    month: Month
    column: str
    counted: int
    basis: Basis
    other: int
    origin: str
    source: str

    @property
    def difference(self) -> int:
        """How much more the lower source says."""
        return self.other - self.counted


def clubs_behind(code: str, where: Where, *, limit: int | None = None, offset: int = 0) -> list[ClubLine]:
    """The clubs of an area with their part in the figure, in Vietnamese order; silent ones stand there with no part.

    The place must be an area; a run of months sums flows and takes stocks of the last month. One query.
    """
    assert where.area is not None, "clubs are listed of an area; the country opens to its provinces first"
    indicator = get_indicator(code)
    assert not set(indicator.columns) - _club_columns(), "a figure of communes opens to communes, not to clubs"
    sums = ", ".join(_sum_over(name) for name in indicator.columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT c.id, c.name, c.path, max(cm.basis) FILTER (WHERE cm.month = %(last)s),
  max(cm.basis_month) FILTER (WHERE cm.month = %(last)s),
  coalesce(max(cm.differing_club_count) FILTER (WHERE cm.month = %(last)s), 0),
  {sums}
FROM figures_clubarea a JOIN clubs_club c ON c.id = a.club_id
JOIN figures_clubmonth cm ON cm.club_id = a.club_id AND cm.month BETWEEN %(first)s AND %(last)s
WHERE a.area_id = %(area)s GROUP BY c.id ORDER BY c.sort_key, c.id LIMIT %(limit)s OFFSET %(offset)s""",
            {
                "first": where.first.first,
                "last": where.last.first,
                "area": where.area.pk,
                "limit": limit,
                "offset": offset,
            },
        )
        rows = cursor.fetchall()
    return [_club_line(indicator, row) for row in rows]


def _club_line(indicator: Indicator, row: Sequence[Any]) -> ClubLine:
    club_id, name, path, basis, basis_month, differing, *counted = row
    counts = shown(dict(zip(indicator.columns, counted, strict=True)))
    return ClubLine(
        club_id=club_id,
        name=name,
        path=path,
        basis=Basis(basis or 0),
        basis_month=Month.of(basis_month) if basis_month else None,
        value=indicator.value(counts),
        top=indicator.parts(counts)[0],
        bottom=indicator.parts(counts)[1],
        is_differing=bool(differing),
    )


def _club_columns() -> set[str]:
    return {field.name for field in ClubMonth._meta.get_fields()}


def _sum_over(name: str) -> str:
    when = "" if declared()[name].kind is Kind.FLOW else " FILTER (WHERE cm.month = %(last)s)"
    return f"coalesce(sum(cm.{name}){when}, 0)::bigint"


def behind(reach: Reach, club_id: int, month: Month, column: str) -> Behind:
    """The rows that one number of a club-month was counted from. Outside the reach there is no such club-month.

    The reach is that for the club's own pages: the rows name people.
    """
    found = ClubMonth.objects.filter(club_id=club_id, month=month.first).select_related("club").first()
    if found is None or not reach.covers(found.club.path) or column not in declared():
        raise MonthNotCounted(club_id=club_id, month=month)
    basis, value = Basis(found.basis), shown({column: int(getattr(found, column))})[column]
    basis_month = Month.of(found.basis_month) if found.basis_month else None

    def answer(*rows: Row, is_listed: bool = True, follows: str = "") -> Behind:
        return Behind(column, value, basis, basis_month, rows, is_listed, follows)

    if declared()[column].rounds_to != 1:
        return answer(is_listed=False)
    if value == 0:
        return answer()
    counted = _FOLLOWS.get(column, column)
    is_of_sheet = declared()[counted].kind is Kind.STOCK or (
        declared()[counted].kind is Kind.FLOW and basis is Basis.SHEET
    )
    if found.sheet_id and is_of_sheet and counted in SHEET_COLUMNS:
        return answer(_sheet_row(found.sheet_id, value), follows=counted if counted != column else "")
    fill = Registry.fill_of(counted)
    if fill is not None and fill.lines:
        rows = _lines(club_id, month, counted)
        return answer(*rows, follows=counted if counted != column else "")
    if declared()[counted].kind is Kind.FACT and value == 1:
        return answer(Row(CLUB_ROW, club_id, found.club.founded_on, found.club.name, 1))
    return answer(is_listed=False)


def _sheet_row(sheet_id: int, value: int) -> Row:
    sheet = Sheet.objects.get(pk=sheet_id)
    return Row(SHEET_ROW, sheet.pk, sheet.month, sheet.source, value)


def _lines(club_id: int, month: Month, column: str) -> list[Row]:
    """The counted lines by the very SQL that counted them, of one club-month as it stands in the table."""
    fill = Registry.fill_of(column)
    assert fill is not None
    value = fill.values.get(column, "1")
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH stale AS (SELECT club_id, month, (month + interval '1 month')::date AS next_on,
    (month + interval '1 month')::date - 1 AS ends_on,
    CASE WHEN sheet_id IS NULL THEN (basis_month + interval '1 month')::date - 1 END AS stock_on,
    club_count = 1 AS is_counted
  FROM figures_clubmonth WHERE club_id = {int(club_id)} AND month = date '{month.first:%Y-%m-%d}')
SELECT row_id, happened_on, label, {value} FROM ({fill.lines}) line WHERE {fill.conditions[column]}
ORDER BY happened_on, label, row_id"""
        )
        rows = cursor.fetchall()
    return [Row(fill.row_kind, *row) for row in rows]


def differences(where: Where, columns: Sequence[str] = ("member_count",)) -> list[Difference]:
    """Where the lower source of a club says another number in the last month, the widest first. A query a column."""
    assert set(columns) <= set(SHEET_COLUMNS), columns
    found: list[Difference] = []
    for column in columns:
        with connection.cursor() as cursor:
            cursor.execute(
                f"""SELECT DISTINCT c.id, c.name, cm.month, cm.{column}, cm.basis, sh.{column}, sh.origin, sh.source
FROM figures_clubarea a JOIN figures_clubmonth cm ON cm.club_id = a.club_id AND cm.month = %s
JOIN figures_sheet sh ON sh.id = cm.other_sheet_id AND sh.{column} IS NOT NULL AND sh.{column} <> cm.{column}
JOIN clubs_club c ON c.id = cm.club_id WHERE a.area_id = ANY(%s)""",
                [where.last.first, list(where.area_ids)],
            )
            found += [
                Difference(row[0], row[1], Month.of(row[2]), column, row[3], Basis(row[4]), *row[5:])
                for row in cursor.fetchall()
            ]
    return sorted(found, key=lambda each: (-abs(each.difference), each.club_name))
