"""The list of communes and their terrain comes back filled in: read, shown, then written whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.exchange import services
from chungtay.exchange.forms import TerrainApply, TerrainUpload
from chungtay.exchange.services import TerrainSheet
from chungtay.exchange.words import TERRAIN_WRITTEN, explained, fault_told
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.places.rules import DayInFuture, DayNotOnMap, TerrainKind
from chungtay.places.services import mark_terrain
from chungtay.places.words import TERRAIN
from chungtay.web.render import form_page

SHOWN = 200  # rows of a preview; of more there is the number


@needs(Action.KEEP_PLACES)
@form_page
def terrain(request: ActRequest) -> HttpResponse:
    """A workbook is sent and shown; shown, it is written by a second press. Nothing is kept in between."""
    if "marks" in request.POST:
        return _write(request)
    form = TerrainUpload(request.POST or None, request.FILES or None)
    found = None
    if form.is_bound and form.is_valid():
        found = _read(request, form)
        if found is not None and not found.faults:
            return render(request, "exchange/terrain_seen.html", _seen(form, found))
    faults = found.faults if found else []
    lines = [{"line": each.line, "name": each.name, "told": fault_told(each)} for each in faults[:SHOWN]]
    context = {"form": form, "faults": lines, "fault_count": len(faults)}
    return render(request, "exchange/terrain.html", context, status=422 if form.is_bound else 200)


def _read(request: ActRequest, form: TerrainUpload) -> TerrainSheet | None:
    sent = form.cleaned_data["file"]
    upload = services.Upload(sent.name, sent.read(services.READ_AT_MOST))
    try:
        return services.read_terrain_sheet(request.act, upload=upload, valid_from=form.cleaned_data["valid_from"])
    except RuleBroken as refused:
        is_of_day = isinstance(refused, DayInFuture | DayNotOnMap)
        form.add_error("valid_from" if is_of_day else "file", explained(refused))
        return None


def _seen(form: TerrainUpload, found: TerrainSheet) -> dict[str, Any]:
    """What will be written, with the form that says yes."""
    said = form.cleaned_data
    kinds: dict[int, list[str]] = {}
    for mark in found.marks:
        kinds.setdefault(mark.commune_id, []).append(str(TERRAIN[mark.kind]))
    lines = [(name, ", ".join(kinds[pk])) for pk, name in found.names.items() if pk in kinds]
    counts = {kind: sum(mark.kind == kind for mark in found.marks) for kind in TerrainKind}
    marks = ",".join(f"{mark.commune_id}:{mark.kind}" for mark in found.marks)
    typed = {"marks": marks, "valid_from": f"{said['valid_from']:%d/%m/%Y}", "source": said["source"]}
    return {
        "found": found,
        "lines": lines[:SHOWN],
        "more_count": max(0, len(lines) - SHOWN),
        "counts": [(str(TERRAIN[kind]), count) for kind, count in counts.items() if count],
        "said": said,
        "form": TerrainApply(initial=typed | {"key": said["key"]}),
    }


def _write(request: ActRequest) -> HttpResponse:
    form = TerrainApply(request.POST)
    if form.is_valid():
        try:
            done = mark_terrain(request.act, skip_known=True, **form.cleaned_data)
        except (RuleBroken, Conflict) as refused:
            form.add_error(None, explained(refused))
        else:
            messages.success(request, TERRAIN_WRITTEN.format(communes=done.commune_count, marks=done.mark_count))
            return redirect("places:terrain_provinces")
    again = TerrainUpload(initial={"valid_from": request.POST.get("valid_from"), "source": request.POST.get("source")})
    context = {"form": again, "refusals": [str(each) for errors in form.errors.values() for each in errors]}
    return render(request, "exchange/terrain.html", context, status=422)
