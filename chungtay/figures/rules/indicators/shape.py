"""What an indicator is: a formula over columns with its names, its unit, and the decisions it answers.

A value is worked out last: over time a stock is that of the last month and a flow is summed, over areas both are
summed, and only then is the numerator divided by the denominator. Shares are never averaged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.figures.rules.sources import Kind

SHARE = "%"
PEOPLE = "người"


class Group(StrEnum):
    """Under which heading an indicator stands."""

    CLUBS = "clubs"
    LIFE = "life"
    QUALITY = "quality"
    MEMBERS = "members"
    HARDSHIP = "hardship"
    MEETINGS = "meetings"
    MONEY = "money"
    LENDING = "lending"
    AREAS = "areas"
    CARE = "care"
    HEALTH = "health"
    RIGHTS = "rights"
    COVERAGE = "coverage"
    SOURCES = "sources"


@dataclass(frozen=True)
class Indicator:
    """A figure with a name: `top` less `minus`, over `bottom` where it is a share or a mean; shares are in percent."""

    code: str
    vi: str
    en: str
    unit: str
    group: Group
    top: tuple[str, ...]
    bottom: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    kind: Kind = Kind.STOCK
    answers: tuple[str, ...] = ()  # codes of targets
    means: str = ""
    left_out: tuple[str, ...] = ()  # what stands in neither number because it is not known: told beside the figure

    @property
    def is_share(self) -> bool:
        return self.unit == SHARE

    @property
    def factor(self) -> int:
        return 100 if self.is_share else 1

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it is made of, each once."""
        return tuple(dict.fromkeys((*self.top, *self.minus, *self.bottom)))

    def parts(self, counts: Mapping[str, int]) -> tuple[int, int | None]:
        """Numerator and denominator of summed counts; no denominator for a plain number."""
        top = sum(counts.get(name, 0) for name in self.top) - sum(counts.get(name, 0) for name in self.minus)
        return top, sum(counts.get(name, 0) for name in self.bottom) if self.bottom else None

    def value(self, counts: Mapping[str, int]) -> float | None:
        """The figure of summed counts: divided last; None where there is nothing to divide by."""
        top, bottom = self.parts(counts)
        if bottom is None:
            return top
        return self.factor * top / bottom if bottom else None


def number(
    group: Group,
    code: str,
    vi: str,
    en: str,
    column: str,
    *,
    unit: str = "CLB",
    kind: Kind = Kind.STOCK,
    answers: tuple[str, ...] = (),
    means: str = "",
) -> Indicator:
    return Indicator(code, vi, en, unit, group, (column,), kind=kind, answers=answers, means=means)


def share(
    group: Group,
    code: str,
    vi: str,
    en: str,
    top: tuple[str, ...],
    bottom: tuple[str, ...],
    *,
    answers: tuple[str, ...] = (),
    kind: Kind = Kind.STOCK,
    means: str = "",
    left_out: tuple[str, ...] = (),
) -> Indicator:
    return Indicator(
        code, vi, en, SHARE, group, top, bottom, kind=kind, answers=answers, means=means, left_out=left_out
    )
