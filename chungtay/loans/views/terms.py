"""On what conditions is lent: a club's own terms, those of an area, and those of a donor's project."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.paths import is_club
from chungtay.loans import forms, services, words
from chungtay.loans.queries.facts import terms_of, terms_on
from chungtay.loans.queries.terms import place_to_set, places_to_set, project_to_set, projects_to_set, terms_before
from chungtay.loans.rules import Terms
from chungtay.loans.views.shared import (
    POSTED,
    SHOWN,
    club_for,
    form_page,
    page,
    send,
    url,
)
from chungtay.web.menu import Face


@needs(Action.SEE_CLUB)
@require_safe
def club_terms(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The terms in force for a club, where they come from, and what held before."""
    club = club_for(request, club_id)
    terms, row = terms_on(club.path, club.pk, request.act.day)
    before = [
        {"row": each, "told": words.terms_words(terms_of(each)), "ceiling_vnd": each.ceiling_vnd}
        for each in terms_before(club.path)
    ]
    return page(
        request,
        "terms.html",
        club,
        face,
        facts=words.terms_facts(terms),
        row=row,
        of=words.terms_place(row, club.path),
        before=before,
        can_set=face is Face.CLUB and request.act.may(Action.RUN_CLUB, club.path),
    )


@needs(Action.RUN_CLUB)
@form_page
def set_terms(request: ActRequest, club_id: int) -> HttpResponse:
    """A club sets its own terms from a day on."""
    club = club_for(request, club_id, Action.RUN_CLUB)
    terms, _ = terms_on(club.path, club.pk, request.act.day)
    form = forms.SetTerms(request.POST or None, initial=_initial(terms) | {"valid_from": request.act.day})
    status = _set(request, form, club.path) if form.is_bound else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(url("terms", Face.CLUB, club))
    back = url("terms", Face.CLUB, club)
    return page(request, "set_terms.html", club, status=status, form=form, back_url=back, draft=f"quy-dinh-{club.pk}")


def _initial(terms: Terms) -> dict[str, Any]:
    values = {name: getattr(terms, name) for name in Terms.__dataclass_fields__}
    return values | {"priorities": [each.value for each in terms.priorities]}


def _set(request: ActRequest, form: forms.SetTerms, path: str, project: Any = None) -> int:
    def service() -> None:
        said = form.cleaned_data
        services.set_terms(
            request.act,
            key=said["key"],
            path=path,
            valid_from=said["valid_from"],
            source=said["source"],
            terms=form.terms(),
            project=project,
        )

    return send(form, service)


@needs(Action.KEEP_PROGRAMME)
@require_safe
def area_terms(request: ActRequest) -> HttpResponse:
    """The terms an association set for its area and for projects, and those of areas above."""
    reach, day = request.act.reach(Action.KEEP_PROGRAMME), request.act.day
    places = places_to_set(reach, day)
    rows = [
        {
            "place": each.name,
            "told": words.terms_words(each.terms),
            "ceiling_vnd": each.terms.ceiling_vnd,
            "row": each.row,
            "url": reverse("loans:set_area_terms", args=[each.area_id]) if each.area_id else "",
        }
        for each in places
    ]
    projects = [
        {
            "project": each.project,
            "told": words.terms_words(each.terms),
            "ceiling_vnd": each.terms.ceiling_vnd,
            "row": each.row,
            "url": reverse("loans:set_project_terms", args=[each.project.pk]),
        }
        for each in projects_to_set(reach, day)
    ]
    return render(request, "loans/area_terms.html", {"rows": rows, "projects": projects})


@needs(Action.KEEP_PROGRAMME)
@form_page
def set_project_terms(request: ActRequest, project_id: int) -> HttpResponse:
    """An association sets the terms for the clubs of a donor's project."""
    day = request.act.day
    chosen = project_to_set(request.act.reach(Action.KEEP_PROGRAMME), project_id, day)
    form = forms.SetTerms(request.POST or None, initial=_initial(chosen.terms) | {"valid_from": day})
    status = _set(request, form, chosen.path, chosen.project) if form.is_bound else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect("loans:area_terms")
    context = {
        "base": "web/office.html",
        "form": form,
        "area": chosen.project.name,
        "project": chosen.project,
        "back_url": reverse("loans:area_terms"),
        "draft": f"quy-dinh-du-an-{project_id}",
    }
    return render(request, "loans/set_terms.html", context, status=status)


@needs(Action.KEEP_PROGRAMME)
@form_page
def set_area_terms(request: ActRequest, area_id: int) -> HttpResponse:
    """An association sets the terms for the clubs of its area."""
    place = place_to_set(request.act.reach(Action.KEEP_PROGRAMME), area_id, request.act.day)
    assert not is_club(place.path), "an area"
    form = forms.SetTerms(request.POST or None, initial=_initial(place.terms) | {"valid_from": request.act.day})
    status = _set(request, form, place.path) if form.is_bound else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect("loans:area_terms")
    context = {
        "base": "web/office.html",
        "form": form,
        "area": place.name,
        "back_url": reverse("loans:area_terms"),
        "draft": f"quy-dinh-vung-{area_id}",
    }
    return render(request, "loans/set_terms.html", context, status=status)
