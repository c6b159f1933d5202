"""Where the table is in a sheet: the header in one row or several, the lines of people, and what is no line at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import filterfalse, islice, zip_longest

from chungtay.exchange.rules.fields import NOT_KEPT, OF_MANY_CLUBS, SEVERAL_ALLOWED, Field, field_of
from chungtay.exchange.rules.reading import Sheet
from chungtay.exchange.rules.refusals import ColumnTwice, NameColumnMissing, NoHeaderFound, NoLinesFound, SheetMissing
from chungtay.exchange.rules.states import HEADER_WITHIN
from chungtay.kernel.legacy_text import Encoding, detect, to_unicode
from chungtay.kernel.vietnamese import clean, fold

_DEEPEST_HEADER = 3
_NAMES = frozenset({Field.NAME, Field.GIVEN_NAME})
_MAY_HEAD_NAMES = re.compile(r"\b(ten|thanh vien|hoi vien)\b")
_DETECT_FROM = 400
"""So many texts of a column are shown to the detection; more make it no surer."""


@dataclass(frozen=True)
class Column:
    """One column: its head as read, how its letters are coded, what it holds."""

    index: int
    label: str
    encoding: Encoding = Encoding.UNICODE
    field: Field | None = None


@dataclass(frozen=True)
class Ignored:
    """A row that is no person: `why` is the code of a sentence."""

    line: int
    why: str
    text: str


@dataclass(frozen=True)
class Layout:
    """What was recognised in a sheet. Lines are counted as the spreadsheet counts them, from 1."""

    sheet: str
    first_line: int  # the first line below the header
    columns: tuple[Column, ...]
    encoding: Encoding = Encoding.UNICODE

    @cached_property
    def fields(self) -> dict[Field, Column]:
        """Which column holds what; of several that may hold the same, the first."""
        found: dict[Field, Column] = {}
        for column in self.columns:
            if column.field is not None:
                found.setdefault(column.field, column)
        return found

    @cached_property
    def kept(self) -> tuple[tuple[int, str], ...]:
        """The columns that are read, each with what it holds."""
        held = ((column.index, column.field) for column in self.columns)
        return tuple((index, kind.value) for index, kind in held if kind is not None and kind not in NOT_KEPT)

    def columns_of(self, *kinds: Field) -> list[int]:
        """Where these kinds of column stand."""
        return [self.fields[kind].index for kind in kinds if kind in self.fields]


@dataclass(frozen=True)
class RawLine:
    """One person's line: its texts by column, converted from old letters and not yet read."""

    line: int
    cells: tuple[str, ...]


@dataclass
class Lines:
    """The lines of a sheet, and the rows that were left alone."""

    rows: list[RawLine] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


def find_layout(sheets: Sequence[Sheet], *, name: str = "", encoding: Encoding | None = None) -> Layout:
    """The sheet whose header says most (or the one named), with what each column holds.

    `encoding` set by a person goes before what was detected.
    """
    wanted = [sheet for sheet in sheets if not name or sheet.name == name]
    if not wanted:
        raise SheetMissing(sheet=name)
    found = [layout for layout in (_layout(sheet, encoding) for sheet in wanted) if layout is not None]
    if not found:
        raise NoHeaderFound(sheet=wanted[0].name)
    return max(found, key=lambda layout: len(layout.fields))


def with_fields(layout: Layout, chosen: Mapping[int, Field | None]) -> Layout:
    """The same with the columns as a person says they are."""
    columns = tuple(
        Column(column.index, column.label, column.encoding, chosen.get(column.index, column.field))
        for column in layout.columns
    )
    check_columns(columns)
    return Layout(layout.sheet, layout.first_line, columns, layout.encoding)


def check_columns(columns: Sequence[Column]) -> None:
    """Refuse a table without names, and two columns of one kind."""
    held = [column.field for column in columns if column.field is not None]
    if not _NAMES & set(held):
        raise NameColumnMissing()
    for kind in held:
        if held.count(kind) > 1 and kind not in SEVERAL_ALLOWED:
            labels = [column.label for column in columns if column.field is kind]
            raise ColumnTwice(field=kind, labels=labels)


# --- the header -------------------------------------------------------------------------------------------------------


