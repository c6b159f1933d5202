"""Campaigns of the tests and what is owed in them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import Club
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.kernel.months import Month
from chungtay.reports.models import Campaign, Due, Submission
from chungtay.reports.rules import DueLevel, ReportKind
from chungtay.reports.services import Asked, Written, ask_portraits, open_campaign, send
from tests import cast

_DAYS = {"club": 2, "commune": 4, "province": 6}
SAID = Written(limits="Thiếu vốn vì quỹ mới lập.", proposals="Đề nghị hỗ trợ vốn ban đầu.")


def today() -> date:
    """The Vietnamese day of the tests."""
    return now().astimezone(VIET_NAM).date()


def asked(**more: Any) -> Asked:
    """The month that is over, counted to its end: clubs in two days, communes in four, provinces in six."""
    month = Month.of(today()).previous
    days = {
        f"{level}_due_on": today() + timedelta(days=at) for level, at in (("club", 2), ("commune", 4), ("province", 6))
    }
    return Asked(**{"kind": ReportKind.MONTH.value, "period": str(month), **days} | more)


def make_campaign(path: str = "/", **more: Any) -> Campaign:
    """A campaign of the country over everything."""
    return open_campaign(cast.centre_officer().act, path=path, key=uuid4(), asked=asked(**more))


def due_of(campaign: Campaign, path: str) -> Due:
    """What the unit at this path owes."""
    return Due.objects.select_related("campaign", "club", "area").get(campaign=campaign, path=path)


def hand_up(due: Due, *, written: Written = SAID) -> Submission:
    """Send it as whoever owes it would."""
    if due.club:
        who = cast.lan_the_chair(due.club)
    elif due.level == DueLevel.COMMUNE:
        who = cast.commune_officer(due.area)
    else:
        who = cast.centre_officer() if due.area is None else cast.someone("Đỗ Thị Minh", ("province_officer", due.path))
    return send(who.act, due=due, key=uuid4(), written=written)


def due_rows(club: Club) -> dict[str, Any]:
    """A campaign of the club's province in which the club has handed up, by the names that addresses use."""
    province = f"/{club.path.strip('/').split('/')[0]}/"
    officer = cast.someone("Đỗ Thị Minh", ("province_officer", province))
    campaign = open_campaign(officer.act, path=province, key=uuid4(), asked=asked())
    due = due_of(campaign, club.path)
    hand_up(due)
    run = ask_portraits(officer.act, path=province, month=Month.of(today()).previous, key=uuid4())
    return {"campaign_key": campaign.key, "due_key": due.key, "run_key": run.key}
