"""A club's people: the register, one member with history, the roll, the composition, board and teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from chungtay.access.models import Grant
from chungtay.clubs.models import Absence, BoardSeat, Club, Membership, Team, TeamPlace
from chungtay.clubs.queries.clubs import limits_on
from chungtay.clubs.rules import (
    POST_ORDER,
    Composition,
    EndReason,
    MembershipNotFound,
    Post,
    Warned,
    board_warnings,
    composition_warnings,
)
from chungtay.kernel.vietnamese import fold
from chungtay.people.models import Person
from chungtay.people.queries import statuses_on
from chungtay.people.rules import StatusValue


class Presence(StrEnum):
    """Which members a list shows."""

    PRESENT = "dang"
    AWAY = "vang"
    LEFT = "thoi"
    ALL = "ca"


def members_of(
    club: Club, day: date, *, presence: Presence = Presence.PRESENT, text: str = ""
) -> "QuerySet[Membership]":
    """The register of a club: who belongs to it on a day, is away, has left, or all; by any spelling or number.

    A line that was entered wrongly is in no list.
    """
    away = Absence.objects.on(day).filter(membership=OuterRef("pk"))
    post = BoardSeat.objects.on(day).filter(club=OuterRef("club"), person=OuterRef("person"))
    rows: QuerySet[Any] = (
        Membership.objects.filter(club=club)
        .exclude(end_reason=EndReason.ENTERED_WRONGLY)
        .select_related("person", "person__hamlet", "person__commune")
        .annotate(is_away=Exists(away), post=Subquery(post.order_by(_post_order()).values("post")[:1]))
    )
    here = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    if presence is Presence.PRESENT:
        rows = rows.filter(here)
    elif presence is Presence.AWAY:
        rows = rows.filter(here, is_away=True)
    elif presence is Presence.LEFT:
        rows = rows.filter(valid_to__lte=day)
    return _searched(rows, text)


def _searched(rows: "QuerySet[Membership]", text: str) -> "QuerySet[Membership]":
    text = text.strip()[:120]
    if text.isdecimal() and len(text) <= 5:
        return rows.filter(Q(number=int(text)) | Q(person__birth_year=int(text)))
    for word in fold(text).split():
        rows = rows.filter(Q(person__name_fold__contains=word) | Q(person__known_as__icontains=word))
    return rows


def get_membership(club: Club, membership_id: int) -> Membership:
    """One line of a club's register."""
    rows = Membership.objects.select_related("club", "person", "person__hamlet", "person__commune", "moved_to")
    found: Membership | None = rows.filter(club=club, pk=membership_id).first()
    if found is None:
        raise MembershipNotFound(membership_id=membership_id)
    return found


def memberships_of(person: Person) -> Sequence[Membership]:
    """Every club a person belonged to, the latest first."""
    rows = Membership.objects.filter(person=person).exclude(end_reason=EndReason.ENTERED_WRONGLY)
    return list(rows.select_related("club", "moved_to").order_by("-valid_from"))


def absences_of(membership: Membership) -> Sequence[Absence]:
    """When a member was away, the latest first."""
    return list(Absence.objects.filter(membership=membership).order_by("-valid_from"))


def get_absence(membership: Membership, absence_id: int) -> Absence:
    """One absence of this member."""
    found: Absence | None = Absence.objects.filter(membership=membership, pk=absence_id).first()
    if found is None:
        raise MembershipNotFound(absence_id=absence_id)
    return found


@dataclass(frozen=True)
class RollLine:
    """One line of the roll, with what tells namesakes apart: number, birth year, hamlet."""

    membership_id: int
    person_id: int
    number: int
    full_name: str
    known_as: str
    birth_year: int | None
    hamlet: str
    sex: str
    is_away: bool
    has_namesake: bool


def roll_on(club: Club, day: date, *, by_number: bool = False) -> list[RollLine]:
    """Who is called at a meeting on a day, in Vietnamese order or by number. One query."""
    order = ("number",) if by_number else ("person__sort_key", "number")
    rows = list(members_of(club, day).order_by(*order))
    folds = [row.person.name_fold for row in rows]
    return [_roll_line(row, folds.count(row.person.name_fold) > 1) for row in rows]


def _roll_line(row: Membership, has_namesake: bool) -> RollLine:
    person = row.person
    return RollLine(
        membership_id=row.pk,
        person_id=person.pk,
        number=row.number,
        full_name=person.full_name,
        known_as=person.known_as,
        birth_year=person.birth_year,
        hamlet=person.hamlet.name if person.hamlet else "",
        sex=person.sex,
        is_away=getattr(row, "is_away", False),
        has_namesake=has_namesake,
    )


