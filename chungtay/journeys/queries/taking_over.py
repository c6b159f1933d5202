"""What fell to a commune: its clubs with what was said of each, published placeholders, and what others offer it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from chungtay.clubs.models import BoardSeat, Claim, Club, ClubState, Seat
from chungtay.clubs.queries import get_club
from chungtay.clubs.rules import CLOSED, LIVING, Post, State
from chungtay.journeys.models import TakingOver
from chungtay.journeys.rules import NoSuchFounding, Verdict
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.models import Area, Hamlet, Map, Succession
from chungtay.places.rules import Level


@dataclass(frozen=True)
class Side:
    """A commune that took over part of a club's old one, with its hamlets that are written down."""

    commune: Area
    is_default: bool
    note: str
    hamlets: tuple[str, ...]


@dataclass(frozen=True)
class Fallen:
    """A club that fell to a commune: where it lay before, what was said of it, whether its side must be asked."""

    club: Club
    state: State
    old_commune: Area | None
    said: TakingOver | None
    is_seat_confirmed: bool
    seated_chair: str = ""  # who sits as chair by the books of the club, while the commune has not said
    seated_phone: str = ""

    @property
    def chair(self) -> str:
        """The chair and the telephone as the commune told them, else as the club's own board has them."""
        told = (self.said.chair_name, self.said.chair_phone) if self.said is not None else ("", "")
        name, phone = told if told[0] else (self.seated_chair, self.seated_phone)
        return f"{name}, {phone}" if name and phone else name

    @property
    def is_said(self) -> bool:
        """Whether the commune has answered; an offer that was accepted is asked anew where the club is now."""
        if self.said is None or not (self.is_seat_confirmed or self.said.verdict == Verdict.ELSEWHERE):
            return False
        return self.said.verdict != Verdict.ELSEWHERE or self.said.accepted_on is None


def old_map_ended_on() -> date:
    """The first day of the map in force: clubs that lived before it fell to their commune."""
    started = Map.objects.get(valid_to=None).valid_from
    assert started is not None, "the map in force has a first day"
    return started


def fallen_to(commune: Area) -> list[Fallen]:
    """Every real club that lived before the map in force and sits in the commune now. Six queries for any number.

    One that was merged or dissolved stays on the list when the taking over did that.
    """
    started = old_map_ended_on()
    before = ClubState.objects.filter(valid_from__lt=started).values("club_id")
    clubs = list(
        Club.objects.filter(path__startswith=commune.path, is_published_only=False, pk__in=before).order_by("sort_key")
    )
    return _fallen(clubs)


def _fallen(clubs: list[Club]) -> list[Fallen]:
    ids = [club.pk for club in clubs]
    states = dict(ClubState.objects.filter(club__in=ids, valid_to=None).values_list("club_id", "state"))
    said = {row.club_id: row for row in _standing(ids)}
    seats = Seat.objects.filter(club__in=ids).select_related("commune", "commune__parent", "map")
    old = {seat.club_id: seat.commune for seat in seats if seat.map.valid_to is not None}
    sure = {seat.club_id: seat.is_confirmed for seat in seats if seat.map.valid_to is None}
    chairs = _chairs(ids)
    rows = [
        Fallen(
            club, State(states[club.pk]), old.get(club.pk), said.get(club.pk), sure.get(club.pk, True),
            *chairs.get(club.pk, ("", "")),
        )
        for club in clubs
    ]  # fmt: skip
    return [row for row in rows if row.state not in CLOSED or row.said is not None]


