"""Two half-years of reports: the last one accepted and locked; this one on its way, with late and returned ones."""

from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid5

from chungtay.clubs.models import Club
from chungtay.demo.services.founding import ACTIONS, act_on
from chungtay.demo.words import REPORT_BACK, REPORT_LIMITS, REPORT_PROPOSALS, REPORT_RESULTS
from chungtay.figures.rules import INDICATORS
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.months import HalfYear
from chungtay.kernel.paths import COUNTRY
from chungtay.reports.models import Campaign, Due
from chungtay.reports.queries import counted_now
from chungtay.reports.rules import DueLevel, ReportKind, Told
from chungtay.reports.services import Asked, Written, accept, give_back, lock_campaign, open_campaign, send

KEY = UUID("6f0f3a52-3e0e-4c57-9d3b-0a4f8e4a7c11")
LEVELS = (DueLevel.CLUB, DueLevel.COMMUNE, DueLevel.PROVINCE, DueLevel.COUNTRY)
SENT, ACCEPTED, RETURNED = 0.8, 0.5, 0.57  # of the clubs, and of those sent


def hand_up_reports(today: date, clubs: dict[UUID, Club]) -> None:
    """The reports of the half-year that is over and of the one that runs, once; needs the months to be counted."""
    if not clubs or Campaign.objects.exists():
        return
    _last_half(HalfYear.of(today).previous)
    running = HalfYear.of(today)
    cut_off = today - timedelta(days=6)
    if running.first < cut_off < running.last:
        _this_half(running, cut_off, today)


def _last_half(period: HalfYear) -> None:
    """Everything came, was accepted from below upwards, and was locked."""
    day = period.last + timedelta(days=1)
    asked = Asked(
        ReportKind.HALF, str(period), None, club_due_on=day + timedelta(days=5),
        commune_due_on=day + timedelta(days=10), province_due_on=day + timedelta(days=20),
    )  # fmt: skip
    campaign = open_campaign(act_on(day), path=COUNTRY, key=uuid5(KEY, str(period)), asked=asked)
    for at, level in enumerate(LEVELS):
        dues = [due for due in _dues(campaign, level) if _has_living(due, campaign)]
        for due in dues:
            _send(due, day + timedelta(days=2 + 5 * at + _random(due).randint(0, 6)))
        if level is not DueLevel.COUNTRY and dues:
            accept(act_on(day + timedelta(days=9 + 5 * at)), dues=dues, key=uuid5(campaign.key, level))
    lock_campaign(act_on(day + timedelta(days=40)), campaign=campaign, key=uuid5(campaign.key, "lock"))


def _this_half(period: HalfYear, cut_off: date, today: date) -> None:
    """Counted to a day before the end, with estimates: some clubs late, some accepted, one in eight given back."""
    asked = Asked(
        ReportKind.HALF, str(period), cut_off, asks_estimate=True, club_due_on=today - timedelta(days=1),
        commune_due_on=today + timedelta(days=4), province_due_on=today + timedelta(days=14),
    )  # fmt: skip
    campaign = open_campaign(act_on(cut_off), path=COUNTRY, key=uuid5(KEY, str(period)), asked=asked)
    for number, due in enumerate(_dues(campaign, DueLevel.CLUB)):
        chance = _random(due)
        if number and chance.random() > SENT:
            continue
        _send(due, today - timedelta(days=chance.randint(0, 4)), says=number % 9 == 4, estimates=True)
        if not number:
            continue
        share = chance.random()
        if share < ACCEPTED:
            accept(act_on(today), dues=[due], key=uuid5(due.key, "accept"))
        elif share < RETURNED:
            give_back(act_on(today), due=due, key=uuid5(due.key, "back"), words=REPORT_BACK)


def _dues(campaign: Campaign, level: DueLevel) -> list[Due]:
    rows = Due.objects.filter(campaign=campaign, level=level)
    return list(rows.select_related("campaign", "club", "area__map").order_by("path"))


def _has_living(due: Due, campaign: Campaign) -> bool:
    """Provinces without a living club wrote nothing yet: they stand as missing, as they do in truth."""
    return Due.objects.filter(campaign=campaign, level=DueLevel.CLUB, path__startswith=due.path).exists()


def _random(due: Due) -> Random:
    return Random(f"{due.path} {due.campaign.period}")


def _act(due: Due, day: date) -> Act:
    """The act of whoever owes it."""
    return Act(None, act_on(day).at, (HeldGrant("system", due.path, frozenset(ACTIONS)),))


def _send(due: Due, day: date, *, says: bool = False, estimates: bool = False) -> None:
    counted = counted_now(due) if says or estimates else {}
    told = {}
    if says:
        told["members"] = Told(said=counted["members"].top + 2, words=REPORT_BACK)
    if estimates and INDICATORS["meetings"].code in counted:
        told["meetings"] = Told(estimate=counted["meetings"].top + 1)
    at = _random(due).randrange(len(REPORT_RESULTS))
    written = Written(REPORT_RESULTS[at], REPORT_LIMITS[at], REPORT_PROPOSALS[at], told)
    send(_act(due, day), due=due, key=uuid5(due.key, "send"), written=written)
