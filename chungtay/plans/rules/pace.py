"""How far a target is: against the calendar, and where it ends if months go on as the last twelve did."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.programme.rules import Comparison

MONTH_DAYS = 365.2425 / 12
LEEWAY = 5.0  # percentage points within which a flow runs with the calendar; a setting of ours, no law


class Pace(StrEnum):
    """How a target runs."""

    REACHED = "reached"
    AHEAD = "ahead"
    WITH_CALENDAR = "with_calendar"
    BEHIND = "behind"
    OUTSIDE = "outside"  # above or below a range it should lie in
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Course:
    """A target on its way. `gained` is what the last twelve months brought; a flow is summed from `since_on`."""

    comparison: Comparison
    aim: float
    aim_to: float | None
    value: float | None
    gained: float | None
    is_flow: bool
    is_share: bool
    since_on: date
    due_on: date
    day: date

    @property
    def percent(self) -> float | None:
        """Result over aim, as the Association computes attainment (domain.md section 1.2); a range has none."""
        if self.value is None or not self.aim or self.comparison is not Comparison.AT_LEAST:
            return None
        return self.value / self.aim * 100

    @property
    def elapsed(self) -> float:
        """How much of the time is over, in percent."""
        whole = max(1, (self.due_on - self.since_on).days)
        return min(100.0, max(0.0, (self.day - self.since_on).days / whole * 100))

    @property
    def months_left(self) -> float:
        """Months to the day it falls due."""
        return max(0.0, (self.due_on - self.day).days / MONTH_DAYS)

    @property
    def forecast(self) -> float | None:
        """Where it ends if each month goes on as the last twelve did on average; a share stays within 0 and 100."""
        if self.value is None or self.gained is None:
            return None
        found = self.value + self.gained / 12 * self.months_left
        return min(100.0, max(0.0, found)) if self.is_share else max(0.0, found)

    @property
    def missing(self) -> float | None:
        """What is still missing to the aim; nothing where it is reached or not of that kind."""
        if self.value is None or self.comparison is not Comparison.AT_LEAST:
            return None
        return max(0.0, self.aim - self.value)

    @property
    def needed_a_month(self) -> float | None:
        """What each month has to bring to be there in time."""
        if not self.missing or self.months_left < 1:
            return None
        return self.missing / self.months_left

    @property
    def is_met(self) -> bool | None:
        """Whether it is met today."""
        return None if self.value is None else self._meets(self.value)

    def _meets(self, value: float) -> bool:
        if self.comparison is Comparison.AT_MOST:
            return value <= self.aim
        if self.comparison is Comparison.BETWEEN:
            return self.aim <= value <= (self.aim_to if self.aim_to is not None else value)
        return value >= self.aim

    @property
    def pace(self) -> Pace:
        """A flow runs against the calendar; what holds on a day is judged by where it ends."""
        if self.value is None:
            return Pace.UNKNOWN
        if self.is_met:
            return Pace.REACHED
        if self.due_on < self.day:
            return Pace.OVERDUE
        if self.comparison is not Comparison.AT_LEAST:
            return Pace.OUTSIDE
        if self.is_flow and self.percent is not None:
            ahead = self.percent - self.elapsed
            return Pace.BEHIND if ahead < -LEEWAY else Pace.AHEAD if ahead > LEEWAY else Pace.WITH_CALENDAR
        return Pace.WITH_CALENDAR if self.forecast is not None and self._meets(self.forecast) else Pace.BEHIND
