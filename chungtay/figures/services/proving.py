"""Proof that the figures are what the rows say: club-months counted again, areas added up again, and compared."""

from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from chungtay.figures.services.counting import FACTS, clear_tables, columns, count
from chungtay.figures.services.judging import judge
from chungtay.figures.services.refreshing import alone, pair_everything


@dataclass(frozen=True)
class Proof:
    """How many rows were compared and how many differ; `first_wrong` names some of them."""

    says: str
    row_count: int
    wrong: tuple[str, ...]
    wrong_count: int

    @property
    def holds(self) -> bool:
        return self.wrong_count == 0


@transaction.atomic
def prove(today: date) -> list[Proof]:
    """Count every club-month that is open from its rows again, add every area up again; say where the tables differ.

    Changes nothing and waits for the refresher. Club-months that wait to be counted are left out of the comparison.
    """
    with alone(wait=True, of_all=True) as cursor:
        assert cursor is not None
        cursor.execute("SET LOCAL work_mem = '256MB'")
        cursor.execute("SELECT turned_month FROM figures_heartbeat")
        row = cursor.fetchone()
        pair_everything(cursor, (row and row[0]) or today.replace(day=1))
        cursor.execute("ANALYZE pairs; ANALYZE asked")
        cursor.execute(judge())
        cursor.execute("ANALYZE stale")
        cursor.execute(count("fresh"))
        proofs = [_club_months(), _area_months()]
        clear_tables(cursor)
    return proofs


def _club_months() -> Proof:
    names = ", ".join((*FACTS, *columns()))
    waiting = "(SELECT club_id, month FROM audit_stalemonth)"
    return _compare(
        "club_months",
        f"SELECT {names} FROM figures_clubmonth WHERE (club_id, month) NOT IN {waiting}",
        f"SELECT {names} FROM fresh WHERE (club_id, month) NOT IN {waiting}",
        "club_id || ' ' || month",
    )


def _area_months() -> Proof:
    sums = ", ".join(f"sum(cm.{name})::bigint AS {name}" for name in columns())
    return _compare(
        "area_months",
        f"SELECT area_id, month, row_count, {', '.join(columns())} FROM figures_areamonth WHERE row_count > 0",
        f"""SELECT a.area_id, cm.month, count(*)::int, {sums} FROM figures_clubarea a
JOIN figures_clubmonth cm USING (club_id) GROUP BY 1, 2""",
        "area_id || ' ' || month",
    )


def _compare(says: str, table: str, again: str, named: str) -> Proof:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH kept AS MATERIALIZED ({table}), again AS MATERIALIZED ({again}),
odd AS (SELECT DISTINCT {named} AS name
  FROM ((TABLE kept EXCEPT TABLE again) UNION ALL (TABLE again EXCEPT TABLE kept)) o)
SELECT (SELECT count(*) FROM again), (SELECT count(*) FROM odd), ARRAY(SELECT name FROM odd ORDER BY 1 LIMIT 10)"""
        )
        row_count, wrong_count, wrong = cursor.fetchone()
    return Proof(says, row_count, tuple(wrong), wrong_count)
