"""Books, statements and trial balances: they carry on from each other, close for any acts, and read only their span."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import Entry, Fund
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.ledger import book_of, trial_of
from chungtay.funds.queries.statements import statements_of, statements_of_club
from chungtay.funds.rules import AccountKind, FundKind, MoreThanLent, NotEnoughCash, NotEnoughInBank, ReversalOfReversal
from chungtay.funds.rules.openings import OpeningOf
from chungtay.funds.services import Money, receive, reverse, set_openings, spend, transfer
from chungtay.funds.tests.factories import OPENED, TODAY, act_of_treasurer, make_fund, put_in, take_out

pytestmark = pytest.mark.django_db

CASH, BANK = AccountKind.CASH, AccountKind.BANK
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def a_year_of() -> Fund:
    """20 million of a project in January; in March a fee, interest, a visit, a loan paid out and one given back."""
    fund = make_fund(cash_vnd=20_000_000)
    day = date(2026, 3, 21)
    put_in(fund, 5_000, AccountKind.FEE, happened_on=day)
    put_in(fund, 50_000, AccountKind.INTEREST, happened_on=day)
    take_out(fund, 200_000, AccountKind.VISIT, happened_on=day)
    take_out(fund, 5_000_000, AccountKind.LENT, happened_on=day)
    put_in(fund, 1_000_000, AccountKind.LENT, happened_on=date(2026, 3, 25))
    return fund


def test_a_statement_tells_what_came_and_what_went_between_two_balances() -> None:
    (found,) = statements_of([a_year_of()], *MARCH)
    assert (found.opening_vnd, found.came_vnd, found.went_vnd, found.closing_vnd) == (
        20_000_000,
        1_055_000,
        5_200_000,
        15_855_000,
    )
    assert found.came == {AccountKind.LENT: 1_000_000, AccountKind.FEE: 5_000, AccountKind.INTEREST: 50_000}
    assert found.went == {AccountKind.LENT: 5_000_000, AccountKind.VISIT: 200_000}
    assert found.is_closed


def test_a_reversal_lowers_what_it_reverses() -> None:
    fund = a_year_of()
    visit = Entry.objects.get(words="Thăm bà Lụa ốm", postings__debit__kind="visit")
    reverse(act_of_treasurer(fund.club), entry=visit, key=uuid4(), reason="Nhầm", happened_on=date(2026, 3, 30))
    (found,) = statements_of([fund], *MARCH)
    assert AccountKind.VISIT not in found.went
    assert AccountKind.VISIT not in found.came
    assert found.is_closed


def test_what_a_book_opens_with_stands_apart_from_what_came() -> None:
    fund = make_fund()
    act = act_of_treasurer(fund.club)
    set_openings(act, club=fund.club, key=uuid4(), funds=[OpeningOf(fund.key, {CASH: 3_000, BANK: 6_000}, {})])
    (found,) = statements_of([fund], OPENED, TODAY)
    assert (found.opened_vnd, found.came, found.opening_vnd, found.closing_vnd) == (9_000, {}, 0, 9_000)
    (later,) = statements_of([fund], *MARCH)
    assert (later.opened_vnd, later.opening_vnd) == (0, 9_000)


def test_money_between_funds_stands_in_both_statements() -> None:
    club = make_club()
    income, operating = make_fund(club, cash_vnd=500_000), make_fund(club, FundKind.OPERATING)
    transfer(
        act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, from_key=income.key, to_key=operating.key,
        amount_vnd=120_000, words="Trích lãi",
    )  # fmt: skip
    first, second = statements_of_club(club.pk, TODAY, TODAY)
    assert first.went == second.came == {AccountKind.TRANSFER: 120_000}


def test_a_book_carries_on_from_the_balance_before() -> None:
    fund = a_year_of()
    book = book_of(fund.pk, *MARCH)
    assert (book.brought_vnd, book.came_vnd, book.went_vnd, book.carried_vnd) == (
        20_000_000,
        1_055_000,
        5_200_000,
        15_855_000,
    )
    assert [line.number for line in book.lines] == [2, 3, 1, 2, 4]
    assert book.lines[0].balance_vnd == 20_005_000
    assert book_of(fund.pk, date(2026, 4, 1), TODAY).brought_vnd == book.carried_vnd


def test_a_book_asks_as_much_for_ten_years_as_for_a_month() -> None:
    fund = a_year_of()
    counts = []
    for first, last in (MARCH, (date(2016, 1, 1), TODAY)):
        with CaptureQueriesContext(connection) as asked:
            book_of(fund.pk, first, last)
        counts.append(len(asked))
    assert counts == [2, 2]


def test_the_trial_balance_adds_up_on_any_day() -> None:
    fund = a_year_of()
    make_fund(fund.club, FundKind.OPERATING, cash_vnd=70_000)
    for day in (OPENED, date(2026, 1, 5), date(2026, 3, 21), TODAY):
        assert trial_of(fund.club_id, day).is_balanced
    whole, own = trial_of(fund.club_id, TODAY), trial_of(fund.club_id, TODAY, fund_id=fund.pk)
    assert whole.totals["debit_vnd"] - own.totals["debit_vnd"] == 70_000
    assert {line.kind: line.debit_vnd for line in own.lines}[CASH] == 15_855_000
    assert trial_of(fund.club_id, OPENED).lines == []


def test_the_bank_has_a_book_of_its_own() -> None:
    fund = make_fund()
    put_in(fund, 900_000, into=BANK)
    assert book_of(fund.pk, OPENED, TODAY, BANK).carried_vnd == 900_000
    assert not book_of(fund.pk, OPENED, TODAY).lines


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["in", "out", "turn", "move", "open"]),
        st.integers(1, 900_000),
        st.sampled_from([CASH, BANK]),
        st.sampled_from([AccountKind.FEE, AccountKind.LENT, AccountKind.GRANT, AccountKind.VISIT]),
        st.integers(0, 330),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS, st.integers(0, 330), st.integers(0, 330))
def test_statements_and_books_close_for_any_acts(
    acts: list[tuple[str, int, AccountKind, AccountKind, int]], one: int, two: int
) -> None:
    first, last = (OPENED + timedelta(days=days) for days in sorted((one, two)))
    with transaction.atomic():
        club = make_club()
        funds = [make_fund(club), make_fund(club, FundKind.OPERATING)]
        for each in acts:
            _do(funds, *each)
        for fund, statement in zip(funds, statements_of(funds, first, last), strict=True):
            assert statement.is_closed
            for account in (CASH, BANK):
                book = book_of(fund.pk, first, last, account)
                assert book.carried_vnd == balances_of(fund.pk, on=last).get(account, 0)
                assert book.carried_vnd == statement.closing.get(account, 0)
            assert trial_of(club.pk, last, fund_id=fund.pk).is_balanced
        between = [s.came.get(AccountKind.TRANSFER, 0) - s.went.get(AccountKind.TRANSFER, 0) for s in
                   statements_of(funds, OPENED, TODAY)]  # fmt: skip
        assert sum(between) == 0
        transaction.set_rollback(True)


def _do(funds: list[Fund], what: str, amount_vnd: int, money: AccountKind, account: AccountKind, days: int) -> None:
    club, day = funds[0].club, OPENED + timedelta(days=days)
    act = act_of_treasurer(club)
    said = Money(account, amount_vnd, "Việc")
    try:
        with transaction.atomic():
            if what == "in":
                receive(act, club=club, fund_key=funds[0].key, key=uuid4(), happened_on=day, money=said, into=money)
            elif what == "out":
                spend(act, club=club, fund_key=funds[0].key, key=uuid4(), happened_on=day, money=said, out_of=money)
            elif what == "move":
                transfer(act, club=club, key=uuid4(), happened_on=day, from_key=funds[0].key, to_key=funds[1].key,
                         amount_vnd=amount_vnd, words="Chuyển")  # fmt: skip
            elif what == "open":
                set_openings(act, club=club, key=uuid4(), funds=[OpeningOf(funds[0].key, {money: amount_vnd}, {})])
            elif last := Entry.objects.filter(fund__in=funds, reversed_by=None).exclude(kind="opening").last():
                reverse(act, entry=last, key=uuid4(), reason="Nhầm", happened_on=day)
    except (NotEnoughCash, NotEnoughInBank, MoreThanLent, ReversalOfReversal):
        return
