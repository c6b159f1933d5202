"""Sets of criteria read from files, and what records come to under one: pure, so that anyone can check it by hand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "data"
WHOLE_BP, MONTHS, ALL_POINTS = 10_000, 12, 100
SILENT_MONTHS = 3


class Group(StrEnum):
    """The parts of the sheet: how the club is run, its meetings, and the eight areas."""

    ORGANISATION = "organisation"
    MEETINGS = "meetings"
    INCOME = "income"
    HEALTH = "health"
    HOMECARE = "homecare"
    SELFHELP = "selfhelp"
    RIGHTS = "rights"
    AWARENESS = "awareness"
    SPIRIT = "spirit"
    RESOURCE = "resource"


class Band(StrEnum):
    """How strong a club is, best first. The two best names are the projects' [S32][S34], the lower ones INFERRED."""

    VERY_STRONG = "very_strong"
    STRONG = "strong"
    FAIR = "fair"
    AVERAGE = "average"
    WEAK = "weak"


class Veto(StrEnum):
    """What makes a club weak whatever its points (domain.md section 4.1, INFERRED)."""

    NO_DECISION = "no_decision"
    SILENT = "silent"  # no meeting for three months
    MISUSE = "misuse"  # of funds: said by the commune, with the reason


class How(StrEnum):
    """How evidence is held against a criterion."""

    HAS = "has"
    COUNT = "count"  # at the end of the year
    SUM = "sum"  # over the months of the year
    MONTHS = "months"  # months of the year in which there was some
    SHARE = "share"  # of another number at the end, in basis points
    SHARE_OF_YEAR = "share_of_year"  # the same of sums over the year
    AT_MOST = "at_most"  # a share that must not be passed


BY_STEPS = frozenset({How.COUNT, How.MONTHS})
"""Here a part of what is asked earns a part of the points, rounded down."""


@dataclass(frozen=True)
class Criterion:
    """One line of the sheet. `needs` is a column without which it earns nothing."""

    code: str
    group: Group
    points: int
    how: How
    column: str
    words: str
    of: str = ""
    least: int = 1
    most: int = 0
    per_year: bool = False
    needs: str = ""


@dataclass(frozen=True)
class CriteriaSet:
    """One version of the sheet."""

    code: str
    name: str
    year_from: int
    mark: str
    source: str
    bands: Mapping[Band, int]
    criteria: tuple[Criterion, ...]

    @property
    def columns(self) -> frozenset[str]:
        """Every column that evidence is read from."""
        return frozenset(name for each in self.criteria for name in (each.column, each.of, each.needs) if name)


@dataclass(frozen=True)
class Evidence:
    """What the records of a club say of a year: its last month, sums, months in which there was some."""

    last: Mapping[str, int]
    total: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    lived: int = MONTHS
    silent: bool = False


@dataclass(frozen=True)
class Scored:
    """One criterion as the records have it: so much there is, so much is asked, so many points."""

    criterion: Criterion
    have: int
    need: int
    points: int

    @property
    def is_full(self) -> bool:
        return self.points == self.criterion.points

    @property
    def next_point(self) -> tuple[int, int] | None:
        """How many more, and the points that brings; none where everything is there or it is not counted by steps."""
        if self.is_full or self.criterion.how not in BY_STEPS:
            return None
        wanted = -(-(self.points + 1) * self.need // self.criterion.points)
        return wanted - self.have, self.criterion.points * min(wanted, self.need) // self.need - self.points


def score(criterion: Criterion, evidence: Evidence) -> Scored:
    """Hold the records against one criterion. A club that lived a part of the year is asked for that part."""
    have, need, is_met = _measured(criterion, evidence)
    if criterion.needs and not evidence.last.get(criterion.needs):
        return Scored(criterion, have, need, 0)
    if criterion.how in BY_STEPS and need:
        return Scored(criterion, have, need, criterion.points * min(have, need) // need)
    return Scored(criterion, have, need, criterion.points if is_met else 0)


def _measured(criterion: Criterion, evidence: Evidence) -> tuple[int, int, bool]:
    least = criterion.least * evidence.lived // MONTHS if criterion.per_year else criterion.least
    match criterion.how:
        case How.HAS:
            have = int(bool(evidence.last.get(criterion.column)))
            return have, 1, bool(have)
        case How.COUNT:
            have = evidence.last.get(criterion.column, 0)
            return have, least, have >= least
        case How.SUM:
            have = evidence.total.get(criterion.column, 0)
            return have, least, have >= least
        case How.MONTHS:
            have = evidence.months.get(criterion.column, 0)
            return have, least, have >= least
        case How.SHARE | How.SHARE_OF_YEAR:
            said = evidence.last if criterion.how is How.SHARE else evidence.total
            have = _share(said.get(criterion.column, 0), said.get(criterion.of, 0))
            return have, least, bool(said.get(criterion.of)) and have >= least
        case How.AT_MOST:
            have = _share(evidence.last.get(criterion.column, 0), evidence.last.get(criterion.of, 0))
            return have, criterion.most, have <= criterion.most


def _share(part: int, whole: int) -> int:
    return part * WHOLE_BP // whole if whole else 0


def rate(criteria: CriteriaSet, evidence: Evidence) -> tuple[Scored, ...]:
    """Every criterion of a set, in its order."""
    return tuple(score(each, evidence) for each in criteria.criteria)


def vetoes(evidence: Evidence, *, misuse: bool = False) -> tuple[Veto, ...]:
    """What stands against a better band than the lowest."""
    found = {Veto.NO_DECISION: not evidence.last.get("decision_club_count"), Veto.SILENT: evidence.silent}
    return tuple(veto for veto, holds in (found | {Veto.MISUSE: misuse}).items() if holds)


def band_of(criteria: CriteriaSet, points: int, against: tuple[Veto, ...] = ()) -> Band:
    """The band of a sum of points; any veto makes it the lowest."""
    if against:
        return Band.WEAK
    return next(band for band in Band if points >= criteria.bands[band])


@cache
def criteria_sets() -> Mapping[str, CriteriaSet]:
    """Every set there is, by its code, the newest first."""
    found = [read_set(place.read_text()) for place in DATA.glob("*.toml")]
    return {each.code: each for each in sorted(found, key=lambda each: (-each.year_from, each.code))}


def set_for(year: int) -> CriteriaSet | None:
    """The set in force for a year: the newest that began by then."""
    return next((each for each in criteria_sets().values() if each.year_from <= year), None)


def read_set(text: str) -> CriteriaSet:
    """A set as its file says it; a sheet has a hundred points and no line twice."""
    said: dict[str, Any] = tomllib.loads(text)
    lines = tuple(
        Criterion(**line | {"group": Group(line["group"]), "how": How(line["how"])}) for line in said.pop("criterion")
    )
    assert sum(line.points for line in lines) == ALL_POINTS, said["code"]
    assert len({line.code for line in lines}) == len(lines), said["code"]
    bands = {Band(code): points for code, points in said.pop("bands").items()}
    assert set(bands) == set(Band)
    return CriteriaSet(**said, bands=bands, criteria=lines)
