"""A right on a phone: found, followed and won; a proposal to the authority; this year's long lives."""

from playwright.sync_api import Page, expect

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.people.models import PersonStatus
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_status
from chungtay.rights.models import Case
from chungtay.rights.tests.factories import make_law
from tests import cast
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_assets import go
from tests.journeys.test_clubs import enter


def make_village() -> Club:
    """A club with one who is due, one who will be, one who receives."""
    make_law(now())
    year = now().astimezone(VIET_NAM).year
    club = make_club("CLB thôn Phú Nghĩa", meeting_place="Nhà văn hóa thôn Phú Nghĩa")
    make_board(club)
    make_members(club, 3)
    make_member(club, full_name="Nguyễn Thị Lụa", birth_year=year - 80)
    make_member(club, full_name="Lê Thị Sắp", birth_year=year - 74)
    receives = make_member(club, full_name="Trần Văn Đủ", birth_year=year - 85, sex="M")
    for value in (StatusValue.SOCIAL_PENSION, StatusValue.HEALTH_INSURED):
        make_status(receives.person, value)
    return club


def test_a_right_is_found_followed_and_won_on_a_phone(site: Site, phone: Page) -> None:
    club = make_village()
    enter(phone, site, cast.lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/")
    go(phone, "link", "Quyền lợi")
    expect(phone.locator("main")).to_contain_text("1 người đủ điều kiện mà chưa được hưởng.")
    assert_accessible(phone)
    picture(phone, "quyen-loi-360")

    go(phone, "link", "Nguyễn Thị Lụa")
    assert_accessible(phone)
    picture(phone, "quyen-loi-mot-nguoi-360")
    go(phone, "link", "Mở hồ sơ")
    assert_accessible(phone)
    go(phone, "button", "Mở hồ sơ")
    expect(phone.locator("main")).to_contain_text("đang gom giấy tờ")
    phone.get_by_label("Căn cước công dân").check()
    go(phone, "button", "Ghi giấy tờ đã có")
    expect(phone.locator("main")).to_contain_text("có 1 trong 3 giấy tờ")
    assert_accessible(phone)
    picture(phone, "ho-so-360")

    go(phone, "link", "Ghi bước tiếp theo")
    assert_accessible(phone)
    go(phone, "button", "Ghi bước này")  # nothing chosen: asked for, nothing lost
    expect(phone.locator("main")).to_contain_text("Hồ sơ bây giờ ra sao")
    phone.get_by_label("Đã nộp hồ sơ ở xã").check()
    go(phone, "button", "Ghi bước này")
    go(phone, "link", "Ghi bước tiếp theo")
    phone.get_by_label("Tiền (hoặc thẻ) đã về").check()
    assert_accessible(phone)
    picture(phone, "ho-so-buoc-360")
    go(phone, "button", "Ghi bước này")
    expect(phone.locator("main")).to_contain_text("Đã ghi. Hồ sơ: đã nhận được.")
    expect(phone.locator("main")).to_contain_text("500.000 đ một tháng")
    picture(phone, "ho-so-xong-360")
    assert Case.objects.get().state == "won"
    assert PersonStatus.objects.filter(value="social_pension").count() == 2

    phone.goto(site / f"/clb/{club.pk}/quyen-loi/")
    expect(phone.locator("main")).to_contain_text("Năm nay đã giúp nhận được 1 chế độ")
    go(phone, "link", "Kiến nghị")
    go(phone, "link", "Ghi kiến nghị")
    phone.get_by_label("Gửi ai").fill("UBND xã Nga Sơn")
    phone.get_by_label("Kiến nghị việc gì").fill("Chi trả trợ cấp tại nhà văn hóa thôn")
    go(phone, "button", "Ghi")
    expect(phone.locator("main")).to_contain_text("chờ trả lời")
    assert_accessible(phone)
    picture(phone, "kien-nghi-360")
    go(phone, "link", "Quyền lợi")
    go(phone, "link", "Chúc thọ, mừng thọ")
    expect(phone.locator("main")).to_contain_text("Nguyễn Thị Lụa, 80 tuổi")
    assert_accessible(phone)
    picture(phone, "mung-tho-360")
