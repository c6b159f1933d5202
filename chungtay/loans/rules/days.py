"""Club months: on which days something is due, and what part of a year has run between two days."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise

from chungtay.clubs.rules import Calendar, next_meeting_day
from chungtay.kernel.months import full_months, months_later
from chungtay.loans.rules.kinds import DaysInMonth, DaysInYear, FirstPeriod
from chungtay.loans.rules.terms import Terms

HALF_A_MONTH = 15
"""A meeting held some days early or late is still the month's: nobody owes a month's interest after a few days."""

AHEAD = 14
"""So many days before its due day a sum counts as due, so that a meeting held early collects what the month brings."""

_NEARLY_A_MONTH = 28


@dataclass(frozen=True)
class DueDays:
    """The days on which something is due: the club's meeting day, by the sun or the moon. Without one, the day of the
    month on which the money was paid out."""

    calendar: Calendar | None = None
    day: int = 0


ANNIVERSARY = DueDays()


@dataclass(frozen=True)
class ClubMonth:
    """The time from one due day to the next. `day_count` is how many days of interest it counts."""

    starts_on: date
    ends_on: date
    day_count: int


@lru_cache(maxsize=4096)
def club_months(
    disbursed_on: date, due_days: DueDays, terms_first: FirstPeriod, by: DaysInMonth, count: int
) -> tuple[ClubMonth, ...]:
    """The first `count` club months of a loan.

    The first due day is the first meeting at least half a month after the money went out, the others follow a meeting
    apart. Where the first meeting is skipped, a month without interest stands in front, which is not counted in
    `count`: it ends on the first meeting on or after the day of the loan. Without a meeting day each month is one of
    the calendar from the day of the loan, ending on the last day of a month that is too short.
    """
    starts_on, ends = disbursed_on, _ends(disbursed_on, due_days, terms_first, count)
    free: tuple[ClubMonth, ...] = ()
    if due_days.calendar and terms_first is FirstPeriod.SKIP:
        starts_on = next_meeting_day(due_days.calendar, due_days.day, since=disbursed_on)
        free = (ClubMonth(disbursed_on, starts_on, 0),)
    months = []
    for start, end in pairwise([starts_on, *ends]):
        is_stub = due_days.calendar is not None and start == disbursed_on and not free
        months.append(ClubMonth(start, end, _days(start, end, by, terms_first if is_stub else None)))
    return (*free, *months)


def _ends(disbursed_on: date, due_days: DueDays, first: FirstPeriod, count: int) -> list[date]:
    if due_days.calendar is None:
        return [months_later(disbursed_on, number) for number in range(1, count + 1)]
    earliest = disbursed_on + timedelta(days=HALF_A_MONTH)
    if first is FirstPeriod.SKIP:
        free_until = next_meeting_day(due_days.calendar, due_days.day, since=disbursed_on)
        earliest = free_until + timedelta(days=_NEARLY_A_MONTH)
    ends: list[date] = []
    for _ in range(count):
        ends.append(next_meeting_day(due_days.calendar, due_days.day, since=earliest))
        earliest = ends[-1] + timedelta(days=_NEARLY_A_MONTH)
    return ends


def _days(start: date, end: date, by: DaysInMonth, stub: FirstPeriod | None) -> int:
    """The days of interest of a month: thirty or what the calendar has, though a meeting by the moon, or on the 31st of
    a short month, comes some days sooner; of the one to the first meeting as the terms say."""
    if by is DaysInMonth.ACTUAL:
        return (end - (months_later(end, -1) if stub is FirstPeriod.WHOLE else start)).days
    if stub is not FirstPeriod.BY_DAYS:
        return 30
    months = full_months(start, end)
    return 30 * months + min(30, (end - months_later(start, months)).days)


@dataclass(frozen=True)
class LoanMonths:
    """The club months of one loan, as far as one looks."""

    disbursed_on: date
    due_days: DueDays
    terms: Terms

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.disbursed_on, self.due_days, self.terms))

    @cached_property
    def _known(self) -> dict[int, tuple[ClubMonth, ...]]:
        """The months as far as they were asked for."""
        return {}

    @cached_property
    def _ends(self) -> dict[int, date]:
        return {}

    def end_of(self, number: int) -> date:
        """The due day that ends the loan's month of this number; month 0 ends when interest begins to run."""
        if number not in self._ends:
            count = whole_years(number)
            months = self._months(count)
            skipped = len(months) - count
            self._ends[number] = months[number - 1 + skipped].ends_on if number else months[skipped].starts_on
        return self._ends[number]

    def number_on(self, day: date) -> int:
        """How many of the loan's months have ended by this day."""
        number = max(0, full_months(self.disbursed_on, day) - 1)
        while self.end_of(number) > day and number:
            number -= 1
        while self.end_of(number + 1) <= day:
            number += 1
        return number

    def years(self, since: date, until: date) -> Fraction:
        """What part of a year has run between two days, by the conventions of the terms.

        The first day is not counted and the last one is. Within a month at most its days of interest are counted, so
        that on day 31 of a thirty-day month nothing is added. Pieces add up to the whole.
        """
        return self._run(until) - self._run(since)

    def yields(self, yearly: Fraction, since: date, until: date) -> Fraction:
        """What part of a sum its interest is between two days, at this rate of a year."""
        return _yields(self, yearly.numerator, yearly.denominator, since, until)

    def _run(self, day: date) -> Fraction:
        count = 12
        while (months := self._months(count))[-1].ends_on < day:
            count *= 2
        at = bisect_left(months, day, key=lambda month: month.starts_on) - 1
        if at < 0:
            return Fraction(0)
        return _run_before(self, count)[at] + self._part(months[at], day)

    def _months(self, count: int) -> tuple[ClubMonth, ...]:
        if count not in self._known:
            terms = self.terms
            self._known[count] = club_months(
                self.disbursed_on, self.due_days, terms.first_period, terms.days_in_month, count
            )
        return self._known[count]

    def _part(self, month: ClubMonth, day: date) -> Fraction:
        run = month.day_count if day >= month.ends_on else min((day - month.starts_on).days, month.day_count)
        return part_of_year(month, run, self.terms.days_in_month, self.terms.days_in_year)


