"""A member's request from asking to the money in their hand."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.loans import forms, services, words
from chungtay.loans.queries.facts import terms_on
from chungtay.loans.queries.one import funds_to_lend
from chungtay.loans.rules import NEXT, LoanState, Method, Priority, Purpose
from chungtay.loans.views.shared import (
    at_meeting,
    club_for,
    day_of,
    form_page,
    meeting_asked,
    members_to_choose,
    page,
    request_for,
    small_form,
    url,
)
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.loans.models import LoanRequest


@needs(Action.RUN_MEETING)
@form_page
def ask(request: ActRequest, club_id: int) -> HttpResponse:
    """Put a member on the list of those who need a loan."""
    club = club_for(request, club_id, Action.RUN_MEETING)
    meeting = meeting_asked(request, club_id)
    day = day_of(request, meeting)
    terms, _ = terms_on(club.path, club.pk, day)
    initial = {
        "term_months": terms.term_months,
        "method": terms.method.value,
        "priority": Priority.OTHER.value,
        "asked_on": day,
        "membership_id": request.GET.get("tv", ""),
    }
    form = forms.Ask(request.POST or None, initial=initial, members=members_to_choose(club, day))

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        said["needed_since"] = said["needed_since"] or said["asked_on"]
        services.ask(request.act, club=club, key=key, asked=services.Asked(**said))

    carried = at_meeting(meeting)
    back = _back(club, meeting)
    return small_form(
        request,
        club,
        form,
        service,
        to=lambda: url("request", Face.CLUB, club, asked=form.cleaned_data["key"]) + carried,
        heading=words.ASK,
        verb=words.ASK_VERB,
        back=back,
        lead=words.terms_told(terms),
        draft=f"vay-de-nghi-{club.pk}",
    )


def _back(club: Any, meeting: Any) -> tuple[str, Any]:
    if meeting:
        return url("at_meeting", Face.CLUB, club, key=meeting.key), words.NEW_LOANS
    return url("waiting", Face.CLUB, club), words.WAITING_LIST


@needs(Action.SEE_CLUB)
@require_safe
def request_page(request: ActRequest, club_id: int, asked: UUID, face: Face) -> HttpResponse:
    """One request: what was asked, where it stands, what may be done next."""
    found = request_for(request, club_id, asked)
    meeting = meeting_asked(request, club_id)
    state = LoanState(found.state)
    carried = at_meeting(meeting)
    loan = found.loans.exclude(state=LoanState.CANCELLED).first()
    terms, _ = terms_on(found.club.path, found.club_id, request.act.day)
    back_url, back_text = _back(found.club, meeting) if face is Face.CLUB else (
        url("waiting", face, found.club), words.WAITING_LIST,
    )  # fmt: skip
    return page(
        request,
        "request.html",
        found.club,
        face,
        asked=found,
        name=found.membership.person.full_name,
        state=words.STATE[state],
        state_kind=words.STATE_KIND[state],
        facts=facts_of(found),
        steps={step.value for step in NEXT[state]},
        carried=carried,
        loan_url=url("loan", face, found.club, loan=loan.key) if loan else "",
        funds=funds_to_lend(found.club_id),
        terms=words.terms_told(terms),
        back_url=back_url,
        back_text=back_text,
    )


def facts_of(asked: "LoanRequest") -> list[dict[str, Any]]:
    """What a request says, as facts."""
    told = [
        (words.F_AMOUNT, words.amount_of(asked)),
        (words.F_TERM, words.MONTHS % {"count": asked.approved_months or asked.term_months}),
        (words.F_PURPOSE, words.purpose_of(asked)),
        (words.F_METHOD, words.METHOD[Method(asked.method)]),
        (words.F_PRIORITY, words.PRIORITY[Priority(asked.priority)]),
        (words.F_SINCE, f"{asked.needed_since:%d/%m/%Y}"),
    ]
    if asked.vetted_words or asked.vetted_at_id:
        day = f"{asked.vetted_at.held_on:%d/%m/%Y}" if asked.vetted_at else ""
        told.append((words.F_VETTED, ": ".join(part for part in (day, asked.vetted_words) if part)))
    if asked.answered_on:
        of = f"{asked.answered_on:%d/%m/%Y}"
        number = f"{words.MINUTES} {asked.answer_number}" if asked.answer_number else ""
        told.append((words.F_ANSWER, ", ".join(str(part) for part in (of, number, asked.answer_words) if part)))
    if asked.guarantor_name:
        told.append((words.F_GUARANTOR, words.guarantor_of(asked)))
    return [{"name": name, "value": value} for name, value in told]


def _form(
    request: ActRequest, found: "LoanRequest", form: Any, service: Any, *, heading: Any, verb: Any, **context: Any
) -> HttpResponse:
    here = url("request", Face.CLUB, found.club, asked=found.key) + at_meeting(meeting_asked(request, found.club_id))
    name = found.membership.person.full_name
    return small_form(
        request,
        found.club,
        form,
        service,
        heading=heading,
        verb=verb,
        back=(here, name),
        draft=f"vay-{found.key}",
        **{"to": here, "who": name, "facts": facts_of(found)[:3]} | context,
    )


@needs(Action.RUN_MEETING)
@form_page
def vet(request: ActRequest, club_id: int, asked: UUID) -> HttpResponse:
    """The meeting spoke for the member."""
    found = request_for(request, club_id, asked, Action.RUN_MEETING)
    form = forms.Vet(request.POST or None)
    meeting = meeting_asked(request, club_id)
    return _form(
        request,
        found,
        form,
        lambda: services.vet(request.act, request=found, meeting=meeting, **form.cleaned_data),
        heading=words.VET,
        verb=words.VET_VERB,
    )


@needs(Action.KEEP_BOOKS)
@form_page
def answer(request: ActRequest, club_id: int, asked: UUID) -> HttpResponse:
    """The board's answer, with the number of its minutes."""
    found = request_for(request, club_id, asked, Action.KEEP_BOOKS)
    meeting = meeting_asked(request, club_id)
    initial = {
        "approved_vnd": found.approved_vnd or found.amount_vnd,
        "approved_months": found.approved_months or found.term_months,
        "answered_on": day_of(request, meeting),
        "guarantor_name": found.guarantor_name,
        "guarantor_relation": found.guarantor_relation,
    }
    form = forms.Answer(request.POST or None, initial=initial)

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.answer(request.act, request=found, key=key, answer=services.Answer(**said))

    return _form(request, found, form, service, heading=words.ANSWER, verb=words.ANSWER_VERB)


