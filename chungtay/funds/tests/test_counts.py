"""Counting the box: what is written, what must be explained, how a difference is settled and a shortage made good."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from chungtay.audit.models import Note
from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import CashCount, CountOutcome, Fund, ShortageRepayment, Voucher
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.counts import counts_that_disagree, last_count, shortages_of, standing_of
from chungtay.funds.rules import AccountKind, BooksAreClosed, DayNotCome, FundKind, MoreThanMissing, NoSuchFund
from chungtay.funds.rules.counts import (
    DENOMINATIONS,
    CountAgrees,
    CountedAlone,
    Counting,
    CountIsOver,
    CountIsShort,
    DebtHasNoName,
    DifferenceNotExplained,
    DueBeforeDebt,
    MoreThanDiffers,
    OutcomeKind,
    PiecesDoNotAdd,
    Standing,
    worth_vnd,
)
from chungtay.funds.services import Settling, Who, count_cash, repay_shortage, reverse, settle_count
from chungtay.funds.tests.factories import (
    TODAY,
    act_of_treasurer,
    cash_in,
    close_books,
    make_count,
    make_fund,
    put_in,
    take_out,
)
from chungtay.kernel.acts import EVERYWHERE, OutsideReach, Reach
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import next_commune

pytestmark = pytest.mark.django_db

BINH = Who("Phạm Văn Bình")
TET = date(2027, 2, 10)


def owe(count: CashCount, amount_vnd: int, fund: Fund | None = None, **more: Any) -> CountOutcome:
    """Ông Bình will pay after Tết."""
    fund = fund or Fund.objects.get(club=count.club)
    by = Settling(
        **{"amount_vnd": amount_vnd, "words": "Thiếu quỹ", "fund_key": fund.key, "who": BINH, "due_on": TET} | more
    )
    return settle_count(act_of_treasurer(count.club), count=count, key=uuid4(), kind=OutcomeKind.SHORTAGE, by=by)


def take_in(count: CashCount, amount_vnd: int) -> CountOutcome:
    by = Settling(amount_vnd, "Tiền thừa", Fund.objects.get(club=count.club).key)
    return settle_count(act_of_treasurer(count.club), count=count, key=uuid4(), kind=OutcomeKind.SURPLUS, by=by)


def find(count: CashCount, amount_vnd: int) -> CountOutcome:
    by = Settling(amount_vnd, "Nằm trong túi áo")
    return settle_count(act_of_treasurer(count.club), count=count, key=uuid4(), kind=OutcomeKind.FOUND, by=by)


def repay(owed: CountOutcome, amount_vnd: int) -> Any:
    act = act_of_treasurer(owed.count.club)
    return repay_shortage(act, shortage=owed, key=uuid4(), happened_on=TODAY, amount_vnd=amount_vnd)


def test_a_box_that_agrees_needs_no_word_and_moves_nothing() -> None:
    fund = make_fund(cash_vnd=1_250_000)
    pieces = (2, 1, 0, 1, 0, 0, 0, 0, 0)
    count = make_count(fund.club, 1_250_000, pieces=pieces)
    assert (count.book_vnd, count.pieces, standing_of(count).open_vnd) == (1_250_000, list(pieces), 0)
    assert cash_in(fund) == 1_250_000
    assert Note.objects.filter(action="funds.count_cash", row_id=count.pk).exists()


def test_all_funds_lie_in_one_box() -> None:
    club = make_club()
    make_fund(club, cash_vnd=1_000_000)
    make_fund(club, FundKind.OPERATING, cash_vnd=250_000)
    assert make_count(club, 1_250_000).book_vnd == 1_250_000


def test_the_book_is_that_of_the_day_counted() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    put_in(fund, 500_000, happened_on=TODAY)
    assert make_count(fund.club, 1_000_000, counted_on=date(2026, 10, 31)).book_vnd == 1_000_000


def test_the_same_count_sent_twice_is_written_once() -> None:
    fund, key = make_fund(cash_vnd=5_000), uuid4()
    first, again = (make_count(fund.club, 5_000, key=key) for _ in range(2))
    assert first == again
    assert CashCount.objects.count() == 1


def test_a_form_that_agreed_when_it_was_typed_is_not_held_when_others_came_between() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 1_150_000, seen_vnd=1_150_000)  # three fees of that day are still on their way
    assert standing_of(count).open_vnd == 150_000
    put_in(fund, 150_000, AccountKind.FEE, happened_on=TODAY)
    assert standing_of(count).is_settled


def test_what_is_spent_later_on_the_day_does_not_unsettle_a_count() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 1_000_000)
    take_out(fund, 200_000, happened_on=TODAY)
    assert standing_of(count).is_settled


def test_a_shortage_becomes_a_debt_of_a_named_person_with_a_day() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 750_000, explanation="Chưa rõ")
    owed = owe(count, 250_000)
    assert balances_of(fund.pk)[AccountKind.SHORTAGE] == 250_000
    assert cash_in(fund) == 750_000
    assert owed.entry is not None
    assert owed.entry.voucher == Voucher.objects.get(kind="payment")
    assert standing_of(count).is_settled
    (shortage,) = shortages_of(fund.club_id)
    assert (shortage.name, shortage.left_vnd, shortage.due_on) == ("Phạm Văn Bình", 250_000, TET)


def test_a_shortage_is_made_good_in_parts_until_nothing_is_owed() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    owed = owe(make_count(fund.club, 750_000, explanation="Chưa rõ"), 250_000)
    repay(owed, 100_000)
    assert [each.left_vnd for each in shortages_of(fund.club_id)] == [150_000]
    last = repay(owed, 150_000)
    assert shortages_of(fund.club_id) == []
    assert cash_in(fund) == 1_000_000
    reverse(act_of_treasurer(fund.club), entry=last, key=uuid4(), reason="Nhầm")
    assert [each.left_vnd for each in shortages_of(fund.club_id)] == [150_000]


def test_a_debt_that_is_reversed_is_none_and_the_count_is_open_again() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 750_000, explanation="Chưa rõ")
    owed = owe(count, 250_000)
    assert owed.entry is not None
    reverse(act_of_treasurer(fund.club), entry=owed.entry, key=uuid4(), reason="Tìm thấy rồi")
    assert shortages_of(fund.club_id) == []
    assert standing_of(count).open_vnd == -250_000
    find(count, 250_000)
    assert standing_of(count).is_settled


def test_a_difference_may_be_part_debt_part_found() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 750_000, explanation="Chưa rõ")
    find(count, 100_000)
    assert standing_of(count).open_vnd == -150_000
    owe(count, 150_000, happened_on=TODAY)
    assert standing_of(count).is_settled
    assert list(count.outcomes.order_by("pk").values_list("kind", "amount_vnd")) == [
        ("found", -100_000),
        ("shortage", -150_000),
    ]


def test_a_surplus_comes_into_the_book_under_a_receipt() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    count = make_count(fund.club, 1_020_000, explanation="Thừa tiền lẻ")
    take_in(count, 20_000)
    assert cash_in(fund) == 1_020_000
    assert balances_of(fund.pk)[AccountKind.SURPLUS] == 20_000
    assert standing_of(count).is_settled


def test_a_commune_sees_whose_last_count_disagrees_and_nobody_elses() -> None:
    here, agreed, far = make_fund(cash_vnd=900_000), make_fund(cash_vnd=900_000), make_fund(
        make_club("CLB xã bên", commune=next_commune()), cash_vnd=900_000
    )  # fmt: skip
    make_count(here.club, 650_000, explanation="Chưa rõ")
    make_count(agreed.club, 800_000, counted_on=date(2026, 10, 20), explanation="Chưa rõ")
    make_count(agreed.club, 900_000)  # counted again, and it agrees
    make_count(far.club, 1_000, explanation="Chưa rõ")
    commune = Reach(frozenset({here.club.path.rsplit("c", 1)[0]}))
    found = counts_that_disagree(commune, TODAY)
    assert [(each.club_id, each.open_vnd) for each in found] == [(here.club_id, -250_000)]
    assert len(counts_that_disagree(EVERYWHERE, TODAY)) == 2
    assert counts_that_disagree(commune, date(2026, 10, 31))[0].club_id == agreed.club_id


def test_the_last_count_is_the_latest_of_the_latest_day() -> None:
    fund = make_fund(cash_vnd=5_000)
    make_count(fund.club, 5_000, counted_on=date(2026, 9, 30))
    latest = [make_count(fund.club, 5_000) for _ in range(2)][-1]
    assert last_count(fund.club_id, TODAY) == latest
    assert last_count(fund.club_id, date(2026, 8, 31)) is None


def _short(by_vnd: int = 250_000) -> CashCount:
    return make_count(make_fund(cash_vnd=1_000_000).club, 1_000_000 - by_vnd, explanation="Chưa rõ")


def _by_a_stranger() -> None:
    fund = make_fund(cash_vnd=5_000)
    said = Counting(TODAY, 5_000, "Lan", "Thảo")
    count_cash(act_of_treasurer(make_club()), club=fund.club, key=uuid4(), said=said)


def _owed_in_closed_books() -> None:
    count = _short()
    close_books(count.club, TODAY)
    owe(count, 250_000)


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("a day to come", DayNotCome, lambda: make_count(make_fund().club, 0, counted_on=date(2026, 11, 28))),
    ("a club without a fund", NoSuchFund, lambda: make_count(make_club(), 0)),
    (
        "notes that do not add up",
        PiecesDoNotAdd,
        lambda: make_count(make_fund().club, 500_000, pieces=(0, 0, 0, 0, 0, 0, 0, 0, 1)),
    ),
    ("one person alone", CountedAlone, lambda: make_count(make_fund().club, 0, counted_by="Lan", witnessed_by=" LAN")),
    ("a difference nobody explains", DifferenceNotExplained, lambda: make_count(make_fund(cash_vnd=9_000).club, 8_000)),
    (
        "a difference seen and not explained",
        DifferenceNotExplained,
        lambda: make_count(make_fund(cash_vnd=9_000).club, 8_000, seen_vnd=9_000),
    ),
    ("somebody of another club", OutsideReach, _by_a_stranger),
    ("settling what agrees", CountAgrees, lambda: find(make_count(make_fund(cash_vnd=9_000).club, 9_000), 1_000)),
    ("owing a surplus", CountIsOver, lambda: owe(_short(-5_000), 5_000)),
    ("taking in a shortage", CountIsShort, lambda: take_in(_short(), 5_000)),
    ("owing more than is missing", MoreThanDiffers, lambda: owe(_short(), 250_001)),
    ("a debt of nobody", DebtHasNoName, lambda: owe(_short(), 5_000, who=Who(" "))),
    ("a debt due before it was", DueBeforeDebt, lambda: owe(_short(), 5_000, due_on=date(2026, 11, 1))),
    ("a debt in closed books", BooksAreClosed, _owed_in_closed_books),
    ("repaying more than is owed", MoreThanMissing, lambda: repay(owe(_short(), 250_000), 250_001)),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_count_refuses(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def cheat_rows() -> dict[str, int]:
    """A count with a debt that is partly repaid, a neighbour's meeting and entry."""
    count = _short()
    owed = owe(count, 250_000)
    paid = repay(owed, 50_000)
    other = put_in(make_fund(make_club("CLB khác")), 5_000)
    spent = take_out(Fund.objects.get(club=count.club), 1_000)
    return {
        "count": count.pk, "club": count.club_id, "outcome": owed.pk, "far": other.pk, "spent": spent.pk,
        "repayment": ShortageRepayment.objects.get(entry=paid).pk, "meeting": make_meeting(make_club()).pk,
    }  # fmt: skip


