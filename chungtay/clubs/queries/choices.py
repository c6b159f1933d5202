"""What pages offer to choose from, and who looks like the person being typed."""

from collections.abc import Iterable, Sequence
from datetime import date

from chungtay.clubs.models import Club, ClubState, Membership, Seat
from chungtay.clubs.queries.clubs import seat_of
from chungtay.clubs.rules import LIVING, EndReason
from chungtay.kernel.acts import Reach
from chungtay.people.models import Person
from chungtay.people.queries import alike
from chungtay.people.rules import PersonFacts
from chungtay.places.models import Area, Hamlet, Succession
from chungtay.places.rules import Level
from chungtay.places.words import hamlet_called

OFFERED_AT_MOST = 300


def hamlets_to_choose(club: Club, day: date) -> list[tuple[int, str]]:
    """The hamlets of the club's commune that stand on a day."""
    commune = seat_of(club).commune
    rows = Hamlet.objects.on(day).filter(area=commune).order_by("sort_key")
    return [(row.pk, hamlet_called(row.kind, row.name)) for row in rows]


def clubs_to_move_to(reach: Reach, club: Club) -> list[tuple[int, str]]:
    """The living clubs of a reach but this one, with their commune; at most 300."""
    living = ClubState.objects.filter(valid_to=None, state__in=LIVING).values("club_id")
    rows = Club.objects.within(reach).filter(pk__in=living, is_published_only=False).exclude(pk=club.pk)
    rows = rows.order_by("sort_key").prefetch_related("seats__commune", "seats__map")[:OFFERED_AT_MOST]
    return [(row.pk, f"{row.name} · {_commune_name(row)}") for row in rows]


def _commune_name(club: Club) -> str:
    here = next((seat.commune for seat in club.seats.all() if seat.map.valid_to is None), None)
    return here.full_name if here else ""


def communes_to_confirm(club: Club) -> Sequence[Area]:
    """Where a club may sit today: the successors of its old commune, else of its old province's communes around."""
    old = Seat.objects.filter(club=club, commune__isnull=False).exclude(map__valid_to=None).first()
    here = seat_of(club).commune
    found = {here.pk: here} if here else {}
    if old is not None:
        rows = Succession.objects.filter(old=old.commune_id, new__level=Level.COMMUNE).select_related("new")
        found |= {row.new_id: row.new for row in rows}
    return sorted(found.values(), key=lambda area: area.sort_key)


def alike_in_reach(reach: Reach, club: Club, facts: PersonFacts) -> list[Person]:
    """Who may be the person being typed: members of this club ever, and whom the reach covers at home or in a club.

    Nobody is shown a person of another club that they do not reach.
    """
    people = list(alike(facts)[:20])
    rows = Membership.objects.filter(person__in=people).select_related("club")
    near = {row.person_id for row in rows if row.club_id == club.pk or reach.covers(row.club.path)}
    return [person for person in people if person.pk in near or reach.covers(person.path)]


def current_members(people: Iterable[Person]) -> dict[int, list[Membership]]:
    """The memberships of each, the latest first, with their clubs. One query."""
    rows = Membership.objects.filter(person__in=list(people)).exclude(end_reason=EndReason.ENTERED_WRONGLY)
    found: dict[int, list[Membership]] = {}
    for row in rows.select_related("club").order_by("-valid_from"):
        found.setdefault(row.person_id, []).append(row)
    return found
