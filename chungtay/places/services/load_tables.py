"""Reads the national tables of `data/` into rows ready to copy; knows the files, not the database."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chungtay.kernel.vietnamese import fold, sort_key
from chungtay.places import words
from chungtay.places.rules import Extent, Level, MapIncomplete, one_spelling

DATA = Path(__file__).resolve().parents[1] / "data"
LOADER_VERSION = "1"  # raise it when the same files would be loaded differently
REDRAWN_ON = date(2025, 7, 1)
FILES = (
    "provinces_2024",
    "districts_2024",
    "communes_2024",
    "provinces_2025",
    "communes_2025",
    "commune_successions_2025",
    "admin_changes_2026",
)
_LEVEL = {"province": Level.PROVINCE, "district": Level.DISTRICT, "commune": Level.COMMUNE}
# The one row without a code: a coastal flat that huyện Kim Sơn (Ninh Bình) ran outside its communes.
_FLAT_DISTRICT = "376"

Row = dict[str, str]


@dataclass(frozen=True)
class AreaRow:
    """One line of `area_in`, in the order of its columns."""

    map_code: str
    level: int
    code: str
    parent_code: str | None
    kind: str
    name: str
    full_name: str
    name_en: str
    sort_key: str
    name_fold: str
    search_line: str
    region: str
    legal_source: str
    area_km2: float | None
    population: int | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class SuccessionRow:
    """One line of `succession_in`: from a unit of the old map to one of the new."""

    old_level: int
    old_code: str
    new_level: int
    new_code: str
    extent: str
    is_default: bool
    note: str


@dataclass(frozen=True)
class ChangeRow:
    """A change of name or status since the map began."""

    level: int
    code: str
    kind: str
    name: str
    full_name: str
    resolution: str
    issued_on: date
    effective_on: date | None
    sources_agreeing: int


@dataclass(frozen=True)
class Tables:
    """The files, read: their digest says which version of them this is."""

    digest: str
    files: dict[str, list[Row]]

    def areas(self) -> Iterator[AreaRow]:
        """Every unit of both maps, those above before those below."""
        yield from self._map("2024", self.files["provinces_2024"], self.files["districts_2024"], "district_code")
        yield from self._map("2025", self.files["provinces_2025"], [], "province_code")

    def _map(self, code: str, provinces: list[Row], districts: list[Row], commune_parent: str) -> Iterator[AreaRow]:
        above: dict[str, str] = {}
        for row in provinces:
            region = row.get("region", "")
            source = words.MERGER_OF_PROVINCES if code == "2025" else ""
            area = _area(code, Level.PROVINCE, row, parent=None, above="", region=region, legal_source=source)
            above[row["code"]] = area.search_line
            yield area
        for row in districts:
            area = _area(code, Level.DISTRICT, row, parent=row["province_code"], above=above[row["province_code"]])
            above["d" + row["code"]] = area.search_line
            yield area
        mark = "d" if districts else ""
        for row in self.files[f"communes_{code}"]:
            parent = row[commune_parent]
            source = row.get("resolution", "")
            yield _area(code, Level.COMMUNE, row, parent=parent, above=above[mark + parent], legal_source=source)

    def successions(self) -> Iterator[SuccessionRow]:
        """Provinces by the resolution of the provinces; communes and island districts by the conversion table."""
        for row in self.files["provinces_2024"]:
            yield SuccessionRow(1, row["code"], 1, row["new_code"], Extent.FULL, True, "")
        for row in self.files["commune_successions_2025"]:
            is_flat = row["old_level"] == "area"
            yield SuccessionRow(
                old_level=Level.DISTRICT if is_flat else _LEVEL[row["old_level"]],
                old_code=_FLAT_DISTRICT if is_flat else row["old_code"],
                new_level=Level.COMMUNE,
                new_code=row["new_code"],
                extent=Extent.PART_AREA if is_flat else Extent(row["extent"]),  # of the district only this strip
                is_default=row["is_default"] == "1" and not is_flat,
                note=row["note"],
            )

    def changes(self) -> Iterator[ChangeRow]:
        """The changes of 2026."""
        units = {unit: kind for kind, unit in words.UNIT.items()}
        for row in self.files["admin_changes_2026"]:
            unit = next(unit for unit in units if row["new_full_name"].startswith(unit + " "))
            yield ChangeRow(
                level=_LEVEL[row["level"]],
                code=row["code"],
                kind=units[unit],
                name=row["new_full_name"].removeprefix(unit + " "),
                full_name=row["new_full_name"],
                resolution=row["resolution"],
                issued_on=date.fromisoformat(row["issued"]),
                effective_on=date.fromisoformat(row["effective"]) if row["effective"] else None,
                sources_agreeing=int(row["sources_agreeing"]),
            )


def _area(
    map_code: str,
    level: Level,
    row: Row,
    *,
    parent: str | None,
    above: str,
    region: str = "",
    legal_source: str = "",
) -> AreaRow:
    name = row["name"]
    line = one_spelling(fold(name))
    is_new_province = map_code == "2025" and level == Level.PROVINCE
    return AreaRow(
        map_code=map_code,
        level=level,
        code=row["code"],
        parent_code=parent,
        kind=row["type"],
        name=name,
        full_name=row.get("full_name") or words.called(row["type"], name),
        name_en=row.get("name_en", ""),
        sort_key=sort_key(name),
        name_fold=fold(name),
        search_line=f"{line}, {above}" if above else line,
        region=region,
        legal_source=legal_source,
        area_km2=_number(row.get("area_km2")),
        population=int(row["population"]) if is_new_province else None,  # population_ref of communes is unusable
        latitude=_number(row.get("lat")),
        longitude=_number(row.get("lon")),
    )


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def read_tables(folder: Path = DATA) -> Tables:
    """Read every file of the folder. Refuses a missing file, a wrong header or a line that is cut short."""
    mark = hashlib.sha256(LOADER_VERSION.encode())
    files: dict[str, list[Row]] = {}
    for name in FILES:
        place = folder / f"{name}.csv"
        try:
            raw = place.read_bytes()
        except OSError as gone:
            raise MapIncomplete(what=f"không đọc được tệp {place.name}") from gone
        mark.update(raw)
        rows = list(csv.DictReader(raw.decode().splitlines()))
        short = next((n for n, row in enumerate(rows, 2) if None in row or None in row.values()), None)
        if short is not None or not rows:
            raise MapIncomplete(what=f"tệp {place.name} hỏng ở dòng {short or 1}")
        files[name] = rows
    return Tables(mark.hexdigest(), files)
