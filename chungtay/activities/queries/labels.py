"""What the eight areas are called on a day at a place: the nearest label, else the usual name."""

from dataclasses import dataclass
from datetime import date

from chungtay.activities.models import AreaLabel
from chungtay.clubs.rules import ActivityArea
from chungtay.clubs.words import AREAS
from chungtay.kernel.paths import COUNTRY, ancestors


def labels_on(day: date, path: str = COUNTRY) -> dict[ActivityArea, str]:
    """The name of each area, in their order. One query."""
    rows = AreaLabel.objects.on(day).filter(path__in=ancestors(path)).values_list("path", "area", "label")
    nearest = {area: label for _, area, label in sorted(rows, key=lambda row: len(row[0]))}
    return {area: nearest.get(area.value, str(AREAS[area])) for area in ActivityArea}


@dataclass(frozen=True)
class LabelLine:
    """A label that was set, and whether it holds on the day asked for."""

    label: AreaLabel
    is_now: bool


def label_lines(day: date) -> list[LabelLine]:
    """Every label that was ever set, the latest first within its area and place. One query."""
    rows = AreaLabel.objects.order_by("area", "path", "-valid_from")
    return [LabelLine(row, row.valid_from <= day and (row.valid_to is None or row.valid_to > day)) for row in rows]
