"""The register of things on a phone: entered, handed on, counted, struck out; and read on an office's desk."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from chungtay.assets.models import Check, Gone, Holding, Thing
from chungtay.assets.rules import Condition, Kind, Origin
from chungtay.assets.tests.factories import make_thing, with_member
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import end, make_board, make_club, make_members
from chungtay.kernel.acts import VIET_NAM, now
from tests import cast
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.test_clubs import enter


@pytest.fixture
def club(site: Site) -> Club:
    """A club with the starter kit, some of it with ông Bình who left last month."""
    club = make_club("CLB thôn Phú Nghĩa", meeting_place="Nhà văn hóa thôn Phú Nghĩa")
    make_board(club)
    binh, lua, _ = make_members(club, 3)
    kit = {"origin": Origin.PROJECT, "giver": "Hội NCT tỉnh Thanh Hóa"}
    make_thing(club, "Cân đồng hồ Nhơn Hòa 100 kg", holder=with_member(lua), value_vnd=450_000, **kit)
    make_thing(club, "Máy đo huyết áp bắp tay", holder=with_member(lua), value_vnd=850_000, **kit)
    make_thing(club, "Loa kéo có mic", value_vnd=2_400_000, condition=Condition.BROKEN)
    make_thing(club, "Ghế nhựa", quantity=40, value_vnd=3_200_000)
    make_thing(
        club, "Quyển phiếu thu", kind=Kind.BOOKLET, unit="quyển", first_number=1, last_number=50,
        holder=with_member(binh),
    )  # fmt: skip
    make_thing(club, "Quyết định thành lập câu lạc bộ", kind=Kind.PAPER, unit="tờ", holder=with_member(binh))
    end(binh, now().astimezone(VIET_NAM).date())
    return club


def go(page: Page, role: Literal["link", "button"], name: str) -> None:
    """Press what is called so and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role(role, name=name).first.click()


def test_things_are_entered_handed_on_counted_and_struck_out_on_a_phone(site: Site, phone: Page, club: Club) -> None:
    enter(phone, site, cast.lan_the_chair(club))
    phone.goto(site / f"/clb/{club.pk}/tai-san/")
    expect(phone.locator("main")).to_contain_text("3 thứ cần xem lại")
    assert_accessible(phone)
    picture(phone, "tai-san-360")

    go(phone, "link", "Ghi thêm vào sổ")
    assert_accessible(phone)
    picture(phone, "tai-san-ghi-moi-360")
    phone.get_by_label("Tên đồ vật, giấy tờ").fill("Bộ ấm chén")
    phone.get_by_label("Đơn vị").fill("bộ")
    go(phone, "button", "Ghi vào sổ")
    assert_accessible(phone)
    picture(phone, "tai-san-ghi-moi-loi-360")
    phone.get_by_label("Ai giữ, để ở đâu").select_option(label="Nhà văn hóa thôn Phú Nghĩa")
    go(phone, "button", "Ghi vào sổ")
    expect(phone.locator("main")).to_contain_text("Đã ghi vào sổ: Bộ ấm chén, số 7.")

    go(phone, "link", "Quyển phiếu thu")
    assert_accessible(phone)
    picture(phone, "tai-san-mot-thu-360")
    go(phone, "link", "Đổi người giữ")
    assert_accessible(phone)
    picture(phone, "tai-san-ban-giao-360")
    phone.get_by_label("Ai giữ, để ở đâu").select_option(label="Phạm Văn Bình · số 4")
    go(phone, "button", "Ghi người giữ mới")
    expect(phone.locator("main")).to_contain_text("Đã ghi người giữ mới.")

    go(phone, "link", "Tài sản")
    go(phone, "link", "Đổi người giữ")
    assert_accessible(phone)
    phone.get_by_label("6. Quyết định thành lập câu lạc bộ").check()
    phone.get_by_label("Ai giữ, để ở đâu").select_option(label="Nguyễn Thị Lan · số 1")
    picture(phone, "tai-san-ban-giao-nhieu-360")
    go(phone, "button", "Ghi người giữ mới")
    expect(phone.locator("main")).to_contain_text("Đã ghi người giữ mới của 1 thứ.")

    go(phone, "link", "Kiểm kê tất cả")
    for nth in range(6):
        phone.locator(".count-list__tick--good").nth(nth).click()
    phone.locator(".count-list__tick--missing").nth(6).click()
    phone.locator(".count-list__count input").fill("38")
    assert_accessible(phone)
    picture(phone, "tai-san-kiem-ke-360")
    go(phone, "button", "Ghi kiểm kê")
    expect(phone.locator("main")).to_contain_text("Đã ghi kiểm kê 7 thứ.")
    assert sorted(Check.objects.filter(form_key=Check.objects.latest("pk").form_key).values_list("counted", flat=True))[
        ::6
    ] == [0, 38]

    phone.goto(site / f"/clb/{club.pk}/tai-san/?xem=xem")
    with phone.expect_navigation():
        phone.locator("a.ct-step").last.click()
    go(phone, "link", "Không còn nữa")
    assert_accessible(phone)
    picture(phone, "tai-san-xoa-so-360")
    phone.get_by_label("Mất", exact=True).check()
    phone.get_by_label("Cuộc họp, biên bản nào đồng ý").fill("Biên bản họp 27/11/2026")
    go(phone, "button", "Xóa sổ")
    expect(phone.locator("main")).to_contain_text("Đã xóa sổ. Lý do được lưu lại.")
    assert_accessible(phone)
    picture(phone, "tai-san-da-xoa-360")
    assert Gone.objects.get().reason == "lost"
    assert Holding.objects.open().count() == Thing.objects.count() - 1


def test_the_commune_reads_the_register_on_a_desk(site: Site, desk: Page, club: Club) -> None:
    enter(desk, site, cast.commune_officer())
    desk.goto(site / f"/vp/clb/{club.pk}/tai-san/")
    assert_accessible(desk)
    picture(desk, "tai-san-vp-1280")
    go(desk, "link", "Loa kéo có mic")
    assert_accessible(desk)
    picture(desk, "tai-san-vp-mot-thu-1280")
