"""Books being closed while others write into them: nothing slips into a day that two people confirmed."""

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.access.rules import Action
from chungtay.funds.models import Closing, Entry
from chungtay.funds.queries.closings import closed_through
from chungtay.funds.rules import BooksAreClosed
from chungtay.funds.rules.closings import Signs
from chungtay.funds.services import Confirming, confirm_closing
from chungtay.funds.tests.factories import act_of_treasurer, make_fund, take_out


@pytest.fixture(autouse=True)
def _really_committed(own_database: str, django_db_blocker: object) -> object:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield


def test_nothing_slips_into_a_day_while_it_is_being_closed() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    club, day = fund.club, date(2026, 10, 31)
    acts = {Signs.ACCOUNTS: Action.CONFIRM_ACCOUNTS, Signs.CASH: Action.CONFIRM_CASH}
    start, refused = Barrier(4), []

    def confirm(signs: Signs, actor_id: int) -> None:
        act = replace(act_of_treasurer(club, more=frozenset({acts[signs]})), actor_id=actor_id)
        said = Confirming(day, signs, signed_on_paper_by=f"Người thứ {actor_id}")
        start.wait()
        confirm_closing(act, club=club, key=uuid4(), said=said)
        connection.close()

    def write() -> None:
        start.wait()
        for _ in range(4):
            try:
                take_out(fund, 1_000, happened_on=day)
            except BooksAreClosed:
                refused.append(1)
        connection.close()

    threads = [Thread(target=confirm, args=args) for args in ((Signs.ACCOUNTS, 1), (Signs.CASH, 2))]
    threads += [Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    closing = Closing.objects.get()
    written = Entry.objects.filter(fund=fund, happened_on=day).count()
    assert written + len(refused) == 8
    assert (closing.closed_at is not None) == (closed_through(club.pk) == day)
    last = Entry.objects.filter(fund=fund, happened_on=day).order_by("pk").values_list("pk", flat=True).last() or 0
    if closing.closed_at is None:  # something was written after the first had confirmed: it is asked for again
        assert closing.accountant_at is None or closing.treasurer_at is None
    else:  # both saw the same last entry of those days
        assert min(closing.accountant_saw or 0, closing.treasurer_saw or 0) >= last
