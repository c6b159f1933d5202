"""The meeting's step of other money: written in one short form, said in the step, in words, and read out at the end."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.funds.models import Donation, Entry
from chungtay.funds.queries import offline_meeting_pages
from chungtay.funds.queries.collecting import tell_money
from chungtay.funds.rules import FundKind
from chungtay.funds.rules.banks import BankOfAnotherFund, Movement
from chungtay.funds.services.banks import move_at_bank
from chungtay.funds.services.books import reverse
from chungtay.funds.services.gifts import Cash, give_cash
from chungtay.funds.services.posting import Slip
from chungtay.funds.tests.factories import TODAY, act_of_treasurer, cash_in, make_fund, put_in
from chungtay.funds.tests.money_factories import VI, make_book, make_goods
from chungtay.kernel.acts import now
from chungtay.meetings.rules import Kind
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import anh_the_secretary, binh_the_treasurer

pytestmark = pytest.mark.django_db


class Evening:
    """A club with its two funds, yesterday's meeting, and the treasurer's telephone."""

    def __init__(self) -> None:
        self.club = make_club()
        make_board(self.club)
        self.income = make_fund(self.club, cash_vnd=20_000_000)
        self.operating = make_fund(self.club, FundKind.OPERATING, name="Quỹ hoạt động")
        put_in(self.operating, 1_000_000)
        self.meeting = make_meeting(self.club, now().date() - timedelta(days=1))
        self.browser = binh_the_treasurer(self.club).client
        self.above = f"/clb/{self.club.pk}/hop/{self.meeting.key}/"

    def write(self, what: str, amount: str, **said: str) -> Any:
        form = {"key": str(uuid4()), "what": what, "amount_vnd": amount, "fund_key": str(self.operating.key)}
        return self.browser.post(self.above + "thu-chi/", form | said)

    def text(self, where: str = "thu-chi/") -> str:
        return str(self.browser.get(self.above + where).content.decode())


@pytest.fixture
def evening() -> Evening:
    return Evening()


def test_tea_and_a_gift_are_written_in_the_step_and_stand_in_the_list_of_steps(evening: Evening) -> None:
    answer = evening.write("meeting", "120k", words="Chè, nước")
    assert answer["Location"] == evening.above + "thu-chi/"
    evening.write("given", "500 nghìn", who="Bà Vi Thị Hoa")
    assert cash_in(evening.operating) == 1_380_000
    gift = Donation.objects.get()
    assert (gift.amount_vnd, gift.happened_on, gift.donor) == (500_000, evening.meeting.held_on, "Bà Vi Thị Hoa")
    assert set(Entry.objects.filter(meeting=evening.meeting).values_list("happened_on", flat=True)) == {
        evening.meeting.held_on
    }
    page = evening.text()
    for said in ("Chè, nước", "Một trăm hai mươi nghìn đồng", "Bà Vi Thị Hoa", "500.000 đ"):
        assert said in page
    assert "vào 500.000 đ · ra 120.000 đ" in evening.text("")
    assert tell_money(evening.meeting) == (
        "Thu 500.000 đ: ủng hộ 500.000 đ.",
        "Chi 120.000 đ: nước, chè buổi sinh hoạt 120.000 đ.",
    )


def test_what_was_taken_back_and_what_was_collected_is_not_said_again(evening: Evening) -> None:
    evening.write("visit", "100k")
    entry = Entry.objects.latest("pk")
    act = act_of_treasurer(evening.club, on=now().date())
    reverse(act, entry=entry, key=uuid4(), reason="Ghi nhầm")
    assert "Buổi này chưa ghi khoản nào" in evening.text()


@pytest.mark.parametrize(
    ("what", "amount", "sentence"),
    [
        ("given", "500k", "Ai không muốn nêu tên"),
        ("meeting", "5", "5.000.000 đ hay 5.000 đ"),
        ("visit", "2 triệu", "chỉ còn 1.000.000 đ tiền mặt"),
        ("", "50k", "Khoản gì"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    evening: Evening, what: str, amount: str, sentence: str
) -> None:
    answer = evening.write(what, amount, words="Chè Thái Nguyên")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "Chè Thái Nguyên" in page
    assert not Entry.objects.filter(meeting=evening.meeting).exists()


def test_money_laid_at_the_bank_is_not_called_spent(evening: Evening) -> None:
    book = make_book(evening.income)
    act = act_of_treasurer(evening.club, on=now().date())
    move_at_bank(
        act, book=book, key=uuid4(), happened_on=now().date(), movement=Movement.DEPOSIT, amount_vnd=5_000_000,
        slip=Slip(meeting=evening.meeting),
    )  # fmt: skip
    assert tell_money(evening.meeting) == ("Gửi ngân hàng 5.000.000 đ.",)
    page = evening.text()
    assert "Gửi tiền vào Sổ tiết kiệm Agribank Nga Sơn 0123" in page
    assert f"?hop={evening.meeting.key}" in page


def test_the_step_asks_the_database_as_often_for_three_lines_as_for_one(evening: Evening) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            evening.text()
        return len(queries)

    evening.write("meeting", "10k")
    make_goods(evening.club, on=evening.meeting.held_on)
    once = asked()
    for _ in range(2):
        evening.write("meeting", "10k")
        make_goods(evening.club, on=evening.meeting.held_on)
    assert asked() == once


def test_the_step_is_the_treasurers(evening: Evening) -> None:
    assert anh_the_secretary(evening.club).client.get(evening.above + "thu-chi/").status_code == 404


def test_a_phone_takes_the_longer_forms_of_a_monthly_meeting_along(evening: Evening) -> None:
    act = binh_the_treasurer(evening.club).act
    pages = list(offline_meeting_pages(evening.meeting, act))
    assert pages
    for page in pages:
        assert evening.browser.get(page).status_code == 200
    board = make_meeting(evening.club, now().date() - timedelta(days=2), Kind.BOARD)
    assert not list(offline_meeting_pages(board, act))


def test_a_gift_says_which_fund_it_belongs_to_and_a_book_at_the_bank_keeps_to_its_own(evening: Evening) -> None:
    act = act_of_treasurer(evening.club)
    book = make_book(evening.income)
    said: dict[str, Any] = {"club": evening.club, "happened_on": TODAY, "donor": VI}

    def give(**cash: Any) -> Donation:
        return give_cash(act, key=uuid4(), cash=Cash(100_000, **cash), **said)

    assert give().entry.fund == evening.operating
    assert give(fund_key=evening.income.key).entry.fund == evening.income
    assert give(bank=book).entry.fund == evening.income
    with pytest.raises(BankOfAnotherFund):
        give(bank=book, fund_key=evening.operating.key)
