"""Finds areas by any spelling: without marks, with or without unit words, with or without what they lie in."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean, fold
from chungtay.places import rules
from chungtay.places.models import Area
from chungtay.places.queries.areas import called_on
from chungtay.places.rules import AreaKind, Level, numbers_apart, one_spelling, take_unit_word, without_inner_units

LIMIT = 20
_LONGEST, _MOST_WORDS = 120, 14  # what nobody types on purpose is cut


@dataclass(frozen=True)
class Found:
    """An area that was found; an old one comes with what it became."""

    area: Area
    is_current: bool
    successors: tuple[Area, ...]
    is_split: bool


@dataclass(frozen=True)
class _Asked:
    """One reading of what was typed: as words, and the kinds of unit that were named with it."""

    words: str
    kinds: frozenset[AreaKind]

    @property
    def patterns(self) -> list[str]:
        """Every word whole, the last as far as it is typed."""
        *whole, last = self.words.split()
        return [rf"\m{re.escape(word)}\M" for word in whole] + [rf"\m{re.escape(last)}"]


def search_areas(
    text: str,
    *,
    on: date,
    level: Level | None = None,
    under: str = COUNTRY,
    is_current_only: bool = False,
    limit: int = LIMIT,
) -> list[Found]:
    """Areas by what is typed, best first: the exact name, then names that begin so, then those that contain it.

    Among equals the kind that was typed, then the same marks, then the map of the day `on`; old areas come with what
    became of them. Four queries, whatever is found.
    """
    readings = _readings(text[:_LONGEST])
    if not readings:
        return []
    where = _Where(on=on, level=level, under=under, is_current_only=is_current_only, limit=limit)
    ids = _ranked_ids(readings, clean(text[:_LONGEST]).lower(), where)
    rows = Area.objects.filter(pk__in=ids).select_related("map", "parent", "province")
    areas = {area.pk: area for area in called_on(rows, on)}
    went_to = _went_to([area.pk for area in areas.values() if area.map.valid_to], on)
    return [_found(areas[area_id], went_to.get(area_id, ()), on) for area_id in ids]


def _found(area: Area, successors: tuple[Area, ...], on: date) -> Found:
    is_current = area.map.valid_to is None or area.map.valid_to > on
    is_split = area.level == Level.COMMUNE and rules.is_split(len(successors))
    return Found(area, is_current, successors, is_split)


def _readings(text: str) -> list[_Asked]:
    """What was typed, read as it stands and read without unit words: "quan hoa" may be Quan Hóa or a quận."""
    parts = [one_spelling(numbers_apart(fold(part))) for part in text.split(",")]
    parts = [part for part in parts if part]
    if not parts:
        return []
    bare = [take_unit_word(part) for part in parts]
    kinds = bare[0][1]
    whole, stripped = " ".join(parts), " ".join(words for words, _ in bare)
    found: dict[str, frozenset[AreaKind]] = {whole: frozenset()}
    for words in (without_inner_units(whole), stripped, without_inner_units(stripped)):
        found.setdefault(words, kinds)
    return [_Asked(" ".join(words.split()[:_MOST_WORDS]), kinds) for words, kinds in found.items()]


# Ranks: 0 the exact name, 1 the name with what it lies in, 2 a name that begins so, 3 words somewhere in it.
_READING = """
SELECT a.id, CASE
    WHEN EXISTS (SELECT FROM unnest(names) n WHERE n = %s) THEN 0
    WHEN EXISTS (SELECT FROM unnest(names) n WHERE starts_with(%s, n || ' ')
                 AND position(substr(%s, length(n) + 1) IN above) > 0) THEN 1
    WHEN EXISTS (SELECT FROM unnest(names) n WHERE starts_with(n, %s)) THEN 2
    ELSE 3 END AS rank, a.kind = ANY(%s) AS is_kind
FROM places_area a,
LATERAL (SELECT string_to_array(split_part(search_line, ', ', 1), '; ') names,
         ' ' || replace(substr(search_line, length(split_part(search_line, ', ', 1)) + 3), ', ', ' ') above) line
WHERE a.search_line ~ ALL(%s)
"""


_BEST = """
SELECT a.id FROM (SELECT id, min(rank) rank, bool_or(is_kind) is_kind FROM ({readings}) r GROUP BY id) best
JOIN places_area a USING (id) JOIN places_map m ON m.id = a.map_id,
LATERAL (SELECT coalesce(m.valid_from <= %s, true) AND coalesce(m.valid_to > %s, true) is_current,
         position(lower(a.name) IN %s) > 0 is_as_marked) seen
WHERE (%s::int IS NULL OR a.level = %s) AND starts_with(a.path, %s) AND (is_current OR NOT %s)
ORDER BY rank, is_kind DESC, is_as_marked DESC, is_current DESC, a.level, a.sort_key, a.id LIMIT %s
"""


@dataclass(frozen=True)
class _Where:
    """Among which areas to look."""

    on: date
    level: Level | None
    under: str
    is_current_only: bool
    limit: int


def _ranked_ids(readings: list[_Asked], typed: str, where: _Where) -> list[int]:
    values: list[Any] = []
    for asked in readings:
        values += [asked.words] * 4 + [sorted(asked.kinds), asked.patterns]
    values += [where.on, where.on, typed, where.level, where.level, where.under, where.is_current_only, where.limit]
    with connection.cursor() as cursor:
        cursor.execute(_BEST.replace("{readings}", " UNION ALL ".join([_READING] * len(readings))), values)
        return [area_id for (area_id,) in cursor.fetchall()]


def _went_to(old_ids: list[int], on: date) -> dict[int, tuple[Area, ...]]:
    """The new areas of these old ones, the default first; of a district those of its communes."""
    if not old_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT o.id, s.new_id FROM places_area o LEFT JOIN places_area c ON c.parent_id = o.id AND o.level = %s "
            "JOIN places_succession s ON s.old_id = coalesce(c.id, o.id) JOIN places_area n ON n.id = s.new_id "
            "WHERE o.id = ANY(%s) GROUP BY o.id, s.new_id, n.sort_key "
            "ORDER BY o.id, bool_or(s.is_default) DESC, count(*) DESC, n.sort_key",
            [Level.DISTRICT, old_ids],
        )
        pairs = cursor.fetchall()
    rows = Area.objects.filter(pk__in={new for _, new in pairs}).select_related("province")
    areas = {area.pk: area for area in called_on(rows, on)}
    found: dict[int, tuple[Area, ...]] = {}
    for old, new in pairs:
        found[old] = (*found.get(old, ()), areas[new])
    return found