_COMPOSITION = """
SELECT count(*), count(*) FILTER (WHERE p.sex = 'F'),
    count(*) FILTER (WHERE p.birth_year IS NOT NULL AND years >= 55),
    count(*) FILTER (WHERE p.birth_year IS NOT NULL AND years >= 60),
    count(*) FILTER (WHERE p.birth_year IS NULL), count(*) FILTER (WHERE p.sex = '')
FROM clubs_membership m JOIN people_person p ON p.id = m.person_id
CROSS JOIN LATERAL (SELECT coalesce(extract(year FROM age(%(day)s::date, p.birth_date)),
    extract(year FROM %(day)s::date) - p.birth_year) years) aged
WHERE m.club_id = %(club)s AND m.valid_from <= %(day)s AND (m.valid_to IS NULL OR m.valid_to > %(day)s)
    AND m.end_reason <> 'entered_wrongly'
"""


def composition_on(club: Club, day: date) -> Composition:
    """Members, women, 55 and over, 60 and over, and of whom it is not known."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPOSITION, {"club": club.pk, "day": day})
        return Composition(*cursor.fetchone())


def warnings_on(club: Club, day: date) -> list[Warned]:
    """The composition and the board against the limits of the day; `words.warning` says each as a sentence."""
    limits = limits_on(club.path, day)
    posts = [Post(post) for post in BoardSeat.objects.on(day).filter(club=club).values_list("post", flat=True)]
    return composition_warnings(composition_on(club, day), limits) + board_warnings(posts, limits)


def statuses_of(rows: Iterable[Membership], day: date) -> dict[int, list[StatusValue]]:
    """What holds for each of these members on a day, by person. One query."""
    return statuses_on([row.person_id for row in rows], day)


# --- board and teams ----------------------------------------------------------------------------------------------


def _post_order() -> Case:
    whens = [When(post=post, then=Value(place)) for post, place in POST_ORDER.items()]
    return Case(*whens, default=Value(99), output_field=IntegerField())


def board_on(club: Club, day: date) -> Sequence[BoardSeat]:
    """Who sits on the board on a day, chair first; `has_access` tells whether the access of the post still stands."""
    rows = BoardSeat.objects.on(day).filter(club=club).select_related("person", "person__hamlet", "person__account")
    rows = rows.annotate(has_access=Exists(Grant.objects.open().filter(pk=OuterRef("grant_id"))))
    return list(rows.order_by(_post_order(), "valid_from", "pk"))


def board_history(club: Club, day: date) -> Sequence[BoardSeat]:
    """Seats that are over, the latest first."""
    rows = BoardSeat.objects.filter(club=club, valid_to__lte=day).select_related("person")
    return list(rows.order_by("-valid_to", _post_order()))


def get_seat(club: Club, seat_id: int) -> BoardSeat:
    """One seat of this club's board."""
    rows = BoardSeat.objects.select_related("club", "person", "person__account")
    found: BoardSeat | None = rows.filter(club=club, pk=seat_id).first()
    if found is None:
        raise MembershipNotFound(seat_id=seat_id)
    return found


def seats_of(person: Person, club: Club) -> Sequence[BoardSeat]:
    """The posts a person held in a club, the latest first."""
    return list(BoardSeat.objects.filter(person=person, club=club).order_by("-valid_from"))


def teams_of(club: Club) -> Sequence[Team]:
    """The teams that stand, neighbourhood groups first."""
    return list(Team.objects.open().filter(club=club).order_by(F("kind").desc(), "area", "name"))


def get_team(club: Club, team_id: int) -> Team:
    """One team of this club."""
    found: Team | None = Team.objects.select_related("club").filter(club=club, pk=team_id).first()
    if found is None:
        raise MembershipNotFound(team_id=team_id)
    return found


def places_in(teams: Iterable[Team], day: date) -> dict[int, list[TeamPlace]]:
    """Who is in each team on a day, the leader first. One query."""
    rows = TeamPlace.objects.on(day).filter(team__in=list(teams)).select_related("membership__person")
    found: dict[int, list[TeamPlace]] = {}
    for row in rows.order_by("-is_leader", "membership__person__sort_key"):
        found.setdefault(row.team_id, []).append(row)
    return found


def get_place(club: Club, place_id: int) -> TeamPlace:
    """One place in a team of this club."""
    rows = TeamPlace.objects.select_related("team__club", "membership__person")
    found: TeamPlace | None = rows.filter(team__club=club, pk=place_id).first()
    if found is None:
        raise MembershipNotFound(place_id=place_id)
    return found


def team_places_of(membership: Membership, day: date) -> Sequence[TeamPlace]:
    """The teams a member is in on a day."""
    return list(TeamPlace.objects.on(day).filter(membership=membership).select_related("team"))
