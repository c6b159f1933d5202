"""What the tables themselves refuse, whoever writes: by the ORM and by SQL."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.clubs.models import (
    Absence,
    BoardSeat,
    Claim,
    Club,
    ClubName,
    ClubState,
    MeetingRule,
    Membership,
    Seat,
    Team,
    TeamPlace,
)
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import JOINED, make_club, make_member, make_members, make_seat, make_team
from chungtay.people.tests.factories import make_commune, make_old_commune, make_person
from tests.cast import next_commune

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


def refused(write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def sql(text: str, *values: object) -> Callable[[], None]:
    def write() -> None:
        with connection.cursor() as cursor:
            cursor.execute(text, values)

    return write


def test_a_number_is_given_once_and_stands() -> None:
    club = make_club()
    one, two = make_members(club, 2)
    refused(lambda: make_member(club, number=1))
    refused(lambda: Membership.objects.filter(pk=two.pk).update(number=9))
    refused(sql("UPDATE clubs_membership SET number = 9 WHERE id = %s", one.pk))
    refused(sql("UPDATE clubs_membership SET club_id = %s WHERE id = %s", make_club().pk, one.pk))
    refused(sql("UPDATE clubs_membership SET number = 0 WHERE id = %s", one.pk))


def test_one_membership_at_a_time_with_a_reason_for_its_end() -> None:
    club = make_club()
    member = make_member(club)
    refused(lambda: make_member(club, member.person))
    refused(lambda: Membership.objects.filter(pk=member.pk).update(valid_to=DAY))
    refused(lambda: Membership.objects.filter(pk=member.pk).update(end_reason="left"))
    refused(lambda: Membership.objects.filter(pk=member.pk).update(valid_to=JOINED, end_reason="left"))


def test_a_board_has_nine_seats_at_most_on_any_day() -> None:
    club = make_club()
    for member in make_members(club, 9):
        make_seat(club, member.person, Post.BOARD_MEMBER)
    tenth = make_member(club).person
    refused(lambda: make_seat(club, tenth, Post.BOARD_MEMBER))
    refused(
        sql(
            "INSERT INTO clubs_boardseat (key, club_id, person_id, post, valid_from, valid_to, source, end_reason) "
            "VALUES (gen_random_uuid(), %s, %s, 'vice_chair', %s, %s, '', '')",
            club.pk,
            tenth.pk,
            date(2020, 1, 1),
            DAY,
        )
    )
    BoardSeat.objects.filter(club=club).update(valid_to=DAY)
    make_seat(club, tenth, Post.BOARD_MEMBER, since=DAY)


def test_single_posts_are_held_once_and_the_accountant_is_not_treasurer() -> None:
    club = make_club()
    one, two = (member.person for member in make_members(club, 2))
    make_seat(club, one, Post.ACCOUNTANT)
    refused(lambda: make_seat(club, two, Post.ACCOUNTANT))
    refused(lambda: make_seat(club, one, Post.TREASURER, since=DAY))
    refused(lambda: make_seat(club, one, Post.ACCOUNTANT, since=DAY))
    refused(sql("UPDATE clubs_boardseat SET post = 'king' WHERE club_id = %s", club.pk))
    make_seat(club, one, Post.VICE_CHAIR)


def test_a_team_is_of_one_club_and_has_one_leader() -> None:
    club = make_club()
    one, two = make_members(club, 2)
    team = make_team(club)
    TeamPlace.objects.create(team=team, membership=one, is_leader=True, valid_from=DAY)
    refused(lambda: TeamPlace.objects.create(team=team, membership=two, is_leader=True, valid_from=DAY))
    refused(lambda: TeamPlace.objects.create(team=team, membership=one, valid_from=DAY))
    refused(lambda: TeamPlace.objects.create(team=team, membership=make_member(make_club()), valid_from=DAY))
    refused(lambda: Team.objects.create(club=club, kind="activity", name="Không mảng", valid_from=DAY))
    Team.objects.create(club=club, kind="activity", area="health", name="Sức khỏe", valid_from=DAY)
    refused(lambda: Team.objects.create(club=club, kind="activity", area="health", name="Nữa", valid_from=DAY))


def test_one_name_state_seat_and_meeting_day_at_a_time() -> None:
    club = make_club()
    refused(lambda: ClubName.objects.create(club=club, name="Tên khác", valid_from=DAY))
    refused(lambda: ClubState.objects.create(club=club, state="weak", valid_from=DAY))
    refused(lambda: ClubState.objects.filter(club=club).update(state="merged"))
    refused(lambda: Seat.objects.create(club=club, map=make_commune().map, province=make_commune().province))
    MeetingRule.objects.create(club=club, day=15, valid_from=DAY)
    refused(lambda: MeetingRule.objects.create(club=club, day=16, valid_from=DAY))
    refused(lambda: MeetingRule.objects.filter(club=club).update(calendar="lunar", day=31))
    refused(lambda: Club.objects.filter(pk=club.pk).update(name=""))
    refused(lambda: Club.objects.filter(pk=club.pk).update(market_weekday=7))


def test_a_seat_lies_on_its_own_map_and_in_its_own_province() -> None:
    club = make_club()
    here = Seat.objects.filter(club=club, map__valid_to=None)
    refused(lambda: here.update(commune=make_old_commune()))
    refused(lambda: here.update(province=make_old_commune().province))
    refused(lambda: here.update(province=make_commune("Cẩm Lương", province="Hà Tĩnh").province))
    here.update(commune=next_commune())


def test_only_a_placeholder_is_claimed_and_only_once() -> None:
    club, placeholder = make_club(), make_club(is_published_only=True)
    refused(lambda: Claim.objects.create(club=club, placeholder=make_club(), since=DAY))
    refused(lambda: Claim.objects.create(club=placeholder, placeholder=placeholder, since=DAY))
    Claim.objects.create(club=club, placeholder=placeholder, since=DAY)
    refused(lambda: Claim.objects.create(club=make_club(), placeholder=placeholder, since=DAY))


def test_nobody_is_away_twice_at_once() -> None:
    member = make_member(make_club(), make_person())
    Absence.objects.create(membership=member, valid_from=DAY)
    refused(lambda: Absence.objects.create(membership=member, valid_from=DAY))
