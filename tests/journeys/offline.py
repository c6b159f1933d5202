"""What a person does on a phone with and without a network, and what the phone keeps and sends."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import BrowserContext, Page, expect

from chungtay.clubs.models import Club
from chungtay.kernel.acts import VIET_NAM, now
from chungtay.meetings.rules import Kind, meeting_key
from tests.cast import Someone
from tests.journeys.network import Network

FOOT = "[data-sent] > :visible"
KEPT = "main > [data-note=kept]"
MARK = ".ct-step:has-text('{}') [data-mark]"
KNOWN = """async (club) => {
    const name = `/__/known-${document.documentElement.dataset.account}-${club}`;
    return Boolean(await (await caches.open("meta")).match(name));
}"""
HOLDS = "async ([address, store]) => Boolean(await caches.match(address, { cacheName: store }))"


def enter(context: BrowserContext, network: Network, someone: Someone) -> None:
    cookie = someone.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": network.url}])


def take_along(page: Page, network: Network, club: Club) -> None:
    """Open the club once, with a network, and wait until the phone holds all that it takes along."""
    page.goto(network / f"/clb/{club.pk}/")
    expect(page.locator(FOOT).first).to_contain_text("Đã gửi hết")
    for _ in range(400):
        if page.evaluate(KNOWN, club.pk):
            return
        page.wait_for_timeout(150)
    raise AssertionError("the pages were never kept")


def today() -> date:
    return now().astimezone(VIET_NAM).date()


def open_meeting(page: Page, network: Network, club: Club, day: date) -> str:
    """Start a meeting as a secretary does; its address."""
    page.goto(network / f"/clb/{club.pk}/hop/bat-dau/")
    for part, value in (("ngay", day.day), ("thang", day.month), ("nam", day.year)):
        page.locator(f"[name=held_on_{part}]").fill(str(value))
    page.get_by_role("button", name="Bắt đầu").click()
    page.wait_for_url(f"**/hop/{meeting_key(club.key, day, Kind.MONTHLY)}/")
    return page.url


def step(page: Page, name: str) -> None:
    page.locator(f".ct-step:has-text('{name}')").first.click()


def write_guests(page: Page, count: int) -> None:
    step(page, "Khách")
    page.locator("[name=guest_count]").fill(str(count))
    page.get_by_role("button", name="Ghi khách dự").click()
    page.wait_for_url(lambda url: not url.endswith("/khach/"))


def send_now(page: Page) -> None:
    """Touch "Gửi ngay", whether the phone has begun by itself or not."""
    page.evaluate("document.querySelector('[data-sent] [data-send-now]').click()")


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Until something has come to the books."""
    for _ in range(60):
        if is_so():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it never came")


def wait_until_sent(page: Page) -> None:
    expect(page.locator(FOOT).first).to_contain_text("Đã gửi hết", timeout=20_000)
