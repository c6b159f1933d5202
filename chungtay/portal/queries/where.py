"""Of where and when a figure is asked: an area by one map at one month's end, and who may see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from chungtay.access.queries import names_of
from chungtay.figures.models import AreaMonth, Heartbeat
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area, Map, Succession
from chungtay.places.queries import get_area, map_on
from chungtay.places.rules import Level
from chungtay.portal.rules import LAST_DAY_OF_THREE_TIERS, AreaNotShown, Borders


@dataclass(frozen=True)
class Where:
    """An area (None is the country) by one map, at the end of a month or, in the current month, today."""

    month: Month
    map: Map
    borders: Borders
    today: date
    area: Area | None = None
    since: Month | None = None  # what happens is summed from here; empty: the one month

    @property
    def day(self) -> date:
        """The day figures hold on: the month's last, or today."""
        return min(self.month.last, self.today)

    @property
    def level(self) -> Level | None:
        return Level(self.area.level) if self.area else None

    @property
    def is_commune(self) -> bool:
        return self.level is Level.COMMUNE

    @property
    def query(self) -> str:
        """The part of an address that asks for the same month and borders."""
        since = f"&tu={self.since}" if self.since else ""
        return f"?thang={self.month}&theo={self.borders}{since}"


def months_known(today: date) -> list[Month]:
    """The months that have figures, the latest first; at least the current one. One query.

    Asks each province for its first month by the primary key; a minimum over all their months reads them all.
    """
    own = AreaMonth.objects.filter(area=OuterRef("pk"), row_count__gt=0).order_by("month")
    provinces = Area.objects.filter(level=Level.PROVINCE).annotate(began=Subquery(own.values("month")[:1]))
    first = provinces.aggregate(first=Min("began"))["first"]
    last = Month.of(today)
    return Month.between(min(Month.of(first), last) if first else last, last)[::-1]


def where_in_country(month: Month, borders: Borders, today: date) -> Where:
    """The whole country by the map of that day, of today, or by the last three-tier one. One query."""
    days = {Borders.THEN: min(month.last, today), Borders.NOW: today, Borders.BEFORE: LAST_DAY_OF_THREE_TIERS}
    return Where(month, map_on(days[borders]), borders, today)


def where_in_area(reach: Reach, area_id: int, month: Month, today: date) -> Where:
    """An area of either map; its own map says by whose borders. Outside the reach it does not exist."""
    area = get_area(None, area_id, on=min(month.last, today))
    if not may_see(reach, area):
        raise AreaNotShown(area_id=area_id)
    is_of_the_day = (area.map.valid_to is None or area.map.valid_to > month.last) and _began(area.map, month)
    otherwise = Borders.NOW if area.map.valid_to is None else Borders.BEFORE
    return Where(month, area.map, Borders.THEN if is_of_the_day else otherwise, today, area)


def _began(of: Map, month: Month) -> bool:
    return of.valid_from is None or of.valid_from <= month.last


def may_see(reach: Reach, area: Area) -> bool:
    """Whether the figures of this area lie in the reach; an area of the old map, when all it became does."""
    if area.map.valid_to is None:
        return reach.covers(area.path)
    if reach.is_empty:
        return False
    inside = Q()
    for root in reach.roots:
        inside |= Q(new__path__startswith=root)
    became = Succession.objects.filter(old__path__startswith=area.path, old__level=Level.COMMUNE)
    return bool(became.exists() and not became.exclude(inside).exists())


def above(where: Where) -> list[Area]:
    """The areas from the province down to this one, itself included."""
    if where.area is None:
        return []
    ids = [int(part) for part in where.area.path.strip("/").split("/")]
    found = Area.objects.in_bulk(ids)
    return [found[one] for one in ids if one in found]


def reach_words(reach: Reach, day: date) -> str:
    """What a reach is called: the names of the places it begins at."""
    roots = sorted(reach.roots)
    names = names_of(roots, day)
    return ", ".join(names[root] for root in roots if root in names)


def counted_at() -> Heartbeat | None:
    """When figures were last refreshed."""
    return Heartbeat.objects.first()


WHITE_ORDER = {
    "tinh": ("province__sort_key", "sort_key", "code"),
    "ten": ("sort_key", "province__sort_key", "code"),
    "huyen": ("district", "province__sort_key", "sort_key", "code"),
}


def white_communes(where: Where, text: str = "", *, within: Reach | None = None) -> "QuerySet[Area, Any]":
    """The communes of this place that have no club at the end of the month, by any spelling.

    `within` narrows the country to a reach; a commune of the old map lies in it by what it became.
    """
    has_club = AreaMonth.objects.filter(area=OuterRef("pk"), month=where.month.first, club_count__gt=0)
    rows: QuerySet[Area, Any] = Area.objects.filter(map=where.map, level=Level.COMMUNE).exclude(Exists(has_club))
    if where.area is not None:
        rows = rows.filter(path__startswith=where.area.path)
    if within is not None:
        rows = rows.filter(_inside(within, is_old=where.map.valid_to is not None))
    for word in fold(text[:100]).split():
        rows = rows.filter(Q(name_fold__contains=word) | Q(province__name_fold__contains=word))
    in_district = When(parent__level=Level.DISTRICT, then="parent__full_name")
    rows = rows.annotate(district=Case(in_district, default=Value("")))
    return rows.select_related("province").order_by(*WHITE_ORDER["tinh"])


def _inside(reach: Reach, *, is_old: bool) -> Q:
    inside = Q(pk__in=[])
    for root in sorted(reach.roots):
        inside |= (
            Q(pk__in=Succession.objects.filter(new__path__startswith=root).values("old"))
            if is_old
            else Q(path__startswith=root)
        )
    return inside
