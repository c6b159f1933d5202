"""Who opens which page of money, and that none asks more for more rows."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_member
from chungtay.funds.models import BankBook, Entry
from chungtay.funds.rules import FundKind
from chungtay.funds.rules.banks import Movement
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.tests.conftest import Ours
from chungtay.funds.tests.factories import make_fund, take_out
from chungtay.funds.tests.money_factories import hand_out, make_book, make_fee, move_money
from chungtay.funds.tests.money_factories import make_capital as bring_capital
from chungtay.funds.tests.money_factories import make_gift as give
from chungtay.funds.tests.money_factories import make_goods as bring_goods
from chungtay.funds.tests.money_factories import make_labour as work
from tests.cast import (
    anh_the_secretary,
    commune_officer,
    ministry_reader,
    neighbour,
    neighbour_officer,
)

pytestmark = pytest.mark.django_db


READ = (
    "", "{fund}/", "{fund}/?thang=2026-01&so=tat-ca", "{fund}/?q=von", "{fund}/?tai=xlsx", "but-toan/{entry}/", "phi/",
    "phi/nam/2026/", "phi/nam/2026/?tai=xlsx", "von/", "von/?tai=xlsx", "von/{capital}/", "ngan-hang/",
    "ngan-hang/{bank}/", "tam-long-vang/", "tam-long-vang/?tai=xlsx", "tam-long-vang/{gift}/", "hien-vat/",
    "hien-vat/{goods}/",
)  # fmt: skip


READ_HERE = (
    "phi/nam/2026/so-thu-phi.pdf", "tam-long-vang/so-tam-long-vang.pdf", "tam-long-vang/{gift}/giay-cam-on.pdf",
)  # fmt: skip


WRITTEN = (
    "mo/", "thu/", "thu/earned/", "chi/", "chi/help/", "chuyen/", "but-toan/{entry}/dao/", "phi/muc/", "phi/{member}/",
    "von/them/", "von/them/grant/", "von/co-tu-truoc/", "von/co-tu-truoc/borrowed/", "von/lai/", "von/lai/cach-chia/",
    "von/{capital}/tra/", "von/{capital}/hen-lai/", "ngan-hang/them/", "ngan-hang/{bank}/deposit/",
    "ngan-hang/{bank}/dung-ten/", "ngan-hang/{bank}/tat-toan/", "tam-long-vang/ghi/", "tam-long-vang/ghi/goods/",
    "tam-long-vang/ghi/labour/", "tam-long-vang/{gift}/gach/", "hien-vat/{goods}/cho/", "hien-vat/cho/{out}/gach/",
)  # fmt: skip


def rows_of(ours: Ours) -> dict[str, Any]:
    """A row of every kind, by the names the addresses above use."""
    club = ours.club
    gift = bring_goods(club)
    assert gift.goods is not None
    out = hand_out(gift.goods)
    return {
        "fund": ours.operating.key, "entry": Entry.objects.filter(fund=ours.operating).latest("pk").key,
        "capital": bring_capital(club).key, "bank": make_book(ours.income).key, "gift": gift.key,
        "goods": gift.goods.key, "member": make_member(club).pk, "out": out.key,
    }  # fmt: skip


@pytest.fixture
def rows(ours: Ours) -> dict[str, Any]:
    return rows_of(ours)


def answers(browser: Any, face: str, ours: Ours, rows: dict[str, Any], pages: tuple[str, ...]) -> dict[str, int]:
    """How each page is answered on a face."""
    return {page: browser.get(face + ours.here + page.format(**rows)).status_code for page in pages}


def test_the_treasurer_opens_every_page_and_the_neighbour_none(ours: Ours, rows: dict[str, Any]) -> None:
    pages = READ + READ_HERE + WRITTEN
    assert set(answers(ours.browser, "", ours, rows, pages).values()) == {200}
    for stranger in (neighbour(), ministry_reader()):
        assert set(answers(stranger.client, "", ours, rows, pages).values()) == {404}


def test_the_officer_reads_every_page_and_the_next_communes_none(ours: Ours, rows: dict[str, Any]) -> None:
    assert set(answers(commune_officer().client, "/vp", ours, rows, READ).values()) == {200}
    assert set(answers(neighbour_officer().client, "/vp", ours, rows, READ).values()) == {404}


def test_who_keeps_no_books_writes_nothing(ours: Ours, rows: dict[str, Any]) -> None:
    secretary = anh_the_secretary(ours.club).client
    assert set(answers(secretary, "", ours, rows, READ + READ_HERE).values()) == {200}
    assert set(answers(secretary, "", ours, rows, WRITTEN).values()) == {404}


def test_the_office_reads_and_has_nothing_to_press(ours: Ours, rows: dict[str, Any]) -> None:
    browser = commune_officer().client
    for page in (
        "",
        "but-toan/{entry}/",
        "von/{capital}/",
        "ngan-hang/{bank}/",
        "tam-long-vang/{gift}/",
        "hien-vat/{goods}/",
    ):
        text = browser.get(f"/vp{ours.here}" + page.format(**rows)).content.decode()
        assert "Đảo bút toán này" not in text
        assert f'href="{ours.here}' not in text


GROWS: dict[str, Callable[[Ours], Any]] = {
    "": lambda ours: make_fund(ours.club, FundKind.OTHER, name=f"Quỹ {uuid4().hex[:6]}"),
    "{fund}/?thang=2026-02": lambda ours: take_out(ours.operating, 1_000),
    "phi/": lambda ours: make_member(ours.club),
    "phi/nam/2026/": lambda ours: make_member(ours.club),
    "von/": lambda ours: bring_capital(ours.club, 1_000),
    "ngan-hang/": lambda ours: make_book(ours.income, uuid4().hex[:8]),
    "ngan-hang/{bank}/": lambda ours: _deposit(ours),
    "tam-long-vang/": lambda ours: (give(ours.club, 1_000), work(ours.club)),
    "hien-vat/": lambda ours: bring_goods(ours.club, name=uuid4().hex[:8]),
    "hien-vat/{goods}/": lambda ours: bring_goods(ours.club),
    "chi/help/": lambda ours: (make_member(ours.club), make_book(ours.income, uuid4().hex[:8])),
}


def _deposit(ours: Ours) -> None:
    book = BankBook.objects.filter(fund=ours.income).earliest("pk")
    move_money(book, Movement.DEPOSIT, 1_000)


@pytest.mark.parametrize("page", GROWS)
def test_queries_do_not_grow_with_the_rows(ours: Ours, rows: dict[str, Any], page: str) -> None:
    make_fee(ours.club)
    counts = []
    for _ in range(2):
        GROWS[page](ours)
        with CaptureQueriesContext(connection) as queries:
            assert ours.browser.get(ours.here + page.format(**rows)).status_code == 200
        counts.append(len(queries))
        GROWS[page](ours)
    assert counts[0] == counts[1] <= 20


def test_gift_kinds_are_all_offered(ours: Ours) -> None:
    assert all(f"ghi/{kind.value}/" in ours.text("tam-long-vang/ghi/") for kind in GiftKind)
