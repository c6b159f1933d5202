"""What the book refuses, and the checks that raise it before the database would."""

from datetime import date

from chungtay.funds.rules.kinds import NEVER_BELOW_NOTHING, AccountKind
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class NotEnoughCash(RuleBroken):
    """The fund does not hold that much in its box."""


class NotEnoughInBank(RuleBroken):
    """The bank account or savings book does not hold that much."""


class MoreThanLent(RuleBroken):
    """More principal would come back than is out with members."""


class MoreThanMissing(RuleBroken):
    """More would be made good than is missing from the box."""


class MoreThanOwed(RuleBroken):
    """More would be given back than the fund owes."""


class BooksAreClosed(Conflict):
    """The books are closed up to that day; the commune can open them again."""


class DayNotCome(RuleBroken):
    """Money is written on the day it moved or later, never before."""


class FundIsClosed(RuleBroken):
    """The fund was wound up; nothing is written into its book any more."""


class NoSuchFund(NotFound):
    """The club has no such fund."""


class FundAlreadyThere(Conflict):
    """The club has a fund of this kind or name already."""


class SameFundTwice(RuleBroken):
    """Money is moved between two funds."""


class NoSuchEntry(NotFound):
    """The club's books hold no such entry."""


class AlreadyReversed(Conflict):
    """The entry was reversed before."""


class ReversalOfReversal(RuleBroken):
    """A reversal is not reversed: what was meant is written anew."""


class ReversalNeedsReason(RuleBroken):
    """Why an entry is reversed is written down."""


def check_day(happened_on: date, today: date) -> None:
    """Money may be typed days later, never before it moved."""
    if happened_on > today:
        raise DayNotCome(happened_on=happened_on)


def check_balance(kind: AccountKind, balance_vnd: int, amount_vnd: int, *, fund: str) -> None:
    """Refuse to take more than there is from what a fund has or owes."""
    assert amount_vnd > 0, "an amount is positive"
    if kind in NEVER_BELOW_NOTHING and amount_vnd > balance_vnd:
        raise _SAYS[kind](balance_vnd=balance_vnd, amount_vnd=amount_vnd, fund=fund)


_SAYS: dict[AccountKind, type[RuleBroken]] = {
    AccountKind.CASH: NotEnoughCash,
    AccountKind.BANK: NotEnoughInBank,
    AccountKind.LENT: MoreThanLent,
    AccountKind.SHORTAGE: MoreThanMissing,
    AccountKind.BORROWED: MoreThanOwed,
    AccountKind.RETURNABLE: MoreThanOwed,
}
