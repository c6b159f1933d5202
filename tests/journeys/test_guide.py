"""The pictures of the guides in docs/huong-dan: every page they show, taken and looked at on a small world."""

from datetime import date, timedelta
from uuid import uuid4

from django.core.management import call_command
from playwright.sync_api import Page

from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.conferences.rules import PromiseState
from chungtay.conferences.services import Asked, ask_speech, note_promise, set_programme, step_promise
from chungtay.conferences.tests.factories import held, make_conference, promised
from chungtay.funds.models import CashCount
from chungtay.funds.queries.counts import box_of
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.tests.factories import make_count, make_fund, put_in, take_out
from chungtay.funds.tests.money_factories import make_fee
from chungtay.journeys.services import Beginning, begin_handover, make_links, token_of
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.kernel.months import HalfYear, Month, months_later
from chungtay.loans.tests.factories import make_loan, pay
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.reports.rules import Told
from chungtay.reports.services import Written
from chungtay.reports.tests.factories import due_of, hand_up, make_campaign
from tests.cast import (
    Someone,
    binh_the_treasurer,
    centre_officer,
    commune_officer,
    lan_the_chair,
    partner,
    province_officer,
)
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter
from tests.journeys.test_half_year import living

PREFIX = "huong-dan-"  # scripts/pictures.py takes the files that begin with it
NAME = "CLB thôn Phú Nghĩa"


def test_the_pictures_of_a_club_on_a_phone(site: Site, phone: Page) -> None:
    club = _club()
    for name, address in (("vao", "/vao/"), ("phieu", "/phieu/")):
        _show(phone, site, name, address)
    enter(phone, site, lan_the_chair(club))
    base = f"/clb/{club.pk}/"
    pages = {"trang-cau-lac-bo": "", "thang-khong-hop": "hop/thang-khong-hop/", "them-thanh-vien": "thanh-vien/them/"}
    pages |= {"nhap-so": "nhap-so/", "so-sach": "in/", "ban-chu-nhiem": "ban-chu-nhiem/"}
    for name, address in pages.items():
        _show(phone, site, name, base + address)
    _show(phone, site, "may-chung", "/tai-khoan/may-nay/")
    _hold_a_meeting(phone, site, base)


def test_the_pictures_of_the_clubs_money_on_a_phone(site: Site, phone: Page) -> None:
    """Pages that other journeys look at closely; here they only stand for their picture."""
    club = _club()
    lan = lan_the_chair(club)
    pages = _money(club, lan)
    enter(phone, site, binh_the_treasurer(club))
    for name, address in pages.items():
        _open(phone, site, address)
        picture(phone, PREFIX + name)


def test_the_pictures_of_the_offices_on_a_desk(site: Site, desk: Page) -> None:
    club = _club()
    call_command("figures", "rebuild")
    forms = {"thanh-lap": "/vp/thanh-lap/moi/", "go-phieu": "/vp/phieu/"}
    forms["giao-vai-tro"] = f"/vp/tai-khoan/giao/?o={club.path}"
    _show_all(desk, site, commune_officer(), forms | {"tiep-nhan": f"/vp/tiep-nhan/clb/{club.pk}/"})
    _show_all(desk, site, province_officer(), {"phu-trach": "/vp/phu-trach/"})


def test_the_pictures_of_reports_that_are_handed_up(site: Site, phone: Page, desk: Page) -> None:
    """A club looks at its report on a phone; the commune accepts many, one of them doubtful."""
    period = HalfYear.of(now().astimezone(VIET_NAM).date()).previous
    clubs = [living(f"CLB thôn {name}", period) for name in ("Phú Nghĩa", "Đông Thành", "Yên Lộc", "Xuân Tiến")]
    call_command("figures", "rebuild")  # waits for the worker, which counts the same months at this moment
    campaign = make_campaign(kind="half", period=str(period))
    told = Written(told={"members": Told(said=11, words="Hai thành viên mới vào cuối kỳ chưa ghi trong sổ.")})
    for club, written in zip(clubs[1:], (Written(), told, Written()), strict=True):
        hand_up(due_of(campaign, club.path), written=written)
    enter(phone, site, lan_the_chair(clubs[0]))
    key = due_of(campaign, clubs[0].path).key
    _show(phone, site, "bao-cao-cau-lac-bo", f"/clb/{clubs[0].pk}/bao-cao/{key}/gui/")
    _show_all(desk, site, commune_officer(), {"duyet-bao-cao": "/vp/bao-cao/duyet/"})


def test_the_picture_of_a_conference(site: Site, desk: Page) -> None:
    """Held, with what was said and what was promised there."""
    province = make_commune().province
    assert province is not None
    officer = province_officer()
    conference = make_conference(officer, path=province.path, title="Hội nghị sơ kết 6 tháng đầu năm")
    items = (
        "8:00 | Đón tiếp đại biểu | Văn phòng Hội",
        "8:30 | Báo cáo sơ kết | Thường trực Hội",
        "9:15 | Tham luận | Các xã",
    )
    set_programme(officer.act, conference=conference, key=uuid4(), text="\n".join(items))
    speech = Asked("Giữ sổ quỹ đúng và đủ ở câu lạc bộ", "Hội NCT xã Nga Sơn")
    ask_speech(officer.act, conference=conference, key=uuid4(), asked=speech)
    conference = held(conference, officer)
    asked = note_promise(officer.act, conference=conference, key=uuid4(), promised=promised())
    note_promise(
        officer.act, conference=conference, key=uuid4(),
        promised=promised(words="Mở hai lớp tập huấn cho Ban Chủ nhiệm mới", owner="Hội NCT tỉnh"),
    )  # fmt: skip
    step_promise(
        officer.act, promise=asked, key=uuid4(), to=PromiseState.SENT, on=officer.act.day, words="Đã gửi công văn"
    )
    _show_all(desk, site, officer, {"hoi-nghi": f"/vp/hoi-nghi/{conference.key}/"})


