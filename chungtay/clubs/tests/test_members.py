"""What happens to a member: leaving, dying, moving, being away."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.access.models import Grant
from chungtay.audit.models import StaleMonth
from chungtay.clubs.models import Absence, BoardSeat, Membership, TeamPlace
from chungtay.clubs.queries import kept_at, memberships_of, roll_on
from chungtay.clubs.rules import (
    AlreadyAway,
    AlreadyEnded,
    AlreadyMember,
    DayToCome,
    EndReason,
    EndsBeforeItBegan,
    MoveToSameClub,
    OutsideMembership,
    Post,
)
from chungtay.clubs.services import (
    correct_joining,
    correct_person,
    end_absence,
    end_membership,
    enrol,
    move_member,
    record_death,
    set_absence,
    set_status,
)
from chungtay.clubs.tests.factories import JOINED, make_club, make_member, make_seat, make_team
from chungtay.kernel.acts import OutsideReach
from chungtay.people.models import Person
from chungtay.people.queries import facts_of, statuses_on
from chungtay.people.rules import StatusValue
from tests.cast import anh_the_secretary, commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


def test_who_leaves_is_off_the_roll_from_that_day() -> None:
    club = make_club()
    member = make_member(club)
    end_membership(lan_the_chair(club).act, membership=member, key=uuid4(), on=DAY, reason=EndReason.LEFT)
    assert [line.person_id for line in roll_on(club, DAY - timedelta(days=1))] == [member.person_id]
    assert roll_on(club, DAY) == []
    assert StaleMonth.objects.filter(club_id=club.pk, month=date(2026, 5, 1)).exists()


def test_leaving_ends_seat_team_and_absence_too() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    member = make_member(club)
    make_seat(club, member.person, Post.BOARD_MEMBER)
    TeamPlace.objects.create(team=make_team(club), membership=member, valid_from=JOINED)
    Absence.objects.create(membership=member, valid_from=JOINED)
    end_membership(lan.act, membership=member, key=uuid4(), on=DAY, reason=EndReason.STRUCK)
    ends = [row.valid_to for model in (BoardSeat, TeamPlace, Absence) for row in model.objects.all()]
    assert ends == [DAY, DAY, DAY]


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(date(2090, 1, 1), DayToCome), (JOINED, EndsBeforeItBegan), (date(2020, 1, 1), EndsBeforeItBegan)],
)
def test_an_impossible_day_of_leaving_is_refused(on: date, refusal: type[Exception]) -> None:
    club = make_club()
    with pytest.raises(refusal):
        end_membership(lan_the_chair(club).act, membership=make_member(club), key=uuid4(), on=on, reason=EndReason.LEFT)


def test_nobody_leaves_twice() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club)
    end_membership(lan.act, membership=member, key=uuid4(), on=DAY, reason=EndReason.LEFT)
    with pytest.raises(AlreadyEnded):
        end_membership(lan.act, membership=member, key=uuid4(), on=DAY, reason=EndReason.LEFT)


def test_a_line_entered_wrongly_is_in_no_list() -> None:
    club = make_club()
    member = make_member(club)
    act = lan_the_chair(club).act
    end_membership(act, membership=member, key=uuid4(), on=DAY, reason=EndReason.ENTERED_WRONGLY)
    assert roll_on(club, JOINED) == []
    assert not memberships_of(member.person)


def test_a_death_ends_every_membership_and_the_access_of_the_seat() -> None:
    club, other = make_club(), make_club()
    lan = lan_the_chair(club)
    member = make_member(club)
    make_member(other, member.person)
    grant = Grant.objects.get(user=lan.user)
    seat = make_seat(club, member.person, Post.CHAIR)
    BoardSeat.objects.filter(pk=seat.pk).update(grant_id=grant.pk)
    record_death(anh_the_secretary(club).act, person=member.person, key=uuid4(), died_on=DAY)
    person = Person.objects.get(pk=member.person_id)
    assert person.died_on == DAY
    assert {row.end_reason for row in Membership.objects.filter(person=person)} == {EndReason.DIED}
    assert {row.valid_to for row in Membership.objects.filter(person=person)} == {DAY + timedelta(days=1)}
    grant.refresh_from_db()
    assert grant.valid_to == DAY + timedelta(days=1)


def test_a_move_is_kept_in_the_history_of_both_clubs() -> None:
    club, other = make_club(), make_club()
    make_member(other)
    member = make_member(club)
    moved = move_member(commune_officer().act, membership=member, key=uuid4(), to=other, on=DAY)
    assert (moved.club, moved.number, moved.valid_from) == (other, 2, DAY)
    assert [(row.club, row.end_reason, row.moved_to) for row in memberships_of(member.person)] == [
        (other, "", None),
        (club, EndReason.MOVED, other),
    ]


def test_the_same_move_sent_twice_happens_once() -> None:
    club, other = make_club(), make_club()
    member, key, officer = make_member(club), uuid4(), commune_officer()
    first = move_member(officer.act, membership=member, key=key, to=other, on=DAY)
    again = move_member(officer.act, membership=member, key=key, to=other, on=DAY)
    assert first.pk == again.pk


def test_a_move_needs_both_clubs_in_reach_and_another_club() -> None:
    club, other = make_club(), make_club()
    member = make_member(club)
    with pytest.raises(OutsideReach):
        move_member(lan_the_chair(club).act, membership=member, key=uuid4(), to=other, on=DAY)
    with pytest.raises(MoveToSameClub):
        move_member(lan_the_chair(club).act, membership=member, key=uuid4(), to=club, on=DAY)
    member.refresh_from_db()
    assert member.valid_to is None


def test_who_is_away_is_marked_on_the_roll_until_back() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club)
    absence = set_absence(
        lan.act, membership=member, key=uuid4(), since=date(2026, 3, 1), reason="Đi làm ở Bắc Ninh đến Tết"
    )
    assert roll_on(club, DAY)[0].is_away
    with pytest.raises(AlreadyAway):
        set_absence(lan.act, membership=member, key=uuid4(), since=date(2026, 4, 1))
    end_absence(lan.act, absence=absence, key=uuid4(), on=DAY)
    assert not roll_on(club, DAY)[0].is_away


def test_nobody_is_away_before_joining() -> None:
    club = make_club()
    with pytest.raises(OutsideMembership):
        set_absence(lan_the_chair(club).act, membership=make_member(club), key=uuid4(), since=date(2020, 1, 1))


def test_a_day_of_joining_is_put_right_and_older_months_are_counted_again() -> None:
    club = make_club()
    member = make_member(club)
    correct_joining(lan_the_chair(club).act, membership=member, key=uuid4(), joined_on=date(2023, 2, 1))
    member.refresh_from_db()
    assert member.valid_from == date(2023, 2, 1)
    assert StaleMonth.objects.filter(club_id=club.pk, month=date(2023, 2, 1)).exists()


def test_the_board_keeps_the_facts_of_its_members_and_of_nobody_else() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club)
    set_status(lan.act, person=member.person, key=uuid4(), dimension="household", value="poor", since=DAY)
    assert statuses_on([member.person_id], DAY) == {member.person_id: [StatusValue.POOR]}
    with pytest.raises(OutsideReach):
        set_status(
            neighbour().act, person=member.person, key=uuid4(), dimension="living", value="lives_alone", since=DAY
        )


def test_a_birth_put_right_marks_the_months_since_joining() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club, birth_year=1958)
    correct_person(lan.act, person=member.person, key=uuid4(), facts=replace(facts_of(member.person), birth_year=1950))
    assert StaleMonth.objects.filter(club_id=club.pk, month=JOINED.replace(day=1)).exists()
    assert kept_at(member.person, lan.act.reach("keep_register")).club_ids == (club.pk,)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["join", "leave", "move"]), st.integers(0, 2), st.integers(1, 60)),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_happens_periods_never_overlap_and_numbers_are_given_once(steps: list[tuple[str, int, int]]) -> None:
    officer = commune_officer().act
    clubs = [make_club() for _ in range(3)]
    person = make_member(clubs[0]).person
    day = JOINED
    for step, at, later in steps:
        day += timedelta(days=later)
        held = Membership.objects.filter(person=person, valid_to=None).order_by("-pk").first()
        try:
            if step == "join":
                enrol(officer, club=clubs[at], key=uuid4(), joined_on=day, person_id=person.pk)
            elif step == "leave" and held:
                end_membership(officer, membership=held, key=uuid4(), on=day, reason=EndReason.LEFT)
            elif held:
                move_member(officer, membership=held, key=uuid4(), to=clubs[at], on=day)
        except (AlreadyMember, MoveToSameClub):
            continue  # what cannot be is refused, and the next step comes
    for club in clubs:
        rows = list(Membership.objects.filter(person=person, club=club).order_by("valid_from"))
        assert all(a.valid_to is not None and a.valid_to <= b.valid_from for a, b in pairwise(rows))
        numbers = [row.number for row in Membership.objects.filter(club=club)]
        assert len(numbers) == len(set(numbers))