def _layout(sheet: Sheet, encoding: Encoding | None) -> Layout | None:
    texts = [cell for row in sheet.rows[:_DETECT_FROM] for cell in row if not cell.isascii()]
    whole = encoding or detect(texts)
    rows = [[to_unicode(cell[:200], whole) for cell in row] for row in sheet.rows[: HEADER_WITHIN + _DEEPEST_HEADER]]
    best: tuple[int, int, int, list[Field | None], list[str]] | None = None
    for top in range(min(HEADER_WITHIN, len(rows))):
        if not any(_MAY_HEAD_NAMES.search(fold(text)) for text in rows[top] if text):
            continue
        for deep in range(1, _DEEPEST_HEADER + 1):
            if top + deep > len(rows) or (deep > 1 and not _is_more_header(sheet, rows, top, deep)):
                break
            heads = _heads(rows[top : top + deep])
            fields = [field_of(parts) for parts in heads]
            if not _NAMES & set(fields):
                continue
            score = len({kind for kind in fields if kind is not None})
            if score >= 2 and (best is None or score > best[0]):
                best = (score, top, deep, fields, [" – ".join(parts) for parts in heads])
    if best is None:
        return None
    _, top, deep, fields, labels = best
    first = top + deep
    if first < len(sheet.rows) and _is_numbering(sheet.rows[first]):
        first += 1
    columns = tuple(_columns(sheet, first, _settled(fields, sheet, first), labels, encoding))
    return Layout(sheet.name, first + 1, columns, whole)


def _is_more_header(sheet: Sheet, rows: list[list[str]], top: int, deep: int) -> bool:
    """Whether the next row still belongs to the header: the cells below the names are merged with them or empty."""
    row = rows[top + deep - 1]
    for column, kind in enumerate(field_of((text,)) for text in rows[top]):
        if kind in _NAMES or kind is Field.FAMILY_NAME:
            here = row[column] if column < len(row) else ""
            is_kept = not here or (top + deep - 1, column) in sheet.filled or field_of((here,)) in {Field.GIVEN_NAME}
            if not is_kept:
                return False
    own = [text for column, text in enumerate(row) if text and (top + deep - 1, column) not in sheet.filled]
    return any(field_of((text,)) is not None for text in own)


