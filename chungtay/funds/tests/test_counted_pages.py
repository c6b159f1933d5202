"""Pages of counting, closing, opening and printing: the way through, refusals, fixed queries, and the neighbour."""

import io
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from chungtay.access.models import Device, DevicePin
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.funds.models import CashCount, Closing, Entry, Fund, SignedPage, Voucher
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.closings import closed_through
from chungtay.funds.queries.todos import counted_todos, desk_todos, offline_pages
from chungtay.funds.rules import AccountKind, EntryKind, FundKind
from chungtay.funds.services import Money, Move, Slip, Who, open_books, post_entry, receive
from chungtay.funds.tests.factories import (
    act_of_treasurer,
    cash_in,
    close_books,
    make_count,
    make_fund,
    put_in,
    take_out,
)
from chungtay.kernel.acts import now
from chungtay.kernel.months import Month
from chungtay.meetings.models import Meeting
from chungtay.meetings.tests.factories import make_meeting, picture
from tests.cast import (
    anh_the_secretary,
    binh_the_treasurer,
    commune_officer,
    lan_the_chair,
    ministry_reader,
    neighbour,
    neighbour_officer,
    someone,
    thao_the_accountant,
)

pytestmark = pytest.mark.django_db


def last_month() -> Month:
    return Month.of(now().date()).previous


def day_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


def with_collection(club: Club) -> tuple[Fund, Fund, Meeting]:
    """A meeting of last month at which two members paid a fee, one of them interest and principal too."""
    first, second = make_members(club, 2)
    income, operating = make_fund(club, cash_vnd=9_000_000), make_fund(club, FundKind.OPERATING)
    meeting = make_meeting(club, last_month().first + timedelta(days=19))
    act, slip = act_of_treasurer(club, on=now().date()), Slip(meeting, is_collection=True)
    take_out(income, 5_000_000, AccountKind.LENT)
    for fund, member, account, vnd in (
        (operating, first, AccountKind.FEE, 5_000),
        (operating, second, AccountKind.FEE, 5_000),
        (income, second, AccountKind.INTEREST, 50_000),
        (income, second, AccountKind.LENT, 500_000),
    ):
        post_entry(
            act, open_books(act, club), fund=fund, key=uuid4(), happened_on=meeting.held_on, kind=EntryKind.RECEIPT,
            words="Thu", moves=[Move(AccountKind.CASH, account, vnd)], who=Who(member.person.full_name, member.pk),
            slip=slip,
        )  # fmt: skip
    return income, operating, meeting


def test_a_count_at_the_meeting_shows_the_book_and_is_a_step_that_is_done() -> None:
    club = make_club()
    make_board(club)
    income, _, meeting = with_collection(club)
    browser = binh_the_treasurer(club).client
    here = f"/clb/{club.pk}/hop/{meeting.key}/kiem-quy/"
    asked = browser.get(here).content.decode()
    assert "4.560.000 đ" in asked
    assert 'value="Phạm Văn Bình"' in asked
    said = {"key": str(uuid4()), "to_500000": "9", "to_50000": "1", "to_10000": "1", "counted_by": "Bình",
            "witnessed_by": "Thảo", "seen_vnd": "4560000"}  # fmt: skip
    assert browser.post(here, said)["Location"] == f"/clb/{club.pk}/hop/{meeting.key}/"
    count = CashCount.objects.get()
    assert (count.meeting, count.counted_on, count.counted_vnd) == (meeting, meeting.held_on, 4_560_000)
    assert "4.560.000 đ · khớp" in browser.get(f"/clb/{club.pk}/hop/{meeting.key}/").content.decode()
    read = browser.get(f"/clb/{club.pk}/hop/{meeting.key}/ket-thuc/").content.decode()
    assert "Kiểm quỹ: đếm được 4.560.000 đ, khớp với sổ." in read
    assert cash_in(income) == 4_550_000


def test_a_secretary_sees_the_count_among_the_steps_and_is_led_nowhere() -> None:
    club = make_club()
    _, _, meeting = with_collection(club)
    page = anh_the_secretary(club).client.get(f"/clb/{club.pk}/hop/{meeting.key}/").content.decode()
    assert "Kiểm quỹ" in page
    assert "/kiem-quy/" not in page
    assert "/diem-danh/" in page


