"""Loads the map of the country set-wise: copied into temporary tables, compared, then only what differs is written."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from chungtay.access.rules import Action
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.places import words
from chungtay.places.models import Area, AreaName, MapLoad, ProposedChange
from chungtay.places.rules import AreaWouldMove, AreaWouldVanish, ChangeState, Level, TerrainKind
from chungtay.places.services.load_tables import (
    DATA,
    REDRAWN_ON,
    AreaRow,
    ChangeRow,
    SuccessionRow,
    Tables,
    read_tables,
)
from chungtay.places.services.search_lines import add_later_names

SOURCES_NEEDED = 2  # a change of 2026 takes effect unasked when this many sources agree on it and on its day


@dataclass(frozen=True)
class Loaded:
    """What a loading did. The same files a second time change nothing, and are not even read into the database."""

    is_known_version: bool
    changed_count: int


@transaction.atomic
def load_map(act: Act, *, folder: Path = DATA, again: bool = False) -> Loaded:
    """Bring the tables of the map to what the files say, leaving alone what officers and administrators decided.

    Names, sources and extents are put right in place; a unit that would move under another one or vanish is refused,
    since paths are in use. `again` compares every row even when this very version was loaded last.
    """
    act.must(Action.KEEP_MAP, COUNTRY)
    tables = read_tables(folder)
    last = MapLoad.objects.order_by("-pk").first()
    if last is not None and last.digest == tables.digest and not again:
        return Loaded(is_known_version=True, changed_count=0)
    with connection.cursor() as cursor:
        changed = _maps(cursor) + _areas(cursor, tables) + _successions(cursor, tables) + _islands(cursor)
    changed += _changes(tables.changes())
    load = MapLoad.objects.create(at=act.at, digest=tables.digest, changed_count=changed)
    write_note(act, "places.load_map", load, path=COUNTRY, fields=["areas", "successions", "names"])
    return Loaded(is_known_version=False, changed_count=changed)


def _maps(cursor: CursorWrapper) -> int:
    cursor.execute(
        "INSERT INTO places_map (code, name, valid_from, valid_to) "
        "VALUES ('2024', %s, NULL, %s), ('2025', %s, %s, NULL) ON CONFLICT (code) DO NOTHING",
        [words.MAP_2024, REDRAWN_ON, words.MAP_2025, REDRAWN_ON],
    )
    return int(cursor.rowcount)


_AREA_IN = """
CREATE TEMP TABLE area_in (
    map_code text, level smallint, code text, parent_code text, kind text, name text, full_name text, name_en text,
    sort_key text, name_fold text, search_line text, region text, legal_source text, area_km2 float8, population int,
    latitude float8, longitude float8, id bigint, map_id bigint, parent_id bigint, province_id bigint, path text,
    is_new boolean
) ON COMMIT DROP
"""
_AREA_IDS = """
UPDATE area_in i SET map_id = m.id, id = coalesce(a.id, nextval(pg_get_serial_sequence('places_area', 'id'))),
    is_new = a.id IS NULL
FROM places_map m, (SELECT map_code, level, code FROM area_in) k
LEFT JOIN places_area a ON a.map_id = (SELECT id FROM places_map WHERE code = k.map_code)
    AND a.level = k.level AND a.code = k.code
WHERE m.code = i.map_code AND k.map_code = i.map_code AND k.level = i.level AND k.code = i.code
"""
_AREA_PATHS = """
UPDATE area_in i SET parent_id = p.id, province_id = coalesce(p.province_id, p.id, i.id),
    path = coalesce(p.path, '/') || i.id || '/'
