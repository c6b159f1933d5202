"""The browser, the server and the eyes of the journeys."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from conftest import CLUSTER, PROJECT
from tests.chromium import find_or_fetch

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop in this thread; we stay synchronous
PICTURES = PROJECT / "var" / "pictures"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
_STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey carries the mark `browser`, and journeys share one worker at a time per file."""
    for item in items:
        if Path(item.fspath).parent.name == "journeys":
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group(Path(item.fspath).stem))


@dataclass
class Site:
    """A running server: where it listens, and the processes that make it up."""

    url: str
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def __truediv__(self, path: str) -> str:
        return f"{self.url}/{path.lstrip('/')}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    words = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_fetch(), args=words)
        yield browser
        browser.close()


@pytest.fixture
def site(own_database: str, tmp_path: Path) -> Iterator[Site]:
    """A server and a worker on a database of this journey's own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATABASE_URL": CLUSTER.url(own_database), "CHUNGTAY_VAR": str(tmp_path)}
    here = Path(sys.executable).parent
    web = [str(here / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "chungtay.config.wsgi:application"]
    site = Site(f"http://127.0.0.1:{port}")
    for words in (web, [str(here / "chungtay"), "worker"]):
        site.processes.append(subprocess.Popen(words, env=environment, cwd=PROJECT))
    try:
        _wait_for(site)
        yield site
    finally:
        for process in site.processes:
            process.send_signal(signal.SIGTERM)
        for process in site.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(site: Site) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(site / "/healthz", timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            assert all(process.poll() is None for process in site.processes), "the server did not start"
            time.sleep(0.2)
    raise AssertionError("the server never answered")


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
    page.set_default_timeout(15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, f"scripts failed on the page: {errors}"


def assert_accessible(page: Page) -> None:
    """No axe finding against WCAG 2.2 AA, and nothing wider than the screen."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _STANDARD}}).response["violations"]
    assert not found, [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the screen"


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like: the pictures of the guide are taken here."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"), full_page=True)


def sign_in(page: Page, site: Site, login: str, password: str) -> None:
    """Sign in as a person does."""
    page.goto(site / "/vao/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.locator("main button[type=submit], main [type=submit]").first.click()
    page.wait_for_load_state()
