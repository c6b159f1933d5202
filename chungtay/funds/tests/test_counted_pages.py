"""Pages of counting, closing, opening and printing: the way through, refusals, fixed queries, and the neighbour."""

import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from chungtay.access.models import Device, DevicePin
from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.funds.models import CashCount, Closing, SignedPage, Voucher
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.queries.closings import closed_through
from chungtay.funds.queries.todos import counted_todos
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.services import Money, receive
from chungtay.funds.tests.conftest import last_month, with_collection
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
from chungtay.meetings.tests.factories import picture
from tests.cast import (
    anh_the_secretary,
    binh_the_treasurer,
    commune_officer,
    lan_the_chair,
    neighbour,
    thao_the_accountant,
)

pytestmark = pytest.mark.django_db


def day_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


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
