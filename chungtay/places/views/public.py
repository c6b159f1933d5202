"""The public pages: where a place is, what it was and what it became."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chungtay.access.guards import open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.places import queries
from chungtay.places.rules import AreaKind, Level
from chungtay.places.views.parts import about, crumbs, found_lines
from chungtay.places.words import SHEETS, UNIT
from chungtay.web.workbook import Column, workbook


@open_to_all
@require_GET
def search(request: ActRequest) -> HttpResponse:
    """One box for every place, and the provinces of today below it."""
    text = request.GET.get("q", "")
    day = request.act.day
    context = {"typed": text, "lines": found_lines(queries.search_areas(text, on=day))}
    if not text:
        context["provinces"] = list(queries.areas_in(queries.map_on(day), Level.PROVINCE, on=day))
    return render(request, "places/public_search.html", context)


@open_to_all
@require_GET
def area(request: ActRequest, area_id: int) -> HttpResponse:
    """A page per area of every map."""
    found = queries.get_area(None, area_id, on=request.act.day)
    return render(request, "places/public_area.html", about(request, found) | {"crumbs": crumbs(found)})


@open_to_all
@require_GET
def hamlet(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """What a hamlet was made of and what it became."""
    found = queries.get_hamlet(None, hamlet_id)
    way = crumbs(found.area, (found.full_name, ""))
    context = {"hamlet": found, "history": queries.hamlet_history(found), "crumbs": way, "is_office": False}
    return render(request, "places/public_hamlet.html", context)


@open_to_all
@require_GET
def children_sheet(request: ActRequest, area_id: int) -> HttpResponse:
    """The units right below an area as an Excel sheet."""
    found: Any = queries.get_area(None, area_id, on=request.act.day)
    columns = [
        Column(SHEETS["code"], 10),
        Column(SHEETS["unit"], 32),
        Column(SHEETS["kind"], 12),
        Column(SHEETS["area"], 14, "#,##0.0"),
        Column(SHEETS["source"], 26),
    ]
    found_rows: Any = queries.children_of(found, on=request.act.day)
    rows = (
        (row.code, row.full_name_on, UNIT[AreaKind(row.kind_on)], row.area_km2, row.legal_source) for row in found_rows
    )
    title = SHEETS["children_title"].format(name=found.full_name_on)
    return workbook(f"don-vi-{found.code}", title, columns, rows)
