"""What a page of a figure can show: every indicator, and every counted column it is made of, under one shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, gettext

from chungtay.figures.models import ClubMonth, Column
from chungtay.figures.queries import declared
from chungtay.figures.rules import INDICATORS, Group, Indicator, Kind
from chungtay.figures.words import GROUPS
from chungtay.portal.rules import MeasureUnknown
from chungtay.programme.models import Target
from chungtay.programme.queries import targets

CLUBS_BEHIND = {"rule_": "rule_club_count", "covered_": "club_count"}
"""A commune counts for coverage by its clubs: by the beginning of the column, the column of a club that decides it."""

CLUB_COLUMNS = frozenset(field.name for field in ClubMonth._meta.get_fields() if isinstance(field, Column))


@dataclass(frozen=True)
class Measure:
    """A figure by its code: numbers added up and taken away, divided by others when it is a share or a mean."""

    code: str
    vi: str
    en: str
    unit_vi: str
    kind: Kind
    top: tuple[str, ...]
    minus: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()
    is_share: bool = False
    means: str = ""
    answers: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the language of the page."""
        return self.en if get_language() == "en" else self.vi

    @property
    def unit(self) -> str:
        """What it counts, in the language of the page."""
        return gettext(self.unit_vi) if self.unit_vi.strip("%") else self.unit_vi

    @property
    def explained(self) -> str:
        """What it means more exactly, in the language of the page."""
        return gettext(self.means) if self.means else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns its value is made of."""
        return tuple(dict.fromkeys((*self.top, *self.minus, *self.bottom)))

    @property
    def is_of_clubs(self) -> bool:
        """Whether it opens to clubs; what is counted from communes does not."""
        return set(self.columns) <= CLUB_COLUMNS

    @property
    def behind(self) -> "Measure | None":
        """What the clubs of a commune show of it: the figure itself, or whether each is what its commune counts for."""
        if self.is_of_clubs:
            return self
        column = next((CLUBS_BEHIND[word] for name in self.top for word in CLUBS_BEHIND if name.startswith(word)), "")
        return measures()[column] if column else None

    def told_left_out(self, counts: Mapping[str, int]) -> list[tuple[str, int]]:
        """What stands in neither number because it is not known: its name and how many, where there are any."""
        known = declared()
        found = [(known[name], counts.get(name, 0)) for name in self.left_out]
        return [(column.en if get_language() == "en" else column.vi, count) for column, count in found if count]

    def parts(self, counts: Mapping[str, int]) -> tuple[int, int | None]:
        """Numerator and denominator; no denominator for a plain number."""
        top = sum(counts.get(name, 0) for name in self.top) - sum(counts.get(name, 0) for name in self.minus)
        return top, sum(counts.get(name, 0) for name in self.bottom) if self.bottom else None

    def value(self, counts: Mapping[str, int]) -> float | None:
        """The figure of these counts: summed first, divided last; nothing where there is nothing to divide by."""
        top, bottom = self.parts(counts)
        if bottom is None:
            return top
        return top / bottom * (100 if self.is_share else 1) if bottom else None


@cache
def measures() -> dict[str, Measure]:
    """Every figure that has a page, by code: the indicators, and the columns they are made of."""
    return {name: _of_column(name, column) for name, column in declared().items()} | {
        code: of_indicator(indicator) for code, indicator in INDICATORS.items()
    }


def get_measure(code: str) -> Measure:
    """The figure of this code, or `MeasureUnknown`."""
    try:
        return measures()[code]
    except KeyError:
        raise MeasureUnknown(code=code) from None


def of_clubs(wanted: Iterable[Measure]) -> list[Measure]:
    """These figures as clubs show them, each once; where nothing of them can be told of a club, that it is one."""
    found = dict.fromkeys(measure.behind for measure in wanted if measure.behind is not None)
    return list(found) or [measures()["clubs"]]


def of_indicator(one: Indicator) -> Measure:
    """An indicator as the pages take it."""
    return Measure(
        code=one.code,
        vi=one.vi,
        en=one.en,
        unit_vi=one.unit,
        kind=one.kind,
        top=one.top,
        minus=one.minus,
        bottom=one.bottom,
        is_share=one.is_share,
        means=one.means,
        answers=one.answers,
        left_out=one.left_out,
    )


def _of_column(name: str, column: Column) -> Measure:
    return Measure(name, column.vi, column.en, column.unit, column.kind, (name,), means=column.means)


def groups(*, of_clubs: bool = False) -> list[tuple[str, list[Measure]]]:
    """The indicators under the headings they are looked for; those that open to clubs, or all."""
    found = []
    for group in Group:
        shown = [measures()[code] for code, one in INDICATORS.items() if one.group is group]
        shown = [measure for measure in shown if measure.is_of_clubs or not of_clubs]
        if shown:
            found.append((str(GROUPS[group]), shown))
    return found


def columns_of(shown: Iterable[tuple[str, list[Measure]]]) -> list[str]:
    """Every column these figures are made of."""
    return sorted({name for _, found in shown for measure in found for name in measure.columns})


def targets_answered(measure: Measure) -> list[Target]:
    """The targets that ask for this figure. One query, none when nobody asks."""
    if not measure.answers:
        return []
    return list(targets().filter(code__in=measure.answers))
