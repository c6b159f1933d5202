"""What life does to a plan: early payments, extensions, new rates, write-offs, old loans, time after the term."""

from dataclasses import replace
from datetime import date

import pytest

from chungtay.clubs.rules import Calendar
from chungtay.loans.rules import (
    Age,
    Charged,
    DueDays,
    DueKind,
    Extended,
    ExtendedEnough,
    FirstPeriod,
    Lent,
    Method,
    NoPenaltyInTerms,
    NothingOwed,
    Paid,
    Parts,
    PayOff,
    PaysBeyondDue,
    PaysNothing,
    PaysTooMuch,
    PrincipalBeforeInterest,
    RateAboveTheLaw,
    RateChanged,
    Surplus,
    TermImpossible,
    Terms,
    WritesOffTooMuch,
    WrittenOff,
    at_risk_bps,
    check_extension,
    check_no_rest,
    check_parts,
    check_rate_change,
    check_write_off,
    left_by_age,
    parts_of,
    penalty_vnd,
    plan_of,
    repayment_bps,
    standing,
)

LENT_ON = date(2025, 11, 27)
THE_27TH = DueDays(Calendar.SOLAR, 27)
LOAN = Lent(5_000_000, Terms(), LENT_ON, THE_27TH)
QUARTERS = Lent(4_000_000, Terms(method=Method.EQUAL_PRINCIPAL, term_months=4), LENT_ON, THE_27TH)


def on(month: int, day: int = 27, year: int = 2026) -> date:
    return date(year, month, day)


def lines(lent: Lent) -> list[tuple[date, int, int]]:
    return [(due.due_on, due.principal_vnd, due.interest_vnd) for due in plan_of(lent).dues]


def interest(until: date, vnd: int = 50_000) -> list[Paid]:
    """Interest paid at each meeting of the year to this one."""
    months = [on(12, year=2025), *(on(month) for month in range(1, 12))]
    return [Paid(day, interest_vnd=vnd) for day in months if day <= until]


def test_who_pays_two_million_early_at_a_meeting_pays_interest_on_three_from_then():
    paid = LOAN.after(*interest(on(1)), Paid(on(1), principal_vnd=2_000_000))
    assert lines(paid)[:4] == [
        (on(12, year=2025), 0, 50_000),
        (on(1), 2_000_000, 0),
        (on(1), 0, 50_000),
        (on(2), 0, 30_000),
    ]
    assert lines(paid)[-1] == (on(11), 3_000_000, 30_000)
    assert sum(principal for _, principal, _ in lines(paid)) == 5_000_000


def test_paid_early_in_the_middle_of_a_month_the_month_is_split_by_days():
    paid = LOAN.after(Paid(on(2, 6), principal_vnd=2_000_000))  # ten days into the month
    assert lines(paid)[3] == (on(2), 0, 36_667)  # 5,000,000 x 1% x 10/30 + 3,000,000 x 1% x 20/30


def test_a_payment_taken_back_leaves_the_plan_as_if_it_never_was():
    paid = LOAN.after(*interest(on(1)), Paid(on(1), principal_vnd=2_000_000))
    back = replace(paid, events=paid.events[:-1])
    assert lines(back) == lines(LOAN)


def test_equal_parts_are_shared_anew_over_the_months_to_come():
    paid = QUARTERS.after(Paid(on(12, year=2025), principal_vnd=1_600_000, interest_vnd=40_000))
    assert lines(paid) == [
        (on(12, year=2025), 600_000, 0),
        (on(12, year=2025), 1_000_000, 40_000),
        (on(1), 800_000, 24_000),
        (on(2), 800_000, 16_000),
        (on(3), 800_000, 8_000),
    ]


def test_an_instalment_paid_two_days_before_it_is_due_changes_nothing():
    early = Paid(on(12, 25, 2025), principal_vnd=1_000_000, interest_vnd=40_000, through=on(1, 8))
    assert lines(QUARTERS.after(early)) == lines(QUARTERS)
    assert standing(QUARTERS.after(early), on(12, 27, 2025)).due_vnd == 0


def test_an_extension_before_the_end_moves_the_principal_and_goes_on_with_interest():
    longer = LOAN.after(*interest(on(10)), Extended(on(10), 6))
    assert lines(longer)[-1] == (on(5, year=2027), 5_000_000, 50_000)
    assert sum(part for _, part, _ in lines(longer)[:-1]) == 0
    assert plan_of(longer).ends_on == on(5, year=2027)


