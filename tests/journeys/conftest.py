"""The browser, the server and the eyes of the journeys."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from conftest import PROJECT, connected_to_clone, files_in
from tests.chromium import find_or_fetch
from tests.journeys.server import Server, working_on

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread; we stay synchronous
PICTURES = PROJECT / "var" / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE = 15_000  # ms: two journeys on two busy cores must pass as well as one on an idle machine
expect.set_options(timeout=PATIENCE)
_AXE = Axe()
_FINDINGS = "options => axe.run(options).then(results => results.violations)"
_STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


LONG = ("test_every_page.py", "test_country.py")
"""Files whose tests take minutes each: every one may have a worker of its own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey carries the mark `browser`, and journeys share one worker at a time per file.

    What takes longest is begun first, so that no worker is left with it alone when the others are done.
    """
    for item in items:
        place = Path(item.fspath)
        if place.parent.name == "journeys":
            item.add_marker("browser")
            item.add_marker("no_cover")  # the server is another process: here only the browser is driven
            own = f"{place.stem} {item.name}" if place.name in LONG else place.stem
            item.add_marker(pytest.mark.xdist_group(own))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    place = Path(item.fspath)
    if place.name in LONG:
        return 0
    return 1 if place.parent.name == "journeys" else 2


@dataclass
class Site:
    """Where the server of this journey listens."""

    url: str

    def __truediv__(self, path: str) -> str:
        return f"{self.url}/{path.lstrip('/')}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    words = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_fetch(), args=words)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of all journeys that this process walks: it takes seconds to start and none to change its database."""
    server = Server(tmp_path_factory.mktemp("var"))
    yield server
    server.stop()


@pytest.fixture
def site(server: Server, django_db_setup: None, django_db_blocker: Any, settings: Any) -> Iterator[Site]:
    """The server and a worker on a database of this journey's own."""
    settings.STORAGES = files_in(server.files)
    with django_db_blocker.unblock(), connected_to_clone(server.database), working_on(server):
        server.wait_until_healthy()
        yield Site(server.url)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A cheap phone, 360 px wide."""
    yield from _page(chromium, PHONE, has_touch=True)


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Page]:
    """An office screen, 1280 px wide."""
    yield from _page(chromium, DESK, has_touch=False)


def _page(chromium: Browser, size: Any, *, has_touch: bool) -> Iterator[Page]:
    context = chromium.new_context(viewport=size, has_touch=has_touch, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, f"scripts failed on the page: {errors}"


def assert_accessible(page: Page) -> None:
    """No axe finding against WCAG 2.2 AA, and nothing wider than the screen."""
    page.evaluate(_AXE.axe_script)
    found = page.evaluate(_FINDINGS, {"runOnly": {"type": "tag", "values": _STANDARD}, "resultTypes": ["violations"]})
    assert not found, [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the screen"


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, unless nobody will look: the pictures of the guide are taken here."""
    if os.environ.get("WITHOUT_PICTURES"):
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=True)


def sign_in(page: Page, site: Site, login: str, password: str) -> None:
    """Sign in as a person does."""
    page.goto(site / "/vao/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit], main [type=submit]").first.click()
    page.wait_for_load_state()
