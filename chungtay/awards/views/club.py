"""The club's own side: what it and its members were given, what they are nominated for, rounds it may nominate in."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.awards import adapters, queries
from chungtay.awards.rules import CertificateNotFound, NominationNotFound, RoundState
from chungtay.awards.views.nominations import correct_page, nominate_page, nomination_page, report_of
from chungtay.awards.views.register import printed
from chungtay.awards.views.shared import certificate_line, nomination_lines, round_line
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.acts import Reach
from chungtay.web.print import pdf_response
from chungtay.web.render import form_page, paginate

if TYPE_CHECKING:
    from chungtay.awards.models import Nomination
    from chungtay.clubs.models import Club

_FACE = "web/club.html"


def _club(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


@needs(Action.SEE_CLUB)
@require_safe
def home(request: ActRequest, club_id: int) -> HttpResponse:
    """Our awards, our nominations, and where we may nominate."""
    club = _club(request, club_id)
    page = paginate(request, queries.awards_of_club(club))
    nominated = nomination_lines(request, queries.of_club(club)[:50])
    may_nominate = request.act.may(Action.RUN_MEETING, club.path)
    rounds = queries.rounds_in(Reach(frozenset({club.path})), state=RoundState.OPEN, due_on__gte=request.act.day)
    context = {
        "club": club,
        "page": page,
        "lines": [certificate_line(each) for each in page],
        "nominated": nominated,
        "rounds": [round_line(each) for each in rounds.order_by("due_on", "pk")] if may_nominate else [],
    }
    return render(request, "awards/club.html", context)


@needs(Action.RUN_MEETING)
@form_page
def nominate(request: ActRequest, club_id: int, round_key: UUID) -> HttpResponse:
    """Nominate the club, a member or a friend of the club in a round that is open above it."""
    club = _club(request, club_id, Action.RUN_MEETING)
    row = queries.get_round(Reach(frozenset({club.path})), round_key)
    back = reverse("awards:club", args=[club.pk])
    return nominate_page(request, row, club.path, back=back, face=_FACE, club=club)


def _own(request: ActRequest, club: "Club", key: UUID) -> "Nomination":
    """A nomination of the club, of a member of it, or made by it; of no other."""
    row = queries.get_nomination(Reach(frozenset({club.path})), key)
    if row.club_id != club.pk and row.unit_path != club.path:
        raise NominationNotFound(key=str(key))
    return row


@needs(Action.SEE_CLUB)
@form_page
def nomination(request: ActRequest, club_id: int, nomination_key: UUID) -> HttpResponse:
    """One nomination of ours, and taking it back."""
    club = _club(request, club_id)
    row = _own(request, club, nomination_key)
    here = reverse("awards:club_nomination", args=[club.pk, row.key])
    back = reverse("awards:club", args=[club.pk])
    return nomination_page(request, row, here=here, face=_FACE, back=back, club=club)


@needs(Action.RUN_MEETING)
@form_page
def correct(request: ActRequest, club_id: int, nomination_key: UUID) -> HttpResponse:
    """Put right what was given back, and send it again."""
    club = _club(request, club_id, Action.RUN_MEETING)
    row = _own(request, club, nomination_key)
    here = reverse("awards:club_nomination", args=[club.pk, row.key])
    return correct_page(request, row, here=here, face=_FACE, club=club)


@needs(Action.SEE_CLUB)
@require_safe
def report(request: ActRequest, club_id: int, nomination_key: UUID) -> HttpResponse:
    """The achievement report, to be signed."""
    row = _own(request, _club(request, club_id), nomination_key)
    return pdf_response(f"bao-cao-thanh-tich-{row.pk}", adapters.pdf_of(report_of(request, row)))


@needs(Action.SEE_CLUB)
@require_safe
def certificate(request: ActRequest, club_id: int, certificate_key: UUID) -> HttpResponse:
    """A certificate of ours, A4 landscape."""
    club = _club(request, club_id)
    row = queries.get_certificate(Reach(frozenset({club.path})), certificate_key)
    if row.club_id != club.pk:
        raise CertificateNotFound(key=str(certificate_key))
    return printed(row)
