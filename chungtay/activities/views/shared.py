"""What the pages of activities share: finding one in reach, the two faces, sending a form."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import queries
from chungtay.activities.rules import ABOUT_SOMEBODY, Kind
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.activities.models import Activity
    from chungtay.clubs.models import Club

form_page = require_http_methods(["GET", "HEAD", "POST"])
YEARS_FROM = 2000


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def activity_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.SEE_CLUB) -> "Activity":
    """The activity where this account may do the action; else it does not exist."""
    return queries.get_activity(request.act.reach(action), club_id, key)


def knows_whom(request: ActRequest, club: "Club") -> bool:
    """May this account read whom the club helped? Only its own board may (ADR 13)."""
    return request.act.may(Action.FOLLOW_RIGHTS, club.path)


def is_veiled(request: ActRequest, activity: "Activity") -> bool:
    """Does this activity tell of somebody in need, to a reader who may not know whom?"""
    return Kind(activity.kind) in ABOUT_SOMEBODY and not knows_whom(request, activity.club)


def written_for(request: ActRequest, club_id: int, key: UUID) -> "Activity":
    """The activity where this account may change it; one that tells of somebody in need only the board may open."""
    found = activity_for(request, club_id, key, Action.RUN_MEETING)
    if is_veiled(request, found):
        raise NotFound(activity=str(key))
    return found


def year_asked(request: ActRequest) -> int:
    """The year named in the address, from 2000 to the next; else this one."""
    text = request.GET.get("nam", "")
    this_year = request.act.day.year
    return int(text) if text.isdecimal() and len(text) == 4 and YEARS_FROM <= int(text) <= this_year + 1 else this_year


def url(name: str, club: "Club", face: Face = Face.CLUB, **more: Any) -> str:
    """The address of a page of this club on this face."""
    prefix = "office_" if face is Face.OFFICE else ""
    return reverse(f"activities:{prefix}{name}", kwargs={"club_id": club.pk, **more})


def page(
    request: ActRequest, template: str, club: "Club", face: Face = Face.CLUB, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a club on one of two faces, with the addresses of that face."""
    is_office = face is Face.OFFICE
    shared = {
        "club": club,
        "base": f"web/{face.value}.html",
        "is_office": is_office,
        "can_write": not is_office and request.act.may(Action.RUN_MEETING, club.path),
        "home_url": f"/vp/clb/{club.pk}/" if is_office else f"/clb/{club.pk}/",
        "year_url": url("year", club, face),
        "list_url": url("list", club, face),
        "eight_url": url("eight", club, face),
    }
    return render(request, f"activities/{template}", shared | context, status=status)


def ask(
    request: ActRequest,
    club: "Club",
    form: Form,
    service: Callable[[], object],
    *,
    to: str,
    done: Callable[[], object],
    template: str = "form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and fit, call its service and go on with a word of what was done, else say why not.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key, so that it can be
    sent as what it now is.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                service()
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
                if isinstance(refusal, SameKeyOtherContent):
                    form.data = request.POST.copy()
                    form.data["key"] = str(uuid4())
            else:
                messages.success(request, str(done()))
                return redirect(to)
    return page(request, template, club, form=form, status=status, **({"back_url": to} | context))
