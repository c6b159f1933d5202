"""A meeting of sixty on a cheap phone: the roll called, the browser killed, the draft sent, read back, closed."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.kernel.acts import now
from chungtay.meetings.models import Attendance, Meeting
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site, assert_accessible

FOOT = ".roll__count"


def test_sixty_members_are_called_on_a_phone_and_a_killed_browser_loses_nothing(site: Site, phone: Page) -> None:
    club = make_club(meeting_place="Nhà văn hóa thôn")
    make_board(club)
    make_members(club, 55)
    cookie = lan_the_chair(club).client.cookies["sessionid"].value
    phone.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
    day = now().date() - timedelta(days=1)

    phone.goto(site / f"/clb/{club.pk}/hop/")
    phone.get_by_role("link", name="Bắt đầu buổi sinh hoạt").click()
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):
        phone.locator(f"[name=held_on_{part}]").fill(str(value))
    assert_accessible(phone)
    phone.get_by_role("button", name="Bắt đầu").click()
    phone.get_by_role("link", name="Điểm danh").click()
    assert_accessible(phone)
    for nth in (3, 17, 41):
        phone.locator(".roll__mark--absent").nth(nth).click()
    phone.locator(".roll__mark--relative").nth(5).click()
    expect(phone.locator(FOOT)).to_contain_text("56 có mặt · 3 vắng · 1 đi thay")
    phone.wait_for_timeout(1500)  # a draft is written a moment after the last touch

    again = phone.context.new_page()
    sheet = phone.url
    phone.close()
    again.goto(sheet)
    expect(again.locator(FOOT)).to_contain_text("56 có mặt · 3 vắng · 1 đi thay")
    again.get_by_role("button", name="Ghi điểm danh").click()
    again.get_by_role("link", name="Đọc lại và kết thúc buổi họp").click()
    assert_accessible(again)
    assert "56 trên 60 người có mặt, 1 người nhà đi thay, 3 người vắng không phép." in again.inner_text("main")
    again.locator("[name=number]").fill("12")
    again.get_by_role("button", name="Kết thúc buổi họp").click()
    again.get_by_role("link", name="In biên bản").wait_for()
    assert_accessible(again)

    assert Meeting.objects.get().number == 12
    assert Attendance.objects.filter(mark="absent").count() == 3
    again.goto(sheet)
    assert again.locator(".ct-draft").count() == 0  # what was accepted is no draft any more
