"""Activities of the tests, written through the services by somebody of the board."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from chungtay.access.rules import ALLOWS, Role
from chungtay.activities import services
from chungtay.activities.models import Activity, PlanLine
from chungtay.activities.rules import Kind, NewActivity
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.months import Month

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
DAY = date(2026, 10, 10)
OCTOBER = Month(2026, 10)


def act_in(club: Club, role: Role = Role.CHAIR, at: datetime = NOON) -> Act:
    """Somebody with this role in the club, by default the chair."""
    return Act(7, at, (HeldGrant(role, club.path, ALLOWS[role]),))


def done(kind: Kind = Kind.COMMUNITY, area: ActivityArea = ActivityArea.SELFHELP, **more: Any) -> NewActivity:
    """What a form says: ten people swept the lane, or something else."""
    said = {"happened_on": DAY, "title": "Dọn đường làng", "part_count": 10}
    return NewActivity(area=area, kind=kind, **said | more)


def make_activity(
    club: Club, kind: Kind = Kind.COMMUNITY, area: ActivityArea = ActivityArea.SELFHELP, **more: Any
) -> Activity:
    """An activity of a club."""
    return services.record(act_in(club), club=club, key=uuid4(), new=done(kind, area, **more))


def make_plan_line(club: Club, words: str = "Giao lưu với thôn bên", month: Month = OCTOBER) -> PlanLine:
    """A line of a club's plan."""
    return services.plan(act_in(club), club=club, key=uuid4(), month=month, area=ActivityArea.SPIRIT, words=words)
