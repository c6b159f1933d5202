"""The club's home-care volunteers: load, training, who may become one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count

from chungtay.care.models import Carer, CarerTraining, CircleSeat, Round, VisitCarer
from chungtay.care.rules import CLIENTS_TO_A_CARER, CircleKind, FolderNotFound
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.queries.clubs import limits_on
from chungtay.clubs.queries.members import roll_on
from chungtay.programme.rules import LimitName

MONTH_DAYS = 30


@dataclass(frozen=True)
class CarerLine:
    """A volunteer with what they carry: people, days a week, visits in the last month, what they were taught."""

    carer: Carer
    person_count: int
    days_a_week: int
    visit_count: int
    trainings: Sequence[CarerTraining]

    @property
    def name(self) -> str:
        return self.carer.membership.person.full_name

    @property
    def is_loaded(self) -> bool:
        return self.person_count > CLIENTS_TO_A_CARER

    @property
    def is_untrained(self) -> bool:
        return not self.trainings

    @property
    def has_left(self) -> bool:
        """The membership ended and the volunteer did not."""
        return self.carer.membership.valid_to is not None

    @property
    def has_account(self) -> bool:
        return self.carer.membership.person.account_id is not None


def carers_of(club: Club, day: date) -> list[CarerLine]:
    """Everybody on the list of volunteers on a day, by name. How many people each goes to, never which."""
    rows = Carer.objects.on(day).filter(club=club).select_related("membership__person")
    carers: list[Carer] = list(rows.order_by("membership__person__sort_key", "pk"))
    members = [carer.membership_id for carer in carers]
    seats = CircleSeat.objects.on(day).filter(membership__in=members, kind=CircleKind.VOLUNTEER)
    people = dict(seats.order_by().values_list("membership").annotate(n=Count("folder", distinct=True)))
    rounds: dict[int, int] = {}
    for pair in Round.objects.open().filter(client__folder__club=club).values_list("first", "second"):
        for member in pair:
            if member is not None:
                rounds[member] = rounds.get(member, 0) + 1
    since = day - timedelta(days=MONTH_DAYS)
    went = VisitCarer.objects.filter(membership__in=members, visit__visited_on__gt=since, visit__withdrawn_at=None)
    visits = dict(went.order_by().values_list("membership").annotate(n=Count("visit")))
    trainings: dict[int, list[CarerTraining]] = {}
    for each in CarerTraining.objects.filter(carer__in=carers).order_by("-trained_on", "-pk"):
        trainings.setdefault(each.carer_id, []).append(each)
    return [
        CarerLine(
            carer,
            people.get(carer.membership_id, 0),
            rounds.get(carer.membership_id, 0),
            visits.get(carer.membership_id, 0),
            trainings.get(carer.pk, []),
        )
        for carer in carers
    ]


def carer_count(club: Club, day: date) -> int:
    """How many volunteers a club has."""
    return int(Carer.objects.on(day).filter(club=club).count())


def carers_needed(club: Club, day: date) -> int:
    """How many a club should have at least, by the limit that holds at its place."""
    return limits_on(club.path, day).get(LimitName.HOME_CARE_VOLUNTEERS_MIN, 0)


def get_carer(club: Club, key: UUID) -> Carer:
    """One volunteer of a club that was found in reach."""
    found: Carer | None = Carer.objects.filter(club=club, key=key).select_related("membership__person", "club").first()
    if found is None:
        raise FolderNotFound(carer=str(key))
    return found


def carers_to_choose(club: Club, day: date) -> list[tuple[int, str]]:
    """Volunteers of a day for choosing: membership and name."""
    rows = Carer.objects.on(day).filter(club=club).order_by("membership__person__sort_key")
    return list(rows.values_list("membership", "membership__person__full_name"))


def members_to_choose(club: Club, day: date) -> list[tuple[int, str]]:
    """The members of a day in Vietnamese order, namesakes told apart."""
    found = []
    for line in roll_on(club, day):
        apart = f" ({line.known_as or line.birth_year or line.hamlet})" if line.has_namesake else ""
        found.append((line.membership_id, f"{line.full_name}{apart} · số {line.number}"))
    return found


def get_member(club: Club, membership_id: int, day: date) -> Membership:
    """A member of the club on a day."""
    rows = Membership.objects.on(day).filter(club=club, pk=membership_id)
    found: Membership | None = rows.select_related("person").first()
    if found is None:
        raise FolderNotFound(membership=membership_id)
    return found
