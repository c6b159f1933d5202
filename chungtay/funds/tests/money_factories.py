"""Fees, capital, bank books and gifts of the tests, written through the services as a treasurer does it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from chungtay.clubs.models import Club, Membership
from chungtay.funds.models import BankBook, Capital, Donation, Entry, FeeRule, Fund, Goods, GoodsOut, InterestSplit
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.rules.banks import BankKind, Movement
from chungtay.funds.rules.fees import FeeLine
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.services.banks import BankFacts, move_at_bank, open_bank_book
from chungtay.funds.services.capital import CapitalLine, bring_capital, set_interest_split
from chungtay.funds.services.fees import FeeTerms, pay_fees, set_fee
from chungtay.funds.services.gifts import Cash, Donor, Things, give_cash, give_out, give_things
from chungtay.funds.services.posting import Who
from chungtay.funds.tests.factories import OPENED, TODAY, act_of_treasurer, make_fund, put_in
from chungtay.kernel.months import Month

SEP = Month(2026, 9)
CAME, BACK = date(2026, 3, 1), date(2026, 12, 15)
MUI, BINH, LU = Who("Bà Đỗ Thị Mùi"), Who("Phạm Văn Bình"), Who("Ông Lữ")
VI = Donor(Who("Bà Vi Thị Hoa"), "Bản Trên")


def make_fee(club: Club, amount_vnd: int = 3_000, since: Month = SEP, **terms: Any) -> FeeRule:
    """A fee decided by the meeting."""
    act = act_of_treasurer(club)
    return set_fee(act, club=club, key=uuid4(), since=since, terms=FeeTerms(amount_vnd, **terms))


def pay_fee(member: Membership, *lines: tuple[Month, int], on: date = TODAY, **more: Any) -> Entry:
    """A fee taken on the last day, which may be another one."""
    act = act_of_treasurer(member.club, on=on)
    said = {"key": uuid4(), "happened_on": on} | more
    return pay_fees(
        act, club=member.club, membership=member, lines=[FeeLine(month, vnd) for month, vnd in lines], **said
    )


def income_of(club: Club) -> Fund:
    """The club's income fund, opened when there is none."""
    return club.funds.filter(kind=FundKind.INCOME).first() or make_fund(club)


def make_capital(
    club: Club, amount_vnd: int = 20_000_000, origin: AccountKind = AccountKind.BORROWED, **more: Any
) -> Capital:
    """Capital into the income fund; borrowed from bà Mùi until the middle of December unless said otherwise."""
    said: dict[str, Any] = {"giver": MUI, "return_on": BACK if origin is AccountKind.BORROWED else None} | more
    return bring_capital(
        act_of_treasurer(club), club=club, fund_key=income_of(club).key, key=uuid4(), happened_on=CAME,
        line=CapitalLine(origin, amount_vnd, **said),
    )  # fmt: skip


def earn(club: Club, amount_vnd: int) -> None:
    """Interest collected into the income fund."""
    put_in(income_of(club), amount_vnd, AccountKind.INTEREST)


def make_split(club: Club, operating_bps: int = 6_000, since: date = CAME) -> InterestSplit:
    """The meeting agreed how interest is parted."""
    act = act_of_treasurer(club)
    return set_interest_split(act, club=club, key=uuid4(), since=since, operating_bps=operating_bps,
                              capital_bps=10_000 - operating_bps)  # fmt: skip


def make_book(fund: Fund, number: str = "0123", *, holder: Who = BINH, opened_on: date = OPENED) -> BankBook:
    """A savings book in ông Bình's own name."""
    return open_bank_book(
        act_of_treasurer(fund.club), club=fund.club, fund_key=fund.key, key=uuid4(), opened_on=opened_on,
        facts=BankFacts(BankKind.SAVINGS, "Agribank Nga Sơn", number, holder),
    )  # fmt: skip


def move_money(book: BankBook, movement: Movement, amount_vnd: int, *, on: date = TODAY) -> Entry:
    """Money in or out of a book at the bank."""
    act = act_of_treasurer(book.fund.club)
    return move_at_bank(act, book=book, key=uuid4(), happened_on=on, movement=movement, amount_vnd=amount_vnd)


def make_gift(club: Club, amount_vnd: int = 500_000, donor: Donor = VI, **more: Any) -> Donation:
    """Money given on the last day."""
    act = act_of_treasurer(club)
    return give_cash(act, club=club, key=uuid4(), happened_on=TODAY, donor=donor, cash=Cash(amount_vnd, **more))


def make_goods(
    club: Club, quantity: str = "6", name: str = "gạo", unit: str = "kg", *, on: date = TODAY, **more: Any
) -> Donation:
    """Rice for the jar."""
    said = {"happened_on": on, "donor": VI, "key": uuid4()} | more
    things = Things(GiftKind.GOODS, Decimal(quantity), name, unit, worth_vnd=120_000)
    return give_things(act_of_treasurer(club, on=on), club=club, things=things, **said)


def make_labour(club: Club, days: str = "2") -> Donation:
    """Days of labour."""
    things = Things(GiftKind.LABOUR, Decimal(days), words="Dọn nhà văn hóa")
    return give_things(act_of_treasurer(club), club=club, key=uuid4(), happened_on=TODAY, donor=VI, things=things)


def hand_out(goods: Goods, quantity: str = "2", receiver: Who = LU, **more: Any) -> GoodsOut:
    """Goods to somebody in need."""
    act = act_of_treasurer(goods.club)
    return give_out(act, goods=goods, key=uuid4(), happened_on=TODAY, quantity=Decimal(quantity), receiver=receiver,
                    **more)  # fmt: skip


def money_rows(club: Club, member: Membership) -> dict[str, Any]:
    """An entry, capital, a bank book, a gift, goods and a giving out, all of one member: as addresses name them."""
    who = Who(membership_id=member.pk)
    capital = make_capital(club, 1_000, AccountKind.RETURNABLE, giver=who)
    gift = make_goods(club, donor=Donor(who))
    assert gift.goods is not None
    return {
        "entry_key": capital.entry.key,
        "capital_key": capital.key,
        "bank_key": make_book(income_of(club), holder=who).key,
        "gift_key": gift.key,
        "goods_key": gift.goods.key,
        "out_key": hand_out(gift.goods, receiver=who).key,
        "account": "visit",
        "movement": Movement.DEPOSIT.value,
        "gift": GiftKind.GOODS.value,
    }
