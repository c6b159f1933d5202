"""The terrain of many communes: of a province as a list, of a country as counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area, Terrain
from chungtay.places.queries.areas import AreaRows, called_on, map_on
from chungtay.places.rules import GROUND, Level, TerrainKind


@dataclass(frozen=True)
class GroundCount:
    """How many communes a place has, of each kind how many, and of how many the ground is unknown."""

    commune_count: int
    kinds: Mapping[TerrainKind, int]
    unknown_count: int


def communes_below(area: Area | None, day: date, *, reach: Reach | None = None) -> AreaRows:
    """The communes of the map in force below this area, or of the country, with their names of the day."""
    rows: AreaRows = Area.objects.all() if reach is None else Area.objects.within(reach)
    rows = rows.filter(map=map_on(day), level=Level.COMMUNE)
    if area is not None:
        rows = rows.filter(path__startswith=area.path).exclude(pk=area.pk)
    return called_on(rows.order_by("sort_key", "code"), day)


def of_ground(rows: AreaRows, day: date, *, text: str = "", kind: str = "") -> AreaRows:
    """Those of the communes whose name or code is asked for and that are of this kind on the day."""
    for word in fold(text).split():
        rows = rows.filter(Q(name_fold__contains=word) | Q(code=word))
    return rows.filter(Exists(_holding(day).filter(kind=kind))) if kind else rows


def of_unknown_ground(rows: AreaRows, day: date) -> AreaRows:
    """Those of which nobody said plain, mountain, border or island."""
    return rows.exclude(Exists(_holding(day).filter(kind__in=GROUND)))


def _holding(day: date) -> Any:
    return Terrain.objects.on(day).filter(area=OuterRef("pk"))


def terrain_of(area_ids: Iterable[int], day: date) -> dict[int, list[Terrain]]:
    """What holds of each of these communes on a day, in the order of the kinds. One query."""
    order = list(TerrainKind)
    found: dict[int, list[Terrain]] = {}
    for each in Terrain.objects.filter(area_id__in=list(area_ids)).on(day):
        found.setdefault(each.area_id, []).append(each)
    return {
        area_id: sorted(rows, key=lambda row: order.index(TerrainKind(row.kind))) for area_id, rows in found.items()
    }


def held_from(area_ids: Iterable[int], valid_from: date) -> set[tuple[int, TerrainKind]]:
    """Which kinds these communes have already on any day from this one on. One query."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    rows = Terrain.objects.filter(still, area_id__in=list(area_ids)).values_list("area_id", "kind")
    return {(area_id, TerrainKind(kind)) for area_id, kind in rows}


def ground_of_provinces(day: date, reach: Reach) -> list[tuple[Any, GroundCount]]:
    """The provinces in reach with what is known of their communes, in Vietnamese order. Three queries and the map's."""
    now = map_on(day)
    provinces: Any = Area.objects.within(reach).filter(map=now, level=Level.PROVINCE).order_by("sort_key", "code")
    counts = ground_counts(day, Area.objects.filter(map=now, level=Level.COMMUNE))
    return [(area, counts.get(area.pk, GroundCount(0, {}, 0))) for area in called_on(provinces, day)]


def ground_count(area: Area, day: date) -> GroundCount:
    """What is known of the communes of one province. Two queries."""
    found = ground_counts(day, Area.objects.filter(parent=area, level=Level.COMMUNE))
    return found.get(area.pk, GroundCount(0, {}, 0))


def ground_counts(day: date, communes: AreaRows) -> dict[int, GroundCount]:
    """By province, how many of these communes are of each kind, and of how many it is unknown. Two queries."""
    known = Exists(_holding(day).filter(kind__in=GROUND))
    wholes = communes.order_by().values_list("parent_id").annotate(
        whole=Count("pk"), known=Count("pk", filter=Q(known))
    )  # fmt: skip
    rows = Terrain.objects.on(day).filter(area__in=communes.order_by().values("pk"))
    kinds: dict[int, dict[TerrainKind, int]] = {}
    for province, kind, count in rows.values_list("area__parent_id", "kind").annotate(count=Count("area_id")):
        kinds.setdefault(province, {})[TerrainKind(kind)] = count
    return {
        province: GroundCount(whole, kinds.get(province, {}), whole - known_count)
        for province, whole, known_count in wholes
    }
