"""Closing the books: two people in any order, what stands before it, and the commune that opens them again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, transaction

from chungtay.access.rules import Role
from chungtay.audit.models import Note
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import Closing, Fund
from chungtay.funds.queries.closings import (
    begun_closings,
    closed_through,
    months_to_close,
    obstacles,
)
from chungtay.funds.rules import AccountKind, BooksAreClosed, ClosingKind
from chungtay.funds.rules.closings import (
    AlreadyClosed,
    ClosingDayNotCome,
    ClosingNotInForce,
    CountStillDiffers,
    DayBelowNothing,
    NotEndOfMonth,
    ObstacleKind,
    ReopeningNeedsReason,
    SamePersonConfirms,
    SignerHasNoName,
    Signs,
)
from chungtay.funds.services import Confirming, confirm_closing, propose_closing, reopen_books
from chungtay.funds.tests.factories import close_books, make_count, make_fund, put_in, take_out
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import (
    binh_the_treasurer,
    commune_officer,
    lan_the_chair,
    province_officer,
    someone,
    thao_the_accountant,
)

pytestmark = pytest.mark.django_db

OCTOBER = date(2026, 10, 31)
NOON = datetime(2026, 11, 27, 5, tzinfo=UTC)


def ready() -> Fund:
    """A fund counted and in order at the end of October."""
    fund = make_fund(cash_vnd=1_000_000)
    make_count(fund.club, 1_000_000, counted_on=OCTOBER)
    return fund


def confirm(act: Act, club: Club, signs: Signs, through: date = OCTOBER, **more: Any) -> Closing:
    return confirm_closing(
        act, club=club, key=more.pop("key", None) or uuid4(), said=Confirming(through, signs, **more)
    )


def accountant(club: Club, at: datetime = NOON) -> Act:
    return thao_the_accountant(club, at=at).act


def treasurer(club: Club, at: datetime = NOON) -> Act:
    return binh_the_treasurer(club, at=at).act


@pytest.mark.parametrize("order", [(Signs.ACCOUNTS, Signs.CASH), (Signs.CASH, Signs.ACCOUNTS)])
def test_two_people_close_a_month_in_any_order(order: tuple[Signs, Signs]) -> None:
    club = ready().club
    acts = {Signs.ACCOUNTS: accountant(club), Signs.CASH: treasurer(club)}
    first = confirm(acts[order[0]], club, order[0])
    assert (first.closed_at, closed_through(club.pk)) == (None, None)
    assert [each.pk for each in begun_closings(club.pk, None)] == [first.pk]
    second = confirm(acts[order[1]], club, order[1])
    assert second.pk == first.pk
    assert second.closed_at == NOON
    assert closed_through(club.pk) == OCTOBER
    assert (second.accountant_name, second.treasurer_name) == ("Lê Thị Thảo", "Phạm Văn Bình")
    assert Note.objects.filter(action="funds.confirm_closing").count() == 2


def test_closed_books_take_nothing_more_until_the_commune_opens_them_again() -> None:
    fund = ready()
    confirm(accountant(fund.club), fund.club, Signs.ACCOUNTS)
    closing = confirm(treasurer(fund.club), fund.club, Signs.CASH)
    with pytest.raises(BooksAreClosed):
        put_in(fund, 5_000, happened_on=OCTOBER)
    officer = commune_officer(at=NOON).act
    reopen_books(officer, closing=closing, key=uuid4(), reason="Quên ghi phiếu chi 12/10")
    assert closed_through(fund.club_id) is None
    put_in(fund, 5_000, happened_on=OCTOBER)
    note = Note.objects.get(action="funds.reopen_books")
    assert (note.reason, note.actor_id) == ("Quên ghi phiếu chi 12/10", officer.actor_id)


def test_opening_a_month_again_opens_every_later_one() -> None:
    club = ready().club
    september, october = close_books(club, date(2026, 9, 30)), close_books(club, OCTOBER)
    august = close_books(club, date(2026, 8, 31))
    reopen_books(commune_officer(at=NOON).act, closing=september, key=uuid4(), reason="Ghi nhầm tháng 9")
    for closing, is_open in ((august, False), (september, True), (october, True)):
        closing.refresh_from_db()
        assert (closing.reopened_at is not None) == is_open
    assert closed_through(club.pk) == date(2026, 8, 31)


def test_the_same_confirmation_from_two_phones_is_one() -> None:
    club, key = ready().club, uuid4()
    act = accountant(club)
    confirm(act, club, Signs.ACCOUNTS, key=key)
    confirm(act, club, Signs.ACCOUNTS, key=key)
    confirm(act, club, Signs.ACCOUNTS)
    confirm(treasurer(club), club, Signs.CASH)
    confirm(act, club, Signs.ACCOUNTS)  # late, from the other phone: it says nothing new
    assert Closing.objects.count() == 1


def test_a_proposal_waits_for_both() -> None:
    club = ready().club
    asked = propose_closing(lan_the_chair(club, at=NOON).act, club=club, key=uuid4(), through_on=OCTOBER)
    again = propose_closing(lan_the_chair(club, at=NOON).act, club=club, key=uuid4(), through_on=OCTOBER)
    assert asked == again
    assert asked.accountant_at is None
    assert confirm(accountant(club), club, Signs.ACCOUNTS).pk == asked.pk


def test_a_signature_on_paper_stands_with_its_name() -> None:
    club = ready().club
    confirm(treasurer(club), club, Signs.CASH)
    chair = lan_the_chair(club, at=NOON).act
    closing = confirm(chair, club, Signs.ACCOUNTS, signed_on_paper_by=" Lê Thị  Thảo ")
    assert closing.closed_at is not None
    assert (closing.accountant_id, closing.accountant_name) == (None, "Lê Thị Thảo")


def test_what_was_confirmed_before_something_was_written_is_asked_for_again() -> None:
    fund = ready()
    early = NOON - timedelta(days=3)
    confirm(accountant(fund.club, early), fund.club, Signs.ACCOUNTS)
    put_in(fund, 5_000, happened_on=date(2026, 10, 30))
    make_count(fund.club, 1_005_000, counted_on=OCTOBER)
    closing = confirm(treasurer(fund.club), fund.club, Signs.CASH)
    assert (closing.closed_at, closing.accountant_at, closing.accountant_name) == (None, None, "")
    assert confirm(accountant(fund.club), fund.club, Signs.ACCOUNTS).closed_at == NOON


def test_books_are_closed_on_any_day_for_a_handover() -> None:
    club = ready().club
    day = date(2026, 11, 20)
    confirm(accountant(club), club, Signs.ACCOUNTS, day, kind=ClosingKind.HANDOVER)
    confirm(treasurer(club), club, Signs.CASH, day, kind=ClosingKind.HANDOVER)
    assert closed_through(club.pk) == day
    assert months_to_close(club.pk, date(2026, 12, 2)) == [Month(2026, 11)]


def test_months_wait_from_the_first_in_which_money_moved() -> None:
    club = make_club()
    assert months_to_close(club.pk, NOON.date()) == []
    make_fund(club, cash_vnd=5_000)
    assert months_to_close(club.pk, date(2026, 4, 3)) == [Month(2026, 1), Month(2026, 2), Month(2026, 3)]
    close_books(club, date(2026, 2, 28))
    assert months_to_close(club.pk, date(2026, 3, 31)) == [Month(2026, 3)]


def test_what_stands_before_a_closing_is_said() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    assert [each.kind for each in obstacles(fund.club_id, OCTOBER)] == [ObstacleKind.NOT_COUNTED]
    make_meeting(fund.club, date(2026, 10, 21))
    make_count(fund.club, 900_000, counted_on=date(2026, 10, 21), explanation="Chưa rõ")
    take_out(fund, 300_000, happened_on=date(2026, 1, 2))  # before there was anything
    found = {each.kind: each for each in obstacles(fund.club_id, OCTOBER)}
    assert found[ObstacleKind.BELOW_NOTHING].amount_vnd == -300_000
    assert found[ObstacleKind.BELOW_NOTHING].on == date(2026, 1, 2)
    assert found[ObstacleKind.MEETING_OPEN].on == date(2026, 10, 21)
    assert ObstacleKind.COUNT_DIFFERS in found
    assert ObstacleKind.NOT_COUNTED not in found


def test_a_count_of_months_long_closed_does_not_count_for_this_one() -> None:
    club = ready().club
    close_books(club, OCTOBER)
    assert [each.kind for each in obstacles(club.pk, date(2026, 11, 30))] == [ObstacleKind.NOT_COUNTED]


def _both_roles() -> None:
    club = ready().club
    act = someone("Cả Hai", (Role.ACCOUNTANT, club.path), (Role.TREASURER, club.path), at=NOON).act
    confirm(act, club, Signs.ACCOUNTS)
    confirm(act, club, Signs.CASH)


def _both_on_paper() -> None:
    club = ready().club
    confirm(treasurer(club), club, Signs.CASH, signed_on_paper_by="Lê Thị Thảo")
    confirm(treasurer(club), club, Signs.ACCOUNTS, signed_on_paper_by="lê thị thảo")


def _unsettled() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    make_count(fund.club, 900_000, counted_on=OCTOBER, explanation="Chưa rõ")
    confirm(accountant(fund.club), fund.club, Signs.ACCOUNTS)


def _below_nothing() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    take_out(fund, 300_000, happened_on=date(2026, 1, 2))
    confirm(accountant(fund.club), fund.club, Signs.ACCOUNTS)


def _reopened(reason: str = "Nhầm", times: int = 1, by: Callable[[Club], Act] | None = None) -> None:
    club = ready().club
    closing = close_books(club, OCTOBER)
    act = by(club) if by else commune_officer(at=NOON).act
    for _ in range(times):
        reopen_books(act, closing=closing, key=uuid4(), reason=reason)


def _again() -> None:
    club = ready().club
    close_books(club, OCTOBER)
    confirm(accountant(club), club, Signs.ACCOUNTS, date(2026, 9, 30))


def _signed(act_of: Callable[[Club], Act], signs: Signs, through: date = OCTOBER) -> None:
    club = ready().club
    confirm(act_of(club), club, signs, through)


def _nameless() -> None:
    club = ready().club
    confirm(replace(accountant(club), actor_id=None), club, Signs.ACCOUNTS)


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("one person for both", SamePersonConfirms, _both_roles),
    ("one name on paper for both", SamePersonConfirms, _both_on_paper),
    ("a count that differs", CountStillDiffers, _unsettled),
    ("a day below nothing", DayBelowNothing, _below_nothing),
    ("a day closed before", AlreadyClosed, _again),
    ("a month that is not over", ClosingDayNotCome, lambda: _signed(accountant, Signs.ACCOUNTS, date(2026, 11, 30))),
    ("a month to the middle", NotEndOfMonth, lambda: _signed(accountant, Signs.ACCOUNTS, date(2026, 10, 15))),
    ("the accountant for the box", OutsideReach, lambda: _signed(accountant, Signs.CASH)),
    ("the treasurer for the books", OutsideReach, lambda: _signed(treasurer, Signs.ACCOUNTS)),
    ("nobody", SignerHasNoName, _nameless),
    ("opening again without a reason", ReopeningNeedsReason, lambda: _reopened("  ")),
    ("opening again twice", ClosingNotInForce, lambda: _reopened(times=2)),
    ("the chair opening again", OutsideReach, lambda: _reopened(by=lambda club: lan_the_chair(club, at=NOON).act)),
    ("the province opening again", OutsideReach, lambda: _reopened(by=lambda club: province_officer(at=NOON).act)),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_closing_refuses(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_a_debt_from_a_count_lets_the_month_be_closed() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    make_count(fund.club, 900_000, counted_on=OCTOBER, explanation="Chưa rõ")
    take_out(fund, 100_000, AccountKind.VISIT, happened_on=OCTOBER)  # the payment that was forgotten
    assert not obstacles(fund.club_id, OCTOBER)


def test_what_was_confirmed_stays_by_the_orm_too() -> None:
    closing = close_books(make_fund().club, OCTOBER)
    changes: list[dict[str, Any]] = [
        {"accountant_name": "Ai Đó"},
        {"treasurer_id": 9},
        {"through_on": date(2026, 9, 30)},
        {"closed_at": None},
    ]
    for change in changes:
        with pytest.raises(Error), transaction.atomic():
            Closing.objects.filter(pk=closing.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        closing.delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"treasurer_name": "Lê Thị Thảo"},
        {"treasurer_id": 1},
        {"accountant_name": ""},
        {"accountant_at": None},
        {"reopened_at": NOON},
        {"closed_at": None, "reopened_at": NOON, "reopen_reason": "Nhầm"},
    ],
)
def test_the_table_refuses_a_closing_that_cannot_be(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {
        "club": make_fund().club, "kind": "month", "through_on": OCTOBER, "accountant_at": NOON, "accountant_id": 1,
        "accountant_name": "Lê Thị Thảo", "treasurer_at": NOON, "treasurer_id": 2, "treasurer_name": "Phạm Văn Bình",
        "closed_at": NOON,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Closing.objects.create(**(right | wrong))
