"""What waits on this phone, and bringing in a file of forms that wait on another. The scripts do the work."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.sync.queries.shell import where_phones_work
from chungtay.web.menu import Face


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def waiting(request: ActRequest, club_id: int) -> HttpResponse:
    """The forms of this account that wait on this phone, to send or to hand on as a file."""
    club = get_club(where_phones_work(request.act), club_id)
    return render(request, "sync/waiting.html", {"club": club})


@needs(Action.RUN_MEETING)
@require_safe
def bring_in(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Bring in the forms of another phone, at the club or at the commune; each goes through its own door."""
    club = get_club(request.act.reach(Action.RUN_MEETING), club_id)
    return render(request, "sync/bring_in.html", {"club": club, "base": f"web/{face.value}.html"})
