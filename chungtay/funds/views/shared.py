"""What the pages of a club's money share: finding the club in reach, the two faces, sending a form to its service."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

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
from chungtay.web.explain import explain
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club

form_page = require_http_methods(["GET", "HEAD", "POST"])
POSTED = 302
SHOWN = 200
UNFIT = 422


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def page(
    request: ActRequest,
    template: str,
    club: "Club",
    face: Face = Face.CLUB,
    *,
    status: int = SHOWN,
    **context: Any,
) -> HttpResponse:
    """A page of a club's money on one of two faces; offices read, only the club's own people write."""
    is_office = face is Face.OFFICE
    shared = {
        "club": club,
        "base": f"web/{face.value}.html",
        "is_office": is_office,
        "can_write": not is_office and request.act.may(Action.KEEP_BOOKS, club.path),
        "home_url": reverse("clubs:club", args=[club.pk]) if is_office else f"/clb/{club.pk}/",
    }
    return render(request, f"funds/{template}", shared | context, status=status)


def url(name: str, face: Face, club: "Club", **more: Any) -> str:
    """The address of a page of this club on this face."""
    prefix = "office_" if face is Face.OFFICE else ""
    return reverse(f"funds:{prefix}{name}", kwargs={"club_id": club.pk, **more})


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