FROM area_in k LEFT JOIN LATERAL (
    SELECT id, province_id, path FROM area_in p
    WHERE p.map_code = k.map_code AND p.code = k.parent_code AND p.level < k.level ORDER BY p.level DESC LIMIT 1
) p ON true
WHERE k.id = i.id AND i.level = %s
"""
_AREA_MOVED = """
SELECT a.full_name, a.code FROM area_in i JOIN places_area a ON a.id = i.id WHERE a.path <> i.path LIMIT 1
"""
_AREA_GONE = """
SELECT count(*), min(a.code) FROM places_area a JOIN places_map m ON m.id = a.map_id AND m.code IN ('2024', '2025')
LEFT JOIN area_in i ON i.id = a.id WHERE i.id IS NULL
"""
_FACTS = "region, legal_source, area_km2, population, latitude, longitude, name_en"
_NAMES = "kind, name, full_name, sort_key, name_fold"


def _update(columns: str, *, also: str = "", only: str = "true") -> str:
    """Write these columns where one of them differs from the tables, and `also` another with them."""
    ours, theirs = (", ".join(f"{side}.{name}" for name in columns.split(", ")) for side in ("a", "i"))
    more, from_more = (f", {also}", f", i.{also}") if also else ("", "")
    return (
        f"UPDATE places_area a SET ({columns}{more}) = ROW({theirs}{from_more}) "  # noqa: S608 - our own columns
        f"FROM area_in i WHERE i.id = a.id AND {only} AND ({ours}) IS DISTINCT FROM ({theirs})"
    )


_AREA_UPDATES = (_update(_FACTS), _update(_NAMES, also="search_line", only="a.name_source = ''"))
_AREA_COLUMNS = f"id, map_id, level, code, parent_id, province_id, path, search_line, {_NAMES}, {_FACTS}"
_AREA_NEW = (
    f"INSERT INTO places_area (name_source, {_AREA_COLUMNS}) "  # noqa: S608 - column names of our own
    f"SELECT '', {_AREA_COLUMNS} FROM area_in WHERE is_new AND level = %s"
)


def _areas(cursor: CursorWrapper, tables: Tables) -> int:
    cursor.execute(_AREA_IN)
    _copy(cursor, "area_in", AreaRow, tables.areas())
    cursor.execute("CREATE UNIQUE INDEX ON area_in (map_code, level, code); ANALYZE area_in")
    cursor.execute(_AREA_IDS)
    for level in Level:
        cursor.execute(_AREA_PATHS, [level])
    _check_nothing_moves(cursor)
    changed = 0
    for statement in _AREA_UPDATES:
        cursor.execute(statement)
        changed += cursor.rowcount
    for level in Level:  # those above first: the trigger looks at the parent
        cursor.execute(_AREA_NEW, [level])
        changed += cursor.rowcount
    cursor.execute("ANALYZE places_area")
    return changed


def _check_nothing_moves(cursor: CursorWrapper) -> None:
    cursor.execute(_AREA_MOVED)
    if (moved := cursor.fetchone()) is not None:
        raise AreaWouldMove(name=moved[0], code=moved[1])
    cursor.execute(_AREA_GONE)
    area_count, code = cursor.fetchone()
    if area_count:
        raise AreaWouldVanish(area_count=area_count, code=code)


_SUCCESSION_IN = """
CREATE TEMP TABLE succession_in (
    old_level smallint, old_code text, new_level smallint, new_code text, extent text, is_default boolean, note text,
    old_id bigint, new_id bigint
) ON COMMIT DROP
"""
_SUCCESSION_IDS = """
UPDATE succession_in s SET old_id = o.id, new_id = n.id FROM area_in o, area_in n
WHERE o.map_code = '2024' AND o.level = s.old_level AND o.code = s.old_code
    AND n.map_code = '2025' AND n.level = s.new_level AND n.code = s.new_code
