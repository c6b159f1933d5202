"""From which source a club-month is counted: books, sheet, carried over, published; silence in sight."""

from datetime import date

import pytest

from chungtay.clubs.models import Club
from chungtay.clubs.tests.factories import end, make_club, make_member, make_members
from chungtay.figures.rules import Basis, SheetSource
from chungtay.figures.services import rebuild
from chungtay.figures.tests.factories import at_noon, close, make_claim, make_published, make_sheet, row
from chungtay.kernel.months import Month

pytestmark = pytest.mark.django_db
TODAY = date(2025, 1, 20)
JAN, FEB, MAR, APR, MAY, JUN = (Month(2024, n) for n in range(1, 7))


def count() -> None:
    rebuild(at_noon(TODAY), TODAY)


def bases(club: Club, *months: Month) -> list[Basis]:
    return [Basis(row(club, month).basis) for month in months]


def test_a_month_in_which_members_joined_is_counted_from_the_books() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 3, since=date(2024, 2, 10))
    count()
    counted = row(club, FEB)
    assert (counted.basis, counted.member_count, counted.books_club_count, counted.joined_count) == (1, 3, 1, 3)


def test_figures_are_carried_over_for_three_months_then_the_club_is_silent_in_sight() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 4, since=date(2024, 1, 10))
    count()
    assert bases(club, JAN, FEB, MAR, APR, MAY) == [
        Basis.BOOKS,
        Basis.CARRIED,
        Basis.CARRIED,
        Basis.CARRIED,
        Basis.SILENT,
    ]
    last, silent = row(club, APR), row(club, MAY)
    assert (last.member_count, last.club_count, last.basis_month) == (4, 1, JAN.first)
    assert (silent.member_count, silent.club_count, silent.silent_club_count) == (0, 0, 1)


def test_carried_stocks_are_those_of_the_month_they_come_from() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_member(club, since=date(2024, 1, 10), birth_year=1964)
    make_member(club, since=date(2024, 1, 10), birth_year=1990)
    # turns 60 by full date only in March; in the months carried over from January nobody grows older
    count()
    assert row(club, JAN).member_60_count == row(club, APR).member_60_count == 1


def test_books_count_before_the_sheet_and_the_sheet_is_kept_with_its_difference() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 5, since=date(2024, 1, 10))
    sheet = make_sheet(club, JAN, 8)
    count()
    counted = row(club, JAN)
    assert (counted.basis, counted.member_count) == (Basis.BOOKS, 5)
    assert (counted.other_sheet_id, counted.differing_club_count) == (sheet.pk, 1)


def test_a_sheet_of_a_later_month_counts_before_what_is_carried_over() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 5, since=date(2024, 1, 10))
    make_sheet(club, MAR, 9, women_count=6)
    count()
    assert bases(club, FEB, MAR, APR, MAY, JUN) == [
        Basis.CARRIED,
        Basis.SHEET,
        Basis.CARRIED,
        Basis.CARRIED,
        Basis.CARRIED,
    ]
    counted, carried = row(club, MAR), row(club, JUN)
    assert (counted.member_count, counted.women_count, counted.sex_known_count) == (9, 6, 9)
    assert (carried.member_count, carried.basis_month) == (9, MAR.first)
    assert (counted.member_60_count, counted.age_known_count) == (0, 0)  # the paper does not say


def test_what_happened_stands_on_a_sheet_only_in_its_own_month() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_sheet(club, MAR, 9, meeting_count=1, joined_count=2)
    count()
    assert (row(club, MAR).meeting_count, row(club, MAR).joined_count) == (1, 2)
    assert (row(club, APR).meeting_count, row(club, APR).joined_count) == (0, 0)


