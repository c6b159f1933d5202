"""The one SELECT that counts club-months, for a refresh of a few and a rebuild of all.

It works on temporary tables of the transaction: `pairs` (which club-months) gives `asked` (which clubs and days
matter), `stale` (from which source each is counted) and `fresh` (the counted rows). `registry.py` says what `asked` and
`stale` offer to the rooms above.
"""

from functools import cache

from django.db.backends.utils import CursorWrapper

from chungtay.figures.models import ClubMonth, Column
from chungtay.figures.registry import Registry
from chungtay.figures.rules import CARRIED_MONTHS, COUNTED, SHEET_COLUMNS, Basis, Kind, SheetSource

FACTS = ("club_id", "month", "basis", "basis_month", "sheet_id", "other_sheet_id")

# No keys: emptying a table that has an index makes the planner forget every statement it prepared for it.
_TABLES = {
    "pairs": "club_id bigint, month date",
    "asked": "club_id bigint, since date, until date",
    "stale": """club_id bigint, month date, next_on date, ends_on date, stock_on date, is_counted boolean,
  basis smallint, basis_month date, sheet_id bigint, other_sheet_id bigint, board_min integer, meetings_min integer""",
    "fresh": "LIKE figures_clubmonth INCLUDING DEFAULTS",
    "touched": "area_id bigint, month date",
    "whole": "area_id bigint, month date",
}
# What the planner is told of a round before the first one: twenty lines, not the thousand it would suppose.
_TAUGHT = """
INSERT INTO pairs SELECT n, date '2026-01-01' FROM generate_series(1, 20) n;
INSERT INTO asked SELECT n, date '2025-10-01', date '2026-02-01' FROM generate_series(1, 20) n;
INSERT INTO stale SELECT n, date '2026-01-01', date '2026-02-01', date '2026-01-31', date '2026-01-31', true, 1,
  date '2026-01-01', NULL, NULL, 5, 10 FROM generate_series(1, 20) n;
INSERT INTO touched SELECT n, date '2026-01-01' FROM generate_series(1, 20) n;
ANALYZE pairs; ANALYZE asked; ANALYZE stale; ANALYZE touched"""


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


# Which days of which clubs can matter to the pairs: the months a figure may be carried over, the time since a published
# total that the club's own word would overrule, and the placeholders that may stand for a club.
ASK = f"""
INSERT INTO asked
SELECT p.club_id, least(p.first - interval '{CARRIED_MONTHS} months',
    (SELECT min(sh.month) FROM figures_sheet sh
      WHERE sh.club_id = p.club_id AND sh.origin = '{SheetSource.PUBLISHED}')),
  p.last + interval '1 month'
FROM (SELECT club_id, min(month) AS first, max(month) AS last FROM pairs GROUP BY 1) p
UNION
SELECT k.placeholder_id, date '0001-01-01', date '0001-01-02'
FROM clubs_claim k JOIN pairs p USING (club_id) WHERE k.placeholder_id NOT IN (SELECT club_id FROM pairs)
"""


def columns() -> dict[str, Column]:
    """Every counted column of a club-month by name, as declared."""
    return {field.name: field for field in ClubMonth._meta.get_fields() if isinstance(field, Column)}


@cache
def told() -> str:
    """When clubs wrote something, by every room's signs of life; of real clubs only."""
    signs = "\nUNION ALL\n".join(f"SELECT * FROM ({sql}) sign(club_id, month)" for _, sql in Registry.signs)
    return f"""SELECT DISTINCT told.club_id, told.month FROM ({signs}) told
JOIN clubs_club c ON c.id = told.club_id AND NOT c.is_published_only"""