def test_the_pages_whose_pictures_need_a_whole_country_are_accessible(site: Site, desk: Page) -> None:
    club = _club()
    call_command("figures", "rebuild")
    figure = "/vp/so-lieu/chi-so/member_count/"
    nation = ["/vp/so-lieu/", figure, "/vp/so-lieu/xa-trang/", "/vp/chuong-trinh/chi-tieu/"]
    nation += ["/vp/so-lieu/bang/", "/vp/tien-do/"]
    readers = (
        (commune_officer(), ["/vp/"]),
        (province_officer(), ["/vp/"]),
        (centre_officer(), nation),
        (partner(club), ["/vp/so-lieu/du-an/"]),
    )
    for reader, addresses in readers:
        desk.context.clear_cookies()
        enter(desk, site, reader)
        for address in addresses:
            _open(desk, site, address)
            assert_accessible(desk)


def _club() -> Club:
    club = make_club(NAME, meeting_place="Nhà văn hóa thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 55)
    return club


def _money(club: Club, lan: Someone) -> dict[str, str]:
    """Two funds, a loan of five months, a meeting today, a box that is short, a post being handed over; their pages."""
    today = now().astimezone(VIET_NAM).date()
    income = make_fund(club, cash_vnd=20_000_000, name="Quỹ tăng thu nhập")
    operating = make_fund(club, FundKind.OPERATING, name="Quỹ hoạt động")
    put_in(operating, 1_200_000, AccountKind.GIVEN)
    take_out(operating, 200_000)
    make_fee(club, 5_000, since=Month.of(today))
    lua = make_member(club, full_name="Nguyễn Thị Lụa", birth_year=1954)
    lent_on = months_later(today, -5)
    loan = make_loan(income, lua, on=lent_on)
    for month in range(1, 5):
        pay(loan, 50_000, months_later(lent_on, month))
    meeting = make_meeting(club, today)
    short_vnd = sum(box_of(club.pk).values()) - 20_000
    why = "Có thể trả nhầm tiền thừa khi thu phí"
    make_count(club, short_vnd, counted_on=today - timedelta(days=1), explanation=why)
    seat = BoardSeat.objects.get(club=club, post=Post.TREASURER)
    begun = begin_handover(lan.act, seat=seat, receiver=lua, key=uuid4(), beginning=Beginning(today))
    link = make_links(lan.act, club_id=club.pk, path=club.path, membership_ids=[lua.pk])[lua.pk]
    base = f"/clb/{club.pk}/"
    return {
        "quy": f"{base}quy/",
        "so-du-dau": f"{base}quy/so-du-dau/",
        "thu-tai-hop": f"{base}hop/{meeting.key}/thu/",
        "khoan-vay": f"{base}vay/{loan.key}/",
        "kiem-quy": f"{base}quy/kiem-quy/{CashCount.objects.get().key}/",
        "khoa-so": f"{base}quy/khoa-so/{Month.of(today).previous.last}/",
        "ban-giao": f"{base}ban-giao/{begun.key}/",
        "phieu-cua-toi": f"/xem/{token_of(link)}/",
    }


def _hold_a_meeting(phone: Page, site: Site, base: str) -> None:
    _show(phone, site, "bat-dau-hop", f"{base}hop/bat-dau/")
    _fill_day(phone, now().astimezone(VIET_NAM).date() - timedelta(days=1))
    phone.get_by_role("button", name="Bắt đầu").click()
    phone.wait_for_url(lambda url: not url.endswith("/bat-dau/"))
    steps = phone.url
    phone.get_by_role("link", name="Điểm danh").click()
    for nth in (2, 9):
        phone.locator(".roll__mark--absent").nth(nth).click()
    _keep(phone, "diem-danh")
    phone.get_by_role("button", name="Ghi điểm danh").click()
    phone.wait_for_url(steps)
    _keep(phone, "buoi-hop")
    phone.get_by_role("link", name="Đọc lại và kết thúc buổi họp").click()
    _keep(phone, "doc-lai")


def _show_all(page: Page, site: Site, someone: Someone, pages: dict[str, str]) -> None:
    page.context.clear_cookies()
    enter(page, site, someone)
    for name, address in pages.items():
        _show(page, site, name, address)


def _show(page: Page, site: Site, name: str, address: str) -> None:
    _open(page, site, address)
    _keep(page, name)


def _open(page: Page, site: Site, address: str) -> None:
    answer = page.goto(site / address)
    assert answer is not None
    assert answer.ok, address


def _keep(page: Page, name: str) -> None:
    assert_accessible(page)
    picture(page, PREFIX + name)


def _fill_day(page: Page, day: date) -> None:
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):
        page.locator(f"[name=held_on_{part}]").fill(str(value))
