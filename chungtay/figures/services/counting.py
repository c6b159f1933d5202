"""The one SELECT that counts club-months, for a refresh of a few and a rebuild of all.

It works on temporary tables of the transaction: `pairs` (which club-months) gives `asked` (which clubs and days
matter), `stale` (from which source each is counted) and `fresh` (the counted rows). `registry.py` says what `asked` and
`stale` offer to the rooms above.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from chungtay.figures.models import ClubMonth, Column
from chungtay.figures.registry import Registry
from chungtay.figures.rules import SHEET_COLUMNS, Basis, Kind
from chungtay.figures.services.judging import ASK, judge

LOCK = 0x46494755524553  # "FIGURES"
FACTS = ("club_id", "month", "basis", "basis_month", "sheet_id", "other_sheet_id")

# No keys: emptying a table that has an index makes the planner forget every statement it prepared for it.
_TABLES = {
    "pairs": "club_id bigint, month date",
    "asked": "club_id bigint, since date, until date",
    "stale": """club_id bigint, month date, next_on date, ends_on date, stock_on date, is_counted boolean,
  basis smallint, basis_month date, sheet_id bigint, other_sheet_id bigint, board_min integer, meetings_min integer,
  least jsonb""",
    "fresh": "LIKE figures_clubmonth INCLUDING DEFAULTS",
    "touched": "area_id bigint, month date",
    "whole": "area_id bigint, month date",
}
# What the planner is told of a round before the first one: twenty lines, not the thousand it would suppose.
_TAUGHT = """
INSERT INTO pairs SELECT n, date '2026-01-01' FROM generate_series(1, 20) n;
INSERT INTO asked SELECT n, date '2025-10-01', date '2026-02-01' FROM generate_series(1, 20) n;
INSERT INTO stale SELECT n, date '2026-01-01', date '2026-02-01', date '2026-01-31', date '2026-01-31', true, 1,
  date '2026-01-01', NULL, NULL, 5, 10, '{}' FROM generate_series(1, 20) n;
INSERT INTO touched SELECT n, date '2026-01-01' FROM generate_series(1, 20) n;
ANALYZE pairs; ANALYZE asked; ANALYZE stale; ANALYZE touched"""


@contextmanager
def alone(*, wait: bool, of_all: bool = False) -> Iterator[CursorWrapper | None]:
    """A transaction that alone may count, with empty temporary tables; None when another one does."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
        cursor.execute(f"SELECT {lock}(%s)", [LOCK])
        row = cursor.fetchone()
        if not wait and not row[0]:
            yield None
            return
        lay_tables(cursor)
        if not of_all:  # a few rows by their keys out of large tables in memory: nothing is worth reading whole
            cursor.execute("SET LOCAL random_page_cost = 1.1; SET LOCAL enable_mergejoin = off")
        yield cursor


def lay_tables(cursor: CursorWrapper) -> None:
    """Empty working tables, made once per connection; they empty themselves at the end of a transaction."""
    cursor.execute("SELECT to_regclass('pg_temp.whole') IS NOT NULL")
    if not cursor.fetchone()[0]:
        for name, columns_of in _TABLES.items():
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns_of}) ON COMMIT DELETE ROWS")
        cursor.execute(_TAUGHT)
        cursor.execute(f"TRUNCATE {', '.join(_TABLES)}")
    cursor.execute("SELECT EXISTS (SELECT FROM pairs)")
    if cursor.fetchone()[0]:  # a second round inside one outer transaction
        cursor.execute(f"TRUNCATE {', '.join(_TABLES)}")


def clear_tables(cursor: CursorWrapper) -> None:
    """Away with the working tables, after they held the whole country: the next round begins with a fresh mind."""
    cursor.execute(f"DROP TABLE {', '.join(_TABLES)}")


def run_prepared(cursor: CursorWrapper, name: str, statement: str) -> None:
    """Run a long statement that the server plans once for each connection: planning it costs more than running it."""
    cursor.execute("SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE name = %s)", [f"figures_{name}"])
    if not cursor.fetchone()[0]:
        cursor.execute(f"PREPARE figures_{name} AS {statement}")
    cursor.execute(f"EXECUTE figures_{name}")


