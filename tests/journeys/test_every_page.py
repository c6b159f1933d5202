"""Every page there is, opened in a browser by somebody who may: no axe finding, nothing wider than the screen."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from playwright.sync_api import APIResponse, Page, Response

from tests import cast
from tests.house.neighbours import World, make_world
from tests.house.test_addresses import addresses
from tests.house.test_reach import _PARAMETER, _filled
from tests.journeys.conftest import Site, assert_accessible
from tests.journeys.test_clubs import enter

# not pages: files, answers of machines, and addresses that only take a form
_FILES = (".pdf", ".xlsx", ".docx", ".jpg", ".txt", "healthz")


@pytest.fixture
def world(site: Site) -> World:
    default_storage.save("x", ContentFile(b"a file of the neighbour's"))  # as the rows of files say
    return make_world()


def _pages(world: World, prefix: tuple[str, ...]) -> list[str]:
    routes = sorted({route for route, _ in addresses() if route.startswith(prefix)})
    return [_filled(route, world.rows) for route in routes if not route.endswith(_FILES)]


def _assert_all(page: Page, site: Site, pages: list[str]) -> None:
    wrong, seen = [], 0
    for where in pages:
        answer = _open(page, site, where)
        if answer.status in {404, 405} or not _is_page(answer):
            continue  # a row that this world has not, or an address that only takes a form
        if answer.status >= 500:
            wrong.append(f"{where}: {answer.status}")
            continue
        seen += 1
        try:
            assert_accessible(page)
        except AssertionError as found:
            wrong.append(f"{where}: {str(found)[:400]}")
    assert seen > len(pages) // 3, "hardly a page was opened"
    assert not wrong, "\n".join(wrong)


def _open(page: Page, site: Site, where: str) -> Response | APIResponse:
    """Ask first; open in the browser only what is a page: a file or an answer without a body leaves it busy."""
    asked = page.request.get(site / where)
    if asked.status in {404, 405} or not _is_page(asked):
        return asked
    answer = page.goto(site / where)
    assert answer is not None
    return answer


def _is_page(answer: Response | APIResponse) -> bool:
    return "text/html" in answer.headers.get("content-type", "")


def test_every_page_of_a_club_on_a_phone(site: Site, phone: Page, world: World) -> None:
    enter(phone, site, cast.lan_like("Lò Thị Cúc", world.theirs))
    _assert_all(phone, site, _pages(world, ("clb/",)))


def test_every_page_of_an_office_on_a_desk(site: Site, desk: Page, world: World) -> None:
    enter(desk, site, cast.centre_officer())
    _assert_all(desk, site, _pages(world, ("vp/",)))


def test_every_public_page_and_every_page_about_oneself_on_a_phone(site: Site, phone: Page, world: World) -> None:
    public = ("so-lieu/", "de-an/", "dia-ban/", "vao/", "phieu/", "doi-nguoi/", "suc-khoe", "ui/")
    _assert_all(phone, site, ["/", *_pages(world, public)])
    enter(phone, site, cast.commune_officer())
    _assert_all(phone, site, _pages(world, ("tai-khoan/",)))


def test_the_office_is_usable_on_a_phone(site: Site, phone: Page, world: World) -> None:
    enter(phone, site, cast.province_officer())
    plain = [route for route, _ in addresses() if route.startswith("vp/") and not _PARAMETER.search(route)]
    _assert_all(phone, site, [f"/{route}" for route in plain if not route.endswith(_FILES)])
