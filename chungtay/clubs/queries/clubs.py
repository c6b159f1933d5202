"""Clubs within a reach: one club, lists of them, their states, seats, names and limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from chungtay.clubs.models import (
    Club,
    ClubHamlet,
    ClubName,
    ClubProject,
    ClubState,
    MeetingRule,
    Membership,
    Regulation,
    Seat,
)
from chungtay.clubs.rules import Calendar, ClubNotFound, State, next_meeting_day
from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import ancestors
from chungtay.kernel.vietnamese import fold
from chungtay.people.models import Person
from chungtay.people.rules import KeptAt
from chungtay.places.models import Area, Map, Succession
from chungtay.places.rules import Level
from chungtay.programme.models import Limit


def get_club(reach: Reach, club_id: int) -> Club:
    """The club, if it lies inside the reach."""
    club: Club | None = Club.objects.within(reach).filter(pk=club_id).first()
    if club is None:
        raise ClubNotFound(club_id=club_id)
    return club


def state_on(club: Club, day: date) -> ClubState | None:
    """The state of a club on a day; none before its first."""
    state: ClubState | None = ClubState.objects.on(day).filter(club=club).first()
    return state


def states_of(club: Club) -> Sequence[ClubState]:
    """The whole life of a club, the latest first."""
    return list(ClubState.objects.filter(club=club).select_related("merged_into").order_by("-valid_from"))


def names_of(club: Club) -> Sequence[ClubName]:
    """Every name it had, the latest first."""
    return list(ClubName.objects.filter(club=club).order_by("-valid_from"))


def seat_of(club: Club) -> Seat:
    """Where the club sits on the map in force."""
    seat: Seat = Seat.objects.select_related("commune", "province").get(club=club, map=map_in_force())
    return seat


def map_in_force() -> Map:
    """The map without an end."""
    return Map.objects.get(valid_to=None)


def old_province_of(commune: Area) -> Area | None:
    """The one old province a commune of today lies in: exact for every commune (places proves it)."""
    came_from = Succession.objects.filter(new=commune, old__level=Level.COMMUNE).select_related("old__province").first()
    return came_from.old.province if came_from else None


def hamlets_on(club: Club, day: date) -> Sequence[ClubHamlet]:
    """The hamlets a club covers on a day, in order."""
    rows = ClubHamlet.objects.on(day).filter(club=club).select_related("hamlet")
    return list(rows.order_by("hamlet__sort_key"))


def projects_of(club: Club) -> Sequence[ClubProject]:
    """The donor projects it belongs or belonged to, the latest first."""
    return list(ClubProject.objects.filter(club=club).select_related("project").order_by("-valid_from"))


def regulation_on(club: Club, day: date) -> Regulation | None:
    """The regulation in force."""
    found: Regulation | None = Regulation.objects.on(day).filter(club=club).select_related("file").first()
    return found


def meeting_rule_on(club: Club, day: date) -> MeetingRule | None:
    """On which day of the month the club meets."""
    found: MeetingRule | None = MeetingRule.objects.on(day).filter(club=club).first()
    return found


def next_meeting_on(club: Club, day: date) -> date | None:
    """The next meeting day on or after this one, by the sun or the moon; None where no rule was set."""
    rule = meeting_rule_on(club, day)
    return next_meeting_day(Calendar(rule.calendar), rule.day, since=day) if rule else None


def limits_on(path: str, day: date) -> dict[str, int]:
    """The limits that hold at a place on a day, by name; the nearest place that sets one decides."""
    rows = Limit.objects.on(day).filter(path__in=ancestors(path)).values_list("path", "name", "value")
    return {name: value for _, name, value in sorted(rows, key=lambda row: len(row[0]))}


def kept_at(person: Person, reach: Reach) -> KeptAt:
    """Where a person's facts are kept: at a club they belong or belonged to that the reach covers, else at home."""
    rows = Membership.objects.filter(person=person).order_by(F("valid_to").desc(nulls_first=True), "-valid_from")
    clubs = list(rows.values_list("club_id", "club__path", "valid_from"))
    path = next((path for _, path, _ in clubs if reach.covers(path)), person.path)
    since = min((since for _, _, since in clubs), default=None)
    return KeptAt(path, tuple(dict.fromkeys(club_id for club_id, _, _ in clubs)), since)


@dataclass(frozen=True)
class ClubFilter:
    """What a list of clubs is narrowed to."""

    text: str = ""
    state: str = ""
    commune_id: int | None = None
    is_unconfirmed: bool = False


def clubs_in(reach: Reach, day: date, chosen: ClubFilter | None = None) -> "QuerySet[Club]":
    """The clubs of a reach with their state, commune and number of members on a day; placeholders are no clubs."""
    chosen = chosen or ClubFilter()
    state = ClubState.objects.on(day).filter(club=OuterRef("pk"))
    seat = Seat.objects.filter(club=OuterRef("pk"), map__valid_to=None)
    during = Q(memberships__valid_from__lte=day) & (
        Q(memberships__valid_to__isnull=True) | Q(memberships__valid_to__gt=day)
    )
    clubs: QuerySet[Any] = (
        Club.objects.within(reach)
        .filter(is_published_only=False)
        .annotate(
            state=Subquery(state.values("state")[:1]),
            state_since=Subquery(state.values("valid_from")[:1]),
            commune_name=Subquery(seat.values("commune__full_name")[:1]),
            commune_key=Subquery(seat.values("commune__sort_key")[:1]),
            commune_id=Subquery(seat.values("commune_id")[:1]),
            is_seat_confirmed=Subquery(seat.values("is_confirmed")[:1]),
            member_count=Count("memberships", filter=during),
        )
    )
    for word in fold(chosen.text[:100]).split():
        clubs = clubs.filter(name_fold__contains=word)
    if chosen.state in list(State):
        clubs = clubs.filter(state=chosen.state)
    if chosen.commune_id:
        clubs = clubs.filter(commune_id=chosen.commune_id)
    return clubs.filter(is_seat_confirmed=False) if chosen.is_unconfirmed else clubs


def communes_in(reach: Reach) -> Sequence[Area]:
    """The communes of the map in force in which the reach has clubs, for a filter; at most 200."""
    seats = Seat.objects.within(reach).filter(map__valid_to=None, commune__isnull=False, club__is_published_only=False)
    rows = Area.objects.filter(pk__in=seats.values("commune_id")).order_by("sort_key")
    return list(rows[:200])


def club_names(club_ids: Iterable[int]) -> dict[int, str]:
    """Today's names by number."""
    return dict(Club.objects.filter(pk__in=list(club_ids)).values_list("pk", "name"))
