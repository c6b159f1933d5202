"""The office's pages of areas: search as one types, an area with what may be kept of it, its terrain."""

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
from chungtay.places.rules import Level, TerrainKind
from chungtay.places.views.parts import about, data_of, found_lines, keeping_reach, office_crumbs, settled, status_of
from chungtay.places.words import SAID, TERRAIN
from chungtay.web.render import paginate, render_part


@needs(Action.KEEP_PLACES, Action.KEEP_MAP)
@require_GET
def search(request: ActRequest) -> HttpResponse:
    """One box for every place; below it the communes and provinces one keeps."""
    text = request.GET.get("q", "")
    day, reach = request.act.day, keeping_reach(request.act)
    context: dict[str, Any] = {"typed": text, "lines": found_lines(queries.search_areas(text, on=day), reach)}
    if not text:
        now = queries.map_on(day)
        kept = queries.areas_in(now, Level.PROVINCE, on=day, reach=reach)
        context["has_provinces"] = bool(kept) and not request.act.reach(Action.KEEP_PLACES).is_empty
        context["page"] = paginate(request, kept or queries.areas_in(now, Level.COMMUNE, on=day, reach=reach))
    return render_part(request, "places/search.html", context, "results")


@needs(Action.KEEP_PLACES, Action.KEEP_MAP)
@require_GET
def area(request: ActRequest, area_id: int) -> HttpResponse:
    """An area one keeps: what the public sees, and what may be done."""
    found = queries.get_area(keeping_reach(request.act), area_id, on=request.act.day)
    told = about(request, found)
    context = told | {
        "may_keep": told["is_current"] and request.act.may(Action.KEEP_PLACES, found.path),
        "may_name": told["is_current"] and request.act.may(Action.KEEP_MAP, found.path),
        "year": request.act.day.year,
        "crumbs": office_crumbs(request.act, found),
    }
    return render(request, "places/area.html", context)


@needs(Action.KEEP_PLACES)
def terrain(request: ActRequest, area_id: int) -> HttpResponse:
    """The terrain of a commune over the years, and one more kind."""
    commune = queries.get_area(request.act.reach(Action.KEEP_PLACES), area_id, on=request.act.day)
    form = forms.SetTerrain(data_of(request))
    if form.is_valid():
        said = form.cleaned_data | {"kind": TerrainKind(form.cleaned_data["kind"])}
        done = settled(form, lambda: services.set_terrain(request.act, commune=commune, **said))
        if done:
            messages.success(request, SAID["terrain_set"].format(kind=TERRAIN[said["kind"]]))
            return redirect("places:terrain", area_id=commune.pk)
    context = {
        "area": commune,
        "form": form,
        "lines": [(each, TERRAIN[TerrainKind(each.kind)]) for each in queries.terrain_ever(commune)],
        "crumbs": office_crumbs(request.act, commune, (_("Loại địa bàn"), "")),
    }
    return render(request, "places/terrain.html", context, status=status_of(form))


@needs(Action.KEEP_PLACES)
def close_terrain(request: ActRequest, terrain_id: int) -> HttpResponse:
    """One kind of terrain comes to its end."""
    found = queries.get_terrain(request.act.reach(Action.KEEP_PLACES), terrain_id)
    form = forms.CloseTerrain(data_of(request))
    name = TERRAIN[TerrainKind(found.kind)]
    if form.is_valid():
        settled(form, lambda: services.close_terrain(request.act, terrain=found, **form.cleaned_data))
        if not form.errors:
            messages.success(request, SAID["terrain_closed"].format(kind=name))
            return redirect("places:terrain", area_id=found.area_id)
    commune = queries.get_area(None, found.area_id, on=request.act.day)
    context = {"area": commune, "terrain": found, "name": name, "form": form}
    context["crumbs"] = office_crumbs(request.act, commune, (str(name), ""))
    return render(request, "places/close_terrain.html", context, status=status_of(form))