def test_a_difference_is_explained_then_owed_by_a_member_then_made_good() -> None:
    club = make_club()
    make_board(club)
    (member,) = make_members(club, 1)
    fund = make_fund(club, cash_vnd=1_000_000)
    browser = binh_the_treasurer(club).client
    today = now().date()
    said = {"key": str(uuid4()), "counted_vnd": "750.000", "counted_by": "Bình", "witnessed_by": "Thảo",
            **day_parts("counted_on", today)}  # fmt: skip
    refused = browser.post(f"/clb/{club.pk}/quy/kiem-quy/moi/", said)
    assert refused.status_code == 422
    assert "lệch 250.000 đ" in refused.content.decode()
    browser.post(f"/clb/{club.pk}/quy/kiem-quy/moi/", said | {"explanation": "Chưa rõ"})
    count = CashCount.objects.get()
    here = f"/clb/{club.pk}/quy/kiem-quy/{count.key}/"
    assert "thiếu 250.000 đ" in browser.get(here).content.decode()
    days = day_parts("happened_on", today) | day_parts("due_on", today + timedelta(60))
    owed = {"key": str(uuid4()), "amount_vnd": "250.000", "member": str(member.pk), "words": "Thiếu"}
    owed |= {"fund_key": str(fund.key)} | days
    assert browser.get(f"{here}xu-ly/thieu/").status_code == 200
    assert browser.post(f"{here}xu-ly/thieu/", owed)["Location"] == here
    assert balances_of(fund.pk)[AccountKind.SHORTAGE] == 250_000
    listed = browser.get(f"/clb/{club.pk}/quy/tien-thieu/").content.decode()
    assert member.person.full_name in listed
    outcome = count.outcomes.get()
    paid = {"key": str(uuid4()), "amount_vnd": "250.000", **day_parts("happened_on", today)}
    browser.post(f"/clb/{club.pk}/quy/tien-thieu/{outcome.key}/", paid)
    assert cash_in(fund) == 1_000_000
    assert "Không ai nợ tiền thiếu" in browser.get(f"/clb/{club.pk}/quy/tien-thieu/").content.decode()


