"""What is asked before a loan is extended, changed or settled."""

from datetime import date

from chungtay.loans.rules.plan import Extended, Lent, plan_of
from chungtay.loans.rules.refusals import DayBeforeLoan, ExtendedEnough, NothingOwed, WritesOffTooMuch
from chungtay.loans.rules.terms import check_rate, check_term


def check_extension(lent: Lent, on: date, months: int) -> None:
    """Once by default, while something is owed, to 60 months in all."""
    check_owing(lent, on)
    extended = [event for event in lent.events if isinstance(event, Extended)]
    if len(extended) >= lent.terms.extensions_at_most:
        raise ExtendedEnough(time_count=lent.terms.extensions_at_most)
    check_term(months)
    check_term(lent.terms.term_months + sum(event.months for event in extended) + months)


def check_rate_change(lent: Lent, on: date, rate_bps: int) -> None:
    check_owing(lent, on)
    check_rate(rate_bps, lent.terms.rate_per)


def check_write_off(lent: Lent, on: date, amount_vnd: int) -> None:
    """No more than is left; the interest that is due goes with the last of the principal."""
    check_owing(lent, on)
    left_vnd = plan_of(lent).out_vnd(on)
    if not 0 < amount_vnd <= left_vnd:
        raise WritesOffTooMuch(amount_vnd=amount_vnd, left_vnd=left_vnd)


def check_owing(lent: Lent, on: date) -> None:
    """Something is out, and the day does not lie before the loan."""
    if on < lent.disbursed_on:
        raise DayBeforeLoan(happened_on=on, disbursed_on=lent.disbursed_on)
    if not plan_of(lent).out_vnd(date.max):
        raise NothingOwed()
