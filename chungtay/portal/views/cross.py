"""The cross table on screen and as a workbook: figures × places or kinds × periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.months import HalfYear, Month, Period, PeriodUnreadable, Quarter, Year
from chungtay.portal import words
from chungtay.portal.adapters import period_trend, value_map
from chungtay.portal.forms import AskCross
from chungtay.portal.queries.cross import Cross, CrossRow, cross, cross_of_kinds
from chungtay.portal.queries.measures import Measure, groups, measures
from chungtay.portal.queries.where import Where
from chungtay.portal.rules import CROSS_KINDS, CROSS_USUAL, GROUND, PERIODS_AT_MOST, Borders
from chungtay.portal.views.asked import area_asked, country_asked, figures_reach
from chungtay.portal.views.figures import figure_url
from chungtay.portal.words import told
from chungtay.web.workbook import Column, workbook

_PERIODS: Mapping[str, type[Period]] = {"thang": Month, "quy": Quarter, "6-thang": HalfYear, "nam": Year}


@needs(Action.SEE_FIGURES)
@require_safe
def cross_table(request: ActRequest) -> HttpResponse:
    """Figures side by side: of which places or kinds, over which periods, by which borders."""
    where = _where(request)
    form = AskCross(_asked(request), groups=groups())
    said: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    kinds = CROSS_KINDS.get(said.get("chia", ""), ())
    chosen = [measures()[code] for code in (kinds or said.get("chi_so") or CROSS_USUAL)]
    periods = _periods(said.get("ky") or "thang", said.get("tu", ""), where.month)
    make = cross_of_kinds if kinds else cross
    found = make(where, chosen, periods, request.act.day)
    if request.GET.get("tai") == "xlsx":
        return _workbook(where, found, is_of_kinds=bool(kinds))
    context = {
        "where": where,
        "place": where.area.full_name if where.area else words.COUNTRY,
        "form": form,
        "heads": [_head(period) for period in periods],
        "tables": _kinds_table(where, found, periods) if kinds else _tables(request, where, found),
        "left_out": found.left_out,
        "may_overlap": said.get("chia") == GROUND,
        "trend": "" if kinds else period_trend(found.measures[0], [_head(period) for period in periods], found.total),
        "map": _map(request, where, found) if where.area is None and not kinds else "",
        "has_rows": bool(found.rows),
    }
    return render(request, "portal/cross.html", context)


def _where(request: ActRequest) -> Where:
    place = request.GET.get("noi", "")
    if place.isdecimal():
        return area_asked(request, int(place))
    return country_asked(request)


def _asked(request: ActRequest) -> Any:
    asked = request.GET.copy()
    if "chi_so" not in asked:
        asked.setlist("chi_so", list(CROSS_USUAL))
    asked.setdefault("ky", "thang")
    asked.setdefault("theo", Borders.THEN.value)
    asked.setdefault("chia", "dia-ban")
    return asked


def _periods(kind: str, since: str, last: Month) -> Sequence[Period]:
    """The periods asked for, the earliest first: by default what makes up the last twelve months."""
    of = _PERIODS[kind]
    end = of.of(last.first)
    try:
        begin = of.of(Month.parse(since).first)
    except PeriodUnreadable:
        begin = of.of((last - 11).first)
    found: Sequence[Period] = of.between(min(begin, end, key=lambda period: period.first), end)
    return found[-PERIODS_AT_MOST:]


def _head(period: Period) -> str:
    return f"{period.part}/{period.year}" if isinstance(period, Month) else period.label


def _tables(request: ActRequest, where: Where, found: Cross) -> list[dict[str, Any]]:
    """A table per figure over periods; of one period alone a single table with a column per figure."""
    urls = _urls(request, where, found)
    if len(found.periods) == 1:
        lines = [_line(row, found.measures, urls, at=0) for row in found.rows]
        total = _line(found.total, found.measures, {}, at=0)
        names = [measure.name for measure in found.measures]
        return [{"name": "", "heads": names, "is_of_figures": True, "lines": lines, "total": total}]
    return [
        {
            "name": measure.name if measure.is_share else f"{measure.name} ({measure.unit})",
            "heads": [_head(period) for period in found.periods],
            "lines": [_line(row, [measure], urls) for row in found.rows],
            "total": _line(found.total, [measure], {}),
        }
        for measure in found.measures
    ]


def _line(row: CrossRow, of: Sequence[Measure], urls: Mapping[int, str], at: int | None = None) -> dict[str, Any]:
    cells = [
        told(value, is_share=measure.is_share)
        for measure in of
        for value in (row.values[measure.code] if at is None else [row.values[measure.code][at]])
    ]
    return {"name": row.name, "url": urls.get(row.id, ""), "cells": cells}


def _urls(request: ActRequest, where: Where, found: Cross) -> dict[int, str]:
    """Places open to their own table; clubs to their month."""
    asked = request.GET.copy()
    if where.is_commune:
        return {row.id: f"/vp/so-lieu/clb/{row.id}/?thang={where.month}" for row in found.rows}
    reach = figures_reach(request)
    urls = {}
    for row in found.rows:
        if reach.covers(row.path):
            asked["noi"] = str(row.id)
            urls[row.id] = f"?{asked.urlencode()}"
    return urls


def _kinds_table(where: Where, found: Cross, periods: Sequence[Period]) -> list[dict[str, Any]]:
    """A line per kind, each open to the page of its figure at the end of the last month."""
    lines = [
        {
            "name": row.name,
            "url": figure_url(where, measure.code),
            "cells": [told(value, is_share=measure.is_share) for value in row.values[""]],
        }
        for row, measure in zip(found.rows, found.measures, strict=True)
    ]
    return [{"name": "", "heads": [_head(period) for period in periods], "lines": lines, "total": None}]


def _map(request: ActRequest, where: Where, found: Cross) -> Any:
    """The provinces coloured by the first figure of the last period."""
    first = found.measures[0]
    urls = _urls(request, where, found)
    parts = [_Part(row.code, row.name, row.values[first.code][-1], urls.get(row.id, "")) for row in found.rows]
    return value_map(where, first, parts)


@dataclass(frozen=True)
class _Part:
    """What the map takes of a row."""

    code: str
    name: str
    value: float | None
    url: str


def _workbook(where: Where, found: Cross, *, is_of_kinds: bool) -> HttpResponse:
    place = where.area.full_name if where.area else words.COUNTRY
    title = _("%(place)s: bảng số liệu đến %(day)s") % {"place": place, "day": f"{where.day:%d/%m/%Y}"}
    if is_of_kinds:
        heads = [Column(_("Loại"), 34), Column(_("Kỳ"), 12), Column(_("Số"), 16)]
        rows = [
            [row.name, str(period), row.values[""][at]]
            for row in found.rows
            for at, period in enumerate(found.periods)
        ]  # fmt: skip
        return workbook(f"bang-{where.month}", title, heads, rows)
    heads = [Column(_("Nơi"), 34), Column(_("Kỳ"), 12)]
    heads += [Column(f"{measure.name} ({measure.unit})", 18) for measure in found.measures]
    lines = [[line[0] or _("Cộng"), *line[1:]] for line in found.flat()]
    return workbook(f"bang-{where.month}", title, heads, lines)
