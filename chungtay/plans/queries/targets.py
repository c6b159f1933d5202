"""Targets of a place on their way, and how the places below do. A fixed number of queries, however many there are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chungtay.figures.queries import Figure, UnitKind, Where, counts_of_units, declared, figures, in_area, in_country
from chungtay.figures.rules import Indicator, Kind, for_programme
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.kernel.paths import COUNTRY
from chungtay.places.models import Area
from chungtay.places.queries import areas_in, map_on
from chungtay.places.rules import Level
from chungtay.plans.models import TargetShare
from chungtay.plans.rules import Course, PlanRowNotFound
from chungtay.programme.models import Target
from chungtay.programme.queries import Wanted, targets
from chungtay.programme.rules import Comparison, TargetOwner, Unit

Values = Mapping[str, float | None]
_LONG_OVER = 366  # days after which a target that fell due is history


@dataclass(frozen=True)
class Running:
    """A target of a place, or its share of one, on its way."""

    target: Target
    indicator: Indicator
    course: Course
    share: TargetShare | None = None
    left_out: Sequence[tuple[str, int]] = ()  # what stands in neither number, as it is not known: name and how many


@dataclass(frozen=True)
class Part:
    """A place below, with what it reached of a target and what it was allotted."""

    area: Area
    name: str
    value: float | None
    top: int
    bottom: int | None
    share: int | None
    is_share: bool
    left_out: int = 0

    @property
    def missing(self) -> int | None:
        """What is missing: to its share, or of a share of places how many are not there yet."""
        if self.is_share:
            return None if self.bottom is None else max(0, self.bottom - self.top)
        return None if self.share is None else max(0, self.share - self.top)

    @property
    def percent(self) -> float | None:
        """Result over its share."""
        return self.top / self.share * 100 if self.share else None


def areas_below(path: str, day: date) -> Sequence[Any]:
    """The places right below, in Vietnamese order, with their names of the day. One query and the map's."""
    level = Level.PROVINCE if path == COUNTRY else Level.COMMUNE
    if path.count("/") > 2:
        return []
    return list(areas_in(map_on(day), level, on=day).filter(path__startswith=path).exclude(path=path))


def area_at(reach: Reach, path: str) -> Area | None:
    """The area at a path in reach; nothing for the country. Raises `PlanRowNotFound` outside it."""
    if not reach.covers(path):
        raise PlanRowNotFound(path=path)
    if path == COUNTRY:
        return None
    found: Area | None = Area.objects.filter(path=path, map__valid_to=None).select_related("map").first()
    if found is None:
        raise PlanRowNotFound(path=path)
    return found


def running_at(area: Area | None, day: date) -> list[Running]:
    """The numbered targets of a place and what it was allotted of those above, with pace and forecast.

    Four queries for what holds on a day and for the last year, one more for each day a flow is counted from.
    """
    found = [(row, None) for row in _of_place(area.path if area else COUNTRY, day)]
    if area is not None:
        rows = TargetShare.objects.filter(area=area, replaced_at=None).select_related(
            "target__programme", "target__phase", "target__document"
        )
        found += [(row.target, row) for row in rows if _runs(row.target, day)]
    known = [(target, share, _indicator(target)) for target, share in found]
    month = Month.of(day)
    here = in_area(area, month) if area else in_country(month)
    ended = month - 12
    stocks = [each for _target, _share, each in known if each.kind is not Kind.FLOW]
    flows = [each for _target, _share, each in known if each.kind is Kind.FLOW]
    current = _figures(here, stocks)
    now, before = _of(current), _values(here.during(ended, ended), stocks)
    year = _values(here.during(ended.next, month), flows)
    sums = {
        since: _values(
            here.during(since, month),
            [each for target, _s, each in known if each.kind is Kind.FLOW and _since(target) == since],
        )
        for since in {_since(target) for target, _share, each in known if each.kind is Kind.FLOW}
    }
    return [
        Running(
            target, each, _course(target, share, each, day, now, before, year, sums), share, _left_out(current, each)
        )
        for target, share, each in known
    ]


def _of_place(path: str, day: date) -> list[Target]:
    rows = targets(Wanted(path=path, with_indicator=True)).exclude(value=None).exclude(owner=TargetOwner.PROJECT)
    return [row for row in rows.select_related("programme", "phase", "document") if _runs(row, day)]


def _runs(target: Target, day: date) -> bool:
    return _began(target) <= day and (day - target.due_on).days < _LONG_OVER


