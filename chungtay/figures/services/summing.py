"""From counted club-months to areas: the difference is added, coverage is counted again, a re-seated club moves whole.

Each step reads the temporary tables of `counting`; `touched` holds the areas and months whose coverage may differ,
`whole` those above communes whose coverage is counted from nothing.
"""

from collections.abc import Iterable
from functools import cache

from django.db.backends.utils import CursorWrapper

from chungtay.figures.queries.ground import GROUND, IS_KNOWN, OF_EVERY_COMMUNE, TERRAINS
from chungtay.figures.services.counting import FACTS, columns
from chungtay.places.rules import Level

# The areas a club counts in, by its seats on both maps; a district only where the map has them.
SEATED = """
SELECT DISTINCT seat.club_id, inside.area_id FROM clubs_seat seat
LEFT JOIN places_area commune ON commune.id = seat.commune_id
CROSS JOIN LATERAL (VALUES (seat.province_id), (commune.id), (commune.parent_id)) inside (area_id)
WHERE inside.area_id IS NOT NULL"""

RESEATED = f"""
WITH seated AS ({SEATED} AND seat.club_id IN (SELECT club_id FROM pairs)),
counted AS (SELECT club_id, area_id FROM figures_clubarea WHERE club_id IN (SELECT club_id FROM pairs))
SELECT club_id, NOT EXISTS (SELECT FROM counted c WHERE c.club_id = club.club_id)
  AND NOT EXISTS (SELECT FROM figures_clubmonth m WHERE m.club_id = club.club_id) AS is_new
FROM (SELECT DISTINCT club_id FROM seated FULL JOIN counted USING (club_id, area_id)
  WHERE seated IS NULL OR counted IS NULL) club"""

_COVERAGE = {
    **OF_EVERY_COMMUNE,
    "covered_commune_count": "am.club_count > 0",
    "rule_commune_count": "am.rule_club_count > 0",
    "covered_plain_commune_count": "ground.is_plain AND am.club_count > 0",
    "rule_plain_commune_count": "ground.is_plain AND am.rule_club_count > 0",
    "covered_upland_commune_count": "ground.is_upland AND am.club_count > 0",
    "rule_upland_commune_count": "ground.is_upland AND am.rule_club_count > 0",
    "covered_difficult_commune_count": "ground.is_difficult AND am.club_count > 0",
}
_NAMED = ", ".join(_COVERAGE)
_COVERED = tuple(name for name in _COVERAGE if name.startswith(("covered_", "rule_")))


@cache
def _names() -> str:
    return ", ".join(columns())


@cache
def apply() -> str:
    """Write what was counted and add its difference to the areas, in one statement; returns nothing."""
    names, added = _names(), ", ".join(f"{name} = am.{name} + excluded.{name}" for name in ("row_count", *columns()))
    put = ", ".join(f"{name} = excluded.{name}" for name in (*FACTS[2:], *columns()))
    return f"""
WITH old AS MATERIALIZED (SELECT {", ".join(f"cm.{name}" for name in (*FACTS, *columns()))}
  FROM figures_clubmonth cm JOIN pairs USING (club_id, month)),
changed AS MATERIALIZED (SELECT {", ".join((*FACTS, *columns()))} FROM fresh EXCEPT SELECT * FROM old),
gone AS (DELETE FROM figures_clubmonth cm USING pairs p WHERE cm.club_id = p.club_id AND cm.month = p.month
  AND NOT EXISTS (SELECT FROM fresh f WHERE f.club_id = p.club_id AND f.month = p.month)),
put AS (INSERT INTO figures_clubmonth ({", ".join((*FACTS, *columns()))}) SELECT * FROM changed
  ON CONFLICT (club_id, month) DO UPDATE SET {put}),
diff AS (SELECT club_id, month, 1 AS row_count, {names} FROM fresh UNION ALL
  SELECT club_id, month, -1, {", ".join(f"-{name}" for name in columns())} FROM old),
reached AS (INSERT INTO touched SELECT DISTINCT a.area_id, d.month FROM diff d JOIN figures_clubarea a USING (club_id))
INSERT INTO figures_areamonth AS am (area_id, month, row_count, {names})
SELECT a.area_id, d.month, sum(row_count), {", ".join(f"sum({name})" for name in columns())}
FROM diff d JOIN figures_clubarea a USING (club_id) GROUP BY 1, 2 ORDER BY 1, 2
ON CONFLICT (area_id, month) DO UPDATE SET {added}
"""


