"""A condition that is written out finds what the ORM finds."""

import pytest

from chungtay.clubs.models import Membership
from chungtay.clubs.tests.factories import make_club, make_members
from chungtay.people.models import Person
from chungtay.records.queries import first_where, is_there, rows_where

pytestmark = pytest.mark.django_db


def test_rows_are_what_the_orm_reads_with_the_row_they_point_to(django_assert_num_queries):
    club = make_club("CLB thôn Cò")
    make_members(club, 3)
    with django_assert_num_queries(1):
        found = rows_where(Membership, "it.club_id = %s ORDER BY it.number", [club.pk], along="person")
        names = [each.person.full_name for each in found]
    wanted = list(Membership.objects.filter(club=club).select_related("person").order_by("number"))
    assert found == wanted
    assert names == [each.person.full_name for each in wanted]
    for field in Membership._meta.concrete_fields:
        assert [getattr(each, field.attname) for each in found] == [getattr(each, field.attname) for each in wanted]
    assert not found[0]._state.adding


def test_nothing_is_found_where_nothing_is():
    assert first_where(Person, "it.id = %s", [0]) is None
    assert not is_there(Person, "it.id = %s", [0])


def test_a_row_is_found_and_can_be_locked():
    club = make_club("CLB thôn Cò")
    (member,) = make_members(club, 1)
    assert is_there(Membership, "it.club_id = %s FOR NO KEY UPDATE", [club.pk])
    assert first_where(Membership, "it.id = %s FOR NO KEY UPDATE OF it", [member.pk], along="person") == member


def test_only_a_row_that_is_always_there_comes_along():
    with pytest.raises(AssertionError):
        rows_where(Membership, "it.id = %s", [0], along="number")