def _chairs(club_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    seats = BoardSeat.objects.filter(club__in=club_ids, valid_to=None, post=Post.CHAIR)
    rows = seats.values_list("club_id", "person__full_name", "person__phone", "person__account__phone")
    return {club_id: (name, phone or account_phone or "") for club_id, name, phone, account_phone in rows}


def _standing(club_ids: Iterable[int]) -> "QuerySet[TakingOver]":
    rows = TakingOver.objects.filter(club__in=club_ids, superseded_by__isnull=True)
    return rows.select_related("other_club", "elsewhere", "elsewhere__province")


def get_fallen(reach: Reach, club_id: int) -> Fallen:
    """One club of the reach that is to be confirmed."""
    club = get_club(reach, club_id)
    found = _fallen([club])
    if not found or club.is_published_only:
        raise NoSuchFounding(club=club_id)
    return found[0]


@dataclass(frozen=True)
class Progress:
    """How far a commune is: 5/7 said."""

    commune: Area
    said_count: int
    club_count: int

    @property
    def province(self) -> str:
        return self.commune.province.full_name if self.commune.province else ""


def progress_of(communes: "QuerySet[Area]") -> list[Progress]:
    """How far each of these communes is, those with nothing to take over left out. Three queries, counted there."""
    started = old_map_ended_on()
    lived = ClubState.objects.filter(club=OuterRef("club"), valid_from__lt=started)
    standing = TakingOver.objects.filter(club=OuterRef("club"), superseded_by__isnull=True)
    closed = ClubState.objects.filter(club=OuterRef("club"), valid_to=None, state__in=[each.value for each in CLOSED])
    seats = Seat.objects.filter(
        Exists(lived), map__valid_to=None, club__is_published_only=False, commune__in=communes.order_by().values("pk")
    ).annotate(
        verdict=Subquery(standing.values("verdict")[:1]),
        accepted=Subquery(standing.values("accepted_on")[:1]),
        is_closed=Exists(closed),
    )
    counted = seats.exclude(is_closed=True, verdict=None).order_by().values("commune_id")
    is_elsewhere = Q(verdict=Verdict.ELSEWHERE, accepted=None)
    is_said = Q(verdict__isnull=False, is_confirmed=True) & ~Q(verdict=Verdict.ELSEWHERE)
    rows = counted.annotate(all=Count("pk"), said=Count("pk", filter=is_said | is_elsewhere))
    found = {row["commune_id"]: (row["said"], row["all"]) for row in rows}
    return [Progress(area, *found[area.pk]) for area in communes.filter(pk__in=found)]


def sides_of(fallen: Fallen) -> list[Side]:
    """The communes a split old commune went to, for the question of a club's side."""
    if fallen.old_commune is None:
        return []
    went = Succession.objects.filter(old=fallen.old_commune).select_related("new", "new__province")
    rows = list(went.order_by("new__sort_key"))
    names: dict[int, list[str]] = {}
    hamlets = Hamlet.objects.filter(area__in=[row.new_id for row in rows], valid_to=None).order_by("sort_key")
    for hamlet in hamlets:
        names.setdefault(hamlet.area_id, []).append(hamlet.full_name)
    return [Side(row.new, row.is_default, row.note, tuple(names.get(row.new_id, [])[:30])) for row in rows]


def placeholders_of(commune: Area) -> list[Club]:
    """Published placeholders of the commune that no real club has claimed."""
    claimed = Claim.objects.values("placeholder_id")
    rows = Club.objects.filter(path__startswith=commune.path, is_published_only=True).exclude(pk__in=claimed)
    return list(rows.order_by("sort_key"))


def get_placeholder(commune: Area, club_id: int) -> Club:
    """One unclaimed placeholder of the commune."""
    found = next((row for row in placeholders_of(commune) if row.pk == club_id), None)
    if found is None:
        raise NoSuchFounding(placeholder=club_id)
    return found


def living_beside(club: Club, commune: Area) -> list[Club]:
    """The other living clubs of the commune: what a duplicate may repeat, or a merger may go into."""
    living = ClubState.objects.filter(valid_to=None, state__in=[state.value for state in LIVING]).values("club_id")
    rows = Club.objects.filter(path__startswith=commune.path, is_published_only=False, pk__in=living)
    return list(rows.exclude(pk=club.pk).order_by("sort_key"))


def offered_to(commune: Area) -> list[TakingOver]:
    """Clubs that another commune says belong here, not taken yet: by name and commune only, nothing inside them."""
    rows = TakingOver.objects.filter(
        verdict=Verdict.ELSEWHERE, elsewhere=commune, accepted_on=None, superseded_by__isnull=True
    )
    return list(rows.select_related("club", "commune").order_by("said_on", "pk"))


def get_offered(commune: Area, row_id: int) -> TakingOver:
    """One club offered to this commune."""
    found = next((row for row in offered_to(commune) if row.pk == row_id), None)
    if found is None:
        raise NoSuchFounding(offer=row_id)
    return found


def communes_named(text: str, near: Area) -> list[Area]:
    """Communes of today by name, those of the same province first: where a club may belong."""
    rows = Area.objects.filter(level=near.level, map=near.map_id).exclude(pk=near.pk).select_related("province")
    for word in fold(text[:60]).split():
        rows = rows.filter(search_line__contains=word)
    ordered = sorted(rows[:200], key=lambda area: (area.province_id != near.province_id, area.sort_key))
    return ordered[:30] if text.strip() else []


def get_commune_anywhere(area_id: int) -> Area:
    """A commune of today, in reach or not: what a club can be offered to."""
    rows = Area.objects.filter(level=Level.COMMUNE, map__valid_to=None).select_related("province")
    found: Area | None = rows.filter(pk=area_id).first()
    if found is None:
        raise NoSuchFounding(area=area_id)
    return found
