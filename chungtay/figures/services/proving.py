"""Proof that the figures are what the rows say: club-months counted again, areas added up again, and compared.

It goes by slices, each in a snapshot of its own (REPEATABLE READ). A form writes its rows and their marks in one
transaction, a round takes the marks and writes what it counted in one: so within a snapshot everything agrees but what
is marked. It needs no lock and holds up no form, and no slice keeps old rows from being cleared away for long.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from chungtay.figures.models import NightlyProof
from chungtay.figures.services.counting import FACTS, clear_tables, columns, count, lay_tables
from chungtay.figures.services.ground import has_new_ground
from chungtay.figures.services.judging import judge
from chungtay.figures.services.refreshing import pair_everything
from chungtay.figures.services.summing import SEATED
from chungtay.kernel.acts import Act

CLUBS_A_SLICE = 500
PLACES_A_SLICE = 10_000
"""So many places of clubs in areas are added up at once."""

QUIET_BELOW = 5_000
"""With more marks than this the night's proof waits: it would have to leave out too much."""

ONE_PROVER = 0x50524F4F46  # "PROOF": of several workers one proves
NAMES_KEPT = 20


@dataclass(frozen=True)
class Proof:
    """How many rows were compared and how many differ; `wrong` names some of them."""

    says: str
    row_count: int
    wrong: tuple[str, ...]
    wrong_count: int

    @property
    def holds(self) -> bool:
        return self.wrong_count == 0

    def __add__(self, other: "Proof") -> "Proof":
        wrong = (*self.wrong, *other.wrong)[:NAMES_KEPT]
        return Proof(self.says, self.row_count + other.row_count, wrong, self.wrong_count + other.wrong_count)


def prove(today: date) -> list[Proof]:
    """Count every club-month that is open from its rows again, add every area up again; say where the tables differ.

    Changes nothing and waits for nobody. Clubs that wait to be counted are left out of the comparison.
    """
    found = {says: Proof(says, 0, (), 0) for says in ("club_months", "area_months")}
    for proof in prove_by_slices(today):
        found[proof.says] += proof
    return list(found.values())


def prove_by_slices(today: date) -> Iterator[Proof]:
    """The same, one slice after the other; between two of them nothing is held."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM clubs_club ORDER BY id")
        clubs = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            """SELECT area_id, count(DISTINCT c.club_id) FROM figures_areamonth am
  LEFT JOIN figures_clubarea c USING (area_id) GROUP BY 1 ORDER BY 1"""
        )
        areas = cursor.fetchall()
    for at in range(0, len(clubs), CLUBS_A_SLICE):
        part = clubs[at : at + CLUBS_A_SLICE]
        yield _club_months(part[0], part[-1], today)
    for places in _sliced(areas):
        yield _area_months(places)
    with _snapshot() as cursor:
        clear_tables(cursor)


def _sliced(areas: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Areas, as many at once as hold so many clubs."""
    slice_, held = [], 0
    for area_id, club_count in areas:
        slice_.append(area_id)
        held += 1 + club_count
        if held >= PLACES_A_SLICE:
            yield slice_
            slice_, held = [], 0
    if slice_:
        yield slice_


@contextmanager
def _snapshot() -> Iterator[CursorWrapper]:
    """Working tables in a transaction that sees one instant; inside another transaction, what that one sees."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SET LOCAL work_mem = '64MB'; SET LOCAL random_page_cost = 1.1")
        lay_tables(cursor)
        yield cursor


# Clubs with a mark, and those whose counts hang on the same people or on the same published total.
_WAITING = """
WITH marked AS (SELECT DISTINCT club_id FROM audit_stalemonth)
SELECT club_id FROM marked
UNION SELECT other.club_id FROM marked JOIN clubs_membership m USING (club_id)
  JOIN clubs_membership other ON other.person_id = m.person_id
