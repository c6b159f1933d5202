"""The trunk: a club is founded, its register imported, a meeting held on a phone, and the nation counts it."""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from chungtay.clubs.models import Club
from chungtay.exchange.tests.books import book, people
from chungtay.kernel.acts import VIET_NAM, now
from tests.cast import centre_officer, commune_officer, lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter

NAME = "CLB thôn Phú Nghĩa"
REGISTER = 52


def test_a_club_is_founded_and_its_meeting_becomes_the_nations_figure(
    site: Site, desk: Page, phone: Page, tmp_path: Path
) -> None:
    today = now().astimezone(VIET_NAM).date()
    _found(site, desk, today)
    club = Club.objects.get(name=NAME)
    _import_register(site, desk, club, tmp_path)
    _launch(site, desk, club, today)
    _hold_meeting(site, phone, club, today)
    _see_the_nation(site, desk, club, today)


def _found(site: Site, desk: Page, today: date) -> None:
    enter(desk, site, commune_officer())
    desk.goto(site / "/vp/thanh-lap/")
    desk.get_by_role("link", name="Bắt đầu thành lập").click()
    desk.get_by_label("Tên câu lạc bộ").fill(NAME)
    _day(desk, "happened_on", today - timedelta(60))
    assert_accessible(desk)
    _send(desk)
    expect(desk.get_by_role("heading", level=1)).to_contain_text(NAME)
    picture(desk, "trunk-1-founding")


def _import_register(site: Site, desk: Page, club: Club, tmp_path: Path) -> None:
    place = tmp_path / "so.xlsx"
    place.write_bytes(book(people(REGISTER)))
    desk.goto(site / f"/vp/nhap/clb/{club.pk}/")
    desk.locator("[type=file]").set_input_files(place)
    desk.get_by_role("button", name="Gửi tệp để xem trước").click()
    desk.get_by_role("button", name="Đọc và kiểm tra từng dòng").click()
    desk.get_by_role("button", name=f"Ghi {REGISTER} người vào sổ").click()
    expect(desk.locator("main")).to_contain_text(f"Đã ghi {REGISTER} người vào sổ")


def _launch(site: Site, desk: Page, club: Club, today: date) -> None:
    """Every step in turn, each a day later than the one before, until there is nothing left to do."""
    day = today - timedelta(40)
    for _ in range(12):
        desk.goto(site / f"/vp/thanh-lap/{club.pk}/")
        left = desk.locator("td a[href*='/buoc/']").filter(has_not_text="Sửa")
        if left.count() == 0:
            break
        left.first.click()
        for name in sorted({field.rsplit("_", 1)[0] for field in _names(desk) if field.endswith("_ngay")}):
            _day(desk, name, day)
        for field, words in (("number", "25/QĐ-UBND"), ("decided_by", "UBND xã Nga Sơn"), ("words", "Đã làm đủ.")):
            if desk.locator(f"[name={field}]").count():
                desk.locator(f"[name={field}]").fill(words)
        if desk.locator("[name=regulation]").count():
            desk.locator("[name=regulation]").fill("Câu lạc bộ họp mỗi tháng một lần.")
        _send(desk)
        day += timedelta(3)
    desk.goto(site / f"/vp/thanh-lap/{club.pk}/")
    assert club.states.filter(state="active", valid_to=None).exists(), desk.inner_text("main")
    picture(desk, "trunk-2-founded")


def _hold_meeting(site: Site, phone: Page, club: Club, today: date) -> None:
    club.refresh_from_db()
    enter(phone, site, lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/")
    assert_accessible(phone)
    picture(phone, "trunk-3-club-home")
    phone.goto(site / f"/clb/{club.pk}/hop/bat-dau/")
    _day(phone, "held_on", today)
    phone.get_by_role("button", name="Bắt đầu").click()
    picture(phone, "trunk-4-steps")
    phone.get_by_role("link", name="Điểm danh").click()
    for nth in (2, 9):
        phone.locator(".roll__mark--absent").nth(nth).click()
    picture(phone, "trunk-5-roll")
    phone.get_by_role("button", name="Ghi điểm danh").click()
    phone.get_by_role("link", name="Đọc lại và kết thúc buổi họp").click()
    phone.locator("[name=number]").fill("1")
    phone.get_by_role("button", name="Kết thúc buổi họp").click()
    phone.get_by_role("link", name="In biên bản").wait_for()


def _see_the_nation(site: Site, desk: Page, club: Club, today: date) -> None:
    """The figure has changed within a moment; it opens from the country down to the meeting, by both maps."""
    desk.context.clear_cookies()
    enter(desk, site, centre_officer())
    for borders, provinces in (("hom-nay", 34), ("truoc-2025", 63)):
        _wait_for_figure(desk, site / f"/vp/so-lieu/?theo={borders}")
        sentence = desk.locator("#cau-so-lieu").inner_text()
        assert re.search(rf"có 1 câu lạc bộ với {REGISTER} thành viên", sentence), sentence
        assert f"1/{provinces}" in sentence, sentence
    assert_accessible(desk)
    picture(desk, "trunk-6-nation")
    desk.goto(site / "/vp/so-lieu/chi-so/meeting_count/")
    for step in ("Thanh Hóa", "Nga Sơn", NAME):
        desk.goto(desk.url + ("&" if "?" in desk.url else "?") + "sort=-so")  # what counts most stands first
        desk.locator("main table").get_by_role("link", name=step).first.click()
    assert_accessible(desk)
    picture(desk, "trunk-7-rows")
    desk.locator("main table a[href*='/hop/']").first.click()
    expect(desk.locator("main")).to_contain_text(f"{REGISTER - 2}")
    picture(desk, "trunk-8-meeting")


def _wait_for_figure(desk: Page, address: str) -> None:
    for _ in range(20):
        desk.goto(address)
        if f"{REGISTER} thành viên" in desk.locator("#cau-so-lieu").inner_text():
            return
        desk.wait_for_timeout(250)


def _names(page: Page) -> list[str]:
    return page.locator("main [name]").evaluate_all("all => all.map(each => each.name)")


def _day(page: Page, name: str, day: date) -> None:
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):
        page.locator(f"[name={name}_{part}]").fill(str(value))


def _send(page: Page) -> None:
    page.locator("main form [type=submit]:visible, main form button:not([type]):visible").last.click()
    page.wait_for_load_state()
