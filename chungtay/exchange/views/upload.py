"""Where a workbook comes in, and the list of those that came."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import ClubFilter, clubs_in
from chungtay.exchange import services
from chungtay.exchange.forms import ChoiceOfClub, UploadForm
from chungtay.exchange.queries import batches_in, batches_of
from chungtay.exchange.views.faces import Way, register_url
from chungtay.exchange.words import STATE_KINDS, STATES, explained
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.web.render import paginate

CLUBS_SHOWN = 30


@needs(Action.IMPORT_REGISTER)
def batches(request: ActRequest) -> HttpResponse:
    """The office: imports in reach, and the club for which another is to be read in."""
    reach = request.act.reach(Action.IMPORT_REGISTER)
    if request.act.reach(Action.SEE_OFFICE).is_empty:
        raise NotFound(page=request.path)
    form = ChoiceOfClub(request.GET or None)
    wanted = form.cleaned_data["clb"] if form.is_bound and form.is_valid() else ""
    clubs = clubs_in(reach, request.act.day, ClubFilter(text=wanted)).order_by("sort_key", "pk")
    page = paginate(request, batches_in(reach, request.GET.get("q", "")[:100]))
    context = {
        "way": Way(),
        "form": form,
        "wanted": wanted,
        "clubs": list(clubs[: CLUBS_SHOWN + 1]),
        "clubs_shown": CLUBS_SHOWN,
        "page": page,
        "batches": told(page, Way()),
        "q": request.GET.get("q", ""),
    }
    return render(request, "exchange/batches.html", context)


def upload(request: ActRequest, way: Way, club: Any) -> HttpResponse:
    """A workbook is sent for one club; sent, it is recognised and shown."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            opened = services.open_import(
                request.act,
                club=club,
                key=form.cleaned_data["key"],
                upload=services.Upload(sent.name, sent.read(services.READ_AT_MOST)),
            )
        except (RuleBroken, Conflict) as refused:
            form.add_error("file", explained(refused))
        else:
            return redirect(way.to("batch", opened))
    page = paginate(request, batches_of(club))
    context = {"way": way, "club": club, "form": form, "page": page}
    context |= {"batches": told(page, way), "register_url": register_url(club), "crumbs": way.crumbs(club.name)}
    return render(request, "exchange/upload.html", context, status=422 if form.is_bound else 200)


def told(batches: Any, way: Way) -> list[dict[str, Any]]:
    """Imports as lines of a list."""
    return [
        {
            "batch": batch,
            "url": way.to("batch", batch),
            "state": STATES[batch.state],
            "kind": STATE_KINDS[batch.state],
        }
        for batch in batches
    ]
