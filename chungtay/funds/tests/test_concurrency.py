"""Two phones writing into one club's books at the same moment: nothing is spent twice, no number is left out."""

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Donation, Voucher
from chungtay.funds.rules import FundKind, NotEnoughCash
from chungtay.funds.rules.capital import MoreThanBrought
from chungtay.funds.rules.fees import FeeBeyondTheRule
from chungtay.funds.rules.gifts import NotSoMuchInStore
from chungtay.funds.services.capital import return_capital
from chungtay.funds.tests.factories import TODAY, act_of_treasurer, cash_in, make_fund, take_out
from chungtay.funds.tests.money_factories import SEP, hand_out, make_capital, make_fee, make_goods, pay_fee


@pytest.fixture(autouse=True)
def _really_committed(own_database: str, django_db_blocker: object) -> object:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


def test_two_treasurers_cannot_both_spend_the_last_dong() -> None:
    fund = make_fund(cash_vnd=100_000)
    start, said = Barrier(4), []

    def spend_it() -> None:
        start.wait()
        try:
            take_out(fund, 60_000)
            said.append("spent")
        except NotEnoughCash:
            said.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=spend_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["refused"] * 3 + ["spent"]
    assert cash_in(fund) == 40_000


def test_vouchers_have_no_gaps_under_concurrency() -> None:
    fund = make_fund(cash_vnd=100_000)
    start = Barrier(4)

    def write() -> None:
        start.wait()
        for amount_vnd in (1_000, 999_999_999, 1_000):
            try:
                take_out(fund, amount_vnd)
            except NotEnoughCash:
                continue
        connection.close()

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = list(Voucher.objects.filter(kind="payment").order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 9))


def at_once(count: int, act: Callable[[], object], refusal: type[Exception]) -> list[str]:
    """The same act by several phones at the same moment, and how each was answered."""
    start, said = Barrier(count), []

    def run() -> None:
        start.wait()
        try:
            act()
            said.append("done")
        except refusal:
            said.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_two_phones_cannot_both_take_the_same_fee() -> None:
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    make_fee(club)
    member = make_member(club)
    assert at_once(4, lambda: pay_fee(member, (SEP, 3_000)), FeeBeyondTheRule) == ["done", *["refused"] * 3]


def test_capital_goes_back_once_and_the_jar_is_emptied_once() -> None:
    club = make_club()
    capital, gift = make_capital(club, 1_000_000), make_goods(club, "6")
    act = act_of_treasurer(club)

    def give_back() -> None:
        return_capital(act, capital=capital, key=uuid4(), happened_on=TODAY, amount_vnd=1_000_000)

    assert at_once(3, give_back, MoreThanBrought) == ["done", *["refused"] * 2]
    assert gift.goods is not None
    jar = gift.goods
    assert at_once(3, lambda: hand_out(jar, "4"), NotSoMuchInStore) == ["done", *["refused"] * 2]


def test_lines_of_the_golden_heart_book_are_numbered_without_gaps() -> None:
    club = make_club()
    assert at_once(4, lambda: make_goods(club), NotSoMuchInStore) == ["done"] * 4
    assert list(Donation.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4]
