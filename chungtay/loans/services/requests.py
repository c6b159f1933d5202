"""Asking for a loan, the meeting's word on it, and the board's answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before
from chungtay.clubs.models import Club
from chungtay.funds.rules import check_day
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.loans.models import LoanRequest
from chungtay.loans.queries.facts import terms_on
from chungtay.loans.rules import (
    ASKING,
    AmountAboveCeiling,
    LoanNotFound,
    LoanState,
    Method,
    PaysNothing,
    Priority,
    Purpose,
    ReasonNeeded,
    RequestOpen,
    TermAboveTerms,
    check_step,
    check_term,
)
from chungtay.loans.services.form import member_of, note
from chungtay.meetings.models import Meeting


@dataclass(frozen=True)
class Asked:
    """Who needs a loan, for what, how much and since when."""

    membership_id: int
    amount_vnd: int
    term_months: int
    method: Method
    purpose: Purpose
    priority: Priority
    asked_on: date
    needed_since: date
    words: str = ""


@dataclass(frozen=True)
class Answer:
    """What the board answered: approved, waiting or declined, by which minutes; approved with its sum and term."""

    state: LoanState
    answered_on: date
    number: str = ""
    words: str = ""
    approved_vnd: int | None = None
    approved_months: int | None = None
    guarantor_name: str = ""
    guarantor_relation: str = ""


@transaction.atomic
def ask(act: Act, *, club: Club, key: UUID, asked: Asked) -> LoanRequest:
    """Put a member on the list of those who need a loan. One open request each; who has left asks no more."""
    content = {"club": club.pk, **asdict(asked)}
    before = answered_before(key, content)
    if before is not None:
        return LoanRequest.objects.get(pk=before)
    act.must(Action.RUN_MEETING, club.path)
    check_day(asked.asked_on, act.day)
    check_day(asked.needed_since, act.day)
    check_term(asked.term_months)
    if asked.amount_vnd <= 0:
        raise PaysNothing()
    Club.objects.select_for_update(no_key=True).values_list("pk").get(pk=club.pk)
    member = member_of(club, asked.membership_id, asked.asked_on)
    if LoanRequest.objects.filter(membership=member, state__in=list(ASKING)).exists():
        raise RequestOpen(name=member.person.full_name)
    request: LoanRequest = LoanRequest.objects.create(
        key=key, club=club, **{**asdict(asked), "words": clean_lines(asked.words)}
    )
    note(act, "ask", request, club, key=key, content=content, since=asked.needed_since)
    return request


@transaction.atomic
def vet(act: Act, *, request: LoanRequest, key: UUID, meeting: Meeting | None = None, words: str = "") -> None:
    """The meeting spoke for the member (bình xét)."""
    content = {"request": request.pk, "meeting": meeting.pk if meeting else None, "words": clean_lines(words)}
    held = _begin(act, request, key, content, Action.RUN_MEETING, LoanState.VETTED)
    if held is None:
        return
    _write(held, state=LoanState.VETTED, vetted_at=meeting, vetted_words=content["words"])
    note(act, "vet", held, held.club, key=key, content=content, since=held.needed_since)


@transaction.atomic
def answer(act: Act, *, request: LoanRequest, key: UUID, answer: Answer) -> None:
    """The board's answer: approved within the ceiling and the longest term of the terms in force; a no says why."""
    content = {"request": request.pk, **asdict(answer)}
    held = _begin(act, request, key, content, Action.KEEP_BOOKS, answer.state)
    if held is None:
        return
    check_day(answer.answered_on, act.day)
    if answer.state is LoanState.DECLINED and not answer.words.strip():
        raise ReasonNeeded()
    written: dict[str, object] = {"answer_number": clean(answer.number), "answer_words": clean_lines(answer.words)}
    if answer.state is LoanState.APPROVED:
        amount_vnd = answer.approved_vnd or held.amount_vnd
        months = answer.approved_months or held.term_months
        terms, _ = terms_on(held.club.path, held.club_id, answer.answered_on)
        check_term(months)
        if amount_vnd > terms.ceiling_vnd:
            raise AmountAboveCeiling(amount_vnd=amount_vnd, ceiling_vnd=terms.ceiling_vnd)
        if months > terms.term_months:
            raise TermAboveTerms(month_count=terms.term_months)
        written |= {"approved_vnd": amount_vnd, "approved_months": months}
        written |= {"guarantor_name": clean(answer.guarantor_name)}
        written |= {"guarantor_relation": clean(answer.guarantor_relation)}
    _write(held, state=answer.state, answered_on=answer.answered_on, **written)
    note(act, "answer", held, held.club, key=key, content=content, since=held.needed_since)


@transaction.atomic
def withdraw_request(act: Act, *, request: LoanRequest, key: UUID, on: date, words: str = "") -> None:
    """The member needs no loan any more."""
    content = {"request": request.pk, "on": on, "words": clean_lines(words)}
    held = _begin(act, request, key, content, Action.RUN_MEETING, LoanState.WITHDRAWN)
    if held is None:
        return
    check_day(on, act.day)
    _write(held, state=LoanState.WITHDRAWN, answered_on=on, answer_words=content["words"])
    note(act, "withdraw_request", held, held.club, key=key, content=content, since=held.needed_since)


def _begin(
    act: Act, request: LoanRequest, key: UUID, content: Mapping[str, object], action: Action, then: LoanState
) -> LoanRequest | None:
    """The request, locked, if this form is new and the step leads on."""
    if answered_before(key, content) is not None:
        return None
    held = lock_request(request.pk)
    act.must(action, held.club.path)
    check_step(LoanState(held.state), then)
    return held


def lock_request(request_id: int) -> LoanRequest:
    """The request as it stands, held until the transaction ends."""
    rows = LoanRequest.objects.select_for_update(of=("self",), no_key=True)
    held: LoanRequest | None = rows.select_related("club", "membership__person").filter(pk=request_id).first()
    if held is None:
        raise LoanNotFound(request=request_id)
    return held


def _write(request: LoanRequest, **values: object) -> None:
    LoanRequest.objects.filter(pk=request.pk).update(**values)
