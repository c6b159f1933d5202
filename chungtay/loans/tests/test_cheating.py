"""Attempts to get around the rules by the ORM and by SQL, and the books that agree whatever was done."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.funds.models import Entry
from chungtay.funds.queries import balances_of
from chungtay.funds.rules import AccountKind
from chungtay.funds.services import reverse
from chungtay.kernel.errors import Refusal
from chungtay.loans import services
from chungtay.loans.models import (
    Extension,
    Instalment,
    Loan,
    LoanRequest,
    LoanTerms,
    RateChange,
    Repayment,
    WriteOff,
)
from chungtay.loans.queries import prove
from chungtay.loans.queries.facts import lent_of
from chungtay.loans.rules import ExtensionReason, LoanState, Method, Terms, WriteOffReason, standing
from chungtay.loans.services.lending import columns
from chungtay.loans.tests.factories import (
    LENT_ON,
    TODAY,
    asked_by,
    board_act,
    commune_act,
    make_lending_club,
    make_loan,
    make_request,
    make_terms,
    pay,
)

pytestmark = pytest.mark.django_db


def refused(act) -> bool:
    """Whether the database refuses, even where no service is asked."""
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def sql(statement: str, *values: object):
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return act


@pytest.fixture
def paid():
    club, fund = make_lending_club()
    loan = make_loan(fund)
    pay(loan, 1_050_000, date(2026, 2, 27))
    services.extend(
        board_act(club),
        loan=loan,
        key=uuid4(),
        longer=services.Longer(TODAY, 3, ExtensionReason.ILLNESS),
    )
    services.change_rate(board_act(club), loan=loan, key=uuid4(), from_on=TODAY, rate_bps=90)
    return loan


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE loans_loan SET amount_vnd = 1",
        "UPDATE loans_loan SET rate_bps = 0",
        "UPDATE loans_loan SET disbursed_on = '2026-01-01'",
        "UPDATE loans_loan SET guarantor_name = 'x'",
        "DELETE FROM loans_instalment; DELETE FROM loans_repayment",
        "TRUNCATE loans_loan CASCADE",
        "UPDATE loans_repayment SET principal_vnd = 2",
        "UPDATE loans_repayment SET interest_vnd = 0, principal_vnd = 1050000",
        "DELETE FROM loans_repayment",
        "TRUNCATE loans_repayment",
        "UPDATE loans_extension SET months = 9",
        "DELETE FROM loans_extension",
        "UPDATE loans_ratechange SET rate_bps = 0",
        "TRUNCATE loans_ratechange",
    ],
)
def test_nothing_that_moved_money_is_changed_by_sql(paid, statement):
    assert refused(sql(statement))


def test_nothing_is_changed_by_the_orm_either(paid):
    repayment = Repayment.objects.get()
    assert refused(repayment.delete)
    assert refused(lambda: Loan.objects.update(amount_vnd=1))
    assert refused(lambda: Extension.objects.all().delete())
    assert refused(lambda: RateChange.objects.update(rate_bps=1))
    Extension.objects.update(withdrawn_on=TODAY)
    assert refused(lambda: Extension.objects.update(withdrawn_on=None))


def test_no_more_comes_back_than_went_out(paid):
    entry = Entry.objects.get(pk=Repayment.objects.get().entry_id)
    row = {"loan": paid, "paid_on": date(2026, 2, 27), "through_on": date(2026, 2, 27)}
    assert refused(lambda: Repayment.objects.create(entry=entry, principal_vnd=1_000_000, interest_vnd=50_000, **row))
    assert refused(lambda: Repayment.objects.create(entry=paid.entry, principal_vnd=1, **row))


def test_a_repayment_is_what_its_entry_took_in(paid):
    reverse(board_act(paid.club), entry=Repayment.objects.get().entry, key=uuid4(), reason="Nhầm")
    turned = Entry.objects.filter(reverses__isnull=False).get()
    row = {"loan": paid, "paid_on": turned.happened_on, "through_on": turned.happened_on}
    assert refused(lambda: Repayment.objects.create(entry=turned, principal_vnd=1_000_000, interest_vnd=50_000, **row))


def test_a_loan_is_what_its_entry_paid_out_and_stays_in_its_club(paid):
    other = make_member(make_club())
    about = columns(Terms()) | {
        "club": paid.club, "membership": paid.membership, "fund": paid.fund, "number": 9, "purpose": "crops",
        "amount_vnd": 5_000_000, "disbursed_on": LENT_ON,
    }  # fmt: skip
    receipt = Repayment.objects.get().entry
    assert refused(lambda: Loan.objects.create(**about, entry=receipt))
    for change in ({"amount_vnd": 4_000_000}, {"membership": other}, {"disbursed_on": TODAY}):
        assert refused(lambda change=change: Loan.objects.create(**about | change, entry=paid.entry))


@pytest.mark.parametrize(
    "change",
    [
        {"rate_bps": 167},
        {"rate_bps": 2001, "rate_per": "year"},
        {"term_months": 61},
        {"grace_months": 12},
        {"unit_vnd": 7},
        {"method": "gift"},
        {"fund_share_bps": 0},
    ],
)
def test_terms_the_law_forbids_are_in_no_table(change):
    row = columns(Terms()) | change
    assert refused(lambda: LoanTerms.objects.create(**row, path="/", valid_from=TODAY))


def test_terms_of_one_place_do_not_overlap():
    club, _ = make_lending_club()
    make_terms(club)
    assert refused(lambda: make_terms(club, since=TODAY))


def test_one_open_request_per_member_and_of_its_own_club():
    club, _ = make_lending_club()
    request = make_request(club)
    row = {**vars(asked_by(request.membership)), "club": club}
    assert refused(lambda: LoanRequest.objects.create(**row))
    row |= {"membership_id": make_member(make_club()).pk}
    assert refused(lambda: LoanRequest.objects.create(**row))
    assert refused(lambda: LoanRequest.objects.update(state=LoanState.APPROVED))


def test_a_writing_off_needs_its_entry_and_two_people():
    _, fund = make_lending_club()
    loan = make_loan(fund)
    write_off = services.propose_write_off(
        board_act(loan.club), loan=loan, key=uuid4(), proposed_on=TODAY, amount_vnd=5_000_000,
        reason=WriteOffReason.DEATH, words="Mất",
    )  # fmt: skip
    rows = WriteOff.objects.filter(pk=write_off.pk)
    assert refused(lambda: rows.update(state="agreed", answered_on=TODAY))
    assert refused(lambda: rows.update(state="agreed", answered_on=TODAY, entry=loan.entry))
    assert refused(lambda: rows.update(answered_by_id=7))
    assert refused(lambda: rows.update(amount_vnd=1))
    assert refused(lambda: rows.delete())
    services.answer_write_off(commune_act(loan.club), write_off=write_off, key=uuid4(), is_agreed=True)
    assert refused(lambda: rows.update(state="refused", entry=None))


def test_proving_finds_a_plan_somebody_changed():
    _, fund = make_lending_club()
    make_loan(fund)
    assert prove() == []
    Instalment.objects.filter(number=1).update(interest_vnd=1)
    assert [difference.what for difference in prove(fund.club_id)] == ["plan"]


# --- books and loans agree --------------------------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["lend", "lend", "pay", "pay", "pay", "pay off", "extend", "rate", "back", "off", "part"]),
        st.integers(0, 40),
        st.integers(1, 6_000_000),
        st.integers(0, 9),
    ),
    max_size=10,
)


def _do(fund, what: str, day: date, amount: int, which: int) -> None:
    act = board_act(fund.club, on=max(TODAY, day))
    loans = list(Loan.objects.filter(fund=fund).order_by("pk"))
    loan = loans[which % len(loans)] if loans else None
    if what == "lend":
        method = list(Method)[which % len(Method)]
        make_loan(fund, amount_vnd=min(amount, 5_000_000), on=day, term_months=which + 1, method=method)
    elif loan is None:
        return
    elif what == "pay":
        pay(loan, amount, day)
    elif what == "pay off":
        pay(loan, max(1, standing(lent_of(loan), day).pay_off_vnd), day)
    elif what == "extend":
        services.extend(act, loan=loan, key=uuid4(), longer=services.Longer(day, which + 1, ExtensionReason.OTHER))
    elif what == "rate":
        services.change_rate(act, loan=loan, key=uuid4(), from_on=day, rate_bps=which * 15)
    elif what == "back" and (last := loan.repayments.filter(entry__reversed_by=None).order_by("-pk").first()):
        services.take_back(act, repayment=last, key=uuid4(), reason="Ghi nhầm")
    elif what in ("off", "part"):
        left = standing(lent_of(loan), day).left_vnd
        write_off = services.propose_write_off(
            act, loan=loan, key=uuid4(), proposed_on=day, amount_vnd=left if what == "off" else left // 2,
            reason=WriteOffReason.OTHER, words="x",
        )  # fmt: skip
        services.answer_write_off(commune_act(fund.club, on=TODAY), write_off=write_off, key=uuid4(), is_agreed=True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_is_done_outstanding_is_the_balance_of_the_book(acts):
    """Outstanding = disbursed - principal repaid - written off = the LENT account; plans and states follow."""
    with transaction.atomic():
        club, fund = make_lending_club(cash_vnd=25_000_000)
        make_terms(club, term_months=24, extensions_at_most=9)
        day = LENT_ON
        for what, days, amount, which in acts:
            day = min(day + timedelta(days=days), TODAY)
            try:
                with transaction.atomic():
                    _do(fund, what, day, amount, which)
            except Refusal:
                continue
        loans = list(Loan.objects.filter(fund=fund).exclude(state=LoanState.CANCELLED))
        out = sum(standing(lent_of(loan), TODAY).left_vnd for loan in loans)
        repaid = sum(row.principal_vnd for row in Repayment.objects.filter(loan__in=loans, entry__reversed_by=None))
        written_off = sum(row.amount_vnd for row in WriteOff.objects.filter(loan__in=loans, state="agreed"))
        assert out == sum(loan.amount_vnd for loan in loans) - repaid - written_off
        assert out == balances_of(fund.pk).get(AccountKind.LENT, 0)
        assert prove(club.pk) == []
        for loan in loans:
            assert (loan.settled_on is not None) == (loan.state in (LoanState.REPAID, LoanState.WRITTEN_OFF))
        transaction.set_rollback(True)
