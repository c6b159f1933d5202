"""What fell to a commune is confirmed club by club; a split commune is asked for the side."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.models import Grant
from chungtay.access.rules import Role
from chungtay.access.tests.factories import make_user
from chungtay.clubs.models import Claim, Club, ClubState, Membership, Seat
from chungtay.clubs.rules import ManagingOrg, Post, State
from chungtay.clubs.tests.factories import make_board, make_club
from chungtay.journeys.models import TakingOver
from chungtay.journeys.queries.founding import communes_for
from chungtay.journeys.queries.taking_over import (
    fallen_to,
    get_fallen,
    living_beside,
    offered_to,
    placeholders_of,
    progress_of,
    sides_of,
)
from chungtay.journeys.rules import (
    BodyNeeded,
    CommuneNeeded,
    NotASuccessor,
    NotOffered,
    OtherClubNeeded,
    SideUnknown,
    Verdict,
)
from chungtay.journeys.services import Said, accept_club, choose_side, take_over
from chungtay.journeys.tests.cast import TODAY, living_club, officer, province_officer, two_communes
from chungtay.kernel.acts import OutsideReach, Reach
from chungtay.people.tests.factories import make_old_commune
from chungtay.places.models import Succession
from chungtay.places.rules import Extent

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes():
    return two_communes()


@pytest.fixture
def split_club(communes):
    """A club of an old commune that went to both communes; it was seated by default in the first."""
    here, there = communes
    old = make_old_commune("Nga Giáp Thử")
    for new, is_default in ((here, True), (there, False)):
        Succession.objects.create(
            old=old, new=new, happened_on=date(2025, 7, 1), extent=Extent.PART, is_default=is_default
        )
    club = make_club(commune=here, old_commune=old)
    Seat.objects.filter(club=club, map__valid_to=None).update(is_confirmed=False)
    return club


def say(communes, club, verdict, **more):
    return take_over(officer(communes[0]), club=club, key=uuid4(), said=Said(verdict, TODAY, **more))


def test_the_list_holds_clubs_of_before_the_merger_and_counts_what_was_said(communes):
    here, there = communes
    old, _other = living_club(here), living_club(here)
    living_club(there)
    make_club(commune=here, since=date(2026, 1, 1))
    say(communes, old, Verdict.REAL, chair_name="Nguyễn Thị Lan", chair_phone="0912000111", decision_number="9/QĐ")

    rows = fallen_to(here)

    assert len(rows) == 2
    assert [row.is_said for row in rows].count(True) == 1
    (progress,) = [row for row in progress_of(communes_for(Reach(frozenset({here.path})))) if row.commune == here]
    assert (progress.said_count, progress.club_count) == (1, 2)
    old.refresh_from_db()
    assert old.decision_number == "9/QĐ"


def test_the_progress_counted_in_the_database_is_that_of_the_list(communes):
    here, there = communes
    clubs = [living_club(here) for _ in range(6)]
    say(communes, clubs[0], Verdict.REAL)
    say(communes, clubs[1], Verdict.DUPLICATE, other_club=clubs[0])
    say(communes, clubs[2], Verdict.STOPPED)
    say(communes, clubs[3], Verdict.ELSEWHERE, elsewhere=there)
    Seat.objects.filter(club=clubs[4], map__valid_to=None).update(is_confirmed=False)
    ClubState.objects.filter(club=clubs[5]).update(state=State.DISSOLVED)
    for commune in communes:
        rows = fallen_to(commune)
        told = [row for row in progress_of(communes_for(Reach(frozenset({commune.path})))) if row.commune == commune]
        counted = [(row.said_count, row.club_count) for row in told] or [(0, 0)]
        assert counted == [(sum(row.is_said for row in rows), len(rows))]


def test_the_chair_is_the_one_on_the_board_until_the_commune_says_otherwise(communes):
    club = make_club(commune=communes[0])
    seat = make_board(club)[Post.CHAIR]
    assert fallen_to(communes[0])[0].chair == seat.person.full_name
    say(communes, club, Verdict.REAL, chair_name="Nguyễn Thị Lan", chair_phone="0912000111")
    assert fallen_to(communes[0])[0].chair == "Nguyễn Thị Lan, 0912000111"


def test_a_later_answer_replaces_the_first_and_both_stay(communes):
    club = living_club(communes[0])
    say(communes, club, Verdict.REAL)
    second = say(communes, club, Verdict.OTHER_BODY, body=ManagingOrg.WOMEN_UNION, body_name="Hội Phụ nữ xã")
    assert TakingOver.objects.filter(club=club).count() == 2
    assert get_fallen(officer(communes[0]).reach("found_club"), club.pk).said == second
    club.refresh_from_db()
    assert (club.managing_org, club.managing_org_name) == ("women_union", "Hội Phụ nữ xã")


def test_a_real_club_claims_the_published_placeholder_it_stands_for(communes):
    here = communes[0]
    club, placeholder = living_club(here), make_club(commune=here, is_published_only=True)
    assert placeholders_of(here) == [placeholder]
    say(communes, club, Verdict.REAL, placeholder=placeholder)
    assert Claim.objects.get(placeholder=placeholder).club == club
    assert placeholders_of(here) == []


def test_a_duplicate_goes_into_the_club_it_repeats(communes):
    club, other = living_club(communes[0]), living_club(communes[0])
    assert living_beside(club, communes[0]) == [other]
    say(communes, club, Verdict.DUPLICATE, other_club=other)
    assert club.states.open().get().merged_into == other
    assert not Membership.objects.filter(club=club, valid_to=None).exists()
    assert Membership.objects.filter(club=other, valid_to=None).count() == 12


@pytest.mark.parametrize(("is_for_good", "state"), [(False, State.SUSPENDED), (True, State.DISSOLVED)])
def test_one_that_stopped_is_suspended_or_dissolved(communes, is_for_good, state):
    club = living_club(communes[0])
    say(communes, club, Verdict.STOPPED, is_for_good=is_for_good, words="Không họp từ 2024")
    assert ClubState.objects.get(club=club, valid_to=None).state == state


@pytest.mark.parametrize(
    ("verdict", "refusal"),
    [(Verdict.DUPLICATE, OtherClubNeeded), (Verdict.ELSEWHERE, CommuneNeeded), (Verdict.OTHER_BODY, BodyNeeded)],
)
def test_an_answer_without_what_it_needs_is_refused(communes, verdict, refusal):
    with pytest.raises(refusal):
        say(communes, living_club(communes[0]), verdict)


def test_a_club_of_a_split_commune_is_asked_for_its_side_first(communes, split_club):
    with pytest.raises(SideUnknown):
        say(communes, split_club, Verdict.REAL)
    fallen = get_fallen(officer(communes[0]).reach("found_club"), split_club.pk)
    assert {side.commune for side in sides_of(fallen)} == set(communes)

    choose_side(officer(communes[0]), club=split_club, key=uuid4(), commune=communes[0], said_on=TODAY)

    assert Seat.objects.get(club=split_club, map__valid_to=None).is_confirmed
    assert say(communes, split_club, Verdict.REAL).verdict == Verdict.REAL


def test_a_club_on_the_other_side_is_offered_and_moves_when_it_is_taken(communes, split_club):
    here, there = communes
    old_path = split_club.path
    grant = Grant.objects.create(user=make_user(), role=Role.CHAIR, path=old_path, valid_from=date(2026, 1, 1))

    choose_side(officer(here), club=split_club, key=uuid4(), commune=there, said_on=TODAY)
    (row,) = offered_to(there)
    assert Club.objects.get(pk=split_club.pk).path == old_path

    with pytest.raises(OutsideReach):
        accept_club(officer(here), row=row, key=uuid4())
    club = accept_club(officer(there), row=row, key=uuid4())

    assert club.path == f"{there.path}c{club.pk}/"
    grant.refresh_from_db()
    assert grant.path == club.path
    assert Seat.objects.get(club=club, map__valid_to=None).commune == there
    assert offered_to(there) == []
    (mine,) = [fallen for fallen in fallen_to(there) if fallen.club == club]
    assert not mine.is_said
    with pytest.raises(NotOffered):
        accept_club(officer(there), row=row, key=uuid4())


def test_who_stands_above_both_communes_moves_a_club_at_once(communes):
    here, there = communes
    club = living_club(here)
    said = Said(Verdict.ELSEWHERE, TODAY, elsewhere=there)
    row = take_over(province_officer(here), club=club, key=uuid4(), said=said)
    assert row.accepted_on == TODAY
    assert Club.objects.get(pk=club.pk).path.startswith(there.path)


def test_a_side_that_took_nothing_is_refused(communes):
    with pytest.raises(NotASuccessor):
        choose_side(
            officer(communes[0]), club=living_club(communes[0]), key=uuid4(), commune=communes[1], said_on=TODAY
        )


def test_the_neighbour_says_nothing_of_our_clubs(communes):
    with pytest.raises(OutsideReach):
        take_over(officer(communes[1]), club=living_club(communes[0]), key=uuid4(), said=Said(Verdict.REAL, TODAY))


def test_the_same_answer_sent_twice_stands_once(communes):
    club, key = living_club(communes[0]), uuid4()
    said = Said(Verdict.REAL, TODAY, chair_name="Lan")
    first = take_over(officer(communes[0]), club=club, key=key, said=said)
    assert take_over(officer(communes[0]), club=club, key=key, said=said) == first


def test_the_number_of_queries_does_not_grow_with_the_clubs(communes, django_assert_num_queries):
    living_club(communes[0], 1)
    with django_assert_num_queries(6):
        fallen_to(communes[0])
    for _ in range(2):
        living_club(communes[0], 1)
    with django_assert_num_queries(6):
        assert len(fallen_to(communes[0])) == 3
