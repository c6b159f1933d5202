"""Capital by where it came from: what has a day to be given back, what may be, and how interest is parted."""

from datetime import date

from chungtay.funds.rules.kinds import ORIGINS, AccountKind
from chungtay.kernel.errors import NotFound, RuleBroken
from chungtay.kernel.money import share_out

WHOLE_BPS = 10_000

WITH_DAY = (AccountKind.BORROWED, AccountKind.RETURNABLE)
"""What the club owes: borrowed capital has a day to be given back, a returnable contribution may have one."""

WITHOUT_GIVER = (AccountKind.CAPITALISED, AccountKind.UNKNOWN_ORIGIN)
"""Nobody gave it: the club's own interest, and what a club had before its books."""

GIVEN_BACK = (*WITH_DAY, AccountKind.GRANT, AccountKind.STATE, AccountKind.SOCIALISED)
"""What may be given back: debts, and money that a donor or a budget takes back. What was given for good stays."""

BROUGHT = tuple(origin for origin in ORIGINS if origin not in WITHOUT_GIVER)
"""What somebody brings in."""

OF_A_MEMBER = (AccountKind.RETURNABLE, AccountKind.CONTRIBUTED)
"""What only a member puts in."""


class NeedsDayToReturn(RuleBroken):
    """Borrowed capital has an agreed day to be given back."""


class HasNoDayToReturn(RuleBroken):
    """Only what the club owes has a day to be given back."""


class ReturnBeforeItCame(RuleBroken):
    """The day to give it back lies before the day it came."""


class GiverIsMissing(RuleBroken):
    """Who brought the capital is written down: a member, a project or a name."""


class GiverIsNoMember(RuleBroken):
    """A member's contribution is put in by a member."""


class MoreThanBrought(RuleBroken):
    """More would be given back than is still there of this capital."""


class CapitalStays(RuleBroken):
    """Capital of this origin is not given back."""


class CapitalWasReturned(RuleBroken):
    """The entry that brought the capital is not reversed while a return of it stands."""


class NoSuchCapital(NotFound):
    """There is no such capital in this club."""


class MoreThanInterest(RuleBroken):
    """More interest would be kept or moved than was collected and not yet parted."""


class NoInterestRule(RuleBroken):
    """The club has not written down how it parts its interest."""


class InterestRuleIsLater(RuleBroken):
    """A rule that begins before the one in force, or on its day, is not written over it."""


class PartsNotWhole(RuleBroken):
    """The parts of the interest make up the whole of it."""


def check_capital(origin: AccountKind, came_on: date, return_on: date | None, *, has_giver: bool, member: bool) -> None:
    """Whether capital of this origin can be written down so."""
    if origin is AccountKind.BORROWED and return_on is None:
        raise NeedsDayToReturn()
    if return_on is not None and origin not in WITH_DAY:
        raise HasNoDayToReturn()
    if return_on is not None and return_on < came_on:
        raise ReturnBeforeItCame(came_on=came_on, return_on=return_on)
    if origin in OF_A_MEMBER and not member:
        raise GiverIsNoMember()
    if origin not in WITHOUT_GIVER and not has_giver:
        raise GiverIsMissing()


def check_return(origin: AccountKind, left_vnd: int, amount_vnd: int) -> None:
    """Whether so much of it may be given back."""
    if origin not in GIVEN_BACK:
        raise CapitalStays()
    if amount_vnd > left_vnd:
        raise MoreThanBrought(left_vnd=left_vnd, amount_vnd=amount_vnd)


def check_parts(operating_bps: int, capital_bps: int) -> None:
    if operating_bps < 0 or capital_bps < 0 or operating_bps + capital_bps != WHOLE_BPS:
        raise PartsNotWhole(operating=f"{operating_bps / 100:g}%", capital=f"{capital_bps / 100:g}%")


def parts_of_interest(amount_vnd: int, operating_bps: int, capital_bps: int) -> tuple[int, int]:
    """What goes to the operating fund and what is kept as capital, to the last đồng."""
    operating, capital = share_out(amount_vnd, [operating_bps, capital_bps])
    return operating, capital


def check_interest(open_vnd: int, amount_vnd: int) -> None:
    """Whether so much interest is there to be parted."""
    if amount_vnd <= 0 or amount_vnd > open_vnd:
        raise MoreThanInterest(open_vnd=open_vnd, amount_vnd=amount_vnd)