"""
# A default is taken away before another is given, as an old unit has one at any moment.
_SUCCESSION_STEPS = (
    """DELETE FROM places_succession p WHERE NOT EXISTS
       (SELECT FROM succession_in s WHERE s.old_id = p.old_id AND s.new_id = p.new_id)""",
    """UPDATE places_succession p SET is_default = false FROM succession_in s
       WHERE s.old_id = p.old_id AND s.new_id = p.new_id AND p.is_default AND NOT s.is_default""",
    """UPDATE places_succession p SET is_default = s.is_default, extent = s.extent, note = s.note FROM succession_in s
       WHERE s.old_id = p.old_id AND s.new_id = p.new_id
       AND (p.is_default, p.extent, p.note) IS DISTINCT FROM (s.is_default, s.extent, s.note)""",
    """INSERT INTO places_succession (old_id, new_id, happened_on, extent, is_default, note)
       SELECT s.old_id, s.new_id, %(day)s, s.extent, s.is_default, s.note FROM succession_in s
       LEFT JOIN places_succession p ON p.old_id = s.old_id AND p.new_id = s.new_id WHERE p.id IS NULL""",
)


def _successions(cursor: CursorWrapper, tables: Tables) -> int:
    cursor.execute(_SUCCESSION_IN)
    _copy(cursor, "succession_in", SuccessionRow, tables.successions())
    cursor.execute("ANALYZE succession_in")
    cursor.execute(_SUCCESSION_IDS)
    changed = 0
    for statement in _SUCCESSION_STEPS:
        cursor.execute(statement, {"day": REDRAWN_ON})
        changed += cursor.rowcount
    cursor.execute("ANALYZE places_succession")
    return changed


def _islands(cursor: CursorWrapper) -> int:
    """The one terrain that is certain for the whole country: a special zone is an island by its resolution.

    Where an officer has ever said something about it, even closed it, nothing is added.
    """
    cursor.execute(
        "INSERT INTO places_terrain (key, area_id, kind, valid_from, source) "
        "SELECT gen_random_uuid(), a.id, %s, %s, replace(%s, '{resolution}', a.legal_source) FROM places_area a "
        "WHERE a.kind = 'dac_khu' AND NOT EXISTS (SELECT FROM places_terrain t WHERE t.area_id = a.id AND t.kind = %s)",
        [TerrainKind.ISLAND, REDRAWN_ON, words.ISLAND_BY_STATUS, TerrainKind.ISLAND],
    )
    return int(cursor.rowcount)


def _copy(cursor: CursorWrapper, table: str, row: type, rows: Iterable[AreaRow | SuccessionRow]) -> None:
    columns = ", ".join(each.name for each in fields(row))
    with cursor.cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for line in rows:
            copy.write_row(astuple(line))


def _changes(rows: Iterator[ChangeRow]) -> int:
    """Store each change of 2026; one that enough sources agree on, with its day, takes effect."""
    rows_in = list(rows)
    known = {(each.area_id, each.resolution): each for each in ProposedChange.objects.all()}
    areas = {
        (area.level, area.code): area
        for area in Area.objects.filter(map__code="2025", code__in=[row.code for row in rows_in])
    }
    changed = 0
    for row in rows_in:
        area = areas[row.level, row.code]
        change = known.get((area.pk, row.resolution)) or ProposedChange(
            area=area, resolution=row.resolution, state=ChangeState.OPEN
        )
        changed += _store_change(change, row)
    return changed


def _store_change(change: ProposedChange, row: ChangeRow) -> int:
    said = {
        "kind": row.kind,
        "name": row.name,
        "full_name": row.full_name,
        "issued_on": row.issued_on,
        "effective_on": row.effective_on,
        "sources_agreeing": row.sources_agreeing,
    }
    if change.state != ChangeState.OPEN or all(getattr(change, field) == value for field, value in said.items()):
        return 0  # settled by a person or by an earlier loading, or nothing new
    for field, value in said.items():
        setattr(change, field, value)
    if row.effective_on is not None and row.sources_agreeing >= SOURCES_NEEDED:
        change.area_name = AreaName.objects.create(
            area=change.area,
            kind=row.kind,
            name=row.name,
            full_name=row.full_name,
            valid_from=row.effective_on,
            source=row.resolution,
        )
        change.state = ChangeState.CONFIRMED
        add_later_names(change.area_name)
    change.save()
    return 1
