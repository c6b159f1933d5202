"""Where the browser of the tests comes from: the machine's Chromium, else Debian's package, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class NoBrowser(Exception):
    """No browser can be had here; the message says what was tried."""


def find_or_fetch() -> str:
    """The path of a Chromium that starts. Fetches one when the machine has none. Raises `NoBrowser`."""
    for fetch in (lambda: None, _from_debian, _from_playwright):
        fetch()
        for place in _candidates():
            if _starts(place):
                return place
    raise NoBrowser(
        "máy không có Chromium, không cài được gói chromium của Debian, cũng không tải được của Playwright."
    )


def _candidates() -> list[str]:
    named = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in _NAMES)]
    own = Path.home() / ".cache" / "ms-playwright"
    return [place for place in named if place] + [str(p) for p in sorted(own.glob("chromium*/chrome-linux*/chrome"))]


def _starts(place: str) -> bool:
    words = [place, "--headless", "--no-sandbox", "--disable-gpu", "--version"]
    try:
        return subprocess.run(words, capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _from_debian() -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    print("Chưa có trình duyệt: cài gói chromium của Debian …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(words, env=environment, check=False, stdout=subprocess.DEVNULL)


def _from_playwright() -> None:
    print("Chưa có trình duyệt: tải Chromium của Playwright …", flush=True)
    words = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
