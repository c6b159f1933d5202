"""Where a set of criteria stands, and what a set and each line of it must be before clubs are rated by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from chungtay.rating.rules.criteria import (
    ALL_POINTS,
    OVER_THE_YEAR,
    SHARES,
    SILENT_MONTHS,
    WHOLE_BP,
    Band,
    Criterion,
    How,
    Veto,
)
from chungtay.rating.rules.refusals import (
    BandsOutOfOrder,
    EvidenceDoesNotAddUp,
    EvidenceIncomplete,
    EvidenceUnknown,
    LinePointsWrong,
    PointsNotAHundred,
    SetMovedOn,
    SetNotEdited,
    SetSaysNoSource,
    YearAlreadyRated,
    YearTaken,
    YearTooFar,
)

YEARS_AHEAD = 5  # how far from today a set may begin
LONGEST_SILENCE = 12


class SetState(StrEnum):
    """From the desk of the centre to the years that are rated by it. What is withdrawn rates nothing."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


NEXT_SET: dict[SetState, set[SetState]] = {
    SetState.DRAFT: {SetState.PUBLISHED, SetState.WITHDRAWN},
    SetState.PUBLISHED: {SetState.WITHDRAWN},  # only while nobody was rated by it
    SetState.WITHDRAWN: set(),
}


class SetTime(StrEnum):
    """How a set stands to today: what the list groups by."""

    DRAFT = "draft"
    TO_COME = "to_come"
    IN_FORCE = "in_force"
    PAST = "past"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class SetHead:
    """What a set says of itself beside its lines."""

    name: str
    source: str
    mark: str
    bands: Mapping[Band, int]
    vetoes: tuple[Veto, ...] = tuple(Veto)
    silent_months: int = SILENT_MONTHS


def time_of(state: SetState, year_from: int | None, year_to: int | None, year: int) -> SetTime:
    """Whether a set is being written, waits for its year, is in force, or is over."""
    if state is not SetState.PUBLISHED or year_from is None:
        return SetTime.DRAFT if state is SetState.DRAFT else SetTime.WITHDRAWN
    if year_from > year:
        return SetTime.TO_COME
    return SetTime.PAST if year_to is not None and year_to < year else SetTime.IN_FORCE


def check_set_step(before: SetState, after: SetState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_SET[before]:
        raise SetMovedOn(state=str(before))


def check_is_draft(state: SetState) -> None:
    """Refuse to change what was published: the better one is a set of its own."""
    if state is not SetState.DRAFT:
        raise SetNotEdited()


def check_head(head: SetHead) -> None:
    """Refuse a set without a name, and bands that do not fall from a hundred to one."""
    if not head.name:
        raise SetSaysNoSource()
    asked = [ALL_POINTS + 1, *(head.bands[band] for band in Band if band is not Band.WEAK), 0]
    for above, below in pairwise(asked):
        if above <= below:
            raise BandsOutOfOrder(above=above if above <= ALL_POINTS else ALL_POINTS, below=below)


def check_line(line: Criterion, adds_up: Mapping[str, bool]) -> None:
    """Refuse a line whose evidence nobody counts, or that reads it in a way that has no sense.

    `adds_up` names every number that is counted, and whether its months may be added up.
    """
    if not 1 <= line.points <= ALL_POINTS:
        raise LinePointsWrong(most=ALL_POINTS)
    for name in (line.column, line.of, line.needs):
        if name and name not in adds_up:
            raise EvidenceUnknown(column=name)
    if not line.column or not line.words or bool(line.of) != (line.how in SHARES) or line.of == line.column:
        raise EvidenceIncomplete()
    if line.how is How.AT_MOST and not 0 <= line.most <= WHOLE_BP:
        raise EvidenceIncomplete()
    if line.how is not How.AT_MOST and not 1 <= line.least <= (WHOLE_BP if line.how in SHARES else 10**12):
        raise EvidenceIncomplete()
    if line.how in OVER_THE_YEAR and not all(adds_up[name] for name in (line.column, line.of) if name):
        raise EvidenceDoesNotAddUp()


def check_publishable(
    head: SetHead, lines: Iterable[Criterion], adds_up: Mapping[str, bool], *, year_from: int, this_year: int
) -> None:
    """Refuse to publish what clubs could not be rated by."""
    lines = list(lines)
    check_head(head)
    if not head.source:
        raise SetSaysNoSource()
    for line in lines:
        check_line(line, adds_up)
    points = sum(line.points for line in lines)
    if points != ALL_POINTS:
        raise PointsNotAHundred(points=points)
    if year_from > this_year + YEARS_AHEAD:
        raise YearTooFar(year=this_year + YEARS_AHEAD)


def check_first_year(year_from: int, *, last_rated: int | None, latest: int | None) -> None:
    """Refuse a year of which clubs were rated, and one that a later set already has."""
    if last_rated is not None and year_from <= last_rated:
        raise YearAlreadyRated(year=last_rated)
    if latest is not None and year_from <= latest:
        raise YearTaken(year=latest)
