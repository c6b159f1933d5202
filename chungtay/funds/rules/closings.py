"""Closing the books up to a day: which day, by whom, and what must be settled before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.funds.rules.kinds import ClosingKind
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.kernel.months import Month


class Signs(StrEnum):
    """For what somebody confirms a closing."""

    ACCOUNTS = "accounts"  # the accountant, for the books
    CASH = "cash"  # the treasurer, for the box


OTHER = {Signs.ACCOUNTS: Signs.CASH, Signs.CASH: Signs.ACCOUNTS}


class ObstacleKind(StrEnum):
    """What stands between a club and its closing. The first two must be settled, the others are told."""

    COUNT_DIFFERS = "count_differs"
    BELOW_NOTHING = "below_nothing"
    NOT_COUNTED = "not_counted"
    MEETING_OPEN = "meeting_open"
    FORMS_HELD = "forms_held"  # told by the room of late forms


MUST_BE_SETTLED = frozenset({ObstacleKind.COUNT_DIFFERS, ObstacleKind.BELOW_NOTHING})


@dataclass(frozen=True)
class Obstacle:
    """One thing to look at before closing, with its facts."""

    kind: ObstacleKind
    on: date | None = None
    amount_vnd: int = 0
    about: str = ""  # the fund, or which forms wait
    key: str = ""  # of the count or meeting it leads to
    url: str = ""  # where a room above lets it be settled, on the club face


class ClosingDayNotCome(RuleBroken):
    """Books are closed for days that are over, a month when it has ended."""


class NotEndOfMonth(RuleBroken):
    """The closing of a month ends on its last day."""


class AlreadyClosed(Conflict):
    """The books are closed up to that day already."""


class CountStillDiffers(RuleBroken):
    """The last count of the box differs from the book and was not settled."""


class DayBelowNothing(RuleBroken):
    """On the evening of some day the box would have held less than nothing."""


class SamePersonConfirms(RuleBroken):
    """Accountant and treasurer are two people."""


class SignerHasNoName(RuleBroken):
    """A signature on paper is noted with the name of who signed."""


class NoSuchClosing(NotFound):
    """The club has no such closing."""


class ClosingNotInForce(Conflict):
    """The closing was never complete, or was opened again before."""


class ReopeningNeedsReason(RuleBroken):
    """Why closed books are opened again is written down."""


def check_through(kind: ClosingKind, through_on: date, today: date) -> None:
    """A month is closed when it has ended, for a handover any day that has come."""
    if kind is ClosingKind.MONTH and through_on != Month.of(through_on).last:
        raise NotEndOfMonth(through_on=through_on)
    if through_on > today:
        raise ClosingDayNotCome(through_on=through_on)


def check_not_closed(through_on: date, closed_through: date | None) -> None:
    if closed_through is not None and through_on <= closed_through:
        raise AlreadyClosed(through_on=closed_through)


def check_obstacles(obstacles: Sequence[Obstacle]) -> None:
    """Refuse while what must be settled is not."""
    for each in obstacles:
        if each.kind is ObstacleKind.COUNT_DIFFERS:
            raise CountStillDiffers(counted_on=each.on, open_vnd=each.amount_vnd)
        if each.kind is ObstacleKind.BELOW_NOTHING:
            raise DayBelowNothing(fund=each.about, happened_on=each.on, balance_vnd=each.amount_vnd)
