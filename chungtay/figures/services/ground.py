"""The ground that figures stand on: terrain, limits and programmes lie below and mark no club, so changes are found.

What was counted with is kept beside what holds. A difference is followed in short steps: club-months that it can
touch are marked behind the live forms, and the coverage of its province is counted again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from chungtay.audit.rules import Lane
from chungtay.figures.models import CountedGround
from chungtay.figures.rules import Basis
from chungtay.figures.services.counting import alone
from chungtay.figures.services.judging import LIMITS
from chungtay.figures.services.summing import cover

CLUBS_A_STEP = 200
COMMUNES_A_STEP = 400
_TERRAIN, _LIMIT, _PROGRAMME = "terrain", "limit", "programme"

_LIMITS = "('" + "', '".join(LIMITS) + "')"
HOLDING = f"""
SELECT '{_TERRAIN}' AS kind, t.id AS row_id, t.kind AS says, a.path, t.valid_from, t.valid_to
  FROM places_terrain t JOIN places_area a ON a.id = t.area_id
UNION ALL SELECT '{_LIMIT}', id, name || ' ' || value, path, valid_from, valid_to
  FROM programme_limit WHERE name IN {_LIMITS}
UNION ALL SELECT '{_PROGRAMME}', id, code, '/', starts_on, ends_on + 1 FROM programme_programme"""
COUNT_WITH = f"""
DELETE FROM figures_countedground;
INSERT INTO figures_countedground (kind, row_id, says, path, valid_from, valid_to) {HOLDING}"""

_ODD = f"""
SELECT kind, row_id, now.says, now.path, now.valid_from, now.valid_to, was.says, was.path, was.valid_from, was.valid_to
FROM ({HOLDING}) now FULL JOIN figures_countedground was USING (kind, row_id)
WHERE (now.says, now.path, now.valid_from, now.valid_to)
  IS DISTINCT FROM (was.says, was.path, was.valid_from, was.valid_to)