UNION SELECT k.club_id FROM marked JOIN clubs_claim k ON k.placeholder_id = marked.club_id
UNION SELECT k.placeholder_id FROM marked JOIN clubs_claim k USING (club_id)
UNION SELECT c.club_id FROM marked JOIN figures_countedclaim c ON c.placeholder_id = marked.club_id
UNION SELECT c.placeholder_id FROM marked JOIN figures_countedclaim c USING (club_id)"""


def _club_months(first: int, last: int, today: date) -> Proof:
    """The club-months of the clubs from one number to another, and the areas they count in."""
    some = f"club_id BETWEEN {first:d} AND {last:d} AND club_id NOT IN ({_WAITING})"
    names = ", ".join((*FACTS, *columns()))
    with _snapshot() as cursor:
        cursor.execute("SELECT max(turned_month) FROM figures_heartbeat")
        pair_everything(cursor, cursor.fetchone()[0] or today.replace(day=1), (first, last))
        cursor.execute("ANALYZE pairs; ANALYZE asked")
        cursor.execute(judge())
        cursor.execute("ANALYZE stale")
        cursor.execute(count("fresh"))
        counted = _compare(
            cursor,
            "club_months",
            f"SELECT {names} FROM figures_clubmonth WHERE {some}",
            f"SELECT {names} FROM fresh WHERE {some}",
            "club_id || ' ' || month",
        )
        seated = _compare(
            cursor,
            "club_months",
            f"SELECT club_id, area_id FROM figures_clubarea WHERE {some}",
            f"""SELECT club_id, area_id FROM ({SEATED}) seated WHERE {some}
  AND club_id IN (SELECT club_id FROM figures_clubarea UNION SELECT club_id FROM figures_clubmonth)""",
            "club_id || ' in ' || area_id",
        )
    return counted + Proof(seated.says, 0, seated.wrong, seated.wrong_count)


def _area_months(area_ids: list[int]) -> Proof:
    sums = ", ".join(f"sum(cm.{name})::bigint AS {name}" for name in columns())
    some = f"area_id = ANY(ARRAY[{', '.join(map(str, area_ids))}])"
    with _snapshot() as cursor:
        return _compare(
            cursor,
            "area_months",
            f"""SELECT area_id, month, row_count, {", ".join(columns())} FROM figures_areamonth
WHERE {some} AND row_count > 0""",
            f"""SELECT a.area_id, cm.month, count(*)::int, {sums} FROM figures_clubarea a
JOIN figures_clubmonth cm USING (club_id) WHERE {some} GROUP BY 1, 2""",
            "area_id || ' ' || month",
        )


def _compare(cursor: CursorWrapper, says: str, table: str, again: str, named: str) -> Proof:
    cursor.execute(
        f"""WITH kept AS MATERIALIZED ({table}), again AS MATERIALIZED ({again}),
odd AS (SELECT DISTINCT {named} AS name
  FROM ((TABLE kept EXCEPT TABLE again) UNION ALL (TABLE again EXCEPT TABLE kept)) o)
SELECT (SELECT count(*) FROM again), (SELECT count(*) FROM odd), ARRAY(SELECT name FROM odd ORDER BY 1 LIMIT 10)"""
    )
    row_count, wrong_count, wrong = cursor.fetchone()
    return Proof(says, row_count, tuple(wrong), wrong_count)


# --- by night ---------------------------------------------------------------------------------------------------------


def is_quiet() -> bool:
    """Whether little enough waits to be counted for a proof to say much."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM (SELECT FROM audit_stalemonth LIMIT %s) waiting", [QUIET_BELOW])
        return bool(cursor.fetchone()[0] < QUIET_BELOW) and not has_new_ground()


def prove_night(act: Act) -> Generator[Proof, None, None]:
    """The proof of the act's night, slice by slice; when it comes to its end, what it found is kept.

    Of several workers one proves; a proof that was cut off begins again. None is kept of a night that has one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_PROVER])
        if not cursor.fetchone()[0]:
            return
    try:
        if NightlyProof.objects.filter(night=act.day).exists():
            return
        found: dict[str, Proof] = {}
        for proof in prove_by_slices(act.day):
            found[proof.says] = found[proof.says] + proof if proof.says in found else proof
            yield proof
        NightlyProof.objects.create(
            night=act.day,
            began_at=act.at,
            row_count=sum(proof.row_count for proof in found.values()),
            wrong_count=sum(proof.wrong_count for proof in found.values()),
            wrong=[f"{proof.says} {name}" for proof in found.values() for name in proof.wrong],
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_PROVER])
