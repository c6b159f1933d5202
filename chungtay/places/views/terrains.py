"""The terrain of many communes: the provinces with what is unknown, the list of one, marking many at once, sheets."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.places import forms, queries, services
from chungtay.places.queries import AreaRows, GroundCount
from chungtay.places.rules import AreaNotFound, Level, TerrainKind
from chungtay.places.services import Marked, TerrainMark
from chungtay.places.views.parts import data_of, office_crumbs, settled, status_of
from chungtay.places.words import SAID, SHEETS, TERRAIN
from chungtay.web.render import form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

PAGE_SIZE = 200  # the communes of any province on one page, so that they are ticked in one go
ORDER = {"ten": ("sort_key", "code"), "ma": ("code",)}
PROVINCE_ORDER = {
    "ten": lambda line: line["area"].sort_key,
    "xa": lambda line: line["count"].commune_count,
    "chua-ro": lambda line: line["count"].unknown_count,
}


@needs(Action.KEEP_PLACES)
@require_safe
def provinces(request: ActRequest) -> HttpResponse:
    """The provinces one keeps, with how many communes of each kind and how many of unknown ground."""
    found = queries.ground_of_provinces(request.act.day, request.act.reach(Action.KEEP_PLACES))
    if not found:
        return redirect("places:office")
    if len(found) == 1:
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("places:terrains", args=[found[0][0].pk]) + asked)
    lines = [{"area": area, "count": count, "kinds": _in_order(count)} for area, count in found]
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in PROVINCE_ORDER else "ten"
    lines.sort(key=PROVINCE_ORDER[sort.removeprefix("-")], reverse=sort.startswith("-"))
    context = {
        "lines": lines,
        "kinds": [str(TERRAIN[kind]) for kind in TerrainKind],
        "sort": sort,
        "commune_count": sum(count.commune_count for _area, count in found),
        "unknown_count": sum(count.unknown_count for _area, count in found),
    }
    return render(request, "places/terrain_provinces.html", context)


def _in_order(count: GroundCount) -> list[tuple[str, int]]:
    return [(str(TERRAIN[kind]), count.kinds.get(kind, 0)) for kind in TerrainKind]


@needs(Action.KEEP_PLACES)
@form_page
def terrains(request: ActRequest, area_id: int) -> HttpResponse:
    """The communes of a province with their terrain; many are marked in one go."""
    area = _province(request, area_id)
    rows = queries.communes_below(area, request.act.day)
    form = forms.MarkTerrain(data_of(request), communes=rows.values_list("pk", flat=True))
    if form.is_valid():
        done = settled(form, lambda: _mark(request, form.cleaned_data))
        if done:
            messages.success(request, _said(done))
            return redirect(request.get_full_path())
    return render(request, "places/terrains.html", _list(request, area, rows, form), status=status_of(form))


def _mark(request: ActRequest, said: dict[str, Any]) -> Marked:
    kind = TerrainKind(said["kind"])
    return services.mark_terrain(
        request.act,
        key=said["key"],
        marks=[TerrainMark(pk, kind) for pk in said["commune_ids"]],
        valid_from=said["valid_from"],
        source=said["source"],
        skip_known=said["skip_known"],
    )


def _said(done: Marked) -> str:
    words = SAID["terrains_passed_over" if done.known_count else "terrains_marked"]
    return words.format(commune_count=done.commune_count, known_count=done.known_count)


def _list(request: ActRequest, area: Any, rows: AreaRows, form: forms.MarkTerrain) -> dict[str, Any]:
    """The list as asked for, with what was ticked and typed when it comes back refused."""
    day, count = request.act.day, queries.ground_count(area, request.act.day)
    filters = forms.FilterTerrain(request.GET or None)
    choice, order = sorting(request, ORDER, "ten")
    rows = _filtered(rows, filters, request).order_by(*order)
    ids = list(rows.values_list("pk", flat=True))
    page = paginate(request, rows, PAGE_SIZE)
    chosen = _chosen(form)
    known = queries.terrain_of([commune.pk for commune in page], day)
    return {
        "area": area,
        "form": form,
        "filters": filters,
        "sort": choice,
        "page": page,
        "lines": [(commune, known.get(commune.pk, []), commune.pk in chosen) for commune in page],
        "seen": ",".join(map(str, ids)),
        "count": count,
        "kinds": _kinds(count),
        "unknown_url": f"{reverse('places:terrains', args=[area.pk])}?loai={forms.UNKNOWN}",
        "crumbs": office_crumbs(request.act, area, (_("Loại địa bàn các xã"), "")),
    }


def _filtered(rows: AreaRows, filters: forms.FilterTerrain, request: ActRequest) -> AreaRows:
    said = filters.cleaned_data if filters.is_valid() else {}
    kind = said.get("loai", "")
    if kind == forms.UNKNOWN:
        rows, kind = queries.of_unknown_ground(rows, request.act.day), ""
    return queries.of_ground(rows, request.act.day, text=said.get("ten", ""), kind=kind)


def _chosen(form: forms.MarkTerrain) -> set[int]:
    if not form.is_bound:
        return set()
    return {int(one) for one in form.data.getlist("chosen") if one.isdecimal()}  # type: ignore[attr-defined]  # a QueryDict


def _kinds(count: GroundCount) -> list[tuple[str, int]]:
    """The kinds there are, each with how many communes are it."""
    return [(str(TERRAIN[kind]), count.kinds[kind]) for kind in TerrainKind if count.kinds.get(kind)]


@needs(Action.KEEP_PLACES)
@require_safe
def sheet(request: ActRequest, area_id: int) -> HttpResponse:
    """The communes of a province with a column per kind, to be looked at, or filled in and sent back."""
    area = _province(request, area_id)
    return _workbook(request, queries.communes_below(area, request.act.day), area.full_name_on, area.code)


@needs(Action.KEEP_PLACES)
@require_safe
def country_sheet(request: ActRequest) -> HttpResponse:
    """The same for every commune one keeps."""
    reach: Reach = request.act.reach(Action.KEEP_PLACES)
    rows = queries.communes_below(None, request.act.day, reach=reach).order_by("parent__sort_key", "sort_key", "code")
    return _workbook(request, rows, SHEETS["country"], "cac-xa")


def _workbook(request: ActRequest, rows: AreaRows, name: str, code: str) -> HttpResponse:
    day = request.act.day
    communes: list[Any] = list(rows.select_related("parent"))
    known = queries.terrain_of([commune.pk for commune in communes], day)
    columns = [Column(SHEETS["code"], 10), Column(SHEETS["unit"], 30), Column(SHEETS["province"], 22)]
    columns += [Column(str(TERRAIN[kind]), 12) for kind in TerrainKind] + [Column(SHEETS["source"], 60)]
    lines = (_sheet_row(commune, known.get(commune.pk, [])) for commune in communes)
    return workbook(
        f"dia-ban-{code}", SHEETS["terrains_title"].format(name=name, day=f"{day:%d/%m/%Y}"), columns, lines
    )


def _sheet_row(commune: Any, known: Iterable[Any]) -> tuple[Any, ...]:
    kinds = {each.kind for each in known}
    marks = ["x" if kind in kinds else None for kind in TerrainKind]
    sources = "; ".join(dict.fromkeys(each.source for each in known))
    return (commune.code, commune.full_name_on, commune.parent.full_name, *marks, sources)


def _province(request: ActRequest, area_id: int) -> Any:
    """A province of the map in force one keeps. Raises `AreaNotFound` also for what has no communes of that map."""
    found = queries.get_area(request.act.reach(Action.KEEP_PLACES), area_id, on=request.act.day)
    if found.level != Level.PROVINCE or (found.map.valid_to is not None and found.map.valid_to <= request.act.day):
        raise AreaNotFound(area_id=area_id)
    return found
