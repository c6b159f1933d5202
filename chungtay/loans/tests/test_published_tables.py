"""Tables that other loan systems publish, reproduced by choosing their conventions; amounts in their smallest coin."""

from datetime import date

import pytest

from chungtay.loans.rules import DaysInMonth, DaysInYear, Method, RatePer, Rest, Rounds, Terms, schedule

BANK = {"rounds": Rounds.INSTALMENT, "interest_rest": Rest.NONE}
"""As a bank's table has it: the instalment is round and level, each period's interest stands for itself."""


def annuity(rate_bps: int, months: int, **more: object) -> Terms:
    return Terms(method=Method.EQUAL_INSTALMENTS, rate_bps=rate_bps, term_months=months, **BANK | more)


YEARLY = {"rate_per": RatePer.YEAR}
ACTUAL = YEARLY | {"days_in_month": DaysInMonth.ACTUAL}


def test_the_annuity_of_ten_million_at_one_percent_a_month_over_a_year_is_888_488():
    plan = schedule(10_000_000, annuity(100, 12), date(2026, 1, 1))
    assert [due.total_vnd for due in plan[:-1]] == [888_488] * 11
    assert plan[-1].total_vnd == 888_485  # what eleven roundings left over
    assert [due.interest_vnd for due in plan[:3]] == [100_000, 92_115, 84_151]


# principal and interest of each instalment
PUBLISHED = [
    pytest.param(  # Apache Fineract, ClientLoanIntegrationTest: 12,000.00 at 2% a month, four instalments
        1_200_000,
        annuity(200, 4),
        date(2011, 9, 20),
        [(291_149, 24_000), (296_972, 18_177), (302_911, 12_238), (308_968, 6_179)],
        id="fineract 2% a month, four instalments",
    ),
    pytest.param(  # Apache Fineract, progressive schedule: 100.00 at 7% a year, 30/360
        10_000,
        annuity(700, 6, **YEARLY),
        date(2024, 1, 1),
        [(1643, 58), (1652, 49), (1662, 39), (1672, 29), (1681, 20), (1690, 10)],
        id="fineract 7% a year, 30/360",
    ),
    pytest.param(  # Apache Fineract, scenario C3154: 100.00 at 12% a year, 30/360
        10_000,
        annuity(1200, 6, **YEARLY),
        date(2024, 1, 1),
        [(1625, 100), (1641, 84), (1658, 67), (1674, 51), (1691, 34), (1711, 17)],
        id="fineract 12% a year, 30/360",
    ),
    pytest.param(  # Apache Fineract, scenario C3157: a payment every two months
        10_000,
        annuity(1200, 6, period_months=2, **YEARLY),
        date(2024, 1, 1),
        [(3268, 200), (3333, 135), (3399, 68)],
        id="fineract every two months",
    ),
    pytest.param(  # Apache Fineract, scenario C3159: 365 days a year, real days of each month
        10_000,
        annuity(1200, 6, days_in_year=DaysInYear.D365, **ACTUAL),
        date(2024, 1, 1),
        [(1623, 102), (1645, 80), (1656, 69), (1675, 50), (1690, 35), (1711, 17)],
        id="fineract actual/365",
    ),
    pytest.param(  # Apache Fineract, scenario C3152: across the end of a year into a leap year
        1_000_000,
        annuity(1200, 6, days_in_year=DaysInYear.ACTUAL, **ACTUAL),
        date(2023, 12, 12),
        [(162_375, 10_181), (164_042, 8_514), (166_151, 6_405), (167_398, 5_158), (169_211, 3_345), (170_823, 1_736)],
        id="fineract actual/actual",
    ),
    pytest.param(  # TurnKey Lender, "Flat interest rate", example 1: 1,000.00 at 1% a month over three months
        100_000,
        Terms(method=Method.FLAT, term_months=3),
        date(2024, 1, 1),
        [(33_333, 1000), (33_333, 1000), (33_334, 1000)],
        id="turnkey flat, three months",
    ),
    pytest.param(  # TurnKey Lender, example 2: 10,000.00 at 36% a year flat over twelve months
        1_000_000,
        Terms(method=Method.FLAT, rate_bps=3600, rate_per=RatePer.YEAR),
        date(2024, 1, 1),
        [(83_333, 30_000)] * 11 + [(83_337, 30_000)],
        id="turnkey flat, a year",
    ),
    pytest.param(  # an SAP example of a company loan: 1,000 in five parts of 200 at 1% a month on what is left
        1_000,
        Terms(method=Method.EQUAL_PRINCIPAL, term_months=5),
        date(2015, 3, 1),
        [(200, 10), (200, 8), (200, 6), (200, 4), (200, 2)],
        id="sap equal principal",
    ),
]


@pytest.mark.parametrize(("principal", "terms", "day", "expected"), PUBLISHED)
def test_a_published_table_comes_out_line_by_line(principal, terms, day, expected):
    plan = schedule(principal, terms, day)
    assert [(due.principal_vnd, due.interest_vnd) for due in plan] == expected
