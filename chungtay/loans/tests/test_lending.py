"""From asking to the money going out: the waiting list, the board's answer, the fund, the guarantor, old loans."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.audit.models import Note
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.models import ClubProject
from chungtay.clubs.tests.factories import end, make_club, make_member
from chungtay.funds.models import InterestSplit, Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, DayNotCome, NotEnoughCash
from chungtay.funds.services import reverse
from chungtay.kernel.acts import EVERYWHERE, OutsideReach
from chungtay.loans import services
from chungtay.loans.models import Instalment, Loan, LoanRequest, LoanTerms
from chungtay.loans.queries.facts import lent_of, terms_of, terms_on
from chungtay.loans.queries.lists import reached_by, waiting_list
from chungtay.loans.rules import (
    AmountAboveCeiling,
    AmountAboveShare,
    DayBeforeLoan,
    GuarantorIsBorrower,
    GuarantorNeeded,
    LoanHasPayments,
    LoanState,
    MemberHasLeft,
    Method,
    NotThisClubsMember,
    PaysNothing,
    Priority,
    RateAboveTheLaw,
    RatePer,
    ReasonNeeded,
    RequestOpen,
    StepNotAllowed,
    TermAboveTerms,
    TermImpossible,
    Terms,
    TermsImpossible,
    TermsOverlap,
    standing,
)
from chungtay.loans.services.lending import columns
from chungtay.loans.tests.factories import (
    LENT_ON,
    TODAY,
    approve,
    asked_by,
    board_act,
    make_lending_club,
    make_loan,
    make_request,
    make_terms,
    pay,
)
from chungtay.programme.models import Project

pytestmark = pytest.mark.django_db


def paid_out(fund, on=LENT_ON, **more):
    return services.PaidOut(**{"fund_key": fund.key, "happened_on": on, "guarantor_name": "Trần Văn Con"} | more)


def test_a_member_who_asks_stands_on_the_list_once_however_often_the_form_comes():
    club, _ = make_lending_club()
    key, asked = uuid4(), asked_by(make_member(club))
    for _ in range(2):
        services.ask(board_act(club), club=club, key=key, asked=asked)
    assert LoanRequest.objects.get().state == LoanState.REQUESTED
    assert Note.objects.filter(action="loans.ask").count() == 1
    with pytest.raises(SameKeyOtherContent):
        services.ask(board_act(club), club=club, key=key, asked=replace(asked, amount_vnd=1))


def test_one_open_request_per_member():
    club, _ = make_lending_club()
    member = make_member(club)
    make_request(club, member)
    with pytest.raises(RequestOpen):
        make_request(club, member)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"amount_vnd": 0}, PaysNothing),
        ({"term_months": 61}, TermImpossible),
        ({"asked_on": TODAY + timedelta(days=1)}, DayNotCome),
        ({"needed_since": TODAY + timedelta(days=1)}, DayNotCome),
        ({"membership_id": 0}, NotThisClubsMember),
    ],
)
def test_what_cannot_be_asked_is_refused(change, refusal):
    club, _ = make_lending_club()
    with pytest.raises(refusal):
        services.ask(board_act(club), club=club, key=uuid4(), asked=replace(asked_by(make_member(club)), **change))
    assert not LoanRequest.objects.exists()


def test_who_has_left_or_belongs_elsewhere_asks_for_no_loan():
    club, _ = make_lending_club()
    gone = end(make_member(club), date(2026, 1, 10))
    for member, refusal in ((gone, MemberHasLeft), (make_member(make_club()), NotThisClubsMember)):
        with pytest.raises(refusal):
            make_request(club, member)


def test_the_list_is_in_the_order_of_the_terms_then_of_need():
    club, _ = make_lending_club()
    late = make_request(club, priority=Priority.POOR, needed_since=date(2026, 1, 20))
    other = make_request(club, priority=Priority.OTHER, needed_since=date(2025, 1, 1))
    first = make_request(club, priority=Priority.POOR, needed_since=date(2025, 12, 1))
    listed = waiting_list(EVERYWHERE, club.pk, TODAY, Terms().priorities)
    assert [each.request.pk for each in listed] == [first.pk, late.pk, other.pk]


def test_who_borrows_is_told_of_all_members_and_of_those_who_need_it():
    club, fund = make_lending_club()
    borrower, waiting, _ = (make_member(club) for _ in range(3))
    make_loan(fund, borrower)
    make_request(club, waiting)
    reached = reached_by(club.pk, TODAY)
    assert (reached.member_count, reached.borrower_count, reached.needing_count) == (3, 1, 2)
    assert len(reached.never) == 2


def test_the_board_answers_with_the_number_of_its_minutes():
    club, _ = make_lending_club()
    request = approve(make_request(club), approved_vnd=4_000_000, approved_months=10)
    assert (request.state, request.approved_vnd, request.approved_months) == ("approved", 4_000_000, 10)
    assert request.answer_number == "01/BB"
    services.withdraw_request(board_act(club), request=request, key=uuid4(), on=TODAY)
    assert LoanRequest.objects.get().state == LoanState.WITHDRAWN


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"state": LoanState.APPROVED, "approved_vnd": 5_000_001}, AmountAboveCeiling),
        ({"state": LoanState.APPROVED, "approved_months": 13}, TermAboveTerms),
        ({"state": LoanState.DECLINED}, ReasonNeeded),
        ({"state": LoanState.DISBURSED}, StepNotAllowed),
        ({"state": LoanState.WAITING, "answered_on": TODAY + timedelta(days=1)}, DayNotCome),
    ],
)
def test_an_answer_that_cannot_be_is_refused(answer, refusal):
    club, _ = make_lending_club()
    request = make_request(club)
    services.vet(board_act(club), request=request, key=uuid4())
    with pytest.raises(refusal):
        services.answer(
            board_act(club),
            request=request,
            key=uuid4(),
            answer=services.Answer(**{"answered_on": LENT_ON} | answer),
        )
    assert LoanRequest.objects.get().state == LoanState.VETTED


def test_money_goes_out_under_a_voucher_and_the_loan_keeps_the_terms_of_its_day():
    club, fund = make_lending_club()
    make_terms(club, rate_bps=80, term_months=18)
    loan = make_loan(fund, term_months=6)
    assert balances_of(fund.pk)[AccountKind.CASH] == 15_000_000
    assert balances_of(fund.pk)[AccountKind.LENT] == 5_000_000
    voucher = Voucher.objects.get(entries=loan.entry)
    assert (voucher.kind, voucher.number) == ("payment", 1)
    assert voucher.party == loan.membership.person.full_name
    assert (loan.rate_bps, loan.term_months, loan.number) == (80, 6, 1)
    assert LoanRequest.objects.get().state == LoanState.DISBURSED
    lines = list(Instalment.objects.order_by("number").values_list("due_on", "principal_vnd", "interest_vnd"))
    assert lines[0] == (date(2026, 2, 27), 0, 40_000)
    assert lines[-1] == (date(2026, 7, 27), 5_000_000, 40_000)


def test_the_same_form_sent_twice_pays_out_once():
    club, fund = make_lending_club()
    request, key = approve(make_request(club)), uuid4()
    first, second = (
        services.disburse(board_act(club), request=request, key=key, paid_out=paid_out(fund)) for _ in range(2)
    )
    assert first.pk == second.pk
    assert balances_of(fund.pk)[AccountKind.LENT] == 5_000_000


def test_the_fund_lends_no_more_than_it_holds():
    club, fund = make_lending_club(cash_vnd=7_000_000)
    make_loan(fund)
    request = approve(make_request(club))
    with pytest.raises(NotEnoughCash):
        services.disburse(board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund))
    assert Loan.objects.count() == 1
    assert LoanRequest.objects.filter(state=LoanState.APPROVED).count() == 1


def test_one_loan_takes_no_more_than_its_share_of_the_fund():
    club, fund = make_lending_club()
    make_terms(club, fund_share_bps=2000)
    request = approve(make_request(club))
    with pytest.raises(AmountAboveShare):
        services.disburse(board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund))


def test_somebody_else_vouches_for_the_borrower():
    club, fund = make_lending_club()
    request = approve(make_request(club, make_member(club, full_name="Nguyễn Thị Lụa")))
    for guarantor, refusal in (("", GuarantorNeeded), ("nguyen thi lua", GuarantorIsBorrower)):
        with pytest.raises(refusal):
            services.disburse(
                board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund, guarantor_name=guarantor)
            )


def test_a_request_is_paid_out_only_when_approved_and_only_once():
    club, fund = make_lending_club()
    request = make_request(club)
    for _ in range(2):
        with pytest.raises(StepNotAllowed):
            services.disburse(board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund))
        if request.state == LoanState.REQUESTED:
            approve(request)
            services.disburse(board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund))


def test_who_left_before_the_day_gets_no_money():
    club, fund = make_lending_club()
    member = make_member(club)
    request = approve(make_request(club, member))
    end(member, date(2026, 2, 1))
    with pytest.raises(MemberHasLeft):
        services.disburse(board_act(club), request=request, key=uuid4(), paid_out=paid_out(fund, on=date(2026, 2, 1)))


def test_only_who_keeps_the_books_answers_and_pays_out():
    club, fund = make_lending_club()
    request = make_request(club)
    stranger = board_act(make_club())
    with pytest.raises(OutsideReach):
        services.vet(stranger, request=request, key=uuid4())
    approve(request)
    with pytest.raises(OutsideReach):
        services.disburse(stranger, request=request, key=uuid4(), paid_out=paid_out(fund))


def test_a_loan_paid_out_by_mistake_is_taken_back_and_waits_to_be_paid_out_again():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    reverse(board_act(club), entry=loan.entry, key=uuid4(), reason="Ghi nhầm người")
    loan.refresh_from_db()
    assert loan.state == LoanState.CANCELLED
    assert LoanRequest.objects.get().state == LoanState.APPROVED
    assert not Instalment.objects.exists()
    assert balances_of(fund.pk)[AccountKind.LENT] == 0
    again = services.disburse(board_act(club), request=loan.request, key=uuid4(), paid_out=paid_out(fund))
    assert again.number == 2


def test_a_loan_on_which_something_was_paid_is_not_taken_back():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    pay(loan, 50_000, date(2026, 2, 27))
    with pytest.raises(LoanHasPayments):
        reverse(board_act(club), entry=loan.entry, key=uuid4(), reason="Nhầm")
    assert balances_of(fund.pk)[AccountKind.LENT] == 5_000_000


# --- old loans --------------------------------------------------------------------------------------------------------


def old(member, fund, **more):
    return services.OldLoan(
        **{
            "membership_id": member.pk,
            "fund_key": fund.key,
            "taken_in_on": date(2026, 2, 1),
            "lent_on": date(2025, 8, 27),
            "lent_vnd": 5_000_000,
            "left_vnd": 3_000_000,
            "interest_paid_until": date(2026, 1, 27),
            "term_months": 12,
            "method": Method.INTEREST_ONLY,
            "rate_bps": 100,
            "rate_per": RatePer.MONTH,
            "purpose": "crops",
        }
        | more
    )


def test_a_loan_of_an_old_book_comes_in_with_what_is_left_of_it():
    club, fund = make_lending_club()
    key, form = uuid4(), old(make_member(club), fund)
    loan, _ = (services.take_in(board_act(club), club=club, key=key, old=form) for _ in range(2))
    assert balances_of(fund.pk)[AccountKind.LENT] == 3_000_000
    assert balances_of(fund.pk)[AccountKind.UNKNOWN_ORIGIN] == 3_000_000
    assert balances_of(fund.pk)[AccountKind.CASH] == 20_000_000
    at = standing(lent_of(loan), date(2026, 3, 27))
    assert (at.left_vnd, at.interest_due_vnd, at.ends_on) == (3_000_000, 60_000, date(2026, 8, 27))


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"left_vnd": 5_000_001}, TermsImpossible),
        ({"left_vnd": 0}, TermsImpossible),
        ({"interest_paid_until": date(2025, 8, 26)}, DayBeforeLoan),
        ({"interest_paid_until": date(2026, 2, 2)}, DayBeforeLoan),
        ({"rate_bps": 200}, RateAboveTheLaw),
        ({"term_months": 72}, TermImpossible),
        ({"taken_in_on": TODAY + timedelta(days=1)}, DayNotCome),
    ],
)
def test_an_old_loan_that_cannot_have_been_is_refused(change, refusal):
    club, fund = make_lending_club()
    with pytest.raises(refusal):
        services.take_in(board_act(club), club=club, key=uuid4(), old=old(make_member(club), fund, **change))


# --- terms ------------------------------------------------------------------------------------------------------------


def test_the_nearest_terms_count():
    club, _ = make_lending_club()
    day, source = date(2026, 5, 1), "Quyết định"
    province = club.path.split("/")[1]
    project = Project.objects.create(code="VIE071", name="VIE071", donor="HelpAge", starts_on=date(2020, 1, 1))

    def in_force() -> int:
        return terms_on(club.path, club.pk, day)[0].rate_bps

    def put(rate, path, **more):
        LoanTerms.objects.create(
            **columns(Terms(rate_bps=rate)), path=path, valid_from=date(2026, 1, 1), source=source, **more
        )

    assert in_force() == 100
    for rate, path, more in [(90, "/", {}), (80, f"/{province}/", {}), (70, "/", {"project": project})]:
        put(rate, path, **more)
        if more:
            assert in_force() == 80  # the club is not in the project yet
            ClubProject.objects.create(club=club, project=project, valid_from=date(2026, 2, 1))
        assert in_force() == rate
    put(60, club.path)
    assert in_force() == 60


def test_new_terms_end_the_old_ones_and_change_no_loan():
    club, fund = make_lending_club()
    act = board_act(club)
    loan = make_loan(fund)
    for since, rate in ((date(2026, 2, 1), 90), (date(2026, 6, 1), 80)):
        services.set_terms(
            act, key=uuid4(), path=club.path, valid_from=since, source="Nghị quyết", terms=Terms(rate_bps=rate)
        )
    assert [terms_on(club.path, club.pk, date(2026, month, 1))[0].rate_bps for month in (1, 2, 5, 6)] == [
        100,
        90,
        90,
        80,
    ]
    assert terms_of(Loan.objects.get(pk=loan.pk)).rate_bps == 100
    with pytest.raises(TermsOverlap):
        services.set_terms(act, key=uuid4(), path=club.path, valid_from=date(2026, 6, 1), source="", terms=Terms())
    with pytest.raises(RateAboveTheLaw):
        services.set_terms(
            act, key=uuid4(), path=club.path, valid_from=date(2026, 7, 1), source="", terms=Terms(rate_bps=200)
        )


def test_a_club_does_not_set_the_terms_of_its_province():
    club, _ = make_lending_club()
    with pytest.raises(OutsideReach):
        services.set_terms(board_act(club), key=uuid4(), path="/", valid_from=TODAY, source="", terms=Terms())


def test_new_terms_say_how_the_club_parts_its_interest():
    club, _ = make_lending_club()
    form = {"path": club.path, "valid_from": date(2026, 6, 1), "source": "Quy chế"}
    terms = Terms(operating_share_bps=7000)
    for _ in range(2):
        services.set_terms(board_act(club), key=uuid4(), terms=terms, **form)
        form["valid_from"] = date(2026, 7, 1)
    rule = InterestSplit.objects.get()  # the second said nothing new
    assert (rule.operating_bps, rule.capital_bps, rule.valid_from) == (7000, 3000, date(2026, 6, 1))
