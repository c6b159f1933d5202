"""Without a network: a meeting held for days, a lost answer, two tabs, a dead session, a file handed on."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from PIL import Image
from playwright.sync_api import Page, expect

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.funds.models import Entry, FeePaid
from chungtay.funds.rules import FundKind
from chungtay.funds.tests.factories import make_fund
from chungtay.funds.tests.money_factories import make_fee
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings import services
from chungtay.meetings.models import Attendance, Decision, Meeting, Topic
from chungtay.meetings.tests.factories import board_act
from chungtay.sync.models import Held, Receipt
from tests.cast import binh_the_treasurer, commune_officer, lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.network import Network, network_to
from tests.journeys.offline import (
    FOOT,
    HOLDS,
    KEPT,
    MARK,
    enter,
    open_meeting,
    send_now,
    step,
    take_along,
    today,
    wait_until,
    wait_until_sent,
    write_guests,
)


@pytest.fixture
def network(site: Site) -> Iterator[Network]:
    with network_to(site.url) as between:
        yield between


@pytest.fixture
def club(site: Site) -> Club:
    club = make_club("CLB bản Mường Piệt", meeting_place="Nhà văn hóa bản", has_no_signal=True, market_weekday=3)
    make_board(club)
    make_members(club, 55)
    make_fund(club, FundKind.OPERATING)
    make_fee(club, 5_000, Month.of(today()) - 1)
    return club


def test_a_meeting_is_opened_held_and_closed_for_days_without_a_network(
    network: Network, phone: Page, club: Club, tmp_path: Path
) -> None:
    enter(phone.context, network, lan_the_chair(club))
    take_along(phone, network, club)
    network.cut()

    phone.goto(network / f"/clb/{club.pk}/")
    expect(phone.locator(KEPT)).to_contain_text("Đang xem bản lưu lúc")
    assert_accessible(phone)
    picture(phone, "offline-home")
    here = open_meeting(phone, network, club, today() - timedelta(days=1))
    expect(phone.locator("main")).to_contain_text(f"{today() - timedelta(days=1):%d/%m/%Y}")
    step(phone, "Điểm danh")
    for nth in (3, 17, 41):
        phone.locator(".roll__mark--absent").nth(nth).click()
    phone.get_by_role("button", name="Ghi điểm danh").click()
    phone.wait_for_url(here)
    expect(phone.locator(MARK.format("Điểm danh"))).to_have_text("đã ghi, chưa gửi")
    expect(phone.locator(".ct-step:has-text('Điểm danh')")).to_contain_text("57 có mặt · 3 vắng")
    assert_accessible(phone)
    picture(phone, "huong-dan-khong-mang")

    phone.close()  # the phone is put away, and taken out again at home
    page = phone.context.new_page()
    page.goto(network / f"/clb/{club.pk}/hop/")
    page.get_by_role("link", name="Làm tiếp").click()
    step(page, "Điểm danh")
    expect(page.locator("p[data-mark]").first).to_contain_text("57 có mặt · 3 vắng")
    page.get_by_role("button", name="Ghi lại phiếu này").click()
    assert page.locator(".roll__mark--absent input:checked").count() == 3
    page.locator(".roll__mark--present").nth(3).click()  # she came after all
    page.get_by_role("button", name="Ghi điểm danh").click()
    write_guests(page, 2)
    step(page, "Truyền thông")
    for title in ("Phòng ngã", "Bảo hiểm y tế"):
        page.locator("[name=title]").fill(title)
        page.get_by_role("button", name="Ghi bài này").click()
        expect(page.locator("main [data-mark]", has_text=title).first).to_be_visible()
    picture(page, "offline-topics")
    page.locator(".ct-back").click()
    step(page, "Thu phí, lãi, gốc")
    page.locator(".collect__line button").first.click()
    expect(page.locator(".collect [data-mark]").first).to_contain_text("10.000 đ")
    assert page.locator(".collect li").first.locator("form").is_hidden()
    page.locator(".collect__line:visible summary").first.click()
    page.locator("input[data-money]:visible").first.fill("5000")
    page.locator(".collect__line button:visible", has_text="Ghi số này").click()
    expect(page.locator(".collect [data-mark].ct-kept")).to_have_count(2)
    expect(page.locator(".collect__sum")).to_contain_text("2 người · 15.000 đ")
    assert_accessible(page)
    picture(page, "offline-collect")
    page.locator(".ct-back").click()
    step(page, "Thu khác, chi")
    page.locator("[name=what]").select_option("meeting")
    page.locator("[name=amount_vnd]").fill("10 nghìn")
    page.locator("[name=words]").fill("Chè, nước")
    page.get_by_role("button", name="Ghi khoản này").click()
    expect(page.locator("main [data-mark]", has_text="Chè, nước").first).to_contain_text("Chi: nước, chè")
    assert page.locator("[name=amount_vnd]").input_value() == ""  # open for the next
    assert_accessible(page)
    picture(page, "offline-other-money")
    page.locator(".ct-back").click()
    expect(page.locator(MARK.format("Thu khác, chi"))).to_have_text("đã ghi, chưa gửi")
    step(page, "Ảnh")
    photo = tmp_path / "anh.jpg"
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(photo, quality=95)
    page.locator("[name=upload]").set_input_files(str(photo))
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.locator("main")).to_contain_text("anh.jpg")
    page.locator(".ct-back").click()
    page.get_by_role("link", name="Đọc lại và kết thúc buổi họp").click()
    expect(page.locator("[data-read-back]")).to_contain_text("58 có mặt · 2 vắng")
    expect(page.locator("[data-read-back]")).to_contain_text("Chè, nước")
    assert_accessible(page)
    picture(page, "offline-read-back")
    page.locator("[name=number]").fill("12")
    page.get_by_role("button", name="Kết thúc buổi họp").click()
    expect(page.locator(FOOT).first).to_contain_text("11 phiếu chưa gửi")
    page.goto(network / f"/clb/{club.pk}/cho-gui/")
    expect(page.locator("[data-list] section")).to_have_count(11)
    assert_accessible(page)
    picture(page, "huong-dan-phieu-cho")
    assert not Meeting.objects.exists()

    network.mend()
    send_now(page)
    wait_until_sent(page)
    meeting = Meeting.objects.get()
    assert (meeting.number, meeting.guest_count, meeting.closed_at is not None) == (12, 2, True)
    assert Attendance.objects.filter(meeting=meeting, mark="absent").count() == 2
    assert Topic.objects.count() == 2
    assert meeting.photos.get().file.byte_count < 1_500_000
    assert Receipt.objects.filter(status="posted").count() == 11
    assert Entry.objects.get(meeting=meeting, words="Chè, nước").happened_on == meeting.held_on
    assert FeePaid.objects.count() == 3
    assert not Held.objects.exists()


def test_the_network_is_cut_in_the_middle_of_a_meeting_and_the_tab_killed(
    network: Network, phone: Page, club: Club
) -> None:
    enter(phone.context, network, lan_the_chair(club))
    take_along(phone, network, club)
    here = open_meeting(phone, network, club, today())
    write_guests(phone, 3)
    expect(phone.locator(".ct-step:has-text('Khách')")).to_contain_text("3 khách")
    phone.wait_for_timeout(4000)  # the new meeting is taken along
    step(phone, "Điểm danh")
    phone.locator(".roll__mark--absent").nth(5).click()
    network.cut()  # the phone does not know it yet
    phone.get_by_role("button", name="Ghi điểm danh").click()
    phone.wait_for_url(here)
    expect(phone.locator(MARK.format("Điểm danh"))).to_have_text("đã ghi, chưa gửi")
    phone.context.set_offline(True)
    step(phone, "Kế hoạch")
    phone.locator("[name=next_plan]").fill("Trồng rau sạch")
    phone.get_by_role("button", name="Ghi kế hoạch").click()
    expect(phone.locator(FOOT).first).to_contain_text("2 phiếu chưa gửi")
    phone.close()  # killed

    phone.context.set_offline(False)
    network.mend()
    page = phone.context.new_page()
    page.goto(here)
    wait_until_sent(page)
    assert Meeting.objects.get().next_plan == "Trồng rau sạch"
    assert Attendance.objects.filter(mark="absent").count() == 1


def test_an_answer_that_was_lost_writes_the_form_once_and_two_tabs_never_send_twice(
    network: Network, phone: Page, club: Club
) -> None:
    enter(phone.context, network, lan_the_chair(club))
    take_along(phone, network, club)
    here = open_meeting(phone, network, club, today())
    step(phone, "Việc đã thống nhất")
    network.is_deaf_to_posts = True
    phone.locator("[name=words]").fill("Thăm bà Lụa")
    phone.get_by_role("button", name="Ghi việc này").click()
    expect(phone.locator("main [data-mark]")).to_contain_text("Thăm bà Lụa")
    assert Decision.objects.count() == 1  # the server has it, the phone does not know
    network.is_deaf_to_posts = False
    send_now(phone)
    wait_until_sent(phone)
    assert Decision.objects.count() == 1

    network.cut()
    phone.goto(here)
    step(phone, "Việc đã thống nhất")
    for number in range(12):
        phone.locator("[name=words]").fill(f"Việc thứ {number}")
        phone.get_by_role("button", name="Ghi việc này").click()
        expect(phone.locator("main [data-mark]", has_text=f"Việc thứ {number}")).to_be_visible()
    other = phone.context.new_page()
    other.goto(here)
    network.mend()
    for page in (phone, other):
        send_now(page)
    wait_until_sent(phone)
    assert Decision.objects.count() == 13
    assert list(Decision.objects.order_by("pk").values_list("words", flat=True))[1:] == [
        f"Việc thứ {number}" for number in range(12)
    ]


def test_a_dead_session_keeps_the_forms_and_another_account_sees_only_their_number(
    network: Network, phone: Page, club: Club
) -> None:
    lan, binh = lan_the_chair(club), binh_the_treasurer(club)
    enter(phone.context, network, lan)
    take_along(phone, network, club)
    here = open_meeting(phone, network, club, today())
    network.cut()
    phone.goto(here)
    write_guests(phone, 4)
    expect(phone.locator(FOOT).first).to_contain_text("1 phiếu chưa gửi")
    Session.objects.all().delete()  # the password was changed elsewhere
    network.mend()
    phone.reload()
    phone.wait_for_url("**/vao/**")
    expect(phone.locator(FOOT).first).to_contain_text("Đăng nhập lại để gửi 1 phiếu")
    assert_accessible(phone)
    picture(phone, "offline-signed-out")

    binh.client.force_login(binh.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(phone.context, network, binh)
    phone.goto(network / f"/clb/{club.pk}/")
    expect(phone.locator(FOOT).last).to_contain_text("1 phiếu của người khác trên máy này chưa gửi")
    phone.goto(network / f"/clb/{club.pk}/cho-gui/")
    assert "Khách" not in phone.inner_text("main")
    network.cut()
    phone.goto(here)
    expect(phone.locator("h1")).to_have_text("Chưa có mạng")  # what Lan had opened is not Bình's to see
    network.mend()
    assert Meeting.objects.get().guest_count == 0

    lan.client.force_login(lan.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(phone.context, network, lan)
    phone.goto(here)
    wait_until_sent(phone)
    assert Meeting.objects.get().guest_count == 4

    network.cut()
    phone.goto(here)
    step(phone, "Kế hoạch")
    phone.locator("[name=next_plan]").fill("Trồng rau sạch")
    phone.get_by_role("button", name="Ghi kế hoạch").click()
    expect(phone.locator(FOOT).first).to_contain_text("1 phiếu chưa gửi")
    network.mend()
    phone.context.route("**/gui/the/", lambda route: route.abort())
    phone.goto(network / "/ra/")
    expect(phone.locator("main")).to_contain_text("Bác còn 1 phiếu chưa gửi nên chưa thoát ra được")
    expect(phone.get_by_role("button", name="Thoát ra")).to_be_hidden()
    phone.context.unroute("**/gui/the/")
    phone.reload()
    wait_until_gone = phone.get_by_role("button", name="Thoát ra")
    phone.goto(here)
    wait_until_sent(phone)
    phone.goto(network / "/ra/")
    wait_until_gone.click()
    phone.wait_for_url("**/vao/**")
    assert phone.evaluate("(account) => caches.has(`pages-${account}`)", lan.user.pk) is False

    lan.client.force_login(lan.user, backend="django.contrib.auth.backends.ModelBackend")
    enter(phone.context, network, lan)
    take_along(phone, network, club)  # whoever comes back takes everything along anew
    listed = [f"/clb/{club.pk}/ngoai-tuyen.json", f"pages-{lan.user.pk}"]
    assert phone.evaluate(HOLDS, listed)


def test_a_form_the_books_refuse_is_held_corrected_and_sent_on(network: Network, phone: Page, club: Club) -> None:
    lan = lan_the_chair(club)
    enter(phone.context, network, lan)
    take_along(phone, network, club)
    here = open_meeting(phone, network, club, today())
    network.cut()
    phone.goto(here)
    write_guests(phone, 6)
    meeting = Meeting.objects.get()
    act = board_act(club, now())
    services.set_guests(act, meeting=meeting, key=uuid4(), guest_count=2, guests="Ông Tứ")
    services.take_attendance(act, meeting=meeting, key=uuid4(), marks={})
    services.close_meeting(act, meeting=meeting, key=uuid4(), number=9)  # the other phone was quicker
    network.mend()
    send_now(phone)
    expect(phone.locator("main > [data-note=held]")).to_contain_text("đã đọc lại và kết thúc")
    picture(phone, "offline-held-note")

    phone.goto(network / f"/clb/{club.pk}/")
    phone.get_by_role("link", name="1 phiếu gửi từ điện thoại bị giữ lại").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="Khách").click()
    expect(phone.locator("[data-both] tbody")).to_contain_text("Mấy khách")
    assert [cell.inner_text() for cell in phone.locator("[data-both] tbody tr:first-child td").all()] == ["2", "6"]
    assert_accessible(phone)
    picture(phone, "offline-held")
    phone.get_by_role("link", name="Mở lại để sửa và gửi tiếp").click()
    expect(phone.locator("[name=guest_count]")).to_have_value("6")
    phone.locator("[name=reason]").fill("Đếm lại")
    phone.get_by_role("button", name="Ghi khách dự").click()
    phone.wait_for_url(here)
    assert Meeting.objects.get().guest_count == 6
    assert Held.objects.get().state == "sent_on"


def test_forms_are_handed_on_as_a_file_and_come_twice_without_harm(
    network: Network, phone: Page, desk: Page, club: Club, tmp_path: Path
) -> None:
    lan, officer = lan_the_chair(club), commune_officer()
    enter(phone.context, network, lan)
    take_along(phone, network, club)
    here = open_meeting(phone, network, club, today())
    network.cut()
    phone.goto(here)
    write_guests(phone, 7)
    phone.goto(network / f"/clb/{club.pk}/cho-gui/")
    with phone.expect_download() as download:
        phone.locator("[data-hand-on]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    network.mend()

    enter(desk.context, network, officer)
    desk.goto(network / f"/vp/clb/{club.pk}/nhan-tep/")
    desk.locator("[data-file]").set_input_files(str(file))
    expect(desk.locator("[data-list]")).to_contain_text("Mấy khách")
    assert_accessible(desk)
    picture(desk, "offline-bring-in")
    desk.get_by_role("button", name="Ghi các phiếu này").click()
    expect(desk.locator("[data-taken]")).to_be_visible()
    wait_until(desk, Receipt.objects.exists)
    receipt = Receipt.objects.get()
    assert (receipt.account, receipt.made_by, receipt.made_by_name) == (officer.user, lan.user, lan.user.name)
    assert Meeting.objects.get().guest_count == 7

    send_now(phone)  # and the old phone finds its network after all
    wait_until_sent(phone)
    assert Receipt.objects.count() == 1
    assert not Held.objects.exists()
