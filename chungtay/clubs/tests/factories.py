"""Clubs with names, states, seats on both maps, members and a board, written straight into the tables."""

from datetime import date
from itertools import count

from django.db.models import Max

from chungtay.clubs.models import BoardSeat, Club, ClubName, ClubState, Membership, Seat, Team
from chungtay.clubs.rules import ActivityArea, EndReason, Post, State, TeamKind
from chungtay.kernel.paths import club_path
from chungtay.kernel.vietnamese import fold, sort_key
from chungtay.people.models import Person
from chungtay.people.tests.factories import make_commune, make_person, make_province, old_map, today_map
from chungtay.places.models import Area, Succession
from chungtay.places.rules import Level

FOUNDED = date(2021, 10, 27)
JOINED = date(2024, 1, 15)
_clubs = count(1)


def make_club(
    name: str | None = None,
    *,
    commune: Area | None = None,
    old_commune: Area | None = None,
    state: State = State.ACTIVE,
    since: date = FOUNDED,
    **more: object,
) -> Club:
    """A club with its name, its state and its seats on both maps since a day.

    Its province on the old map is exact; its commune there is `old_commune`, else empty.
    """
    number = next(_clubs)
    name = name or f"CLB thôn {number}"
    home = commune or make_commune()
    club = Club.objects.create(
        name=name,
        name_fold=fold(name),
        sort_key=sort_key(name),
        path=f"/new-{number}/",
        founded_on=since,
        launched_on=since,
        **more,
    )
    club.path = club_path(home.path, club.pk)
    club.save(update_fields=["path"])
    ClubName.objects.create(club=club, name=name, valid_from=since)
    ClubState.objects.create(
        club=club, state=state, valid_from=since, merged_into=make_club() if state is State.MERGED else None
    )
    Seat.objects.create(club=club, map=today_map(), province=home.province, commune=home)
    Seat.objects.create(club=club, map=old_map(), province=_old_province(home, old_commune), commune=old_commune)
    return club


def _old_province(home: Area, old_commune: Area | None) -> Area:
    if old_commune is not None:
        assert old_commune.province is not None
        return old_commune.province
    came_from = Succession.objects.filter(new=home, old__level=Level.COMMUNE).select_related("old__province").first()
    if came_from is not None and came_from.old.province is not None:
        return came_from.old.province
    assert home.province is not None
    return make_province(home.province.name, on=old_map())


def make_member(
    club: Club, person: Person | None = None, *, number: int | None = None, since: date = JOINED, **about: object
) -> Membership:
    """A member under the next number; `about` goes to `make_person` when no person is given."""
    if person is None:
        seat = club.seats.select_related("commune").get(map=today_map())
        person = make_person(commune=seat.commune, **about)
    last = Membership.objects.filter(club=club).aggregate(last=Max("number"))["last"] or 0
    return Membership.objects.create(club=club, person=person, number=number or last + 1, valid_from=since)


def make_members(club: Club, how_many: int, *, since: date = JOINED) -> list[Membership]:
    """Several members, each a person of their own."""
    return [make_member(club, since=since) for _ in range(how_many)]


def end(membership: Membership, on: date, reason: EndReason = EndReason.LEFT) -> Membership:
    """The membership as it stands after it ended."""
    membership.valid_to, membership.end_reason = on, reason
    membership.save()
    return membership


BOARD = (
    (Post.CHAIR, "Nguyễn Thị Lan", "F", 1966),
    (Post.VICE_CHAIR, "Trần Văn Hùng", "M", 1960),
    (Post.ACCOUNTANT, "Lê Thị Thảo", "F", 1971),
    (Post.TREASURER, "Phạm Văn Bình", "M", 1952),
    (Post.SECRETARY, "Hoàng Thị Ánh", "F", 1975),
)


def make_board(club: Club, *, since: date = JOINED) -> dict[Post, BoardSeat]:
    """The usual board of five, each a member: chị Lan the chair, ông Bình the treasurer …"""
    seats = {}
    for post, name, sex, year in BOARD:
        member = make_member(club, since=since, full_name=name, sex=sex, birth_year=year)
        seats[post] = make_seat(club, member.person, post, since=since)
    return seats


def make_seat(club: Club, person: Person, post: Post, *, since: date = JOINED) -> BoardSeat:
    """One seat on the board."""
    return BoardSeat.objects.create(club=club, person=person, post=post, valid_from=since)


def make_team(club: Club, name: str = "Tổ dân cư số 1", *, area: ActivityArea | None = None) -> Team:
    """A neighbourhood group, or with `area` an activity team."""
    kind = TeamKind.NEIGHBOURHOOD if area is None else TeamKind.ACTIVITY
    return Team.objects.create(club=club, kind=kind, area=area or "", name=name, valid_from=JOINED)
