"""What a meeting has several of: topics, decisions, photographs. A page lists them, takes one more, takes one back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.meetings import forms, services, words
from chungtay.meetings.queries.meetings import whole
from chungtay.meetings.rules import Agreed
from chungtay.meetings.views.shared import POSTED, SHOWN, about, form_page, meeting_for, page, send, url
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.meetings.models import Meeting

Service = Callable[[Any], object]


@needs(Action.RUN_MEETING)
@form_page
def topics(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """What was presented."""
    meeting = meeting_for(request, club_id, key)
    form = forms.Talk(request.POST or None, needs_reason=meeting.closed_at is not None)
    return _things(
        request, meeting, "topics", form, lambda: services.add_topic(request.act, meeting=meeting, **form.cleaned_data)
    )


@needs(Action.RUN_MEETING)
@form_page
def decisions(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """What the meeting agreed."""
    meeting = meeting_for(request, club_id, key)
    form = forms.Agreement(request.POST or None, needs_reason=meeting.closed_at is not None)

    def service() -> int:
        said = dict(form.cleaned_data)
        agreed = Agreed(said.pop("words"), said.pop("in_favour"), said.pop("against"))
        return services.add_decision(request.act, meeting=meeting, agreed=agreed, **said)

    return _things(request, meeting, "decisions", form, service)


@needs(Action.RUN_MEETING)
@form_page
def photos(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Photographs of the meeting and of its signed minutes."""
    meeting = meeting_for(request, club_id, key)
    # A photograph of a closed meeting needs no reason: the signed minutes are always photographed afterwards.
    form = forms.Photo(request.POST or None, request.FILES or None)
    reason = str(words.PHOTO_AFTERWARDS) if meeting.closed_at else ""
    return _things(
        request,
        meeting,
        "photos",
        form,
        lambda: services.attach_photo(request.act, meeting=meeting, reason=reason, **form.cleaned_data),
    )


@needs(Action.RUN_MEETING)
@require_POST
def strike_topic(request: ActRequest, club_id: int, key: UUID, thing: UUID) -> HttpResponse:
    """Take a topic back."""
    meeting = meeting_for(request, club_id, key)
    return _strike(
        request,
        meeting,
        "topics",
        lambda said: services.strike_topic(request.act, meeting=meeting, topic_key=thing, **said),
    )


@needs(Action.RUN_MEETING)
@require_POST
def strike_decision(request: ActRequest, club_id: int, key: UUID, thing: UUID) -> HttpResponse:
    """Take a decision back."""
    meeting = meeting_for(request, club_id, key)
    return _strike(
        request,
        meeting,
        "decisions",
        lambda said: services.strike_decision(request.act, meeting=meeting, decision_key=thing, **said),
    )


@needs(Action.RUN_MEETING)
@require_POST
def strike_photo(request: ActRequest, club_id: int, key: UUID, thing: int) -> HttpResponse:
    """Take a photograph away: somebody asked not to be shown."""
    meeting = meeting_for(request, club_id, key)
    return _strike(
        request,
        meeting,
        "photos",
        lambda said: services.remove_photo(request.act, meeting=meeting, photo_id=thing, **said),
    )


def _things(
    request: ActRequest, meeting: "Meeting", name: str, form: forms.Keyed, service: Callable[[], object]
) -> HttpResponse:
    status = send(form, service) if request.method == "POST" else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(url(name, Face.CLUB, meeting.club, key=meeting.key))
    context = about(meeting) | {"whole": whole(meeting), "form": form, "strike": forms.Strike()}
    return page(request, f"{name}.html", meeting.club, status=status, **context)


def _strike(request: ActRequest, meeting: "Meeting", name: str, service: Service) -> HttpResponse:
    form = forms.Strike(request.POST, needs_reason=meeting.closed_at is not None)
    if send(form, lambda: service(form.cleaned_data)) == POSTED:
        messages.success(request, words.TAKEN_BACK)
    else:
        for error in [error for errors in form.errors.values() for error in errors]:
            messages.error(request, str(error))
    return redirect(url(name, Face.CLUB, meeting.club, key=meeting.key))
