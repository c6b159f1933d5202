"""Likely duplicates: shown to the lowest officer who reaches both, judged by a person; forms posted at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from django.db import connections

from chungtay.access.models import Grant
from chungtay.clubs.models import BoardSeat, Membership
from chungtay.clubs.queries import get_pair, pairs_in, pairs_of_club
from chungtay.clubs.rules import EndReason, Post
from chungtay.clubs.services import enrol, judge_apart, merge_people
from chungtay.clubs.tests.factories import make_club, make_member, make_seat
from chungtay.kernel.acts import Act, OutsideReach, Reach
from chungtay.people.models import Person, PersonStatus
from chungtay.people.rules import AlreadyMerged, JudgedOtherwise, PersonFacts, StatusValue
from chungtay.people.tests.factories import make_commune, make_person, make_status
from tests.cast import commune_officer, lan_the_chair, neighbour_officer, province_officer

DAY = date(2026, 11, 1)


def shown(act: Act) -> set[tuple[int, int]]:
    return {(pair.first.pk, pair.second.pk) for pair in pairs_in(act.reach("keep_register"), act.day)}


@pytest.fixture
def namesakes(db: None) -> tuple[Person, Person]:
    """Two lines of two clubs of one commune that may be one person."""
    return tuple(make_member(make_club(), full_name="Lò Thị Ơn", birth_year=year).person for year in (1950, 1951))  # type: ignore[return-value]


def test_a_pair_of_two_clubs_is_shown_to_the_commune_and_to_nobody_above(namesakes: tuple[Person, Person]) -> None:
    officer, above = commune_officer(), province_officer()
    pair = (namesakes[0].pk, namesakes[1].pk)
    assert shown(officer.act) == {pair}
    assert shown(above.act) == set()
    assert shown(neighbour_officer().act) == set()
    Grant.objects.filter(user=officer.user).update(valid_to=date(2025, 1, 1))
    assert shown(above.act) == {pair}  # the commune has nobody: the province stands in


@pytest.mark.django_db
def test_a_pair_within_a_club_is_its_boards_own() -> None:
    club = make_club()
    for year in (1950, 1951):
        make_member(club, full_name="Lò Thị Ơn", birth_year=year)
    make_member(club, full_name="Lò Thị Ơn", birth_year=1960)
    lan_the_chair(club)
    assert len(pairs_of_club(club.pk)) == 1
    assert shown(commune_officer().act) == set()


@pytest.mark.django_db
def test_other_sex_other_name_other_year_are_no_pair() -> None:
    club = make_club()
    make_member(club, full_name="Lò Thị Ơn", birth_year=1950)
    make_member(club, full_name="Lò Thị Ơn", birth_year=1950, sex="M")
    make_member(club, full_name="Lò Thị Ợn", birth_year=1952)
    make_member(club, full_name="Ơn Thị Lò", birth_year=1950)
    assert pairs_of_club(club.pk) == []


def test_a_pair_told_apart_is_shown_no_more(namesakes: tuple[Person, Person]) -> None:
    officer = commune_officer()
    judge_apart(officer.act, one=namesakes[0], other=namesakes[1], key=uuid4())
    assert shown(officer.act) == set()
    with pytest.raises(JudgedOtherwise):
        merge_people(officer.act, keep=namesakes[0], drop=namesakes[1], key=uuid4())


def test_who_does_not_reach_both_neither_sees_nor_merges(namesakes: tuple[Person, Person]) -> None:
    club = Membership.objects.get(person=namesakes[0]).club
    lan = lan_the_chair(club)
    assert get_pair(Reach(frozenset({club.path})), namesakes[0].pk, namesakes[1].pk) is None
    with pytest.raises(OutsideReach):
        merge_people(lan.act, keep=namesakes[0], drop=namesakes[1], key=uuid4())


def test_a_merged_record_gives_all_it_has_to_the_one_that_lives_on(namesakes: tuple[Person, Person]) -> None:
    keep, drop = namesakes
    officer = commune_officer()
    Person.objects.filter(pk=drop.pk).update(phone="0912345678", association_card_no="TH-7", birth_date=None)
    make_status(drop, StatusValue.POOR)
    seat = make_seat(Membership.objects.get(person=drop).club, drop, Post.SECRETARY)
    key = uuid4()
    for _ in range(2):
        merge_people(officer.act, keep=keep, drop=drop, key=key)
    keep.refresh_from_db()
    drop.refresh_from_db()
    assert drop.merged_into == keep
    assert (keep.phone, keep.association_card_no, keep.birth_year) == ("0912345678", "TH-7", 1950)
    assert Membership.objects.filter(person=keep).count() == 2
    assert PersonStatus.objects.get().person == keep
    assert BoardSeat.objects.get(pk=seat.pk).person == keep
    with pytest.raises(AlreadyMerged):
        merge_people(officer.act, keep=make_person(), drop=drop, key=uuid4())


@pytest.mark.django_db
def test_two_lines_of_one_person_in_one_club_become_one() -> None:
    club = make_club()
    first = make_member(club, full_name="Lò Thị Ơn", birth_year=1950)
    second = make_member(club, full_name="Lò Thị Ơn", birth_year=1950)
    merge_people(lan_the_chair(club).act, keep=first.person, drop=second.person, key=uuid4())
    second.refresh_from_db()
    assert second.end_reason == EndReason.ENTERED_WRONGLY
    assert Membership.objects.filter(club=club, valid_to=None).count() == 1


def test_one_form_posted_twice_at_once_is_written_once_and_two_get_two_numbers(own_database: str) -> None:
    club = make_club()
    act = lan_the_chair(club).act
    commune = make_commune()
    same = uuid4()
    keys = [same, same, uuid4(), uuid4()]

    def post(at: int) -> int:
        try:
            name = "Lò Thị Ơn" if at < 2 else f"Vi Thị Số{'ab'[at % 2]}"
            facts = PersonFacts(full_name=name, commune_id=commune.pk)
            return enrol(act, club=club, key=keys[at], joined_on=DAY, facts=facts).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(post, range(4)))
    assert set(numbers) == {1, 2, 3}
    assert Membership.objects.filter(club=club).count() == 3
