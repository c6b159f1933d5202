"""Money comes back: parts, receipts, meetings, mistakes; then what changes a loan, and what is written off."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Closing, Voucher
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind, BooksAreClosed
from chungtay.funds.services import reverse
from chungtay.kernel.acts import OutsideReach
from chungtay.loans import services
from chungtay.loans.models import Extension, Instalment, Loan, Penalty, Repayment, WriteOff
from chungtay.loans.queries import prove
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import (
    AnimalSettled,
    AnimalState,
    ChangeKind,
    DayBeforeLoan,
    ExtendedEnough,
    ExtensionReason,
    GuarantorNeeded,
    LoanState,
    NoPenaltyInTerms,
    NothingOwed,
    Parts,
    PaysBeyondDue,
    PaysNothing,
    PaysTooMuch,
    PrincipalBeforeInterest,
    RateAboveTheLaw,
    ReasonNeeded,
    RepaymentReversed,
    SameHandsTwice,
    StepNotAllowed,
    Surplus,
    WriteOffReason,
    WriteOffState,
    WriteOffWaits,
    WritesOffTooMuch,
    standing,
)
from chungtay.loans.tests.factories import (
    LENT_ON,
    TODAY,
    board_act,
    commune_act,
    make_lending_club,
    make_loan,
    make_terms,
    pay,
)

pytestmark = pytest.mark.django_db


def on(month: int, day: int = 27, year: int = 2026) -> date:
    return date(year, month, day)


def books(fund) -> dict[str, int]:
    return {kind.value: vnd for kind, vnd in balances_of(fund.pk).items() if vnd}


def test_interest_comes_first_and_each_part_goes_to_its_account():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    assert pay(loan, 1_050_000, on(2)) == 0
    row = Repayment.objects.get()
    assert (row.interest_vnd, row.principal_vnd, row.penalty_vnd) == (50_000, 1_000_000, 0)
    assert books(fund) == {"cash": 16_050_000, "lent": 4_000_000, "grant": 20_000_000, "interest": 50_000}
    assert Voucher.objects.get(kind="receipt", number=2).words == "Trả nợ vay số 1: lãi, gốc"
    assert Instalment.objects.get(due_on=on(3)).interest_vnd == 40_000


def test_the_same_payment_sent_twice_is_taken_once():
    _, fund = make_lending_club()
    loan, key = make_loan(fund), uuid4()
    for _ in range(2):
        services.repay(board_act(loan.club), loan=loan, key=key, paid_on=on(2), amount_vnd=50_000)
    assert Repayment.objects.count() == 1


def test_the_last_dong_closes_the_loan_and_the_fund_lends_it_again():
    club, fund = make_lending_club(cash_vnd=5_000_000)
    member = make_member(club)
    loan = make_loan(fund, member)
    at = standing(lent_of(loan), on(3, 10))
    pay(loan, at.pay_off_vnd, on(3, 10))
    loan.refresh_from_db()
    assert (loan.state, loan.settled_on) == (LoanState.REPAID, on(3, 10))
    assert at.pay_off_vnd == 5_000_000 + 50_000 + 18_333  # eleven days of thirty
    again = make_loan(fund, member, on=on(3, 10), asked_on=on(3, 10), needed_since=on(3, 10))
    assert again.number == 2
    with pytest.raises(NothingOwed):
        pay(loan, 1, on(4))


def test_more_than_is_owed_is_refused_or_given_back_as_the_terms_say():
    club, fund = make_lending_club()
    strict = make_loan(fund)
    with pytest.raises(PaysTooMuch):
        pay(strict, 6_000_000, on(2))
    make_terms(club, surplus=Surplus.RETURN)
    loan = make_loan(fund)
    key = uuid4()
    for _ in range(2):  # the answer is the same when the form comes again
        given_back = services.repay(board_act(club), loan=loan, key=key, paid_on=on(2), amount_vnd=70_000)
        assert given_back == 20_000
    assert Repayment.objects.get(loan=loan).interest_vnd == 50_000


def test_money_before_it_is_due_is_not_taken_where_the_terms_say_so():
    club, fund = make_lending_club()
    make_terms(club, surplus=Surplus.REFUSE)
    loan = make_loan(fund)
    with pytest.raises(PaysBeyondDue):
        pay(loan, 60_000, on(2))
    parts = Parts(interest_vnd=50_000, principal_vnd=1_000_000)
    with pytest.raises(PaysBeyondDue):
        services.repay(board_act(club), loan=loan, key=uuid4(), paid_on=on(2), parts=parts)
    pay(loan, 5_050_000, on(2))
    assert Loan.objects.get().state == LoanState.REPAID


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"amount_vnd": 0}, PaysNothing),
        ({"amount_vnd": 1, "paid_on": date(2026, 1, 26)}, DayBeforeLoan),
        ({"parts": Parts(principal_vnd=1_000_000)}, PrincipalBeforeInterest),
        ({"parts": Parts(interest_vnd=50_000, principal_vnd=5_000_001)}, PaysTooMuch),
        ({"parts": Parts()}, PaysNothing),
    ],
)
def test_a_payment_that_cannot_be_is_refused_and_nothing_is_written(form, refusal):
    _, fund = make_lending_club()
    loan = make_loan(fund)
    with pytest.raises(refusal):
        services.repay(board_act(loan.club), **{"loan": loan, "key": uuid4(), "paid_on": on(2)} | form)
    assert not Repayment.objects.exists()


def test_a_payment_typed_late_does_not_bring_back_more_than_went_out():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    pay(loan, 4_050_000, on(2))
    with pytest.raises(PaysTooMuch):
        pay(loan, 2_000_000, on(2, 20))
    pay(loan, 50_000, on(2, 20))  # interest of February, brought before the meeting and found in the notebook later
    assert standing(lent_of(loan), on(3)).due_vnd == 0


def test_nobody_else_writes_in_the_books():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    for act in (board_act(make_club()), commune_act(loan.club)):
        with pytest.raises(OutsideReach):
            services.repay(act, loan=loan, key=uuid4(), paid_on=on(2), amount_vnd=50_000)


def test_a_payment_taken_back_leaves_the_loan_as_if_it_never_was():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    pay(loan, 50_000, on(2))
    stood = list(Instalment.objects.values_list("number", "due_on", "principal_vnd", "interest_vnd"))
    pay(loan, 5_050_000, on(3))
    assert Loan.objects.get().state == LoanState.REPAID
    last = Repayment.objects.order_by("pk").last()
    services.take_back(board_act(loan.club), repayment=last, key=uuid4(), reason="Ghi nhầm bà Lụa khác")
    assert Loan.objects.get().state == LoanState.DISBURSED
    assert list(Instalment.objects.values_list("number", "due_on", "principal_vnd", "interest_vnd")) == stood
    assert books(fund)["lent"] == 5_000_000
    assert prove() == []
    with pytest.raises(RepaymentReversed):
        services.take_back(board_act(loan.club), repayment=last, key=uuid4(), reason="Lại")


# --- at a meeting -----------------------------------------------------------------------------------------------------


def longer(months=6, day=TODAY, **more):
    return services.Longer(**{"agreed_on": day, "months": months, "reason": ExtensionReason.LATE_HARVEST} | more)


def test_a_loan_is_extended_once_and_its_plan_follows():
    _, fund = make_lending_club()
    loan, key = make_loan(fund), uuid4()
    for _ in range(2):
        services.extend(board_act(loan.club), loan=loan, key=key, longer=longer())
    loan.refresh_from_db()
    assert loan.state == LoanState.EXTENDED
    assert Instalment.objects.order_by("number").last().due_on == on(7, year=2027)
    with pytest.raises(ExtendedEnough):
        services.extend(board_act(loan.club), loan=loan, key=uuid4(), longer=longer(1))
    services.withdraw_change(
        board_act(loan.club), loan=loan, kind=ChangeKind.EXTENSION, change_id=Extension.objects.get().pk,
        key=uuid4(), reason="Ghi nhầm",
    )  # fmt: skip
    loan.refresh_from_db()
    assert loan.state == LoanState.DISBURSED
    assert Instalment.objects.order_by("number").last().due_on == on(1, year=2027)
    assert prove() == []


def test_another_rate_holds_from_its_day_and_within_the_law():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    services.change_rate(board_act(loan.club), loan=loan, key=uuid4(), from_on=on(3), rate_bps=80)
    assert list(Instalment.objects.filter(due_on__in=[on(3), on(4)]).values_list("interest_vnd", flat=True)) == [
        50_000,
        40_000,
    ]
    with pytest.raises(RateAboveTheLaw):
        services.change_rate(board_act(loan.club), loan=loan, key=uuid4(), from_on=on(5), rate_bps=170)


def test_a_penalty_is_what_the_terms_reckon_or_less_and_is_paid_last():
    club, fund = make_lending_club()
    with pytest.raises(NoPenaltyInTerms):
        services.penalise(board_act(club), loan=make_loan(fund), key=uuid4(), charged_on=on(3))
    make_terms(club, penalty_bps_month=100)
    loan = make_loan(fund, term_months=1)
    services.penalise(board_act(club), loan=loan, key=uuid4(), charged_on=on(3, 14))
    assert Penalty.objects.get().amount_vnd == 25_000  # 5,000,000 x 1% x 15 / 30
    services.penalise(board_act(club), loan=loan, key=uuid4(), charged_on=on(3, 29), amount_vnd=10_000)
    assert standing(lent_of(loan), on(3, 29)).penalty_due_vnd == 35_000
    pay(loan, standing(lent_of(loan), on(3, 29)).pay_off_vnd, on(3, 29))
    assert books(fund)["penalty"] == 35_000
    loan.refresh_from_db()
    assert loan.state == LoanState.REPAID


def test_an_heir_owes_in_place_of_who_died_and_the_receipt_bears_their_name():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    services.take_over(
        board_act(loan.club), loan=loan, key=uuid4(), since_on=on(2, 10), name="Trần Văn Con", relation="con trai"
    )
    pay(loan, 50_000, on(2))
    assert Voucher.objects.get(kind="receipt", number=2).party == "Trần Văn Con"
    with pytest.raises(GuarantorNeeded):
        services.take_over(board_act(loan.club), loan=loan, key=uuid4(), since_on=on(3), name=" ")


def test_what_came_of_a_loan_is_told_in_the_borrowers_words():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    told = services.Told(on(10), income_vnd=8_000_000, is_out_of_poverty=True, words="Bán được hai lứa lợn")
    services.tell_outcome(board_act(loan.club), loan=loan, key=uuid4(), told=told)
    assert loan.outcomes.get().is_out_of_poverty


# --- writing off ------------------------------------------------------------------------------------------------------


def propose(loan, amount_vnd=5_000_000, **more):
    return services.propose_write_off(
        board_act(loan.club),
        **{
            "loan": loan, "key": uuid4(), "proposed_on": on(10), "amount_vnd": amount_vnd,
            "reason": WriteOffReason.DISASTER, "words": "Lũ cuốn hết trâu",
        } | more,
    )  # fmt: skip


def test_the_board_proposes_and_the_commune_agrees_before_the_book_is_written():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    write_off = propose(loan)
    assert books(fund)["lent"] == 5_000_000
    services.answer_write_off(commune_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=True)
    loan.refresh_from_db()
    assert loan.state == LoanState.WRITTEN_OFF
    assert books(fund).get("lent", 0) == 0
    assert books(fund)["written_off"] == 5_000_000
    assert standing(lent_of(loan), TODAY).left_vnd == 0
    assert prove() == []
    with pytest.raises(StepNotAllowed):
        services.answer_write_off(commune_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=True)


def test_part_of_a_debt_is_forgiven_and_the_rest_goes_on():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    services.answer_write_off(commune_act(loan.club), write_off=propose(loan, 3_000_000), key=uuid4(), is_agreed=True)
    loan.refresh_from_db()
    assert loan.state == LoanState.DISBURSED
    assert standing(lent_of(loan), TODAY).left_vnd == 2_000_000
    assert prove() == []


def test_a_writing_off_reversed_brings_the_debt_back():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    services.answer_write_off(commune_act(loan.club), write_off=propose(loan), key=uuid4(), is_agreed=True)
    entry = WriteOff.objects.get().entry
    reverse(board_act(loan.club), entry=entry, key=uuid4(), reason="Người nhà đã trả nợ thay")
    loan.refresh_from_db()
    assert loan.state == LoanState.DISBURSED
    pay(loan, standing(lent_of(loan), TODAY).pay_off_vnd, TODAY)
    loan.refresh_from_db()
    assert loan.state == LoanState.REPAID


def test_a_refusal_of_the_commune_says_why_and_leaves_the_debt():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    write_off = propose(loan)
    with pytest.raises(ReasonNeeded):
        services.answer_write_off(commune_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=False)
    services.answer_write_off(
        commune_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=False, words="Gia hạn trước đã"
    )
    assert WriteOff.objects.get().state == WriteOffState.REFUSED
    assert books(fund)["lent"] == 5_000_000
    propose(loan)


def test_nobody_writes_off_alone():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    write_off = propose(loan)
    with pytest.raises(OutsideReach):
        services.answer_write_off(board_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=True)
    with pytest.raises(SameHandsTwice):
        services.answer_write_off(commune_act(loan.club, actor=7), write_off=write_off, key=uuid4(), is_agreed=True)
    with pytest.raises(OutsideReach):
        services.propose_write_off(
            commune_act(loan.club), loan=loan, key=uuid4(), proposed_on=on(10), amount_vnd=1,
            reason=WriteOffReason.DEATH, words="x",
        )  # fmt: skip


def test_a_proposal_that_cannot_be_is_refused():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    for change, refusal in (
        ({"amount_vnd": 5_000_001}, WritesOffTooMuch),
        ({"words": " "}, ReasonNeeded),
        ({"proposed_on": date(2026, 1, 1)}, DayBeforeLoan),
    ):
        with pytest.raises(refusal):
            propose(loan, **change)
    propose(loan, 1_000_000)
    with pytest.raises(WriteOffWaits):
        propose(loan, 1_000_000)


def test_closed_books_take_no_payment():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    at = datetime(2026, 3, 1, 5, tzinfo=UTC)
    names = {"accountant_name": "Thảo", "treasurer_name": "Bình"}
    Closing.objects.create(
        club=club, kind="month", through_on=on(2, 28), accountant_at=at, treasurer_at=at, closed_at=at, **names
    )
    with pytest.raises(BooksAreClosed):
        pay(loan, 50_000, on(2))
    pay(loan, 50_000, on(3))


# --- animals ----------------------------------------------------------------------------------------------------------


def test_a_cow_goes_out_and_its_calf_comes_back_without_money_moving():
    club, fund = make_lending_club()
    act, key = board_act(club), uuid4()
    cow = services.Animal(
        make_member(club).pk, "bò cái lai Sind", 1, 15_000_000, LENT_ON, "một bê cái 12 tháng tuổi", on(1, year=2029)
    )
    animal, _ = (services.lend_animal(act, club=club, key=key, lent=cow) for _ in range(2))
    assert books(fund) == {"cash": 20_000_000, "grant": 20_000_000}
    services.settle_animal(act, animal=animal, key=uuid4(), settled_on=TODAY, state=AnimalState.GIVEN_BACK)
    animal.refresh_from_db()
    assert (animal.state, animal.settled_on) == (AnimalState.GIVEN_BACK, TODAY)
    with pytest.raises(AnimalSettled):
        services.settle_animal(act, animal=animal, key=uuid4(), settled_on=TODAY, state=AnimalState.LOST)
    with pytest.raises(PaysNothing):
        services.lend_animal(
            act, club=club, key=uuid4(), lent=services.Animal(cow.membership_id, " ", 1, 1, LENT_ON, "bê")
        )


def test_the_accounts_of_a_loan_are_those_of_its_fund():
    _, fund = make_lending_club()
    assert AccountKind.LENT not in balances_of(fund.pk)
    make_loan(fund)
    assert balances_of(fund.pk)[AccountKind.LENT] == 5_000_000
