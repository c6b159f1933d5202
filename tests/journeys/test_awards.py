"""From the nomination on a phone to the certificate that is printed: a club, its commune, its province."""

from playwright.sync_api import Page, expect

from chungtay.awards.models import Certificate, Nomination
from chungtay.awards.rules import AwardeeKind
from chungtay.awards.tests.factories import make_round, office_at, today
from chungtay.clubs.tests.factories import make_board, make_club
from tests import cast
from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_clubs import enter


def test_a_club_is_nominated_voted_on_and_its_certificate_printed(site: Site, phone: Page, desk: Page) -> None:
    club = make_club("CLB thôn Phú Nghĩa")
    make_board(club)
    officer = cast.province_officer()
    province = officer.act.grants[0].path
    office_at(province)
    row = make_round(officer, province, AwardeeKind.CLUB)

    enter(phone, site, cast.lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/khen-thuong/")
    assert_accessible(phone)
    phone.get_by_role("link", name=row.title).click()
    phone.get_by_role("link", name="Giấy khen, câu lạc bộ").click()
    phone.get_by_label("Thành tích, một câu in trên bằng").fill("Đã chăm lo tốt người cao tuổi")
    assert_accessible(phone)
    phone.get_by_role("button", name="Gửi đề cử").click()
    expect(phone.get_by_text("đã đề cử, chờ kiểm tra")).to_be_visible()

    nomination = Nomination.objects.get()
    enter(desk, site, cast.commune_officer())
    desk.goto(site / f"/vp/khen-thuong/de-cu/{nomination.key}/")
    desk.get_by_role("button", name="Xác nhận, gửi lên trên").click()
    expect(desk.get_by_text("cấp trên trực tiếp đã xác nhận").first).to_be_visible()

    enter(desk, site, officer)
    desk.goto(site / f"/vp/khen-thuong/de-cu/{nomination.key}/")
    desk.get_by_role("button", name="Hồ sơ đủ, đưa ra Hội đồng").click()
    expect(desk.get_by_text("hồ sơ đủ, chờ Hội đồng").first).to_be_visible()
    here = f"/vp/khen-thuong/{row.key}/"
    desk.goto(site / f"{here}buoc/review/")
    desk.get_by_role("button", name="Ghi lại").click()
    desk.get_by_role("link", name="Họp Hội đồng, bỏ phiếu").click()
    said = {"Chủ trì": "Ông Thành", "Thư ký": "Bà Minh", "Số thành viên Hội đồng": "9", "Số người có mặt": "5"}
    for label, value in said.items():
        desk.get_by_label(label, exact=True).fill(value)
    desk.get_by_label("Đồng ý", exact=True).fill("5")
    desk.get_by_role("button", name="Ghi kết quả bỏ phiếu").click()
    expect(desk.get_by_role("alert")).to_contain_text("ít nhất 6 người")
    desk.get_by_label("Số người có mặt", exact=True).fill("6")
    assert_accessible(desk)
    desk.get_by_role("button", name="Ghi kết quả bỏ phiếu").click()
    desk.get_by_role("link", name="Ra quyết định").click()
    desk.get_by_role("button", name="Ghi lại").click()
    expect(desk.get_by_text(f"Quyết định số 1/QĐ-HNCT, ngày {today():%d/%m/%Y}.")).to_be_visible()
    assert_accessible(desk)
    assert desk.request.get(site / f"{here}bang.pdf").body().startswith(b"%PDF")

    line = Certificate.objects.get()
    phone.goto(site / f"/clb/{club.pk}/khen-thuong/")
    assert_accessible(phone)
    expect(phone.get_by_role("link", name="Xem bằng CLB thôn Phú Nghĩa")).to_be_visible()
    assert phone.request.get(site / f"/clb/{club.pk}/khen-thuong/bang/{line.key}.pdf").body().startswith(b"%PDF")
