"""A person is in a club once at a time, whoever writes and however many write at once (docs/adr/0010)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.clubs.tests.factories import end, make_club, make_member, make_members
from chungtay.people.models import Person

DAY = date(2022, 3, 1)


def place(club: Club, person: Person, number: int, since: int, until: int | None) -> Membership:
    """A membership between two days counted from DAY, written past every service."""
    return Membership.objects.create(
        club=club,
        person=person,
        number=number,
        valid_from=DAY + timedelta(since),
        valid_to=None if until is None else DAY + timedelta(until),
        end_reason="" if until is None else EndReason.LEFT,
    )


def is_refused(*spans: tuple[int, int | None]) -> bool:
    """Whether the last of these memberships of one person in one club is refused beside those before."""
    club = make_club()
    person = make_member(make_club()).person
    *before, last = spans
    for number, span in enumerate(before, start=1):
        place(club, person, number, *span)
    try:
        with transaction.atomic():
            place(club, person, 99, *last)
    except IntegrityError:
        return True
    return False


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spans", "refused"),
    [
        (((0, None), (5, None)), True),
        (((5, None), (0, None)), True),
        (((0, None), (0, None)), True),
        (((0, 10), (9, None)), True),
        (((0, 10), (10, None)), False),
        (((10, None), (0, 10)), False),
        (((10, None), (0, 11)), True),
        (((0, 10), (3, 5)), True),
        (((3, 5), (0, 10)), True),
        (((0, 3), (5, 9), (3, 5)), False),
    ],
)
def test_two_memberships_of_one_person_in_a_club_never_share_a_day(
    spans: tuple[tuple[int, int | None], ...], refused: bool
) -> None:
    assert is_refused(*spans) is refused


@pytest.mark.django_db
def test_an_insert_of_many_is_held_to_it_within_itself() -> None:
    club, (member,) = make_club(), make_members(make_club(), 1)
    rows = [
        Membership(club=club, person=member.person, number=number, valid_from=DAY + timedelta(number))
        for number in (1, 2)
    ]
    with pytest.raises(IntegrityError, match="one person twice at once"), transaction.atomic():
        Membership.objects.bulk_create(rows)


@pytest.mark.django_db
def test_no_change_makes_two_of_them_meet() -> None:
    club = make_club()
    earlier = end(make_member(club, since=DAY), DAY + timedelta(10))
    later = make_member(club, earlier.person, since=DAY + timedelta(20))
    other = make_member(club, since=DAY)
    for change in (
        "UPDATE clubs_membership SET valid_to = NULL, end_reason = '' WHERE id = %(earlier)s",
        "UPDATE clubs_membership SET valid_to = '2022-03-22' WHERE id = %(earlier)s",
        "UPDATE clubs_membership SET valid_from = '2022-03-10' WHERE id = %(later)s",
        "UPDATE clubs_membership SET person_id = %(person)s WHERE id = %(other)s",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                change,
                {"earlier": earlier.pk, "later": later.pk, "other": other.pk, "person": earlier.person_id},
            )
    Membership.objects.filter(pk=earlier.pk).update(valid_to=DAY + timedelta(20))
    Membership.objects.filter(pk=later.pk).update(valid_from=DAY + timedelta(25))


@pytest.mark.django_db
@given(st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(1, 6)), min_size=2, max_size=5))
def test_what_stands_never_overlaps(asked: list[tuple[int, int | None]]) -> None:
    club = make_club()
    person = make_member(make_club()).person
    standing: list[tuple[int, int]] = []
    for number, (since, length) in enumerate(asked, start=1):
        until = None if length is None else since + length
        meets = any(since < end_ and begin < (until or 999) for begin, end_ in standing)
        try:
            with transaction.atomic():
                place(club, person, number, since, until)
        except IntegrityError:
            assert meets
        else:
            assert not meets
            standing.append((since, until or 999))


def test_of_forms_that_come_together_one_is_written(own_database: str) -> None:
    club = make_club()
    person = make_member(make_club()).person
    start = Barrier(4)

    def write(number: int) -> bool:
        try:
            start.wait(10)
            with transaction.atomic():
                place(club, person, number, number, None if number % 2 else number + 20)
        except IntegrityError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        written = list(pool.map(write, range(1, 5)))
    assert sum(written) == 1
    assert Membership.objects.filter(club=club, person=person).count() == 1
