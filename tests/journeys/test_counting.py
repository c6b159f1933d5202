"""The box counted at the meeting, the missing money owed, the month closed by two people on one phone, the papers."""

import re
from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.db import transaction
from playwright.sync_api import Page, expect

from chungtay.access import services as access
from chungtay.access.guards import DEVICE_COOKIE
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.funds.models import Closing, Fund
from chungtay.funds.rules import AccountKind, EntryKind, FundKind
from chungtay.funds.services import Money, Move, Slip, Who, open_books, open_fund, post_entry, receive, spend
from chungtay.funds.tests.factories import act_of_treasurer
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting
from tests.cast import Someone, binh_the_treasurer, commune_officer, thao_the_accountant
from tests.journeys.conftest import Site, assert_accessible, picture

NAME = "CLB thôn Phú Nghĩa"
LAST = Month.of(now().date()).previous


@transaction.atomic
def a_club_with_a_year() -> tuple[Meeting, Fund, Fund]:
    """Two funds since the beginning of last month, loans, a collection of eight at last month's meeting."""
    club = make_club(NAME)
    make_board(club)
    members = make_members(club, 8)
    act = act_of_treasurer(club, on=LAST.last)
    income, operating = (
        open_fund(act, club=club, key=uuid4(), kind=kind, name=name, opened_on=LAST.first)
        for kind, name in ((FundKind.INCOME, "Quỹ tăng thu nhập"), (FundKind.OPERATING, "Quỹ hoạt động"))
    )
    where = {"club": club, "fund_key": income.key, "happened_on": LAST.first}
    receive(act, **where, key=uuid4(), money=Money(AccountKind.GRANT, 20_000_000, "Vốn dự án VIE085"))
    for member in members[:3]:
        who = Who(member.person.full_name, member.pk)
        spend(act, **where, key=uuid4(), money=Money(AccountKind.LENT, 5_000_000, f"Cho {who.name} vay nuôi gà", who))
    meeting = make_meeting(club, LAST.first + timedelta(days=19))
    for at, member in enumerate(members):
        lines = [(operating, AccountKind.FEE, 5_000)] + ([(income, AccountKind.INTEREST, 50_000)] if at < 3 else [])
        for fund, account, vnd in lines:
            post_entry(
                act, open_books(act, club), fund=fund, key=uuid4(), happened_on=meeting.held_on, words="Thu",
                kind=EntryKind.RECEIPT, moves=[Move(AccountKind.CASH, account, vnd)],
                who=Who(member.person.full_name, member.pk), slip=Slip(meeting, is_collection=True),
            )  # fmt: skip
    return meeting, income, operating


def carry(phone: Page, site: Site, who: Someone, device_key: str) -> None:
    """The club's own phone, signed in as this person."""
    signed = signing.get_cookie_signer(salt=DEVICE_COOKIE * 2).sign(device_key)
    kept = {"sessionid": who.client.cookies["sessionid"].value, DEVICE_COOKIE: signed}
    phone.context.add_cookies([{"name": name, "value": value, "url": site.url} for name, value in kept.items()])


def type_day(phone: Page, name: str, day: object) -> None:
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):  # type: ignore[attr-defined]
        phone.locator(f"[name={name}_{part}]").fill(str(value))


