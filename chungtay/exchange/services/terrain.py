"""A filled-in list of communes and their terrain is read and checked whole; nothing is written here.

What it says is shown, then written by `places.services.mark_terrain` at once. The file is not kept: the paper it
rests on is named, and the list can be downloaded again at any time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.access.rules import Action
from chungtay.exchange.rules import FileTooLarge, LineFault, TerrainLine, read_apart, read_terrain, tell
from chungtay.exchange.rules.states import MOST_BYTES
from chungtay.exchange.services.opening import Upload
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import fold
from chungtay.places.queries import communes_below, held_from, map_on
from chungtay.places.rules import TerrainKind, check_day
from chungtay.places.services import TerrainMark


@dataclass(frozen=True)
class TerrainSheet:
    """What a workbook says: marks that are new, how many hold already, and what is wrong with it.

    `left_count` are marks that hold of a commune in the file without a cross: a blank takes nothing away.
    """

    marks: Sequence[TerrainMark]
    names: Mapping[int, str]
    known_count: int
    left_count: int
    faults: Sequence[LineFault]

    @property
    def commune_count(self) -> int:
        """How many communes get something new."""
        return len({mark.commune_id for mark in self.marks})


def read_terrain_sheet(act: Act, *, upload: Upload, valid_from: date) -> TerrainSheet:
    """Read the workbook and hold it against the communes one keeps. Refuses what is no such list."""
    if len(upload.content) > MOST_BYTES:
        raise FileTooLarge(size_mb=-(-len(upload.content) >> 20), limit_mb=MOST_BYTES >> 20)
    check_day(valid_from, today=act.day, map_from=map_on(act.day).valid_from)
    lines, faults = read_terrain(read_apart(upload.content, tell(upload.name, upload.content).kind))
    rows = communes_below(None, act.day, reach=act.reach(Action.KEEP_PLACES))
    communes: dict[str, Any] = {area.code: area for area in rows.filter(code__in=[line.code for line in lines])}
    faults += [fault for line in lines if (fault := _fault(line, communes.get(line.code))) is not None]
    if faults:
        return TerrainSheet([], {}, 0, 0, sorted(faults, key=lambda fault: fault.line))
    wanted = {(communes[line.code].pk, kind) for line in lines for kind in line.kinds}
    held = held_from({pk for pk, _kind in wanted}, valid_from)
    new = sorted(wanted - held)
    return TerrainSheet(
        marks=[TerrainMark(pk, TerrainKind(kind)) for pk, kind in new],
        names={area.pk: area.full_name_on for area in communes.values()},  # in Vietnamese order
        known_count=len(wanted & held),
        left_count=len(held - wanted),
        faults=[],
    )


def _fault(line: TerrainLine, commune: Any) -> LineFault | None:
    """A code nobody keeps, or the code of another commune than the one that is named."""
    if commune is None:
        return LineFault(line.line, line.name, "unknown", {"code": line.code})
    names = {fold(name) for name in (commune.full_name_on, commune.full_name, commune.name_on, commune.name)}
    if line.name and fold(line.name) not in names:
        return LineFault(line.line, line.name, "name", {"code": line.code, "commune": commune.full_name_on})
    return None
