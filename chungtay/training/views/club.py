"""The club's side: who of its board was trained, classes it is invited to, what is offered, materials."""

from typing import TYPE_CHECKING, Any
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
from chungtay.papers.queries import office_called
from chungtay.training import forms, queries, services, words
from chungtay.training.rules import ClassState
from chungtay.training.views.shared import class_line, file_response, trainee_line
from chungtay.web.render import ask, form_page

if TYPE_CHECKING:
    from chungtay.clubs.models import Club


def _club(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


def _inside(club: "Club") -> Reach:
    return Reach(frozenset({club.path}))


@needs(Action.SEE_CLUB)
@require_safe
def training(request: ActRequest, club_id: int) -> HttpResponse:
    """The board and the volunteers with what each has learnt and lacks; classes; materials."""
    club, day = _club(request, club_id), request.act.day
    invited = queries.classes_of_club(club)
    known = {row.pk for row in invited}
    materials = list(queries.materials_above(club.path))
    context = {
        "club": club,
        "people": [
            {"post": words.AUDIENCE[each.audience], "each": each, "missing": "; ".join(each.missing)}
            for each in queries.posts_trained(_inside(club), day)
        ],
        "invited": [class_line(row) | {"url": _url(club, row.key)} for row in invited],
        "offered": [
            {"row": row, "office": office_called(row.path, request.act.day)}
            for row in queries.offered_to(club, day) if row.pk not in known
        ],
        "materials": [{"material": each, "versions": list(each.versions.all())} for each in materials],
    }  # fmt: skip
    return render(request, "training/club.html", context)


def _url(club: "Club", key: UUID) -> str:
    return reverse("training:club_class", args=[club.pk, key])


@needs(Action.SEE_CLUB)
@require_safe
def training_class(request: ActRequest, club_id: int, class_key: UUID) -> HttpResponse:
    """A class the club is invited to, with its own people only."""
    club = _club(request, club_id)
    row = queries.class_of_club(club, class_key)
    days, people = queries.days_of(row), queries.trainees_of(row, _inside(club))
    context: dict[str, Any] = class_line(row) | {
        "club": club,
        "office": office_called(row.path, request.act.day),
        "days": days,
        "people": [trainee_line(row, each, [day.pk for day in days]) for each in people],
        "may_answer": row.state == ClassState.INVITED and request.act.may(Action.RUN_MEETING, club.path),
    }
    return render(request, "training/club_class.html", context)


@needs(Action.RUN_MEETING)
@form_page
def answer(request: ActRequest, club_id: int, class_key: UUID) -> HttpResponse:
    """The board says who of the club comes."""
    club = _club(request, club_id, Action.RUN_MEETING)
    row = queries.class_of_club(club, class_key)
    form = forms.Answers(request.POST or None, rows=queries.trainees_of(row, _inside(club)), is_club=True)
    return ask(
        request, form,
        lambda: services.answer_for_club(
            request.act, club=club, training_class=row, key=form.cleaned_data["key"], answers=form.answers(),
            words=form.cleaned_data["words"],
        ),
        to=_url(club, row.key),
        done=words.DONE,
        template="training/club_answer.html",
        club=club,
        heading=row.title,
        draft=f"tap-huan-{row.key}",
    )  # fmt: skip


@needs(Action.SEE_CLUB)
@require_safe
def version_file(request: ActRequest, club_id: int, edition_key: UUID) -> HttpResponse:
    """The file of a version of a material that the club may read."""
    club = _club(request, club_id)
    return file_response(queries.version_for(queries.materials_above(club.path), edition_key))
