"""Clubs with money, and acts of those who keep it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import CashCount, Closing, Entry, Fund
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.counts import Counting
from chungtay.funds.services import Money, count_cash, open_fund, receive, spend
from chungtay.kernel.acts import Act, HeldGrant

OPENED = date(2026, 1, 1)
TODAY = date(2026, 11, 27)


def act_of_treasurer(club: Club, *, on: date = TODAY, more: frozenset[Action] = frozenset()) -> Act:
    """The act of somebody who keeps this club's books, at noon of a day."""
    actions = frozenset({Action.KEEP_BOOKS, Action.SEE_CLUB, Action.RUN_MEETING}) | more
    noon = datetime(on.year, on.month, on.day, 5, tzinfo=UTC)
    return Act(actor_id=7, at=noon, grants=(HeldGrant("treasurer", club.path, actions),))


def make_fund(club: Club | None = None, kind: FundKind = FundKind.INCOME, *, cash_vnd: int = 0, name: str = "") -> Fund:
    """A fund opened at New Year, with cash from a donor's project in its box."""
    club = club or make_club()
    act = act_of_treasurer(club)
    fund = open_fund(act, club=club, key=uuid4(), kind=kind, name=name or f"Quỹ {kind.value}", opened_on=OPENED)
    if cash_vnd:
        put_in(fund, cash_vnd)
    return fund


def put_in(fund: Fund, amount_vnd: int, account: AccountKind = AccountKind.GRANT, **more: Any) -> Entry:
    """Money into the box."""
    return receive(
        act_of_treasurer(fund.club),
        **{
            "club": fund.club,
            "fund_key": fund.key,
            "key": uuid4(),
            "happened_on": date(2026, 1, 5),
            "money": Money(account, amount_vnd, "Vốn dự án"),
        }
        | more,
    )


def take_out(fund: Fund, amount_vnd: int, account: AccountKind = AccountKind.VISIT, **more: Any) -> Entry:
    """Money out of the box."""
    return spend(
        act_of_treasurer(fund.club),
        **{
            "club": fund.club,
            "fund_key": fund.key,
            "key": uuid4(),
            "happened_on": date(2026, 2, 5),
            "money": Money(account, amount_vnd, "Thăm bà Lụa ốm"),
        }
        | more,
    )


def cash_in(fund: Fund) -> int:
    """What lies in the fund's box."""
    return balances_of(fund.pk).get(AccountKind.CASH, 0)


def make_count(club: Club, counted_vnd: int, *, key: UUID | None = None, **more: Any) -> CashCount:
    """The box counted on the last day by ông Bình, cô Thảo beside him."""
    said = {"counted_on": TODAY, "counted_by": "Phạm Văn Bình", "witnessed_by": "Lê Thị Thảo"} | more
    return count_cash(
        act_of_treasurer(club), club=club, key=key or uuid4(), said=Counting(counted_vnd=counted_vnd, **said)
    )


def close_books(club: Club, through: date) -> Closing:
    """Books confirmed by both, straight into the table."""
    at = act_of_treasurer(club).at
    closing: Closing = Closing.objects.create(
        club=club, kind="month", through_on=through, accountant_at=at, accountant_id=1, accountant_name="Lê Thị Thảo",
        treasurer_at=at, treasurer_id=2, treasurer_name="Phạm Văn Bình", closed_at=at,
    )  # fmt: skip
    return closing