def sum_areas(cursor: CursorWrapper, area_ids: list[int] | None = None) -> None:
    """Add up whole areas from their club-months, from nothing: for rebuilding, re-seating and repair.

    Communes are judged at once; of areas above them coverage is counted by `cover`, from the communes.
    """
    sums = ", ".join(f"sum({name})::bigint AS {name}" for name in columns())
    flags = ", ".join(
        f"CASE WHEN c.level = {Level.COMMUNE} THEN coalesce(({how})::int, 0) ELSE 0 END" for how in _COVERAGE.values()
    )
    where = "WHERE a.area_id = ANY(%(areas)s)" if area_ids is not None else ""
    cursor.execute(
        f"""WITH m AS (SELECT DISTINCT month FROM figures_clubmonth), ground AS ({GROUND} GROUP BY 1, 2),
am AS (SELECT a.area_id, cm.month, count(*)::int AS row_count, {sums}
  FROM figures_clubarea a JOIN figures_clubmonth cm USING (club_id) {where} GROUP BY 1, 2)
INSERT INTO figures_areamonth (area_id, month, row_count, {_names()}, {_NAMED})
SELECT am.area_id, am.month, am.row_count, {", ".join(f"am.{name}" for name in columns())}, {flags}
FROM am JOIN places_area c ON c.id = am.area_id
LEFT JOIN ground ON ground.area_id = am.area_id AND ground.month = am.month""",
        {"areas": area_ids},
    )


def open_months(cursor: CursorWrapper) -> None:
    """A month in which anything is counted has a row for every province, so that coverage has a whole.

    Districts have rows where there are clubs, as communes do. Those just made are counted whole by `cover`.
    """
    cursor.execute(
        f"""WITH top AS (SELECT id FROM places_area WHERE level = {Level.PROVINCE}),
  counted AS (SELECT DISTINCT month FROM touched),
  made AS (SELECT top.id, c.month FROM counted c CROSS JOIN top
    WHERE NOT EXISTS (SELECT FROM figures_areamonth am WHERE am.month = c.month AND am.commune_count > 0
      AND am.area_id = (SELECT min(id) FROM top))),
  put AS (INSERT INTO figures_areamonth (area_id, month) SELECT id, month FROM made ON CONFLICT DO NOTHING)
INSERT INTO whole SELECT id, month FROM made
UNION SELECT am.area_id, am.month FROM touched JOIN figures_areamonth am USING (area_id, month)
  JOIN places_area a ON a.id = am.area_id AND a.level = {Level.DISTRICT} WHERE am.commune_count = 0"""
    )


def cover_everything(cursor: CursorWrapper) -> None:
    """Coverage after a rebuild, when communes were judged as they were added up: that of the areas above them."""
    cursor.execute(
        """INSERT INTO touched SELECT am.area_id, am.month FROM figures_areamonth am
  JOIN places_area a ON a.id = am.area_id AND a.level < %s""",
        [Level.COMMUNE],
    )
    open_months(cursor)
    cursor.execute("ANALYZE whole")
    _count_whole(cursor, _OF_ALL)
    _cover_provinces(cursor)


