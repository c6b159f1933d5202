"""Many workbooks at once: each is read in a worker process, its lines given to the clubs they name."""

import gc
import multiprocessing
import re
import resource
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from chungtay.clubs.rules import NewMember, Prepared, prepare
from chungtay.exchange.rules.fields import Field
from chungtay.exchange.rules.files import tell
from chungtay.exchange.rules.layout import find_layout, lines_of
from chungtay.exchange.rules.lines import Known, Problem, read_line, unmarked_sex, values_of
from chungtay.exchange.rules.reading import read_sheets
from chungtay.exchange.rules.refusals import ClubAmbiguous, ClubUnknown
from chungtay.kernel.errors import Refusal
from chungtay.kernel.vietnamese import clean, fold

MOST_LINES_OF_ONE = 500_000
_STRIDE = 1_000_000
_LARGEST = 2_000_000_000  # of a whole number in the database
_MEMORY = 6 << 30
_OF_FILE_NAME = re.compile(r"c?([0-9]{1,9})(?![0-9])")
_CLUB_WORDS = re.compile(r"\b(cau lac bo|clb|lien the he( tu giup nhau)?|lthtgn|lth|tu giup nhau)\b")
_AREA_WORDS = re.compile(r"^(xa|phuong|thi tran|dac khu|tinh|thanh pho|tp) ")


@dataclass(frozen=True)
class ClubPlace:
    """A club and the commune it sits in."""

    club_id: int
    commune_id: int | None


@dataclass(frozen=True)
class Directory:
    """The clubs a mass import may write to, by number and by name, with the hamlets of their communes."""

    clubs: Mapping[int, ClubPlace]
    by_name: Mapping[str, Sequence[tuple[int, str, str]]]  # name → (number, commune, province), all as `short_…` gives
    hamlets: Mapping[int, Mapping[str, int]]
    ethnicities: Mapping[str, str]
    today: date
    joined_on: date

    def find(self, number: str, name: str, commune: str, province: str) -> ClubPlace:
        """The one club these words name."""
        if number:
            digits = fold(number).removeprefix("c").strip()
            found = self.clubs.get(int(digits)) if digits.isdecimal() and len(digits) < 18 else None
            if found is None:
                raise ClubUnknown(text=number[:60], commune=commune[:60] or "…")
            return found
        named = self.by_name.get(short_club(name), ())
        here = [
            club_id
            for club_id, its_commune, its_province in named
            if (not commune or short_area(commune) == its_commune)
            and (not province or short_area(province) == its_province)
        ]
        if not here:
            raise ClubUnknown(text=name[:60], commune=commune[:60] or "…")
        if len(here) > 1:
            raise ClubAmbiguous(text=name[:60])
        return self.clubs[here[0]]


def short_club(name: str) -> str:
    """A club's name without the words that every club carries: "CLB LTHTGN thôn Phú Nghĩa" is "thon phu nghia"."""
    return " ".join(_CLUB_WORDS.sub(" ", fold(name)).split())


def short_area(name: str) -> str:
    """An area's name without its kind."""
    return _AREA_WORDS.sub("", fold(name))


@dataclass(frozen=True)
class WrongLine:
    """A line of a file that cannot stand, or (line 0) the file as a whole."""

    file: str
    line: int
    name: str
    problem: Problem


@dataclass
class FileLines:
    """What one workbook brings: its lines ready for the database, whom each tells of, and those that cannot stand."""

    file: str
    line_count: int = 0
    prepared: Prepared | None = None
    names: dict[int, str] = field(default_factory=dict)
    wrong: list[WrongLine] = field(default_factory=list)


def read_folder(paths: Sequence[Path], directory: Directory, *, workers: int) -> Iterator[FileLines]:
    """The lines of each workbook in order, read by so many processes. Lines are numbered across all files."""
    with ProcessPoolExecutor(
        workers, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(directory, stride(len(paths)))
    ) as pool:
        yield from pool.map(_read, range(len(paths)), map(str, paths))


