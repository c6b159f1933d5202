"""What a phone keeps and what it sends and fetches: a club of sixty, a first day, a meeting, a day after a week.

The guide of the board tells these numbers (docs/huong-dan/ban-chu-nhiem.md, "Khi không có mạng").
"""

from datetime import timedelta

from playwright.sync_api import Page

from chungtay.clubs.models import Club
from chungtay.meetings.models import Attendance
from tests.cast import lan_the_chair
from tests.journeys.network import Network
from tests.journeys.offline import (
    enter,
    open_meeting,
    send_now,
    step,
    take_along,
    today,
    wait_until_sent,
    write_guests,
)
from tests.journeys.test_offline import club, network  # noqa: F401 - fixtures

KEPT_AT_MOST = 6_000_000
FIRST_DAY_AT_MOST = 900_000
MEETING_AT_MOST = 120_000
LATER_DAY_AT_MOST = 600_000

_SIZE = """async () => {
    let size = 0;
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) size += (await (await cache.match(request)).blob()).size;
    }
    return size;
}"""
_COUNT = (
    """async () => (await (await caches.open(`pages-${document.documentElement.dataset.account}`)).keys()).length"""
)


def test_what_is_kept_and_sent_is_little_enough_for_a_mountain_club(
    network: Network,  # noqa: F811 - the fixture
    phone: Page,
    club: Club,  # noqa: F811 - the fixture
) -> None:
    lan = lan_the_chair(club)
    enter(phone.context, network, lan)
    take_along(phone, network, club)
    first = network.bytes_down + network.bytes_up
    kept, pages = phone.evaluate(_SIZE), phone.evaluate(_COUNT)

    network.cut()
    open_meeting(phone, network, club, today() - timedelta(days=1))
    _hold(phone)
    before = network.bytes_up, network.bytes_down
    phone.context.route("**/ngoai-tuyen.json*", lambda route: route.abort())
    network.mend()
    send_now(phone)
    wait_until_sent(phone)
    up, down = network.bytes_up - before[0], network.bytes_down - before[1]
    assert Attendance.objects.filter(mark="absent").count() == 5
    phone.context.unroute("**/ngoai-tuyen.json*")

    phone.wait_for_timeout(4000)
    phone.evaluate(_A_WEEK_LATER, club.pk)
    before = network.bytes_up, network.bytes_down
    take_along_again(phone, network, club)
    later = network.bytes_up + network.bytes_down - before[0] - before[1]
    print(
        f"kept {kept / 1e6:.1f} MB in {pages} pages; first day {first / 1000:.0f} kB; "
        f"a meeting {up / 1000:.0f} kB sent, {down / 1000:.0f} kB back; a later day {later / 1000:.0f} kB"
    )
    assert kept <= KEPT_AT_MOST
    assert first <= FIRST_DAY_AT_MOST
    assert up + down <= MEETING_AT_MOST
    assert later <= LATER_DAY_AT_MOST


_A_WEEK_LATER = """async (club) => {
    const meta = await caches.open("meta");
    const name = `/__/known-${document.documentElement.dataset.account}-${club}`;
    const known = JSON.parse(await (await meta.match(name)).text());
    await meta.put(name, new Response(JSON.stringify({ ...known, at: 0, asked: [], stamp: "of a week ago" })));
}"""
_KNOWN_AT = """async (club) => {
    const name = `/__/known-${document.documentElement.dataset.account}-${club}`;
    return JSON.parse(await (await (await caches.open("meta")).match(name)).text()).at;
}"""


def take_along_again(page: Page, network: Network, club: Club) -> None:  # noqa: F811 - of the test
    begun = page.evaluate("Date.now()")
    page.goto(network / f"/clb/{club.pk}/")
    for _ in range(150):
        if page.evaluate(_KNOWN_AT, club.pk) > begun:
            return
        page.wait_for_timeout(200)
    raise AssertionError("the pages were not renewed")


def _hold(phone: Page) -> None:
    """What a meeting of sixty writes: the roll, guests, two talks, an agreement, forty who pay, the plan."""
    step(phone, "Điểm danh")
    for nth in (2, 9, 17, 33, 51):
        phone.locator(".roll__mark--absent").nth(nth).click()
    phone.get_by_role("button", name="Ghi điểm danh").click()
    write_guests(phone, 3)
    step(phone, "Truyền thông")
    for title in ("Phòng ngã cho người già", "Bảo hiểm y tế"):
        phone.locator("[name=title]").fill(title)
        phone.get_by_role("button", name="Ghi bài này").click()
        phone.locator("[data-mark]", has_text=title).wait_for()
    phone.locator(".ct-back").click()
    step(phone, "Thu phí")
    for paid in range(1, 41):
        phone.locator(".collect__line:visible .collect__buttons button").first.click()
        phone.locator(".collect__sum [data-mark]", has_text=f"{paid} người").wait_for()
    phone.locator(".ct-back").click()
    step(phone, "Kế hoạch")
    phone.locator("[name=next_plan]").fill("Trồng rau sạch, thăm bà Lụa")
    phone.get_by_role("button", name="Ghi kế hoạch").click()
    phone.locator(".ct-step:has-text('Kế hoạch') [data-mark]").wait_for()