@cache
def judge() -> str:
    """Give each pair its source: books before sheet before carried over before published; else silent or nothing."""
    return f"""
INSERT INTO stale
WITH told AS MATERIALIZED ({told()}),
sheet AS MATERIALIZED (
  SELECT sh.club_id, sh.month, sh.id, sh.origin FROM figures_sheet sh JOIN asked USING (club_id)
  WHERE sh.superseded_by_id IS NULL),
published AS MATERIALIZED (
  SELECT club_id, id, month AS since, lead(month) OVER (PARTITION BY club_id ORDER BY month) AS until
  FROM sheet WHERE origin = '{SheetSource.PUBLISHED}'),
word AS MATERIALIZED ( -- what the club itself said of a month, the better source of two
  SELECT DISTINCT ON (club_id, month) club_id, month, basis, sheet_id FROM (
    SELECT club_id, month, {Basis.BOOKS} AS basis, NULL::bigint AS sheet_id FROM told
    UNION ALL SELECT club_id, month, {Basis.SHEET}, id FROM sheet WHERE origin = '{SheetSource.SHEET}') said
  ORDER BY club_id, month, basis),
line AS (
  SELECT club_id, month, is_pair, max(said) OVER (PARTITION BY club_id ORDER BY month) AS last_word FROM (
    SELECT club_id, month, month AS said, false AS is_pair FROM word
    UNION ALL SELECT club_id, month, NULL, true FROM pairs) both_kinds),
beside AS ( -- a placeholder that a real club claims: before the claim it stands for the club, after it not
  SELECT p.club_id, p.month, bool_or(p.month < date_trunc('month', k.since)) AS stands_for, min(pub.id) AS sheet_id
  FROM pairs p JOIN clubs_claim k USING (club_id)
  JOIN published pub ON pub.club_id = k.placeholder_id AND pub.since <= p.month
   AND (pub.until IS NULL OR pub.until > p.month)
  WHERE NOT EXISTS (SELECT FROM clubs_clubstate st
    WHERE st.club_id = k.placeholder_id AND st.state IN ('merged', 'dissolved')
     AND st.valid_from < p.month + interval '1 month')
  GROUP BY 1, 2),
judged AS (
  SELECT p.club_id, p.month, (p.month + interval '1 month')::date AS next_on,
    c.path, p.last_word, w.basis AS word_basis, w.sheet_id AS word_sheet_id, pub.id AS published_id,
    pub.since AS published_since, same.id AS same_sheet_id, b.sheet_id AS beside_id,
    CASE
      WHEN NOT coalesce(st.state IN ('active', 'weak', 'suspended'), c.is_published_only) THEN {Basis.NOTHING}
      WHEN p.month >= date_trunc('month', k.since) OR b.stands_for THEN {Basis.NOTHING}
      WHEN p.last_word = p.month THEN w.basis
      WHEN p.last_word >= p.month - interval '{CARRIED_MONTHS} months' THEN {Basis.CARRIED}
      WHEN pub.since > p.last_word OR (pub.id IS NOT NULL AND p.last_word IS NULL) THEN {Basis.PUBLISHED}
      WHEN c.is_published_only THEN {Basis.NOTHING}
      ELSE {Basis.SILENT}
    END AS basis,
    EXISTS (SELECT FROM told t WHERE t.club_id = p.club_id AND t.month = p.month)
      OR date_trunc('month', c.founded_on) = p.month
      OR EXISTS (SELECT FROM clubs_clubstate e WHERE e.club_id = p.club_id AND e.state IN ('merged', 'dissolved')
        AND date_trunc('month', e.valid_from) = p.month) AS has_event
  FROM line p
  JOIN clubs_club c ON c.id = p.club_id
  LEFT JOIN clubs_clubstate st ON st.club_id = p.club_id AND st.valid_from < p.month + interval '1 month'
   AND (st.valid_to IS NULL OR st.valid_to >= p.month + interval '1 month')
  LEFT JOIN word w ON w.club_id = p.club_id AND w.month = p.last_word
  LEFT JOIN published pub ON pub.club_id = p.club_id AND pub.since <= p.month
   AND (pub.until IS NULL OR pub.until > p.month)
  LEFT JOIN sheet same ON same.club_id = p.club_id AND same.month = p.last_word AND same.origin = '{SheetSource.SHEET}'
   AND w.basis = {Basis.BOOKS}
  LEFT JOIN clubs_claim k ON k.placeholder_id = p.club_id
  LEFT JOIN beside b ON b.club_id = p.club_id AND b.month = p.month
  WHERE p.is_pair)
SELECT club_id, month, next_on, next_on - 1, stock_on, basis IN {_listed(COUNTED)}, basis,
  basis_month, sheet_id, other_sheet_id,
  {_limit("board_seats_usual_min")}, {_limit("meetings_a_year_min")}
FROM (SELECT *, CASE WHEN sheet_id IS NULL THEN (basis_month + interval '1 month')::date - 1 END AS stock_on
  FROM (SELECT *,
      CASE WHEN basis IN ({Basis.BOOKS}, {Basis.SHEET}) THEN month WHEN basis = {Basis.CARRIED} THEN last_word
        WHEN basis = {Basis.PUBLISHED} THEN published_since END AS basis_month,
      CASE WHEN basis IN ({Basis.SHEET}, {Basis.CARRIED}) THEN word_sheet_id
        WHEN basis = {Basis.PUBLISHED} THEN published_id END AS sheet_id,
      CASE WHEN basis IN ({Basis.BOOKS}, {Basis.SHEET}, {Basis.CARRIED})
        THEN coalesce(same_sheet_id, published_id, beside_id) END AS other_sheet_id
    FROM judged) sourced) dated
WHERE basis <> {Basis.NOTHING} OR has_event
"""


def _listed(values: tuple[int, ...]) -> str:
    return "(" + ", ".join(str(int(value)) for value in values) + ")"


def _limit(name: str) -> str:
    """The limit in force for a club at the end of its month, that of the nearest place; only books are held to it."""
    return f"""CASE WHEN stock_on IS NOT NULL THEN (SELECT l.value FROM programme_limit l WHERE l.name = '{name}'
    AND starts_with(path, l.path) AND l.valid_from < next_on AND (l.valid_to IS NULL OR l.valid_to >= next_on)
    ORDER BY length(l.path) DESC LIMIT 1) END"""


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