def test_a_treasurer_counts_settles_closes_and_prints_on_a_phone(site: Site, phone: Page, desk: Page) -> None:
    meeting, income, _ = a_club_with_a_year()
    club = meeting.club
    thao, binh = thao_the_accountant(club), binh_the_treasurer(club)
    device = access.register_device(thao.act, path=club.path, name="Máy câu lạc bộ")
    access.set_pin(thao.act, device=device, user=thao.user, pin="2468")
    carry(phone, site, binh, str(device.key))

    phone.goto(site / f"/clb/{club.pk}/hop/{meeting.key}/")
    phone.get_by_role("link", name="Kiểm quỹ").click()
    for note, count in ((500_000, 9), (200_000, 2), (50_000, 0), (20_000, 2)):
        phone.locator(f"[name=to_{note}]").fill(str(count))
    expect(phone.locator("[data-difference]")).to_have_text("thiếu 250.000 đ")
    assert_accessible(phone)
    picture(phone, "kiem-quy")
    phone.get_by_role("button", name="Ghi kiểm quỹ").click()
    expect(phone.locator(".govuk-error-summary")).to_contain_text("lệch 250.000 đ")
    phone.locator("[name=explanation]").fill("Chưa rõ, sẽ tìm")
    phone.get_by_role("button", name="Ghi kiểm quỹ").click()
    phone.get_by_role("link", name="Một người nhận trả, có hẹn ngày").wait_for()
    assert_accessible(phone)
    picture(phone, "kiem-quy-lech")
    phone.get_by_role("link", name="Một người nhận trả, có hẹn ngày").click()
    phone.locator("[name=member]").select_option(index=4)
    type_day(phone, "due_on", now().date() + timedelta(days=60))
    assert_accessible(phone)
    picture(phone, "tien-thieu")
    phone.get_by_role("button", name="Ghi người nhận trả").click()
    expect(phone.locator("main")).to_contain_text("đã xử lý")

    phone.goto(site / f"/clb/{club.pk}/quy/khoa-so/")
    assert_accessible(phone)
    picture(phone, "khoa-so-danh-sach")
    phone.get_by_role("link", name=LAST.label.capitalize()).click()
    assert_accessible(phone)
    picture(phone, "khoa-so")
    phone.get_by_role("button", name="Tôi là thủ quỹ, tiền trong hộp đúng với sổ").click()
    expect(phone.locator(".ct-note--done").first).to_contain_text("Còn chờ kế toán xác nhận")
    phone.get_by_role("link", name="Đổi người").click()
    phone.get_by_role("link", name="Lê Thị Thảo").click()
    phone.locator("[name=pin]").fill("2468")
    phone.get_by_role("button", name="Vào").click()
    phone.get_by_role("button", name="Tôi là kế toán, sổ ghi đủ và đúng").click()
    phone.get_by_text("Sổ đã khóa đến hết ngày này").wait_for()
    assert_accessible(phone)
    picture(phone, "khoa-so-xong")
    assert Closing.objects.get().closed_at is not None

    for page, name in (("so-sach/", "so-sach"), (f"so/{income.key}/?ky={LAST}", "so-quy"), ("chung-tu/", "chung-tu"),
                       (f"thu-chi/?ky={LAST}", "thu-chi"), ("can-doi/", "can-doi"), ("cong-khai/", "cong-khai"),
                       ("kiem-quy/", "kiem-quy-danh-sach"), ("tien-thieu/", "tien-thieu-danh-sach"),
                       ("so-du-dau/", "so-du-dau")):  # fmt: skip
        phone.goto(site / f"/clb/{club.pk}/quy/{page}")
        assert_accessible(phone)
        picture(phone, name)
    phone.goto(site / f"/clb/{club.pk}/quy/chung-tu/?q=theo+danh+sách")
    phone.get_by_role("link", name="PT").first.click()
    assert_accessible(phone)
    picture(phone, "phieu-thu")
    phone.evaluate(
        "() => { navigator.canShare = () => true;"
        " navigator.share = async ({ files }) => { document.title = `${files[0].name} ${files[0].size}`; } }"
    )
    phone.get_by_role("link", name="Gửi dạng ảnh").click()
    expect(phone).to_have_title(re.compile(r"^phieu-thu-3-\d{4}\.png \d{4,}$"))

    officer = commune_officer()
    cookie = officer.client.cookies["sessionid"].value
    desk.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
    for page, name in (("khoa-so/", "khoa-so-xa"), (f"so/{income.key}/?ky={LAST}", "so-quy-xa")):
        desk.goto(site / f"/vp/clb/{club.pk}/quy/{page}")
        assert_accessible(desk)
        picture(desk, name)
