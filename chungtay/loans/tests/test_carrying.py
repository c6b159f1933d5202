"""Loans carried into the books of another club: each singly, as long, as dear and owed by the same as before."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.clubs.tests.factories import make_member
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind
from chungtay.funds.services import open_books
from chungtay.loans import services
from chungtay.loans.queries import prove
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import BorrowerHasNoPlace, LoanState, standing
from chungtay.loans.services.carrying import Carrying, carry_loans
from chungtay.loans.tests.factories import board_act, make_lending_club, make_loan, pay

pytestmark = pytest.mark.django_db


def test_a_borrower_without_a_place_in_the_other_club_is_settled_before():
    club, fund = make_lending_club()
    heir, home = make_lending_club()
    make_loan(fund)
    books = open_books(board_act(club), club), open_books(board_act(heir), heir)
    with pytest.raises(BorrowerHasNoPlace):
        carry_loans(board_act(club), Carrying(*books, {fund.pk: home}, {}, uuid4(), date(2026, 2, 10)))


def test_what_is_left_leaves_one_book_and_opens_in_the_other():
    club, fund = make_lending_club()
    heir, home = make_lending_club()
    loan = make_loan(fund)
    act = board_act(club)
    pay(loan, 50_000, date(2026, 2, 27))
    pay(loan, 1_050_000, date(2026, 3, 27))
    services.change_rate(act, loan=loan, key=uuid4(), from_on=date(2026, 3, 27), rate_bps=80)
    services.take_over(act, loan=loan, key=uuid4(), since_on=date(2026, 3, 28), name="Trần Văn Con")
    books = open_books(act, club), open_books(board_act(heir), heir)
    members = {loan.membership_id: make_member(heir, loan.membership.person)}

    (again,) = carry_loans(act, Carrying(*books, {fund.pk: home}, members, uuid4(), date(2026, 4, 10)))

    loan.refresh_from_db()
    assert loan.state == LoanState.MOVED
    assert balances_of(fund.pk)[AccountKind.LENT] == 0
    assert balances_of(home.pk)[AccountKind.LENT] == 4_000_000
    assert (again.rate_bps, again.original_vnd, again.take_overs.get().name) == (80, 5_000_000, "Trần Văn Con")
    at = standing(lent_of(again), date(2026, 4, 27))
    assert (at.left_vnd, at.interest_due_vnd, at.ends_on) == (4_000_000, 32_000, date(2027, 1, 27))
    assert prove() == []