def test_a_count_that_was_typed_without_a_network_is_never_held_for_what_came_between() -> None:
    fund = make_fund(cash_vnd=1_000_000)
    said = {"key": str(uuid4()), "counted_vnd": "1.430.000", "counted_by": "Bình", "witnessed_by": "Thảo",
            "seen_vnd": "1000000", **day_parts("counted_on", now().date())}  # fmt: skip
    binh = binh_the_treasurer(fund.club)
    browser, where = binh.client, f"/clb/{fund.club_id}/quy/kiem-quy/moi/"
    late = {"X-Outbox": "1", "X-Outbox-Account": str(binh.user.pk), "X-Outbox-Key": said["key"],
            "X-Outbox-Made": now().isoformat(), "X-Outbox-Title": "kiem-quy"}  # fmt: skip
    assert browser.post(where, said).status_code == 422
    assert browser.post(where, said, headers=late).json() == {"posted": True}
    assert browser.post(where, said).status_code == 302  # and the same form again says nothing new


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "hoặc ghi tổng tiền đếm được"),
        ({"counted_vnd": "5"}, "hay"),
        ({"to_500000": "-1"}, "0"),
        ({"counted_vnd": "5.000", "witnessed_by": "Bình"}, "hai người"),
        ({"counted_vnd": "6.000", "to_5000": "1"}, "Cộng các tờ tiền được 5.000 đ"),
        ({"counted_vnd": "5.000", "counted_on": "01/01/2099"}, "chưa tới"),
    ],
)
def test_a_count_that_cannot_be_is_refused_with_a_sentence(form: dict[str, str], sentence: str) -> None:
    club = make_fund(cash_vnd=5_000).club
    said = {"key": str(uuid4()), "counted_on": f"{now().date():%d/%m/%Y}", "counted_by": "Bình", "witnessed_by": "Thảo"}
    answer = binh_the_treasurer(club).client.post(f"/clb/{club.pk}/quy/kiem-quy/moi/", said | form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not CashCount.objects.exists()


def ready_to_close() -> tuple[Club, str]:
    fund = make_fund()
    make_board(fund.club)
    receive(
        act_of_treasurer(fund.club, on=last_month().last), club=fund.club, fund_key=fund.key, key=uuid4(),
        happened_on=last_month().first, money=Money(AccountKind.GRANT, 1_000_000, "Vốn dự án"),
    )  # fmt: skip
    make_count(fund.club, 1_000_000, on=last_month().last)
    return fund.club, f"/clb/{fund.club_id}/quy/khoa-so/{last_month().last.isoformat()}/"


def test_two_people_on_one_phone_close_a_month_by_two_pins() -> None:
    club, here = ready_to_close()
    thao, binh = thao_the_accountant(club), binh_the_treasurer(club)
    page = thao.client.get(here).content.decode()
    assert "Tôi là kế toán" in page
    assert "Tôi là thủ quỹ" not in page
    thao.client.post(here, {"key": str(uuid4()), "signs": "accounts"})
    after = thao.client.get(here).content.decode()
    assert f"/doi-nguoi/?next={here.replace('/', '%2F')}" in after
    phone = Device.objects.create(path=club.path, name="máy", registered_by=thao.user, registered_at=now())
    assert DevicePin.objects.filter(device=phone).count() == 0
    closed = binh.client.post(here, {"key": str(uuid4()), "signs": "cash"}, follow=True)
    assert "Sổ đã khóa đến hết ngày" in closed.content.decode()
    assert closed_through(club.pk) == last_month().last


def test_a_signature_on_paper_takes_the_place_of_a_pin_and_its_photograph_is_kept() -> None:
    club, here = ready_to_close()
    browser = binh_the_treasurer(club).client
    browser.post(here, {"key": str(uuid4()), "signs": "cash"})
    unnamed = browser.post(here, {"key": str(uuid4()), "signs": "accounts", "signed_on_paper_by": ""})
    assert unnamed.status_code == 422
    browser.post(here, {"key": str(uuid4()), "signs": "accounts", "signed_on_paper_by": "Lê Thị Thảo"})
    closing = Closing.objects.get()
    assert closing.closed_at is not None
    keep = f"/clb/{club.pk}/quy/khoa-so/{closing.key}/anh/"
    browser.post(keep, {"key": str(uuid4()), "upload": picture()})
    assert SignedPage.objects.get().closing == closing
    assert "ký trên giấy" in browser.get(here).content.decode()


def test_what_stands_before_is_said_and_one_person_cannot_be_both() -> None:
    club, here = ready_to_close()
    make_count(club, 900_000, on=last_month().last, explanation="Chưa rõ")
    browser = thao_the_accountant(club).client
    assert "Phải xử lý trước" in browser.get(here).content.decode()
    refused = browser.post(here, {"key": str(uuid4()), "signs": "accounts"})
    assert refused.status_code == 422
    assert "còn lệch" in refused.content.decode()
    assert browser.post(here, {"key": str(uuid4()), "signs": "cash"}).status_code == 403


def test_a_chair_asks_both_and_each_finds_it_waiting() -> None:
    club, here = ready_to_close()
    chair, binh = lan_the_chair(club), binh_the_treasurer(club)
    chair.client.post(f"{here}de-nghi/", {"key": str(uuid4())})
    assert Closing.objects.get().closed_at is None
    assert [todo.url for todo in counted_todos(club, binh.act)] == [here]  # and the month does not wait beside it
    assert chair.client.get(f"/clb/{club.pk}/quy/khoa-so/").status_code == 200


def test_any_day_leads_to_its_page_and_nonsense_back_to_the_list() -> None:
    club = make_fund(cash_vnd=5_000).club
    browser = binh_the_treasurer(club).client
    where = f"/clb/{club.pk}/quy/khoa-so/ngay/"
    assert browser.get(where, day_parts("ngay", date(2026, 3, 7)))["Location"].endswith("/khoa-so/2026-03-07/")
    assert browser.get(where, {"ngay": "x"})["Location"].endswith("/quy/khoa-so/")
    assert browser.get(f"/clb/{club.pk}/quy/khoa-so/hom-qua/").status_code == 404


def test_the_commune_opens_closed_books_again_with_a_reason() -> None:
    club = make_fund(cash_vnd=5_000).club
    closing = close_books(club, last_month().last)
    officer = commune_officer().client
    listed = officer.get(f"/vp/clb/{club.pk}/quy/khoa-so/").content.decode()
    where = f"/vp/clb/{club.pk}/quy/khoa-so/{closing.key}/mo-lai/"
    assert where in listed
    assert officer.post(where, {"key": str(uuid4()), "reason": ""}).status_code == 422
    officer.post(where, {"key": str(uuid4()), "reason": "Quên một phiếu chi"})
    assert closed_through(club.pk) is None
    assert officer.post(where, {"key": str(uuid4()), "reason": "Nữa"}).status_code == 409
    again = officer.get(f"/vp/clb/{club.pk}/quy/khoa-so/").content.decode()
    assert "Quên một phiếu chi" in again
    assert binh_the_treasurer(club).client.get(where).status_code == 404


def test_the_guided_page_writes_what_each_fund_had_and_shows_both_sides() -> None:
    club = make_club()
    income, operating = make_fund(club), make_fund(club, FundKind.OPERATING)
    browser = binh_the_treasurer(club).client
    where = f"/clb/{club.pk}/quy/so-du-dau/"
    a, b = income.key.hex[:8], operating.key.hex[:8]
    typed = {"key": str(uuid4()), f"cash-{a}": "3 triệu", f"bank-{a}": "6.000.000", f"grant-{a}": "8.000.000",
             f"cash-{b}": "200.000"}  # fmt: skip
    assert browser.post(where, typed).status_code == 302
    shown = browser.get(where).content.decode()
    assert "Quỹ có: 9.000.000 đ" in shown
    assert "Từ các nguồn: 9.000.000 đ" in shown
    assert 'value="3.000.000"' in shown
    refused = browser.post(where, typed | {"key": str(uuid4()), f"grant-{a}": "10.000.000"})
    assert refused.status_code == 422
    assert "nhiều hơn tiền đang có 1.000.000 đ" in refused.content.decode()
    assert cash_in(income) == 3_000_000


def test_a_voucher_is_found_printed_sent_on_and_kept_signed() -> None:
    club = make_club()
    make_board(club)
    fund = make_fund(club, cash_vnd=1_000_000)
    take_out(fund, 200_000)
    browser = binh_the_treasurer(club).client
    voucher = Voucher.objects.get(kind="payment")
    here = f"/clb/{club.pk}/quy/chung-tu/{voucher.key}/"
    for asked in ("?q=lụa", "?q=1", "?q=PC1", "?loai=payment", f"?nam={voucher.year}&q=thăm"):
        assert here in browser.get(f"/clb/{club.pk}/quy/chung-tu/{asked}").content.decode(), asked
    assert "Không có phiếu nào" in browser.get(f"/clb/{club.pk}/quy/chung-tu/?q=không+có").content.decode()
    page = browser.get(here).content.decode()
    assert "Hai trăm nghìn đồng" in page
    assert voucher.provisional in page
    assert browser.get(f"{here}phieu.pdf").content.startswith(b"%PDF")
    image = Image.open(io.BytesIO(browser.get(f"{here}phieu.png").content))
    assert (image.format, image.width > image.height) == ("PNG", True)
    browser.post(f"{here}so-quyen/", {"key": str(uuid4()), "booklet_number": " 0012345 "})
    voucher.refresh_from_db()
    assert voucher.booklet_number == "0012345"
    browser.post(f"{here}anh/", {"key": str(uuid4()), "upload": picture(4000, 3000)})
    kept = SignedPage.objects.get()
    assert browser.get(f"/clb/{club.pk}/quy/anh/{kept.pk}.jpg")["Content-Type"] == "image/jpeg"
    stored_as = kept.file.stored_as
    assert browser.post(f"/clb/{club.pk}/quy/anh/{kept.pk}/bo/", {"key": str(uuid4()), "reason": ""}).status_code == 422
    asked = {"key": str(uuid4()), "reason": "Nhầm phiếu"}
    for again in (asked, asked, asked | {"key": str(uuid4())}):  # lost answer, a second phone: it is gone already
        assert browser.post(f"/clb/{club.pk}/quy/anh/{kept.pk}/bo/", again).status_code == 302
    assert browser.get(f"/clb/{club.pk}/quy/anh/{kept.pk}/bo/").status_code == 404
    assert neighbour().client.post(f"/clb/{club.pk}/quy/anh/{kept.pk}/bo/", asked).status_code == 404
    assert not SignedPage.objects.exists()
    assert default_storage.exists(stored_as)  # until the act is really committed


def test_a_photograph_that_is_none_and_a_seventh_are_refused() -> None:
    club = make_club()
    put_in(make_fund(club), 5_000)
    voucher = Voucher.objects.get()
    browser = binh_the_treasurer(club).client
    where = f"/clb/{club.pk}/quy/chung-tu/{voucher.key}/anh/"
    broken = io.BytesIO(b"MZ" + bytes(500))
    broken.name = "anh.jpg"
    assert browser.post(where, {"key": str(uuid4()), "upload": broken}).status_code == 422
    answers = [browser.post(where, {"key": str(uuid4()), "upload": picture(30 + n, 30)}).status_code for n in range(7)]
    assert answers == [302] * 6 + [422]


def test_the_receipt_of_a_meeting_comes_with_its_list() -> None:
    club = make_club()
    income, _, _ = with_collection(club)
    voucher = Voucher.objects.get(fund=income, is_collection=True)
    page = binh_the_treasurer(club).client.get(f"/clb/{club.pk}/quy/chung-tu/{voucher.key}/").content.decode()
    assert "Danh sách kèm theo: 2 người" in page
    assert "555.000 đ" in page
    assert "550.000 đ" in page


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


@pytest.fixture
def kept() -> dict[str, Any]:
    """A club with a meeting's collection, a count, a closing begun and a signed page, by the names in addresses."""
    club = make_club()
    make_board(club)
    income, _, _ = with_collection(club)
    count = make_count(club, 4_560_000, on=now().date())
    voucher = Voucher.objects.filter(fund=income, is_collection=True).get()
    browser = binh_the_treasurer(club).client
    browser.post(f"/clb/{club.pk}/quy/chung-tu/{voucher.key}/anh/", {"key": str(uuid4()), "upload": picture()})
    return {
        "club": club, "fund": income.key, "count": count.key, "voucher": voucher.key,
        "page": SignedPage.objects.get().pk, "through": last_month().last.isoformat(), "year": now().year,
    }  # fmt: skip


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
