"""The plan of a loan: what is due on which day, to the last đồng. Pure and exact; every rounding is written down here.

How a plan is reckoned, so that anybody can follow it with a pencil:

1. **Days.** Due days and club months are those of `days`. A period is `period_months` of them, the last one shorter
   where the term does not divide; deferred interest makes the whole term one period.
2. **Exact interest** of a period is balance x yearly rate x part of a year, as a fraction; the balance is what the plan
   leaves, for `FLAT` the sum lent (after a change of plan: what was then left). Nothing compounds.
3. **Exact principal**: none in the grace and, where it is due at the end, before it; else what is left shared equally
   over the periods, or for equal instalments the level sum less the interest. The level sum A is the exact solution of
   `balance = sum of A / ((1 + i1)(1 + i2)…)` with each period's own interest.
4. **Rounding**, half up or half to even, to the unit. By `PARTS` interest and principal each; by `INSTALMENT` their
   sum, interest then to one đồng and principal the difference (a period without principal rounds its interest to the
   unit). Principal is never less than nothing nor more than is left.
5. **The rest of the principal** goes on the last instalment, or is moved to the first that has principal; then interest
   is reckoned again on the balances as they now are, but for equal instalments, whose sums stay level.
6. **The rest of the interest**: the exact interest of all periods is rounded once to one đồng, and the difference to
   the sum of the rounded periods goes on the last or first period; where that would fall below nothing, the neighbour
   gives. With `Rest.NONE` each period stands for itself, as bank tables have it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from chungtay.loans.rules.days import ANNIVERSARY, DueDays, LoanMonths, months_of
from chungtay.loans.rules.kinds import DueKind, Method, Rest, Rounds
from chungtay.loans.rules.terms import Terms, rounded


@dataclass(frozen=True)
class Due:
    """One line of a plan."""

    number: int
    due_on: date
    principal_vnd: int
    interest_vnd: int
    kind: DueKind = DueKind.REGULAR

    @property
    def total_vnd(self) -> int:
        return self.principal_vnd + self.interest_vnd


Steps = tuple[tuple[date, int], ...]
"""Balances in the order of their days, each from its day on."""

NOTHING = Fraction(0)


@dataclass(frozen=True)
class Rates:
    """The yearly rates of a loan: each from a day on."""

    steps: tuple[tuple[date, Fraction], ...]

    def interest(self, months: LoanMonths, balances: Steps, since: date, until: date) -> Fraction:
        """Exact interest from day to day on balances that each hold from their day on."""
        if len(balances) == len(self.steps) == 1:  # a period like most: nothing changes within it
            part = months.yields(self.steps[0][1], since, until) if since < until else NOTHING
            return Fraction(balances[0][1] * part.numerator, part.denominator)
        days = {day for day, _ in (*self.steps, *balances) if since < day < until}
        total = Fraction(0)
        for day in [*sorted(days), until]:
            if since < day:
                yearly = _at(balances, since) * _at(self.steps, since)
                total += yearly * months.years(since, day) if yearly else 0
                since = day
        return total


def _at(steps: Sequence[tuple[date, int | Fraction]], day: date) -> int | Fraction:
    """What holds on a day; before the first step, the first."""
    return next((value for since, value in reversed(steps) if since <= day), steps[0][1])


def schedule(principal_vnd: int, terms: Terms, disbursed_on: date, due_days: DueDays = ANNIVERSARY) -> tuple[Due, ...]:
    """The plan of a loan on the day it is paid out; see the module for each step and rounding.

    Principal adds up to `principal_vnd` exactly, no part is negative, and interest adds up to the exact interest of the
    balances, rounded once.
    """
    months = months_of(disbursed_on, due_days, terms)
    rates = Rates(((disbursed_on, terms.yearly),))
    ends = period_ends(terms, terms.term_months)
    balances = ((disbursed_on, principal_vnd),)
    return lines(Stretch(months, rates, terms, ends, months.end_of(0), principal_vnd, balances, flat=balances))


def period_ends(terms: Terms, term_months: int, *, after: int = 0) -> tuple[int, ...]:
    """The numbers of the months that end a period, later than `after`."""
    if terms.method is Method.DEFERRED:
        return (term_months,) if term_months > after else ()
    step = terms.period_months
    ends = [*range(step, term_months, step), term_months]
    return tuple(end for end in ends if end > after)


@dataclass(frozen=True)
class Stretch:
    """A plan still to be made, of what is left, over the periods from a day on.

    `balances` are those of the period that runs, payments since it began included; `flat` those that flat interest is
    reckoned on.
    """

    months: LoanMonths
    rates: Rates
    terms: Terms
    ends: tuple[int, ...]
    since: date
    left_vnd: int
    balances: Steps
    flat: Steps

    @property
    def is_paying(self) -> tuple[bool, ...]:
        """For each period whether principal is due in it."""
        last = len(self.ends) - 1
        if self.terms.method in (Method.INTEREST_ONLY, Method.DEFERRED):
            return tuple(at == last for at in range(last + 1))
        return tuple(end > self.terms.grace_months or at == last for at, end in enumerate(self.ends))

    def exact_interest(self, at: int, balance_vnd: int) -> Fraction:
        """Of one period, with this much out from its beginning; of the one that runs, as it was day by day."""
        since = self.months.end_of(self.ends[at - 1]) if at else self.since
        until = self.months.end_of(self.ends[at])
        balances = ((since, balance_vnd),) if at else self.balances
        if self.terms.method is Method.FLAT:
            balances = self.flat
        return self.rates.interest(self.months, balances, since, until)


def lines(stretch: Stretch) -> tuple[Due, ...]:
    """The lines of a stretch of plan: principal adds up to what is left, in the order of the module's steps."""
    if not stretch.ends:
        return ()
    terms = stretch.terms
    principals, interests, exacts = _parts(stretch)
    if terms.principal_rest is Rest.FIRST:
        principals = _rest_to_first(stretch, principals, interests)
        exacts = _exact_interests(stretch, principals)
        if terms.method is not Method.EQUAL_INSTALMENTS:
            interests = _interests(stretch, principals)
    if terms.interest_rest is not Rest.NONE:
        exact = sum(exacts, Fraction(0))
        interests = _settled(interests, rounded(exact, 1, terms.rounding), is_first=terms.interest_rest is Rest.FIRST)
    days = [stretch.months.end_of(end) for end in stretch.ends]
    rows = zip(days, principals, interests, strict=True)
    return tuple(Due(number, *row) for number, row in enumerate(rows, start=1))


