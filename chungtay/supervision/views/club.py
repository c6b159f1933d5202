"""The club's side: visits to it, what it is asked to put right, and what it cannot solve alone."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import NotFound
from chungtay.supervision import forms, queries, services, words
from chungtay.supervision.adapters import minutes_pdf
from chungtay.supervision.rules import VisitNotFound, VisitState
from chungtay.supervision.views.shared import (
    asked_page,
    difficulty_line,
    difficulty_page,
    lines_of,
    moves_visit,
    reads_minutes,
    visit_line,
    visit_page,
)
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate

if TYPE_CHECKING:
    from datetime import date

    from chungtay.clubs.models import Club


def _club(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


def _answer_on(request: ActRequest, club: "Club") -> "date":
    """The day offered for an answer."""
    return queries.terms_on(request.act.day, club.path).answer_on(request.act.day)


@needs(Action.SEE_CLUB)
@require_safe
def visits(request: ActRequest, club_id: int) -> HttpResponse:
    """The visits to the club, and what it still has to put right."""
    club = _club(request, club_id)
    page = paginate(request, queries.visits_to(club))
    lines = [visit_line(visit) for visit in page]
    for line in lines:
        line["url"] = reverse("supervision:club_visit", args=[club.pk, line["visit"].key])
    context = {"club": club, "page": page, "lines": lines}
    context["asked"] = lines_of(request, queries.open_for(club), is_club=True)
    return render(request, "supervision/club_visits.html", context)


@needs(Action.SEE_CLUB)
@require_safe
def visit(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """One visit as the club reads it, and for who supervises the way to its forms."""
    found = queries.get_visit(request.act.reach(Action.SEE_CLUB), inspection_key, club_id=club_id)
    context = visit_page(request, found, is_club=True) | {"strike": forms.Sure()}
    return render(request, "supervision/club_visit.html", context)


@needs(Action.SEE_CLUB)
@require_safe
def minutes(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """The minutes on A4, to be signed by both sides; a club reads them once they are signed."""
    found = queries.get_visit(request.act.reach(Action.SEE_CLUB), inspection_key, club_id=club_id)
    if not reads_minutes(request, found):
        raise VisitNotFound(key=str(inspection_key))
    return pdf_response(f"bien-ban-giam-sat-{found.visited_on}", minutes_pdf(request.act, found))


@needs(Action.SEE_CLUB)
@require_safe
def photo(request: ActRequest, club_id: int, inspection_key: UUID, look_id: int) -> HttpResponse:
    """A picture of a visit, to who may read the visit."""
    found = queries.get_visit(request.act.reach(Action.SEE_CLUB), inspection_key, club_id=club_id)
    if found.state != VisitState.SIGNED and not moves_visit(request, found):
        raise NotFound(photo=look_id)
    file = queries.get_photo(found, look_id).file
    if not default_storage.exists(file.stored_as):
        raise NotFound(photo=look_id)
    with default_storage.open(file.stored_as) as kept:
        response = HttpResponse(kept.read(), content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    response["Cache-Control"] = "private, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@needs(Action.SEE_CLUB)
@require_safe
def recommendation(request: ActRequest, club_id: int, asked_key: UUID) -> HttpResponse:
    """One thing the club, or somebody about it, was asked to put right."""
    found = queries.get_recommendation(request.act.reach(Action.SEE_CLUB), asked_key, club_id=club_id)
    return render(request, "supervision/club_recommendation.html", asked_page(request, found, is_club=True))


@needs(Action.RUN_MEETING)
@form_page
def answer(request: ActRequest, club_id: int, asked_key: UUID) -> HttpResponse:
    """The board says what was done."""
    found = queries.get_recommendation(request.act.reach(Action.RUN_MEETING), asked_key, club_id=club_id)
    form = forms.Words(request.POST or None)
    return ask(
        request, form,
        lambda: services.answer_recommendation(request.act, recommendation=found, **form.cleaned_data),
        to=reverse("supervision:club_recommendation", args=[club_id, found.key]),
        done=words.DONE_ANSWERED,
        template="supervision/club_step.html",
        club=found.visit.club,
        heading=words.HEAD_ANSWER,
        about=found.words,
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def difficulties(request: ActRequest, club_id: int) -> HttpResponse:
    """What the club raised, and where each stands."""
    club = _club(request, club_id)
    page = paginate(request, queries.difficulties_of(club))
    lines = [difficulty_line(request, found) for found in page]
    for line in lines:
        line["url"] = reverse("supervision:club_difficulty", args=[club.pk, line["difficulty"].key])
    may_raise = request.act.may(Action.RUN_MEETING, club.path)
    context = {"club": club, "page": page, "lines": lines, "may_raise": may_raise}
    return render(request, "supervision/club_difficulties.html", context)


@needs(Action.RUN_MEETING)
@form_page
def raise_difficulty(request: ActRequest, club_id: int) -> HttpResponse:
    """The board tells the commune what it cannot solve."""
    club = _club(request, club_id, Action.RUN_MEETING)
    form = forms.Raise(request.POST or None, initial={"due_on": _answer_on(request, club)})
    return ask(
        request, form,
        lambda: services.raise_difficulty(request.act, of=club, **form.said()),
        to=reverse("supervision:club_difficulties", args=[club.pk]),
        done=words.DONE_RAISED,
        template="supervision/club_step.html",
        club=club,
        heading=words.HEAD_RAISE,
        about="",
        draft=f"kho-khan-{club.pk}",
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def difficulty(request: ActRequest, club_id: int, difficulty_key: UUID) -> HttpResponse:
    """One of them with every step."""
    club = _club(request, club_id)
    found = queries.difficulty_of_club(club, difficulty_key)
    return render(request, "supervision/club_difficulty.html", difficulty_page(request, found) | {"club": club})


def _step(
    request: ActRequest, club_id: int, difficulty_key: UUID, service: Any, done: object, heading: object, kind: Any
) -> HttpResponse:
    club = _club(request, club_id, Action.RUN_MEETING)
    found = queries.difficulty_of_club(club, difficulty_key)
    initial = {"due_on": _answer_on(request, club)} if kind is forms.WordsAndDay else {}
    form = kind(request.POST or None, initial=initial)
    return ask(
        request, form,
        lambda: service(request.act, difficulty=found, **form.cleaned_data),
        to=reverse("supervision:club_difficulty", args=[club.pk, found.key]),
        done=done,
        template="supervision/club_step.html",
        club=club,
        heading=heading,
        about=found.about,
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def settle(request: ActRequest, club_id: int, difficulty_key: UUID) -> HttpResponse:
    """It is settled."""
    return _step(
        request, club_id, difficulty_key, services.settle_difficulty, words.DONE_CLOSED, words.HEAD_SETTLED,
        forms.MaybeWords,
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def unsettled(request: ActRequest, club_id: int, difficulty_key: UUID) -> HttpResponse:
    """The answer did not help: back, with the reason."""
    return _step(
        request, club_id, difficulty_key, services.call_unsettled, words.DONE_UNSETTLED, words.HEAD_UNSETTLED,
        forms.WordsAndDay,
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def withdraw(request: ActRequest, club_id: int, difficulty_key: UUID) -> HttpResponse:
    """Taken back: it solved itself."""
    return _step(
        request, club_id, difficulty_key, services.withdraw_difficulty, words.DONE_WITHDRAWN, words.HEAD_WITHDRAW,
        forms.Words,
    )  # fmt: skip
