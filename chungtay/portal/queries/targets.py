"""Targets held against results: what was set, what is counted, by which numerator and denominator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from chungtay.figures.rules import BY_PROGRAMME, Kind
from chungtay.kernel.paths import COUNTRY
from chungtay.portal.queries.counts import Counts, flows, totals
from chungtay.portal.queries.measures import Measure, measures
from chungtay.portal.queries.sentence import first_month
from chungtay.portal.queries.where import Where
from chungtay.programme.models import Target
from chungtay.programme.queries import Wanted, targets
from chungtay.programme.rules import Comparison, TargetOwner, Unit


@dataclass(frozen=True)
class Result:
    """A target with what is counted for it on the day."""

    target: Target
    measure: Measure
    value: float | None
    top: int
    bottom: int | None
    left_out: Sequence[tuple[str, int]] = ()  # what stands in neither, as it is not known: its name and how many

    @property
    def aim(self) -> float:
        """The aim in the unit of the value: shares stand in basis points."""
        aim = self.target.value or 0
        return aim / 100 if self.target.unit == Unit.SHARE else aim

    @property
    def is_over(self) -> bool:
        """Whether a target that names a range is passed at its upper end."""
        return self.is_met is False and self.target.comparison == Comparison.BETWEEN and (self.value or 0) > self.aim

    @property
    def percent(self) -> float | None:
        """How much of the aim is reached."""
        return self.value / self.aim * 100 if self.value is not None and self.aim else None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met today; nothing where nothing is counted."""
        if self.value is None:
            return None
        if self.target.comparison == Comparison.AT_MOST:
            return self.value <= self.aim
        if self.target.comparison == Comparison.BETWEEN:
            to = (self.target.value_to or 0) / (100 if self.target.unit == Unit.SHARE else 1)
            return self.aim <= self.value <= to
        return self.value >= self.aim


def results_of(where: Where) -> list[Result]:
    """The numbered targets of this place that began before the day and did not fall due more than a year ago.

    A project's target asks for the project's clubs, not for all of the country: it stands on the project's page.
    """
    path = where.area.path if where.area else COUNTRY
    asked = targets(Wanted(path=path, with_indicator=True)).exclude(value=None).exclude(owner=TargetOwner.PROJECT)
    rows = [row for row in asked if _runs(row, where.day)]
    known = [(row, measures()[_code(row)]) for row in rows if _code(row) in measures()]
    stocks = [measure for _, measure in known if measure.kind is not Kind.FLOW]
    counted = totals(where, _columns(stocks)) if stocks else {}
    happened = {
        since: flows(where, _columns(each for row, each in known if row.counted_from == since), first_month(since))
        for since in {row.counted_from for row, each in known if each.kind is Kind.FLOW and row.counted_from}
    }
    return [_result(row, measure, _counts(row, measure, counted, happened)) for row, measure in known]


def _code(target: Target) -> str:
    """A target says "members of new clubs"; of which programme, its own programme says."""
    programme = target.programme.code if target.programme else ""
    return BY_PROGRAMME.get((target.indicator, programme), target.indicator)


def _runs(target: Target, day: date) -> bool:
    has_begun = target.counted_from is None or target.counted_from <= day
    return has_begun and (target.due_on >= day or (day - target.due_on).days < 366)


def _columns(of: Iterable[Measure]) -> list[str]:
    return sorted({name for measure in of for name in (*measure.columns, *measure.left_out)})


def _counts(target: Target, measure: Measure, stocks: Counts, happened: dict[date, dict[str, int]]) -> Counts:
    if measure.kind is Kind.FLOW:
        return happened.get(target.counted_from, {}) if target.counted_from else {}
    return stocks


def _result(target: Target, measure: Measure, counts: Counts) -> Result:
    value = measure.value(counts) if counts else None
    return Result(target, measure, value, *measure.parts(counts), measure.told_left_out(counts))
