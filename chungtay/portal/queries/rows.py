"""The rows behind a number of a club and month: exactly the lines that were counted, or the sheet it was typed from."""

import re
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chungtay.figures.models import ClubMonth, Sheet
from chungtay.figures.registry import Fill, Registry
from chungtay.figures.rules import COUNTED, SHEET_COLUMNS, Basis, Kind
from chungtay.kernel.months import Month
from chungtay.meetings.models import Decision, Meeting, Topic
from chungtay.portal.queries.measures import declared

# The same judgement of sources as was made when the month was counted, read from its own row.
_STALE = f"""
WITH stale AS (
  SELECT club_id, month, (month + interval '1 month')::date AS next_on, (month + interval '1 month')::date - 1 AS ends_on,
    CASE WHEN sheet_id IS NULL AND basis_month IS NOT NULL THEN (basis_month + interval '1 month')::date - 1 END AS stock_on,
    basis IN ({", ".join(str(int(basis)) for basis in COUNTED)}) AS is_counted
  FROM figures_clubmonth WHERE club_id = %(club)s AND month = %(month)s)"""

_OF_PROGRAMME = re.compile(r"d(?:1533|1336|1648)_(member_count|member_60_count|women_60_count)")


@dataclass(frozen=True)
class Row:
    """One counted line: when it happened, what it is called (for who may see the club), and what it adds."""

    row_id: int
    happened_on: date | None
    label: str
    value: int


@dataclass(frozen=True)
class Behind:
    """What stands behind a number: lines, or a sheet, or neither where it follows from other numbers."""

    row_kind: str = ""
    rows: tuple[Row, ...] = ()
    sheet: Sheet | None = None

    @property
    def sum(self) -> int:
        return sum(row.value for row in self.rows)


def behind(club_id: int, month: Month, column: str) -> Behind:
    """The lines a number of a club-month was counted from."""
    found = ClubMonth.objects.filter(club_id=club_id, month=month.first).first()
    if found is None:
        return Behind()
    if of_programme := _OF_PROGRAMME.fullmatch(column):
        if not getattr(found, column):
            return Behind()
        column = of_programme[1]
    sheet = _sheet_of(found, column)
    if sheet is not None:
        return Behind(sheet=sheet)
    fill = Registry.fill_of(column)
    if fill is None or not fill.lines:
        return Behind()
    return Behind(fill.row_kind, tuple(_lines(fill, column, club_id, month)))


def _sheet_of(of: ClubMonth, column: str) -> Sheet | None:
    """The sheet a number was typed on: stocks whenever a sheet is the source, flows when the sheet of the month says."""
    kind = declared()[column].kind
    if of.sheet_id is None or kind is Kind.FACT:
        return None
    sheet = Sheet.objects.get(pk=of.sheet_id)
    if kind is Kind.STOCK:
        return sheet
    says = of.basis == Basis.SHEET and column in SHEET_COLUMNS and getattr(sheet, column) is not None
    return sheet if says else None


def _lines(fill: Fill, column: str, club_id: int, month: Month) -> list[Row]:
    value = fill.values.get(column, "1")
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_STALE} SELECT row_id, happened_on, label, ({value})::int FROM ({fill.lines}) line"  # noqa: S608 - declared by rooms
            f" WHERE {fill.conditions[column]} ORDER BY happened_on, label, row_id",
            {"club": club_id, "month": month.first},
        )
        return [Row(*row) for row in cursor.fetchall()]


def meeting_keys(row_kind: str, row_ids: list[int]) -> dict[int, object]:
    """The key of the meeting that each line belongs to, for its address; empty for lines of other kinds."""
    model = {"meetings.topic": Topic, "meetings.decision": Decision}.get(row_kind)
    if model is not None:
        return dict(model.objects.filter(pk__in=row_ids).values_list("pk", "meeting__key"))
    if row_kind == "meetings.meeting":
        return dict(Meeting.objects.filter(pk__in=row_ids).values_list("pk", "key"))
    return {}
