"""What is refused, and when a club meets next."""

from datetime import date, timedelta

from chungtay.clubs.rules.kinds import CLOSED, NEXT, Calendar, State
from chungtay.clubs.rules.refusals import (
    ClubIsClosed,
    ClubNameMissing,
    ClubNameTooLong,
    DayToCome,
    MeetingDayImpossible,
    StepNotNext,
)
from chungtay.kernel.lunar import lunar_of
from chungtay.kernel.months import Month

LONGEST_CLUB_NAME = 160
LARGEST_NUMBER = 32_000


def check_step(state: State, to: State) -> None:
    """Refuse a step that the table of states does not have."""
    if to not in NEXT[state]:
        raise StepNotNext(state=state, to=to)


def check_open(state: State) -> None:
    """Refuse to change who belongs to a club that is no more."""
    if state in CLOSED:
        raise ClubIsClosed(state=state)


def check_day(day: date, *, today: date) -> None:
    """Refuse a day that has not come."""
    if day > today:
        raise DayToCome(day=day)


def check_club_name(name: str) -> None:
    """Refuse an empty name, and a paragraph pasted into the field of one."""
    if len(name) > LONGEST_CLUB_NAME:
        raise ClubNameTooLong(length=len(name), limit=LONGEST_CLUB_NAME)
    if not any(char.isalpha() for char in name):
        raise ClubNameMissing()


def check_meeting_day(calendar: Calendar, day: int) -> None:
    """Refuse a day that no month has."""
    if not 1 <= day <= (30 if calendar is Calendar.LUNAR else 31):
        raise MeetingDayImpossible(day=day)


def next_meeting_day(calendar: Calendar, day: int, *, since: date) -> date:
    """The first meeting day on or after `since`. A month too short for the day meets on its last one."""
    if calendar is Calendar.SOLAR:
        month = Month.of(since)
        here = min(month.last, month.first + timedelta(days=day - 1))
        after = month.next
        return here if here >= since else min(after.last, after.first + timedelta(days=day - 1))
    for ahead in range(61):
        candidate = since + timedelta(days=ahead)
        lunar = lunar_of(candidate)
        is_short = day == 30 and lunar.day == 29 and lunar_of(candidate + timedelta(days=1)).day == 1
        if lunar.day == day or is_short:
            return candidate
    raise AssertionError("every lunar month has the day or ends on the 29th")


def common_path(one: str, other: str) -> str:
    """The lowest area or club that holds both paths: `/27/3051/` for two clubs of one commune."""
    shared = "/"
    for mine, theirs in zip(one.strip("/").split("/"), other.strip("/").split("/"), strict=False):
        if mine != theirs or not mine:
            break
        shared += f"{mine}/"
    return shared
