"""Neighbourhood groups and the eight activity teams, and who is in them."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, Membership, Team, TeamPlace
from chungtay.clubs.rules import (
    ActivityArea,
    AlreadyEnded,
    AlreadyInTeam,
    ClubNameMissing,
    EndsBeforeItBegan,
    NotAMember,
    TeamKind,
    TeamOfAreaExists,
)
from chungtay.clubs.services.life import lock_club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def open_team(act: Act, *, club: Club, key: UUID, name: str, since: date, area: ActivityArea | None = None) -> Team:
    """A neighbourhood group, or with `area` the activity team of that area, of which a club has one."""
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"club": club.pk, "name": name, "since": since, "area": area}
    if (row_id := answered_before(key, content)) is not None:
        return Team.objects.get(pk=row_id)
    name = clean(name)[:120]
    if not name:
        raise ClubNameMissing()
    club = lock_club(club)
    if area is not None and Team.objects.open().filter(club=club, area=area).exists():
        raise TeamOfAreaExists()
    kind = TeamKind.NEIGHBOURHOOD if area is None else TeamKind.ACTIVITY
    team = Team.objects.create(club=club, kind=kind, area=area or "", name=name, valid_from=since, key=key)
    write_note(act, "clubs.open_team", team, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return team


@transaction.atomic
def close_team(act: Act, *, team: Team, key: UUID, on: date) -> Team:
    """The team ends, and every place in it."""
    club = team.club
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"team": team.pk, "on": on}
    if answered_before(key, content) is not None:
        return team
    team = Team.objects.select_for_update().select_related("club").get(pk=team.pk)
    _check_end(team.valid_from, team.valid_to, on)
    team.valid_to = on
    team.save()
    places = TeamPlace.objects.filter(team=team, valid_to=None)
    places.filter(valid_from__gte=on).delete()
    places.update(valid_to=on)
    write_note(act, "clubs.close_team", team, path=club.path, fields=["valid_to"], key=key, content=content)
    mark_stale(act, [club.pk], since=on)
    return team


@transaction.atomic
def place_in_team(
    act: Act, *, team: Team, key: UUID, membership: Membership, since: date, is_leader: bool = False
) -> TeamPlace:
    """A member joins the team, or becomes its leader; who led it before goes on as a member of it."""
    club = team.club
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"team": team.pk, "membership": membership.pk, "since": since, "is_leader": is_leader}
    if (row_id := answered_before(key, content)) is not None:
        return TeamPlace.objects.get(pk=row_id)
    lock_club(club)
    if team.valid_to is not None:
        raise AlreadyEnded(ended_on=team.valid_to)
    _check_member(membership, club, since)
    if is_leader:
        _step_back(team, since, but=membership)
    held = TeamPlace.objects.filter(team=team, membership=membership, valid_to=None).first()
    if held is not None and held.is_leader == is_leader:
        raise AlreadyInTeam()
    if held is not None:
        _end(held, since)
    place = TeamPlace.objects.create(team=team, membership=membership, is_leader=is_leader, valid_from=since, key=key)
    write_note(act, "clubs.place_in_team", place, path=club.path, key=key, content=content)
    mark_stale(act, [club.pk], since=since)
    return place


@transaction.atomic
def leave_team(act: Act, *, place: TeamPlace, key: UUID, on: date) -> None:
    """The member is in the team no longer. A place that began that very day is taken back."""
    club = place.team.club
    act.must(Action.KEEP_REGISTER, club.path)
    content = {"place": place.pk, "on": on}
    if answered_before(key, content) is not None:
        return
    place = TeamPlace.objects.select_for_update().get(pk=place.pk)
    if place.valid_to is not None:
        raise AlreadyEnded(ended_on=place.valid_to)
    write_note(act, "clubs.leave_team", place, path=club.path, fields=["valid_to"], key=key, content=content)
    _end(place, on)
    mark_stale(act, [club.pk], since=min(on, place.valid_from))


def _step_back(team: Team, since: date, *, but: Membership) -> None:
    leader = TeamPlace.objects.filter(team=team, is_leader=True, valid_to=None).exclude(membership=but).first()
    if leader is not None:
        _end(leader, since)
        TeamPlace.objects.create(team=team, membership=leader.membership, valid_from=max(since, leader.valid_from))


def _end(place: TeamPlace, on: date) -> None:
    """End a place, or take back one that had not begun before that day."""
    if place.valid_from >= on:
        place.delete()
    else:
        place.valid_to = on
        place.save()


def _check_member(membership: Membership, club: Club, day: date) -> None:
    is_ended = membership.valid_to is not None and membership.valid_to <= day
    if membership.club_id != club.pk or membership.valid_from > day or is_ended:
        raise NotAMember(name=membership.person.full_name)


def _check_end(began_on: date, ended_on: date | None, on: date) -> None:
    if ended_on is not None:
        raise AlreadyEnded(ended_on=ended_on)
    if on <= began_on:
        raise EndsBeforeItBegan(began_on=began_on)
