"""Who opens which page of counts, closings, openings and vouchers, and that none asks more for more rows."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chungtay.clubs.tests.factories import make_club
from chungtay.funds.models import Entry
from chungtay.funds.queries.todos import counted_todos, desk_todos, offline_pages
from chungtay.funds.rules import AccountKind
from chungtay.funds.tests.conftest import last_month
from chungtay.funds.tests.factories import (
    close_books,
    make_count,
    make_fund,
    put_in,
    take_out,
)
from chungtay.kernel.acts import now
from tests.cast import (
    binh_the_treasurer,
    commune_officer,
    ministry_reader,
    neighbour,
    neighbour_officer,
    someone,
)

pytestmark = pytest.mark.django_db


READ = (
    "so-sach/",
    "so/{fund}/",
    "so/{fund}/?ky={year}",
    "so/{fund}/?so=ngan-hang",
    "so/{fund}/?tai=pdf&ky={year}",
    "so/{fund}/?tai=xlsx",
    "thu-chi/",
    "thu-chi/?tu=01/01/2026&den=31/12/2026&quy={fund}",
    "thu-chi/?tai=pdf",
    "thu-chi/?tai=png",
    "thu-chi/?tai=xlsx",
    "can-doi/",
    "can-doi/?ngay=01/03/2026&quy={fund}",
    "can-doi/?tai=pdf",
    "can-doi/?tai=xlsx",
    "cong-khai/",
    "cong-khai/?ky={year}&tai=pdf",
    "cong-khai/?tai=png",
    "kiem-quy/",
    "kiem-quy/{count}/",
    "kiem-quy/{count}/bang.pdf",
    "kiem-quy/{count}/bang.png",
    "khoa-so/",
    "khoa-so/{through}/",
    "chung-tu/",
    "chung-tu/{voucher}/",
    "chung-tu/{voucher}/phieu.pdf",
    "chung-tu/{voucher}/phieu.png",
    "anh/{page}.jpg",
)


WRITTEN = (
    "kiem-quy/moi/",
    "kiem-quy/{count}/xu-ly/thieu/",
    "kiem-quy/{count}/xu-ly/thua/",
    "kiem-quy/{count}/xu-ly/tim-ra/",
    "tien-thieu/",
    "so-du-dau/",
    "chung-tu/{voucher}/so-quyen/",
    "anh/{page}/bo/",
)


def address(prefix: str, page: str, kept: dict[str, Any]) -> str:
    return f"/{prefix}/{kept['club'].pk}/quy/{page.format(**kept)}"


@pytest.mark.parametrize("page", [*READ, *WRITTEN])
def test_the_treasurer_opens_every_page_and_the_neighbour_none(page: str, kept: dict[str, Any]) -> None:
    where = address("clb", page, kept)
    assert binh_the_treasurer(kept["club"]).client.get(where).status_code == 200
    assert neighbour().client.get(where).status_code == 404
    assert ministry_reader().client.get(where).status_code == 404


@pytest.mark.parametrize("page", READ)
def test_the_officer_reads_every_page_and_the_next_communes_none(page: str, kept: dict[str, Any]) -> None:
    where = address("vp/clb", page, kept)
    answer = commune_officer().client.get(where)
    assert answer.status_code == 200
    if answer["Content-Type"].startswith("text/html"):
        assert 'method="post"' not in answer.content.decode().partition("<main")[2].partition("</main")[0]
    assert neighbour_officer().client.get(where).status_code == 404


def test_a_vice_chair_reads_and_writes_nothing(kept: dict[str, Any]) -> None:
    browser = someone("Trần Văn Hùng", ("vice_chair", kept["club"].path)).client  # type: ignore[arg-type]
    assert browser.get(address("clb", "kiem-quy/", kept)).status_code == 200
    assert browser.get(address("clb", "kiem-quy/moi/", kept)).status_code == 404
    assert browser.post(address("clb", "khoa-so/{through}/", kept), {"signs": "cash"}).status_code == 404


PAGES_OF_LISTS = (
    "so-sach/", "so/{fund}/?ky=2026", "thu-chi/", "can-doi/", "cong-khai/", "kiem-quy/", "khoa-so/", "chung-tu/",
    "khoa-so/{through}/", "tien-thieu/", "so-du-dau/",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES_OF_LISTS)
def test_queries_do_not_grow_with_the_rows(page: str) -> None:
    club = make_club()
    fund = make_fund(club, cash_vnd=10_000_000)
    browser = binh_the_treasurer(club).client
    counts = []
    kept = {"club": club, "fund": fund.key, "through": last_month().last.isoformat()}
    for round_number in (1, 2):
        for n in range(1 if round_number == 1 else 2):
            put_in(fund, 5_000 + n, AccountKind.FEE)
            take_out(fund, 1_000, AccountKind.VISIT)
            make_count(club, 5_000 + n, explanation="Chưa rõ", on=now().date() - timedelta(days=40 - n))
            close_books(club, date(2025, 10 + round_number, 20 + n))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address("clb", page, kept)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 26


def test_what_waits_is_told_to_the_club_and_to_the_desk() -> None:
    fund = make_fund(make_club("CLB Tân Hải"), cash_vnd=1_000_000)
    count = make_count(fund.club, 750_000, explanation="Chưa rõ", on=now().date())
    binh, officer = binh_the_treasurer(fund.club), commune_officer()
    todos = [todo for todo in counted_todos(fund.club, binh.act) if todo.order == 5]
    assert [todo.url for todo in todos] == [f"/clb/{fund.club_id}/quy/kiem-quy/{count.key}/"]
    (told,) = desk_todos(officer.act)
    assert told.text == "CLB Tân Hải: tiền đếm thiếu 250.000 đ so với sổ"
    assert officer.client.get(told.url).status_code == 200
    assert list(desk_todos(neighbour_officer().act)) == []
    assert list(counted_todos(fund.club, neighbour().act)) == []
    assert told.text in officer.client.get("/vp/").content.decode()
    for page in offline_pages(fund.club, binh.act):
        assert binh.client.get(page).status_code == 200
    assert list(offline_pages(fund.club, neighbour().act)) == []


def test_reversing_an_opening_from_its_own_page_keeps_its_day() -> None:
    club = make_club()
    fund = make_fund(club)
    browser = binh_the_treasurer(club).client
    typed = {"key": str(uuid4()), f"cash-{fund.key.hex[:8]}": "3.000.000"}
    browser.post(f"/clb/{club.pk}/quy/so-du-dau/", typed)
    entry = Entry.objects.get()
    where = reverse("funds:reverse", args=[club.pk, entry.key])
    assert browser.get(where).status_code == 200