def cover(cursor: CursorWrapper) -> None:
    """Judge the touched communes again, add what changed to the areas above; count the `whole` ones from nothing."""
    flags = ", ".join(f"coalesce(({how})::int, 0) AS {name}" for name, how in _COVERAGE.items())
    before = ", ".join(f"am.{name} AS was_{name}" for name in _COVERAGE)
    gains = ", ".join(f"sum({name} - was_{name})::int AS {name}" for name in _COVERED)
    cursor.execute(
        f"""WITH m AS (SELECT DISTINCT month FROM touched),
ground AS ({GROUND} WHERE t.area_id IN (SELECT area_id FROM touched) GROUP BY 1, 2),
now AS MATERIALIZED (SELECT am.area_id, am.month, c.province_id, c.parent_id, {flags}, {before} FROM touched
    JOIN places_area c ON c.id = touched.area_id AND c.level = {Level.COMMUNE}
    JOIN figures_areamonth am ON am.area_id = touched.area_id AND am.month = touched.month
    LEFT JOIN ground ON ground.area_id = touched.area_id AND ground.month = touched.month),
odd AS MATERIALIZED (SELECT * FROM now
  WHERE ({_NAMED}) IS DISTINCT FROM ({", ".join(f"was_{name}" for name in _COVERAGE)})),
put AS (UPDATE figures_areamonth am SET ({_NAMED}) = ROW({", ".join(f"n.{name}" for name in _COVERAGE)})
  FROM odd n WHERE am.area_id = n.area_id AND am.month = n.month),
gain AS (SELECT above.area_id, month, {gains} FROM odd
  CROSS JOIN LATERAL (SELECT DISTINCT id FROM (VALUES (province_id), (parent_id)) x (id)) above (area_id) GROUP BY 1, 2)
UPDATE figures_areamonth am SET ({", ".join(_COVERED)}) = ROW({", ".join(f"am.{name} + g.{name}" for name in _COVERED)})
FROM gain g WHERE am.area_id = g.area_id AND am.month = g.month"""
    )
    _count_whole(cursor, _OF_SOME)
    _cover_provinces(cursor)
    cursor.execute(
        """DELETE FROM figures_areamonth am USING touched, places_area c WHERE c.id = am.area_id AND c.level > %s
  AND am.area_id = touched.area_id AND am.month = touched.month AND am.row_count = 0""",
        [Level.PROVINCE],
    )


def _cover_provinces(cursor: CursorWrapper) -> None:
    cursor.execute(
        """UPDATE figures_areamonth am SET covered_province_count = (am.club_count > 0)::int
FROM (SELECT * FROM touched UNION SELECT * FROM whole) t JOIN places_area a ON a.id = t.area_id AND a.level = %s
WHERE am.area_id = t.area_id AND am.month = t.month AND am.covered_province_count <> (am.club_count > 0)::int""",
        [Level.PROVINCE],
    )


# The counted communes of the areas, out of all or each by its key: nobody tells the planner how few areas there are.
_OF_ALL = "inside i JOIN figures_areamonth am ON am.area_id = i.id AND am.month IN (SELECT month FROM m)"
_OF_SOME = """inside i CROSS JOIN m CROSS JOIN LATERAL (SELECT * FROM figures_areamonth am
    WHERE am.area_id = i.id AND am.month = m.month OFFSET 0) am"""


