"""The pictures of the guides in docs/huong-dan: every page they show, taken and looked at on a small world."""

from datetime import date, timedelta

from django.core.management import call_command
from playwright.sync_api import Page

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import VIET_NAM, now
from tests.cast import Someone, centre_officer, commune_officer, lan_the_chair, partner, province_officer
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter

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


def test_the_pictures_of_the_offices_on_a_desk(site: Site, desk: Page) -> None:
    club = _club()
    call_command("figures", "rebuild")
    forms = {"thanh-lap": "/vp/thanh-lap/moi/", "go-phieu": "/vp/phieu/"}
    forms["giao-vai-tro"] = f"/vp/tai-khoan/giao/?o={club.path}"
    _show_all(desk, site, commune_officer(), forms | {"tiep-nhan": f"/vp/tiep-nhan/clb/{club.pk}/"})
    _show_all(desk, site, province_officer(), {"phu-trach": "/vp/phu-trach/"})


def test_the_pages_whose_pictures_need_a_whole_country_are_accessible(site: Site, desk: Page) -> None:
    club = _club()
    call_command("figures", "rebuild")
    figure = "/vp/so-lieu/chi-so/member_count/"
    nation = ["/vp/so-lieu/", figure, "/vp/so-lieu/xa-trang/", "/vp/chuong-trinh/chi-tieu/"]
    readers = (
        (commune_officer(), ["/vp/"]),
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
