"""A club's home."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.portal.queries.books import books_of, other_papers
from chungtay.portal.queries.home import home_of


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def club_home(request: ActRequest, club_id: int) -> HttpResponse:
    """The meeting that comes, what waits to be done, and the club's books. Who only cares starts with whom to visit."""
    if request.act.reach(Action.SEE_CLUB).is_empty:
        return redirect("care:list", club_id=get_club(request.act.reach(Action.SEE_CARE), club_id).pk)
    club = get_club(request.act.reach(Action.SEE_CLUB), club_id)
    context = {
        "club": club,
        "home": home_of(club, request.act),
        "may_meet": request.act.may(Action.RUN_MEETING, club.path),
        "may_import": request.act.may(Action.IMPORT_REGISTER, club.path),
        "may_appoint": request.act.may(Action.APPOINT, club.path),
        "may_care": request.act.may(Action.SEE_CARE, club.path),
        "may_health": request.act.may(Action.KEEP_HEALTH, club.path),
        "month": request.act.day.month,
        "year": request.act.day.year,
    }
    return render(request, "portal/club_home.html", context)


@needs(Action.SEE_CLUB)
@require_safe
def papers(request: ActRequest, club_id: int) -> HttpResponse:
    """The twelve books of a club as far as the rooms keep them, and what else can be printed."""
    club = get_club(request.act.reach(Action.SEE_CLUB), club_id)
    context = {
        "club": club,
        "books": books_of(
            club,
            request.act.day.year,
            may_care=request.act.may(Action.SEE_CARE, club.path),
            may_health=request.act.may(Action.KEEP_HEALTH, club.path),
            may_rights=request.act.may(Action.FOLLOW_RIGHTS, club.path),
        ),
        "others": other_papers(club, may_meet=request.act.may(Action.RUN_MEETING, club.path)),
    }
    return render(request, "portal/papers.html", context)
