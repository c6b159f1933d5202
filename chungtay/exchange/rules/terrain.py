"""A list of communes with a column per kind of terrain: which commune is crossed for what, and what cannot be read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chungtay.exchange.rules.cells import Mark, mark_of
from chungtay.exchange.rules.reading import Sheet
from chungtay.exchange.rules.refusals import NoTerrainHeader, NoTerrainLines
from chungtay.exchange.rules.states import HEADER_WITHIN
from chungtay.kernel.vietnamese import clean, fold
from chungtay.places.rules import TerrainKind

_CODE_HEADS = frozenset({"ma so", "ma", "ma xa", "ma don vi", "ma dvhc", "ma don vi hanh chinh"})
_NAME_HEADS = frozenset({"don vi", "ten don vi", "xa", "ten xa", "xa phuong", "xa phuong dac khu"})
_KIND_HEADS: Mapping[str, TerrainKind] = {
    "dong bang": TerrainKind.PLAIN,
    "xa dong bang": TerrainKind.PLAIN,
    "mien nui": TerrainKind.MOUNTAIN,
    "xa mien nui": TerrainKind.MOUNTAIN,
    "bien gioi": TerrainKind.BORDER,
    "xa bien gioi": TerrainKind.BORDER,
    "hai dao": TerrainKind.ISLAND,
    "xa dao": TerrainKind.ISLAND,
    "dac biet kho khan": TerrainKind.SPECIALLY_DIFFICULT,
    "xa dac biet kho khan": TerrainKind.SPECIALLY_DIFFICULT,
}
CODE_LENGTH = 5


@dataclass(frozen=True)
class TerrainLine:
    """A commune with the kinds it is crossed for; `line` is the row as Excel numbers it."""

    line: int
    code: str
    name: str
    kinds: frozenset[TerrainKind]


@dataclass(frozen=True)
class LineFault:
    """Why a row cannot be taken: a code whose sentence stands in `words`, and its facts."""

    line: int
    name: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Header:
    """Where the columns stand, and from which row on there are communes."""

    below: int
    code: int
    name: int | None
    kinds: Mapping[int, TerrainKind]


def read_terrain(sheets: Iterable[Sheet]) -> tuple[list[TerrainLine], list[LineFault]]:
    """The crossed communes of the first sheet that has the columns, and the rows that cannot be read.

    Rows without a cross say nothing and are passed over, so titles, sums and signatures do no harm.
    """
    for sheet in sheets:
        header = _header_of(sheet.rows)
        if header is not None:
            return _read(sheet.rows, header)
    raise NoTerrainHeader()


def _header_of(rows: Sequence[Sequence[str]]) -> _Header | None:
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        heads = [fold(text) for text in row]
        code = next((at for at, head in enumerate(heads) if head in _CODE_HEADS), None)
        kinds = {at: _KIND_HEADS[head] for at, head in enumerate(heads) if head in _KIND_HEADS}
        if code is not None and kinds:
            name = next((at for at, head in enumerate(heads) if head in _NAME_HEADS), None)
            return _Header(number + 1, code, name, kinds)
    return None


def _read(rows: Sequence[Sequence[str]], header: _Header) -> tuple[list[TerrainLine], list[LineFault]]:
    lines: list[TerrainLine] = []
    faults: list[LineFault] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[header.below :], start=header.below + 1):
        line, found = _line(number, row, header)
        faults += found
        if line is None:
            continue
        if line.code in seen:
            faults.append(LineFault(number, line.name, "twice", {"first": str(seen[line.code]), "code": line.code}))
            continue
        seen[line.code] = number
        lines.append(line)
    if not lines and not faults:
        raise NoTerrainLines()
    return lines, faults


def _line(number: int, row: Sequence[str], header: _Header) -> tuple[TerrainLine | None, list[LineFault]]:
    """One row: a commune, or nothing, with its faults."""
    name = clean(row[header.name]) if header.name is not None and header.name < len(row) else ""
    marks = {at: mark_of(row[at]) for at in header.kinds if at < len(row)}
    faults = [
        LineFault(number, name, "mark", {"text": clean(row[at])[:40], "kind": header.kinds[at].value})
        for at, mark in marks.items()
        if mark is Mark.OTHER
    ]
    kinds = frozenset(header.kinds[at] for at, mark in marks.items() if mark is Mark.YES)
    if not kinds:
        return None, faults
    code = clean(row[header.code]) if header.code < len(row) else ""
    if not code:
        return None, [*faults, LineFault(number, name, "no_code")]
    if code.isdecimal():
        code = code.zfill(CODE_LENGTH)  # a spreadsheet takes the noughts of a number away
    return TerrainLine(number, code, name, kinds), faults