def _began(target: Target) -> date:
    phase, programme = target.phase, target.programme
    began = target.counted_from or (phase.starts_on if phase else None) or (programme.starts_on if programme else None)
    return began or date(target.due_on.year, 1, 1)


def _since(target: Target) -> Month:
    """The first whole month a flow is summed from."""
    month = Month.of(_began(target))
    return month if _began(target) == month.first else month.next


def _indicator(target: Target) -> Indicator:
    return for_programme(target.indicator, target.programme.code if target.programme else "")


def _figures(where: Where, indicators: Sequence[Indicator]) -> Mapping[str, Figure]:
    if not indicators:
        return {}
    wanted = {each.code: each for each in indicators}
    return {found.indicator.code: found for found in figures(where, list(wanted.values()))}


def _of(found: Mapping[str, Figure]) -> Values:
    return {code: each.value if each.has_rows else None for code, each in found.items()}


def _values(where: Where, indicators: Sequence[Indicator]) -> Values:
    return _of(_figures(where, indicators))


def _left_out(found: Mapping[str, Figure], indicator: Indicator) -> list[tuple[str, int]]:
    """What the value does not count because it is not known, where there is any."""
    of = found.get(indicator.code)
    return [(left_out_name(indicator), of.left_out)] if of is not None and of.left_out else []


def left_out_name(indicator: Indicator) -> str:
    """What stands in neither number of this figure; nothing where all is counted."""
    return declared()[indicator.left_out[0]].vi if indicator.left_out else ""


def _course(
    target: Target, share: TargetShare | None, indicator: Indicator, day: date,
    now: Values, before: Values, year: Values, sums: Mapping[Month, Values],
) -> Course:  # fmt: skip
    is_flow, code = indicator.kind is Kind.FLOW, indicator.code
    value = sums[_since(target)].get(code) if is_flow else now.get(code)
    was = before.get(code)
    gained = year.get(code) if is_flow else value - was if value is not None and was is not None else None
    scale = 100 if target.unit == Unit.SHARE else 1
    return Course(
        comparison=Comparison(target.comparison), aim=share.value if share else (target.value or 0) / scale,
        aim_to=None if target.value_to is None else target.value_to / scale, value=value, gained=gained,
        is_flow=is_flow, is_share=indicator.is_share, since_on=_began(target), due_on=target.due_on, day=day,
    )  # fmt: skip


def get_target(path: str, target_id: int) -> Target:
    """A numbered target of this place or of one above it."""
    rows = Target.objects.filter(pk=target_id, superseded_by=None).exclude(indicator="").exclude(value=None)
    found: Target | None = rows.select_related("programme", "phase", "document").first()
    if found is None or not path.startswith(found.path):
        raise PlanRowNotFound(target_id=target_id)
    return found


def share_of(target: Target, path: str) -> TargetShare | None:
    """What the place at this path was allotted of it."""
    return TargetShare.objects.filter(target=target, path=path, replaced_at=None).first()


def parts_of(target: Target, path: str, day: date) -> list[Part]:
    """The places right below with their results and shares. Four queries."""
    areas = areas_below(path, day)
    indicator = _indicator(target)
    month = Month.of(day)
    first = _since(target) if indicator.kind is Kind.FLOW else month
    counts = counts_of_units(UnitKind.AREA, [area.pk for area in areas], first, month, [indicator])
    shares = dict(
        TargetShare.objects.filter(target=target, area__in=[area.pk for area in areas], replaced_at=None).values_list(
            "area", "value"
        )
    )
    return [_part(area, indicator, counts.get(area.pk, {}), shares.get(area.pk)) for area in areas]


def _part(area: Any, indicator: Indicator, counts: Mapping[str, int], share: int | None) -> Part:
    top, bottom = indicator.parts(counts)
    left_out = sum(counts.get(name, 0) for name in indicator.left_out)
    return Part(area, area.full_name_on, indicator.value(counts), top, bottom, share, indicator.is_share, left_out)


def indicator_of(target: Target) -> Indicator:
    """What is counted for a target."""
    return _indicator(target)


def counted_since(target: Target) -> Month | None:
    """The first month of what is summed for a target; nothing where it is what holds on a day."""
    return _since(target) if _indicator(target).kind is Kind.FLOW else None


def summed(parts: Iterable[Part]) -> tuple[int, int]:
    """What the places below reached together, and were allotted together."""
    parts = list(parts)
    return sum(part.top for part in parts), sum(part.share or 0 for part in parts)
