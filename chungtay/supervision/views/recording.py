"""A visit written on the spot, on a phone, also without a network: under the club's address, for who supervises."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.supervision import forms, queries, services, words
from chungtay.supervision.rules import Level, OwnerAboveVisit, Written, check_owner
from chungtay.supervision.services.visits import written_of
from chungtay.supervision.views.shared import visit_page
from chungtay.web.render import ask, form_page

if TYPE_CHECKING:
    from chungtay.supervision.models import Visit


def _visit(request: ActRequest, club_id: int, key: UUID) -> "Visit":
    return queries.get_visit(request.act.reach(Action.SUPERVISE), key, club_id=club_id)


def _home(visit: "Visit") -> str:
    return reverse("supervision:club_visit", args=[visit.club_id, visit.key])


@needs(Action.SUPERVISE)
@form_page
def record(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """Write the visit down, or better, until it is signed."""
    found = _visit(request, club_id, inspection_key)
    if found.visited_on:
        initial = forms.initial_of(written_of(found), found.version)
    else:
        initial = forms.initial_of(Written(visited_on=request.act.day, team=found.team), found.version)
    form = forms.Record(request.POST or None, initial=initial)
    ledger = queries.ledger_of(found.club_id, found.visited_on or request.act.day)
    return ask(
        request, form,
        lambda: services.write_visit(request.act, visit=found, **form.said()),
        to=_home(found),
        done=words.DONE_WRITTEN,
        template="supervision/record.html",
        club=found.club,
        visit=found,
        groups=list(form.groups()),
        ledger=ledger,
        draft=f"giam-sat-{found.key}",
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def add_finding(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """Something that was seen."""
    found = _visit(request, club_id, inspection_key)
    form = forms.Found(request.POST or None)
    return ask(
        request, form,
        lambda: services.add_finding(request.act, visit=found, **form.said()),
        to=_home(found),
        done=words.DONE_FINDING,
        template="supervision/club_step.html",
        club=found.club,
        heading=words.HEAD_FINDING,
        about="",
        adds=True,
    )  # fmt: skip


def _owners(visit: "Visit") -> list[Level]:
    """The club, the levels up to the one that visits."""
    found = []
    for level in Level:
        try:
            check_owner(level, Level(visit.level))
        except OwnerAboveVisit:
            continue
        found.append(level)
    return found


@needs(Action.SUPERVISE)
@form_page
def add_recommendation(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """Something that is to be put right."""
    found = _visit(request, club_id, inspection_key)
    initial = {"due_on": queries.terms_on(request.act.day, found.club.path).asked_on(request.act.day)}
    form = forms.Asked(request.POST or None, owners=_owners(found), initial=initial)
    return ask(
        request, form,
        lambda: services.recommend(request.act, visit=found, **form.said()),
        to=_home(found),
        done=words.DONE_RECOMMENDED,
        template="supervision/club_step.html",
        club=found.club,
        heading=words.HEAD_RECOMMEND,
        about="",
        adds=True,
    )  # fmt: skip


def _struck(request: ActRequest, found: "Visit", service: Any, **what: Any) -> HttpResponse:
    form = forms.Sure(request.POST)
    if not form.is_valid():
        context = visit_page(request, found, is_club=True) | {"strike": form}
        return render(request, "supervision/club_visit.html", context, status=422)
    service(request.act, visit=found, key=form.cleaned_data["key"], **what)
    messages.success(request, str(words.DONE_STRUCK))
    return redirect(_home(found))


@needs(Action.SUPERVISE)
@require_POST
def strike_finding(request: ActRequest, club_id: int, inspection_key: UUID, finding_key: UUID) -> HttpResponse:
    """Take a finding out of unsigned minutes."""
    found = _visit(request, club_id, inspection_key)
    return _struck(request, found, services.strike_finding, finding_key=finding_key)


@needs(Action.SUPERVISE)
@require_POST
def strike_recommendation(request: ActRequest, club_id: int, inspection_key: UUID, asked_key: UUID) -> HttpResponse:
    """Take a recommendation out of unsigned minutes."""
    found = _visit(request, club_id, inspection_key)
    return _struck(request, found, services.strike_recommendation, recommendation_key=asked_key)


@needs(Action.SUPERVISE)
@form_page
def sign(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """The minutes were read out and signed."""
    found = _visit(request, club_id, inspection_key)
    initial = {"signed_on": found.visited_on or request.act.day, "version": found.version}
    form = forms.Sign(request.POST or None, initial=initial)
    return ask(
        request, form,
        lambda: services.sign_minutes(request.act, visit=found, **form.cleaned_data),
        to=_home(found),
        done=words.DONE_SIGNED,
        template="supervision/sign.html",
        **visit_page(request, found, is_club=True),
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def photos(request: ActRequest, club_id: int, inspection_key: UUID) -> HttpResponse:
    """Pictures of the visit: one more, or one away."""
    found = _visit(request, club_id, inspection_key)
    form = forms.Photo(request.POST or None, request.FILES or None)
    return ask(
        request, form,
        lambda: services.attach_photo(request.act, visit=found, **form.cleaned_data),
        to=reverse("supervision:photos", args=[found.club_id, found.key]),
        done=words.DONE_PHOTO,
        template="supervision/photos.html",
        strike=forms.Sure(),
        visit_url=_home(found),
        **visit_page(request, found, is_club=True),
    )  # fmt: skip


@needs(Action.SUPERVISE)
@require_POST
def strike_photo(request: ActRequest, club_id: int, inspection_key: UUID, look_id: int) -> HttpResponse:
    """Take a picture away."""
    found = _visit(request, club_id, inspection_key)
    return _struck(request, found, services.remove_photo, photo_id=look_id)
