"""Writing off: the board proposes on the club face, the commune answers on the office face."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.loans import forms, services, words
from chungtay.loans.queries.lists import write_offs_waiting
from chungtay.loans.queries.one import get_write_off, whole
from chungtay.loans.rules import WriteOffReason
from chungtay.loans.views.loan import facts_of
from chungtay.loans.views.shared import (
    form_page,
    loan_for,
    small_form,
    url,
)
from chungtay.web.menu import Face


@needs(Action.KEEP_BOOKS)
@form_page
def propose_write_off(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The board asks the commune to agree that a debt is forgiven."""
    found = loan_for(request, club_id, loan, Action.KEEP_BOOKS)
    left_vnd = whole(found, request.act.day).today.left_vnd
    form = forms.ProposeWriteOff(
        request.POST or None, initial={"amount_vnd": left_vnd or None, "proposed_on": request.act.day}
    )
    here = url("loan", Face.CLUB, found.club, loan=found.key)
    return small_form(
        request,
        found.club,
        form,
        lambda: services.propose_write_off(request.act, loan=found, **form.cleaned_data),
        to=here,
        heading=words.WRITE_OFF_ASK,
        verb=words.WRITE_OFF_ASK_VERB,
        back=(here, words.LOAN_NUMBER % {"number": found.number}),
        lead=words.WRITE_OFF_TOLD,
        who=found.membership.person.full_name,
        draft=f"vay-{found.key}",
    )


@needs(Action.REOPEN_BOOKS)
@form_page
def answer_write_off(request: ActRequest, club_id: int, loan: UUID) -> HttpResponse:
    """The commune agrees to a writing off, or does not."""
    found = loan_for(request, club_id, loan, Action.REOPEN_BOOKS)
    proposal = get_write_off(found)
    form = forms.AnswerWriteOff(request.POST or None)
    here = url("loan", Face.OFFICE, found.club, loan=found.key)
    facts = [
        {"name": words.F_ASKED_OFF, "value": words.money(proposal.amount_vnd)},
        {"name": words.F_WHY, "value": words.WRITE_OFF_REASON[WriteOffReason(proposal.reason)]},
        {"name": words.F_TOLD, "value": proposal.words},
        {"name": words.F_PROPOSED_ON, "value": f"{proposal.proposed_on:%d/%m/%Y}"},
        *facts_of(found, whole(found, request.act.day))[:5],
    ]
    return small_form(
        request,
        found.club,
        form,
        lambda: services.answer_write_off(request.act, write_off=proposal, **form.cleaned_data),
        to=here,
        heading=words.WRITE_OFF_ANSWER,
        verb=words.WRITE_OFF_ANSWER_VERB,
        back=(here, words.LOAN_NUMBER % {"number": found.number}),
        face=Face.OFFICE,
        who=found.membership.person.full_name,
        facts=facts,
        draft=f"xoa-no-{proposal.key}",
    )


@needs(Action.REOPEN_BOOKS)
@require_safe
def write_offs(request: ActRequest) -> HttpResponse:
    """The proposals of the commune's clubs that wait for its word."""
    rows = [
        {
            "row": row,
            "club": row.loan.club.name,
            "name": row.loan.membership.person.full_name,
            "reason": words.WRITE_OFF_REASON[WriteOffReason(row.reason)],
            "url": reverse("loans:office_write_off", args=[row.loan.club_id, row.loan.key]),
        }
        for row in write_offs_waiting(request.act.reach(Action.REOPEN_BOOKS))
    ]
    return render(request, "loans/write_offs.html", {"rows": rows})
