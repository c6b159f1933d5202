"""The gallery in a real browser: no axe finding on any face, in any theme; text size, drafts and sending once."""

import pytest
from playwright.sync_api import Page, Request, Response

from tests.journeys.conftest import Site, assert_accessible

LARGEST_FIRST_VISIT = 100_000
FORM = "form[data-draft]"


def choose(page: Page, site: Site, **cookies: str) -> None:
    page.context.add_cookies([{"name": name, "value": value, "url": site.url} for name, value in cookies.items()])


def test_every_face_is_accessible_in_every_theme(site: Site, phone: Page, desk: Page) -> None:
    for page in (phone, desk):
        for cookies in ({"ct_contrast": "0"}, {"ct_contrast": "1"}, {"ct_contrast": "0", "ct_size": "3"}):
            choose(page, site, **cookies)
            for face in ("club", "office", "public"):
                page.goto(site / f"/ui/?face={face}")
                page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
                assert_accessible(page)
    for path in ("/khong-co-trang-nay/", "/suc-khoe-he-thong/", "/ui/?face=print"):
        desk.goto(site / path)
        assert_accessible(desk)


def test_the_first_visit_of_the_club_face_is_light(site: Site, phone: Page) -> None:
    sent: list[Response] = []
    phone.on("response", lambda response: sent.append(response))
    phone.goto(site / "/ui/?face=club", wait_until="networkidle")
    sizes = [one.request.sizes() for one in sent]
    wire = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    assert all(
        "gzip" in (one.header_value("content-encoding") or "") for one in sent if one.url.endswith(("css", "js"))
    )
    assert wire <= LARGEST_FIRST_VISIT


def test_text_size_and_contrast_are_kept_and_need_no_reload(site: Site, phone: Page) -> None:
    phone.goto(site / "/ui/?face=club")
    requests: list[Request] = []
    phone.on("request", lambda request: requests.append(request))
    phone.locator("[value=to-hon]").click()
    phone.locator("[value=tuong-phan]").click()
    assert not [request for request in requests if request.is_navigation_request()]
    assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "23px"
    phone.reload()
    assert phone.locator("html").get_attribute("class") == "face-club size-1 contrast"


def test_the_switch_works_without_scripts(site: Site, phone: Page) -> None:
    assert phone.context.browser
    context = phone.context.browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site / "/ui/?face=club")
    page.locator("[value=to-hon]").click()
    assert page.url.endswith("/ui/?face=club")
    assert page.locator("html.size-1").count() == 1
    context.close()


@pytest.mark.parametrize("is_sent", [False, True])
def test_a_draft_outlives_a_closed_browser_until_it_was_accepted(site: Site, phone: Page, is_sent: bool) -> None:
    phone.goto(site / "/ui/?face=club")
    phone.locator("[name=moi-name]").fill("Nguyễn Thị Lụa")
    phone.locator("[name=moi-came][value='2']").check()
    key = phone.locator("[name=moi-key]").input_value()
    phone.wait_for_timeout(500)
    if is_sent:
        phone.evaluate(f"document.querySelector('{FORM}').noValidate = true")
        phone.locator(f"{FORM} button.ct-button--primary").click()
        phone.wait_for_load_state("networkidle")
    assert phone.context.browser
    later = phone.context.browser.new_context(storage_state=phone.context.storage_state())
    page = later.new_page()
    page.goto(site / "/ui/?face=club")
    if is_sent:
        assert page.locator("[name=moi-name]").input_value() == ""
        assert page.locator(".ct-draft").count() == 0
    else:
        assert page.locator("[name=moi-name]").input_value() == "Nguyễn Thị Lụa"
        assert page.locator("[name=moi-came][value='2']").is_checked()
        assert page.locator("[name=moi-key]").input_value() == key
        page.locator("[data-draft-drop]").click()
        assert page.locator("[name=moi-name]").input_value() == ""
    later.close()


def test_a_form_touched_twice_is_sent_once(site: Site, phone: Page) -> None:
    phone.goto(site / "/ui/?face=club")
    posts: list[Request] = []
    phone.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    phone.evaluate(
        f"""() => {{
            const form = document.querySelector('{FORM}');
            form.noValidate = true;
            const button = form.querySelector('button.ct-button--primary');
            button.click();
            button.click();
        }}"""
    )
    phone.wait_for_load_state("networkidle")
    assert len(posts) == 1
