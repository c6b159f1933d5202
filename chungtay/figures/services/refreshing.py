"""The refresher: marks of stale club-months are taken away first and counted after, one round at a time.

One process counts at any moment (an advisory lock held to the end of the transaction); each statement of a round sees
everything whose mark that round deleted. `scale.md` tells which other ways lose updates.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from chungtay.audit.rules import Lane
from chungtay.clubs.rules import EndReason
from chungtay.figures.rules import CARRIED_MONTHS
from chungtay.figures.services.counting import alone, clear_tables, count_everything, count_pairs, run_prepared
from chungtay.figures.services.ground import COUNT_WITH
from chungtay.figures.services.judging import told
from chungtay.figures.services.summing import (
    RESEATED,
    SEATED,
    apply,
    close_months,
    cover,
    cover_everything,
    open_months,
    seat_anew,
    seat_new,
    sum_areas,
)
from chungtay.kernel.acts import VIET_NAM, Act
from chungtay.kernel.months import Month

ROUND = 200
"""Marks taken in one round: enough to count set-wise, few enough that a form does not wait for a round of imports."""


@dataclass(frozen=True)
class Round:
    """What one round did. `is_busy`: another process is counting."""

    mark_count: int = 0
    pair_count: int = 0
    is_busy: bool = False


def refresh(at: datetime, *, limit: int = ROUND) -> Round:
    """One round: take up to `limit` marks, count their club-months and add the difference upwards.

    Live ones come first and by themselves: a form does not wait for what an import would bring along.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM audit_stalemonth)")
        if not cursor.fetchone()[0]:
            return Round()
    with alone(wait=False) as cursor:
        if cursor is None:
            return Round(is_busy=True)
        cursor.execute(
            """WITH taken AS (DELETE FROM audit_stalemonth WHERE id IN (
    SELECT id FROM audit_stalemonth WHERE lane = (SELECT min(lane) FROM audit_stalemonth) ORDER BY id LIMIT %s)
  RETURNING club_id, month),
  put AS (INSERT INTO pairs SELECT DISTINCT t.club_id, t.month FROM taken t JOIN clubs_club c ON c.id = t.club_id)
SELECT count(*) FROM taken""",
            [limit],
        )
        mark_count = cursor.fetchone()[0]
        pair_count = _count_and_add(cursor, at)
        cursor.execute(
            """INSERT INTO figures_heartbeat (id, looked_at, counted_at, round_count) VALUES (1, %s, %s, 1)
ON CONFLICT (id) DO UPDATE SET looked_at = excluded.looked_at, counted_at = excluded.counted_at,
  round_count = figures_heartbeat.round_count + 1""",
            [at, at],
        )
    return Round(mark_count, pair_count)


def refresh_all(at: datetime, *, limit: int = 2000) -> int:
    """Rounds until no mark is left; returns how many club-months were counted. For commands, tests and imports."""
    total = 0
    while (done := refresh(at, limit=limit)).mark_count:
        total += done.pair_count
    return total


def _count_and_add(cursor: CursorWrapper, at: datetime) -> int:
    _widen(cursor, at)
    cursor.execute(RESEATED)
    reseated = cursor.fetchall()
    seat_new(cursor, [club_id for club_id, is_new in reseated if is_new])
    count_pairs(cursor)
    run_prepared(cursor, "apply", apply())
    if moved := [club_id for club_id, is_new in reseated if not is_new]:
        seat_anew(cursor, moved)
    open_months(cursor)
    cover(cursor)
    cursor.execute("SELECT (SELECT count(*) FROM pairs), (SELECT count(*) FROM fresh)")
    pair_count, fresh_count = cursor.fetchone()
    if fresh_count < pair_count:
        close_months(cursor)
    return int(pair_count)


# A person is counted in the club they joined first, so a change in one club may change another's count of persons.
_NEIGHBOURS = f"""
INSERT INTO pairs SELECT DISTINCT other.club_id, p.month FROM pairs p
JOIN clubs_membership m ON m.club_id = p.club_id
JOIN clubs_membership other ON other.person_id = m.person_id AND other.club_id <> p.club_id
 AND other.valid_from < p.month + interval '1 month' AND (other.valid_to IS NULL OR other.valid_to >= p.month)
 AND other.end_reason <> '{EndReason.ENTERED_WRONGLY}'
EXCEPT SELECT club_id, month FROM pairs"""

# A founding day that was put right leaves the month in which the club counted as new, and goes to another: to one that
# was not counted, or to one in which it did not count as new. A founding is a word of the club too, so that what was
# carried over from it is counted again.
_FOUNDINGS = f"""
INSERT INTO pairs SELECT moved.club_id, each::date FROM (SELECT cm.club_id, cm.month FROM figures_clubmonth cm
  JOIN clubs_club c ON c.id = cm.club_id
  WHERE cm.club_id IN (SELECT club_id FROM pairs) AND cm.new_club_count > 0
   AND date_trunc('month', c.founded_on) IS DISTINCT FROM cm.month
UNION SELECT c.id, date_trunc('month', c.founded_on)::date FROM clubs_club c WHERE c.id IN (SELECT club_id FROM pairs)
  AND c.founded_on < (SELECT max(month) FROM pairs)
  AND NOT EXISTS (SELECT FROM figures_clubmonth cm WHERE cm.club_id = c.id AND cm.new_club_count > 0
    AND cm.month = date_trunc('month', c.founded_on))) moved
CROSS JOIN LATERAL generate_series(moved.month, moved.month + interval '{CARRIED_MONTHS} months',
  interval '1 month') each
WHERE each = moved.month OR EXISTS (SELECT FROM figures_clubmonth later
  WHERE later.club_id = moved.club_id AND later.month = each)
EXCEPT SELECT club_id, month FROM pairs"""

