"""Clubs with money, and acts of those who keep it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from chungtay.access.rules import Action
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import CashCount, Closing, Entry, Fund, SignedPage, Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.counts import Counting, OutcomeKind
from chungtay.funds.services import Money, Settling, Who, count_cash, open_fund, receive, settle_count, spend
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.records.models import File

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


def make_count(club: Club, counted_vnd: int, *, key: UUID | None = None, on: date = TODAY, **more: Any) -> CashCount:
    """The box counted on the last day, which may be another one, by ông Bình, cô Thảo beside him."""
    said = {"counted_on": on, "counted_by": "Phạm Văn Bình", "witnessed_by": "Lê Thị Thảo"} | more
    return count_cash(
        act_of_treasurer(club, on=on), club=club, key=key or uuid4(), said=Counting(counted_vnd=counted_vnd, **said)
    )


def counted_rows(club: Club, member: Membership, file: File) -> dict[str, Any]:
    """A voucher with its signed page, a count that was short, who owes it, a closing: as addresses name them."""
    fund = Fund.objects.filter(club=club, kind=FundKind.INCOME).first() or make_fund(club, cash_vnd=20_000_000)
    who = Who(member.person.full_name, member.pk)
    money = Money(AccountKind.VISIT, 200_000, f"Thăm {member.person.full_name}", who)
    paid = take_out(fund, 200_000, happened_on=TODAY, money=money)
    count = make_count(club, 1_000, explanation=f"Hỏi {member.person.full_name}", counted_by=member.person.full_name)
    by = Settling(1_000, "Thiếu quỹ", fund.key, who=who, due_on=date(2027, 2, 10))
    owed = settle_count(act_of_treasurer(club), count=count, key=uuid4(), kind=OutcomeKind.SHORTAGE, by=by)
    closing = close_books(club, OPENED)
    return {
        "fund_key": fund.key,
        "voucher_key": Voucher.objects.get(pk=paid.voucher_id).key,
        "page_id": SignedPage.objects.create(file=file, voucher_id=paid.voucher_id).pk,
        "count_key": count.key,
        "how": "thieu",
        "shortage_key": owed.key,
        "closing_key": closing.key,
        "through": closing.through_on.isoformat(),
    }


def close_books(club: Club, through: date) -> Closing:
    """Books confirmed by both, straight into the table."""
    at = act_of_treasurer(club).at
    closing: Closing = Closing.objects.create(
        club=club, kind="month", through_on=through, accountant_at=at, accountant_id=1, accountant_name="Lê Thị Thảo",
        treasurer_at=at, treasurer_id=2, treasurer_name="Phạm Văn Bình", closed_at=at,
    )  # fmt: skip
    return closing
