"""Pages of loans: from asking to the last đồng on a phone, refusals, the office, papers, the neighbour."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.clubs.models import ClubProject
from chungtay.clubs.tests.factories import make_board, make_club, make_member
from chungtay.funds.models import Fund
from chungtay.kernel.acts import OutsideReach, now
from chungtay.kernel.months import months_later
from chungtay.loans import services
from chungtay.loans.models import AnimalLoan, Loan, LoanRequest, LoanTerms, Repayment, WriteOff
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import LoanState, Terms, standing
from chungtay.loans.tests.factories import (
    board_act,
    make_lending_club,
    make_loan,
    make_request,
)
from chungtay.meetings.tests.factories import make_meeting
from chungtay.people.tests.factories import make_commune
from chungtay.programme.models import Project
from tests.cast import (
    binh_the_treasurer,
    centre_officer,
    commune_officer,
    lan_the_chair,
    neighbour_officer,
    province_officer,
)

pytestmark = pytest.mark.django_db
TODAY = now().date()


def shown(day: date, name: str) -> dict[str, str]:
    return {name: f"{day:%d/%m/%Y}"}


def form(**said: object) -> dict[str, object]:
    return {"key": str(uuid4())} | said


def test_a_loan_goes_from_asking_to_the_last_dong_on_a_phone():
    club, fund = make_lending_club()
    make_board(club)
    lua = make_member(club, full_name="Nguyễn Thị Lụa")
    browser = lan_the_chair(club).client
    here, day = f"/clb/{club.pk}/vay/", TODAY - timedelta(days=40)

    asked = form(
        membership_id=lua.pk, amount_vnd="5 triệu", term_months=12, purpose="animals", priority="poor",
        method="interest_only", words="Mua lợn", asked_on=f"{day:%d/%m/%Y}",
    )  # fmt: skip
    answer = browser.post(f"{here}de-nghi/", asked)
    request = f"{here}de-nghi/{asked['key']}/"
    assert answer["Location"] == request
    assert "Nguyễn Thị Lụa" in browser.get(f"{here}cho/").content.decode()
    assert browser.post(f"{request}binh-xet/", form(words="Cả tổ đồng ý")).status_code == 302
    approved = form(
        state="approved", approved_vnd="5.000.000", approved_months=12, number="02/BB", answered_on=f"{day:%d/%m/%Y}"
    )
    assert browser.post(f"{request}tra-loi/", approved).status_code == 302
    assert browser.get(f"{request}cam-ket.pdf").content.startswith(b"%PDF")
    paid_out = form(fund_key=fund.key, happened_on=f"{day:%d/%m/%Y}", guarantor_name="Trần Văn Con", is_signed="on")
    loan_url = f"{here}{paid_out['key']}/"
    assert browser.post(f"{request}giao-tien/", paid_out)["Location"] == loan_url

    loan = Loan.objects.get()
    text = browser.get(loan_url).content.decode()
    assert "Trần Văn Con" in text
    assert "5.000.000 đ" in text
    due = standing(lent_of(loan), TODAY, ahead=14).due_vnd
    if due:
        browser.post(f"{loan_url}tra/", form(amount_vnd=due, paid_on=f"{TODAY:%d/%m/%Y}"))
        assert Repayment.objects.get().interest_vnd == due
    rest = standing(lent_of(loan), TODAY).pay_off_vnd
    browser.post(f"{loan_url}tra/", form(amount_vnd=rest, paid_on=f"{TODAY:%d/%m/%Y}"))
    loan.refresh_from_db()
    assert loan.state == LoanState.REPAID
    assert "Đã trả hết" in browser.get(loan_url).content.decode()


def test_new_loans_are_a_step_of_the_meeting():
    club, fund = make_lending_club()
    make_request(club, make_member(club, full_name="Lò Thị Ơn"))
    meeting = make_meeting(club, TODAY - timedelta(days=1), marks={})
    browser = lan_the_chair(club).client
    listed = browser.get(f"/clb/{club.pk}/hop/{meeting.key}/").content.decode()
    assert f"/clb/{club.pk}/hop/{meeting.key}/vay/" in listed
    step = browser.get(f"/clb/{club.pk}/hop/{meeting.key}/vay/").content.decode()
    assert "Lò Thị Ơn" in step
    assert "20.000.000 đ" in step
    request = LoanRequest.objects.get()
    here = f"/clb/{club.pk}/vay/de-nghi/{request.key}/"
    carried = f"?hop={meeting.key}"
    browser.post(f"{here}binh-xet/{carried}", form(words=""))
    day = f"{meeting.held_on:%d/%m/%Y}"
    browser.post(f"{here}tra-loi/{carried}", form(state="approved", answered_on=day))
    browser.post(f"{here}giao-tien/{carried}", form(fund_key=fund.key, happened_on=day, guarantor_name="Lò Văn Xó"))
    request.refresh_from_db()
    assert request.vetted_at == meeting
    assert Loan.objects.get().meeting == meeting
    assert "1 người · 5.000.000 đ" in browser.get(f"/clb/{club.pk}/hop/{meeting.key}/").content.decode()


@pytest.mark.parametrize(
    ("page", "said", "sentence"),
    [
        ("de-nghi/", {"amount_vnd": "5"}, "5.000.000 đ hay 5.000 đ"),
        ("de-nghi/", {"term_months": "61"}, "60"),
        ("de-nghi/", {"membership_id": "999999"}, "Thành viên: "),
        ("so-cu/", {"left_vnd": "6 triệu", "lent_vnd": "5 triệu"}, "không dùng được"),
        ("so-cu/", {"rate_bps": "2"}, "Điều 468"),
        ("con-giong/giao/", {"animal": ""}, "Con gì"),
        ("quy-dinh/moi/", {"rate_bps": "1,7"}, "Điều 468"),
        ("quy-dinh/moi/", {"rate_bps": "nhiều"}, "phần trăm"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(page, said, sentence):
    club, fund = make_lending_club()
    member = make_member(club)
    day = f"{TODAY - timedelta(days=5):%d/%m/%Y}"
    whole = {
        "membership_id": member.pk, "amount_vnd": "5 triệu", "term_months": "12", "purpose": "animals",
        "priority": "poor", "method": "interest_only", "asked_on": day, "fund_key": fund.key, "lent_on": day,
        "lent_vnd": "5 triệu", "left_vnd": "5 triệu", "interest_paid_until": day, "taken_in_on": day, "rate_bps": "1",
        "rate_per": "month", "animal": "bò", "count": "1", "value_vnd": "15 triệu", "gives_back": "bê",
        "valid_from": day, "source": "Quy chế", "ceiling_vnd": "5 triệu", "operating_share_bps": "100",
        "fund_share_bps": "100", "extensions_at_most": "1", "period_months": "1", "grace_months": "0",
        "unit_vnd": "1", "rounding": "half_up", "rounds": "parts", "principal_rest": "last", "interest_rest": "last",
        "days_in_month": "thirty", "days_in_year": "d360", "first_period": "whole", "pay_off": "to_the_day",
        "surplus": "prepay",
    }  # fmt: skip
    answer = lan_the_chair(club).client.post(f"/clb/{club.pk}/vay/{page}", form(**whole | said))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert [rows.objects.count() for rows in (LoanRequest, Loan, LoanTerms)] == [0, 0, 0]


def lent(months_ago: int = 3, **more: object) -> tuple[object, Fund, Loan]:
    """A loan that has run for some months to today."""
    club, fund = make_lending_club(meets_on=None)
    day = months_later(TODAY, -months_ago)
    day = max(day, date(2026, 1, 6))
    return club, fund, make_loan(fund, on=day, asked_on=day, needed_since=day, **more)


def test_a_payment_beyond_the_debt_is_held_with_what_would_pay_it_off():
    club, _, loan = lent()
    answer = binh_the_treasurer(club).client.post(
        f"/clb/{club.pk}/vay/{loan.key}/tra/", form(amount_vnd="9 triệu", paid_on=f"{TODAY:%d/%m/%Y}")
    )
    assert answer.status_code == 422
    assert "Trả hết hôm nay là" in answer.content.decode()
    assert not Repayment.objects.exists()


def test_parts_that_do_not_add_up_are_asked_back():
    club, _, loan = lent()
    browser, here = binh_the_treasurer(club).client, f"/clb/{club.pk}/vay/{loan.key}/"
    said = form(amount_vnd="100k", interest_vnd="50k", principal_vnd="40k", paid_on=f"{TODAY:%d/%m/%Y}")
    assert "cộng lại chưa bằng" in browser.post(f"{here}tra/", said).content.decode()
    said = form(interest_vnd="200k", paid_on=f"{TODAY:%d/%m/%Y}")
    assert browser.post(f"{here}tra/", said).status_code == 302
    assert Repayment.objects.get().interest_vnd == 200_000


def test_each_change_has_its_form_and_can_be_taken_back():
    club, _, loan = lent()
    browser, here = lan_the_chair(club).client, f"/clb/{club.pk}/vay/{loan.key}/"
    today = f"{TODAY:%d/%m/%Y}"
    sent = [
        ("gia-han/", {"months": 6, "agreed_on": today, "reason": "illness"}),
        ("lai-suat/", {"rate_bps": "0,8", "from_on": today}),
        ("nguoi-tra/", {"name": "Trần Văn Con", "since_on": today}),
        (
            "ket-qua/",
            {"told_on": today, "words": "Bán hai lứa lợn", "income_vnd": "8 triệu", "is_out_of_poverty": "on"},
        ),
        ("xoa-no/", {"amount_vnd": "1 triệu", "proposed_on": today, "reason": "disaster", "words": "Lũ cuốn"}),
    ]
    for page, said in sent:
        assert browser.post(here + page, form(**said)).status_code == 302, page
    text = browser.get(here).content.decode()
    for told in ("thêm 6 tháng", "0,8%", "Trần Văn Con", "đã thoát nghèo", "Lũ cuốn"):
        assert told in text
    extension = loan.extensions.get()
    assert browser.post(f"{here}gia-han/{extension.pk}/huy/", form(reason="Ghi nhầm")).status_code == 302
    loan.refresh_from_db()
    assert loan.state == LoanState.DISBURSED


def test_the_commune_agrees_on_its_own_face_and_sees_it_on_its_desk():
    club, _, loan = lent()
    services.propose_write_off(
        board_act(club, on=TODAY), loan=loan, key=uuid4(), proposed_on=TODAY, amount_vnd=5_000_000, reason="death",
        words="Mất",
    )  # fmt: skip
    officer = commune_officer().client
    assert "1 đề nghị xóa nợ chờ xã trả lời" in officer.get("/vp/").content.decode()
    assert loan.membership.person.full_name in officer.get("/vp/vay/xoa-no/").content.decode()
    here = f"/vp/clb/{club.pk}/vay/{loan.key}/"
    assert "Trả lời đề nghị xóa nợ" in officer.get(here).content.decode()
    assert officer.post(f"{here}xoa-no/", form(is_agreed="khong", words="")).status_code == 422
    assert officer.post(f"{here}xoa-no/", form(is_agreed="co")).status_code == 302
    assert WriteOff.objects.get().state == "agreed"
    assert officer.get(f"{here}xoa-no/").status_code == 404
    assert province_officer().client.get(f"{here}xoa-no/").status_code == 404
    assert neighbour_officer().client.get(f"{here}xoa-no/").status_code == 404


def test_an_old_loan_and_an_animal_are_written_from_their_forms():
    club, fund = make_lending_club()
    member = make_member(club)
    browser, here = binh_the_treasurer(club).client, f"/clb/{club.pk}/vay/"
    lent_on, paid = TODAY - timedelta(days=200), TODAY - timedelta(days=20)
    old = form(
        membership_id=member.pk, fund_key=fund.key, lent_on=f"{lent_on:%d/%m/%Y}", lent_vnd="5 triệu",
        left_vnd="3 triệu", interest_paid_until=f"{paid:%d/%m/%Y}", term_months=12, rate_bps="1", rate_per="month",
        method="interest_only", purpose="crops", taken_in_on=f"{TODAY:%d/%m/%Y}",
    )  # fmt: skip
    assert browser.post(f"{here}so-cu/", old)["Location"] == f"{here}{old['key']}/"
    assert "vào sổ này còn 3.000.000 đ" in browser.get(f"{here}{old['key']}/").content.decode()
    cow = form(
        membership_id=member.pk, animal="bò cái", count=1, value_vnd="15 triệu", lent_on=f"{TODAY:%d/%m/%Y}",
        gives_back="một bê cái",
    )  # fmt: skip
    assert browser.post(f"{here}con-giong/giao/", cow).status_code == 302
    animal = AnimalLoan.objects.get()
    settled = form(state="given_back", settled_on=f"{TODAY:%d/%m/%Y}")
    assert browser.post(f"{here}con-giong/{animal.key}/", settled).status_code == 302
    assert "Đã trả con giống" in browser.get(f"{here}con-giong/").content.decode()


TERMS: dict[str, object] = {
    "valid_from": f"{TODAY:%d/%m/%Y}", "source": "Hướng dẫn 12", "rate_bps": "0,9", "rate_per": "month",
    "ceiling_vnd": "10 triệu",
    "term_months": "24", "method": "interest_only", "operating_share_bps": "70", "fund_share_bps": "50",
    "extensions_at_most": "1", "period_months": "1", "grace_months": "0", "unit_vnd": "1000",
    "rounding": "half_up", "rounds": "parts", "principal_rest": "last", "interest_rest": "last",
    "days_in_month": "thirty", "days_in_year": "d360", "first_period": "whole", "pay_off": "to_the_day",
    "surplus": "prepay", "priorities": ["poor", "sick"],
}  # fmt: skip


def test_a_province_sets_terms_that_hold_until_a_club_sets_its_own():
    club, _ = make_lending_club()
    province = club.path.split("/")[1]
    chair, officer = lan_the_chair(club).client, province_officer().client
    said = TERMS
    assert officer.get("/vp/vay/quy-dinh/").status_code == 200
    assert officer.post(f"/vp/vay/quy-dinh/{province}/", form(**said)).status_code == 302
    here = f"/clb/{club.pk}/vay/quy-dinh/"
    text = chair.get(here).content.decode()
    assert "0,9% một tháng" in text
    assert "Quy định của cấp trên" in text
    assert chair.post(f"{here}moi/", form(**said | {"rate_bps": "0,8"})).status_code == 302
    text = chair.get(here).content.decode()
    assert "0,8% một tháng" in text
    assert "Quy định của câu lạc bộ" in text
    assert commune_officer().client.get(f"/vp/vay/quy-dinh/{province}/").status_code == 404


def test_a_project_lends_on_its_own_terms_set_by_who_holds_all_its_clubs():
    club, _ = make_lending_club()
    project = Project.objects.create(code="VIE071", name="VIE071", donor="HelpAge", starts_on=date(2020, 1, 1))
    ClubProject.objects.create(club=club, project=project, valid_from=date(2026, 1, 1))
    here, officer = f"/vp/vay/quy-dinh/du-an/{project.pk}/", province_officer().client
    assert "VIE071" in officer.get("/vp/vay/quy-dinh/").content.decode()
    refused = officer.post(here, form(**TERMS | {"rate_bps": "1,7"}))
    assert refused.status_code == 422
    assert "Điều 468" in refused.content.decode()
    assert officer.post(here, form(**TERMS)).status_code == 302
    again = officer.post(here, form(**TERMS))  # from the same day on: there is one already
    assert again.status_code == 409
    row = LoanTerms.objects.get()
    assert (row.project, row.path) == (project, f"/{club.path.split('/')[1]}/")
    told = lan_the_chair(club).client.get(f"/clb/{club.pk}/vay/quy-dinh/").content.decode()
    assert "Quy định của dự án VIE071" in told
    far = make_club("CLB bản Lốc", commune=make_commune("Thông Thụ", province="Nghệ An"))
    ClubProject.objects.create(club=far, project=project, valid_from=date(2026, 1, 1))
    centre = centre_officer().client
    assert officer.get(here).status_code == 404  # it is no longer theirs alone
    tomorrow = f"{TODAY + timedelta(days=1):%d/%m/%Y}"
    assert centre.post(here, form(**TERMS | {"valid_from": tomorrow, "rate_bps": "0,8"})).status_code == 302
    assert LoanTerms.objects.get(path="/").rate_bps == 80
    with pytest.raises(OutsideReach):
        services.set_terms(
            province_officer().act, key=uuid4(), path=row.path, valid_from=TODAY + timedelta(days=9), source="x",
            terms=Terms(), project=project,
        )  # fmt: skip