def test_an_extension_after_the_end_counts_from_the_old_end():
    late = LOAN.after(*interest(on(11)), Paid(on(12), principal_vnd=1_000_000, interest_vnd=50_000))
    longer = late.after(Extended(on(1, 10, 2027), 6))
    assert [line for line in lines(longer) if line[0] >= on(11)] == [
        (on(11), 0, 50_000),
        (on(12), 1_000_000, 0),
        (on(12), 0, 50_000),
        (on(1, year=2027), 0, 40_000),
        (on(2, year=2027), 0, 40_000),
        (on(3, year=2027), 0, 40_000),
        (on(4, year=2027), 0, 40_000),
        (on(5, year=2027), 4_000_000, 40_000),
    ]


def test_an_extended_loan_of_equal_parts_spreads_what_is_not_paid():
    longer = QUARTERS.after(
        Paid(on(12, year=2025), principal_vnd=1_000_000, interest_vnd=40_000), Extended(on(2, 28), 2)
    )
    assert lines(longer) == [
        (on(12, year=2025), 1_000_000, 40_000),
        (on(1), 0, 30_000),
        (on(2), 0, 20_000),
        (on(3), 1_000_000, 30_000),
        (on(4), 1_000_000, 20_000),
        (on(5), 1_000_000, 10_000),
    ]


def test_deferred_interest_runs_on_when_the_harvest_is_late():
    lent = Lent(3_000_000, Terms(method=Method.DEFERRED, term_months=6), LENT_ON, THE_27TH)
    assert lines(lent) == [(on(5), 3_000_000, 180_000)]
    assert lines(lent.after(Extended(on(5), 2))) == [(on(5), 0, 180_000), (on(7), 3_000_000, 60_000)]
    assert lines(lent.after(Extended(on(4), 2))) == [(on(7), 3_000_000, 240_000)]


def test_a_new_rate_holds_from_its_day():
    cheaper = LOAN.after(RateChanged(on(1), 80))
    assert [part for _, _, part in lines(cheaper)[:4]] == [50_000, 50_000, 40_000, 40_000]
    in_the_month = LOAN.after(RateChanged(on(2, 11), 80))  # fifteen days on
    assert lines(in_the_month)[2] == (on(2), 0, 45_000)


def test_flat_interest_stays_on_the_sum_lent_until_the_plan_is_made_anew():
    flat = Lent(4_000_000, Terms(method=Method.FLAT, term_months=4), LENT_ON, THE_27TH)
    assert [part for _, _, part in lines(flat)] == [40_000] * 4
    paid = flat.after(Paid(on(12, year=2025), principal_vnd=2_500_000, interest_vnd=40_000))
    assert lines(paid)[2:] == [(on(1), 500_000, 15_000), (on(2), 500_000, 15_000), (on(3), 500_000, 15_000)]


def test_a_loan_paid_off_on_any_day_owes_nothing_the_same_evening():
    for day in (on(12, 5, 2025), on(1), on(2, 10), on(8, 26), on(11), on(12, 9)):
        lent = LOAN.after(*interest(min(day, on(11))))
        parts = parts_of(standing(lent, day).pay_off_vnd, lent, day)
        assert parts.rest_vnd == 0
        after = lent.after(parts.paid(day))
        assert standing(after, day).is_settled
        assert standing(after, on(6, year=2030)).pay_off_vnd == 0


@pytest.mark.parametrize(
    ("rule", "expected"),
    [(PayOff.TO_THE_DAY, 5_021_667), (PayOff.WHOLE_MONTH, 5_050_000), (PayOff.WHOLE_TERM, 5_600_000)],
)
def test_paid_off_after_thirteen_days_as_the_terms_count(rule, expected):
    lent = replace(LOAN, terms=Terms(pay_off=rule))
    assert standing(lent, on(12, 10, 2025)).pay_off_vnd == expected


def test_after_the_term_each_month_brings_interest_on_what_is_really_out():
    lent = LOAN.after(*interest(on(11)), Paid(on(12, 12), principal_vnd=2_000_000))
    late = standing(lent, on(1, 27, 2027))
    after = [(due.due_on, due.interest_vnd) for due in late.dues if due.kind is DueKind.AFTER_TERM]
    assert after == [(on(12), 40_000), (on(1, year=2027), 30_000)]  # 5 million for 15 days, 3 for 15
    assert late.interest_due_vnd == 70_000
    assert standing(lent, on(2, 6, 2027)).accrued_vnd == 10_000
    free = replace(lent, terms=Terms(has_interest_after_term=False))
    assert standing(free, on(1, 27, 2027)).interest_due_vnd == 0


