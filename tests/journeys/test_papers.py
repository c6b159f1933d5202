"""An office's papers and its report, at a desk and on a phone: a heading, a number, the register, the report."""

from playwright.sync_api import Page, expect

from chungtay.papers.models import OutgoingPaper
from chungtay.people.tests.factories import make_commune
from tests.cast import commune_officer
from tests.journeys.conftest import Site, assert_accessible

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


def test_an_office_heads_its_papers_takes_a_number_and_reads_its_report(site: Site, desk: Page) -> None:
    make_commune()
    cookie = commune_officer().client.cookies["sessionid"].value
    desk.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site.url}])
    desk.goto(site / "/vp/van-ban/")
    desk.get_by_role("button", name="Mở sổ văn bản").click()
    desk.get_by_label("Cơ quan cấp trên").fill("Ủy ban MTTQ Việt Nam xã Nga Sơn")
    desk.get_by_label("Nơi ghi trước ngày").fill("Nga Sơn")
    desk.get_by_label("Chức vụ người ký").fill("Chủ tịch")
    desk.get_by_label("Họ tên người ký").fill("Mai Văn Tứ")
    assert_accessible(desk)
    desk.get_by_role("button", name="Dùng thể thức này").click()
    desk.get_by_role("link", name="Lấy số văn bản đi").click()
    desk.get_by_label("Loại văn bản").select_option("KH")
    desk.get_by_label("Trích yếu").fill("Kế hoạch thành lập câu lạc bộ năm nay")
    desk.get_by_label("Nơi nhận").fill("Ủy ban nhân dân xã\nCác chi hội")
    desk.get_by_role("button", name="Ghi vào sổ").click()
    expect(desk.locator("main")).to_contain_text("1/KH-HNCT")
    assert OutgoingPaper.objects.get().about == "Kế hoạch thành lập câu lạc bộ năm nay"
    register = desk.url
    for address in (register, register.replace("/di/", "/mau/"), site / "/vp/bao-cao/"):
        for size in (PHONE, DESK):
            desk.set_viewport_size(size)
            desk.goto(address)
            expect(desk.locator("h1")).to_be_visible()
            assert_accessible(desk)
