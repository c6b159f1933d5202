"""Yearly figures: the sheet of one commune, and a table for all communes of a province."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.places import forms, queries, services
from chungtay.places.rules import AreaNotFound, Level
from chungtay.places.services import FactLine, Figures
from chungtay.places.views.parts import data_of, office_crumbs, settled, status_of
from chungtay.places.words import SAID, SHEETS
from chungtay.web.workbook import Column, workbook

COUNTS = ("older_count", "older_women_count", "association_member_count", "chapter_count")


@needs(Action.KEEP_PLACES)
def sheet(request: ActRequest, area_id: int, year: int) -> HttpResponse:
    """The figures of a commune for a year, with every earlier version below."""
    commune = _area(request, area_id, Level.COMMUNE)
    standing = queries.commune_fact(commune, year)
    form = forms.Facts(data_of(request), initial=_initial(standing) | {"source": standing.source if standing else ""})
    if form.is_valid():
        said = form.cleaned_data
        done = settled(
            form,
            lambda: services.record_facts(
                request.act,
                commune=commune,
                key=said["key"],
                year=year,
                figures=_figures(said),
                source=said["source"],
                seen_id=said["seen_id"],
            ),
        )
        if done:
            messages.success(request, SAID["facts_recorded"].format(year=year))
            return redirect("places:kept", area_id=commune.pk)
    context = {
        "area": commune,
        "year": year,
        "years": _years(request, commune),
        "form": form,
        "versions": queries.fact_versions(commune, year),
        "crumbs": office_crumbs(request.act, commune, (_("Số liệu năm %(year)s") % {"year": year}, "")),
    }
    return render(request, "places/facts.html", context, status=status_of(form))


@needs(Action.KEEP_PLACES)
def table(request: ActRequest, area_id: int, year: int) -> HttpResponse:
    """The figures of all communes of a province for a year, typed on one page and written all or none."""
    province = _area(request, area_id, Level.PROVINCE)
    rows = queries.communes_with_facts(province, year=year, on=request.act.day)
    form = forms.FactTable(data_of(request))
    lines = [
        (commune, forms.FactRow(data_of(request), prefix=f"xa{commune.pk}", initial=_initial(fact)))
        for commune, fact in rows
    ]
    if form.is_valid() and all(line.is_valid() for _commune, line in lines):
        changed = [
            FactLine(commune, _figures(line.cleaned_data), line.cleaned_data["seen_id"])
            for commune, line in lines
            if line.has_changed()
        ]
        said = form.cleaned_data
        done = settled(
            form,
            lambda: services.record_many_facts(
                request.act, province=province, key=said["key"], year=year, lines=changed, source=said["source"]
            ),
        )
        if done is not None:
            messages.success(request, SAID["many_facts_recorded"].format(year=year, count=len(done)))
            return redirect("places:fact_table", area_id=province.pk, year=year)
    context = {
        "area": province,
        "year": year,
        "years": _years(request, province),
        "form": form,
        "lines": lines,
        "known_count": sum(fact is not None for _commune, fact in rows),
        "crumbs": office_crumbs(request.act, province, (_("Số liệu các xã năm %(year)s") % {"year": year}, "")),
    }
    return render(request, "places/fact_table.html", context, status=status_of(form))


@needs(Action.KEEP_PLACES)
@require_GET
def workbook_of(request: ActRequest, area_id: int, year: int) -> HttpResponse:
    """The same table as an Excel sheet."""
    province = _area(request, area_id, Level.PROVINCE)
    columns = [Column(SHEETS["code"], 10), Column(SHEETS["unit"], 30)]
    columns += [Column(SHEETS[head], 14, "#,##0") for head in ("older", "older_women", "members", "chapters")]
    columns += [Column(SHEETS["care_fund"], 14), Column(SHEETS["source"], 40)]
    rows = (
        (commune.code, commune.full_name_on, *_values(fact))
        for commune, fact in queries.communes_with_facts(province, year=year, on=request.act.day)
    )
    title = SHEETS["facts_title"].format(name=province.full_name_on, year=year)
    return workbook(f"so-lieu-{province.code}-{year}", title, columns, rows)


def _area(request: ActRequest, area_id: int, level: Level) -> Any:
    found = queries.get_area(request.act.reach(Action.KEEP_PLACES), area_id, on=request.act.day)
    if found.level != level:
        raise AreaNotFound(area_id=area_id)
    return found


def _years(request: ActRequest, area: Any) -> list[int]:
    """The years for which figures may be kept, the latest first."""
    first = area.map.valid_from.year if area.map.valid_from else request.act.day.year
    return list(range(request.act.day.year, first - 1, -1))


def _initial(fact: Any) -> dict[str, Any]:
    if fact is None:
        return {}
    fund = {None: "", True: "1", False: "0"}[fact.has_care_fund]
    return {name: getattr(fact, name) for name in COUNTS} | {"has_care_fund": fund, "seen_id": fact.pk}


def _figures(said: dict[str, Any]) -> Figures:
    return Figures(**{name: said[name] for name in COUNTS}, has_care_fund=said["has_care_fund"])


def _values(fact: Any) -> tuple[Any, ...]:
    if fact is None:
        return (None,) * (len(COUNTS) + 2)
    fund = {None: None, True: SHEETS["yes"], False: SHEETS["no"]}[fact.has_care_fund]
    return (*(getattr(fact, name) for name in COUNTS), fund, fact.source)
