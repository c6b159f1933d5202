"""Terms, limits and the way of a loan as tables of cases."""

from dataclasses import replace

import pytest

from chungtay.loans.rules import (
    ASKING,
    LOAN_STATES,
    NEXT,
    OWING,
    REQUEST_STATES,
    AmountAboveCeiling,
    AmountAboveShare,
    LoanState,
    Method,
    RateAboveTheLaw,
    RatePer,
    Rest,
    StepNotAllowed,
    TermImpossible,
    Terms,
    TermsImpossible,
    check_amount,
    check_step,
    check_terms,
)
from chungtay.loans.rules.terms import percent


def test_the_defaults_are_one_percent_a_month_on_five_million_for_a_year():
    terms = Terms()
    assert (terms.method, terms.rate_bps, terms.rate_per) == (Method.INTEREST_ONLY, 100, RatePer.MONTH)
    assert (terms.ceiling_vnd, terms.term_months) == (5_000_000, 12)
    check_terms(terms)


@pytest.mark.parametrize(
    ("change", "is_lawful"),
    [
        ({"rate_bps": 0}, True),
        ({"rate_bps": 166}, True),  # 19.92% a year
        ({"rate_bps": 167}, False),  # 20.04%
        ({"rate_bps": 200}, False),
        ({"rate_bps": 2000, "rate_per": RatePer.YEAR}, True),
        ({"rate_bps": 2001, "rate_per": RatePer.YEAR}, False),
    ],
)
def test_more_than_twenty_percent_a_year_is_refused_naming_the_law(change, is_lawful):
    terms = replace(Terms(), **change)
    if is_lawful:
        check_terms(terms)
    else:
        with pytest.raises(RateAboveTheLaw) as refused:
            check_terms(terms)
        assert refused.value.facts["limit"] == "20%"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"term_months": 0}, TermImpossible),
        ({"term_months": 61}, TermImpossible),
        ({"period_months": 0}, TermImpossible),
        ({"period_months": 13}, TermImpossible),
        ({"grace_months": 12}, TermImpossible),
        ({"grace_months": -1}, TermImpossible),
        ({"rate_bps": -1}, TermsImpossible),
        ({"unit_vnd": 500}, TermsImpossible),
        ({"ceiling_vnd": 0}, TermsImpossible),
        ({"fund_share_bps": 0}, TermsImpossible),
        ({"operating_share_bps": 10_001}, TermsImpossible),
        ({"penalty_bps_month": -1}, TermsImpossible),
        ({"principal_rest": Rest.NONE}, TermsImpossible),
        ({"extensions_at_most": -1}, TermsImpossible),
    ],
)
def test_terms_that_cannot_be_are_refused(change, refusal):
    with pytest.raises(refusal):
        check_terms(replace(Terms(), **change))


@pytest.mark.parametrize("months", [1, 60])
def test_a_term_may_be_one_month_or_five_years(months):
    check_terms(Terms(term_months=months))


def test_a_loan_keeps_to_the_ceiling_and_its_share_of_the_fund():
    terms = Terms(fund_share_bps=2500)
    check_amount(5_000_000, terms, 20_000_000)
    with pytest.raises(AmountAboveCeiling):
        check_amount(5_000_001, terms, 200_000_000)
    with pytest.raises(AmountAboveShare) as refused:
        check_amount(5_000_000, terms, 19_999_999)
    assert refused.value.facts["share_vnd"] == 4_999_999


@pytest.mark.parametrize(("bps", "told"), [(100, "1%"), (75, "0,75%"), (50, "0,5%"), (2004, "20,04%"), (0, "0%")])
def test_a_rate_is_told_as_it_is_written(bps, told):
    assert percent(bps) == told


def test_each_state_belongs_to_a_request_or_a_loan_and_leads_somewhere_known():
    assert set(NEXT) == set(LoanState) == set(REQUEST_STATES) | set(LOAN_STATES)
    assert set(REQUEST_STATES) >= ASKING
    assert set(LOAN_STATES) >= OWING


@pytest.mark.parametrize("now", list(LoanState))
@pytest.mark.parametrize("then", list(LoanState))
def test_only_steps_of_the_table_are_taken(now, then):
    if then in NEXT[now]:
        check_step(now, then)
    else:
        with pytest.raises(StepNotAllowed):
            check_step(now, then)
