"""Loans of the tests, asked for, approved and paid out as a board does it, through the services."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, MeetingRule, Membership
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Fund
from chungtay.funds.tests.factories import make_fund
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.loans import services
from chungtay.loans.models import Loan, LoanRequest, LoanTerms
from chungtay.loans.rules import ExtensionReason, LoanState, Method, Priority, Purpose, Terms, WriteOffReason
from chungtay.loans.services.lending import columns

LENT_ON = date(2026, 1, 27)
TODAY = date(2026, 11, 27)
THE_DAY = 27
_BOARD = frozenset({Action.KEEP_BOOKS, Action.SEE_CLUB, Action.RUN_MEETING, Action.RUN_CLUB})


def board_act(club: Club, *, on: date = TODAY, actor: int = 7) -> Act:
    """Somebody of the board who keeps the books, at noon of a day."""
    return Act(actor, datetime(on.year, on.month, on.day, 5, tzinfo=UTC), (HeldGrant("chair", club.path, _BOARD),))


def commune_act(club: Club, *, on: date = TODAY, actor: int = 8) -> Act:
    """The officer of the commune, who agrees to a writing off and keeps no club's books."""
    actions = frozenset({Action.SEE_CLUB, Action.REOPEN_BOOKS})
    above = club.path.rsplit("/", 2)[0] + "/"
    return Act(actor, datetime(on.year, on.month, on.day, 6, tzinfo=UTC), (HeldGrant("officer", above, actions),))


def make_lending_club(*, cash_vnd: int = 20_000_000, meets_on: int | None = THE_DAY, **more: Any) -> tuple[Club, Fund]:
    """A club with a fund of 20 million, that meets on the 27th."""
    club = make_club(**more)
    if meets_on:
        MeetingRule.objects.create(club=club, day=meets_on, starts_at=time(8), valid_from=date(2024, 1, 1))
    return club, make_fund(club, cash_vnd=cash_vnd)


def make_terms(club: Club, since: date = date(2026, 1, 1), **change: Any) -> LoanTerms:
    """Terms of the club's own, the usual ones with some changed."""
    terms = replace(Terms(), **change)
    return LoanTerms.objects.create(**columns(terms), path=club.path, valid_from=since, source="Quy chế")


def asked_by(member: Membership, amount_vnd: int = 5_000_000, **more: Any) -> services.Asked:
    return services.Asked(
        **{
            "membership_id": member.pk,
            "amount_vnd": amount_vnd,
            "term_months": 12,
            "method": Method.INTEREST_ONLY,
            "purpose": Purpose.ANIMALS,
            "priority": Priority.POOR,
            "asked_on": LENT_ON,
            "needed_since": LENT_ON,
            "words": "Mua lợn giống",
        }
        | more
    )


def make_request(club: Club, member: Membership | None = None, amount_vnd: int = 5_000_000, **more: Any) -> LoanRequest:
    """A member on the list of those who need a loan."""
    member = member or make_member(club)
    return services.ask(board_act(club), club=club, key=uuid4(), asked=asked_by(member, amount_vnd, **more))


def approve(request: LoanRequest, **more: Any) -> LoanRequest:
    """The meeting vetted it and the board approved it."""
    act = board_act(request.club)
    if request.state == LoanState.REQUESTED:
        services.vet(act, request=request, key=uuid4())
    answer = services.Answer(**{"state": LoanState.APPROVED, "answered_on": LENT_ON, "number": "01/BB"} | more)
    services.answer(act, request=request, key=uuid4(), answer=answer)
    request.refresh_from_db()
    return request


def make_loan(
    fund: Fund, member: Membership | None = None, amount_vnd: int = 5_000_000, *, on: date = LENT_ON, **asked: Any
) -> Loan:
    """A loan paid out of a fund on a day."""
    request = approve(make_request(fund.club, member, amount_vnd, **asked))
    paid_out = services.PaidOut(fund.key, on, guarantor_name="Trần Văn Con", guarantor_relation="con trai")
    return services.disburse(board_act(fund.club), request=request, key=uuid4(), paid_out=paid_out)


def pay(loan: Loan, amount_vnd: int, on: date) -> int:
    """A borrower pays a sum on a day."""
    return services.repay(board_act(loan.club), loan=loan, key=uuid4(), paid_on=on, amount_vnd=amount_vnd)


def one_of_each(club: Club, member: Membership, other: Membership) -> dict[str, Any]:
    """A loan with a payment, an extension and a proposed writing off, a request, an animal, as addresses name them."""
    fund = Fund.objects.filter(club=club, kind="income").first() or make_fund(club, cash_vnd=20_000_000)
    act = board_act(club)
    loan = make_loan(fund, member)
    pay(loan, 50_000, date(2026, 2, 27))
    reason = ExtensionReason.ILLNESS
    services.extend(act, loan=loan, key=uuid4(), longer=services.Longer(date(2026, 3, 1), 1, reason))
    services.propose_write_off(
        act, loan=loan, key=uuid4(), proposed_on=date(2026, 3, 1), amount_vnd=1_000_000,
        reason=WriteOffReason.DISASTER, words="Lũ cuốn",
    )  # fmt: skip
    animal = services.Animal(member.pk, "bò cái", 1, 15_000_000, LENT_ON, "một bê cái")
    return {
        "loan": loan.key,
        "asked": make_request(club, other).key,
        "animal": services.lend_animal(act, club=club, key=uuid4(), lent=animal).key,
        "repayment_id": loan.repayments.get().pk,
        "changed_id": loan.extensions.get().pk,
    }
