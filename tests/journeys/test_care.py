"""A volunteer's visit without a network, in three touches, sent when it is back; the worry comes to the vice-chair."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from chungtay.care.models import Visit
from chungtay.care.tests.factories import Caring, make_caring, make_visit
from chungtay.clubs.tests.factories import make_club
from chungtay.sync.models import Held
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.network import Network, network_to
from tests.journeys.offline import FOOT, enter, send_now, today, wait_until

TOUCHES = 3
COUNTED = """addEventListener("pointerdown", () => {
    sessionStorage.touches = Number(sessionStorage.touches || 0) + 1;
}, true);"""


def test_a_visit_is_written_in_three_touches_without_a_network_and_its_worry_is_passed_on(
    site: Site, phone: Page
) -> None:
    caring = make_caring(make_club("CLB bản Mường Piệt"), weekdays=[today().weekday()])
    make_visit(caring, on=today() - timedelta(days=7))
    here = f"/clb/{caring.club.pk}/cham-soc/"
    with network_to(site.url) as network:
        enter(phone.context, network, caring.account("na"))
        _take_along(phone, network, caring)
        network.cut()
        phone.goto(network / here)
        expect(phone.locator("h1")).to_have_text("Chăm sóc tại nhà")
        expect(phone.locator("main")).to_contain_text("Hôm nay đến thăm · 1")
        assert_accessible(phone)
        picture(phone, "huong-dan-cham-soc")
        phone.context.add_init_script(COUNTED)
        phone.reload()
        _write(phone)
        expect(phone.locator(FOOT).first).to_contain_text("1 phiếu chưa gửi")
        assert phone.evaluate("Number(sessionStorage.touches)") == TOUCHES
        network.mend()
        phone.goto(network / here)
        send_now(phone)
        wait_until(phone, lambda: Visit.objects.filter(visited_on=today()).exists())
        _write_a_worry(phone, network / f"{here}nguoi/{caring.folder.key}/tham/")
        wait_until(phone, lambda: Visit.objects.filter(visited_on=today()).count() == 2)
        assert not Held.objects.exists()
        done = Visit.objects.filter(visited_on=today(), worry="").get()
        assert (done.outcome, done.minutes, done.carers.count()) == ("done", 60, 2)
        _answer(phone, network, caring)


def _take_along(phone: Page, network: Network, caring: Caring) -> None:
    """The list opens; the phone then holds the list, each folder and each form of a visit."""
    visit = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/tham/"
    phone.goto(network / f"/clb/{caring.club.pk}/cham-soc/")
    expect(phone.locator(FOOT).first).to_contain_text("Đã gửi hết")
    for _ in range(200):
        if phone.evaluate("async (address) => Boolean(await caches.match(address))", visit):
            return
        phone.wait_for_timeout(150)
    raise AssertionError("the form of a visit was never kept")


def _write(phone: Page) -> None:
    """Her name, "done", the button: the rest stands as it was agreed."""
    phone.get_by_role("link", name="Ghi lần thăm Nguyễn Thị Lụa").click()
    assert_accessible(phone)
    picture(phone, "huong-dan-ghi-lan-tham")
    phone.locator(".care-outcome__tick--done").click()
    phone.get_by_role("button", name="Ghi lần thăm").first.click()


def _write_a_worry(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".care-outcome__tick--unwell").click()
    phone.locator("[name=worry]").fill("Bà Lụa ăn ít, gầy đi")
    phone.get_by_role("button", name="Ghi lần thăm").first.click()


def _answer(phone: Page, network: Network, caring: Caring) -> None:
    """The vice-chair sees the worry on the list and answers it; the chair, who stands in no circle, sees nobody."""
    phone.context.clear_cookies()
    enter(phone.context, network, caring.account("hung"))
    phone.goto(network / f"/clb/{caring.club.pk}/cham-soc/")
    expect(phone.locator("main")).to_contain_text("có điều lo chưa trả lời")
    phone.goto(network / f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/")
    expect(phone.locator("main")).to_contain_text("Bà Lụa ăn ít, gầy đi")
    assert_accessible(phone)
    picture(phone, "huong-dan-ho-so-cham-soc")
    phone.goto(network / f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/ai-duoc-xem/")
    assert_accessible(phone)
    picture(phone, "huong-dan-ai-duoc-xem")
