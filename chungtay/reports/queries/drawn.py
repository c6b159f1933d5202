"""A report of one place and one period, drawn from what is counted. A fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chungtay.figures.queries import Figure, Part, Sources, Where, breakdown, figures, in_area, in_country
from chungtay.figures.rules import INDICATORS, Kind, for_programme
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month, Period
from chungtay.kernel.paths import COUNTRY
from chungtay.places.models import Area
from chungtay.places.queries import get_area, names_on
from chungtay.places.rules import Level
from chungtay.programme.models import Target
from chungtay.programme.queries import Wanted, targets
from chungtay.programme.rules import TargetOwner, Unit
from chungtay.reports import words
from chungtay.reports.queries.beyond import Work, works_of
from chungtay.reports.rules import CONTENTS, PUBLISHED_TOO, Bridge, Section, same_of_last_year


@dataclass(frozen=True)
class Line:
    """One figure with the period before and the same period of last year."""

    now: Figure
    before: Figure
    same: Figure

    @property
    def change(self) -> float | None:
        """How much more than in the period before; nothing where either was not counted."""
        now, before = value_of(self.now), value_of(self.before)
        return None if now is None or before is None else now - before


@dataclass(frozen=True)
class Aim:
    """A target with what was counted for it by the day of the report."""

    target: Target
    found: Figure

    @property
    def aim(self) -> float:
        """The aim in the unit of the figure: shares stand in basis points."""
        value = self.target.value or 0
        return value / 100 if self.target.unit == Unit.SHARE else value

    @property
    def percent(self) -> float | None:
        """Result over aim, plainly."""
        return self.found.value / self.aim * 100 if self.found.value is not None and self.aim else None


@dataclass(frozen=True)
class Place:
    """A place below with its three figures."""

    name: str
    clubs: int
    founded: int
    members: int


@dataclass(frozen=True)
class Report:
    """The whole report."""

    place: str
    path: str
    period: Period
    through: date
    borders: str
    sections: dict[Section, Sequence[Line]]
    bridge: Bridge
    aims: Sequence[Aim]
    places: Sequence[Place]
    sources: Sources
    works: Sequence[Work] = ()

    def line(self, code: str) -> Line:
        """One of its figures by code."""
        return next(line for lines in self.sections.values() for line in lines if line.now.indicator.code == code)


def told_by(found: Sources) -> int:
    """How many clubs told more than a published total does."""
    return found.books + found.sheet + found.carried


def value_of(found: Figure) -> float | None:
    """The figure, or nothing where only published totals stand behind what they do not say."""
    is_said = found.indicator.code in PUBLISHED_TOO or told_by(found.sources) > 0
    return found.value if is_said else None


def area_at(reach: Reach, area_id: int | None) -> Area | None:
    """The area a report is asked of; nothing asks for the top of the reach. Raises `AreaNotFound` outside it."""
    if area_id is not None:
        return get_area(reach, area_id)
    root = min(reach.roots, key=len)
    return None if root == COUNTRY else get_area(reach, int(root.strip("/").rpartition("/")[2]))


def report_of(area: Area | None, period: Period, through: date) -> Report:
    """The report of an area (None is the country) over a period, counted to a day."""
    last = Month.of(through)
    first = Month.of(period.first)
    where = in_area(area, last, first=first) if area else in_country(last, first=first)
    codes = [code for section in Section for code in CONTENTS[section]]
    asked = [INDICATORS[code] for code in codes]
    before, same = (_during(where, each) for each in (period.previous, same_of_last_year(period)))
    columns = [figures(each, asked) for each in (where, before, same)]
    lines = {code: Line(*each) for code, *each in zip(codes, *columns, strict=True)}
    clubs = lines["clubs"]
    return Report(
        place=names_on([area.pk], through)[area.pk] if area else words.COUNTRY,
        path=area.path if area else COUNTRY,
        period=period,
        through=through,
        borders=where.borders,
        sections={section: [lines[code] for code in CONTENTS[section]] for section in Section},
        bridge=Bridge(clubs.before.top, lines["new_clubs"].now.top, lines["closed_clubs"].now.top, clubs.now.top),
        aims=_aims(where, area.path if area else COUNTRY, through),
        places=_places(where, area),
        sources=clubs.now.sources,
        works=works_of(area.path if area else COUNTRY, period, through) if _is_of_today(area) else (),
    )


def _is_of_today(area: Area | None) -> bool:
    """What offices did is told by the map of today; an area that is no more has no offices."""
    return area is None or area.map.valid_to is None


def _during(where: Where, period: Period) -> Where:
    return where.during(Month.of(period.first), Month.of(period.last))


def _aims(where: Where, path: str, through: date) -> list[Aim]:
    """The numbered targets of the place that run on the day, each flow counted from the day its target says."""
    rows = targets(Wanted(path=path, with_indicator=True)).exclude(value=None).exclude(owner=TargetOwner.PROJECT)
    found = []
    for row in rows.filter(due_on__gte=through).order_by("sort_key", "pk"):
        if row.counted_from and row.counted_from > through:
            continue
        indicator = for_programme(row.indicator, row.programme.code if row.programme else "")
        since = _first_whole_month(row.counted_from) if row.counted_from else where.first
        run = where.during(since, where.last) if indicator.kind is Kind.FLOW else where
        found.append(Aim(row, figures(run, [indicator])[0]))
    return found


def _first_whole_month(since: date) -> Month:
    month = Month.of(since)
    return month if since == month.first else month.next


def _places(where: Where, area: Area | None) -> list[Place]:
    """The provinces of the country, else the communes of the area; those without a club are left out."""
    if area is not None and area.level == Level.COMMUNE:
        return []
    level = Level.COMMUNE if area else Level.PROVINCE
    clubs, founded, members = (breakdown(code, where, level) for code in ("clubs", "new_clubs", "members"))
    return [_place(*each) for each in zip(clubs, founded, members, strict=True) if each[0].top or each[1].top]


def _place(clubs: Part, founded: Part, members: Part) -> Place:
    return Place(clubs.name, clubs.top, founded.top, members.top)
