"""How an area is held to its least: what a count must come to for the months a club lived, and what is missing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from chungtay.clubs.rules import ActivityArea

MONTHS = 12
WHOLE_BP = 10_000


class How(StrEnum):
    """How a limit is meant."""

    A_YEAR = "a_year"  # so many in twelve months; of a club younger than that its part, rounded down
    A_MONTH = "a_month"  # so many on average in each month it lived
    STANDING = "standing"  # so many on the day
    SHARE = "share"  # so many of another number, in basis points
    WITHIN = "within"  # one, once the club has lived so many months


COUNTED = frozenset({How.A_YEAR, How.A_MONTH})
"""Counted over time; the others hold on a day."""


@dataclass(frozen=True)
class Standing:
    """A measure held against its limit: what there is, what must be, over how many. No limit asks for nothing.

    `is_veiled`: it counts people whom only the club's board knows, and the reader is not of it: whether it is enough is
    told, how many are not.
    """

    measure: Any  # `queries.measures.Measure`, which knows words
    limit: int | None
    have: int
    need: int
    of: int = 0
    is_veiled: bool = False

    @property
    def missing(self) -> int:
        return missing(self.have, self.need)

    @property
    def is_met(self) -> bool:
        return self.missing == 0


@dataclass(frozen=True)
class AreaStanding:
    """One area of a club: its measures, and how much was done in it."""

    area: ActivityArea
    label: str
    standings: tuple[Standing, ...]
    activity_count: int = 0

    @property
    def is_met(self) -> bool:
        return all(each.is_met for each in self.standings)

    @property
    def short(self) -> tuple[Standing, ...]:
        """The measures that fall short."""
        return tuple(each for each in self.standings if not each.is_met)


def needed(how: How, limit: int | None, *, lived: int, of: int = 0) -> int:
    """What a count must come to. `lived` is 0 to 12 months; a share of nobody is never reached, so it asks for one."""
    if limit is None:
        return 0
    match how:
        case How.A_YEAR:
            return limit * lived // MONTHS
        case How.A_MONTH:
            return limit * lived
        case How.STANDING:
            return limit
        case How.SHARE:
            return max(1, -(-limit * of // WHOLE_BP))
        case How.WITHIN:
            return int(lived >= min(limit, MONTHS))


def missing(have: int, need: int) -> int:
    """How many are still wanted."""
    return max(0, need - have)


def lived_months(founded_on: date | None, since: date, until: date) -> int:
    """How many months of a span of at most twelve a club lived, its founding month not counted: a start takes time.

    `since` is the first day of the span's first month, `until` the first day after it. A founding that nobody knows
    counts as old.
    """
    span = (until.year - since.year) * MONTHS + until.month - since.month
    if founded_on is None:
        return span
    after = (until.year - founded_on.year) * MONTHS + until.month - founded_on.month - 1
    return max(0, min(span, after))