def test_an_old_paper_loan_runs_on_from_the_day_its_interest_was_paid_until():
    old = Lent(3_000_000, Terms(), date(2025, 8, 27), THE_27TH, interest_paid_until=on(1))
    assert lines(old)[0] == (on(2), 0, 30_000)
    assert lines(old)[-1] == (on(8), 3_000_000, 30_000)
    mid = replace(old, interest_paid_until=on(2, 11))
    assert lines(mid)[0] == (on(2), 0, 15_000)  # by the ledger: fifteen days on, 30 - 15 are left
    over = Lent(3_000_000, Terms(), date(2024, 8, 27), THE_27TH, interest_paid_until=on(1))
    assert lines(over) == [(date(2025, 8, 27), 3_000_000, 0)]
    assert standing(over, on(3)).interest_due_vnd == 60_000
    assert standing(over, on(3)).age is Age.OVER_90


def test_principal_written_off_leaves_the_rest_to_be_paid():
    disaster = LOAN.after(*interest(on(1)), WrittenOff(on(1, 30), 4_000_000))
    at = standing(disaster, on(2))
    assert (at.left_vnd, at.interest_due_vnd) == (1_000_000, 14_000)  # three days on 5 million, 27 on one
    gone = disaster.after(WrittenOff(on(2, 1), 1_000_000))
    assert standing(gone, on(3)).left_vnd == 0


# --- how it stands ----------------------------------------------------------------------------------------------------


def test_what_is_due_counts_the_days_to_come_only_when_asked():
    assert standing(LOAN, on(12, 24, 2025)).due_vnd == 0
    assert standing(LOAN, on(12, 24, 2025), ahead=14).due_vnd == 50_000
    assert standing(LOAN, on(12, 24, 2025)).accrued_vnd == 45_000
    assert standing(LOAN, on(12, year=2025)).next_due.due_on == on(1)


@pytest.mark.parametrize(
    ("day", "age", "days_late"),
    [
        (on(12, 27, 2025), Age.CURRENT, 0),
        (on(12, 28, 2025), Age.TO_30, 1),
        (on(1, 26), Age.TO_30, 30),
        (on(1, 27), Age.TO_90, 31),
        (on(3, 27), Age.TO_90, 90),
        (on(3, 28), Age.OVER_90, 91),
    ],
)
def test_how_late_a_loan_is_counts_from_its_oldest_unpaid_day(day, age, days_late):
    at = standing(LOAN, day)
    assert (at.age, at.days_late) == (age, days_late)
    assert at.late_principal_vnd == 0


def test_a_later_month_paid_does_not_hide_an_earlier_one():
    lent = LOAN.after(Paid(on(1), interest_vnd=50_000))
    assert standing(lent, on(1, 28)).late_since == on(1)
    assert standing(LOAN, on(12, 1)).late_principal_vnd == 5_000_000


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (30_000, Parts(interest_vnd=30_000)),
        (150_000, Parts(interest_vnd=150_000)),
        (250_000, Parts(interest_vnd=150_000, principal_vnd=100_000)),
        (5_150_000, Parts(interest_vnd=150_000, principal_vnd=5_000_000)),
        (5_200_000, Parts(interest_vnd=150_000, principal_vnd=5_000_000, rest_vnd=50_000)),
    ],
)
def test_a_payment_settles_interest_first_and_the_oldest_first(amount, expected):
    parts = parts_of(amount, LOAN, on(2))
    assert replace(parts, through=None) == expected


def test_more_than_is_owed_is_refused_or_given_back():
    at = standing(LOAN, on(2))
    with pytest.raises(PaysTooMuch) as refused:
        check_no_rest(parts_of(6_000_000, LOAN, on(2)), at)
    assert refused.value.facts["pay_off_vnd"] == 5_150_000
    returns = replace(LOAN, terms=Terms(surplus=Surplus.RETURN))
    assert parts_of(250_000, returns, on(2)).rest_vnd == 100_000
    assert parts_of(5_150_000, returns, on(2)).rest_vnd == 0  # who pays all of it pays it off
    with pytest.raises(PaysBeyondDue):
        parts_of(250_000, replace(LOAN, terms=Terms(surplus=Surplus.REFUSE)), on(2))
    with pytest.raises(PaysNothing):
        parts_of(0, LOAN, on(2))