# A claim that was not counted yet, or counted otherwise, changes every month of the placeholder and of the club.
_CLAIMS = """
WITH odd AS (SELECT coalesce(k.placeholder_id, c.placeholder_id) AS placeholder_id, k.club_id, c.club_id AS counted_id
  FROM (SELECT * FROM clubs_claim k WHERE k.club_id IN (SELECT club_id FROM pairs)
    OR k.placeholder_id IN (SELECT club_id FROM pairs)) k
  FULL JOIN (SELECT * FROM figures_countedclaim c WHERE c.club_id IN (SELECT club_id FROM pairs)
    OR c.placeholder_id IN (SELECT club_id FROM pairs)) c ON c.placeholder_id = k.placeholder_id
  WHERE (k.club_id, k.since) IS DISTINCT FROM (c.club_id, c.since)),
clubs AS (SELECT DISTINCT x.club_id FROM odd
  CROSS JOIN LATERAL (VALUES (placeholder_id), (club_id), (counted_id)) x (club_id)
  WHERE x.club_id IS NOT NULL)
INSERT INTO pairs (SELECT cm.club_id, cm.month FROM figures_clubmonth cm JOIN clubs USING (club_id)
UNION SELECT club_id, each::date FROM clubs CROSS JOIN (SELECT min(month) AS first, max(month) AS last FROM pairs) span
  CROSS JOIN LATERAL generate_series(span.first,
    greatest(span.last, (SELECT turned_month FROM figures_heartbeat)), interval '1 month') each)
EXCEPT SELECT club_id, month FROM pairs"""

_CLAIMS_COUNTED = """
DELETE FROM figures_countedclaim c
WHERE (c.club_id IN (SELECT club_id FROM pairs) OR c.placeholder_id IN (SELECT club_id FROM pairs))
  AND NOT EXISTS (SELECT FROM clubs_claim k WHERE k.placeholder_id = c.placeholder_id);
INSERT INTO figures_countedclaim (placeholder_id, club_id, since)
SELECT k.placeholder_id, k.club_id, k.since FROM clubs_claim k
WHERE k.club_id IN (SELECT club_id FROM pairs) OR k.placeholder_id IN (SELECT club_id FROM pairs)
ON CONFLICT (placeholder_id) DO UPDATE SET club_id = excluded.club_id, since = excluded.since"""

# What is published of a placeholder stands beside the books of the club that claims it; its founding is that club's.
_BESIDE = """
INSERT INTO pairs (SELECT k.club_id, p.month FROM pairs p JOIN clubs_claim k ON k.placeholder_id = p.club_id
UNION SELECT c.id, date_trunc('month', c.founded_on)::date FROM pairs p
  JOIN clubs_claim k ON k.placeholder_id = p.club_id
  JOIN clubs_club c ON c.id = k.club_id WHERE c.founded_on IS NOT NULL)
EXCEPT SELECT club_id, month FROM pairs"""

# A form of the last day of a month may be counted after the next month was opened for every club.
_LATER = """
INSERT INTO pairs SELECT p.club_id, later.month::date FROM (SELECT club_id, max(month) AS month FROM pairs GROUP BY 1) p
JOIN figures_heartbeat h ON h.turned_month > p.month
CROSS JOIN LATERAL generate_series(p.month + interval '1 month', h.turned_month, interval '1 month') later (month)
EXCEPT SELECT club_id, month FROM pairs"""


def _widen(cursor: CursorWrapper, at: datetime) -> None:
    """Count along with the marked club-months all others that hang on the same rows."""
    cursor.execute(_FOUNDINGS)
    cursor.execute(_CLAIMS)
    cursor.execute(_CLAIMS_COUNTED)
    cursor.execute(_LATER)
    cursor.execute(_BESIDE)
    cursor.execute(_NEIGHBOURS)
    # A founding or a joining that is yet to come is counted when its month is opened.
    cursor.execute(
        "DELETE FROM pairs WHERE month > greatest(%s, (SELECT turned_month FROM figures_heartbeat))",
        [at.astimezone(VIET_NAM).date().replace(day=1)],
    )