@lru_cache(maxsize=4096)
def months_of(disbursed_on: date, due_days: DueDays, terms: Terms) -> LoanMonths:
    """The club months of a loan, the same for all that were paid out on this day on these terms."""
    return LoanMonths(disbursed_on, due_days, terms)


@lru_cache(maxsize=16_384)
def _yields(loan: LoanMonths, above: int, below: int, since: date, until: date) -> Fraction:
    """Remembered: what one loan bears, another of the same day and terms bears too. (A fraction is slow to look up.)"""
    return Fraction(above, below) * loan.years(since, until)


def whole_years(number: int) -> int:
    """So many months that this one is among them: one list of months serves all that ask for less."""
    return max(12, -(-number // 12) * 12)


@lru_cache(maxsize=4096)
def _run_before(loan: LoanMonths, count: int) -> tuple[Fraction, ...]:
    """What part of a year had run when each month began."""
    terms = loan.terms
    parts = [
        part_of_year(month, month.day_count, terms.days_in_month, terms.days_in_year) for month in loan._months(count)
    ]
    return tuple(accumulate(parts, initial=Fraction(0)))


def part_of_year(month: ClubMonth, run: int, by: DaysInMonth, of: DaysInYear) -> Fraction:
    """So many days of interest since the month began, as a part of a year."""
    if of is not DaysInYear.ACTUAL:
        return Fraction(run, 360 if of is DaysInYear.D360 else 365)
    if by is DaysInMonth.THIRTY:
        return Fraction(run, days_of_year(month.ends_on.year))
    year = month.starts_on.year
    here = min(run, (date(year, 12, 31) - month.starts_on).days)
    return Fraction(here, days_of_year(year)) + Fraction(run - here, days_of_year(year + 1))


def days_of_year(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days
