"""Funds, entries, vouchers: what is written, what is refused, and that nobody can cheat."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.audit.models import Note, StaleMonth
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Account, Closing, Entry, Posting, Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import (
    AccountKind,
    AlreadyReversed,
    BooksAreClosed,
    DayNotCome,
    FundAlreadyThere,
    FundIsClosed,
    FundKind,
    NoSuchFund,
    NotEnoughCash,
    ReversalNeedsReason,
    ReversalOfReversal,
    VoucherKind,
)
from chungtay.funds.services import Money, open_fund, receive, reverse, transfer
from chungtay.funds.tests.factories import (
    OPENED,
    TODAY,
    act_of_treasurer,
    cash_in,
    close_books,
    make_fund,
    put_in,
    take_out,
)
from chungtay.kernel.acts import OutsideReach
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def test_money_in_and_out_leaves_the_rest_in_the_box() -> None:
    fund = make_fund(cash_vnd=20_000_000)
    take_out(fund, 200_000)
    assert cash_in(fund) == 19_800_000
    assert balances_of(fund.pk) == {
        AccountKind.CASH: 19_800_000,
        AccountKind.GRANT: 20_000_000,
        AccountKind.VISIT: 200_000,
    }
    assert balances_of(fund.pk, on=date(2026, 1, 31))[AccountKind.CASH] == 20_000_000


def test_each_cash_entry_has_a_voucher_numbered_by_kind_and_year() -> None:
    fund = make_fund()
    put_in(fund, 100_000)
    put_in(fund, 100_000)
    take_out(fund, 50_000)
    numbers = Voucher.objects.order_by("kind", "number").values_list("kind", "year", "number")
    assert list(numbers) == [("payment", 2026, 1), ("receipt", 2026, 1), ("receipt", 2026, 2)]


def test_the_same_form_sent_twice_is_posted_once() -> None:
    fund, key = make_fund(), uuid4()
    first, again = put_in(fund, 100_000, key=key), put_in(fund, 100_000, key=key)
    assert first == again
    assert cash_in(fund) == 100_000


def test_an_act_is_noted_and_its_month_counted_again() -> None:
    fund = make_fund()
    StaleMonth.objects.all().delete()
    entry = put_in(fund, 100_000)
    note = Note.objects.get(action="funds.receive")
    assert (note.row_id, note.path) == (entry.pk, fund.club.path)
    assert StaleMonth.objects.filter(club_id=fund.club_id, month=date(2026, 1, 1)).exists()


def test_a_transfer_stands_in_both_books_and_each_balances() -> None:
    club = make_club()
    income, operating = make_fund(club, cash_vnd=500_000), make_fund(club, FundKind.OPERATING)
    transfer(
        act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, from_key=income.key, to_key=operating.key,
        amount_vnd=120_000, words="Trích lãi",
    )  # fmt: skip
    assert (cash_in(income), cash_in(operating)) == (380_000, 120_000)
    assert sorted(Voucher.objects.values_list("kind", flat=True)) == ["payment", "receipt", "receipt"]


def test_a_mistake_is_reversed_with_its_reason_and_both_stay_in_the_book() -> None:
    fund = make_fund()
    wrong = put_in(fund, 500_000)
    turned = reverse(act_of_treasurer(fund.club), entry=wrong, key=uuid4(), reason="Ghi nhầm quỹ")
    assert cash_in(fund) == 0
    assert turned.reverses == wrong
    assert turned.voucher is not None
    assert turned.voucher.kind == VoucherKind.PAYMENT
    assert Entry.objects.count() == 2


def test_a_transfer_is_reversed_on_both_sides() -> None:
    club = make_club()
    income, operating = make_fund(club, cash_vnd=500_000), make_fund(club, FundKind.OPERATING)
    act = act_of_treasurer(club)
    paid = transfer(act, club=club, key=uuid4(), happened_on=TODAY, from_key=income.key, to_key=operating.key,
                    amount_vnd=120_000, words="Trích lãi")  # fmt: skip
    reverse(act, entry=paid, key=uuid4(), reason="Nhầm")
    assert (cash_in(income), cash_in(operating)) == (500_000, 0)


def _second_income_fund() -> None:
    fund = make_fund()
    open_fund(
        act_of_treasurer(fund.club), club=fund.club, key=uuid4(), kind=FundKind.INCOME, name="Nữa", opened_on=OPENED
    )


def _reversed(times: int, reason: str = "Nhầm") -> None:
    fund = make_fund()
    entry = put_in(fund, 100_000)
    for _ in range(times):
        reverse(act_of_treasurer(fund.club), entry=entry, key=uuid4(), reason=reason)


def _reversal_reversed() -> None:
    fund = make_fund()
    act = act_of_treasurer(fund.club)
    turned = reverse(act, entry=put_in(fund, 100_000), key=uuid4(), reason="Nhầm")
    reverse(act, entry=turned, key=uuid4(), reason="Nhầm nữa")


def _closed(through: date) -> None:
    fund = make_fund(cash_vnd=100_000)
    close_books(fund.club, through)
    put_in(fund, 5_000)


def _by_a_stranger() -> None:
    fund, other = make_fund(), make_club("CLB thôn khác")
    receive(act_of_treasurer(other), club=fund.club, fund_key=fund.key, key=uuid4(), happened_on=TODAY,
            money=Money(AccountKind.GIVEN, 5_000, "Ủng hộ"))  # fmt: skip


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("more than the box holds", NotEnoughCash, lambda: take_out(make_fund(cash_vnd=100_000), 100_001)),
    ("a day to come", DayNotCome, lambda: put_in(make_fund(), 5_000, happened_on=date(2026, 11, 28))),
    ("before the book was opened", FundIsClosed, lambda: put_in(make_fund(), 5_000, happened_on=date(2025, 12, 31))),
    ("a fund that is not there", NoSuchFund, lambda: put_in(make_fund(), 5_000, fund_key=uuid4())),
    ("a second income fund", FundAlreadyThere, _second_income_fund),
    ("reversing twice", AlreadyReversed, lambda: _reversed(2)),
    ("reversing without a reason", ReversalNeedsReason, lambda: _reversed(1, "  ")),
    ("reversing a reversal", ReversalOfReversal, _reversal_reversed),
    ("a day in closed books", BooksAreClosed, lambda: _closed(date(2026, 1, 5))),
    ("by somebody of another club", OutsideReach, _by_a_stranger),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_book_refuses(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def cheat_rows() -> dict[str, int]:
    """A club with one receipt, a neighbour with an account, and the numbers of their rows."""
    fund = make_fund(cash_vnd=100_000)
    other = make_fund(make_club("CLB khác"), cash_vnd=100_000)
    entry = Entry.objects.get(fund=fund)
    account = {a.kind: a.pk for a in Account.objects.filter(fund=fund)}
    return {
        "entry": entry.pk, "voucher": entry.voucher_id or 0, "fund": fund.pk, "club": fund.club_id,
        "cash": account["cash"], "grant": account["grant"], "posting": Posting.objects.get(entry=entry).pk,
        "far": Account.objects.get(fund=other, kind="cash").pk,
    }  # fmt: skip


_ENTRY = (
    "INSERT INTO funds_entry (key, fund_id, happened_on, kind, words, party, reason, recorded_at, "
    "voucher_id, reverses_id) VALUES (gen_random_uuid(), {fund}, "
)
CHEATS = {
    "changing a posting": "UPDATE funds_posting SET amount_vnd = 1 WHERE id = {posting}",
    "deleting a posting": "DELETE FROM funds_posting WHERE id = {posting}",
    "emptying the postings": "TRUNCATE funds_posting",
    "changing an entry": "UPDATE funds_entry SET happened_on = '2026-03-01' WHERE id = {entry}",
    "deleting an entry": "DELETE FROM funds_entry WHERE id = {entry}",
    "changing a voucher": "UPDATE funds_voucher SET number = 7 WHERE id = {voucher}",
    "deleting a voucher": "DELETE FROM funds_voucher WHERE id = {voucher}",
    "a posting of nothing": "INSERT INTO funds_posting (entry_id, debit_id, credit_id, amount_vnd) "
    "VALUES ({entry}, {cash}, {grant}, 0)",
    "a posting with one side": "INSERT INTO funds_posting (entry_id, debit_id, credit_id, amount_vnd) "
    "VALUES ({entry}, {cash}, {cash}, 5)",
    "a posting into another club's book": "INSERT INTO funds_posting (entry_id, debit_id, credit_id, amount_vnd) "
    "VALUES ({entry}, {far}, {grant}, 5)",
    "a receipt that takes cash": "INSERT INTO funds_posting (entry_id, debit_id, credit_id, amount_vnd) "
    "VALUES ({entry}, {grant}, {cash}, 5)",
    "cash without a voucher": _ENTRY + "'2026-03-01', 'payment', 'x', '', '', now(), NULL, NULL)",
    "an entry of another kind than its voucher": _ENTRY
    + "'2026-03-01', 'payment', 'x', '', '', now(), {voucher}, NULL)",
    "a reversal without a reason": _ENTRY + "'2026-03-01', 'receipt', 'x', '', '', now(), {voucher}, {entry})",
    "a voucher that leaves a gap": "INSERT INTO funds_voucher (key, club_id, fund_id, kind, year, number, made_on, "
    "words, party, is_collection, provisional, booklet_number) VALUES (gen_random_uuid(), {club}, {fund}, 'receipt', "
    "2026, 3, '2026-03-01', 'x', '', false, 'ABCDEF', '')",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_nobody_cheats_by_sql(cheat: str) -> None:
    sql = CHEATS[cheat].format(**cheat_rows())
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_nobody_cheats_by_the_orm() -> None:
    fund = make_fund(cash_vnd=100_000)
    posting = Posting.objects.get(entry__fund=fund)
    for cheat in (posting.delete, lambda: Posting.objects.update(amount_vnd=1), Entry.objects.all().delete):
        with pytest.raises(Error), transaction.atomic():
            cheat()


def test_overdrawing_by_sql_is_refused_too() -> None:
    fund = make_fund(cash_vnd=100_000)
    spent = take_out(fund, 100_000)
    cash, visit = (Account.objects.get(fund=fund, kind=kind).pk for kind in ("cash", "visit"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(entry=spent, debit_id=visit, credit_id=cash, amount_vnd=1)


def test_one_wrong_entry_among_many_is_refused_with_all_of_them() -> None:
    fund, other = make_fund(cash_vnd=100_000), make_fund(make_club("CLB khác"))
    opening = Entry.objects.get(fund=fund)
    right = {"fund": fund, "happened_on": TODAY, "kind": "memo", "words": "x", "recorded_at": opening.recorded_at}
    wrongs: list[dict[str, Any]] = [
        {"happened_on": date(1999, 1, 1)},
        {"membership": make_member(other.club)},
        {"meeting": make_meeting(other.club, TODAY)},
        {"fund": other, "reverses": opening, "reason": "x"},
    ]
    for wrong in wrongs:
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry.objects.bulk_create([Entry(**right), Entry(**right | wrong)])
    assert Entry.objects.get() == opening


def test_closed_books_refuse_sql_too_and_what_was_confirmed_stays() -> None:
    fund = make_fund(cash_vnd=100_000)
    closing = close_books(fund.club, date(2026, 10, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            fund=fund, happened_on=date(2026, 10, 31), kind="memo", words="x", recorded_at=closing.closed_at
        )
    for change in ({"through_on": date(2026, 9, 30)}, {"accountant_id": 9}):
        with pytest.raises(Error), transaction.atomic():
            Closing.objects.filter(pk=closing.pk).update(**change)


def test_the_number_of_the_bought_booklet_may_come_later() -> None:
    fund = make_fund(cash_vnd=100_000)
    Voucher.objects.filter(fund=fund).update(booklet_number="0012345")
    assert Voucher.objects.get(fund=fund).booklet_number == "0012345"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["in", "out", "turn"]), st.integers(1, 900_000)), max_size=12))
def test_books_balance_after_any_sequence_of_acts(acts: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        fund, held = make_fund(make_club()), 0
        for what, amount_vnd in acts:
            try:
                if what == "in":
                    put_in(fund, amount_vnd)
                    held += amount_vnd
                elif what == "out":
                    take_out(fund, amount_vnd)
                    held -= amount_vnd
                else:
                    last = Entry.objects.filter(fund=fund).order_by("-pk").first()
                    if last is None:
                        continue
                    sign = 1 if last.kind == "payment" else -1
                    by = sum(last.postings.values_list("amount_vnd", flat=True))
                    reverse(act_of_treasurer(fund.club), entry=last, key=uuid4(), reason="Nhầm")
                    held += sign * by
            except (NotEnoughCash, ReversalOfReversal):
                continue
        balances = balances_of(fund.pk)
        has = balances.get(AccountKind.CASH, 0) + balances.get(AccountKind.VISIT, 0)
        assert has == balances.get(AccountKind.GRANT, 0)
        assert balances.get(AccountKind.CASH, 0) == held
        for kind in VoucherKind:
            numbers = list(
                Voucher.objects.filter(fund=fund, kind=kind).order_by("number").values_list("number", flat=True)
            )
            assert numbers == list(range(1, len(numbers) + 1))
        transaction.set_rollback(True)
