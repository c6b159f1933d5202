"""Seats on the board and the access that comes with them; teams."""

from datetime import date
from uuid import uuid4

import pytest

from chungtay.access.models import Grant, User
from chungtay.access.rules import LastPersonOfClub
from chungtay.access.services import end_grant
from chungtay.clubs.models import BoardSeat, TeamPlace
from chungtay.clubs.queries import board_on, warnings_on
from chungtay.clubs.rules import (
    AccountantIsTreasurer,
    ActivityArea,
    AlreadyEnded,
    AlreadyInTeam,
    BoardFull,
    NotAMember,
    Post,
    PostTaken,
    TeamOfAreaExists,
    Warn,
)
from chungtay.clubs.services import (
    close_team,
    end_board_seat,
    give_access,
    leave_team,
    open_team,
    place_in_team,
    seat_board_member,
)
from chungtay.clubs.tests.factories import make_board, make_club, make_member, make_members
from chungtay.kernel.acts import OutsideReach
from chungtay.people.models import Person
from chungtay.people.tests.factories import make_person
from tests.cast import anh_the_secretary, commune_officer, lan_the_chair, neighbour

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 20)


def account(person: Person) -> User:
    user = User.objects.create(login=f"u{person.pk}", name=person.full_name)
    Person.objects.filter(pk=person.pk).update(account=user)
    person.refresh_from_db()
    return user


def test_a_seat_opens_the_access_of_its_post_and_ends_it() -> None:
    club = make_club()
    officer = commune_officer()
    make_board(club)
    member = make_member(club)
    user = account(member.person)
    seat = seat_board_member(
        officer.act, club=club, key=uuid4(), person=member.person, post=Post.BOARD_MEMBER, since=DAY
    )
    grant = Grant.objects.get(user=user)
    assert (seat.grant_id, grant.role, grant.path, grant.valid_from) == (grant.pk, "board_member", club.path, DAY)
    end_board_seat(officer.act, seat=seat, key=uuid4(), on=date(2026, 8, 1), reason="Chuyển đi xa")
    grant.refresh_from_db()
    assert grant.valid_to == date(2026, 8, 1)


def test_the_last_who_may_run_a_club_is_not_locked_out() -> None:
    club = make_club()
    officer = commune_officer()
    member = make_member(club)
    account(member.person)
    seat = seat_board_member(officer.act, club=club, key=uuid4(), person=member.person, post=Post.CHAIR, since=DAY)
    with pytest.raises(LastPersonOfClub):
        end_board_seat(officer.act, seat=seat, key=uuid4(), on=date(2026, 8, 1), reason="Thôi")
    seat.refresh_from_db()
    assert seat.valid_to is None
    key = uuid4()
    end_board_seat(officer.act, seat=seat, key=key, on=date(2026, 8, 1), reason="Thôi", is_last_confirmed=True)


def test_access_may_be_given_to_a_seat_that_stands() -> None:
    club = make_club()
    officer = commune_officer()
    seat = make_board(club)[Post.TREASURER]
    user = User.objects.create(login="binh", name="Phạm Văn Bình")
    give_access(officer.act, seat=seat, account=user)
    seat.refresh_from_db()
    assert Grant.objects.get(pk=seat.grant_id).role == "treasurer"
    assert seat.person.account == user


def test_access_that_was_ended_for_itself_shows_as_gone_and_is_given_again() -> None:
    club = make_club()
    officer = commune_officer()
    seat = make_board(club)[Post.TREASURER]
    user = User.objects.create(login="binh", name="Phạm Văn Bình")
    give_access(officer.act, seat=seat, account=user)
    grant = Grant.objects.get(user=user)
    end_grant(officer.act, grant=grant, on=date(2026, 8, 1), reason="Mất máy, cho mượn mật khẩu")
    assert [each.has_access for each in board_on(club, DAY) if each.post == Post.TREASURER] == [False]
    give_access(officer.act, seat=seat, account=user)
    assert Grant.objects.open().get(user=user).valid_from == date(2026, 8, 1)
    assert [each.has_access for each in board_on(club, DAY) if each.post == Post.TREASURER] == [True]


def test_the_accountant_is_not_the_treasurer() -> None:
    club = make_club()
    person = make_member(club).person
    lan = lan_the_chair(club)
    seat_board_member(lan.act, club=club, key=uuid4(), person=person, post=Post.ACCOUNTANT, since=DAY)
    with pytest.raises(AccountantIsTreasurer):
        seat_board_member(lan.act, club=club, key=uuid4(), person=person, post=Post.TREASURER, since=DAY)