def test_penalties_come_last_or_first_as_the_terms_say():
    charged = LOAN.after(Charged(on(2), 20_000))
    assert replace(parts_of(160_000, charged, on(2)), through=None) == Parts(interest_vnd=150_000, penalty_vnd=10_000)
    first = replace(charged, terms=Terms(is_penalty_first=True))
    assert replace(parts_of(160_000, first, on(2)), through=None) == Parts(interest_vnd=140_000, penalty_vnd=20_000)


def test_a_penalty_counts_late_principal_by_days_from_payment_to_payment():
    lent = replace(QUARTERS, terms=replace(QUARTERS.terms, penalty_bps_month=100))
    lent = lent.after(Paid(on(1, 11), principal_vnd=500_000, interest_vnd=40_000))
    # 1,000,000 late for 15 days, 500,000 for 16, then 1,500,000 for 3
    assert penalty_vnd(lent, on(1, 30)) == 5_000 + 2_667 + 1_500
    assert penalty_vnd(lent, on(1, 30), since=on(1, 27)) == 1_500
    with pytest.raises(NoPenaltyInTerms):
        penalty_vnd(QUARTERS, on(1))


def test_parts_that_a_treasurer_names_keep_interest_first():
    at = standing(LOAN, on(1))
    check_parts(Parts(interest_vnd=600_000), at)  # a year ahead, before going to the children's
    check_parts(Parts(interest_vnd=100_000, principal_vnd=5_000_000), at)
    with pytest.raises(PrincipalBeforeInterest):
        check_parts(Parts(interest_vnd=50_000, principal_vnd=100_000), at)
    for too_much in (
        Parts(interest_vnd=600_001),
        Parts(interest_vnd=100_000, principal_vnd=5_000_001),
        Parts(interest_vnd=100_000, penalty_vnd=1),
    ):
        with pytest.raises(PaysTooMuch):
            check_parts(too_much, at)
    with pytest.raises(PaysNothing):
        check_parts(Parts(), at)


def test_interest_paid_ahead_is_taken_off_what_pays_the_loan_off():
    ahead = LOAN.after(Paid(on(12, year=2025), interest_vnd=150_000))
    assert standing(ahead, on(1)).interest_due_vnd == 0
    assert standing(ahead, on(1)).pay_off_vnd == 5_000_000
    assert standing(ahead, on(2)).due_vnd == 0
    assert standing(ahead, on(3)).due_vnd == 50_000


# --- what may be done -------------------------------------------------------------------------------------------------


def test_a_loan_is_extended_once_and_to_sixty_months_in_all():
    check_extension(LOAN, on(11), 6)
    with pytest.raises(ExtendedEnough):
        check_extension(LOAN.after(Extended(on(11), 6)), on(12), 1)
    with pytest.raises(TermImpossible):
        check_extension(LOAN, on(11), 49)
    with pytest.raises(NothingOwed):
        check_extension(LOAN.after(Paid(on(1), 5_000_000, 100_000)), on(2), 6)


def test_a_rate_above_the_law_is_refused_also_later():
    check_rate_change(LOAN, on(1), 166)
    with pytest.raises(RateAboveTheLaw):
        check_rate_change(LOAN, on(1), 167)


@pytest.mark.parametrize("amount", [0, 5_000_001])
def test_no_more_is_written_off_than_is_left(amount):
    with pytest.raises(WritesOffTooMuch):
        check_write_off(LOAN, on(1), amount)


# --- many loans -------------------------------------------------------------------------------------------------------


def test_the_portfolio_at_risk_is_what_lies_in_loans_more_than_thirty_days_late():
    fine = LOAN.after(*interest(on(2)))
    late = replace(LOAN, principal_vnd=1_000_000)
    left = left_by_age(standing(lent, on(2)) for lent in (fine, late))
    assert left == {Age.CURRENT: 5_000_000, Age.TO_30: 0, Age.TO_90: 1_000_000, Age.OVER_90: 0}
    assert at_risk_bps(left) == 1667
    assert at_risk_bps(dict.fromkeys(Age, 0)) is None


def test_the_repayment_rate_is_what_was_paid_of_what_was_due():
    half = QUARTERS.after(Paid(on(12, year=2025), 1_000_000, 40_000), Paid(on(1), 500_000, 30_000))
    assert repayment_bps([half], on(12, 1, 2025), on(1, 31)) == 7500
    assert repayment_bps([half], on(1, 1), on(1, 31)) == 5000
    assert repayment_bps([LOAN], on(1, 1), on(1, 31)) is None
    skipped = replace(LOAN, terms=Terms(first_period=FirstPeriod.SKIP))
    assert repayment_bps([skipped.after(Paid(on(1), 5_000_000, 50_000))], on(1, 1), on(11, 30)) == 10_000
