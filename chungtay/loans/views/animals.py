"""Loans of an old book and animals that are lent."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.loans import forms, services, words
from chungtay.loans.queries.facts import terms_on
from chungtay.loans.queries.lists import animals_of
from chungtay.loans.queries.one import funds_to_lend
from chungtay.loans.rules import AnimalState
from chungtay.loans.views.shared import (
    animal_for,
    club_for,
    form_page,
    members_to_choose,
    page,
    small_form,
    url,
)
from chungtay.web.menu import Face


@needs(Action.KEEP_BOOKS)
@form_page
def old_loan(request: ActRequest, club_id: int) -> HttpResponse:
    """Bring in a loan of an old paper book."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    day = request.act.day
    terms, _ = terms_on(club.path, club.pk, day)
    initial = {
        "term_months": terms.term_months,
        "rate_bps": terms.rate_bps,
        "rate_per": terms.rate_per.value,
        "method": terms.method.value,
        "taken_in_on": day,
    }
    funds = [(str(each.fund.key), each.fund.name) for each in funds_to_lend(club.pk)]
    form = forms.OldLoan(request.POST or None, initial=initial, members=members_to_choose(club, day), funds=funds)

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.take_in(request.act, club=club, key=key, old=services.OldLoan(**said))

    return small_form(
        request,
        club,
        form,
        service,
        to=lambda: url("loan", Face.CLUB, club, loan=form.cleaned_data["key"]),
        heading=words.OLD_LOAN,
        verb=words.OLD_LOAN_VERB,
        back=(url("list", Face.CLUB, club), words.LOANS),
        lead=words.OLD_LOAN_TOLD,
        empty_text="" if funds else words.NO_FUND,
        draft=f"vay-cu-{club.pk}",
    )


@needs(Action.SEE_CLUB)
@require_safe
def animals(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Animals that were lent, those still out first."""
    club = club_for(request, club_id)
    rows = [
        {
            "animal": row,
            "name": row.membership.person.full_name,
            "state": words.ANIMAL_STATE[AnimalState(row.state)],
            "is_out": row.state == AnimalState.OUT,
            "is_late": row.state == AnimalState.OUT and row.due_on is not None and row.due_on < request.act.day,
        }
        for row in animals_of(request.act.reach(Action.SEE_CLUB), club.pk)
    ]
    return page(
        request,
        "animals.html",
        club,
        face,
        rows=rows,
        out_count=sum(row["animal"].count for row in rows if row["is_out"]),
        out_vnd=sum(row["animal"].value_vnd for row in rows if row["is_out"]),
    )


@needs(Action.KEEP_BOOKS)
@form_page
def lend_animal(request: ActRequest, club_id: int) -> HttpResponse:
    """Hand an animal to a member on loan."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    day = request.act.day
    form = forms.Animal(request.POST or None, initial={"lent_on": day}, members=members_to_choose(club, day))

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.lend_animal(request.act, club=club, key=key, lent=services.Animal(**said))

    here = url("animals", Face.CLUB, club)
    return small_form(
        request,
        club,
        form,
        service,
        to=here,
        heading=words.LEND_ANIMAL,
        verb=words.LEND_ANIMAL_VERB,
        back=(here, words.ANIMALS),
        lead=words.ANIMAL_TOLD,
        draft=f"con-giong-{club.pk}",
    )


@needs(Action.KEEP_BOOKS)
@form_page
def settle_animal(request: ActRequest, club_id: int, animal: UUID) -> HttpResponse:
    """What became of an animal."""
    found = animal_for(request, club_id, animal, Action.KEEP_BOOKS)
    form = forms.SettleAnimal(request.POST or None, initial={"settled_on": request.act.day})
    here = url("animals", Face.CLUB, found.club)
    return small_form(
        request,
        found.club,
        form,
        lambda: services.settle_animal(request.act, animal=found, **form.cleaned_data),
        to=here,
        heading=words.SETTLE_ANIMAL,
        verb=words.SETTLE_ANIMAL_VERB,
        back=(here, words.ANIMALS),
        who=found.membership.person.full_name,
        facts=[
            {"name": words.F_ANIMAL, "value": f"{found.count} {found.animal}"},
            {"name": words.F_GIVES_BACK, "value": found.gives_back},
        ],
        draft=f"con-giong-{found.key}",
    )