def _parts(stretch: Stretch) -> tuple[list[int], list[int], list[Fraction]]:
    """Rounded principal and interest of each period, the rest of the principal on the last; and the exact interest."""
    terms, level, left_vnd = stretch.terms, _level(stretch), stretch.left_vnd
    principals, interests, exacts = [], [], []
    last = len(stretch.ends) - 1
    for at, is_paying in enumerate(stretch.is_paying):
        exact = stretch.exact_interest(at, left_vnd)
        wanted = _wanted(stretch, level, exact) if is_paying else NOTHING
        part, interest = _rounded_parts(terms, wanted, exact)
        part = left_vnd if at == last else min(max(part, 0), left_vnd)
        principals.append(part)
        interests.append(interest)
        exacts.append(exact)
        left_vnd -= part
    return principals, interests, exacts


def _wanted(stretch: Stretch, level: Fraction, interest: Fraction) -> Fraction:
    """The exact principal of a period in which some is due."""
    if stretch.terms.method is Method.EQUAL_INSTALMENTS:
        return max(level - interest, Fraction(0))
    return Fraction(stretch.left_vnd, sum(stretch.is_paying))


def _rounded_parts(terms: Terms, principal: Fraction, interest: Fraction) -> tuple[int, int]:
    if terms.rounds is Rounds.PARTS or not principal:
        part = rounded(principal, terms.unit_vnd, terms.rounding) if principal else 0
        return part, rounded(interest, terms.unit_vnd, terms.rounding)
    interest_vnd = rounded(interest, 1, terms.rounding)
    return rounded(principal + interest, terms.unit_vnd, terms.rounding) - interest_vnd, interest_vnd


def _level(stretch: Stretch) -> Fraction:
    """The exact level sum of equal instalments, over the periods in which principal is due."""
    left_vnd = stretch.left_vnd
    if stretch.terms.method is not Method.EQUAL_INSTALMENTS or not left_vnd:
        return Fraction(0)
    discount, worth = Fraction(1), Fraction(0)
    for at, is_paying in enumerate(stretch.is_paying):
        if is_paying:
            discount /= 1 + stretch.exact_interest(at, left_vnd) / left_vnd
            worth += discount
    return left_vnd / worth


def _rest_to_first(stretch: Stretch, principals: list[int], interests: list[int]) -> list[int]:
    """Move what rounding left on the last instalment to the first with principal, if that holds it."""
    paying = [at for at, is_paying in enumerate(stretch.is_paying) if is_paying]
    first, last = paying[0], len(principals) - 1
    if first == last:
        return principals
    exact = stretch.exact_interest(last, principals[last])
    usual, _ = _rounded_parts(stretch.terms, _wanted(stretch, _level(stretch), exact), exact)
    rest = principals[last] - max(usual, 0)
    if rest < -principals[first]:
        return principals
    moved = list(principals)
    moved[first], moved[last] = principals[first] + rest, principals[last] - rest
    return moved


def _exact_interests(stretch: Stretch, principals: list[int]) -> list[Fraction]:
    left_vnd, found = stretch.left_vnd, []
    for at, part in enumerate(principals):
        found.append(stretch.exact_interest(at, left_vnd))
        left_vnd -= part
    return found


def _interests(stretch: Stretch, principals: list[int]) -> list[int]:
    """Interest of each period on the balances that these principals leave."""
    terms = stretch.terms
    by_sum = terms.rounds is Rounds.INSTALMENT
    units = [1 if by_sum and part else terms.unit_vnd for part in principals]
    exact = _exact_interests(stretch, principals)
    return [rounded(interest, unit, terms.rounding) for interest, unit in zip(exact, units, strict=True)]


def _settled(amounts: list[int], total: int, *, is_first: bool) -> list[int]:
    """The amounts made to add up: the difference goes to one end, and from neighbour to neighbour where it must."""
    settled = list(amounts)
    order = range(len(settled)) if is_first else range(len(settled) - 1, -1, -1)
    rest = total - sum(settled)
    for at in order:
        given = max(settled[at] + rest, 0)
        rest, settled[at] = rest - (given - settled[at]), given
        if not rest:
            break
    return settled


def renumbered(plan: list[Due]) -> tuple[Due, ...]:
    """The lines in the order of their days, numbered anew."""
    ordered = sorted(plan, key=lambda due: (due.due_on, due.kind is DueKind.REGULAR))
    return tuple(
        due if due.number == number else replace(due, number=number) for number, due in enumerate(ordered, start=1)
    )
