"""Areas by map, level and day; their names as on a day; terrain."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Coalesce

from chungtay.kernel.acts import Reach
from chungtay.places.models import Area, Map, Terrain
from chungtay.places.rules import AreaNotFound, Level

AreaRows: TypeAlias = "QuerySet[Area, Any]"


def map_on(day: date) -> Map:
    """The map in force on this day."""
    since = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return Map.objects.get(since, Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def maps() -> list[Map]:
    """Every map, the newest first."""
    return list(Map.objects.order_by(F("valid_from").desc(nulls_last=True)))


def called_on(areas: AreaRows, day: date) -> AreaRows:
    """The same rows with their names of this day: `kind_on`, `name_on`, `full_name_on`. No further query."""
    holds = Q(names__valid_from__lte=day) & (Q(names__valid_to__isnull=True) | Q(names__valid_to__gt=day))
    return areas.annotate(
        name_of_day=FilteredRelation("names", condition=holds),
        kind_on=Coalesce("name_of_day__kind", "kind"),
        name_on=Coalesce("name_of_day__name", "name"),
        full_name_on=Coalesce("name_of_day__full_name", "full_name"),
    )


def get_area(reach: Reach | None, area_id: int, *, on: date | None = None) -> Area:
    """The area with its map, parent and province, in the reach; `None` is the public, to whom the map is open.

    With `on` it carries its names of that day (`full_name_on` and so on). Raises `AreaNotFound`.
    """
    rows = Area.objects.all() if reach is None else Area.objects.within(reach)
    rows = rows.select_related("map", "parent", "province")
    found: Area | None = (called_on(rows, on) if on else rows).filter(pk=area_id).first()
    if found is None:
        raise AreaNotFound(area_id=area_id)
    return found


def areas_in(
    map: Map,  # noqa: A002 - it is one of our nouns
    level: Level,
    under: Area | None = None,
    *,
    on: date | None = None,
    reach: Reach | None = None,
) -> AreaRows:
    """The areas of one level of a map in Vietnamese order, below `under` if given, with their names of the day `on`."""
    rows: AreaRows = Area.objects.all() if reach is None else Area.objects.within(reach)
    rows = rows.filter(map=map, level=level).order_by("sort_key", "code")
    if under is not None:
        rows = rows.filter(path__startswith=under.path).exclude(pk=under.pk)
    return called_on(rows, on) if on else rows


def children_of(area: Area, *, on: date) -> AreaRows:
    """The areas right below this one, with their names of the day."""
    return called_on(Area.objects.filter(parent=area).order_by("sort_key", "code"), on)


def units_below(path: str, day: date) -> list[tuple[str, str]]:
    """The areas of the map in force right below this path, in Vietnamese order, to choose from: (path, name)."""
    level = Level.PROVINCE if path == "/" else Level.COMMUNE
    rows: Any = areas_in(map_on(day), level, on=day).filter(path__startswith=path).exclude(path=path)
    return [(area.path, area.full_name_on) for area in rows]


def names_on(area_ids: Iterable[int], day: date) -> dict[int, str]:
    """What these areas are called on a day: `{27: "Thành phố Đồng Nai"}`."""
    rows: Any = called_on(Area.objects.filter(pk__in=list(area_ids)), day)
    return {area.pk: area.full_name_on for area in rows}


def terrain_on(area: Area, day: date) -> list[Terrain]:
    """The kinds of terrain that hold on this day, with their sources."""
    return list(Terrain.objects.filter(area=area).on(day).order_by("kind"))


def terrain_ever(area: Area) -> list[Terrain]:
    """Every terrain fact of a commune, those that hold first, then the latest."""
    return list(Terrain.objects.filter(area=area).order_by(F("valid_to").desc(nulls_first=True), "-valid_from", "kind"))


def get_terrain(reach: Reach, terrain_id: int) -> Terrain:
    """One terrain fact of a commune in the reach. Raises `AreaNotFound`, as the fact is a part of its commune."""
    found: Terrain | None = Terrain.objects.within(reach).select_related("area").filter(pk=terrain_id).first()
    if found is None:
        raise AreaNotFound(terrain_id=terrain_id)
    return found


def old_provinces(area_ids: Iterable[int]) -> dict[int, int]:
    """The one old province in which each commune of the new map lies, by primary keys: exact for all 3,321."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (s.new_id) s.new_id, o.province_id FROM places_succession s "
            "JOIN places_area o ON o.id = s.old_id WHERE s.new_id = ANY(%s) ORDER BY s.new_id",
            [list(area_ids)],
        )
        return dict(cursor.fetchall())


def old_province_of(area: Area) -> Area | None:
    """The old province in which a commune of the new map lies; none for an area without a predecessor."""
    found = old_provinces([area.pk]).get(area.pk)
    return Area.objects.filter(pk=found).first() if found else None
