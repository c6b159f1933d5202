"""What a club had before its books: typed per fund, put right by typing again, refused once books are closed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import Account, Entry, Fund, Posting, Voucher
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.openings import openings_of
from chungtay.funds.rules import AccountKind, BooksAreClosed, EntryKind, FundKind, NotEnoughCash
from chungtay.funds.rules.openings import (
    HELD_AT_OPENING,
    ORIGINS_AT_OPENING,
    MoreOriginThanHeld,
    OpeningNotOnFirstDay,
    OpeningOf,
    opening_moves,
)
from chungtay.funds.services import Move, open_books, post_opening, reverse, set_openings
from chungtay.funds.tests.factories import OPENED, TODAY, act_of_treasurer, cash_in, close_books, make_fund, take_out
from chungtay.kernel.acts import OutsideReach

pytestmark = pytest.mark.django_db

CASH, BANK, LENT = AccountKind.CASH, AccountKind.BANK, AccountKind.LENT
GRANT, UNKNOWN = AccountKind.GRANT, AccountKind.UNKNOWN_ORIGIN
Sums = Mapping[AccountKind, int]


def typed(fund: Fund, has: Sums, origins: Sums | None = None, **more: Any) -> None:
    of = OpeningOf(fund.key, has, origins or {})
    set_openings(act_of_treasurer(fund.club), **({"club": fund.club, "key": uuid4(), "funds": [of]} | more))


def lend_before(fund: Fund, amount_vnd: int, on: date = OPENED) -> Entry:
    """An old loan, entered singly as the room of loans does."""
    books = open_books(act_of_treasurer(fund.club), fund.club)
    moves = [Move(LENT, UNKNOWN, amount_vnd)]
    return post_opening(act_of_treasurer(fund.club), books, fund=fund, key=uuid4(), on=on, moves=moves)


def test_money_is_there_with_its_origin_and_without_a_voucher() -> None:
    fund = make_fund()
    typed(fund, {CASH: 3_000_000, BANK: 6_000_000}, {GRANT: 8_000_000})
    assert balances_of(fund.pk) == {CASH: 3_000_000, BANK: 6_000_000, GRANT: 8_000_000, UNKNOWN: 1_000_000}
    entry = Entry.objects.get()
    assert (entry.kind, entry.happened_on, entry.words) == (EntryKind.OPENING, OPENED, "Số dư đầu Quỹ income")
    assert not Voucher.objects.exists()


def test_capital_named_here_explains_what_was_lent_before() -> None:
    fund = make_fund()
    lend_before(fund, 52_000_000)
    typed(fund, {CASH: 3_000_000, BANK: 6_000_000}, {GRANT: 50_000_000, AccountKind.CAPITALISED: 11_000_000})
    balances = balances_of(fund.pk)
    assert balances[UNKNOWN] == 0
    assert balances[GRANT] == 50_000_000
    (opened,) = openings_of(fund.club_id)
    assert (sum(opened.has.values()), sum(opened.capital.values())) == (61_000_000, 61_000_000)
    assert opened.initial[CASH] == 3_000_000
    assert len(opened.singly) == 1


def test_typing_again_puts_it_right_and_both_stay_in_the_book() -> None:
    fund = make_fund()
    typed(fund, {CASH: 3_000_000})
    take_out(fund, 2_000_000)
    typed(fund, {CASH: 2_500_000}, {GRANT: 2_500_000})
    assert cash_in(fund) == 500_000
    assert balances_of(fund.pk)[UNKNOWN] == 0
    assert [entry.reverses_id is not None for entry in Entry.objects.filter(kind="opening").order_by("pk")] == [
        False,
        False,
        True,
    ]
    assert {entry.happened_on for entry in Entry.objects.filter(kind="opening")} == {OPENED}
    typed(fund, {CASH: 2_000_000})
    typed(fund, {CASH: 2_600_000})
    assert cash_in(fund) == 600_000


def test_what_was_not_changed_is_not_written_again() -> None:
    club = make_club()
    income, operating = make_fund(club), make_fund(club, FundKind.OPERATING)
    typed(income, {CASH: 3_000_000})
    both = [OpeningOf(income.key, {CASH: 3_000_000}, {}), OpeningOf(operating.key, {CASH: 200_000}, {})]
    typed(income, {}, funds=both)
    assert Entry.objects.count() == 2
    assert (cash_in(income), cash_in(operating)) == (3_000_000, 200_000)


def test_nothing_typed_takes_it_back() -> None:
    fund = make_fund()
    typed(fund, {CASH: 3_000_000})
    typed(fund, {CASH: 0})
    assert cash_in(fund) == 0
    assert openings_of(fund.club_id)[0].typed is None


def test_the_same_form_twice_is_one() -> None:
    fund, key = make_fund(), uuid4()
    typed(fund, {CASH: 5_000}, key=key)
    typed(fund, {CASH: 5_000}, key=key)
    assert cash_in(fund) == 5_000


def test_an_entry_of_its_own_is_put_right_by_reversing_on_the_first_day() -> None:
    fund = make_fund()
    entry = lend_before(fund, 5_000_000)
    turned = reverse(act_of_treasurer(fund.club), entry=entry, key=uuid4(), reason="Đã trả hết từ trước")
    assert turned.happened_on == OPENED
    assert openings_of(fund.club_id)[0].has == {}


def test_an_old_loan_may_be_found_later() -> None:
    fund = make_fund()
    assert lend_before(fund, 5_000_000, on=TODAY).happened_on == TODAY


def _closed() -> None:
    fund = make_fund(cash_vnd=5_000)
    close_books(fund.club, OPENED)
    typed(fund, {CASH: 5_000})


def _late_money() -> None:
    fund = make_fund()
    books = open_books(act_of_treasurer(fund.club), fund.club)
    moves = [Move(CASH, UNKNOWN, 5_000)]
    post_opening(act_of_treasurer(fund.club), books, fund=fund, key=uuid4(), on=TODAY, moves=moves)


def _spent() -> None:
    fund = make_fund()
    typed(fund, {CASH: 3_000_000})
    take_out(fund, 2_000_000)
    typed(fund, {CASH: 1_000_000})


def _of_another(club: Club | None = None) -> None:
    fund = make_fund()
    of = OpeningOf(fund.key, {CASH: 5_000}, {})
    set_openings(act_of_treasurer(club or make_club()), club=fund.club, key=uuid4(), funds=[of])


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("closed books", BooksAreClosed, _closed),
    ("money on a later day", OpeningNotOnFirstDay, _late_money),
    ("more capital than the fund holds", MoreOriginThanHeld, lambda: typed(make_fund(), {CASH: 1}, {GRANT: 2})),
    ("money that was spent since", NotEnoughCash, _spent),
    ("another club's fund", OutsideReach, _of_another),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_opening_refuses(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_money_on_a_later_day_is_refused_by_the_table_too() -> None:
    fund = make_fund()
    entry = lend_before(fund, 5_000, on=TODAY)
    accounts = {a.kind: a.pk for a in Account.objects.filter(fund=fund)}
    cash = Account.objects.create(fund=fund, kind="cash")
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(entry=entry, debit=cash, credit_id=accounts[UNKNOWN], amount_vnd=5)


_SUMS = st.integers(0, 10**9)


@given(
    st.dictionaries(st.sampled_from(HELD_AT_OPENING), _SUMS),
    st.dictionaries(st.sampled_from(ORIGINS_AT_OPENING), _SUMS),
    _SUMS,
)
def test_both_sides_come_out_as_typed_and_add_up(has: Sums, origins: Sums, unknown_vnd: int) -> None:
    try:
        moves = opening_moves(has, origins, unknown_vnd=unknown_vnd, fund="Quỹ")
    except MoreOriginThanHeld:
        assert sum(origins.values()) > sum(has.values()) + unknown_vnd
        return
    debited = {kind: sum(vnd for debit, _, vnd in moves if debit is kind) for kind in (*has, UNKNOWN)}
    credited = {kind: sum(vnd for _, credit, vnd in moves if credit is kind) for kind in (*origins, UNKNOWN)}
    assert {kind: debited[kind] for kind in has} == dict(has)
    assert {kind: credited[kind] for kind in origins} == dict(origins)
    assert debited[UNKNOWN] <= unknown_vnd
    assert not (debited[UNKNOWN] and credited[UNKNOWN])
    assert all(vnd > 0 and debit is not credit for debit, credit, vnd in moves)