def test_a_published_total_holds_until_the_next_publication() -> None:
    club = make_published(JAN, 60)
    make_sheet(club, MAY, 64, origin=SheetSource.PUBLISHED)
    count()
    assert bases(club, Month(2023, 12), JAN, APR, JUN) == [
        Basis.NOTHING,
        Basis.PUBLISHED,
        Basis.PUBLISHED,
        Basis.PUBLISHED,
    ]
    assert [row(club, month).member_count for month in (JAN, APR, MAY, JUN)] == [60, 60, 64, 64]
    assert row(club, APR).published_club_count == 1


@pytest.mark.parametrize(
    ("published_in", "after_carrying"),
    [(MAR, Basis.PUBLISHED), (Month(2023, 12), Basis.SILENT)],
    ids=["published since", "published before"],
)
def test_a_club_that_fell_silent_is_counted_from_what_was_published_since_its_last_word(
    published_in: Month, after_carrying: Basis
) -> None:
    club = make_club(since=date(2023, 1, 5))
    make_members(club, 5, since=date(2024, 1, 10))
    make_sheet(club, published_in, 7, origin=SheetSource.PUBLISHED)
    count()
    assert bases(club, APR, MAY) == [Basis.CARRIED, after_carrying]


def test_a_claimed_placeholder_is_never_counted_beside_its_club() -> None:
    placeholder = make_published(JAN, 60)
    club = make_club(since=date(2021, 3, 9))
    make_members(club, 5, since=date(2023, 12, 10))
    make_members(club, 1, since=date(2024, 3, 10))
    make_claim(club, placeholder, date(2024, 4, 15))
    count()
    for month in (Month(2023, 12), JAN, FEB, MAR, APR, MAY):
        assert row(club, month).club_count + row(placeholder, month).club_count == 1, month
    assert bases(placeholder, MAR, APR) == [Basis.PUBLISHED, Basis.NOTHING]
    assert bases(club, Month(2023, 12), MAR, APR) == [Basis.BOOKS, Basis.NOTHING, Basis.CARRIED]
    assert row(club, APR).other_sheet_id  # what was published stays in sight beside the books


def test_a_claimed_placeholder_and_its_club_are_one_founding() -> None:
    placeholder = make_published(JAN, 60, since=date(2021, 3, 1))
    club = make_club(since=date(2020, 11, 9))
    make_claim(club, placeholder, date(2024, 4, 15))
    count()
    assert row(placeholder, Month(2021, 3)).new_club_count == 1
    assert row(club, Month(2020, 11)).new_club_count == 0


def test_a_closed_club_is_no_longer_counted_and_its_closing_is() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 5, since=date(2024, 1, 10))
    close(club, date(2024, 3, 15))
    count()
    assert bases(club, FEB, MAR, APR) == [Basis.CARRIED, Basis.NOTHING, Basis.NOTHING]
    assert (row(club, MAR).closed_club_count, row(club, MAR).club_count) == (1, 0)


def test_a_club_that_is_still_being_founded_is_not_counted() -> None:
    club = make_club(since=date(2024, 1, 5), state="mobilising")
    make_members(club, 5, since=date(2024, 1, 10))
    count()
    assert (row(club, JAN).club_count, row(club, JAN).member_count) == (0, 0)


def test_a_membership_entered_wrongly_was_never_there() -> None:
    club = make_club(since=date(2024, 1, 5))
    make_members(club, 2, since=date(2024, 1, 10))
    end(make_member(club, since=date(2024, 1, 10)), date(2024, 2, 1), "entered_wrongly")
    count()
    assert (row(club, JAN).member_count, row(club, JAN).joined_count, row(club, FEB).left_count) == (2, 2, 0)


def test_a_person_in_two_clubs_is_one_person_in_the_club_joined_first() -> None:
    first, second = make_club(since=date(2024, 1, 1)), make_club(since=date(2024, 1, 1))
    member = make_member(first, since=date(2024, 1, 10))
    make_member(second, member.person, since=date(2024, 2, 10))
    count()
    assert (row(first, FEB).person_count, row(second, FEB).person_count) == (1, 0)
    assert (row(first, FEB).member_count, row(second, FEB).member_count) == (1, 1)
