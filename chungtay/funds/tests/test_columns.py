"""What the books count into figures: stocks on a day, flows of a month, and the lines behind each."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_club, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import behind
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.funds.rules import AccountKind, FundKind
from chungtay.funds.services import reverse
from chungtay.funds.tests.factories import act_of_treasurer, make_fund, put_in, take_out
from chungtay.kernel.acts import EVERYWHERE
from chungtay.kernel.months import Month
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 20)


def counted(club: Club, month: date) -> ClubMonth:
    refresh_all(act_of_treasurer(club).at)
    return ClubMonth.objects.get(club=club, month=month)


def living_club() -> Club:
    """A club whose books say something in January to March 2026."""
    club = make_club()
    make_member(club)
    for day in (date(2026, 1, 20), date(2026, 2, 20), MARCH):
        make_meeting(club, day)
    return club


def test_what_the_funds_hold_is_counted_on_the_last_day_of_each_month() -> None:
    club = living_club()
    fund = make_fund(club, cash_vnd=20_000_000)
    put_in(fund, 50_000, AccountKind.INTEREST, happened_on=MARCH)
    take_out(fund, 200_000, happened_on=MARCH)
    january, march = counted(club, date(2026, 1, 1)), counted(club, date(2026, 3, 1))
    assert (january.cash_vnd, january.fund_vnd, january.grant_vnd) == (20_000_000, 20_000_000, 20_000_000)
    assert (march.cash_vnd, march.income_fund_vnd, march.grant_vnd) == (19_850_000, 19_850_000, 20_000_000)
    assert (march.interest_vnd, march.spent_vnd, march.capital_in_vnd) == (50_000, 200_000, 0)
    assert (january.capital_in_vnd, january.income_fund_club_count, january.no_fund_club_count) == (20_000_000, 1, 0)


def test_an_operating_fund_alone_is_no_income_fund() -> None:
    club = living_club()
    make_fund(club, FundKind.OPERATING, cash_vnd=300_000)
    march = counted(club, date(2026, 3, 1))
    assert (march.income_fund_club_count, march.no_fund_club_count) == (0, 1)
    assert (march.fund_vnd, march.income_fund_vnd) == (300_000, 0)


def test_a_reversal_takes_the_flow_back_in_the_month_it_is_made() -> None:
    club = living_club()
    fund = make_fund(club)
    entry = put_in(fund, 70_000, AccountKind.FEE, happened_on=date(2026, 2, 20))
    reverse(act_of_treasurer(club), entry=entry, key=uuid4(), reason="Ghi nhầm", happened_on=MARCH)
    assert counted(club, date(2026, 2, 1)).fee_vnd == 70_000
    assert counted(club, date(2026, 3, 1)).fee_vnd == -70_000


def test_a_figure_of_money_opens_to_its_entries() -> None:
    club = living_club()
    fund = make_fund(club, cash_vnd=1_000_000)
    take_out(fund, 200_000, happened_on=MARCH)
    put_in(fund, 5_000, AccountKind.FEE, happened_on=MARCH)
    counted(club, date(2026, 3, 1))
    rows = behind(EVERYWHERE, club.pk, Month.of(MARCH), "spent_vnd").rows
    assert [(row.label, row.value) for row in rows] == [("Thăm bà Lụa ốm", 200_000)]
    held = behind(EVERYWHERE, club.pk, Month.of(MARCH), "cash_vnd").rows
    assert [(row.label, row.value) for row in held] == [(fund.name, 805_000)]


def test_rebuilding_counts_the_same() -> None:
    club = living_club()
    fund = make_fund(club, cash_vnd=3_000_000_000)  # more than four bytes hold
    take_out(fund, 200_000, happened_on=MARCH)
    assert counted(club, date(2026, 3, 1)).cash_vnd == 2_999_800_000
    at = act_of_treasurer(club).at
    rebuild(at, date(2026, 11, 27))
    assert counted(club, date(2026, 3, 1)).cash_vnd == 2_999_800_000
    assert all(not proof.wrong for proof in prove(date(2026, 11, 27)))
