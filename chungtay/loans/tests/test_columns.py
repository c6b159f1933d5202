"""What lending counts into figures: who borrows, who waits, what is late and how long."""

from datetime import date

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import behind
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.kernel.acts import EVERYWHERE
from chungtay.kernel.months import Month
from chungtay.loans.tests.factories import board_act, make_lending_club, make_loan, make_request, pay
from chungtay.meetings.tests.factories import make_meeting

pytestmark = pytest.mark.django_db


def counted(club: Club, month: int) -> ClubMonth:
    refresh_all(board_act(club).at)
    return ClubMonth.objects.get(club=club, month=date(2026, month, 1))


def club_with_a_loan() -> tuple[Club, object]:
    """A loan of 5 million for three months from 27 January, in a club that meets each month."""
    club, fund = make_lending_club()
    for month in range(1, 11):
        make_meeting(club, date(2026, month, 27))
    return club, make_loan(fund, term_months=3)


def test_a_loan_is_out_then_late_and_older_each_month() -> None:
    club, _ = club_with_a_loan()
    march, april, june, september = (counted(club, month) for month in (3, 4, 6, 9))
    assert (march.borrower_count, march.outstanding_vnd, march.overdue_vnd) == (1, 5_000_000, 0)
    assert (april.overdue_vnd, april.overdue_30_vnd) == (5_000_000, 5_000_000)
    assert (june.overdue_30_vnd, june.overdue_90_vnd, june.at_risk_vnd) == (0, 5_000_000, 5_000_000)
    assert september.overdue_over_90_vnd == 5_000_000


def test_what_is_paid_is_no_longer_late() -> None:
    club, loan = club_with_a_loan()
    pay(loan, 2_150_000, date(2026, 4, 27))  # 150.000 interest of three months, the rest principal
    april = counted(club, 4)
    assert (april.overdue_vnd, april.outstanding_vnd, april.repaid_vnd) == (3_000_000, 3_000_000, 2_000_000)
    assert april.interest_vnd == 150_000


def test_who_borrowed_in_a_year_is_shown_of_all_members_and_of_those_who_need_it() -> None:
    club, _ = club_with_a_loan()
    make_request(club, make_member(club))
    november = counted(club, 11)
    assert (november.borrowed_year_count, november.waiting_count, november.loan_need_count) == (1, 1, 2)
    assert (november.ever_borrowed_count, counted(club, 1).loan_made_count) == (1, 1)


def test_the_overdue_sum_opens_to_its_loans_and_a_rebuild_counts_the_same() -> None:
    club, loan = club_with_a_loan()
    counted(club, 6)
    rows = behind(EVERYWHERE, club.pk, Month(2026, 6), "overdue_vnd").rows
    assert [(row.row_id, row.value) for row in rows] == [(loan.pk, 5_000_000)]
    rebuild(board_act(club).at, date(2026, 11, 27))
    assert all(not proof.wrong for proof in prove(date(2026, 11, 27)))
