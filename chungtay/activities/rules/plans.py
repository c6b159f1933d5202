"""The yearly plan and the wall calendar: states of a line, years that may be planned, ages that are celebrated."""

from enum import StrEnum

from chungtay.activities.rules.refusals import PlanNeedsWords, PlanYearImpossible

LONGEVITY_FROM, LONGEVITY_STEP, EVERY_YEAR_FROM = 70, 5, 100


class PlanState(StrEnum):
    """How a line of the plan stands."""

    OPEN = "open"
    LATE = "late"  # its month is over
    DONE = "done"
    DROPPED = "dropped"


def longevity_age(birth_year: int, year: int) -> int | None:
    """The age celebrated in a year (70, 75, 80, 85, 90, 95, 100 and over), None where none is."""
    age = year - birth_year
    if age >= EVERY_YEAR_FROM or (age >= LONGEVITY_FROM and age % LONGEVITY_STEP == 0):
        return age
    return None


def check_plan(words: str, year: int, this_year: int) -> None:
    """What may stand in a plan."""
    if not words:
        raise PlanNeedsWords()
    if not this_year - 1 <= year <= this_year + 1:
        raise PlanYearImpossible(year=year)
