"""Book 5 against a year written with a pencil, and the command that proves it all."""

from datetime import date
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from python_calamine import CalamineWorkbook

from chungtay.clubs.tests.factories import make_member
from chungtay.loans import services
from chungtay.loans.models import Instalment, Repayment
from chungtay.loans.queries.book import book_of_year
from chungtay.loans.rules import WriteOffReason
from chungtay.loans.tests.factories import board_act, commune_act, make_lending_club, make_loan, pay
from chungtay.loans.tests.test_lending import old
from tests.cast import lan_the_chair

pytestmark = pytest.mark.django_db


def on(month: int, day: int = 27) -> date:
    return date(2026, month, day)


@pytest.fixture
def club():
    """Three loans of thôn Phú Nghĩa in 2026.

    1. Bà Lụa, 3,000,000 left of 5,000,000 lent in August 2025, interest paid to January. She pays 30,000 in February
       and March, then the 3,000,000 with April's interest.
    2. Ông Hùng, 5,000,000 on 27 January: 50,000 in February, 1,050,000 in March (one million of it principal), then
       40,000 in April; a payment of May was written by mistake and taken back.
    3. Bà Ơn, 2,000,000 on 27 January: the flood took it all in June, the commune agreed in November.
    """
    club, fund = make_lending_club()
    act = board_act(club)
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    first = services.take_in(act, club=club, key=uuid4(), old=old(lua, fund))
    for month in (2, 3):
        pay(first, 30_000, on(month))
    pay(first, 3_030_000, on(4))
    second = make_loan(fund, make_member(club, full_name="Phạm Văn Hùng"))
    for month, amount in ((2, 50_000), (3, 1_050_000), (4, 40_000), (5, 40_000)):
        pay(second, amount, on(month))
    services.take_back(act, repayment=Repayment.objects.get(paid_on=on(5)), key=uuid4(), reason="Ghi nhầm")
    third = make_loan(fund, make_member(club, full_name="Lò Thị Ơn"), 2_000_000)
    write_off = services.propose_write_off(
        act, loan=third, key=uuid4(), proposed_on=on(6), amount_vnd=2_000_000, reason=WriteOffReason.DISASTER,
        words="Lũ",
    )  # fmt: skip
    services.answer_write_off(commune_act(club), write_off=write_off, key=uuid4(), is_agreed=True)
    return club


def test_a_year_of_three_loans_with_a_pencil(club):
    book = book_of_year(club.pk, 2026)
    lua, hung, on_ = book.lines
    assert lua.interest_vnd == (0, 30_000, 30_000, 30_000, *(0,) * 8)
    assert (lua.principal_vnd, lua.left_vnd) == (3_000_000, 0)
    assert hung.interest_vnd == (0, 50_000, 50_000, 40_000, *(0,) * 8)
    assert (hung.principal_vnd, hung.left_vnd, hung.ends_on) == (1_000_000, 4_000_000, date(2027, 1, 27))
    assert (on_.written_off_vnd, on_.left_vnd) == (2_000_000, 0)
    assert (book.brought_vnd, book.lent_vnd) == (0, 10_000_000)
    assert (book.principal_vnd, book.written_off_vnd, book.left_vnd) == (4_000_000, 2_000_000, 4_000_000)
    assert book.brought_vnd + book.lent_vnd - book.principal_vnd - book.written_off_vnd == book.left_vnd


def test_the_next_year_brings_forward_what_was_left(club):
    book = book_of_year(club.pk, 2027)
    assert [(line.loan.number, line.brought_vnd) for line in book.lines] == [(2, 4_000_000)]
    assert book.lent_vnd == 0
    assert book_of_year(club.pk, 2025).lines == ()


def test_the_workbook_holds_the_same_numbers(club):
    answer = lan_the_chair(club).client.get(f"/clb/{club.pk}/vay/so/2026.xlsx")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    total = rows[-1]
    assert total[1] == "Cộng"
    assert total[7:9] == [0, 10_000_000]
    assert total[9:13] == [0, 80_000, 80_000, 70_000]
    assert total[-4:] == [230_000, 4_000_000, 2_000_000, 4_000_000]


def test_the_command_says_that_all_agrees_or_what_does_not(club):
    out = StringIO()
    call_command("prove_loans", stdout=out)
    assert "agree" in out.getvalue()
    Instalment.objects.filter(number=1).update(interest_vnd=1)
    with pytest.raises(CommandError):
        call_command("prove_loans", "--club", str(club.pk), stdout=out)
