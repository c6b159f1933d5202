"""Many visits planned at once: within which days, whether spread over them, and what is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chungtay.supervision.rules.refusals import (
    ClubsNotChosen,
    LeaderMissing,
    NoDayInSeries,
    SeriesBackwards,
    SeriesTooLong,
    TooManyClubs,
)
from chungtay.supervision.rules.visits import check_planned

LONGEST_SERIES = timedelta(days=366)
CLUBS_AT_MOST = 200
_SATURDAY = 5


@dataclass(frozen=True)
class Series:
    """From when to when, led by whom, and what to do with clubs that have a visit of this office in that time."""

    first_on: date
    last_on: date
    leader: str
    purpose: str = ""
    is_spread: bool = False
    with_weekends: bool = False
    skips_planned: bool = False

    def days(self) -> list[date]:
        """The days on which somebody goes."""
        count = (self.last_on - self.first_on).days + 1
        every = (self.first_on + timedelta(days=at) for at in range(count))
        return [day for day in every if self.with_weekends or day.weekday() < _SATURDAY]


def check_series(series: Series, club_count: int, day: date) -> None:
    """Refuse nobody or too many to visit, a time that is over, runs backwards, is too long or has no day, no leader."""
    if club_count < 1:
        raise ClubsNotChosen()
    if club_count > CLUBS_AT_MOST:
        raise TooManyClubs(most=CLUBS_AT_MOST)
    check_planned(series.first_on, day)
    if series.last_on < series.first_on:
        raise SeriesBackwards(first_on=series.first_on, last_on=series.last_on)
    if series.last_on - series.first_on > LONGEST_SERIES:
        raise SeriesTooLong()
    if not series.days():
        raise NoDayInSeries()
    if not series.leader:
        raise LeaderMissing()


def dealt(days: Sequence[date], count: int, *, is_spread: bool) -> list[date]:
    """The day of each of so many visits: all on the first, or evenly from the first to the last, in order."""
    assert days, "a series has a day"
    return [days[at * len(days) // count] if is_spread else days[0] for at in range(count)]
