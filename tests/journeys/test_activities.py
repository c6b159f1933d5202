"""What a club did, written on a phone without a network: when it happens, and at a meeting opened there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from chungtay.activities.models import Activity, ActivityPart
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.network import Network, network_to
from tests.journeys.offline import FOOT, enter, open_meeting, send_now, step, take_along, today, wait_until


@pytest.fixture
def network(site: Site) -> Iterator[Network]:
    with network_to(site.url) as between:
        yield between


@pytest.fixture
def club(site: Site) -> Club:
    club = make_club("CLB bản Mường Piệt", meeting_place="Nhà văn hóa bản")
    make_board(club)
    make_members(club, 20)
    return club


def test_what_was_done_is_written_for_days_without_a_network(network: Network, phone: Page, club: Club) -> None:
    enter(phone.context, network, lan_the_chair(club))
    take_along(phone, network, club)
    network.cut()

    phone.goto(network / f"/clb/{club.pk}/hoat-dong/")
    expect(phone.locator("main")).to_contain_text("Tự giúp nhau và hỗ trợ cộng đồng")
    assert_accessible(phone)
    picture(phone, "huong-dan-hoat-dong")
    phone.get_by_role("link", name="Ghi việc đã làm").first.click()
    phone.get_by_label("Việc gì").select_option("selfhelp:sudden_help")
    phone.get_by_label("Ghi vắn tắt").fill("Dựng lại bếp cho nhà ông Tư")
    phone.get_by_text("Ai đứng ra").first.click()
    phone.locator("[name=leaders]").first.check()
    phone.locator("[name=part_count]").fill("8")
    phone.locator("[name=helped_count]").fill("1")
    assert_accessible(phone)
    picture(phone, "huong-dan-ghi-viec")
    phone.get_by_role("button", name="Ghi vào sổ").click()
    phone.wait_for_url("**/da-ghi/")
    expect(phone.locator(FOOT).first).to_contain_text("1")

    open_meeting(phone, network, club, today())
    step(phone, "Việc đã làm, giúp nhau")
    phone.get_by_label("Việc gì").select_option("selfhelp:clean_up")
    phone.get_by_label("Ghi vắn tắt").fill("Dọn đường bản")
    phone.locator("[name=part_count]").fill("19")
    assert_accessible(phone)
    phone.get_by_role("button", name="Ghi vào sổ").click()
    expect(phone.locator("main")).to_contain_text("Dọn đường bản")

    network.mend()
    send_now(phone)
    wait_until(phone, lambda: Activity.objects.count() == 2)
    told, at_meeting = Activity.objects.order_by("part_count")
    assert (told.helped_count, told.meeting, at_meeting.meeting is not None) == (1, None, True)
    assert at_meeting.happened_on == today()
    assert ActivityPart.objects.get().part == "led"
