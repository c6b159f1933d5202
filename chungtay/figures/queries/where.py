"""Where and over which months a figure is asked: the rows of `AreaMonth` that add up to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from chungtay.figures.models import AreaMonth, Column
from chungtay.figures.rules import AreaUnknown, BordersUnknown, nearest
from chungtay.kernel.months import Month
from chungtay.places.models import Area, Map
from chungtay.places.queries import map_on
from chungtay.places.rules import Level

COUNTRY_CODE = "VN"


@cache
def declared() -> Mapping[str, Column]:
    """Every column of an area-month by name, with its words; those of club-months come first."""
    return {field.name: field for field in AreaMonth._meta.get_fields() if isinstance(field, Column)}


@cache
def _steps() -> Mapping[str, int]:
    return {name: column.rounds_to for name, column in declared().items() if column.rounds_to != 1}


def is_veiled_column(name: str) -> bool:
    """Does this column count what only a club may know?"""
    return name in _steps()


def shown(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts as they may be shown: a veiled one to the nearest five, each by itself. Called on what is read."""
    steps = _steps()
    return {name: nearest(value, steps[name]) if name in steps else value for name, value in counts.items()}


def shown_sql(name: str, value: str) -> str:
    """The same inside a statement."""
    step = _steps().get(name, 1)
    return value if step == 1 else f"(round(({value}) / {step}.0) * {step})::bigint"


@dataclass(frozen=True)
class Where:
    """A place by one map over a run of months. The country is its provinces; `area_ids` are the rows that add up."""

    first: Month
    last: Month
    borders: str  # code of the map
    map_id: int
    area_ids: tuple[int, ...]
    area: Area | None = None  # empty: the country

    @property
    def months(self) -> list[Month]:
        return Month.between(self.first, self.last)

    def during(self, first: Month, last: Month) -> "Where":
        """The same place over other months."""
        return Where(first, last, self.borders, self.map_id, self.area_ids, self.area)


def map_of(borders: str) -> Map:
    """The map of this code: "2024" with 63 provinces, "2025" with 34."""
    found = Map.objects.filter(code=borders).first()
    if found is None:
        raise BordersUnknown(borders=borders)
    return found


def in_country(last: Month, *, first: Month | None = None, borders: str | None = None) -> Where:
    """The whole country at the end of a month or over a run of months, by the borders then in force or by others."""
    by = map_of(borders) if borders else map_on(last.last)
    ids = Area.objects.filter(map=by, level=Level.PROVINCE).order_by("id").values_list("id", flat=True)
    return Where(first or last, last, by.code, by.pk, tuple(ids))


def in_area(area: Area, last: Month, *, first: Month | None = None) -> Where:
    """An area of either map: the borders are those of its own map."""
    return Where(first or last, last, area.map.code, area.map_id, (area.pk,), area)


def find_area(code: str, *, on: date, borders: str | None = None) -> Area:
    """The area of an official code on a map: two digits are a province, three a district, five a commune."""
    by = map_of(borders) if borders else map_on(on)
    level = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}.get(len(code))
    found: Area | None = None
    if level:
        found = Area.objects.select_related("map").filter(map=by, level=level, code=code).first()
    if found is None:
        raise AreaUnknown(code=code)
    return found
