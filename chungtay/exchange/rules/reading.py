"""The sheets of a workbook as rows of text, merged cells filled; by `read_apart` in a process of its own."""

import csv
import io
import json
import resource
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import normalize

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from chungtay.exchange.rules.cells import text_of
from chungtay.exchange.rules.files import Kind
from chungtay.exchange.rules.refusals import TooManyLines, WorkbookBroken, WorkbookLocked, WorkbookTooHeavy
from chungtay.exchange.rules.states import HEADER_WITHIN, LONGEST_CELL, MOST_COLUMNS, MOST_LINES
from chungtay.kernel.errors import Refusal
from chungtay.kernel.legacy_text import detect, to_unicode
from chungtay.kernel.vietnamese import is_syllable

MEMORY = 2 << 30
SECONDS = 60
_ROOM_BESIDE_LINES = HEADER_WITHIN + 200  # titles, sections, totals and signatures
_TELLS = {kind.code: kind for kind in (TooManyLines, WorkbookBroken, WorkbookLocked, WorkbookTooHeavy)}


@dataclass(frozen=True)
class Sheet:
    """One sheet: each row its texts, none cleaned yet. `filled` are the cells that a merge filled from a row above."""

    name: str
    rows: list[list[str]]
    filled: frozenset[tuple[int, int]] = frozenset()


def read_apart(content: bytes, kind: Kind, *, most_lines: int = MOST_LINES) -> list[Sheet]:
    """Read in a process with little memory and time: what a stranger made cannot take the server with it."""
    words = [sys.executable, "-c", f"from {__name__} import main; main()", kind, str(most_lines)]
    try:
        done = subprocess.run(words, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own program with our own words
    except subprocess.TimeoutExpired as late:
        raise WorkbookTooHeavy() from late
    if done.returncode:
        raise WorkbookTooHeavy()  # killed at its limit
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise _TELLS[answer["refused"]](**answer["facts"])
    return [Sheet(name, rows, frozenset(map(tuple, filled))) for name, rows, filled in answer["sheets"]]


def read_sheets(content: bytes, kind: Kind, *, most_lines: int = MOST_LINES) -> list[Sheet]:
    """Every visible sheet that holds something; hidden ones only where no other does."""
    if kind is Kind.CSV:
        return [_csv(content, most_lines)]
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            wanted = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            shown = [sheet for sheet in wanted if sheet.visible == SheetVisibleEnum.Visible]
            sheets = [_sheet(book.get_sheet_by_name(sheet.name), kind, most_lines) for sheet in shown or wanted]
    except PasswordError as locked:
        raise WorkbookLocked() from locked
    except (CalamineError, OSError, ValueError) as broken:
        raise WorkbookBroken() from broken
    return [sheet for sheet in sheets if sheet.rows]


def _sheet(sheet: CalamineSheet, kind: Kind, most_lines: int) -> Sheet:
    rows = [
        [cell if cell.__class__ is str and len(cell) <= LONGEST_CELL else text_of(cell) for cell in row[:MOST_COLUMNS]]
        for row in islice(sheet.iter_rows(), most_lines * 2)
    ]
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    _check_count(rows, most_lines)
    merged = sheet.merged_cell_ranges if kind in (Kind.XLSX, Kind.XLS) else None
    return Sheet(sheet.name, rows, _fill(rows, merged or []))


def _fill(
    rows: list[list[str]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> frozenset[tuple[int, int]]:
    """Write the text of each merged area into all its cells; returns those that got it from a row above."""
    below: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in merged:
        if top >= len(rows) or left >= len(rows[top]) or not rows[top][left]:
            continue
        for row in range(top, min(bottom, len(rows) - 1) + 1):
            for column in range(left, min(right, len(rows[row]) - 1) + 1):
                rows[row][column] = rows[top][left]
                if row > top:
                    below.add((row, column))
    return frozenset(below)


def _check_count(rows: Sequence[Sequence[str]], most_lines: int) -> None:
    if len(rows) > most_lines + _ROOM_BESIDE_LINES:
        raise TooManyLines(line_count=len(rows), limit_count=most_lines)


# --- text files -----------------------------------------------------------------------------------------------------


def _csv(content: bytes, most_lines: int) -> Sheet:
    text = decoded(content)
    head = text[:8000]
    mark = max(";\t,", key=lambda one: (head.count(one), one == ","))
    csv.field_size_limit(max(len(text), 1))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        rows = [[cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]] for row in reader]
    except csv.Error as broken:
        raise WorkbookBroken() from broken
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    _check_count(rows, most_lines)
    width = max(map(len, rows), default=0)
    return Sheet("", [row + [""] * (width - len(row)) for row in rows])


def decoded(content: bytes) -> str:
    """The text of a file that does not say how it is coded: Unicode, else the old Vietnamese page 1258, else Latin.

    Old letters (TCVN3, VNI) come through as Latin ones, as `kernel.legacy_text` wants them.
    """
    for mark, coding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(coding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        latin = content.decode("cp1252", errors="replace") if _fits(content, "cp1252") else content.decode("latin-1")
        if not _fits(content, "cp1258"):
            return latin
        page = content.decode("cp1258")
        return page if _syllables(page) > _syllables(to_unicode(latin, detect([latin]))) else latin


def _syllables(text: str) -> int:
    """How many words with a letter beyond ASCII are Vietnamese."""
    words = normalize("NFC", text[:20_000]).replace(",", " ").replace(";", " ").split()
    return sum(is_syllable(word) for word in words if not word.isascii())


def _fits(content: bytes, coding: str) -> bool:
    try:
        content.decode(coding)
    except UnicodeDecodeError:
        return False
    return True


# --- the process of its own -----------------------------------------------------------------------------------------


def main() -> None:
    """Read the workbook on standard input and write its sheets to standard output, within limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    kind, most_lines = Kind(sys.argv[1]), int(sys.argv[2])
    try:
        sheets = read_sheets(sys.stdin.buffer.read(), kind, most_lines=most_lines)
        answer: dict[str, object] = {"sheets": [(each.name, each.rows, sorted(each.filled)) for each in sheets]}
    except Refusal as refusal:
        answer = {"refused": refusal.code, "facts": refusal.facts}
    json.dump(answer, sys.stdout)