def test_a_single_post_is_held_by_one_and_frees_with_its_end() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    first, second = make_members(club, 2)
    seat = seat_board_member(lan.act, club=club, key=uuid4(), person=first.person, post=Post.SECRETARY, since=DAY)
    with pytest.raises(PostTaken):
        seat_board_member(lan.act, club=club, key=uuid4(), person=second.person, post=Post.SECRETARY, since=DAY)
    end_board_seat(lan.act, seat=seat, key=uuid4(), on=date(2026, 6, 1), reason="")
    seat_board_member(
        lan.act, club=club, key=uuid4(), person=second.person, post=Post.SECRETARY, since=date(2026, 6, 1)
    )
    with pytest.raises(AlreadyEnded):
        end_board_seat(lan.act, seat=seat, key=uuid4(), on=date(2026, 6, 1), reason="")


def test_a_tenth_seat_and_a_stranger_are_refused() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    for member in make_members(club, 9):
        seat_board_member(lan.act, club=club, key=uuid4(), person=member.person, post=Post.BOARD_MEMBER, since=DAY)
    tenth = make_member(club)
    with pytest.raises(BoardFull):
        seat_board_member(lan.act, club=club, key=uuid4(), person=tenth.person, post=Post.BOARD_MEMBER, since=DAY)
    with pytest.raises(NotAMember):
        seat_board_member(lan.act, club=club, key=uuid4(), person=make_person(), post=Post.BOARD_MEMBER, since=DAY)


def test_only_who_runs_the_club_seats_a_board() -> None:
    club = make_club()
    person = make_member(club).person
    for someone in (anh_the_secretary(club), neighbour()):
        with pytest.raises(OutsideReach):
            seat_board_member(someone.act, club=club, key=uuid4(), person=person, post=Post.BOARD_MEMBER, since=DAY)
    assert not BoardSeat.objects.filter(club=club).exists()


def test_the_board_stands_in_order_and_vacancies_are_told() -> None:
    club = make_club()
    make_board(club)
    assert [seat.post for seat in board_on(club, DAY)][:3] == ["chair", "vice_chair", "accountant"]
    warns = {warned.warn for warned in warnings_on(make_club(), DAY)}
    assert {Warn.POST_VACANT, Warn.FEW_SEATS} <= warns


def test_a_team_has_one_leader_and_who_led_before_stays_in_it() -> None:
    club = make_club()
    lan = lan_the_chair(club)
    first, second = make_members(club, 2)
    team = open_team(lan.act, club=club, key=uuid4(), name="Tổ bản trên", since=DAY)
    place_in_team(lan.act, team=team, key=uuid4(), membership=first, since=DAY, is_leader=True)
    place_in_team(lan.act, team=team, key=uuid4(), membership=second, since=date(2026, 6, 1), is_leader=True)
    held = {(place.membership_id, place.is_leader) for place in TeamPlace.objects.filter(valid_to=None)}
    assert held == {(first.pk, False), (second.pk, True)}
    with pytest.raises(AlreadyInTeam):
        place_in_team(lan.act, team=team, key=uuid4(), membership=first, since=date(2026, 6, 2))


def test_an_area_has_one_team_and_a_closed_one_is_empty() -> None:
    club = make_club()
    lan, member = lan_the_chair(club), make_member(club)
    team = open_team(lan.act, club=club, key=uuid4(), name="Tổ sức khỏe", since=DAY, area=ActivityArea.HEALTH)
    with pytest.raises(TeamOfAreaExists):
        open_team(lan.act, club=club, key=uuid4(), name="Tổ sức khỏe 2", since=DAY, area=ActivityArea.HEALTH)
    place = place_in_team(lan.act, team=team, key=uuid4(), membership=member, since=DAY)
    leave_team(lan.act, place=place, key=uuid4(), on=DAY)
    assert not TeamPlace.objects.exists()
    place_in_team(lan.act, team=team, key=uuid4(), membership=member, since=DAY)
    close_team(lan.act, team=team, key=uuid4(), on=date(2026, 7, 1))
    assert TeamPlace.objects.get().valid_to == date(2026, 7, 1)


def test_only_members_of_the_club_are_in_its_teams() -> None:
    club = make_club()
    team = open_team(lan_the_chair(club).act, club=club, key=uuid4(), name="Tổ 1", since=DAY)
    with pytest.raises(NotAMember):
        place_in_team(commune_officer().act, team=team, key=uuid4(), membership=make_member(make_club()), since=DAY)
