"""The club's own reports: which are asked, each filled from its books, confirmed and sent on a phone."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.acts import Reach
from chungtay.reports import queries
from chungtay.reports.rules import DueNotFound
from chungtay.reports.views.due import shown, written_page
from chungtay.reports.views.shared import listed
from chungtay.web.render import form_page, paginate


@needs(Action.SEE_CLUB)
@require_safe
def dues(request: ActRequest, club_id: int) -> HttpResponse:
    """The reports asked of the club, the newest first."""
    club = get_club(request.act.reach(Action.SEE_CLUB), club_id)
    own = Reach(frozenset({club.path}))
    page = paginate(request, queries.dues_in(own, club=club).order_by("-campaign__last_on", "-pk"))
    lines = listed(request, page)
    for line in lines:
        line["url"] = reverse("reports:club_due", args=[club.pk, line["due"].key])
    return render(request, "reports/club_dues.html", {"club": club, "page": page, "lines": lines})


@needs(Action.SEE_CLUB)
@require_safe
def due(request: ActRequest, club_id: int, due_key: UUID) -> HttpResponse:
    """One report of the club beside its books; still open it leads to the form."""
    found = queries.get_due(request.act.reach(Action.SEE_CLUB), due_key)
    if found.club_id != club_id:
        raise DueNotFound(key=str(due_key))
    return render(request, "reports/club_due.html", shown(request, found) | {"club": found.club})


@needs(Action.RUN_MEETING)
@form_page
def write(request: ActRequest, club_id: int, due_key: UUID) -> HttpResponse:
    """Look, explain, send."""
    found = queries.get_due(request.act.reach(Action.RUN_MEETING), due_key)
    if found.club_id != club_id:
        raise DueNotFound(key=str(due_key))
    to = reverse("reports:club_due", args=[club_id, found.key])
    return written_page(request, found, to=to, template="reports/club_write.html")
