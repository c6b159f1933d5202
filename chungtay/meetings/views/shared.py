"""What the pages of a meeting share: finding it in reach, the two faces, sending a form to its service."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.meetings import words
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.rules import Kind
from chungtay.web.explain import explain
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.meetings.models import Meeting

form_page = require_http_methods(["GET", "HEAD", "POST"])
POSTED = 302
SHOWN = 200
UNFIT = 422


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def meeting_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.RUN_MEETING) -> "Meeting":
    """The meeting where this account may do the action; else it does not exist."""
    return get_meeting(request.act.reach(action), club_id, key)


def page(
    request: ActRequest,
    template: str,
    club: "Club",
    face: Face = Face.CLUB,
    *,
    status: int = SHOWN,
    **context: Any,
) -> HttpResponse:
    """A page of a club on one of two faces, with the addresses of that face."""
    is_office = face is Face.OFFICE
    shared = {
        "club": club,
        "base": f"web/{face.value}.html",
        "is_office": is_office,
        "can_write": not is_office and request.act.may(Action.RUN_MEETING, club.path),
        "home_url": f"/clb/{club.pk}/",
        "list_url": url("list", face, club),
        "year_name": f"meetings:{_prefix(face)}year",
    }
    return render(request, f"meetings/{template}", shared | context, status=status)


def about(meeting: "Meeting", face: Face = Face.CLUB) -> dict[str, Any]:
    """What every page of one meeting needs."""
    kind = Kind(meeting.kind)
    return {
        "meeting": meeting,
        "meeting_kind": kind.value,
        "meeting_title": words.title_of(kind, meeting.held_on, meeting.number),
        "meeting_url": url("meeting", face, meeting.club, key=meeting.key),
        "draft": f"hop-{meeting.key}",
    }


def url(name: str, face: Face, club: "Club", **more: Any) -> str:
    """The address of a page of this club on this face."""
    return reverse(f"meetings:{_prefix(face)}{name}", kwargs={"club_id": club.pk, **more})


def _prefix(face: Face) -> str:
    return "office_" if face is Face.OFFICE else ""


def send(form: Form, service: Callable[[], object]) -> int:
    """Send a filled form to its service. Returns the status of the answer: 302 posted, else 422 or 409 with the reason.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key, so that it can be
    sent as what it now is.
    """
    if not form.is_valid():
        return UNFIT
    try:
        service()
    except (RuleBroken, Conflict) as refusal:
        form.add_error(None, explain(refusal))
        if isinstance(refusal, SameKeyOtherContent):
            form.data = {**form.data, "key": str(uuid4())}
        return refusal.status
    return POSTED
