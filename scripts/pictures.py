"""Put the pictures of the guides into docs/huong-dan/hinh: cropped, few colours, small.

`make pictures` takes them with tests/journeys/test_guide.py. Pictures of figures need a whole country, so they are
taken from a running demo (`make run`) when its address is given: `make pictures SITE=http://127.0.0.1:8000`.
"""

import sys
from pathlib import Path

from PIL import Image

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
TAKEN, KEPT = PROJECT / "var" / "pictures", PROJECT / "docs" / "huong-dan" / "hinh"
PREFIX = "huong-dan-"
PHONE_WIDTH, PHONE_HEIGHT, DESK_HEIGHT, COLOURS = 360, 900, 1400, 64
DEMO_PASSWORD = "chung-tay-2026"  # noqa: S105 - printed by `make run`
DEMO_PAGES = {
    "0900000004": {"ban-lam-viec": "/vp/", "nen-den-dau": "/vp/giam-sat/nen-den/"},
    "0900000005": {
        "ban-lam-viec-tinh": "/vp/",
        "lo-som": "/vp/xep-loai/lo-som/",
        "dia-ban-cac-xa": "/vp/dia-ban/dia-hinh-cac-xa/?loai=chua-ro",
    },
    "0900000006": {
        "toan-quoc": "/vp/so-lieu/",
        "chi-so": "/vp/so-lieu/chi-so/member_count/",
        "xa-trang": "/vp/so-lieu/xa-trang/",
        "chi-tieu": "/vp/chuong-trinh/chi-tieu/",
        "bang-so-lieu": "/vp/so-lieu/bang/?chia=thanh-vien&ky=quy",
        "tien-do": "/vp/tien-do/",
        "bo-tieu-chi": "/vp/xep-loai/bo-tieu-chi/",
    },
    "0900000008": {"du-an": "/vp/so-lieu/du-an/"},
}


def keep(taken: Path) -> int:
    """Crop one picture to what the guide speaks of, and write it with few colours; its size in bytes."""
    with Image.open(taken) as whole:
        tallest = PHONE_HEIGHT if whole.width <= PHONE_WIDTH else DESK_HEIGHT
        shown = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, tallest)))
        place = KEPT / taken.name.removeprefix(PREFIX)
        shown.quantize(COLOURS, dither=Image.Dither.NONE).save(place, optimize=True)
    return place.stat().st_size


def take_the_country(site: str) -> None:
    """The figures of a demo that runs already, as a commune, the centre and a partner see them."""
    from playwright.sync_api import sync_playwright

    from tests.chromium import find_or_fetch

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_fetch(), args=["--no-sandbox", "--disable-gpu"])
        for login, pages in DEMO_PAGES.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="vi-VN")
            page.goto(f"{site}/vao/")
            page.locator("[name=login]").fill(login)
            page.locator("[name=password]").fill(DEMO_PASSWORD)
            page.locator("main [type=submit]").first.click()
            page.wait_for_load_state()
            for name, address in pages.items():
                page.goto(site + address)
                page.screenshot(path=str(TAKEN / f"{PREFIX}{name}.png"), full_page=True)
            page.close()
        browser.close()


def main(site: str) -> None:
    """Take what needs a demo, then keep all that was taken."""
    TAKEN.mkdir(parents=True, exist_ok=True)
    KEPT.mkdir(parents=True, exist_ok=True)
    if site:
        take_the_country(site.rstrip("/"))
    sizes = [keep(taken) for taken in sorted(TAKEN.glob(f"{PREFIX}*.png"))]
    print(f"{len(sizes)} pictures, {sum(sizes) // 1024} kB in {KEPT.relative_to(PROJECT)}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
