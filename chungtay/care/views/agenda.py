"""The commune's coordinating meeting: putting a case to it, what it decided, its agenda over all one's clubs."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.rules import FolderNotFound, Looked
from chungtay.care.views.shared import ask_about, folder_for, form_page, note, url
from chungtay.web.print import pdf_response, render_pdf


@needs(Action.SEE_CARE)
@form_page
def put_on_agenda(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """The case is spoken of at a meeting to come."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    form = forms.Agenda(request.POST or None)
    return ask_about(
        request, folder, form,
        lambda: services.put_on_agenda(request.act, folder=folder, **form.cleaned_data),
        to=url("case", folder.club, folder.key),
        done=words.ON_AGENDA,
        heading=words.HEAD_AGENDA,
        lead=words.LEAD_AGENDA,
        verb=words.DO_AGENDA,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def decide(request: ActRequest, club_id: int, folder_key: UUID, item_key: UUID) -> HttpResponse:
    """What the meeting decided."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    item = queries.get_item(folder, item_key)
    form = forms.Decided(request.POST or None)
    return ask_about(
        request, folder, form,
        lambda: services.decide(request.act, folder=folder, item=item, **form.cleaned_data),
        to=url("case", folder.club, folder.key),
        done=words.DECIDED,
        heading=words.HEAD_DECIDED,
        lead=f"{item.meets_on:%d/%m/%Y}: {item.question}",
        verb=words.DO_DECIDED,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@require_safe
def agenda(request: ActRequest) -> HttpResponse:
    """What one has put to coordinating meetings, over all clubs, by day."""
    items = list(queries.agenda_for(request.act)[:200])
    note(request, dict.fromkeys(item.case.folder_id for item in items), Looked.CASE)
    days: dict[Any, list[Any]] = {}
    for item in items:
        days.setdefault(item.meets_on, []).append(_line(item))
    return render(request, "care/agenda.html", {"days": list(days.items())})


def _line(item: Any) -> dict[str, Any]:
    folder = item.case.folder
    return {"item": item, "folder": folder, "club": folder.club, "url": url("case", folder.club, folder.key)}


@needs(Action.SEE_CARE)
@require_safe
def agenda_paper(request: ActRequest, agenda_day: str) -> HttpResponse:
    """The agenda of one meeting on A4: those who agreed to be spoken of there, and room for what is decided."""
    try:
        on = date.fromisoformat(agenda_day)
    except ValueError:
        raise FolderNotFound(day=agenda_day) from None
    items = list(queries.agenda_for(request.act, on=on))
    if not items:
        raise FolderNotFound(day=agenda_day)
    note(request, dict.fromkeys(item.case.folder_id for item in items), Looked.PAPER)
    data = {
        "title": words.AGENDA_PAPER,
        "day": f"{on:%d/%m/%Y}",
        "items": [
            {
                "number": str(number),
                "name": item.case.folder.person.full_name,
                "born": str(item.case.folder.person.birth_year or ""),
                "club": item.case.folder.club.name,
                "question": item.question,
                "decision": item.decision,
            }
            for number, item in enumerate(items, 1)
        ],
    }
    pdf = render_pdf("care/agenda.typ", data, where=f"{words.AGENDA_PAPER} · {on:%d/%m/%Y}")
    return pdf_response(f"hop-dieu-phoi-{on}", pdf)
