"""Ranking of places and the clusters within which they compare."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.rules import INDICATORS, Indicator
from chungtay.plans import forms, queries, services, words
from chungtay.plans.adapters import written
from chungtay.plans.rules import USUAL
from chungtay.plans.views.shared import Place, nav, own_path, place_asked
from chungtay.web.render import ask, form_page, paginate
from chungtay.web.workbook import Column, workbook


@needs(Action.SEE_OFFICE)
@require_safe
def ranking(request: ActRequest) -> HttpResponse:
    """The places right below by several figures, the best first; or those of one cluster."""
    place = place_asked(request)
    form, indicators, found, cluster = _asked(request, place)
    page = paginate(request, found)
    context = nav(place) | {
        "page": page,
        "heads": [(each.vi, each.unit) for each in indicators],
        "lines": [_line(each, indicators) for each in page],
        "filters": form,
        "cluster": cluster,
        "may_keep": request.act.may(Action.KEEP_PROGRAMME, place.path),
        "workbook_url": f"{reverse('plans:ranking_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "plans/ranking.html", context)


def _asked(request: ActRequest, place: Place) -> tuple[forms.Compare, list[Indicator], list[queries.Ranked], Any]:
    clusters = queries.clusters_of(place.path)
    every = sorted(INDICATORS.values(), key=lambda each: each.vi)
    asked = request.GET.copy()
    if "chi_so" not in asked:
        asked.setlist("chi_so", [code for code in USUAL if code in INDICATORS])
    form = forms.Compare(asked, clusters=clusters, indicators=every)
    indicators = [INDICATORS[code] for code in form.codes(USUAL)]
    cluster = next((each for each in clusters if str(each.key) == form.cluster()), None)
    return form, indicators, queries.ranking(place.path, request.act.day, indicators, cluster), cluster


def _line(each: queries.Ranked, indicators: list[Indicator]) -> dict[str, Any]:
    return {
        "place": each,
        "cells": [
            (indicator.vi, written(value, indicator), rank)
            for indicator, value, rank in zip(indicators, each.values, each.ranks, strict=True)
        ],
        "climbed": each.climbed,
        "fell": -each.climbed if each.climbed is not None and each.climbed < 0 else None,
    }


@needs(Action.SEE_OFFICE)
@require_safe
def ranking_workbook(request: ActRequest) -> HttpResponse:
    """The same as a workbook."""
    _form, indicators, found, _cluster = _asked(request, place_asked(request))
    columns = [Column("Hạng", 8), Column("Nơi", 34), Column("Cụm", 24), Column("Hạng năm trước", 12)]
    for each in indicators:
        columns += [Column(f"{each.vi} ({each.unit})", 16), Column(f"Hạng {each.vi}", 10)]
    rows = (
        [each.rank, each.name, each.clusters, each.before,
         *(cell for pair in zip(each.values, each.ranks, strict=True) for cell in pair)]
        for each in found
    )  # fmt: skip
    return workbook("xep-hang", "Xếp hạng", columns, rows)


@needs(Action.KEEP_PROGRAMME)
@form_page
def clusters(request: ActRequest) -> HttpResponse:
    """The clusters of this office, and a form for another one."""
    path = own_path(request, Action.KEEP_PROGRAMME)
    standing = queries.clusters_of(path)
    taken = {row.area_id for each in standing for row in each.places.all()}
    free = [
        (str(area.pk), area.full_name_on) for area in queries.areas_below(path, request.act.day) if area.pk not in taken
    ]
    form = forms.MakeCluster(request.POST or None, places=free)
    return ask(
        request, form,
        lambda: services.make_cluster(
            request.act, path=path, key=form.cleaned_data["key"], name=form.cleaned_data["name"],
            area_ids=form.area_ids(),
        ),
        to=reverse("plans:clusters"),
        done=words.DONE,
        template="plans/clusters.html",
        clusters=[(each, ", ".join(row.area.full_name for row in each.places.all())) for each in standing],
        has_free=len(free) > 1,
        list_url=reverse("plans:ranking"),
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def close_cluster(request: ActRequest, cluster_key: UUID) -> HttpResponse:
    """End a cluster."""
    found = queries.get_cluster(request.act.reach(Action.KEEP_PROGRAMME), cluster_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.close_cluster(request.act, cluster=found, key=form.cleaned_data["key"]),
        to=reverse("plans:clusters"),
        done=words.DONE,
        template="plans/form.html",
        heading=words.HEAD_CLOSE,
        about=found.name,
        told=words.TOLD_CLOSE,
    )  # fmt: skip
