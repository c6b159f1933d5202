"""What records come to under a set of criteria: pure, so that anyone can check it by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

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
    SILENT = "silent"  # no meeting for some months on end, three in the first set
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
SHARES = frozenset({How.SHARE, How.SHARE_OF_YEAR, How.AT_MOST})
"""Here two numbers are held against each other, and the level is a share in basis points."""
OVER_THE_YEAR = frozenset({How.SUM, How.SHARE_OF_YEAR})
"""Here the months are added up, which has a sense for what happened only, never for what stands on a day."""


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
class Wanted:
    """The columns that evidence is read from, by how they are read."""

    last: frozenset[str]
    total: frozenset[str]
    months: frozenset[str]

    def __or__(self, other: "Wanted") -> "Wanted":
        return Wanted(self.last | other.last, self.total | other.total, self.months | other.months)


@dataclass(frozen=True)
class Criteria:
    """One version of the sheet, as it is held against records."""

    code: str
    name: str
    criteria: tuple[Criterion, ...]
    bands: Mapping[Band, int]
    mark: str = ""
    source: str = ""
    year_from: int | None = None
    year_to: int | None = None
    vetoes: tuple[Veto, ...] = tuple(Veto)
    silent_months: int = SILENT_MONTHS
    pk: int = 0

    @property
    def points(self) -> int:
        return sum(each.points for each in self.criteria)

    @property
    def columns(self) -> frozenset[str]:
        """Every column that evidence is read from."""
        return frozenset(name for each in self.criteria for name in (each.column, each.of, each.needs) if name)

    def wanted(self) -> Wanted:
        """The same by how they are read."""
        names: dict[How, set[str]] = {how: set() for how in How}
        for each in self.criteria:
            names[each.how] |= {name for name in (each.column, each.of) if name}
        needed = {each.needs for each in self.criteria if each.needs}
        last = needed.union(*(names[how] for how in (How.HAS, How.COUNT, How.SHARE, How.AT_MOST)))
        total = names[How.SUM] | names[How.SHARE_OF_YEAR]
        return Wanted(frozenset(last), frozenset(total), frozenset(names[How.MONTHS]))


@dataclass(frozen=True)
class Evidence:
    """What the records of a club say of a year: its last month, sums, months in which there was some."""

    last: Mapping[str, int]
    total: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    lived: int = MONTHS
    quiet: int = 0  # months on end without a meeting, up to the last one


@dataclass(frozen=True)
class Scored:
    """One criterion as the records have it: so much there is, so much is asked, so many points."""

    criterion: Criterion
    have: int
    need: int
    points: int
    lacks: int = 0  # how many more (of what must not be passed: less) would earn it whole; 0: not said in a number
    whole: int = 0  # of how many, for a share

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
    have, need, points = _earned(criterion, evidence)
    if points == criterion.points or (criterion.needs and not evidence.last.get(criterion.needs)):
        return Scored(criterion, have, need, points)
    return Scored(criterion, have, need, points, *_lacking(criterion, evidence))


def _lacking(criterion: Criterion, evidence: Evidence) -> tuple[int, int]:
    """What is lacking of a line that is earned whole or not at all, and of how many.

    Of a share over the year nothing is said: the months that are past do not change any more.
    """
    part, whole = evidence.last.get(criterion.column, 0), evidence.last.get(criterion.of, 0)
    match criterion.how:
        case How.SUM if criterion.least > 1:  # else any đồng will do, which is no number to be told
            return criterion.least - evidence.total.get(criterion.column, 0), 0
        case How.SHARE if whole > 0 and not criterion.per_year:
            return -(-criterion.least * whole // WHOLE_BP) - part, whole
        case How.AT_MOST if whole > 0:
            return part - criterion.most * whole // WHOLE_BP, whole
    return 0, 0


def _earned(criterion: Criterion, evidence: Evidence) -> tuple[int, int, int]:
    """So much there is, so much is asked, so many points. Asked for every line of every club of the country."""
    have, need, is_met = _measured(criterion, evidence)
    if criterion.needs and not evidence.last.get(criterion.needs):
        return have, need, 0
    if need and criterion.how in BY_STEPS:
        return have, need, criterion.points * max(0, min(have, need)) // need
    return have, need, criterion.points if is_met else 0


def _measured(criterion: Criterion, evidence: Evidence) -> tuple[int, int, bool]:
    how, column = criterion.how, criterion.column
    if how is How.HAS:
        have = 1 if evidence.last.get(column) else 0
        return have, 1, have == 1
    if how is How.AT_MOST:
        have = _share(evidence.last.get(column, 0), evidence.last.get(criterion.of, 0))
        return have, criterion.most, have <= criterion.most
    least = criterion.least * evidence.lived // MONTHS if criterion.per_year else criterion.least
    if how in SHARES:
        said = evidence.last if how is How.SHARE else evidence.total
        have = _share(said.get(column, 0), said.get(criterion.of, 0))
        return have, least, bool(said.get(criterion.of)) and have >= least
    counted = evidence.last if how is How.COUNT else evidence.total if how is How.SUM else evidence.months
    have = counted.get(column, 0)
    return have, least, have >= least


def _share(part: int, whole: int) -> int:
    return part * WHOLE_BP // whole if whole else 0


def rate(criteria: Criteria, evidence: Evidence) -> tuple[Scored, ...]:
    """Every criterion of a set, in its order."""
    return tuple(score(each, evidence) for each in criteria.criteria)


def vetoes(criteria: Criteria, evidence: Evidence, *, misuse: bool = False) -> tuple[Veto, ...]:
    """What stands against a better band than the lowest, of what this set looks at."""
    found = {
        Veto.NO_DECISION: not evidence.last.get("decision_club_count"),
        Veto.SILENT: evidence.quiet >= criteria.silent_months,
        Veto.MISUSE: misuse,
    }
    return tuple(veto for veto, holds in found.items() if holds and veto in criteria.vetoes)


def band_of(criteria: Criteria, points: int, against: tuple[Veto, ...] = ()) -> Band:
    """The band of a sum of points; any veto makes it the lowest."""
    if against:
        return Band.WEAK
    return next(band for band in Band if band is Band.WEAK or points >= criteria.bands[band])


@dataclass(frozen=True)
class Outcome:
    """What records come to under one set: the sum of points, what stands against it, the band; each line when asked."""

    criteria: Criteria
    evidence: Evidence
    points: int
    against: tuple[Veto, ...]
    band: Band

    @cached_property
    def scores(self) -> tuple[Scored, ...]:
        return rate(self.criteria, self.evidence)


def outcome(criteria: Criteria, evidence: Evidence, *, misuse: bool = False) -> Outcome:
    """A club's year under a set."""
    points = sum(_earned(each, evidence)[2] for each in criteria.criteria)
    against = vetoes(criteria, evidence, misuse=misuse)
    return Outcome(criteria, evidence, points, against, band_of(criteria, points, against))


def in_force(sets: Iterable[Criteria], year: int) -> Criteria | None:
    """The set under which a year is rated."""
    return next(
        (
            each
            for each in sets
            if each.year_from is not None and each.year_from <= year and (each.year_to is None or year <= each.year_to)
        ),
        None,
    )


class Move(StrEnum):
    """Where a club's band goes under another set."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


def move_of(before: Band, after: Band) -> Move:
    """The move from one band to another."""
    ranks = list(Band)  # the best first
    climbed = ranks.index(before) - ranks.index(after)
    return Move.UP if climbed > 0 else Move.DOWN if climbed < 0 else Move.SAME


def next_band(criteria: Criteria, outcome: Outcome) -> tuple[int, Band] | None:
    """How many points the next band is away; none at the top, and none while a veto stands against any other."""
    if outcome.against or outcome.band is Band.VERY_STRONG:
        return None
    above = list(Band)[list(Band).index(outcome.band) - 1]
    return criteria.bands[above] - outcome.points, above