_COUNT = (
    "INSERT INTO funds_cashcount (key, club_id, counted_on, counted_vnd, book_vnd, explanation, counted_by, "
    "witnessed_by, recorded_at, pieces, meeting_id) VALUES (gen_random_uuid(), {club}, '2026-11-01', "
)
_OUTCOME = (
    "INSERT INTO funds_countoutcome (key, count_id, words, recorded_at, kind, amount_vnd, entry_id, due_on) "
    "VALUES (gen_random_uuid(), {count}, 'x', now(), "
)
CHEATS = {
    "changing a count": "UPDATE funds_cashcount SET counted_vnd = 1000000 WHERE id = {count}",
    "deleting a count": "DELETE FROM funds_cashcount WHERE id = {count}",
    "emptying the counts": "TRUNCATE funds_cashcount CASCADE",
    "changing an outcome": "UPDATE funds_countoutcome SET due_on = '2030-01-01' WHERE id = {outcome}",
    "deleting a repayment": "DELETE FROM funds_shortagerepayment WHERE id = {repayment}",
    "notes that do not add up": _COUNT + "6000, 0, '', 'a', 'b', now(), '{{0,0,0,0,0,0,0,0,5}}', NULL)",
    "too few kinds of notes": _COUNT + "5000, 0, '', 'a', 'b', now(), '{{0,0,0,0,0,0,0,5}}', NULL)",
    "a kind left open": _COUNT + "5000, 0, '', 'a', 'b', now(), '{{NULL,0,0,0,0,0,0,0,5}}', NULL)",
    "nobody beside": _COUNT + "5000, 0, '', 'a', '', now(), NULL, NULL)",
    "another club's meeting": _COUNT + "5000, 0, '', 'a', 'b', now(), NULL, {meeting})",
    "a shortage above nothing": _OUTCOME + "'shortage', 5, {spent}, '2026-12-01')",
    "a shortage without a day": _OUTCOME + "'shortage', -5, {spent}, NULL)",
    "a shortage without an entry": _OUTCOME + "'shortage', -5, NULL, '2026-12-01')",
    "a surplus under a payment": _OUTCOME + "'surplus', 5, {spent}, NULL)",
    "another club's entry": _OUTCOME + "'surplus', 5, {far}, NULL)",
    "something found that is posted": _OUTCOME + "'found', -5, {spent}, NULL)",
    "a repayment in another fund": "INSERT INTO funds_shortagerepayment (shortage_id, entry_id, amount_vnd) "
    "VALUES ({outcome}, {far}, 5)",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_nobody_cheats_by_sql(cheat: str) -> None:
    sql = CHEATS[cheat].format(**cheat_rows())
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_nobody_cheats_by_the_orm() -> None:
    count = _short()
    for cheat in (count.delete, lambda: CashCount.objects.update(counted_vnd=1), CashCount.objects.all().delete):
        with pytest.raises(Error), transaction.atomic():
            cheat()


def test_notes_are_worth_what_they_say() -> None:
    assert worth_vnd((1,) * len(DENOMINATIONS)) == sum(DENOMINATIONS) == 888_000


@given(st.integers(0, 10**9), st.integers(-(10**6), 10**9), st.lists(st.integers(1, 10**6), max_size=6))
def test_settling_what_is_open_bit_by_bit_settles_it(counted_vnd: int, book_vnd: int, parts: list[int]) -> None:
    standing = Standing(counted_vnd, book_vnd, book_vnd)
    settled = 0
    for part in parts:
        open_vnd = standing.open_vnd
        if open_vnd:
            settled += min(part, abs(open_vnd)) * (1 if open_vnd > 0 else -1)
        standing = Standing(counted_vnd, book_vnd, book_vnd, settled)
        assert abs(standing.open_vnd) <= abs(open_vnd)
    rest = Standing(counted_vnd, book_vnd, book_vnd, settled + standing.open_vnd)
    assert rest.is_settled
