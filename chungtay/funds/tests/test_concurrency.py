"""Two phones writing into one club's books at the same moment: nothing is spent twice, no number is left out."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from chungtay.funds.models import Voucher
from chungtay.funds.rules import NotEnoughCash
from chungtay.funds.tests.factories import cash_in, make_fund, take_out


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
