"""What areas are called by their paths, and which are found by name: `access` asks when a role is given or shown."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import is_club
from chungtay.places.models import Area
from chungtay.places.queries.areas import called_on
from chungtay.places.queries.search import search_areas
from chungtay.places.rules import Level


def names_of_paths(paths: Iterable[str], day: date) -> dict[str, str]:
    """What these areas are called on a day, a commune with its province. Paths of clubs are left to `clubs`."""
    wanted = {path for path in paths if path.strip("/") and not is_club(path)}
    if not wanted:
        return {}
    rows: Any = called_on(Area.objects.filter(path__in=wanted).select_related("province"), day)
    return {area.path: _shown(area) for area in rows}


def paths_by_name(reach: Reach, search: str, day: date, limit: int) -> list[tuple[str, str]]:
    """Areas of the map in force within the reach, by what is typed: (path, name)."""
    found = {}
    for root in sorted(reach.roots):
        for hit in search_areas(search, on=day, under=root, is_current_only=True, limit=limit):
            found[hit.area.path] = _shown(hit.area)
    return list(found.items())[:limit]


def _shown(area: Any) -> str:
    if area.level == Level.PROVINCE or area.province is None:
        return str(area.full_name_on)
    return f"{area.full_name_on}, {area.province.full_name}"
