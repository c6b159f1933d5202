"""When the club meets next, by its rule of the day, by the sun or by the moon."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from chungtay.clubs.models import MeetingRule
from chungtay.clubs.rules import Calendar, next_meeting_day
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import REGULAR, Kind

_HALF_A_MONTH = 15


@dataclass(frozen=True)
class Due:
    """The regular meeting that comes next: its day, and how many days are left (below zero: it is late)."""

    day: date
    starts_at: time | None
    days_left: int


def meeting_due(club_id: int, today: date) -> Due | None:
    """The club's next regular meeting: this month's until it was held, then next month's. None without a rule."""
    month = Month.of(today)
    held = Meeting.objects.filter(club=club_id, kind__in=REGULAR, held_on__range=(month.first, month.last))
    last = held.order_by("-held_on").values_list("held_on", flat=True).first()
    rule = MeetingRule.objects.on(today).filter(club=club_id).first()
    if rule is None:
        return None
    day = _day_after_meeting(rule, last) if last else _first_day(rule, month.first)
    return Due(day, rule.starts_at, (day - today).days)


def day_after_meeting(club_id: int, held_on: date, kind: Kind) -> date | None:
    """When the club meets again after a regular meeting; None after another one, or without a rule."""
    if kind not in REGULAR:
        return None
    rule = MeetingRule.objects.on(held_on).filter(club=club_id).first()
    return _day_after_meeting(rule, held_on) if rule is not None else None


def _day_after_meeting(rule: MeetingRule, held_on: date) -> date:
    """A meeting held some days early or late is still the month's: the next is a month on, not the day after."""
    if rule.calendar == Calendar.SOLAR:
        return _first_day(rule, Month.of(held_on).next.first)
    return _first_day(rule, held_on + timedelta(days=_HALF_A_MONTH))


def _first_day(rule: MeetingRule, since: date) -> date:
    return next_meeting_day(Calendar(rule.calendar), rule.day, since=since)
