"""Which clubs of an office would end the year weak, while there is time."""

from dataclasses import dataclass
from datetime import date

from chungtay.kernel.acts import Reach
from chungtay.rating.queries.clubs import Narrowed, RatedClub, clubs_rated
from chungtay.rating.queries.evidence import evidence_in, evidence_of
from chungtay.rating.rules import Criteria, Early, early


@dataclass(frozen=True)
class EarlyLine:
    """A club with what there is to worry about."""

    club: RatedClub
    early: Early


def early_count(reach: Reach, day: date, criteria: Criteria) -> int:
    """How many clubs of a reach are in danger. One query."""
    found = evidence_in(reach, day.year, day, criteria)
    return sum(early(criteria, evidence) is not None for evidence in found.values())


def early_lines(reach: Reach, day: date, criteria: Criteria, narrowed: Narrowed | None = None) -> list[EarlyLine]:
    """The clubs of a reach in danger, the weakest first. Two queries."""
    known = clubs_rated(reach, narrowed)
    found = {pk: early(criteria, evidence) for pk, evidence in evidence_of(known, day.year, day, criteria).items()}
    lines = [EarlyLine(club, told) for pk, club in known.items() if (told := found.get(pk)) is not None]
    return sorted(lines, key=lambda line: (not line.early.is_weak, line.early.now.points))
