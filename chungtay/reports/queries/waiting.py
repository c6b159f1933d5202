"""What waits to be accepted, the doubtful first. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from chungtay.figures.queries import UnitKind, counts_of_units
from chungtay.figures.rules import INDICATORS
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.programme.queries import limits_on
from chungtay.reports.models import Campaign, Due, SubmittedLine
from chungtay.reports.queries.handing import counted, dues_in, period_asked
from chungtay.reports.rules import (
    BOUNDS,
    RATIOS,
    Bounds,
    Counted,
    Doubt,
    DueLevel,
    DueState,
    is_changed,
    is_unlike,
    ratio_of,
)

_LOOKED_AT = ("members", "clubs", "meetings", "fund", "attendance_share")


@dataclass(frozen=True)
class Waiting:
    """A report that waits, with what it says of a few figures and why somebody should look."""

    due: Due
    counted: dict[str, Counted]
    before: dict[str, Counted]
    doubts: tuple[Doubt, ...]


def bounds_on(day: date, path: str) -> Bounds:
    """From how much on a report is doubtful for this office on a day. One query."""
    limits, usual = limits_on(day, path), Bounds()
    return Bounds(**{field: limits.get(name, getattr(usual, field)) for field, name in BOUNDS.items()})


def waiting_for(
    reach: Reach, bounds: Bounds, *, roots: Sequence[str], text: str = "", all_levels: bool = False
) -> list[Waiting]:
    """What was handed up to these offices and waits, the doubtful first; with all levels also what waits further down.

    At most six queries, however many wait.
    """
    rows: QuerySet[Any] = dues_in(reach, text=text, state=DueState.SENT)
    rows = rows.filter(above__in=roots) if not all_levels else rows.exclude(path__in=roots)
    dues = list(rows.order_by("campaign__last_on", "path"))
    lines = _lines(dues)
    before = _before(dues)
    differing, missing = before.pop(0, {}), _missing(dues)
    middles = _neighbours(dues, lines)
    found = [
        Waiting(
            due, lines[due.pk][0], before.get(due.pk, {}), tuple(_doubts(due, lines[due.pk], before, middles, bounds))
        )
        for due in dues
    ]
    found = [_with(each, differing=each.due.pk in differing, missing=missing.get(each.due.pk, 0)) for each in found]
    return sorted(found, key=lambda each: -len(each.doubts))


def _lines(dues: Sequence[Due]) -> dict[int, tuple[dict[str, Counted], bool]]:
    """The looked-at figures of each, and whether the unit says otherwise of any."""
    found: dict[int, tuple[dict[str, Counted], bool]] = {due.pk: ({}, False) for due in dues}
    by_submission = {due.submission_id: due.pk for due in dues}
    rows = SubmittedLine.objects.filter(submission__in=list(by_submission))
    for row in rows.filter(indicator__in=_LOOKED_AT) | rows.filter(said__isnull=False):
        pk = by_submission[row.submission_id]
        lines, other = found[pk]
        if row.indicator in _LOOKED_AT:
            lines[row.indicator] = Counted(row.value, row.top, row.bottom)
        found[pk] = (lines, other or (row.said is not None and row.said != row.top))
    return found


def _before(dues: Sequence[Due]) -> dict[int, Any]:
    """The same figures of each in the period before; under 0 those whose register another source contradicts."""
    found: dict[int, Any] = {0: set()}
    groups: dict[tuple[Campaign, UnitKind], list[Due]] = defaultdict(list)
    for due in dues:
        if due.level != DueLevel.COUNTRY:
            groups[due.campaign, UnitKind.CLUB if due.level == DueLevel.CLUB else UnitKind.AREA].append(due)
    for (campaign, kind), of in groups.items():
        codes = [code for code in _LOOKED_AT if kind is UnitKind.AREA or code != "clubs"]
        indicators = [INDICATORS[code] for code in codes]
        period = period_asked(campaign).previous
        ids: dict[int, int] = {int(due.club_id or due.area_id or 0): due.pk for due in of}
        first, last = Month.of(period.first), Month.of(period.last)
        for unit, counts in counts_of_units(kind, ids, first, last, indicators).items():
            found[ids[unit]] = {each.code: counted(each, counts) for each in indicators}
        now = Month.of(campaign.counted_to)
        for unit, counts in counts_of_units(kind, ids, now, now, [INDICATORS["members"]]).items():
            if kind is UnitKind.CLUB and counts["differing_club_count"]:
                found[0].add(ids[unit])
    return found


def _missing(dues: Sequence[Due]) -> dict[int, int]:
    """Of each area, how many reports below it did not come."""
    areas = [due for due in dues if due.level in (DueLevel.COMMUNE, DueLevel.PROVINCE)]
    if not areas:
        return {}
    silent = Due.objects.filter(campaign__in={due.campaign_id for due in areas}, state=DueState.DRAFT)
    paths = list(silent.values_list("campaign_id", "path"))
    return {
        due.pk: sum(campaign == due.campaign_id and path.startswith(due.path) for campaign, path in paths)
        for due in areas
    }


def _neighbours(dues: Sequence[Due], lines: dict[int, tuple[dict[str, Counted], bool]]) -> dict[Any, list[float]]:
    """The ratios of all reports of one campaign and level, for the middle."""
    found: dict[Any, list[float]] = defaultdict(list)
    for due in dues:
        for name in RATIOS:
            own = ratio_of(lines[due.pk][0], name)
            if own is not None:
                found[due.campaign_id, due.level, name].append(own)
    return found


def _doubts(
    due: Due,
    line: tuple[dict[str, Counted], bool],
    before: dict[int, Any],
    middles: dict[Any, Any],
    bounds: Bounds,
) -> Any:
    counted_, says_otherwise = line
    members = counted_.get("members")
    if members is None or members.value is None:
        yield Doubt.NOTHING_COUNTED
    if is_changed(members, before.get(due.pk, {}).get("members"), bounds):
        yield Doubt.CHANGED
    if says_otherwise:
        yield Doubt.SAYS_OTHERWISE
    for name in RATIOS:
        if is_unlike(ratio_of(counted_, name), middles.get((due.campaign_id, due.level, name), []), bounds):
            yield Doubt.UNLIKE_NEIGHBOURS
            return


def _with(each: Waiting, *, differing: bool, missing: int) -> Waiting:
    more = (*((Doubt.DIFFERS,) if differing else ()), *((Doubt.BELOW_MISSING,) if missing else ()))
    return Waiting(each.due, each.counted, each.before, (*each.doubts, *more))