def _heads(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    width = max(map(len, rows))
    heads = []
    for column in range(width):
        parts: list[str] = []
        for row in rows:
            text = row[column] if column < len(row) else ""
            if text and text not in parts:
                parts.append(text)
        heads.append(tuple(parts))
    return heads


def _is_numbering(row: Sequence[str]) -> bool:
    """The row "1 2 3 4" or "(1) (2) (3)" below many official headers."""
    texts = [clean(text).strip("()[] ") for text in row if text.strip()]
    if len(texts) < 3:
        return False
    if texts[0].casefold() in ("a", "b"):
        texts = [text for text in texts if text.casefold() not in "abcd"]
    return texts == [str(n) for n in range(int(texts[0]), int(texts[0]) + len(texts))] if _is_small(texts) else False


def _is_small(texts: Sequence[str]) -> bool:
    return bool(texts) and all(text.isdecimal() and len(text) < 3 for text in texts)


def _settled(fields: list[Field | None], sheet: Sheet, first: int) -> list[Field | None]:
    """The heads that mean something only together: a name over two columns, Nam and Nữ over birth years."""
    settled = list(fields)
    for at, kind in enumerate(fields[:-1]):
        # "Họ và tên" merged over two columns: family and middle names left, the given name right.
        if kind is Field.NAME and fields[at + 1] is Field.NAME:
            settled[at], settled[at + 1] = Field.FAMILY_NAME, Field.GIVEN_NAME
        if kind is Field.NAME and fields[at + 1] is Field.GIVEN_NAME:
            settled[at] = Field.FAMILY_NAME
    for at, kind in enumerate(settled):
        if kind in (Field.MALE_MARK, Field.FEMALE_MARK) and _holds_years(sheet, first, at):
            settled[at] = Field.MALE_BIRTH if kind is Field.MALE_MARK else Field.FEMALE_BIRTH
    seen: set[Field] = set()
    for at, kind in enumerate(settled):
        if kind in seen and kind not in SEVERAL_ALLOWED:
            settled[at] = None
        elif kind is not None:
            seen.add(kind)
    return settled


def _holds_years(sheet: Sheet, first: int, column: int) -> bool:
    texts = [
        row[column].strip() for row in sheet.rows[first : first + 200] if column < len(row) and row[column].strip()
    ]
    years = sum(bool(re.search(r"(?:19|20)[0-9]{2}", text)) for text in texts)
    return years * 2 > len(texts)


def _columns(
    sheet: Sheet, first: int, fields: Sequence[Field | None], labels: Sequence[str], encoding: Encoding | None
) -> list[Column]:
    columns = []
    below = list(zip_longest(*sheet.rows[first:], fillvalue="")) or [()] * len(labels)
    for index, label in enumerate(labels):
        told = below[index] if index < len(below) else ()
        cells = list(islice(filterfalse(str.isascii, told), _DETECT_FROM))
        if label or any(map(str.strip, told[:200])):
            columns.append(Column(index, label, encoding or detect(cells), fields[index]))
    return columns


# --- the lines --------------------------------------------------------------------------------------------------------

_TOTAL = re.compile(
    r"(tong|tong cong|tong so|cong|tong toan)( (cong|so))?( \d.*| (co|la|danh sach|so).*)?|tong .*nguoi.*"
)
_SIGNATURE = re.compile(
    r"(nguoi lap|nguoi ghi|lap (bieu|danh sach)|xac nhan|ky ten|ky ghi ro|tm |t m |thu ky|chu nhiem|chu tich|ke toan|"
    r"thu quy|ghi chu|luu y|noi nhan|.*ngay .*thang .*nam).*"
)


def lines_of(sheet: Sheet, layout: Layout) -> Lines:
    """Every line of a person. Blank rows say nothing; sections, totals and signatures are told, not read."""
    lines = Lines()
    name_at = layout.columns_of(Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)
    birth_at = layout.columns_of(Field.BIRTH, Field.MALE_BIRTH, Field.FEMALE_BIRTH)
    old = {column.index: column.encoding for column in layout.columns if column.encoding is not Encoding.UNICODE}
    for at in range(layout.first_line - 1, len(sheet.rows)):
        row = sheet.rows[at]
        # Nearly every row is plainly a person; only the others are looked at closely.
        if not _is_plainly_person(row, name_at, birth_at) or (at, name_at[0]) in sheet.filled:
            if not any(text and not text.isspace() for text in row):
                continue
            if why := _why_no_line(sheet, at, name_at, birth_at, layout):
                lines.ignored.append(Ignored(at + 1, why, _shown(row, layout)))
                continue
        if old:
            row = [to_unicode(text, old[column]) if column in old else text for column, text in enumerate(row)]
        lines.rows.append(RawLine(at + 1, tuple(row)))
    if not lines.rows:
        raise NoLinesFound(sheet=sheet.name)
    return lines


def _is_plainly_person(row: Sequence[str], name_at: Sequence[int], birth_at: Sequence[int]) -> bool:
    """A name and a birth that are not one text merged across the table."""
    name, birth = _first_told(row, name_at), _first_told(row, birth_at)
    return bool(name.strip() and birth.strip()) and name != birth


def _first_told(row: Sequence[str], places: Sequence[int]) -> str:
    for at in places:
        if at < len(row) and row[at]:
            return row[at]
    return ""


def _shown(row: Sequence[str], layout: Layout) -> str:
    texts = dict.fromkeys(to_unicode(text[:80], layout.encoding) for text in row if text.strip())
    return " · ".join(texts)[:160]


def _why_no_line(sheet: Sheet, at: int, name_at: Sequence[int], birth_at: Sequence[int], layout: Layout) -> str:
    row = sheet.rows[at]
    own = {column for column, text in enumerate(row) if text.strip() and (at, column) not in sheet.filled}
    names = [column for column in name_at if column in own]
    if not names and any((at, column) in sheet.filled for column in name_at):
        return "continued_row"  # the second half of a line whose name is merged over two rows
    texts = {row[column] for column in own}
    folded = [fold(to_unicode(text[:120], layout.encoding)) for text in texts]
    is_spread = len(texts) == 1 and len(own) > 2  # one text merged across the table
    if is_spread or not (names and any(column in own for column in birth_at)):
        data = [index for index, _ in layout.kept if index in own and index not in name_at]
        if any(map(_TOTAL.fullmatch, folded)):
            return "total_row"
        if len(data) <= 1 and any(map(_SIGNATURE.fullmatch, folded)):
            return "signature_row"
        if len(texts) == 1 and len(layout.fields) >= 3 and (len(own) > 1 or not names or _is_section(folded[0])):
            return "section_row"
    return ""


def _is_section(words: str) -> bool:
    return bool(re.match(r"([ivx]+|[a-d]|\d+) |(to|nhom|thon|ban|xom|ap|khu|chi hoi|ban chu nhiem)\b", words))


def is_of_many_clubs(layout: Layout) -> bool:
    """Whether the lines say themselves which club they belong to."""
    return bool({Field.CLUB, Field.CLUB_NUMBER} & set(layout.fields) & OF_MANY_CLUBS)
