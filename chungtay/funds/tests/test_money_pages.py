"""Pages of what the money was: written on a phone, refused with a sentence, fixed queries, and the neighbour's 404."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import BankBook, Capital, Donation, Entry, FeePaid, FeeRule, Fund, GoodsOut, InterestSplit
from chungtay.funds.queries import balances_of, club_todos, offline_pages
from chungtay.funds.queries.screens import told_of_funds
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.collecting import Taken
from chungtay.funds.services.collecting import collect
from chungtay.funds.tests.conftest import Ours, filled, parts, today
from chungtay.funds.tests.factories import act_of_treasurer, cash_in, take_out
from chungtay.funds.tests.money_factories import earn, make_book, make_fee
from chungtay.funds.tests.money_factories import make_capital as bring_capital
from chungtay.funds.tests.money_factories import pay_fee as pay
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import (
    binh_the_treasurer,
)

pytestmark = pytest.mark.django_db


def test_money_is_received_in_three_touches(ours: Ours) -> None:
    assert "Hoạt động gây quỹ chung" in ours.text("thu/")
    answer = ours.post(
        "thu/earned/", fund_key=str(ours.operating.key), amount_vnd="1tr5", who="Chợ xã", words="Bán cây"
    )
    entry = Entry.objects.latest("pk")
    assert answer["Location"] == f"{ours.here}but-toan/{entry.key}/"
    assert (entry.words, entry.party, cash_in(ours.operating)) == ("Bán cây", "Chợ xã", 2_500_000)
    assert "Một triệu năm trăm nghìn đồng" in ours.browser.get(answer["Location"]).content.decode()


def test_money_is_spent_on_a_member_who_was_found_by_name(ours: Ours) -> None:
    lua = make_member(ours.club, full_name="Nguyễn Thị Lụa")
    ours.post("chi/visit/", fund_key=str(ours.operating.key), amount_vnd="200k", who="nguyen thi lua")
    entry = Entry.objects.latest("pk")
    assert (entry.membership, entry.words, cash_in(ours.operating)) == (lua, "Thăm hỏi ốm đau, hiếu hỉ", 800_000)


def test_namesakes_are_asked_back(ours: Ours) -> None:
    first, second = (make_member(ours.club, full_name="Lò Thị Ơn") for _ in range(2))
    answer = ours.post("chi/visit/", fund_key=str(ours.operating.key), amount_vnd="200k", who="Lò Thị Ơn")
    assert answer.status_code == 422
    assert f"số {first.number}; Lò Thị Ơn, số {second.number}" in answer.content.decode()
    ours.post("chi/visit/", fund_key=str(ours.operating.key), amount_vnd="200k", who=f"Lò Thị Ơn, số {second.number}")
    assert Entry.objects.latest("pk").membership == second


@pytest.mark.parametrize(
    ("where", "said", "sentence"),
    [
        ("chi/visit/", {"amount_vnd": "5"}, "5.000.000 đ hay 5.000 đ"),
        ("chi/visit/", {"amount_vnd": "2 triệu"}, "chỉ còn 1.000.000 đ tiền mặt"),
        ("chi/visit/", {"amount_vnd": ""}, "Ghi số tiền"),
        ("thu/other_in/", {"amount_vnd": "1tr", "happened_on": "31/12/2098"}, "chưa tới"),
        ("chuyen/", {"amount_vnd": "1tr", "words": "x", "same": True}, "hai quỹ khác nhau"),
        ("tam-long-vang/ghi/goods/", {"name": "gạo", "unit": "kg", "quantity": "-1", "donor": "A"}, "bằng số"),
        ("tam-long-vang/ghi/cash/", {"amount_vnd": "1tr", "donor": "", "use": "spend"}, "Ai ủng hộ"),
        ("von/them/borrowed/", {"amount_vnd": "1tr", "giver": "Bà Mùi"}, "Hẹn trả ngày nào"),
        ("von/them/returnable/", {"amount_vnd": "1tr", "giver": "Người dưng"}, "Không có thành viên nào"),
        ("von/lai/", {"amount_vnd": "1tr"}, "chưa chia chỉ còn"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(ours: Ours, where: str, said: dict[str, Any], sentence: str) -> None:
    key = str(ours.operating.key)
    said = {"fund_key": key, "from_key": key, "to_key": key} | said
    before = Entry.objects.count()
    day = said.pop("happened_on", None)
    form = filled(**said)
    if day:
        form |= {"happened_on": day}
    answer = ours.browser.post(ours.here + where, form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Entry.objects.count() == before


def test_a_form_sent_twice_is_posted_once(ours: Ours) -> None:
    form = filled(fund_key=str(ours.operating.key), amount_vnd="50.000", who="", words="Chè")
    first, again = (ours.browser.post(f"{ours.here}chi/meeting/", form) for _ in range(2))
    assert (first.status_code, again.status_code) == (302, 302)
    assert cash_in(ours.operating) == 950_000
    assert ours.browser.post(f"{ours.here}chi/meeting/", form | {"amount_vnd": "60.000"}).status_code == 409


def test_money_at_a_meeting_hangs_on_it_and_leads_back(ours: Ours) -> None:
    meeting = make_meeting(ours.club, today() - timedelta(days=1))
    page = ours.text(f"chi/meeting/?hop={meeting.key}")
    assert "Để trống thì là ngày của buổi họp" in page
    answer = ours.post("chi/meeting/", fund_key=str(ours.operating.key), amount_vnd="50k", hop=str(meeting.key))
    assert answer["Location"] == f"/clb/{ours.club.pk}/hop/{meeting.key}/thu-chi/"
    assert Entry.objects.latest("pk").meeting == meeting
    stranger = make_meeting(make_club(), today())
    assert ours.browser.get(f"{ours.here}chi/meeting/?hop={stranger.key}").status_code == 404


def test_money_moves_between_funds_and_is_put_right(ours: Ours) -> None:
    ours.post(
        "chuyen/", from_key=str(ours.income.key), to_key=str(ours.operating.key), amount_vnd="1 triệu", words="Trích"
    )
    assert cash_in(ours.operating) == 2_000_000
    entry = Entry.objects.get(fund=ours.operating, words="Trích")
    assert "ở sổ quỹ kia" in ours.text(f"but-toan/{entry.key}/")
    assert ours.post(f"but-toan/{entry.key}/dao/", reason="").status_code == 422
    turned = ours.browser.post(f"{ours.here}but-toan/{entry.key}/dao/", filled(reason="Nhầm"), follow=True)
    assert "Đây là bút toán đảo" in turned.content.decode()
    assert (cash_in(ours.operating), cash_in(ours.income)) == (1_000_000, 20_000_000)
    assert "Bút toán này đã đảo" in ours.text(f"but-toan/{entry.key}/")


def test_a_month_of_the_book_begins_with_what_was_brought_forward(ours: Ours) -> None:
    take_out(ours.operating, 300_000, happened_on=date(2026, 2, 5))
    take_out(ours.operating, 200_000, happened_on=date(2026, 3, 5))
    page = ours.text(f"{ours.operating.key}/?thang=2026-03")
    for said in ("700.000 đ", "500.000 đ", "200.000 đ", "Tháng 2/2026"):
        assert said in page
    assert "PC 2/2026" in page
    assert "Tháng này không có thu, chi" in ours.text(f"{ours.operating.key}/?thang=2026-04")
    assert "500.000 đ" in ours.text(f"{ours.operating.key}/?thang=2026-04")


def test_the_book_is_searched_by_any_spelling_and_by_number(ours: Ours) -> None:
    take_out(ours.operating, 200_000)
    for text in ("tham ba lua", "LỤA ốm", "1"):
        assert "Thăm bà Lụa ốm" in ours.text(f"{ours.operating.key}/?q={text}")
    assert "Không tìm thấy" in ours.text(f"{ours.operating.key}/?q=voi")


def test_a_meetings_receipt_is_one_line_that_opens_to_its_members(ours: Ours) -> None:
    make_fee(ours.club, since=Month.of(today()))
    members = [make_member(ours.club), make_member(ours.club)]
    meeting = make_meeting(ours.club, today())
    collect(act_of_treasurer(ours.club, on=today()), meeting=meeting, key=uuid4(),
            taken=[Taken(member.pk, "fees", "", {"fee": 3_000}) for member in members])  # fmt: skip
    page = ours.text(f"{ours.operating.key}/")
    assert "2 dòng" in page
    where = page.split("?phieu=")[1].split('"')[0]
    listed = ours.text(f"{ours.operating.key}/?phieu={where}")
    assert all(member.person.full_name in listed for member in members)


def test_a_fee_is_set_taken_and_stands_in_the_year(ours: Ours) -> None:
    hoa = make_member(ours.club, full_name="Vi Thị Hoa")
    this = Month.of(today())
    ours.post("phi/muc/", amount_vnd="3 nghìn", since=str(this - 1), exempt=["poor"], exempt_from_age="80")
    assert FeeRule.objects.get().exempt == ["poor"]
    assert "hộ nghèo, cụ từ 80 tuổi" in ours.text("phi/")
    assert "6.000 đ" in ours.text(f"phi/{hoa.pk}/")
    ours.post(f"phi/{hoa.pk}/", amount_vnd="9.000", **{"seen-key": "6000"})
    assert sorted(FeePaid.objects.values_list("amount_vnd", flat=True)) == [3_000, 3_000, 3_000]
    assert "9.000" in ours.text(f"phi/nam/{this.year}/") or this.month >= 12


def test_a_fee_is_taken_of_anybody_on_one_page_that_a_phone_takes_along(ours: Ours) -> None:
    hoa = make_member(ours.club, full_name="Vi Thị Hoa")
    make_fee(ours.club, since=Month.of(today()) - 1)
    assert f"{ours.here}phi/thu/" in ours.text("phi/")
    form = filled(member="vi thị hoa", amount_vnd="9 nghìn")
    for _ in range(2):  # the same form twice, when less is open
        assert ours.browser.post(f"{ours.here}phi/thu/", form).status_code == 302
    assert list(FeePaid.objects.values_list("membership", "amount_vnd")) == [(hoa.pk, 3_000)] * 3
    refused = ours.post("phi/thu/", member="Người dưng", amount_vnd="3 nghìn")
    assert refused.status_code == 422
    assert "Không có thành viên nào" in refused.content.decode()
    pages = list(offline_pages(ours.club, binh_the_treasurer(ours.club).act))
    assert f"{ours.here}phi/thu/" in pages
    assert f"{ours.here}{ours.income.key}/" in pages


def test_a_gift_through_a_bank_book_names_the_fund_of_the_book(ours: Ours) -> None:
    book = make_book(ours.income)
    said = {"donor": "Bà Vi", "amount_vnd": "1 triệu", "use": "spend", "bank": str(book.key)}
    refused = ours.post("tam-long-vang/ghi/cash/", **said, fund_key=str(ours.operating.key))
    assert refused.status_code == 422
    assert "là tiền của" in refused.content.decode()
    assert ours.post("tam-long-vang/ghi/cash/", **said, fund_key=str(ours.income.key)).status_code == 302
    assert Entry.objects.latest("pk").fund == ours.income


def test_a_fee_somebody_took_meanwhile_is_asked_back(ours: Ours) -> None:
    hoa = make_member(ours.club)
    make_fee(ours.club, since=Month.of(today()))
    pay(hoa, (Month.of(today()), 3_000), on=today())
    answer = ours.post(f"phi/{hoa.pk}/", amount_vnd="3.000", **{"seen-key": "3000"})
    assert answer.status_code == 422
    assert "đã có người thu" in answer.content.decode()
    assert FeePaid.objects.count() == 1


def test_borrowed_capital_waits_on_the_home_until_it_is_given_back(ours: Ours) -> None:
    day = today() + timedelta(days=10)
    ours.post("von/them/borrowed/", fund_key=str(ours.income.key), amount_vnd="2 triệu", giver="Bà Mùi", words="",
              **parts("return_on", day))  # fmt: skip
    capital = Capital.objects.get()
    act = binh_the_treasurer(ours.club).act
    (todo,) = [each for each in club_todos(ours.club, act) if "Bà Mùi" in each.text]
    assert todo.url == f"{ours.here}von/{capital.key}/"
    later = day + timedelta(days=30)
    ours.post(f"von/{capital.key}/hen-lai/", **parts("return_on", later))
    assert f"{later:%d/%m/%Y}" in ours.text(f"von/{capital.key}/")
    ours.post(f"von/{capital.key}/tra/", amount_vnd="2 triệu")
    assert cash_in(ours.income) == 20_000_000
    assert "Trả lại vốn này" not in ours.text(f"von/{capital.key}/")


def test_interest_is_parted_by_the_rule_that_was_written(ours: Ours) -> None:
    earn(ours.club, 100_000)
    ours.post("von/lai/cach-chia/", operating="60", **parts("since", date(2026, 1, 1)))
    assert InterestSplit.objects.get().operating_bps == 6_000
    ours.post("von/lai/", amount_vnd="100.000")
    assert balances_of(ours.income.pk)[AccountKind.CAPITALISED] == 40_000
    assert "60% cho quỹ hoạt động" in ours.text("von/lai/")


def test_a_savings_book_is_opened_in_a_persons_name_and_money_goes_through_it(ours: Ours) -> None:
    ours.post("ngan-hang/them/", fund_key=str(ours.income.key), kind="savings", bank="Agribank", number="0123",
              holder="Phạm Văn Bình", **parts("opened_on", date(2026, 1, 1)))  # fmt: skip
    book = BankBook.objects.get()
    ours.post(f"ngan-hang/{book.key}/deposit/", amount_vnd="6 triệu")
    assert "6.000.000 đ" in ours.text("ngan-hang/")
    answer = ours.post("chi/visit/", fund_key=str(ours.operating.key), amount_vnd="50k", bank=str(book.key))
    assert "là tiền của" in answer.content.decode()
    ours.post("chi/visit/", fund_key=str(ours.income.key), amount_vnd="50k", bank=str(book.key))
    assert "5.950.000 đ" in ours.text(f"ngan-hang/{book.key}/")
    ours.post(f"ngan-hang/{book.key}/dung-ten/", holder="Bà Lan", **parts("since", today()))
    assert "Bà Lan" in ours.text(f"ngan-hang/{book.key}/")
    assert (
        "còn 5.950.000 đ"
        in ours.post(f"ngan-hang/{book.key}/tat-toan/", **parts("closed_on", today())).content.decode()
    )


def test_gifts_of_every_kind_are_written_thanked_and_given_on(ours: Ours) -> None:
    ours.post("tam-long-vang/ghi/cash/", donor="Ông Tứ", address="Xóm 2", amount_vnd="500k", use="spend", words="Tết")
    ours.post("tam-long-vang/ghi/goods/", donor="Bà Vi", name="gạo", unit="kg", quantity="6", worth_vnd="120k")
    ours.post("tam-long-vang/ghi/labour/", donor="Ông Lữ", quantity="0,5", words="Dọn nhà văn hóa")
    cash, goods, labour = Donation.objects.order_by("number")
    for gift in (cash, goods, labour):
        paper = ours.browser.get(f"{ours.here}tam-long-vang/{gift.key}/giay-cam-on.pdf")
        assert paper.content.startswith(b"%PDF")
    assert goods.goods is not None
    ours.post(f"hien-vat/{goods.goods.key}/cho/", receiver="Bà Lụa", quantity="2")
    assert "4 kg" in ours.text("hien-vat/")
    out = GoodsOut.objects.get()
    ours.post(f"hien-vat/cho/{out.key}/gach/", reason="Bà Lụa đi vắng")
    assert "6 kg" in ours.text(f"hien-vat/{goods.goods.key}/")
    ours.post(f"tam-long-vang/{labour.key}/gach/", reason="Ghi hai lần")
    assert "Dòng này đã gạch" in ours.text(f"tam-long-vang/{labour.key}/")
    assert ours.browser.get(f"{ours.here}tam-long-vang/{labour.key}/giay-cam-on.pdf").status_code == 404
    assert "Bà Vi" not in ours.text("tam-long-vang/?loai=cash")


def test_a_fund_is_opened_and_what_is_missing_is_told() -> None:
    club = make_club()
    browser, here = binh_the_treasurer(club).client, f"/clb/{club.pk}/quy/"
    assert "chưa mở quỹ nào" in browser.get(here).content.decode()
    said = {"key": str(uuid4()), "kind": "income", "name": "", **parts("opened_on", today())}
    browser.post(f"{here}mo/", said)
    assert Fund.objects.get().name == "Quỹ tăng thu nhập"
    assert "chưa mở quỹ hoạt động" in browser.get(here).content.decode()
    assert told_of_funds(club) == ""


def test_the_home_adds_up_what_is_in_the_box(ours: Ours) -> None:
    bring_capital(ours.club, 5_000_000)
    page = ours.text()
    assert "26.000.000 đ" in page
    assert "trong đó 5.000.000 đ là vốn phải trả" in page
    assert told_of_funds(ours.club) == "26.000.000 đ"


# --- who may ------------------------------------------------------------------------------------------------------
