"""Accounts and savings books: what moves on each, whose name they bear, and that none falls below nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, transaction

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import BankBook, BankLine, Entry, Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.queries.banks import bank_balance, bank_books_of, get_bank_book, holders_of, unplaced_of
from chungtay.funds.rules import AccountKind, EntryKind, NotEnoughCash
from chungtay.funds.rules.banks import (
    BankBookAlreadyThere,
    BankBookIsClosed,
    BankBookNotEmpty,
    HolderIsLater,
    HolderIsMissing,
    Movement,
    NoSuchBankBook,
    NotEnoughInBankBook,
)
from chungtay.funds.services.banks import (
    change_holder,
    close_bank_book,
    pass_through_bank,
)
from chungtay.funds.services.books import Money, receive, reverse
from chungtay.funds.services.posting import Who
from chungtay.funds.tests.factories import OPENED, TODAY, act_of_treasurer, cash_in, make_fund
from chungtay.funds.tests.money_factories import BINH, make_book
from chungtay.funds.tests.money_factories import move_money as move

pytestmark = pytest.mark.django_db


def pass_through(book: BankBook, kind: EntryKind, account: AccountKind, amount_vnd: int) -> Entry:
    act = act_of_treasurer(book.fund.club)
    money = Money(account, amount_vnd, "Qua ngân hàng")
    return pass_through_bank(act, book=book, key=uuid4(), happened_on=TODAY, kind=kind, money=money)


def close(book: BankBook, on: date = TODAY) -> None:
    close_bank_book(act_of_treasurer(book.fund.club), book=book, key=uuid4(), closed_on=on)


def test_money_goes_to_the_bank_and_comes_back_under_vouchers() -> None:
    fund = make_fund(cash_vnd=10_000_000)
    book = make_book(fund)
    move(book, Movement.DEPOSIT, 6_000_000)
    move(book, Movement.INTEREST, 30_000)
    move(book, Movement.FEE, 5_000)
    move(book, Movement.WITHDRAW, 1_000_000)
    assert bank_balance(book.pk) == balances_of(fund.pk)[AccountKind.BANK] == 5_025_000
    assert cash_in(fund) == 5_000_000
    assert list(Voucher.objects.order_by("pk").values_list("kind", flat=True)) == [
        "receipt", "payment", "receipt", "payment", "receipt",
    ]  # fmt: skip


def test_each_book_has_its_own_balance() -> None:
    fund = make_fund(cash_vnd=10_000_000)
    first, second = make_book(fund), make_book(fund, "0456")
    move(first, Movement.DEPOSIT, 2_000_000)
    move(second, Movement.DEPOSIT, 3_000_000)
    pass_through(second, EntryKind.RECEIPT, AccountKind.GIVEN, 500_000)
    pass_through(first, EntryKind.PAYMENT, AccountKind.HELP, 400_000)
    assert [book.balance_vnd for book in bank_books_of(fund.club_id)] == [1_600_000, 3_500_000]
    assert unplaced_of(fund.club_id) == []


def test_a_reversed_deposit_is_off_the_book() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    book = make_book(fund)
    entry = move(book, Movement.DEPOSIT, 1_000_000)
    reverse(act_of_treasurer(fund.club), entry=entry, key=uuid4(), reason="Chưa gửi")
    assert (bank_balance(book.pk), cash_in(fund)) == (0, 1_000_000)


def test_money_at_the_bank_that_no_book_holds_is_told() -> None:
    fund = make_fund()
    receive(act_of_treasurer(fund.club), club=fund.club, fund_key=fund.key, key=uuid4(), happened_on=TODAY,
            money=Money(AccountKind.GRANT, 700_000, "Dự án"), into=AccountKind.BANK)  # fmt: skip
    assert [each.amount_vnd for each in unplaced_of(fund.club_id)] == [700_000]


def test_a_book_bears_another_name_from_a_day_on() -> None:
    fund = make_fund()
    book, lan = make_book(fund), make_member(fund.club)
    change_holder(act_of_treasurer(fund.club), book=book, key=uuid4(), since=TODAY, holder=Who(membership_id=lan.pk))
    assert [(each.valid_from, each.valid_to) for each in holders_of(book)] == [(TODAY, None), (OPENED, TODAY)]
    assert bank_books_of(fund.club_id).get().holder_name == lan.person.full_name


def test_an_empty_book_is_closed_and_takes_nothing_more() -> None:
    fund = make_fund(cash_vnd=1_000)
    book = make_book(fund)
    close(book, date(2026, 11, 26))
    with pytest.raises(BankBookIsClosed):
        move(book, Movement.DEPOSIT, 1_000)


def test_the_neighbours_book_is_not_there() -> None:
    with pytest.raises(NoSuchBankBook):
        get_bank_book(make_club().pk, make_book(make_fund()).key)


def _withdrawn_twice() -> None:
    book = make_book(make_fund(cash_vnd=1_000))
    entry = move(book, Movement.DEPOSIT, 1_000)
    move(book, Movement.WITHDRAW, 1_000)
    reverse(act_of_treasurer(book.fund.club), entry=entry, key=uuid4(), reason="Nhầm")


def _other_book_holds_it() -> None:
    fund = make_fund(cash_vnd=1_000)
    move(make_book(fund), Movement.DEPOSIT, 1_000)
    move(make_book(fund, "0456"), Movement.WITHDRAW, 1)


def _same_number() -> None:
    fund = make_fund()
    make_book(fund)
    make_book(fund)


def _closed_full() -> None:
    book = make_book(make_fund(cash_vnd=1_000))
    move(book, Movement.DEPOSIT, 1_000)
    close(book)


def _closed_twice() -> None:
    book = make_book(make_fund())
    close(book)
    close(book)


def _holder_again() -> None:
    book = make_book(make_fund())
    change_holder(act_of_treasurer(book.fund.club), book=book, key=uuid4(), since=OPENED, holder=BINH)


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("a deposit the box does not hold", NotEnoughCash, lambda: move(make_book(make_fund()), Movement.DEPOSIT, 1)),
    ("a withdrawal of another book's money", NotEnoughInBankBook, _other_book_holds_it),
    ("undoing a deposit that was withdrawn", NotEnoughInBankBook, _withdrawn_twice),
    ("a book before it was opened", BankBookIsClosed,
     lambda: move(make_book(make_fund(), opened_on=TODAY), Movement.INTEREST, 1, on=date(2026, 11, 1))),
    ("the same number twice", BankBookAlreadyThere, _same_number),
    ("nobody's name", HolderIsMissing, lambda: make_book(make_fund(), holder=Who())),
    ("a holder who begins with the one before", HolderIsLater, _holder_again),
    ("closing with money on it", BankBookNotEmpty, _closed_full),
    ("closing twice", BankBookIsClosed, _closed_twice),
]  # fmt: skip


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_bank_is_refused(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_nobody_cheats_with_bank_books() -> None:
    club: Club = make_club()
    fund = make_fund(club, cash_vnd=5_000)
    book, far = make_book(fund), make_book(make_fund(make_club()))
    entry = move(book, Movement.DEPOSIT, 2_000)
    cash_only = Entry.objects.filter(fund=fund).earliest("pk")
    cheats: list[Callable[[], Any]] = [
        lambda: BankLine.objects.create(book=far, entry=entry, amount_vnd=1),
        lambda: BankLine.objects.create(book=book, entry=cash_only, amount_vnd=1),
        lambda: BankLine.objects.create(book=book, entry=entry, amount_vnd=0),
        lambda: BankLine.objects.update(amount_vnd=1),
        lambda: BankLine.objects.all().delete(),
        lambda: book.holders.create(name="Ai đó", valid_from=TODAY),
        lambda: book.holders.update(name=""),
        lambda: BankBook.objects.filter(pk=book.pk).update(number=""),
    ]
    for cheat in cheats:
        with pytest.raises(Error), transaction.atomic():
            cheat()