def columns() -> dict[str, Column]:
    """Every counted column of a club-month by name, as declared."""
    return {field.name: field for field in ClubMonth._meta.get_fields() if isinstance(field, Column)}


# What follows from the numbers of a sheet for columns that it has no line for.
_FROM_SHEET = {
    "age_known_count": "CASE WHEN sh.member_60_count IS NOT NULL THEN sh.member_count END",
    "member_under_60_count": "sh.member_count - sh.member_60_count",
    "member_under_55_count": "sh.member_count - sh.member_55_count",
    "sex_known_count": "CASE WHEN sh.women_count IS NOT NULL THEN sh.member_count END",
    "ethnicity_known_count": "CASE WHEN sh.minority_count IS NOT NULL THEN sh.member_count END",
    "member_known_count": "CASE WHEN sh.poor_count IS NOT NULL THEN sh.member_count END",
}


def _judged(name: str, column: Column) -> str:
    """One column of a row by the rules of sources, whatever the room's fill returned."""
    if name in {one.column for one in Registry.derived}:
        return ""
    filled = next((f"f{n}.{name}" for n, fill in enumerate(Registry.fills) if name in fill.columns), "NULL::int")
    if column.kind is Kind.FACT:
        return f"CASE WHEN s.is_counted THEN coalesce({filled}, 0) ELSE 0 END AS {name}"
    on_sheet = f"sh.{name}" if name in SHEET_COLUMNS else _FROM_SHEET.get(name, "0")
    if column.kind is Kind.STOCK:
        return (
            f"CASE WHEN s.sheet_id IS NOT NULL THEN coalesce({on_sheet}, 0)"
            f" WHEN s.stock_on IS NOT NULL THEN coalesce({filled}, 0) ELSE 0 END AS {name}"
        )
    if name in SHEET_COLUMNS:
        return f"coalesce(CASE WHEN s.basis = {Basis.SHEET} THEN {on_sheet} END, {filled}, 0) AS {name}"
    return f"coalesce({filled}, 0) AS {name}"


@cache
def count(into: str) -> str:
    """Count the judged pairs: every room's fill side by side, then what follows from them."""
    derived = {one.column: one.sql for one in Registry.derived}
    base = ",\n  ".join(filter(None, (_judged(name, column) for name, column in columns().items())))
    fills = "\n".join(
        f"LEFT JOIN ({fill.sql}) f{n} ON f{n}.club_id = s.club_id AND f{n}.month = s.month"
        for n, fill in enumerate(Registry.fills)
    )
    named = ", ".join(f"({derived[name]})::int" if name in derived else f"r.{name}" for name in columns())
    return f"""
INSERT INTO {into} ({", ".join((*FACTS, *columns()))})
SELECT {", ".join(f"r.{fact}" for fact in FACTS)}, {named}
FROM (SELECT s.*, other.member_count AS other_member_count,
  {base}
FROM stale s
LEFT JOIN figures_sheet sh ON sh.id = s.sheet_id
LEFT JOIN figures_sheet other ON other.id = s.other_sheet_id
{fills}) r
"""


def count_pairs(cursor: CursorWrapper) -> None:
    """From `pairs` to `fresh`: one round's club-months."""
    run_prepared(cursor, "ask", ASK)
    run_prepared(cursor, "judge", judge())
    run_prepared(cursor, "count", count("fresh"))


def count_everything(cursor: CursorWrapper) -> None:
    """From all `pairs` straight into the emptied table, by the same SELECT; the planner is told how many there are."""
    for table in ("pairs", "asked"):
        cursor.execute(f"ANALYZE {table}")
    cursor.execute(judge())
    cursor.execute("ANALYZE stale")
    cursor.execute("DELETE FROM figures_clubmonth")
    cursor.execute(count("figures_clubmonth"))
    cursor.execute("ANALYZE figures_clubmonth")


assert {field.attname for field in ClubMonth._meta.concrete_fields} >= set(FACTS)
