"""A treasurer's day on a cheap phone: money in and out, a fee, a gift with its certificate, capital, a month's book."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.funds.models import Capital, Donation, Entry, FeePaid
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.tests.factories import make_fund, put_in, take_out
from chungtay.funds.tests.money_factories import earn, make_book, make_fee, make_goods, make_labour, make_split
from chungtay.kernel.acts import now
from chungtay.kernel.money import in_words, parse_amount
from chungtay.kernel.months import Month
from tests.cast import binh_the_treasurer, commune_officer
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter

SAID = (
    "1tr5",
    "500k",
    "5 triệu",
    "1.250.000",
    "1,250,000",
    "triệu rưỡi",
    "1 triệu 2",
    "2 triệu rưỡi",
    "105 nghìn",
    "1 tỷ 2",
)
NOT_PLAIN = ("1tr50", "1.250 triệu", "năm trăm", "chưa rõ", "")


def shown(page: Page, name: str) -> None:
    assert_accessible(page)
    picture(page, f"money-{name}")


def press(page: Page, button: str) -> None:
    """Send the form and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def test_money_is_written_on_a_phone_and_stands_in_the_book(site: Site, phone: Page) -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 3)
    make_member(club, full_name="Nguyễn Thị Lụa")
    income = make_fund(club, cash_vnd=20_000_000, name="Quỹ tăng thu nhập")
    operating = make_fund(club, FundKind.OPERATING, name="Quỹ hoạt động")
    put_in(operating, 1_000_000, AccountKind.GIVEN)
    take_out(operating, 200_000)
    make_fee(club, since=Month.of(now().date()) - 2)
    make_book(income)
    here = site / f"/clb/{club.pk}/quy/"
    enter(phone, site, binh_the_treasurer(club))

    phone.goto(here)
    shown(phone, "home")
    phone.get_by_role("link", name="Thu tiền").click()
    shown(phone, "receive-what")
    phone.get_by_role("link", name="Hoạt động gây quỹ chung").click()
    amount = phone.locator("[name=amount_vnd]")
    amount.fill("5")
    expect(phone.locator(".ct-money-words")).to_have_text("Ghi rõ 5 nghìn hay 5 triệu.")
    press(phone, "Ghi phiếu thu")
    shown(phone, "asked-back")
    amount.fill("1tr5")
    expect(phone.locator(".ct-money-words")).to_have_text("1.500.000 đ. Một triệu năm trăm nghìn đồng")
    phone.locator("[name=words]").fill("Bán cây giống")
    shown(phone, "receive")
    press(phone, "Ghi phiếu thu")
    shown(phone, "entry")

    phone.goto(f"{here}chi/visit/")
    phone.locator("[name=amount_vnd]").fill("200 nghìn")
    phone.locator("[name=who]").fill("nguyen thi lua")
    phone.get_by_text("Ngày khác, ghi thêm").click()
    shown(phone, "spend")
    press(phone, "Ghi phiếu chi")
    assert "Nguyễn Thị Lụa" in phone.inner_text("main")
    assert Entry.objects.latest("pk").membership is not None

    phone.goto(f"{here}phi/")
    shown(phone, "fees")
    phone.get_by_role("link", name="Nguyễn Thị Lụa", exact=True).click()
    shown(phone, "fee")
    press(phone, "Ghi phiếu thu")
    assert FeePaid.objects.count() == 3
    phone.goto(f"{here}phi/muc/")
    shown(phone, "fee-rule")
    phone.goto(f"{here}phi/nam/{now().date().year}/")
    shown(phone, "fee-year")

    phone.goto(f"{here}{operating.key}/")
    shown(phone, "book")
    phone.locator("[name=q]").fill("ba lua")
    press(phone, "Tìm")
    assert "Thăm bà Lụa ốm" in phone.inner_text("main")
    shown(phone, "found")


def test_capital_gifts_and_the_bank_on_a_phone(site: Site, phone: Page) -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    income, _ = make_fund(club, cash_vnd=20_000_000), make_fund(club, FundKind.OPERATING)
    earn(club, 600_000)
    make_split(club)
    make_goods(club)
    make_labour(club)
    here = site / f"/clb/{club.pk}/quy/"
    enter(phone, site, binh_the_treasurer(club))

    phone.goto(f"{here}tam-long-vang/ghi/")
    shown(phone, "give-what")
    phone.get_by_role("link", name="Hiện vật").click()
    for name, value in (("donor", "Bà Vi Thị Hoa"), ("name", "gạo"), ("quantity", "6"), ("unit", "kg")):
        phone.locator(f"[name={name}]").fill(value)
    shown(phone, "give-goods")
    press(phone, "Ghi vào Sổ Tấm lòng vàng")
    shown(phone, "gift")
    assert Donation.objects.count() == 3
    phone.goto(f"{here}tam-long-vang/")
    shown(phone, "gifts")
    phone.goto(f"{here}hien-vat/")
    shown(phone, "store")
    phone.get_by_role("link", name="Gạo").click()
    phone.get_by_role("link", name="Cho đi").click()
    phone.locator("[name=receiver]").fill("Ông Lữ")
    phone.locator("[name=quantity]").fill("2,5")
    shown(phone, "hand-out")
    press(phone, "Ghi đã cho")
    assert "9,5 kg" in phone.inner_text("main")
    shown(phone, "goods")

    phone.goto(f"{here}von/them/borrowed/")
    phone.locator("[name=amount_vnd]").fill("10 triệu")
    phone.locator("[name=giver]").fill("Bà Đỗ Thị Mùi")
    day = now().date() + timedelta(days=20)
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):
        phone.locator(f"[name=return_on_{part}]").fill(str(value))
    shown(phone, "borrow")
    press(phone, "Ghi phiếu thu")
    shown(phone, "capital")
    phone.goto(f"{here}von/{Capital.objects.get().key}/")
    shown(phone, "capital-line")
    phone.goto(f"{here}von/lai/")
    shown(phone, "interest")

    phone.goto(f"{here}ngan-hang/them/")
    shown(phone, "open-bank")
    book = make_book(income)
    phone.goto(f"{here}ngan-hang/{book.key}/deposit/")
    phone.locator("[name=amount_vnd]").fill("6 triệu")
    press(phone, "Gửi tiền vào")
    shown(phone, "bank")
    phone.goto(f"{here}ngan-hang/")
    shown(phone, "banks")


def test_the_officer_reads_a_clubs_money_on_a_desk(site: Site, desk: Page) -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    fund = make_fund(club, cash_vnd=20_000_000, name="Quỹ tăng thu nhập")
    take_out(fund, 200_000)
    enter(desk, site, commune_officer())
    desk.goto(site / f"/vp/clb/{club.pk}/quy/")
    shown(desk, "office-home")
    desk.goto(site / f"/vp/clb/{club.pk}/quy/{fund.key}/?thang=2026-02")
    shown(desk, "office-book")


def test_amounts_are_read_back_as_the_server_reads_them(site: Site, phone: Page) -> None:
    club = make_club()
    make_fund(club)
    enter(phone, site, binh_the_treasurer(club))
    phone.goto(site / f"/clb/{club.pk}/quy/chi/help/")
    for text in SAID:
        phone.locator("[name=amount_vnd]").fill(text)
        expect(phone.locator(".ct-money-words")).to_contain_text(in_words(parse_amount(text)))
    for text in NOT_PLAIN:
        phone.locator("[name=amount_vnd]").fill(text)
        expect(phone.locator(".ct-money-words")).to_have_text("")
