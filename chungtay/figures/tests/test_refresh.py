"""The refresher counts what a rebuild counts, whatever was written in which order."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chungtay.audit.models import StaleMonth
from chungtay.audit.rules import Lane
from chungtay.audit.services import mark_stale
from chungtay.clubs.models import BoardSeat, Claim, Club, ClubState, Membership
from chungtay.clubs.rules import EndReason, Post, State
from chungtay.clubs.tests.factories import end, make_club, make_member, make_members, make_seat
from chungtay.figures.models import AreaMonth, ClubMonth, Sheet
from chungtay.figures.rules import Basis, SheetSource
from chungtay.figures.services import rebuild, refresh, refresh_all, reseat, turn_month
from chungtay.figures.tests.factories import (
    act_on,
    at_noon,
    close,
    differences,
    make_claim,
    make_published,
    make_sheet,
    move,
    row,
    tables,
)
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.tests.factories import make_commune, make_old_commune, make_status
from chungtay.places.models import Area

pytestmark = pytest.mark.django_db
START = date(2024, 9, 10)


class Country:
    """A few clubs whose rows are changed as services change them: the row first, then the marks."""

    def __init__(self) -> None:
        self.day = START
        old = make_old_commune()
        self.communes: list[Area] = [make_commune("Nga Sơn"), make_commune("Nga Thủy"), make_commune("Quế Phong")]
        self.clubs = [
            make_club(commune=self.communes[0], old_commune=old, since=date(2024, 7, 1)),
            make_club(commune=self.communes[1], since=date(2024, 8, 1)),
        ]
        self.placeholders = [
            make_published(Month(2024, 8), 57, commune=self.communes[0], old_commune=old, since=date(2024, 6, 1)),
            make_published(Month(2024, 8), 60, commune=self.communes[2], since=date(2022, 5, 1)),
        ]
        self.mark(*self.clubs, *self.placeholders, since=date(2022, 5, 1))
        self.open_month()

    def mark(self, *clubs: Club, since: date) -> None:
        mark_stale(act_on(self.day), [club.pk for club in clubs], since=since)

    def open_month(self) -> None:
        turn_month(act_on(self.day))

    # --- what may happen; `a` and `b` choose whom and when -------------------------------------------------------

    def a_month_later(self, a: int, b: int) -> None:
        self.day = Month.of(self.day).next.first + timedelta(days=b % 28)
        self.open_month()

    def enrol(self, a: int, b: int) -> None:
        club, since = self.clubs[a % 2], self.day - timedelta(days=b * 9)
        make_member(club, since=since, birth_year=1940 + 3 * b, sex="FM"[b % 2])
        self.mark(club, since=since)

    def enrol_someone_known(self, a: int, b: int) -> None:
        """A member of one club joins the other too."""
        club = self.clubs[a % 2]
        others = Membership.objects.exclude(club=club).exclude(person__memberships__club=club).order_by("pk")
        if (known := others.first()) is not None:
            make_member(club, known.person, since=self.day - timedelta(days=b))
            self.mark(club, since=self.day - timedelta(days=b))

    def leave(self, a: int, b: int) -> None:
        there = Membership.objects.filter(valid_to=None, valid_from__lt=self.day).order_by("pk")
        if there:
            gone = there[b % len(there)]
            reason = list(EndReason)[a % len(EndReason)]
            end(gone, self.day, reason)
            self.mark(gone.club, since=gone.valid_from if reason is EndReason.ENTERED_WRONGLY else self.day)

    def become_poor(self, a: int, b: int) -> None:
        members = Membership.objects.filter(person__statuses=None).order_by("pk")
        if members:
            member = members[b % len(members)]
            make_status(member.person, list(StatusValue)[a % len(StatusValue)], since=self.day - timedelta(days=b * 7))
            clubs = Club.objects.filter(memberships__person=member.person).distinct()
            self.mark(*clubs, since=self.day - timedelta(days=b * 7))

    def seat_on_the_board(self, a: int, b: int) -> None:
        members = Membership.objects.filter(club=self.clubs[a % 2], valid_from__lte=self.day, valid_to=None).order_by(
            "pk"
        )
        free = [post for post in Post if not BoardSeat.objects.filter(club=self.clubs[a % 2], post=post).exists()]
        if members and free:
            person = members[b % len(members)].person
            if not BoardSeat.objects.filter(person=person).exists():
                make_seat(self.clubs[a % 2], person, free[0], since=self.day)
                self.mark(self.clubs[a % 2], since=self.day)

    def type_a_sheet(self, a: int, b: int) -> None:
        club, month = self.clubs[a % 2], Month.of(self.day) - b % 5
        if not Sheet.objects.filter(club=club, month=month.first).exists():
            make_sheet(club, month, 40 + b, women_count=20, meeting_count=1)
            self.mark(club, since=month.first)

    def publish(self, a: int, b: int) -> None:
        club, month = self.placeholders[a % 2], Month.of(self.day) - b % 4
        if not Sheet.objects.filter(club=club, month=month.first).exists():
            make_sheet(club, month, 50 + b, origin=SheetSource.PUBLISHED)
            self.mark(club, since=month.first)

    def claim(self, a: int, b: int) -> None:
        placeholder = self.placeholders[a % 2]
        if not Claim.objects.filter(placeholder=placeholder).exists():
            make_claim(self.clubs[b % 2], placeholder, self.day)
            self.mark(self.clubs[b % 2], placeholder, since=self.day)

    def move(self, a: int, b: int) -> None:
        club = (self.clubs + self.placeholders)[a % 4]
        move(club, self.communes[b % 3])
        self.mark(club, since=self.day)

    def weaken(self, a: int, b: int) -> None:
        state = ClubState.objects.get(club=self.clubs[a % 2], valid_to=None)
        if state.valid_from < self.day and state.state != State.DISSOLVED:
            close(self.clubs[a % 2], self.day, [State.WEAK, State.SUSPENDED, State.ACTIVE, State.DISSOLVED][b % 4])
            self.mark(self.clubs[a % 2], since=self.day)

    def put_the_founding_right(self, a: int, b: int) -> None:
        club = self.clubs[a % 2]
        Club.objects.filter(pk=club.pk).update(founded_on=date(2024, 1, 1) + timedelta(days=b * 17))
        self.mark(club, since=date(2024, 8, 1))

    def count_some(self, a: int, b: int) -> None:
        """The refresher comes by and takes a few marks."""
        refresh(at_noon(self.day), limit=1 + b)

    def count_all(self, a: int, b: int) -> None:
        refresh_all(at_noon(self.day))


EVENTS: list[Callable[[Country, int, int], None]] = [
    Country.a_month_later,
    Country.enrol,
    Country.enrol,
    Country.enrol_someone_known,
    Country.leave,
    Country.become_poor,
    Country.seat_on_the_board,
    Country.type_a_sheet,
    Country.publish,
    Country.claim,
    Country.move,
    Country.weaken,
    Country.put_the_founding_right,
    Country.count_some,
    Country.count_all,
]
HAPPENINGS = st.lists(
    st.tuples(st.sampled_from(EVENTS), st.integers(0, 9), st.integers(0, 20)), min_size=4, max_size=20
)


# An example takes a second; making a failing one smaller would take minutes.
@settings(
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate]
)
@given(happenings=HAPPENINGS)
def test_refresh_counts_what_a_rebuild_counts(happenings: list[Any]) -> None:
    with transaction.atomic():
        country = Country()
        for happen, a, b in happenings:
            happen(country, a, b)
        refresh_all(at_noon(country.day))
        refreshed = tables()
        rebuild(at_noon(country.day), country.day)
        assert not differences(refreshed, tables())
        transaction.set_rollback(True)


@pytest.mark.parametrize("days", [(0, 5), (5, 0), (0, 12), (12, 0, 5), (0, 3, 20)])
def test_a_founding_that_is_put_right_counts_in_its_month_whether_that_was_counted_before_or_not(days: Any) -> None:
    country = Country()
    for club in (0, 1):
        for day in days:  # 12: a month in which the club was counted already, and did not count as new
            country.put_the_founding_right(club, day)
            country.count_all(0, 0)
    refreshed = tables()
    rebuild(at_noon(country.day), country.day)
    assert not differences(refreshed, tables())


def test_what_was_carried_over_from_a_founding_is_counted_again_when_the_founding_is_put_right() -> None:
    country = Country()
    country.put_the_founding_right(0, 7)  # in April, carried over to July, before the club wrote anything
    country.count_all(0, 0)
    assert row(country.clubs[0], Month(2024, 7)).basis == Basis.CARRIED
    country.put_the_founding_right(0, 1)  # in January, too early to be carried so far
    country.count_all(0, 0)
    refreshed = tables()
    assert row(country.clubs[0], Month(2024, 7)).basis == Basis.SILENT
    rebuild(at_noon(country.day), country.day)
    assert not differences(refreshed, tables())


def test_live_forms_are_counted_before_imports() -> None:
    first, second = make_club(), make_club()
    act = act_on(START)
    mark_stale(act, [first.pk], since=START, lane=Lane.BULK)
    mark_stale(act, [second.pk], since=START, lane=Lane.LIVE)
    done = refresh(at_noon(START), limit=1)
    assert (done.mark_count, StaleMonth.objects.get().club_id) == (1, first.pk)


def test_a_live_form_does_not_take_what_an_import_left_into_its_round() -> None:
    many, one = [make_club(since=START) for _ in range(5)], make_club(since=START)
    mark_stale(act_on(START), [club.pk for club in many], since=START, lane=Lane.BULK)
    mark_stale(act_on(START), [one.pk], since=START, lane=Lane.LIVE)
    assert [refresh(at_noon(START)).mark_count for _ in range(3)] == [1, 5, 0]


def test_a_new_month_is_opened_once_for_every_club() -> None:
    club = make_club(since=date(2024, 8, 1))
    make_members(club, 2, since=date(2024, 8, 10))
    assert turn_month(act_on(START)) == Club.objects.count()
    assert turn_month(act_on(START + timedelta(days=3))) == 0
    refresh_all(at_noon(START))
    assert turn_month(act_on(date(2024, 11, 2))) == 2 * Club.objects.count()  # no worker ran in October
    refresh_all(at_noon(date(2024, 11, 2)))
    assert row(club, Month(2024, 10)).member_count == row(club, Month(2024, 11)).member_count == 2


def test_a_form_of_the_last_day_reaches_the_month_that_was_opened_meanwhile() -> None:
    club = make_club(since=date(2024, 8, 1))
    turn_month(act_on(date(2024, 10, 1)))
    refresh_all(at_noon(date(2024, 10, 1)))
    make_members(club, 3, since=date(2024, 9, 30))
    mark_stale(act_on(date(2024, 9, 30)), [club.pk], since=date(2024, 9, 30))
    refresh_all(at_noon(date(2024, 10, 1)))
    assert row(club, Month(2024, 10)).member_count == 3


def test_a_club_that_moved_counts_in_its_new_commune_for_all_months() -> None:
    here, there = make_commune("Nga Sơn"), make_commune("Quế Phong", province="Nghệ An")
    club = make_club(commune=here, since=date(2024, 8, 1))
    make_members(club, 3, since=date(2024, 8, 10))
    rebuild(at_noon(START), START)
    move(club, there)
    reseat([club.pk])
    august = AreaMonth.objects.filter(month=date(2024, 8, 1), member_count=3, area__map=there.map)
    assert set(august.values_list("area_id", flat=True)) == {there.pk, there.province_id}
    assert not AreaMonth.objects.filter(area=here).exists()
    moved = tables()
    rebuild(at_noon(START), START)
    assert not differences(moved, tables())


def test_a_month_whose_last_club_goes_leaves_no_rows() -> None:
    club = make_published(Month(2024, 8), 50, since=date(2024, 8, 1))
    rebuild(at_noon(START), START)
    Sheet.objects.filter(club=club).delete()
    Club.objects.filter(pk=club.pk).update(founded_on=None)
    mark_stale(act_on(START), [club.pk], since=date(2024, 8, 1))
    refresh_all(at_noon(START))
    assert not ClubMonth.objects.exists()
    assert not AreaMonth.objects.exists()


def test_a_round_with_nothing_to_do_asks_one_question(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        refresh(at_noon(START))


@pytest.mark.parametrize("clubs", [1, 3])
def test_a_round_takes_the_same_number_of_statements_for_one_club_and_for_three(
    clubs: int, django_assert_max_num_queries: Any
) -> None:
    made = [make_club(since=date(2024, 8, 1)) for _ in range(clubs)]
    for _ in range(2):
        for club in made:
            make_member(club, since=START)
        mark_stale(act_on(START), [club.pk for club in made], since=START)
        with django_assert_max_num_queries(45):
            refresh(at_noon(START))
