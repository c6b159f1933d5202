"""The club's home on a cheap phone, first visit, slow 4G, a sixth of the processor: light.

How soon it is usable is told beside it, as a multiple of a bare page on the same phone; `python -m benches first_visit`
prints it.
"""

from playwright.sync_api import Page, Response

from chungtay.clubs.tests.factories import make_board, make_club, make_members
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site
from tests.journeys.test_clubs import enter

HEAVIEST = 100_000
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
TRIES = 3  # this machine does other things too: the best of three is the page's own time
USABLE_WITHIN_MS = 2_000  # on an idle machine; what is told, never what fails


def test_the_first_visit_of_a_club_is_light(site: Site, phone: Page) -> None:
    club = make_club(meeting_place="Nhà văn hóa thôn")
    make_board(club)
    make_members(club, 55)
    enter(phone, site, lan_the_chair(club))
    phone.goto(site / "/healthz")  # the server is awake
    state = phone.context.storage_state()
    assert phone.context.browser
    times, weights, bare = [], [], []
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
        sizes = [answer.request.sizes() for answer in answers]
        weights.append(sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes))
        page.goto(site / "/healthz", wait_until="networkidle")
        bare.append(page.evaluate(_USABLE))
        context.close()
    soon, floor = min(times), min(bare)
    print(
        f"first visit: {min(weights) / 1000:.1f} kB, usable after {soon:.0f} ms = {soon / floor:.1f} × a bare page;"
        f" must be within {USABLE_WITHIN_MS} ms on an idle machine"
    )
    assert max(weights) <= HEAVIEST


# painted, and its scripts have run: what is touched now answers
_USABLE = """() => Math.max(
    performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)"""
