"""Who opens which page of loans, what the lists ask, find and say when empty."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.clubs.tests.factories import make_member
from chungtay.funds.models import Fund
from chungtay.funds.rules import FundKind
from chungtay.funds.tests.factories import make_fund
from chungtay.loans import services
from chungtay.loans.queries import offline_pages
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import standing
from chungtay.loans.tests.factories import (
    board_act,
    make_lending_club,
    make_loan,
    make_request,
    one_of_each,
    pay,
)
from chungtay.loans.tests.test_pages import TODAY, lent
from tests.cast import (
    binh_the_treasurer,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
)

pytestmark = pytest.mark.django_db


READ = ("", "den-han/", "cho/", "so/{year}/", "so/{year}.pdf", "so/{year}.xlsx", "de-nghi/{asked}/", "con-giong/",
        "quy-dinh/", "{loan}/", "{loan}/cam-ket.pdf", "{loan}/lich-tra-no.pdf")  # fmt: skip


WRITTEN = ("de-nghi/", "de-nghi/{asked}/binh-xet/", "de-nghi/{asked}/tra-loi/", "de-nghi/{asked}/giao-tien/",
           "de-nghi/{asked}/thoi/", "de-nghi/{asked}/cam-ket.pdf", "so-cu/", "con-giong/giao/", "con-giong/{animal}/",
           "quy-dinh/moi/", "{loan}/tra/", "{loan}/tra/{repayment_id}/huy/", "{loan}/gia-han/", "{loan}/lai-suat/",
           "{loan}/gia-han/{changed_id}/huy/", "{loan}/nguoi-tra/", "{loan}/ket-qua/", "{loan}/da-ky/",
           "{loan}/xoa-no/")  # fmt: skip


@pytest.fixture
def world():
    club, _ = make_lending_club()
    rows = one_of_each(club, make_member(club), make_member(club))
    return club, rows | {"year": 2026}


@pytest.mark.parametrize("page", READ + WRITTEN)
def test_the_board_opens_every_page_and_the_neighbour_none(page, world):
    club, rows = world
    where = f"/clb/{club.pk}/vay/{page.format(**rows)}"
    assert lan_the_chair(club).client.get(where).status_code == 200
    assert neighbour().client.get(where).status_code == 404
    assert ministry_reader().client.get(where).status_code == 404


@pytest.mark.parametrize("page", READ)
def test_the_officer_reads_every_page_and_has_nothing_to_press(page, world):
    club, rows = world
    where = f"/vp/clb/{club.pk}/vay/{page.format(**rows)}"
    answer = commune_officer().client.get(where)
    assert answer.status_code == 200
    assert neighbour_officer().client.get(where).status_code == 404
    if answer["Content-Type"].startswith("text/html"):
        assert f'href="/clb/{club.pk}/vay' not in answer.content.decode()
        assert b'method="post"' not in answer.content.split(b"<main")[1].split(b"</main")[0]


@pytest.mark.parametrize(
    "page", ["", "?hien=tat-ca", "den-han/", "cho/", "so/2026/", "{loan}/", "con-giong/", "de-nghi/{asked}/"]
)
def test_queries_do_not_grow_with_the_rows(page):
    club, _ = make_lending_club(cash_vnd=60_000_000)
    browser = lan_the_chair(club).client
    rows = one_of_each(club, make_member(club), make_member(club))
    counts = []
    for more in (0, 2):
        for _ in range(more):
            one_of_each(club, make_member(club), make_member(club))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/clb/{club.pk}/vay/{page.format(**rows)}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 36


def test_the_list_is_searched_filtered_and_sorted():
    club, fund = make_lending_club()
    small = make_loan(fund, make_member(club, full_name="Lò Thị Ơn"), 1_000_000)
    make_loan(fund, make_member(club, full_name="Nguyễn Thị Lụa"), 5_000_000)
    pay(small, standing(lent_of(small), date(2026, 3, 1)).pay_off_vnd, date(2026, 3, 1))
    make_loan(fund, make_member(club, full_name="Vi Văn Xó"), 2_000_000)
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/vay/"

    def names(query: str) -> list[str]:
        text = browser.get(here + query).content.decode()
        return sorted((name for name in ("Lò Thị Ơn", "Nguyễn Thị Lụa", "Vi Văn Xó") if name in text), key=text.index)

    assert names("") == ["Nguyễn Thị Lụa", "Vi Văn Xó"]
    assert names("?hien=tat-ca&sort=ten") == ["Nguyễn Thị Lụa", "Lò Thị Ơn", "Vi Văn Xó"]
    assert names("?hien=da-xong") == ["Lò Thị Ơn"]
    assert names("?sort=no") == ["Vi Văn Xó", "Nguyễn Thị Lụa"]
    assert names("?q=lua") == ["Nguyễn Thị Lụa"]
    assert "Không có khoản vay nào như vậy" in browser.get(f"{here}?q=khong-co").content.decode()


def test_an_empty_club_is_told_what_to_do():
    club, _ = make_lending_club()
    browser = lan_the_chair(club).client
    for page, sentence in (
        ("", "Chưa có ai đang vay"),
        ("cho/", "Không ai chờ vay"),
        ("den-han/", "Tháng này không có gì đến hạn"),
        ("so/2026/", "Năm này không có khoản vay nào"),
        ("con-giong/", "Chưa giao con giống nào"),
    ):
        assert sentence in browser.get(f"/clb/{club.pk}/vay/{page}").content.decode()


def test_without_a_fund_nothing_is_paid_out_and_the_page_says_why():
    club, fund = make_lending_club()
    request = make_request(club)
    services.vet(board_act(club), request=request, key=uuid4())
    Fund.objects.filter(pk=fund.pk).update(closed_on=TODAY)
    text = lan_the_chair(club).client.get(f"/clb/{club.pk}/vay/de-nghi/{request.key}/giao-tien/").content.decode()
    assert "chưa có quỹ để cho vay" in text


def test_the_home_of_the_club_tells_who_is_late():
    club, _, loan = lent(months_ago=3)
    text = lan_the_chair(club).client.get(f"/clb/{club.pk}/").content.decode()
    assert f"{loan.membership.person.full_name} quá hạn trả nợ" in text


def test_a_phone_takes_the_pages_of_loans_along():
    club, _, loan = lent()
    pages = list(offline_pages(club, binh_the_treasurer(club).act))
    browser = binh_the_treasurer(club).client
    assert f"/clb/{club.pk}/vay/{loan.key}/tra/" in pages
    assert all(browser.get(page).status_code == 200 for page in pages)


def test_the_operating_fund_is_never_lent_from():
    club, fund = make_lending_club()
    make_fund(club, FundKind.OPERATING, cash_vnd=1_000_000)
    request = make_request(club)
    text = lan_the_chair(club).client.get(f"/clb/{club.pk}/vay/de-nghi/{request.key}/").content.decode()
    assert fund.name in text
    assert "Quỹ operating" not in text
