"""Carrying the loans of a club into the books of the one that takes it over: each singly, by balanced entries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Sum

from chungtay.clubs.models import Membership
from chungtay.funds.models import Entry, Fund
from chungtay.funds.rules import AccountKind, EntryKind, line_key
from chungtay.funds.services import Books, Draft, Move, Who, post_entries
from chungtay.kernel.acts import Act
from chungtay.loans import words as room_words
from chungtay.loans.models import Loan, Repayment, TakeOver
from chungtay.loans.queries.facts import lents_of, terms_of
from chungtay.loans.rules import (
    OWING,
    BorrowerHasNoPlace,
    InterestPartlyPaid,
    Lent,
    RateChanged,
    Standing,
    Terms,
    plan_of,
    standing,
)
from chungtay.loans.services.lending import columns, next_number
from chungtay.loans.services.planning import replan, settle


@dataclass(frozen=True)
class Carrying:
    """From which books into which, which fund follows which, and under which membership each borrower goes on."""

    out_of: Books
    into: Books
    funds: Mapping[int, Fund]
    members: Mapping[int, Membership]
    key: UUID
    on: date


def carry_loans(act: Act, carrying: Carrying) -> list[Loan]:
    """Every loan that is out: what is left of it leaves the old book and opens in the new one, with its terms.

    Interest goes on from the last day it was paid to. Refuses interest that is half paid or a penalty that is open, and
    a borrower who has no place in the other club: both are settled before.
    """
    rows = Loan.objects.filter(club=carrying.out_of.club, state__in=list(OWING)).order_by("number")
    loans = list(rows.select_related("club", "membership__person", "fund"))
    lents = lents_of(loans)
    standings = {loan.pk: standing(lents[loan.pk], carrying.on) for loan in loans}
    paid_until = {loan.pk: _paid_until(loan, lents[loan.pk], standings[loan.pk]) for loan in loans}
    out = _leave(act, carrying, loans, standings)
    Repayment.objects.bulk_create(
        Repayment(
            key=line_key(carrying.key, f"gone {loan.pk}"),
            loan=loan,
            entry=entry,
            paid_on=carrying.on,
            principal_vnd=standings[loan.pk].left_vnd,
            through_on=carrying.on,
        )
        for loan, entry in zip(loans, out, strict=True)
    )
    settle(loans)
    return _open_again(act, carrying, loans, lents, standings, paid_until)


def _paid_until(loan: Loan, lent: Lent, at: Standing) -> date:
    """Up to which due day interest was paid, in full."""
    left, until = at.interest_paid_vnd, plan_of(lent).begins_on
    for due in at.dues:
        if due.interest_vnd > left:
            break
        left, until = left - due.interest_vnd, due.due_on
    if left or at.penalty_due_vnd:
        raise InterestPartlyPaid(name=loan.membership.person.full_name, paid_vnd=left)
    return min(until, at.day)


def _leave(act: Act, carrying: Carrying, loans: list[Loan], standings: Mapping[int, Standing]) -> list[Entry]:
    drafts = [
        Draft(
            fund=carrying.out_of.funds[loan.fund_id],
            key=line_key(carrying.key, f"loan out {loan.pk}"),
            happened_on=carrying.on,
            kind=EntryKind.MEMO,
            words=str(room_words.CARRIED_OUT % {"number": loan.number, "club": carrying.into.club.name}),
            moves=[Move(AccountKind.TRANSFER, AccountKind.LENT, standings[loan.pk].left_vnd)],
            who=Who(loan.membership.person.full_name, loan.membership_id),
        )
        for loan in loans
    ]
    return post_entries(act, carrying.out_of, drafts) if drafts else []


def _open_again(
    act: Act,
    carrying: Carrying,
    loans: list[Loan],
    lents: Mapping[int, Lent],
    standings: Mapping[int, Standing],
    paid_until: Mapping[int, date],
) -> list[Loan]:
    number = next_number(carrying.into.club)
    carried = []
    for at, loan in enumerate(loans):
        entry = _come_in(act, carrying, loan, standings[loan.pk].left_vnd)
        terms = columns(_terms_now(loan, lents[loan.pk]))
        of = {"original_vnd": loan.original_vnd or loan.amount_vnd, "interest_paid_until": paid_until[loan.pk]}
        carried.append(_again(carrying, loan, entry, **terms, **of, number=number + at))
    replan(carried)
    _owed_by_the_same(dict(zip((loan.pk for loan in loans), carried, strict=True)))
    return carried


def _come_in(act: Act, carrying: Carrying, loan: Loan, left_vnd: int) -> Entry:
    member = carrying.members.get(loan.membership_id)
    if member is None:
        raise BorrowerHasNoPlace(name=loan.membership.person.full_name)
    draft = Draft(
        fund=carrying.funds[loan.fund_id],
        key=line_key(carrying.key, f"loan in {loan.pk}"),
        happened_on=carrying.on,
        kind=EntryKind.OPENING,
        words=str(room_words.CARRIED_IN % {"number": loan.number, "club": carrying.out_of.club.name}),
        moves=[Move(AccountKind.LENT, AccountKind.TRANSFER, left_vnd)],
        who=Who(loan.membership.person.full_name, member.pk),
    )
    return post_entries(act, carrying.into, [draft])[0]


def _terms_now(loan: Loan, lent: Lent) -> Terms:
    """The terms of the loan with the term it was extended to and the rate it bears now."""
    changed = sorted((event.on, event.rate_bps) for event in lent.events if isinstance(event, RateChanged))
    terms = terms_of(loan)
    return replace(terms, term_months=plan_of(lent).term_months, rate_bps=changed[-1][1] if changed else terms.rate_bps)


def _again(carrying: Carrying, loan: Loan, entry: Entry, **about: Any) -> Loan:
    """The loan as it stands in the other club's books."""
    again: Loan = Loan.objects.create(
        **about,
        key=entry.key,
        club=carrying.into.club,
        membership=carrying.members[loan.membership_id],
        fund_id=entry.fund_id,
        entry=entry,
        purpose=loan.purpose,
        words=loan.words,
        amount_vnd=entry.postings.aggregate(sum=Sum("amount_vnd"))["sum"],
        is_opening=True,
        disbursed_on=loan.disbursed_on,
        due_calendar=loan.due_calendar,
        due_day=loan.due_day,
        guarantor_name=loan.guarantor_name,
        guarantor_relation=loan.guarantor_relation,
        is_signed=loan.is_signed,
    )
    return again


def _owed_by_the_same(carried: Mapping[int, Loan]) -> None:
    """An heir who took a debt over goes on owing it."""
    rows = TakeOver.objects.filter(loan__in=carried).order_by("pk")
    TakeOver.objects.bulk_create(
        TakeOver(
            key=line_key(row.key, f"carried {carried[row.loan_id].pk}"),
            loan=carried[row.loan_id],
            since_on=row.since_on,
            name=row.name,
            relation=row.relation,
            words=row.words,
        )
        for row in rows
    )