def mark_everything(act: Act, month: Month) -> int:
    """Mark one month of every club, behind the live forms. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_stalemonth (club_id, month, lane) SELECT id, %s, %s FROM clubs_club ORDER BY id",
            [month.first, int(Lane.BULK)],
        )
        return int(cursor.rowcount)


@transaction.atomic
def turn_month(act: Act) -> int:
    """Open the month of the act for every club, once: also clubs that write nothing have members in it.

    Months in which no worker ran are opened too. Returns how many club-months were marked; 0 when it was done before.
    """
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO figures_heartbeat (id, round_count) VALUES (1, 0) ON CONFLICT DO NOTHING")
        cursor.execute("SELECT turned_month FROM figures_heartbeat WHERE id = 1 FOR UPDATE")
        turned = cursor.fetchone()[0]
        today = Month.of(act.day)
        if turned is not None and turned >= today.first:
            return 0
        cursor.execute("UPDATE figures_heartbeat SET turned_month = %s WHERE id = 1", [today.first])
    first = Month.of(turned).next if turned else today
    return sum(mark_everything(act, month) for month in Month.between(first, today))


def rebuild(at: datetime, today: date) -> int:
    """Count everything again from nothing, up to the month of `today`; returns how many club-months there are.

    Readers see the old figures until it is done. Marks that are there go first: what they stand for is counted.
    """
    with alone(wait=True, of_all=True) as cursor:
        assert cursor is not None
        cursor.execute("SET LOCAL work_mem = '256MB'")
        month = last_month(cursor, today)
        cursor.execute(COUNT_WITH)
        cursor.execute("DELETE FROM audit_stalemonth")
        pair_everything(cursor, month)
        count_everything(cursor)
        for table in ("figures_areamonth", "figures_clubarea", "figures_countedclaim"):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute(f"INSERT INTO figures_clubarea (club_id, area_id) {SEATED}")
        cursor.execute(
            "INSERT INTO figures_countedclaim (placeholder_id, club_id, since) "
            "SELECT placeholder_id, club_id, since FROM clubs_claim"
        )
        cursor.execute("ANALYZE figures_clubarea")
        cursor.execute("SET LOCAL enable_sort = off")  # wide rows are dear to sort and cheap to hash
        sum_areas(cursor)
        cursor.execute("ANALYZE figures_areamonth")
        cover_everything(cursor)
        cursor.execute(
            """INSERT INTO figures_heartbeat (id, looked_at, counted_at, rebuilt_at, turned_month, round_count)
VALUES (1, %(at)s, %(at)s, %(at)s, %(month)s, 1)
ON CONFLICT (id) DO UPDATE SET looked_at = excluded.looked_at, counted_at = excluded.counted_at,
  rebuilt_at = excluded.rebuilt_at, turned_month = excluded.turned_month""",
            {"at": at, "month": month},
        )
        clear_tables(cursor)
        cursor.execute("SELECT count(*) FROM figures_clubmonth")
        return int(cursor.fetchone()[0])


def last_month(cursor: CursorWrapper, today: date) -> date:
    cursor.execute("SELECT max(turned_month) FROM figures_heartbeat")
    return max(cursor.fetchone()[0] or date.min, today.replace(day=1))


def pair_everything(cursor: CursorWrapper, month: date, clubs: tuple[int, int] | None = None) -> None:
    """Every club, or those from one number to another, in every month from the first in which anything is known of it.

    The placeholders that clubs claim are asked about too: they tell what was published beside the books.
    """
    some = "" if clubs is None else "AND {id} BETWEEN %(first)s AND %(last)s"
    first, last = clubs or (None, None)
    told_of = {"month": month, "first": first, "last": last}
    cursor.execute(
        f"""INSERT INTO asked SELECT id, date '0001-01-01', (%(month)s::date + interval '1 month')::date
FROM clubs_club WHERE TRUE {some.format(id="id")}
UNION SELECT placeholder_id, date '0001-01-01', (%(month)s::date + interval '1 month')::date
FROM clubs_claim WHERE TRUE {some.format(id="club_id")}""",
        told_of,
    )
    cursor.execute(
        f"""INSERT INTO pairs
WITH known AS (
  SELECT club_id, month FROM ({told().replace("%", "%%")}) told
  UNION ALL SELECT club_id, month FROM figures_sheet WHERE superseded_by_id IS NULL
  UNION ALL SELECT st.club_id, date_trunc('month', st.valid_from)::date FROM clubs_clubstate st
    JOIN clubs_club c ON c.id = st.club_id WHERE NOT c.is_published_only),
events AS (
  SELECT id AS club_id, date_trunc('month', founded_on)::date AS month FROM clubs_club WHERE founded_on IS NOT NULL
  UNION SELECT club_id, date_trunc('month', valid_from)::date FROM clubs_clubstate
    WHERE state IN ('merged', 'dissolved'))
SELECT first.club_id, each::date FROM (SELECT club_id, min(month) AS month FROM known GROUP BY 1) first
CROSS JOIN LATERAL generate_series(first.month, %(month)s::date, interval '1 month') each
WHERE TRUE {some.format(id="first.club_id")}
UNION SELECT club_id, month FROM events WHERE month <= %(month)s {some.format(id="club_id")}""",
        told_of,
    )


def reseat(club_ids: Iterable[int]) -> None:
    """Count clubs where their seats say, for all months. The refresher does this itself when a marked club moved."""
    with alone(wait=True) as cursor:
        assert cursor is not None
        seat_anew(cursor, club_ids)
        open_months(cursor)
        cover(cursor)