def stride(file_count: int) -> int:
    """How far apart the line numbers of two files lie."""
    return min(_STRIDE, _LARGEST // (file_count + 1))


_begun: list[tuple[Directory, int]] = []


def _begin(directory: Directory, apart: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    gc.disable()  # lines are trees, not rings: looking for rings among a million of them takes a quarter of the time
    _begun[:] = [(directory, apart)]


def _read(place: int, path: str) -> FileLines:
    directory, apart = _begun[0]
    return read_file(Path(path), directory, first_line=place * apart, most_lines=min(apart - 1000, MOST_LINES_OF_ONE))


def read_file(path: Path, directory: Directory, *, first_line: int, most_lines: int) -> FileLines:
    """One workbook: each line to the club it names, or all to the one whose number begins the file's name."""
    read = FileLines(path.name)
    try:
        content = path.read_bytes()
        sheets = read_sheets(content, tell(path.name, content).kind, most_lines=most_lines)
        layout = find_layout(sheets)
        sheet = next(each for each in sheets if each.name == layout.sheet)
        lines = lines_of(sheet, layout)
    except Refusal as refusal:
        read.wrong.append(WrongLine(path.name, 0, "", Problem.of("", refusal)))
        return read
    known = Known(
        today=directory.today,
        joined_on=directory.joined_on,
        ethnicities=directory.ethnicities,
        unmarked_sex=unmarked_sex(column.field for column in layout.columns),
    )
    reader = _FileReader(read, directory, known, first_line)
    read.line_count = len(lines.rows)
    for line in lines.rows:
        reader.take(line.line, values_of(line, layout))
    reader.prepare()
    return read


class _FileReader:
    """Takes the lines of a file, remembering each club it met."""

    def __init__(self, read: FileLines, directory: Directory, known: Known, first_line: int) -> None:
        self.read, self.directory, self.known, self.first_line = read, directory, known, first_line
        self.met: dict[tuple[str, ...], tuple[ClubPlace, Known]] = {}
        self.members: list[NewMember] = []
        begins = _OF_FILE_NAME.match(read.file)
        self.number = begins[1] if begins else ""

    def take(self, line: int, values: dict[str, str]) -> None:
        told = tuple(values.get(kind, "") for kind in (Field.CLUB_NUMBER, Field.CLUB, Field.COMMUNE, Field.PROVINCE))
        try:
            place, known = self.met.get(told) or self._meet(told)
        except Refusal as refusal:
            self._wrong(line, values, Problem.of(Field.CLUB, refusal))
            return
        reading = read_line(values, known)
        for problem in reading.errors:
            self._wrong(line, values, problem)
        if reading.errors or reading.facts is None or reading.joined_on is None:
            return
        self.read.names[self.first_line + line] = reading.facts.full_name
        self.members.append(
            NewMember(
                club_id=place.club_id,
                joined_on=reading.joined_on,
                facts=reading.facts,
                number=reading.number,
                statuses=reading.statuses,
                source=self.read.file,
                line=self.first_line + line,
            )
        )

    def prepare(self) -> None:
        """Make the lines ready here, where many processes work at once."""
        prepared = prepare(self.members, today=self.directory.today, is_clean=True)
        for refused in prepared.refused:
            name = self.read.names[refused.line]
            problem = Problem.of("", refused.refusal)
            self.read.wrong.append(WrongLine(self.read.file, refused.line - self.first_line, name, problem))
        self.read.prepared = replace(prepared, refused=())

    def _meet(self, told: tuple[str, ...]) -> tuple[ClubPlace, Known]:
        number, name, commune, province = told
        place = self.directory.find(number or (self.number if not name else ""), name, commune, province)
        hamlets = self.directory.hamlets.get(place.commune_id or 0, {})
        met = place, replace(self.known, hamlets=hamlets, commune_id=place.commune_id)
        self.met[told] = met
        return met

    def _wrong(self, line: int, values: Mapping[str, str], problem: Problem) -> None:
        name = values.get(Field.NAME) or f"{values.get(Field.FAMILY_NAME, '')} {values.get(Field.GIVEN_NAME, '')}"
        self.read.wrong.append(WrongLine(self.read.file, line, clean(name)[:120], problem))
