"""A visit to a club without a network: written on a phone, sent when it is back, read out, signed, printed."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.supervision.models import Difficulty, Recommendation, Visit
from chungtay.supervision.tests.factories import opened, planned, raised, supervisor
from chungtay.sync.models import Held
from tests.cast import lan_the_chair
from tests.journeys.conftest import Site, assert_accessible, picture
from tests.journeys.network import Network, network_to
from tests.journeys.offline import FOOT, enter, send_now, take_along, today, wait_until


@pytest.fixture
def club(site: Site) -> Club:
    club = make_club("CLB bản Mường Piệt")
    make_board(club)
    make_members(club, 12)
    return club


def test_a_visit_is_written_on_a_phone_without_a_network_and_signed_with_one(
    site: Site, phone: Page, club: Club
) -> None:
    visit = planned(club)
    here = f"/clb/{club.pk}/giam-sat/{visit.key}/"
    with network_to(site.url) as network:
        enter(phone.context, network, supervisor(club))
        take_along(phone, network, club)
        network.cut()
        phone.goto(network / f"{here}ghi/")
        assert_accessible(phone)
        _record(phone)
        phone.wait_for_url(network / here)
        expect(phone.locator(FOOT).first).to_contain_text("1 phiếu chưa gửi")
        _recommend(phone, network, here)
        phone.wait_for_url(network / here)
        expect(phone.locator(FOOT).first).to_contain_text("2 phiếu chưa gửi")
        network.mend()
        phone.goto(network / here)
        send_now(phone)
        wait_until(phone, lambda: Recommendation.objects.filter(state="draft").exists())
        assert not Held.objects.exists()
        phone.goto(network / here)
        expect(phone.locator("main")).to_contain_text("thiếu hai phiếu chi")
        assert_accessible(phone)
        _sign(phone, network, here)
    visit.refresh_from_db()
    assert (visit.state, visit.counted_vnd, visit.care_people_count) == ("signed", 0, 4)


def _record(phone: Page) -> None:
    phone.locator("[name=team]").fill("Ông Mai Văn Tứ, Chủ tịch Hội")
    phone.locator("[name=met]").fill("Bà Nguyễn Thị Lan, chủ nhiệm")
    phone.locator("[name=met_count]").fill("6")
    phone.locator("summary", has_text="Sổ quỹ, phiếu thu chi").click()
    phone.locator("[name=v_book_cash]").select_option("lacking")
    phone.locator("[name=w_book_cash]").fill("thiếu hai phiếu chi")
    picture(phone, "huong-dan-giam-sat")
    phone.locator("[name=care_people_count]").fill("4")
    phone.locator("[name=counted_vnd]").fill("0")
    phone.locator("[name=conclusion]").fill("Câu lạc bộ hoạt động đều.")
    phone.get_by_role("button", name="Lưu biên bản").click()


def _recommend(phone: Page, network: Network, here: str) -> None:
    phone.goto(network / f"{here}kien-nghi/")
    assert_accessible(phone)
    phone.locator("[name=item]").select_option("book_cash")
    phone.locator("[name=words]").fill("Ghi đủ hai phiếu chi")
    phone.locator("[name=owner]").select_option("club")
    phone.get_by_role("button", name="Ghi kiến nghị").click()


def _sign(phone: Page, network: Network, here: str) -> None:
    for name in ("nhan-xet", "anh", "ky"):
        phone.goto(network / f"{here}{name}/")
        assert_accessible(phone)
    phone.locator("[name=signed_for_club]").fill("Nguyễn Thị Lan")
    phone.get_by_role("button", name="Ký biên bản").click()
    expect(phone.locator("main")).to_contain_text("đã ký biên bản")


def test_the_steps_of_an_office_and_of_a_club_fit_a_phone(site: Site, phone: Page, club: Club) -> None:
    recommendation, difficulty = opened(club), raised(club)
    late = today() - timedelta(days=1)
    Recommendation.objects.update(due_on=late)
    Difficulty.objects.filter(pk=difficulty.pk).update(due_on=difficulty.raised_on)
    with network_to(site.url) as network:
        enter(phone.context, network, supervisor(club))
        asked, waits = f"/vp/giam-sat/kien-nghi/{recommendation.key}/", f"/vp/kho-khan/{difficulty.key}/"
        pages = ("/vp/giam-sat/", "/vp/giam-sat/nen-den/", "/vp/giam-sat/kien-nghi/", "/vp/kho-khan/", "/vp/")
        forms = (f"/vp/giam-sat/len-lich/{club.pk}/", asked, f"{asked}gia-han/", waits, f"{waits}chuyen-len/")
        for page in (*pages, *forms, f"/vp/giam-sat/{Visit.objects.get().key}/", "/vp/kho-khan/neu/"):
            phone.goto(network / page)
            assert_accessible(phone)
        phone.context.clear_cookies()
        enter(phone.context, network, lan_the_chair(club))
        here = f"/clb/{club.pk}/"
        for page in ("giam-sat/", f"giam-sat/kien-nghi/{recommendation.key}/", "kho-khan/", "kho-khan/neu/", ""):
            phone.goto(network / f"{here}{page}")
            assert_accessible(phone)
