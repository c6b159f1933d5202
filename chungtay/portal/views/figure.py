"""A figure's page: its value, its formula, what it is made of, and the list of all figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.rules import Kind
from chungtay.kernel.acts import NOWHERE
from chungtay.portal.adapters import figure_trend, is_asked_for, months_before, part_bars, since_publication, value_map
from chungtay.portal.queries.counts import (
    SOURCES,
    by_month,
    children,
    clubs_of,
    clubs_over,
    first_published,
    flows,
    totals,
)
from chungtay.portal.queries.measures import Measure, columns_of, get_measure, groups, targets_answered
from chungtay.portal.queries.where import Where, counted_at
from chungtay.portal.views.asked import area_asked, choices, country_asked, figures_reach, since_asked
from chungtay.portal.views.figures import area_urls, crumbs, figure_list_url, figure_url, prefix
from chungtay.portal.words import told
from chungtay.web.menu import Face
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook


@dataclass(frozen=True)
class Line:
    """A part of an area, or a club, with its value of one figure."""

    name: str
    sort_key: str
    code: str
    url: str
    value: float | None
    told: str
    counts: Mapping[str, int]
    club: Any = None
    numbers: Sequence[Mapping[str, Any]] = ()


@needs(Action.SEE_FIGURES)
@require_safe
def figure(request: ActRequest, code: str) -> HttpResponse:
    """A figure of the country or of an area within reach."""
    measure = get_measure(code)
    return _figure(request, _during(request, _where(request), measure), measure, Face.OFFICE)


@open_to_all
@require_safe
def public_figure(request: ActRequest, code: str) -> HttpResponse:
    """A figure of the country by provinces, for everybody."""
    measure = get_measure(code)
    return _figure(request, _during(request, country_asked(request), measure), measure, Face.PUBLIC)


def _where(request: ActRequest) -> Where:
    place = request.GET.get("noi", "")
    return area_asked(request, int(place)) if place.isdecimal() else country_asked(request)


def _during(request: ActRequest, where: Where, measure: Measure) -> Where:
    """What happens can be asked of a run of months; what holds on a day cannot."""
    since = since_asked(request, where.month) if measure.kind is Kind.FLOW else None
    return replace(where, since=since)


def _figure(request: ActRequest, where: Where, measure: Measure, face: Face) -> HttpResponse:
    lines = _lines(request, where, measure, face)
    listed = (measure.behind or measure) if where.is_commune else measure
    sort = request.GET.get("sort", "")
    # the clubs that decide what their commune counts as stand first
    sort = sort if sort.removeprefix("-") in ("ten", "so") else "ten" if listed == measure else "-so"
    lines.sort(key=lambda line: line.sort_key, reverse=sort == "-ten")
    if sort.removeprefix("-") == "so":  # equals stay in the order of their names
        lines.sort(key=lambda line: -1 if line.value is None else line.value, reverse=sort.startswith("-"))
    if request.GET.get("tai") == "xlsx":
        return _workbook(where, listed, lines)
    months = months_before(where)
    counted = by_month(where, (*measure.columns, *measure.left_out, *SOURCES), months)
    now = counted.get(where.month, {})
    published_from = first_published(where, now)
    shown = counted if measure.kind is Kind.FLOW else since_publication(counted, published_from)
    values = {month: measure.value(counts) for month, counts in shown.items()}
    if where.since:
        now = now | flows(where, measure.columns, where.since)
    value = measure.value(now) if now else None
    office = face is Face.OFFICE
    context = {
        "base": f"web/{face.value}.html",
        "where": where,
        "measure": measure,
        "asked": choices(request, where.month),
        "has_borders": where.area is None,
        "crumbs": crumbs(where, (measure.name, "")) if office else [],
        "value": told(value, is_share=measure.is_share),
        "unit": "" if measure.is_share else measure.unit,
        "changes": [] if where.since else _changes(where, measure, values),
        "formula": _formula(measure, now),
        "heads": [get_measure(name).name for name in (*listed.columns, *listed.left_out)],
        "listed": listed,
        "left_out": measure.told_left_out(now),
        "ground_url": _ground_url(request, where, now.get("no_terrain_commune_count", 0)),
        "answers": targets_answered(measure),
        "counts": {name: now.get(name, 0) for name in SOURCES},
        "counted": counted_at(),
        "published_from": published_from,
        "page": paginate(request, [line for line in lines if is_asked_for(request, line.name)]),
        "q": request.GET.get("q", "")[:80],
        "sort": sort,
        "map": value_map(where, measure, lines) if where.area is None else "",
        "bars": part_bars(measure, lines),
        "trend": figure_trend(measure, months, values),
        "all_url": figure_list_url(where, face),
    }
    return render(request, "portal/figure.html", context)


def _lines(request: ActRequest, where: Where, measure: Measure, face: Face) -> list[Line]:
    if where.is_commune:
        return _club_lines(where, measure)
    reach = figures_reach(request) if face is Face.OFFICE else NOWHERE
    columns = (*measure.columns, *measure.left_out, *SOURCES)
    parts = children(where, columns)
    here = reverse("portal:figure", args=[measure.code]) + where.query
    urls = {key: f"{here}&noi={key}" for key in area_urls(parts, where, reach)}
    return [
        Line(part.name, part.sort_key, part.code, urls.get(part.area_id, ""), value,
             told(value, is_share=measure.is_share), part.counts, None, _numbers(measure, part.counts))
        for part in parts
        for value in [measure.value(part.counts)]
    ]  # fmt: skip


def _ground_url(request: ActRequest, where: Where, unknown_count: int) -> str:
    """Where unknown terrain is put right, for who may; nothing for others, on the old map and where all is known."""
    path = where.area.path if where.area else "/"
    if not unknown_count or where.map.valid_to is not None or not request.act.may(Action.KEEP_PLACES, path):
        return ""
    if where.area is None:
        return reverse("places:terrain_provinces")
    return reverse("places:terrain" if where.is_commune else "places:terrains", args=[where.area.pk])


def _club_lines(where: Where, measure: Measure) -> list[Line]:
    """The clubs of a commune; of what is counted from communes, those that decide what their commune counts as."""
    if measure.behind is None:
        return []
    measure = measure.behind
    if where.since:
        return _run_lines(where, measure)
    lines = []
    for club in clubs_of(where, measure.columns):
        value = measure.value(club.counts)
        url = f"{reverse('portal:club_figure', args=[club.club_id, measure.code])}?thang={where.month}"
        lines.append(
            Line(
                club.name,
                club.sort_key,
                "",
                url,
                value,
                told(value, is_share=measure.is_share),
                club.counts,
                club,
                _numbers(measure, club.counts),
            )
        )
    return lines


def _run_lines(where: Where, measure: Measure) -> list[Line]:
    """The clubs in which something happened in the run; each opens to its months."""
    lines = []
    for club_id, name, sort_key, counts in clubs_over(where, measure.columns):
        url = f"{reverse('portal:club_figure', args=[club_id, measure.code])}?thang={where.month}&tu={where.since}"
        value = measure.value(counts)
        written = told(value, is_share=measure.is_share)
        lines.append(Line(name, sort_key, "", url, value, written, counts, None, _numbers(measure, counts)))
    return lines


def _numbers(measure: Measure, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """The numbers a value is made of; where nothing is known to divide by, the parts are not 0 but unknown."""
    is_known = measure.value(counts) is not None
    parts = [(name, counts.get(name, 0) if is_known else None) for name in measure.columns]
    parts += [(name, counts.get(name, 0)) for name in measure.left_out]
    return [{"name": get_measure(name).name, "count": count} for name, count in parts]


def _changes(where: Where, measure: Measure, values: Mapping[Any, float | None]) -> list[dict[str, str]]:
    """Against the month before, and the same month of last year."""
    found = []
    now = values.get(where.month)
    for name, month in ((_("so với tháng trước"), where.month - 1), (_("so với cùng kỳ năm trước"), where.month - 12)):
        before = values.get(month)
        if now is None or before is None:
            found.append({"name": name, "told": _("chưa có số để so")})
            continue
        sign = "+" if now > before else "−" if now < before else ""
        points = _(" điểm %") if measure.is_share else ""
        found.append({"name": name, "told": f"{sign}{told(abs(now - before), is_share=False)}{points}"})
    return found


def _formula(measure: Measure, counts: Mapping[str, int]) -> dict[str, Any]:
    """What is added up, and what it is divided by, each with its own number."""

    def part(columns: Sequence[str]) -> list[dict[str, Any]]:
        return [{"name": get_measure(name).name, "count": counts.get(name, 0), "code": name} for name in columns]

    return {"top": part(measure.top), "minus": part(measure.minus), "bottom": part(measure.bottom)}


def _workbook(where: Where, measure: Measure, lines: Sequence[Line]) -> HttpResponse:
    heads = [Column(_("Mã"), 8), Column(_("Tên"), 34), Column(measure.name, 18, "#,##0.##")]
    parts = (*measure.columns, *measure.left_out) if measure.bottom else ()
    heads += [Column(get_measure(name).name, 18, "#,##0") for name in parts]
    rows = [[line.code, line.name, line.value, *(line.counts.get(name) for name in parts)] for line in lines]
    return workbook(f"{measure.code}-{where.month}", f"{measure.name}, {where.day:%d/%m/%Y}", heads, rows)


@needs(Action.SEE_FIGURES)
@require_safe
def figure_list(request: ActRequest) -> HttpResponse:
    """All figures of a place, by groups."""
    return _list(request, _where(request), Face.OFFICE)


@open_to_all
@require_safe
def public_figure_list(request: ActRequest) -> HttpResponse:
    """All figures of the country, for everybody."""
    return _list(request, country_asked(request), Face.PUBLIC)


def _list(request: ActRequest, where: Where, face: Face) -> HttpResponse:
    shown = groups()
    counts = totals(where, columns_of(shown))
    blocks = [
        {
            "name": name,
            "lines": [
                {
                    "measure": measure,
                    "told": told(measure.value(counts), is_share=measure.is_share),
                    "url": figure_url(where, measure.code, face),
                }
                for measure in measures
            ],
        }
        for name, measures in shown
    ]
    context = {
        "base": f"web/{face.value}.html",
        "where": where,
        "asked": choices(request, where.month),
        "has_borders": where.area is None,
        "crumbs": crumbs(where, (_("Mọi chỉ số"), "")) if face is Face.OFFICE else [],
        "blocks": blocks,
        "nation_url": reverse(f"portal:{prefix(face)}nation") + where.query,
    }
    return render(request, "portal/figure_list.html", context)
