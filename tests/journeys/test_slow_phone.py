"""The club's home on a cheap phone, first visit, slow 4G, a sixth of the processor: light, and soon usable."""

from playwright.sync_api import Page, Response

from chungtay.clubs.tests.factories import make_board, make_club, make_members
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site
from tests.journeys.test_clubs import enter

HEAVIEST = 100_000
SLOWEST_MS = 2_000
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
TRIES = 3  # this machine does other things too: the best of three is the page's own time
PACE_MS = 650
"""What the loop below takes on a sixth of an idle core; on a machine that is busier or slower the page may take longer
in proportion, so that the phone is held to its two seconds and not the machine."""


def test_the_first_visit_of_a_club_is_light_and_soon_usable(site: Site, phone: Page) -> None:
    club = make_club(meeting_place="Nhà văn hóa thôn")
    make_board(club)
    make_members(club, 55)
    enter(phone, site, lan_the_chair(club))
    phone.goto(site / "/healthz")  # the server is awake
    state = phone.context.storage_state()
    assert phone.context.browser
    times, weights, paces = [], [], []
    for _ in range(TRIES):
        context = phone.context.browser.new_context(
            storage_state=state, viewport={"width": 360, "height": 740}, service_workers="block"
        )
        page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Network.enable")
        slow.send("Network.emulateNetworkConditions", SLOW_4G)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        answers: list[Response] = []
        page.on("response", lambda answer, kept=answers: kept.append(answer))
        page.goto(site / f"/clb/{club.pk}/", wait_until="networkidle")
        times.append(page.evaluate(_USABLE))
        paces.append(page.evaluate(_PACE))
        sizes = [answer.request.sizes() for answer in answers]
        weights.append(sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes))
        context.close()
    told = f"{min(weights) / 1000:.1f} kB, usable after {min(times):.0f} ms (of {times}), pace {min(paces):.0f} ms"
    print(f"first visit: {told}")
    assert max(weights) <= HEAVIEST
    assert min(times) <= SLOWEST_MS * max(1, min(paces) / PACE_MS), told


# painted, and its scripts have run: what is touched now answers
_USABLE = """() => Math.max(
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)"""
_PACE = """() => {
    const start = performance.now()
    let sum = 0
    for (let n = 0; n < 2e7; n++) sum = (sum * 31 + n) | 0
    return performance.now() - start + (sum ? 0 : 1e-9)
}"""
