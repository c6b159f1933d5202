"""The terrain of the demo country's communes, invented and said to be so in the source of every mark."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from chungtay.demo.rules import invented_ground
from chungtay.demo.services.founding import act_on
from chungtay.demo.words import GROUND_SOURCE
from chungtay.places.models import Terrain
from chungtay.places.queries import communes_below, map_on
from chungtay.places.rules import AreaKind
from chungtay.places.services import TerrainMark, mark_terrain

DATA = Path(__file__).resolve().parents[1] / "data" / "ground.csv"
KEY = UUID("5b0f6a0e-0c4f-4f0e-9d5e-3a3f2c1b7d18")


def mark_ground(today: date) -> None:
    """Once, from the first day of the map in force; a few communes stay unknown, as they would."""
    since = map_on(today).valid_from
    if since is None or Terrain.objects.filter(source=GROUND_SOURCE).exists():
        return
    provinces: dict[str, list[Any]] = {}
    for commune in communes_below(None, today).exclude(kind=AreaKind.DAC_KHU).select_related("province"):
        provinces.setdefault(commune.province.code, []).append(commune)
    for row in _rows():
        communes = sorted(provinces.get(row["code"], []), key=_inland[row["inland"]])
        kinds = invented_ground(
            Random(row["code"]), len(communes), int(row["mountain_percent"]), int(row["border_percent"])
        )
        marks = [TerrainMark(area.pk, kind) for area, of in zip(communes, kinds, strict=True) for kind in of]
        if marks:
            mark_terrain(
                act_on(today),
                key=uuid5(KEY, row["code"]),
                marks=marks,
                valid_from=since,
                source=GROUND_SOURCE,
                skip_known=True,
            )


_inland = {
    "west": lambda area: (area.longitude is None, area.longitude, area.code),
    "north": lambda area: (area.latitude is None, -(area.latitude or 0), area.code),
}


def _rows() -> Iterator[dict[str, str]]:
    with DATA.open(newline="") as file:
        yield from csv.DictReader(file)
