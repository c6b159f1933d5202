"""Foundings in a reach, and one founding with what is done and what is missing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from chungtay.clubs.models import BoardSeat, Club, ClubHamlet, ClubState, FoundingStep, Seat
from chungtay.clubs.queries import board_on, composition_on, get_club, hamlets_on, warnings_on
from chungtay.clubs.rules import Composition, FoundingStepKind, State, Warned
from chungtay.journeys.models import Letterhead
from chungtay.journeys.rules import FOUNDING, STEPS, NoSuchFounding
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area, Hamlet
from chungtay.places.queries import hamlets_of
from chungtay.places.rules import Level
from chungtay.records.models import File


def foundings(reach: Reach, *, text: str = "", state: str = "", since: date | None = None) -> "QuerySet[Club]":
    """Clubs being founded in a reach, and those launched since a day, with state, commune, members and board."""
    now = ClubState.objects.filter(club=OuterRef("pk"), valid_to=None)
    seat = Seat.objects.filter(club=OuterRef("pk"), map__valid_to=None)
    rows: QuerySet[Club] = (
        Club.objects.within(reach)
        .filter(is_published_only=False)
        .annotate(
            state=Subquery(now.values("state")[:1]),
            state_since=Subquery(now.values("valid_from")[:1]),
            commune_name=Subquery(seat.values("commune__full_name")[:1]),
            member_count=Count("memberships", filter=Q(memberships__valid_to=None), distinct=True),
            seat_count=Count("board_seats", filter=Q(board_seats__valid_to=None), distinct=True),
        )
    )
    being_founded = ClubState.objects.filter(valid_to=None, state__in=[each.value for each in FOUNDING])
    under_way = Q(pk__in=being_founded.values("club_id"))
    rows = rows.filter(under_way | Q(launched_on__gte=since) if since else under_way)
    if state in [each.value for each in State]:
        rows = rows.filter(states__valid_to=None, states__state=state)
    for word in fold(text[:100]).split():
        rows = rows.filter(name_fold__contains=word)
    return rows


@dataclass(frozen=True)
class StepLine:
    """One step as the page shows it."""

    kind: FoundingStepKind
    step: FoundingStep | None
    is_open: bool


@dataclass(frozen=True)
class Founding:
    """One founding: its steps, its people, and what the limits of the day say."""

    club: Club
    commune: Area
    state: State
    steps: tuple[StepLine, ...]
    composition: Composition
    warnings: tuple[Warned, ...]
    board: tuple[BoardSeat, ...]
    hamlets: tuple[ClubHamlet, ...]

    def step(self, kind: FoundingStepKind) -> FoundingStep | None:
        return next(line.step for line in self.steps if line.kind is kind)

    @property
    def done_count(self) -> int:
        return sum(line.step is not None for line in self.steps)


def get_founding(reach: Reach, club_id: int, day: date) -> Founding:
    """The founding of a club in the reach, on a day."""
    club = get_club(reach, club_id)
    state = State(club.states.open().get().state)
    rows = {row.kind: row for row in FoundingStep.objects.filter(club=club).select_related("file")}
    order = [*FOUNDING, State.ACTIVE]
    reached = order.index(state) if state in order else -1
    lines = [StepLine(kind, rows.get(kind), reached >= order.index(needed)) for kind, needed in STEPS.items()]
    seat = club.seats.select_related("commune", "commune__province").get(map__valid_to=None)
    assert seat.commune is not None, "a club of today sits in a commune"
    return Founding(
        club=club,
        commune=seat.commune,
        state=state,
        steps=tuple(lines),
        composition=composition_on(club, day),
        warnings=tuple(warnings_on(club, day)),
        board=tuple(board_on(club, day)),
        hamlets=tuple(hamlets_on(club, day)),
    )


def get_step_file(reach: Reach, club_id: int, step_id: int) -> File:
    """The paper of a step, if the club lies in the reach."""
    club = get_club(reach, club_id)
    step = FoundingStep.objects.filter(club=club, pk=step_id, file__isnull=False).select_related("file").first()
    if step is None or step.file is None:
        raise NoSuchFounding(step=step_id)
    file: File = step.file
    return file


def communes_for(reach: Reach, *, text: str = "") -> "QuerySet[Area]":
    """The communes of today in a reach, by any spelling, for a choice."""
    rows: QuerySet[Area] = Area.objects.within(reach)
    rows = rows.filter(level=Level.COMMUNE, map__valid_to=None).select_related("province")
    for word in fold(text[:60]).split():
        rows = rows.filter(search_line__contains=word)
    return rows.order_by("sort_key", "pk")


def get_commune(reach: Reach, area_id: int) -> Area:
    """A commune of today in the reach."""
    found = communes_for(reach).select_related("map", "province").filter(pk=area_id).first()
    if found is None:
        raise NoSuchFounding(area=area_id)
    return found


def hamlets_for(commune: Area, day: date) -> list[Hamlet]:
    """The hamlets of a commune on a day."""
    return list(hamlets_of(commune, on=day))


def letterhead_of(commune: Area) -> Letterhead | None:
    """What stands over the papers of a commune, if it was written down."""
    return Letterhead.objects.filter(commune=commune).first()