ORDER BY kind, coalesce(now.path, was.path), row_id"""


@dataclass(frozen=True)
class _Fact:
    """What a row of terrain, limits or programmes says; of a row that is no more, or was not yet, nothing."""

    says: str | None
    path: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class _Change:
    """A row of the ground, as it holds now and as it was counted with."""

    kind: str
    row_id: int
    now: _Fact
    was: _Fact

    @property
    def path(self) -> str:
        return self.now.path or self.was.path or "/"

    @property
    def province(self) -> str:
        return self.path.split("/")[1]

    @property
    def span(self) -> tuple[date, date]:
        """From the first to the last day that can be counted otherwise; where only the end moved, those between."""
        facts = [fact for fact in (self.now, self.was) if fact.says is not None]
        since = min(fact.since or date.min for fact in facts)
        ends = sorted(fact.until or date.max for fact in facts)
        same = {(fact.says, fact.path, fact.since) for fact in (self.now, self.was)}
        return (ends[0] if len(same) == 1 else since), ends[-1]

    @property
    def kept(self) -> CountedGround:
        """What is counted with from now on, of a row that holds."""
        now = self.now
        return CountedGround(
            kind=self.kind,
            row_id=self.row_id,
            says=now.says or "",
            path=now.path or "/",
            valid_from=now.since,
            valid_to=now.until,
        )


def follow_ground() -> Iterator[int]:
    """Follow every change since figures were counted, a step at a time; each yields how many club-months it marked.

    Nothing is held between steps, so live forms are counted in between. What a step was cut off in is found again.
    """
    while (changes := _next_changes()) is not None:
        where = _where(changes)
        after = 0
        while True:
            after, count = _mark(where, after)
            if not after:
                break
            yield count
        _follow(changes, where)
        yield 0


def has_new_ground() -> bool:
    """Whether terrain, limits or programmes are others than those that figures were counted with."""
    return _next_changes() is not None


def _next_changes() -> list[_Change] | None:
    """The first change there is; of terrain, all of its province that fit into a step."""
    with connection.cursor() as cursor:
        cursor.execute(_ODD)
        rows = cursor.fetchmany(COMMUNES_A_STEP)
    changes = [_Change(kind, row_id, _Fact(*facts[:4]), _Fact(*facts[4:])) for kind, row_id, *facts in rows]
    if not changes:
        return None
    first = changes[0]
    if first.kind != _TERRAIN:
        return [first]
    return [each for each in changes if each.kind == _TERRAIN and each.province == first.province]


def _where(changes: list[_Change]) -> dict[str, Any]:
    """Which clubs and months these changes can touch."""
    spans = [each.span for each in changes]
    paths = {fact.path for each in changes for fact in (each.now, each.was) if fact.path is not None}
    return {
        "kind": changes[0].kind,
        "since": min(since for since, _ in spans).replace(day=1),
        "until": max(until for _, until in spans).replace(day=1),
        "ends": max(until for _, until in spans),
        "paths": sorted(paths),
        "row": changes[0].row_id,
        "communes": [int(path.strip("/").rpartition("/")[2]) for path in paths] if changes[0].kind == _TERRAIN else [],
        "lane": int(Lane.BULK),
        "step": CLUBS_A_STEP,
    }


# Which clubs, and of their months which: terrain is a fact about every club, limits are asked only of books.
_CLUBS = {
    _TERRAIN: "id IN (SELECT club_id FROM clubs_seat WHERE commune_id = ANY(%(communes)s))",
    _LIMIT: "EXISTS (SELECT FROM unnest(%(paths)s::text[]) above WHERE starts_with(path, above))",
    _PROGRAMME: "(programme_id = %(row)s OR founded_on < %(ends)s)",
}
_MONTHS = {_LIMIT: f"AND cm.basis IN ({Basis.BOOKS:d}, {Basis.CARRIED:d}) AND cm.sheet_id IS NULL"}


def _mark(where: dict[str, Any], after: int) -> tuple[int, int]:
    """Mark the months of the next clubs; the last club that was looked at (0: there are no more), and how many."""
    kind = where["kind"]
    until = "" if kind == _PROGRAMME else "AND cm.month BETWEEN %(since)s AND %(until)s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""WITH looked AS (SELECT id FROM clubs_club WHERE id > %(after)s AND {_CLUBS[kind]} ORDER BY id
  LIMIT %(step)s),
put AS (INSERT INTO audit_stalemonth (club_id, month, lane)
  SELECT cm.club_id, cm.month, %(lane)s FROM figures_clubmonth cm JOIN looked ON looked.id = cm.club_id
  WHERE TRUE {until} {_MONTHS.get(kind, "")} ORDER BY 1, 2 RETURNING 1)
SELECT coalesce((SELECT max(id) FROM looked), 0), (SELECT count(*) FROM put)""",
            {**where, "after": after},
        )
        last, count = cursor.fetchone()
    return int(last), int(count)


def _follow(changes: list[_Change], where: dict[str, Any]) -> None:
    """Count the coverage again that terrain changes by itself, club or no club, and keep what is counted with."""
    with transaction.atomic(), alone(wait=True) as cursor:
        assert cursor is not None
        if where["kind"] == _TERRAIN:
            cursor.execute(
                """INSERT INTO touched SELECT am.area_id, am.month FROM figures_areamonth am
  WHERE am.area_id = ANY(%(communes)s) AND am.month BETWEEN %(since)s AND %(until)s""",
                where,
            )
            cursor.execute(
                """INSERT INTO whole SELECT am.area_id, am.month FROM figures_areamonth am
  WHERE am.area_id IN (SELECT unnest(ARRAY[province_id, parent_id]) FROM places_area WHERE id = ANY(%(communes)s))
   AND am.month BETWEEN %(since)s AND %(until)s""",
                where,
            )
            cover(cursor)
        CountedGround.objects.filter(kind=where["kind"], row_id__in=[each.row_id for each in changes]).delete()
        CountedGround.objects.bulk_create(each.kept for each in changes if each.now.says is not None)
