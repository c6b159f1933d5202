"""Counting the box: by which notes, when a difference must be explained, and what is left to settle of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.funds.rules.checks import check_day
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.vietnamese import fold

DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
"""The notes that pass from hand to hand, largest first; nobody counts coins any more."""


class OutcomeKind(StrEnum):
    """What became of a difference between box and book."""

    SHORTAGE = "shortage"  # a debt of a named person with a day
    SURPLUS = "surplus"  # taken into the book
    FOUND = "found"  # found and explained: nothing is posted


@dataclass(frozen=True)
class Counting:
    """A count as it is typed. `pieces` in the order of `DENOMINATIONS`, or empty where only the total was counted.

    `seen_vnd` is the book balance the page showed: a form that agreed with it when it was typed is never held because
    other forms arrived in between.
    """

    counted_on: date
    counted_vnd: int
    counted_by: str
    witnessed_by: str
    pieces: tuple[int, ...] = ()
    explanation: str = ""
    seen_vnd: int | None = None


@dataclass(frozen=True)
class Standing:
    """How a count stands against the book, all in đồng; a shortage is negative.

    `book_vnd` is the book when the count was accepted. Forms of the same day may arrive later than the count did, so
    `book_now_vnd` is the book of that day as it stands now, without what settled this count. The count agrees when it
    agrees with either. `settled_vnd` is what was settled so far: debts negative, surpluses positive.
    """

    counted_vnd: int
    book_vnd: int
    book_now_vnd: int
    settled_vnd: int = 0

    @property
    def difference_vnd(self) -> int:
        """Box less book when it was counted."""
        return self.counted_vnd - self.book_vnd

    @property
    def open_vnd(self) -> int:
        """What is still to be settled: the smaller of the two readings."""
        readings = (self.counted_vnd - book - self.settled_vnd for book in (self.book_vnd, self.book_now_vnd))
        return min(readings, key=abs)

    @property
    def is_settled(self) -> bool:
        return self.open_vnd == 0


class PiecesDoNotAdd(RuleBroken):
    """The notes are worth another sum than the total that was typed."""


class DifferenceNotExplained(RuleBroken):
    """Box and book differ, and nobody says why."""


class CountedAlone(RuleBroken):
    """A count has one who counts and another who watches."""


class CountAgrees(Conflict):
    """Nothing of the count is left to settle."""


class CountIsOver(RuleBroken):
    """The box held more than the book: there is no shortage to owe."""


class CountIsShort(RuleBroken):
    """The box held less than the book: there is no surplus to take in."""


class MoreThanDiffers(RuleBroken):
    """More would be settled than box and book differ by."""


class DueBeforeDebt(RuleBroken):
    """The day to make good a shortage lies before the day it was written."""


class DebtHasNoName(RuleBroken):
    """A shortage is the debt of a named person."""


def worth_vnd(pieces: Sequence[int]) -> int:
    """What so many notes of each kind are worth."""
    return sum(count * note for count, note in zip(pieces, DENOMINATIONS, strict=True))


def check_counting(said: Counting, today: date) -> None:
    """Refuse a count of a day to come, one whose notes do not add up, one that nobody watched or explained."""
    check_day(said.counted_on, today)
    if said.pieces and worth_vnd(said.pieces) != said.counted_vnd:
        raise PiecesDoNotAdd(counted_vnd=said.counted_vnd, pieces_vnd=worth_vnd(said.pieces))
    if fold(said.counted_by) == fold(said.witnessed_by):
        raise CountedAlone(name=said.counted_by)


def check_explained(said: Counting, book_vnd: int) -> None:
    """A difference is explained where the one who counted could see it."""
    seen_vnd = book_vnd if said.seen_vnd is None else said.seen_vnd
    if said.counted_vnd not in (seen_vnd, book_vnd) and not said.explanation:
        difference = abs(said.counted_vnd - book_vnd)
        raise DifferenceNotExplained(counted_vnd=said.counted_vnd, book_vnd=book_vnd, difference_vnd=difference)


def check_outcome(kind: OutcomeKind, standing: Standing, amount_vnd: int) -> None:
    """Refuse to settle what agrees, in the wrong direction, or more than is open."""
    assert amount_vnd > 0, "an amount is positive"
    if standing.is_settled:
        raise CountAgrees()
    if kind is OutcomeKind.SHORTAGE and standing.open_vnd > 0:
        raise CountIsOver(open_vnd=standing.open_vnd)
    if kind is OutcomeKind.SURPLUS and standing.open_vnd < 0:
        raise CountIsShort(open_vnd=-standing.open_vnd)
    if amount_vnd > abs(standing.open_vnd):
        raise MoreThanDiffers(open_vnd=abs(standing.open_vnd), amount_vnd=amount_vnd)


def check_debt(name: str, due_on: date, happened_on: date) -> None:
    """A shortage is owed by somebody, from its day on."""
    if not name.strip():
        raise DebtHasNoName()
    if due_on < happened_on:
        raise DueBeforeDebt(due_on=due_on, happened_on=happened_on)


def named_pieces(pieces: Sequence[int]) -> Mapping[int, int]:
    """Notes by denomination, those that were there."""
    return {note: count for note, count in zip(DENOMINATIONS, pieces, strict=True) if count}


PAGES_AT_MOST = 6
DROPPED = "funds.drop_page"  # as the trail names it
"""Photographs of one signed paper."""


class TooManyPages(RuleBroken):
    """A voucher is a page or two, not an album."""
