"""What the records of clubs say of a year, read from the months that were counted. One query, a row for each club."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import connection

from chungtay.figures.models import ClubMonth
from chungtay.kernel.acts import Reach
from chungtay.rating.queries.sets import evidence_columns
from chungtay.rating.rules import MONTHS, Criteria, Evidence, Wanted

_ALWAYS = Wanted(frozenset({"decision_club_count", "lived_month_count"}), frozenset(), frozenset())
_TABLE = ClubMonth._meta.db_table


def evidence_of(club_ids: Iterable[int], year: int, day: date, *sets: Criteria) -> Mapping[int, Evidence]:
    """The evidence of each club that has a counted month in the year, for all these sets together.

    The month of `day` still runs: a club that has not met in it yet is not called silent for it.
    """
    return _gathered("club_id = ANY(%s)", list(club_ids), year, day, sets)


def evidence_in(reach: Reach, year: int, day: date, *sets: Criteria) -> Mapping[int, Evidence]:
    """The same of every club of a reach that keeps books."""
    below = "club_id IN (SELECT id FROM clubs_club WHERE NOT is_published_only AND path LIKE ANY(%s))"
    return _gathered(below, [f"{root}%" for root in reach.roots], year, day, sets)


def _gathered(which: str, asked: list[Any], year: int, day: date, sets: Iterable[Criteria]) -> dict[int, Evidence]:
    wanted = _ALWAYS
    for criteria in sets:
        wanted |= criteria.wanted()
    last, total, months = (
        sorted(names & evidence_columns().keys()) for names in (wanted.last, wanted.total, wanted.months)
    )
    with connection.cursor() as cursor:
        cursor.execute(_sql(which, last, total, months), [asked, date(year, 1, 1), date(year + 1, 1, 1)])
        rows = cursor.fetchall()
    found = {}
    this_month = day.replace(day=1)
    for club_id, counted, latest, quiet, *values in rows:
        of_last = dict(zip(last, values[: len(last)], strict=True))
        of_total = dict(zip(total, values[len(last) : len(last) + len(total)], strict=True))
        of_months = dict(zip(months, values[len(last) + len(total) :], strict=True))
        lived = min(of_last["lived_month_count"], counted, MONTHS)
        found[club_id] = Evidence(
            of_last, of_total, of_months, lived, quiet - 1 if quiet and latest == this_month else quiet
        )
    return found


def _sql(which: str, last: list[str], total: list[str], months: list[str]) -> str:
    """Months without a meeting are counted back from the last one. Names are columns of ours, looked up before."""
    parts = [f"max({name}) FILTER (WHERE back = 1)" for name in last]
    parts += [f"sum({name})::bigint" for name in total]
    parts += [f"count(*) FILTER (WHERE {name} > 0)" for name in months]
    columns = ", ".join(sorted({*last, *total, *months, "meeting_count"}))
    return f"""
        WITH counted AS (
            SELECT club_id, row_number() OVER (PARTITION BY club_id ORDER BY month DESC) AS back, month, {columns}
            FROM {_TABLE} WHERE {which} AND month >= %s AND month < %s
        )
        SELECT club_id, count(*), max(month), coalesce(min(back) FILTER (WHERE meeting_count > 0) - 1, count(*)),
            {", ".join(parts)}
        FROM counted GROUP BY club_id
    """  # noqa: S608 - names of our own columns
