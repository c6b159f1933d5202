"""A small counted country for the tests of this room."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club
from chungtay.figures.services.refreshing import refresh_all
from chungtay.kernel.acts import now, system_act

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def counted(*clubs: Club, since: date = date(2024, 1, 1), at: datetime | None = None) -> None:
    """Count these clubs from a day on, as the worker would after their forms."""
    instant = at or now()
    mark_stale(system_act(instant), [club.pk for club in clubs], since=since)
    refresh_all(instant)
