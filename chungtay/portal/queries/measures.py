"""What a page of a figure can show: every counted column and every indicator, under one shape."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chungtay.figures.models import AreaMonth, ClubMonth, Column
from chungtay.figures.rules import Kind
from chungtay.portal import words
from chungtay.portal.rules import MeasureUnknown

CLUB_COLUMNS = frozenset(field.name for field in ClubMonth._meta.get_fields() if isinstance(field, Column))


@dataclass(frozen=True)
class Measure:
    """A figure by its code: numbers added up, divided by others when it is a share or a mean."""

    code: str
    name: str
    unit: str
    kind: Kind
    top: tuple[str, ...]
    bottom: tuple[str, ...] = ()
    is_share: bool = False
    means: str = ""
    decision: str = ""
    is_area_only: bool = False  # counted from communes, not from clubs

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns its value is made of."""
        return tuple(dict.fromkeys((*self.top, *self.bottom)))

    def value(self, counts: Mapping[str, int]) -> float | None:
        """The figure of these counts: summed first, divided last; nothing where there is nothing to divide by."""
        top = sum(counts.get(name, 0) for name in self.top)
        if not self.bottom:
            return top
        bottom = sum(counts.get(name, 0) for name in self.bottom)
        return top / bottom * (100 if self.is_share else 1) if bottom else None


@cache
def declared() -> dict[str, Column]:
    """Every column of an area-month by name."""
    return {field.name: field for field in AreaMonth._meta.get_fields() if isinstance(field, Column)}


@cache
def measures() -> dict[str, Measure]:
    """Every figure that has a page, by code."""
    return {name: _of_column(name, column) for name, column in declared().items()}


def get_measure(code: str) -> Measure:
    """The figure of this code, or `MeasureUnknown`."""
    try:
        return measures()[code]
    except KeyError:
        raise MeasureUnknown(code=code) from None


def _of_column(name: str, column: Column) -> Measure:
    return Measure(
        code=name,
        name=column.vi,
        unit=column.unit,
        kind=column.kind,
        top=(name,),
        means=column.means,
        is_area_only=name not in CLUB_COLUMNS,
    )


def groups() -> list[tuple[str, list[Measure]]]:
    """Every figure under the heading it is looked for."""
    found: dict[str, list[Measure]] = {}
    for measure in measures().values():
        found.setdefault(_group_of(measure), []).append(measure)
    return [(str(words.GROUPS[key]), found[key]) for key in words.GROUPS if key in found]


def _group_of(measure: Measure) -> str:
    if measure.bottom:
        return "shares"
    if measure.is_area_only:
        return "coverage"
    if measure.kind is Kind.FLOW:
        return "happened"
    return "clubs" if measure.kind is Kind.FACT else "members"
