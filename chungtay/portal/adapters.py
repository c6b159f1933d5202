"""Figures made into pictures, lines and workbooks: the map of provinces, the run of months, tables that sort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold
from chungtay.portal import words
from chungtay.portal.queries.counts import Child, by_month, groups_of_today
from chungtay.portal.queries.measures import Measure
from chungtay.portal.queries.where import Where
from chungtay.portal.words import told
from chungtay.web.components import Bar, Series, bar_chart, choropleth, line_chart
from chungtay.web.workbook import Column, workbook

TREND_MONTHS = 13


@dataclass(frozen=True)
class Line:
    """A part of an area in a table: its numbers by the words of the address that sort it."""

    part: Child
    url: str

    @property
    def counts(self) -> Mapping[str, int]:
        return self.part.counts

    @property
    def covered_share(self) -> float | None:
        """Communes with a club, of all."""
        return _share(self.counts["covered_commune_count"], self.counts["commune_count"])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


ORDERS = {
    "ten": lambda line: line.part.sort_key,
    "clb": lambda line: line.counts["club_count"],
    "nguoi": lambda line: line.counts["member_count"],
    "moi": lambda line: line.counts["new_club_count"],
    "phu": lambda line: line.covered_share or 0,
}


def part_lines(request: HttpRequest, parts: Sequence[Child], urls: Mapping[int, str]) -> tuple[list[Line], str]:
    """The lines of a table that the address asks for (`?q=`), in its order, and that order."""
    found = [part for part in parts if is_asked_for(request, part.name)]
    lines = [Line(part, urls.get(part.area_id, "")) for part in found]
    choice = request.GET.get("sort", "")
    if choice.removeprefix("-") not in ORDERS:
        choice = "ten"
    lines.sort(key=ORDERS["ten"])
    lines.sort(key=ORDERS[choice.removeprefix("-")], reverse=choice.startswith("-"))
    return lines, choice


def is_asked_for(request: HttpRequest, name: str) -> bool:
    """Whether a name holds the words searched for, by any spelling."""
    written = fold(name)
    return all(word in written for word in fold(request.GET.get("q", "")[:80]).split())


def parts_workbook(where: Where, parts: Sequence[Child]) -> HttpResponse:
    """The table of parts as a workbook, with how each was counted."""
    heads = [Column(_("Mã"), 8), Column(_("Địa bàn"), 30)]
    names = (
        _("Câu lạc bộ"), _("Thành viên"), _("CLB mới trong tháng"), _("Xã, phường"), _("Xã có CLB"),
        _("Xã có CLB hoạt động đúng quy định"), _("CLB từ sổ"), _("CLB từ phiếu"), _("CLB theo tháng trước"),
        _("CLB từ số công bố"), _("CLB im lặng"),
    )  # fmt: skip
    heads += [Column(name, 14, "#,##0") for name in names]
    rows = [[part.code, part.name, *part.counts.values()] for part in parts]
    place = where.area.full_name if where.area else words.COUNTRY
    title = _("%(place)s: số liệu đến %(day)s") % {"place": place, "day": f"{where.day:%d/%m/%Y}"}
    return workbook(f"so-lieu-{where.month}", title, heads, rows)


def country_map(
    where: Where,
    parts: Sequence[Child],
    column: str = "club_count",
    *,
    urls: Mapping[str, str],
    values: Mapping[str, float | None] | None = None,
    title: str = "",
    unit: str = "",
) -> SafeString:
    """The provinces coloured by a counted number, or by the values given by code."""
    shown = values if values is not None else {part.code: float(part.counts[column]) for part in parts}
    return choropleth(
        shown,
        title=title or _("Số câu lạc bộ theo tỉnh, thành phố"),
        names={part.code: part.name for part in parts},
        groups=groups_of_today(where) or None,
        unit=unit or _("câu lạc bộ"),
        urls=urls,
    )


def months_before(where: Where, count: int = TREND_MONTHS) -> list[Month]:
    """The months up to this one, the earliest first."""
    return [where.month - back for back in range(count - 1, -1, -1)]


def since_publication(
    found: Mapping[Month, Mapping[str, int]], published_from: Month | None = None
) -> dict[Month, Mapping[str, int]]:
    """Without the months before the first published totals: they hold the few clubs that kept books, not all.

    `published_from` where all of these months lie before it; else it is read from them.
    """
    published = [month for month, counts in found.items() if counts["published_club_count"]]
    first = published_from or min(published, default=None)
    return {month: counts for month, counts in found.items() if first is None or month >= first}


def trend(where: Where, published_from: Month | None = None) -> list[SafeString]:
    """Clubs and members over the last twelve months and this one; nothing where there is only one month to show."""
    months = months_before(where)
    found = since_publication(
        by_month(where, ["club_count", "member_count", "published_club_count"], months), published_from
    )
    if len(found) < 2:
        return []
    moments = [f"{month.month}/{month.year}" for month in months]
    named = (("club_count", _("Câu lạc bộ")), ("member_count", _("Thành viên")))
    return [
        line_chart([Series(name, [found[m][column] if m in found else None for m in months])], moments, title=name)
        for column, name in named
    ]


BARS_SHOWN = 15


def figure_trend(measure: Measure, months: Sequence[Month], values: Mapping[Month, float | None]) -> SafeString | str:
    """A figure over the months; nothing where there is only one to show."""
    known = [month for month in months if values.get(month) is not None]
    if len(known) < 2:
        return ""
    line = Series(measure.name, [values.get(month) for month in months])
    return line_chart(
        [line], [f"{month.month}/{month.year}" for month in months], title=measure.name, unit=measure.unit,
        write=lambda value: told(value, is_share=measure.is_share),
    )  # fmt: skip


def period_trend(measure: Measure, heads: Sequence[str], total: Any) -> SafeString | str:
    """A figure of the whole over periods; nothing where there is only one to show."""
    values = total.values[measure.code]
    if sum(value is not None for value in values) < 2:
        return ""
    return line_chart(
        [Series(measure.name, list(values))], heads, title=measure.name, unit=measure.unit,
        write=lambda value: told(value, is_share=measure.is_share),
    )  # fmt: skip


def part_bars(measure: Measure, lines: Sequence[Any]) -> SafeString | str:
    """The parts with the highest values as bars."""
    known = sorted((line for line in lines if line.value), key=lambda line: -line.value)[:BARS_SHOWN]
    if len(known) < 2:
        return ""
    bars = [Bar(line.name, line.value) for line in known]
    return bar_chart(
        bars, title=measure.name, unit=measure.unit, write=lambda value: told(value, is_share=measure.is_share)
    )


def value_map(where: Where, measure: Measure, lines: Sequence[Any]) -> SafeString:
    """The provinces coloured by a figure."""
    return choropleth(
        {line.code: line.value for line in lines},
        title=measure.name,
        names={line.code: line.name for line in lines},
        groups=groups_of_today(where) or None,
        unit=measure.unit,
        urls={line.code: line.url for line in lines if line.url},
        write=lambda value: told(value, is_share=measure.is_share),
    )
