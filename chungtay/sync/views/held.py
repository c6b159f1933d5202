"""Held forms: the list, one with its reason and what was typed, its files, giving it up."""

from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.kernel.errors import RuleBroken
from chungtay.sync import forms, services, words
from chungtay.sync.adapters import match_of
from chungtay.sync.queries.held import files_of, get_file, get_held, held_in, may_settle, waiting_by_club
from chungtay.sync.queries.receipts import posted_late
from chungtay.sync.queries.shell import where_phones_work
from chungtay.sync.rules import HeldState
from chungtay.web.explain import explain
from chungtay.web.render import paginate


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def held_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The forms that were sent from phones and could not be written, those that wait first; then what came late."""
    club = _club(request, club_id)
    page = paginate(request, held_in(request.act, club))
    lines = [_line(held, club) for held in page]
    receipts = posted_late(club) if request.act.may(Action.SEE_CLUB, club.path) else []
    context = {"club": club, "page": page, "lines": lines, "receipts": receipts}
    return render(request, "sync/held_list.html", context)


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def held_one(request: ActRequest, club_id: int, held_id: int) -> HttpResponse:
    """One held form: why, what was typed, and the ways on."""
    club = _club(request, club_id)
    return _page(request, club, get_held(request.act, club, held_id), forms.Drop())


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@online_only
@require_POST
def drop(request: ActRequest, club_id: int, held_id: int) -> HttpResponse:
    """Give a held form up, with the reason."""
    club = _club(request, club_id)
    held = get_held(request.act, club, held_id)
    form = forms.Drop(request.POST)
    if form.is_valid():
        try:
            services.drop(request.act, held=held, reason=form.cleaned_data["reason"])
        except RuleBroken as refused:
            form.add_error(None, explain(refused))
        else:
            messages.success(request, words.DROPPED)
            return redirect("sync:held", club_id=club.pk)
    return _page(request, club, held, form, status=422)


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def held_json(request: ActRequest, club_id: int, held_id: int) -> HttpResponse:
    """What was typed, for the page that is opened again with it."""
    club = _club(request, club_id)
    held = get_held(request.act, club, held_id)
    files = [
        {
            "field": kept.field,
            "name": kept.file.name,
            "type": kept.file.media_type,
            "url": reverse("sync:held_file", args=[club.pk, held.pk, kept.pk]),
        }
        for kept in files_of(held)
        if kept.field
    ]
    told = {"id": held.pk, "url": held.receipt.url, "title": held.receipt.title, "fields": held.fields}
    return JsonResponse(told | {"said": held.said, "files": files})


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def held_file(request: ActRequest, club_id: int, held_id: int, file_id: int) -> HttpResponse:
    """A file of a held form, always as a download: a stranger made it."""
    club = _club(request, club_id)
    held = get_held(request.act, club, held_id)
    kept = get_file(held, file_id)
    with default_storage.open(kept.file.stored_as) as stored:
        answer = HttpResponse(stored.read(), content_type="application/octet-stream")
    answer["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=kept.file.name) or "attachment"
    )
    return answer


@needs(Action.SEE_OFFICE)
@require_safe
def office_held(request: ActRequest) -> HttpResponse:
    """The clubs of an office whose forms wait for somebody."""
    return render(request, "sync/office_held.html", {"page": paginate(request, waiting_by_club(request.act))})


def _club(request: ActRequest, club_id: int) -> Any:
    return get_club(where_phones_work(request.act), club_id)


def _line(held: Any, club: Any) -> dict[str, Any]:
    state = HeldState(held.state)
    return {
        "held": held,
        "title": held.receipt.title or str(words.UNTITLED),
        "url": reverse("sync:held_one", args=[club.pk, held.pk]),
        "state": words.STATE[state],
        "kind": words.STATE_KIND[state],
    }


def _page(request: ActRequest, club: Any, held: Any, form: forms.Drop, status: int = 200) -> HttpResponse:
    path = held.receipt.url.partition("?")[0]
    said = held.said or [[name, value] for name, value in held.fields if not name.endswith("key")]
    context = _line(held, club) | {
        "club": club,
        "said": said,
        "files": files_of(held),
        "is_waiting": held.state == HeldState.WAITING,
        "may_settle": may_settle(request.act, held),
        "again_url": f"{path}?giu-lai={held.pk}" if match_of(path) is not None and held.fields else "",
        "form": form,
    }
    return render(request, "sync/held_one.html", context, status=status)
