"""A class from the list of the untrained to the certificates: invited on a desk, answered on a phone, closed."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.training.models import Class
from chungtay.training.tests.factories import make_material, today
from tests import cast
from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_clubs import enter


def test_a_board_that_nobody_taught_is_invited_answers_learns_and_gets_its_certificates(
    site: Site, phone: Page, desk: Page
) -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    officer = cast.commune_officer()
    make_material(officer)

    enter(desk, site, officer)
    desk.goto(site / "/vp/tap-huan/chua-tap-huan/")
    expect(desk.get_by_role("cell", name="0/5")).to_be_visible()
    assert_accessible(desk)
    desk.get_by_role("link", name="Mở lớp tập huấn").click()
    day = today() - timedelta(days=1)
    desk.get_by_label("Tên lớp").fill("Tập huấn ban đầu đợt 1")
    desk.get_by_label("Địa điểm").fill("Hội trường xã")
    desk.get_by_label("Các ngày học").fill(f"{day:%d/%m/%Y} đến {today():%d/%m/%Y} | Mô hình câu lạc bộ")
    desk.get_by_label("Học ít nhất mấy ngày").fill("2")
    desk.get_by_label("Điểm sau khóa học phải đạt").fill("5")
    assert_accessible(desk)
    desk.get_by_role("button", name="Ghi lại").click()
    desk.get_by_role("link", name="Tập huấn ban đầu đợt 1").click()
    desk.get_by_role("link", name="Mời từ câu lạc bộ").click()
    desk.get_by_label("Nguyễn Thị Lan").check()
    desk.get_by_label("Phạm Văn Bình").check()
    assert_accessible(desk)
    desk.get_by_role("button", name="Mời người đã chọn").click()
    desk.get_by_role("link", name="Ghi đã gửi giấy mời").click()
    desk.get_by_role("button", name="Ghi lại").click()

    row = Class.objects.get()
    enter(phone, site, cast.lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/tap-huan/")
    assert_accessible(phone)
    phone.get_by_role("link", name=row.title).click()
    phone.get_by_role("link", name="Trả lời ai đi được").click()
    for each in phone.locator("select").all():
        each.select_option("comes")
    assert_accessible(phone)
    phone.get_by_role("button", name="Gửi trả lời").click()
    expect(phone.get_by_text("sẽ đi").first).to_be_visible()

    here = f"/vp/tap-huan/{row.key}/"
    for step in ("Ghi đã khai giảng", "1", "2", "Ghi điểm", "Ghi đã học xong", "Khép lớp, cấp giấy chứng nhận"):
        if step.isdecimal():
            desk.goto(site / f"{here}diem-danh/{step}/")
        else:
            desk.goto(site / here)
            desk.get_by_role("link", name=step).click()
        if step == "Ghi điểm":
            for number in (1, 2):
                desk.locator(f"#id_b_{number}").fill("4,5")
                desk.locator(f"#id_s_{number}").fill("8")
        assert_accessible(desk)
        desk.get_by_role("button", name="Ghi lại").click()
        expect(desk.get_by_role("heading", level=1)).to_have_text(row.title)
    assert_accessible(desk)
    expect(desk.get_by_text("2 người khá hơn")).to_be_visible()
    assert desk.request.get(site / f"{here}giay-chung-nhan.pdf").body().startswith(b"%PDF")
    desk.goto(site / "/vp/tap-huan/chua-tap-huan/")
    expect(desk.get_by_role("cell", name="2/5")).to_be_visible()
    phone.goto(site / f"/clb/{club.pk}/tap-huan/")
    expect(phone.get_by_text("đã học").first).to_be_visible()
    assert_accessible(phone)
