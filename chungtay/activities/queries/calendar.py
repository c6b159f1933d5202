"""The wall calendar of a club's month: lunar days, meeting days, birthdays, what is planned, longevity years."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date

from chungtay.activities.models import PlanLine
from chungtay.activities.rules import longevity_age
from chungtay.clubs.models import Club, MeetingRule
from chungtay.clubs.queries.members import members_of
from chungtay.clubs.rules import Calendar, next_meeting_day
from chungtay.kernel.lunar import LunarDay, lunar_of
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import REGULAR


@dataclass(frozen=True)
class Birthday:
    """Whose birthday it is, and how old they become; of a birth year alone no day is known."""

    name: str
    age: int


@dataclass(frozen=True)
class CalendarDay:
    """One day of the calendar."""

    day: date
    lunar: LunarDay
    is_meeting: bool = False
    birthdays: tuple[Birthday, ...] = ()


@dataclass(frozen=True)
class Celebrated:
    """A member who reaches an age that is celebrated in the year."""

    name: str
    age: int


@dataclass(frozen=True)
class CalendarMonth:
    """A month on the wall."""

    month: Month
    days: tuple[CalendarDay, ...]
    planned: tuple[str, ...] = ()
    celebrated: tuple[Celebrated, ...] = field(default=())  # of the whole year


def calendar_of(club: Club, months: list[Month], today: date) -> list[CalendarMonth]:
    """The months asked for, of one year. Four queries, however many months and members."""
    assert months, "at least one month is asked for"
    year = months[0].year
    people = list(
        members_of(club, today)
        .order_by("person__sort_key", "number")
        .values_list("person__full_name", "person__birth_date", "person__birth_year")
    )
    born: dict[tuple[int, int], list[Birthday]] = {}
    for name, birth_date, _ in people:
        if birth_date:
            born.setdefault((birth_date.month, birth_date.day), []).append(Birthday(name, year - birth_date.year))
    celebrated = tuple(
        Celebrated(name, age)
        for name, birth_date, birth_year in people
        if (known := birth_date.year if birth_date else birth_year) and (age := longevity_age(known, year))
    )
    meetings = _meeting_days(club, months, today)
    planned: dict[int, list[str]] = {}
    rows = PlanLine.objects.filter(club=club, year=year, dropped_on=None).order_by("month", "pk")
    for month, said in rows.values_list("month", "words"):
        planned.setdefault(month, []).append(said)
    return [
        CalendarMonth(
            month,
            tuple(_day(day, meetings, born) for day in month.days),
            tuple(planned.get(month.month, ())),
            tuple(sorted(celebrated, key=lambda each: -each.age)),
        )
        for month in months
    ]


def _day(day: date, meetings: set[date], born: dict[tuple[int, int], list[Birthday]]) -> CalendarDay:
    on = list(born.get((day.month, day.day), ()))
    if (day.month, day.day) == (2, 28) and monthrange(day.year, 2)[1] == 28:
        on += born.get((2, 29), ())  # born on the leap day: kept on the day before in other years
    return CalendarDay(day, lunar_of(day), day in meetings, tuple(on))


def _meeting_days(club: Club, months: list[Month], today: date) -> set[date]:
    """Days on which the club met, and for months not met yet the day its rule names."""
    first, last = months[0].first, months[-1].last
    held = set(
        Meeting.objects.filter(club=club, kind__in=REGULAR, held_on__range=(first, last)).values_list(
            "held_on", flat=True
        )
    )
    rule = MeetingRule.objects.on(today).filter(club=club).first()
    if rule is None:
        return held
    met = {Month.of(day) for day in held}
    for month in months:
        day = next_meeting_day(Calendar(rule.calendar), rule.day, since=month.first)
        if month not in met and day >= today and day in month:
            held.add(day)
    return held
