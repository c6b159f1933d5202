"""A week of visits: which were planned, which were made, which are missed and which are still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7


def monday_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def week_days(monday: date) -> list[date]:
    """Monday to Sunday."""
    return [monday + timedelta(days=each) for each in range(DAYS)]


@dataclass(frozen=True)
class Standing:
    """How a week stands for one person. A day that has passed without a visit is missed; today is still to come."""

    done: int = 0
    missed: tuple[date, ...] = ()
    coming: tuple[date, ...] = ()

    @property
    def planned(self) -> int:
        return self.done + len(self.missed) + len(self.coming)


def standing(planned: Sequence[date], gone: Sequence[date], today: date) -> Standing:
    """The planned days against the days on which somebody really went.

    A visit counts for the first planned day that has none, whichever day it was made on: who comes on Wednesday
    instead of Tuesday has not missed Tuesday.
    """
    left = sorted(planned)[len(gone) :]
    return Standing(
        done=len(gone),
        missed=tuple(day for day in left if day < today),
        coming=tuple(day for day in left if day >= today),
    )
