"""The golden-heart book: cash, goods, labour, the rice jar, and that nothing is given out that did not come."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Donation, Goods, GoodsOut
from chungtay.funds.queries import balances_of
from chungtay.funds.queries.gifts import (
    GiftFilter,
    get_gift,
    get_goods,
    get_goods_out,
    gift_sums,
    gifts_of,
    goods_left,
    goods_of,
)
from chungtay.funds.rules import AccountKind, DayNotCome, FundKind, NoSuchFund
from chungtay.funds.rules.gifts import (
    AlreadyStruck,
    CashIsReversed,
    DonorIsMissing,
    GiftUse,
    GoodsWereGivenOut,
    NoSuchGift,
    NoSuchGoods,
    NotSoMuchInStore,
    ReceiverIsMissing,
    StrikeNeedsReason,
    quantity_words,
)
from chungtay.funds.services.books import reverse
from chungtay.funds.services.gifts import (
    Donor,
    give_out,
    strike_gift,
    strike_goods_out,
)
from chungtay.funds.services.posting import Who
from chungtay.funds.tests.factories import TODAY, act_of_treasurer, cash_in, make_fund
from chungtay.funds.tests.money_factories import hand_out
from chungtay.funds.tests.money_factories import make_gift as give
from chungtay.funds.tests.money_factories import make_goods as bring
from chungtay.funds.tests.money_factories import make_labour as work
from chungtay.funds.words.money import gift_in_words
from chungtay.kernel.acts import OutsideReach

pytestmark = pytest.mark.django_db


def test_money_given_is_a_receipt_and_a_numbered_line() -> None:
    club = make_club()
    fund = make_fund(club, FundKind.OPERATING)
    first, second = give(club, words="Tết người nghèo"), give(club)
    assert (first.number, second.number) == (1, 2)
    assert first.entry is not None
    assert (first.entry.words, first.entry.party) == ("Ủng hộ: Tết người nghèo", "Bà Vi Thị Hoa")
    assert balances_of(fund.pk)[AccountKind.GIVEN] == cash_in(fund) == 1_000_000


def test_money_given_to_be_lent_is_socialised_capital() -> None:
    club = make_club()
    fund = make_fund(club)
    gift = give(club, 5_000_000, use=GiftUse.CAPITAL)
    assert gift.entry is not None
    (capital,) = gift.entry.capitals.all()
    assert (capital.fund, capital.origin, capital.giver) == (fund, AccountKind.SOCIALISED, "Bà Vi Thị Hoa")


def test_a_reversed_gift_is_struck_in_the_book() -> None:
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    gift = give(club)
    assert gift.entry is not None
    reverse(act_of_treasurer(club), entry=gift.entry, key=uuid4(), reason="Ghi nhầm")
    assert get_gift(club.pk, gift.key).is_struck
    assert gift_sums(club.pk).line_count == 0


def test_goods_of_several_donors_lie_in_one_jar() -> None:
    club = make_club()
    first = bring(club)
    bring(club, "1.5", "GẠO", "Kg")
    (jar,) = goods_of(club.pk)
    assert jar.left == Decimal("7.5")
    assert first.goods == jar
    hand_out(jar, "7.5")
    assert goods_left(jar.pk) == 0


def test_labour_is_counted_in_days() -> None:
    club = make_club()
    assert gift_in_words(work(club, "2.5")) == "2,5 công: Dọn nhà văn hóa"
    bring(club)
    sums = gift_sums(club.pk)
    assert (sums.labour_days, sums.worth_vnd, sums.cash_vnd) == (Decimal("2.5"), 120_000, 0)


def test_the_book_is_searched_by_any_spelling_and_number() -> None:
    club = make_club()
    hoa = make_member(club, full_name="Lò Thị Ơn")
    bring(club)
    bring(club, donor=Donor(Who(membership_id=hoa.pk)))
    for text, numbers in (("on lo", [2]), ("GAO", [2, 1]), ("vi thi", [1]), ("1", [1]), ("ai đó", [])):
        assert [gift.number for gift in gifts_of(club.pk, GiftFilter(text=text))] == numbers
    assert [gift.donor_name for gift in gifts_of(club.pk)] == ["Lò Thị Ơn", "Bà Vi Thị Hoa"]


def test_a_struck_line_stays_and_counts_no_more() -> None:
    club = make_club()
    gift = bring(club)
    strike_gift(act_of_treasurer(club), gift=gift, key=uuid4(), reason="Ghi hai lần")
    assert get_gift(club.pk, gift.key).is_struck
    assert goods_of(club.pk).get().left == 0


def test_a_struck_giving_out_is_in_the_jar_again() -> None:
    club = make_club()
    bring(club)
    row = hand_out(goods_of(club.pk).get())
    strike_goods_out(act_of_treasurer(club), row=row, key=uuid4(), reason="Ông Lữ không nhận")
    assert goods_left(row.goods_id) == 6


def test_the_same_form_sent_twice_is_one_line() -> None:
    club, key = make_club(), uuid4()
    assert bring(club, key=key) == bring(club, key=key)


def test_nobody_sees_into_the_neighbours_store() -> None:
    gift = bring(make_club())
    assert gift.goods is not None
    row, other = hand_out(gift.goods), make_club()
    for ask, refusal in (
        (lambda: get_gift(other.pk, gift.key), NoSuchGift),
        (lambda: get_goods(other.pk, gift.goods.key), NoSuchGoods),
        (lambda: get_goods_out(other.pk, row.key), NoSuchGoods),
    ):
        with pytest.raises(refusal):
            ask()


@pytest.mark.parametrize(
    ("quantity", "said"), [("6", "6"), ("6.00", "6"), ("1.50", "1,5"), ("100", "100"), ("0.25", "0,25")]
)
def test_quantities_are_said_without_noughts(quantity: str, said: str) -> None:
    assert quantity_words(Decimal(quantity)) == said


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["in", "out", "strike"]), st.integers(1, 20)), max_size=10))
def test_the_jar_holds_what_came_less_what_went(acts: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        club = make_club()
        held, jar = 1, bring(club, "1").goods
        assert jar is not None
        for what, count in acts:
            try:
                if what == "in":
                    bring(club, str(count))
                    held += count
                elif what == "out":
                    hand_out(jar, str(count))
                    held -= count
                else:
                    gift = Donation.objects.filter(club=club, struck_at=None).order_by("-number").first()
                    if gift is None:
                        continue
                    strike_gift(act_of_treasurer(club), gift=gift, key=uuid4(), reason="Nhầm")
                    held -= int(gift.quantity or 0)
            except (NotSoMuchInStore, GoodsWereGivenOut):
                continue
        assert goods_left(jar.pk) == held >= 0
        transaction.set_rollback(True)


def _struck_twice() -> None:
    gift = bring(make_club())
    for _ in range(2):
        strike_gift(act_of_treasurer(gift.club), gift=gift, key=uuid4(), reason="Nhầm")


def _struck(gift: Donation, reason: str = "Nhầm") -> None:
    strike_gift(act_of_treasurer(gift.club), gift=gift, key=uuid4(), reason=reason)


def _cash_struck() -> None:
    club = make_club()
    make_fund(club, FundKind.OPERATING)
    _struck(give(club))


def _given_out_then_struck() -> None:
    gift = bring(make_club())
    assert gift.goods is not None
    hand_out(gift.goods)
    _struck(gift)


def _jar(club: Club) -> Goods:
    goods = bring(club).goods
    assert goods is not None
    return goods


def _by_a_stranger() -> None:
    give_out(act_of_treasurer(make_club()), goods=_jar(make_club()), key=uuid4(), happened_on=TODAY,
             quantity=Decimal(1), receiver=Who("x"))  # fmt: skip


REFUSED: list[tuple[str, type[Exception], Callable[[], Any]]] = [
    ("more than the jar holds", NotSoMuchInStore, lambda: hand_out(_jar(make_club()), "6.01")),
    ("giving to nobody", ReceiverIsMissing, lambda: hand_out(_jar(make_club()), receiver=Who())),
    ("a gift of nobody", DonorIsMissing, lambda: bring(make_club(), donor=Donor(Who(" ")))),
    ("a gift of a day to come", DayNotCome, lambda: bring(make_club(), happened_on=date(2026, 11, 28))),
    ("money without an operating fund", NoSuchFund, lambda: give(make_club())),
    ("striking twice", AlreadyStruck, _struck_twice),
    ("striking without a reason", StrikeNeedsReason, lambda: _struck(bring(make_club()), " ")),
    ("striking money", CashIsReversed, _cash_struck),
    ("striking what was given out", GoodsWereGivenOut, _given_out_then_struck),
    ("by somebody of another club", OutsideReach, _by_a_stranger),
]


@pytest.mark.parametrize(("what", "refusal", "act"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_the_golden_heart_book_refuses(what: str, refusal: type[Exception], act: Callable[[], Any]) -> None:
    with pytest.raises(refusal):
        act()


def test_nobody_cheats_with_gifts() -> None:
    club, other = make_club(), make_club()
    make_fund(club, FundKind.OPERATING)
    cash, gift, far = give(club), bring(club), bring(other)
    assert gift.goods is not None
    hand_out(gift.goods)
    stranger = make_member(other)
    line = {"club": club, "number": 9, "happened_on": TODAY, "donor": "x"}
    rice = line | {"kind": "goods", "quantity": 1}
    out = {"goods": gift.goods, "happened_on": TODAY, "receiver": "x"}
    cheats: list[Callable[[], Any]] = [
        lambda: Donation.objects.create(**rice, goods=far.goods),
        lambda: Donation.objects.create(**rice | {"membership": stranger}, goods=gift.goods),
        lambda: Donation.objects.create(**rice),
        lambda: Donation.objects.create(**line, kind="cash", amount_vnd=5),
        lambda: Donation.objects.create(**line, kind="labour", quantity=1),
        lambda: Donation.objects.create(**rice | {"number": cash.number}, goods=gift.goods),
        lambda: Donation.objects.filter(pk=gift.pk).update(quantity=9),
        lambda: Donation.objects.filter(pk=gift.pk).update(struck_at=act_of_treasurer(club).at, strike_reason="x"),
        lambda: Donation.objects.filter(pk=far.pk).update(struck_at=act_of_treasurer(club).at),
        lambda: GoodsOut.objects.create(**out, quantity=5),
        lambda: GoodsOut.objects.create(**out | {"receiver": "", "membership": stranger}, quantity=1),
        lambda: GoodsOut.objects.create(**out, quantity=0),
        lambda: GoodsOut.objects.update(quantity=1),
        lambda: _sql("DELETE FROM funds_goodsout"),
        lambda: _sql("DELETE FROM funds_donation"),
        lambda: _sql("TRUNCATE funds_donation CASCADE"),
    ]
    for cheat in cheats:
        with pytest.raises(Error), transaction.atomic():
            cheat()


def _sql(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)