def _count_whole(cursor: CursorWrapper, communes: str) -> None:
    """Coverage of provinces and districts from nothing, from their judged communes: those opened, moved or rebuilt."""
    known = ", ".join(f"(count(*) FILTER (WHERE {how}))::int AS {name}" for name, how in TERRAINS.items())
    covered = ", ".join(f"sum(am.{name})::int AS {name}" for name in _COVERED)
    put = ", ".join(f"{name} = coalesce(n.{name}, 0)" for name in (*TERRAINS, *_COVERED))
    cursor.execute(
        f"""WITH w AS MATERIALIZED (SELECT DISTINCT area_id, month FROM whole), m AS (SELECT DISTINCT month FROM w),
inside AS MATERIALIZED (SELECT DISTINCT top.id AS area_id, c.id FROM places_area c
  CROSS JOIN LATERAL (VALUES (c.province_id), (c.parent_id)) top (id)
  WHERE c.level = {Level.COMMUNE} AND top.id IN (SELECT area_id FROM w)
   AND (c.province_id IN (SELECT area_id FROM w) OR c.parent_id IN (SELECT area_id FROM w))),
communes AS (SELECT area_id, count(*)::int AS commune_count FROM inside GROUP BY 1),
ground AS ({GROUND} WHERE t.area_id IN (SELECT id FROM inside) GROUP BY 1, 2),
known AS (SELECT i.area_id, ground.month, (count(*) FILTER (WHERE {IS_KNOWN}))::int AS known_count, {known}
  FROM ground JOIN inside i ON i.id = ground.area_id GROUP BY 1, 2),
covered AS (SELECT i.area_id, am.month, {covered}
  FROM {communes} GROUP BY 1, 2),
n AS (SELECT * FROM w JOIN communes USING (area_id) LEFT JOIN known USING (area_id, month)
  LEFT JOIN covered USING (area_id, month))
UPDATE figures_areamonth am SET commune_count = n.commune_count, province_count = (a.level = {Level.PROVINCE})::int,
  no_terrain_commune_count = n.commune_count - coalesce(n.known_count, 0), {put}
FROM n JOIN places_area a ON a.id = n.area_id WHERE am.area_id = n.area_id AND am.month = n.month"""
    )


def close_months(cursor: CursorWrapper) -> None:
    """Take away the rows of a month in which no club is counted any more."""
    cursor.execute(
        f"""DELETE FROM figures_areamonth am WHERE am.month IN (SELECT DISTINCT month FROM touched) AND am.row_count = 0
  AND NOT EXISTS (SELECT FROM figures_areamonth one
    JOIN places_area a ON a.id = one.area_id AND a.level = {Level.PROVINCE}
    WHERE one.month = am.month AND one.row_count > 0)"""
    )


def seat_new(cursor: CursorWrapper, club_ids: Iterable[int]) -> None:
    """Let clubs that were never counted count where they sit."""
    cursor.execute(
        f"INSERT INTO figures_clubarea (club_id, area_id) {SEATED} AND seat.club_id = ANY(%s)",
        [list(club_ids)],
    )


def seat_anew(cursor: CursorWrapper, club_ids: Iterable[int]) -> None:
    """Move clubs whole: what they counted in goes to where they sit now, for all months, never by difference."""
    clubs = list(club_ids)
    cursor.execute("DELETE FROM figures_clubarea WHERE club_id = ANY(%s) RETURNING area_id", [clubs])
    areas = {row[0] for row in cursor.fetchall()}
    seat_new(cursor, clubs)
    cursor.execute("SELECT DISTINCT area_id FROM figures_clubarea WHERE club_id = ANY(%s)", [clubs])
    areas |= {row[0] for row in cursor.fetchall()}
    # Provinces and districts keep their rows for the sake of coverage; their counts are made from nothing all the same.
    cursor.execute("DELETE FROM figures_areamonth WHERE area_id = ANY(%s)", [list(areas)])
    sum_areas(cursor, list(areas))
    cursor.execute(
        """WITH months AS (SELECT DISTINCT month FROM figures_areamonth am
    JOIN places_area a ON a.id = am.area_id AND a.level = %(province)s WHERE am.row_count > 0),
  made AS (INSERT INTO figures_areamonth (area_id, month) SELECT a.id, m.month FROM months m CROSS JOIN places_area a
    WHERE a.id = ANY(%(areas)s) AND a.level = %(province)s ON CONFLICT DO NOTHING)
INSERT INTO whole SELECT a.id, month FROM months CROSS JOIN places_area a WHERE a.level < %(commune)s
 AND (a.id = ANY(%(areas)s)
  OR a.id IN (SELECT unnest(ARRAY[province_id, parent_id]) FROM places_area WHERE id = ANY(%(areas)s)))""",
        {"province": Level.PROVINCE, "commune": Level.COMMUNE, "areas": list(areas)},
    )
    cursor.execute(
        "INSERT INTO touched SELECT area_id, month FROM figures_areamonth WHERE area_id = ANY(%s)"
        " EXCEPT SELECT area_id, month FROM touched",
        [list(areas)],
    )
