"""Carrying the loans of a club into the books of the one that takes it over: each singly, by balanced entries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chungtay.clubs.models import Membership
from chungtay.funds.models import Entry, Fund
from chungtay.funds.rules import AccountKind, EntryKind, line_key
from chungtay.funds.services import Books, Draft, Move, Who, post_entries
from chungtay.kernel.acts import Act
from chungtay.loans import words as room_words
from chungtay.loans.models import Loan, Repayment
from chungtay.loans.queries.facts import lents_of, terms_of
from chungtay.loans.rules import OWING, BorrowerHasNoPlace, InterestPartlyPaid, Lent, Standing, plan_of, standing
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
        member = carrying.members.get(loan.membership_id)
        if member is None:
            raise BorrowerHasNoPlace(name=loan.membership.person.full_name)
        left_vnd = standings[loan.pk].left_vnd
        words = room_words.CARRIED_IN % {"number": loan.number, "club": carrying.out_of.club.name}
        key = line_key(carrying.key, f"loan in {loan.pk}")
        draft = Draft(
            fund=carrying.funds[loan.fund_id],
            key=key,
            happened_on=carrying.on,
            kind=EntryKind.OPENING,
            words=str(words),
            moves=[Move(AccountKind.LENT, AccountKind.TRANSFER, left_vnd)],
            who=Who(loan.membership.person.full_name, member.pk),
        )
        (entry,) = post_entries(act, carrying.into, [draft])
        terms = columns(terms_of(loan)) | {"term_months": plan_of(lents[loan.pk]).term_months}
        carried.append(
            Loan.objects.create(
                **terms,
                key=key,
                club=carrying.into.club,
                membership=member,
                fund=carrying.funds[loan.fund_id],
                entry=entry,
                number=number + at,
                purpose=loan.purpose,
                words=loan.words,
                amount_vnd=left_vnd,
                original_vnd=loan.original_vnd or loan.amount_vnd,
                is_opening=True,
                interest_paid_until=paid_until[loan.pk],
                disbursed_on=loan.disbursed_on,
                due_calendar=loan.due_calendar,
                due_day=loan.due_day,
                guarantor_name=loan.guarantor_name,
                guarantor_relation=loan.guarantor_relation,
                is_signed=loan.is_signed,
            )
        )
    replan(carried)
    return carried