@needs(Action.KEEP_BOOKS)
@form_page
def pay_out(request: ActRequest, club_id: int, asked: UUID) -> HttpResponse:
    """The money is handed over, under a payment voucher."""
    found = request_for(request, club_id, asked, Action.KEEP_BOOKS)
    meeting = meeting_asked(request, club_id)
    funds = [(str(each.fund.key), words.fund_told(each.fund.name, each.cash_vnd)) for each in funds_to_lend(club_id)]
    initial = {
        "happened_on": day_of(request, meeting),
        "guarantor_name": found.guarantor_name,
        "guarantor_relation": found.guarantor_relation,
    }
    form = forms.PayOut(request.POST or None, initial=initial, funds=funds)

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        services.disburse(request.act, request=found, key=key, paid_out=services.PaidOut(**said, meeting=meeting))

    return _form(
        request,
        found,
        form,
        service,
        heading=words.PAY_OUT,
        verb=words.PAY_OUT_VERB,
        to=lambda: url("loan", Face.CLUB, found.club, loan=form.cleaned_data["key"]),
        done=words.PAID_OUT_DONE,
        empty_text="" if funds else words.NO_FUND,
        lead=words.purpose_line(Purpose(found.purpose), found.words),
    )


@needs(Action.RUN_MEETING)
@form_page
def withdraw(request: ActRequest, club_id: int, asked: UUID) -> HttpResponse:
    """The member needs no loan any more."""
    found = request_for(request, club_id, asked, Action.RUN_MEETING)
    form = forms.Withdraw(request.POST or None, initial={"on": request.act.day})
    return _form(
        request,
        found,
        form,
        lambda: services.withdraw_request(request.act, request=found, **form.cleaned_data),
        heading=words.WITHDRAW,
        verb=words.WITHDRAW_VERB,
        kind="danger",
    )
