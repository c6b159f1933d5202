"""A club's year counted by hand: every number below was worked out with a pencil before the program was asked.

CLB thôn Phú Nghĩa opens on 5 January 2024 with twelve members and a board of five, all by name. In March two join and
one poor woman is recorded; in June one dies and one moves to the club of the next village; in September the club is
only heard of by a paper sheet of 14 members, 9 of them women; then nothing more.
"""

from datetime import date

import pytest

from chungtay.clubs.models import Membership, Regulation
from chungtay.clubs.rules import EndReason, Post
from chungtay.clubs.tests.factories import end, make_club, make_member, make_seat
from chungtay.figures.rules import Basis
from chungtay.figures.services import rebuild
from chungtay.figures.tests.factories import at_noon, make_sheet, row
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_status
from chungtay.programme.models import Limit

pytestmark = pytest.mark.django_db
TODAY = date(2025, 2, 10)
#          born  sex
REGISTER = [(1944, "F"), (1950, "F"), (1952, "M"), (1955, "F"), (1958, "F"), (1960, "M"), (1962, "F"),
            (1964, "F"), (1965, "F"), (1968, "F"), (1975, "M"), (1990, "F")]  # fmt: skip

# month: basis, members, 60+, 55+, under 60, women, women 60+, poor, joined, died, moved
BY_HAND = {
    # of full 60 in 2024 (born 1964 or before): 8; of full 55 (1969 or before): 10; women 9; women of 60: 6
    1: (Basis.BOOKS, 12, 8, 10, 4, 9, 6, 0, 12, 0, 0),
    2: (Basis.CARRIED, 12, 8, 10, 4, 9, 6, 0, 0, 0, 0),
    # two join: a woman of 1954 and a man of 1980
    3: (Basis.BOOKS, 14, 9, 11, 5, 10, 7, 1, 2, 0, 0),
    4: (Basis.CARRIED, 14, 9, 11, 5, 10, 7, 1, 0, 0, 0),
    5: (Basis.CARRIED, 14, 9, 11, 5, 10, 7, 1, 0, 0, 0),
    # the woman of 1944 dies, the man of 1952 moves
    6: (Basis.BOOKS, 12, 7, 9, 5, 9, 6, 1, 0, 1, 1),
    7: (Basis.CARRIED, 12, 7, 9, 5, 9, 6, 1, 0, 0, 0),
    8: (Basis.CARRIED, 12, 7, 9, 5, 9, 6, 1, 0, 0, 0),
    # the sheet says nothing of ages and poverty
    9: (Basis.SHEET, 14, 0, 0, 0, 9, 0, 0, 0, 0, 0),
    10: (Basis.CARRIED, 14, 0, 0, 0, 9, 0, 0, 0, 0, 0),
    11: (Basis.CARRIED, 14, 0, 0, 0, 9, 0, 0, 0, 0, 0),
    12: (Basis.CARRIED, 14, 0, 0, 0, 9, 0, 0, 0, 0, 0),
    13: (Basis.SILENT, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
}
COLUMNS = (
    "basis", "member_count", "member_60_count", "member_55_count", "member_under_60_count", "women_count",
    "women_60_count", "poor_count", "joined_count", "died_count", "moved_count",
)  # fmt: skip


def test_a_clubs_year_is_what_the_pencil_says() -> None:
    club = make_club("CLB thôn Phú Nghĩa", since=date(2024, 1, 5))
    members = [make_member(club, since=date(2024, 1, 5), birth_year=born, sex=sex) for born, sex in REGISTER]
    for member, post in zip(members[2:7], Post, strict=False):
        make_seat(club, member.person, post, since=date(2024, 1, 5))
    make_member(club, since=date(2024, 3, 8), birth_year=1954, sex="F")
    make_member(club, since=date(2024, 3, 8), birth_year=1980, sex="M")
    make_status(members[1].person, StatusValue.POOR, since=date(2024, 3, 1))
    end(members[0], date(2024, 6, 2), EndReason.DIED)
    end(members[2], date(2024, 6, 20), EndReason.MOVED)
    make_sheet(club, Month(2024, 9), 14, women_count=9)

    rebuild(at_noon(TODAY), TODAY)

    for number, by_hand in BY_HAND.items():
        counted = row(club, Month(2023, 12) + number)
        assert tuple(getattr(counted, name) for name in COLUMNS) == by_hand, number


def test_a_club_works_by_the_rules_only_with_all_that_the_rule_names() -> None:
    club = make_club(since=date(2024, 1, 5))
    members = [make_member(club, since=date(2024, 1, 5)) for _ in range(5)]
    Limit.objects.create(name="board_seats_usual_min", value=5, valid_from=date(2016, 8, 2))
    Limit.objects.create(name="meetings_a_year_min", value=0, valid_from=date(2016, 8, 2))
    for member, post in zip(members[:4], Post, strict=False):
        make_seat(club, member.person, post, since=date(2024, 1, 5))

    def is_by_the_rules(month: int) -> tuple[int, int]:
        rebuild(at_noon(TODAY), TODAY)
        counted = row(club, Month(2024, month))
        return counted.rule_club_count, counted.full_board_club_count

    assert is_by_the_rules(1) == (0, 0)  # four seats, no regulation
    make_seat(club, members[4].person, Post.SECRETARY, since=date(2024, 2, 5))
    assert is_by_the_rules(2) == (0, 1)  # five seats, no regulation, no decision
    Regulation.objects.create(club=club, adopted_on=date(2024, 2, 1), valid_from=date(2024, 2, 1))
    assert is_by_the_rules(2) == (1, 1)
    Limit.objects.create(
        name="meetings_a_year_min", path=f"/{club.path.split('/')[1]}/", value=10, valid_from=date(2024, 1, 1)
    )
    assert is_by_the_rules(2) == (0, 1)  # the province asks for ten meetings
    assert Membership.objects.count() == 5
