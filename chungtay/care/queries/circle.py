"""Who may read whose folder today: the one door of this room, and of every room that keeps rows like these."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chungtay.access.models import Grant, User
from chungtay.access.rules import ALLOWS, Action, Role
from chungtay.care.models import CircleSeat, Client, Folder, Reading, SupervisorLook
from chungtay.care.rules import LAPSED_DAYS, LEADS, CircleKind, FolderNotFound
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.people.models import Consent

_FROM_OUTSIDE = tuple(role for role, actions in ALLOWS.items() if Action.SEE_CARE in actions)


def mine(act: Act) -> Q:
    """The seats that this account holds: as a member of the club, or named from outside."""
    return Q(account=act.actor_id) | Q(membership__person__account=act.actor_id, membership__isnull=False)


def seats_of(act: Act) -> "QuerySet[Any]":
    """The seats of this account that hold today. Nobody holds none."""
    rows: QuerySet[Any] = CircleSeat.objects.on(act.day)
    return rows.filter(mine(act)) if act.actor_id is not None else rows.none()


def folders_for(act: Act, club_id: int) -> "QuerySet[Any]":
    """The folders of a club in whose circle this account stands today, and no other."""
    inside = Folder.objects.within(act.reach(Action.SEE_CARE)).filter(club=club_id)
    return inside.filter(Exists(seats_of(act).filter(folder=OuterRef("pk"))))


def get_folder(act: Act, club_id: int, key: UUID) -> Folder:
    """One folder, if this account stands in its circle; else it does not exist."""
    rows = folders_for(act, club_id).select_related("club", "person")
    found: Folder | None = rows.filter(key=key).first()
    if found is None:
        raise FolderNotFound(folder=str(key))
    return found


def kinds_in(act: Act, folder: Folder) -> frozenset[CircleKind]:
    """As what this account stands in the circle today; nothing for a stranger. The system stands everywhere."""
    if act.actor_id is None:
        return frozenset(CircleKind) if act.may(Action.RUN_CARE, folder.club.path) else frozenset()
    if not act.may(Action.SEE_CARE, folder.club.path):
        return frozenset()
    return frozenset(CircleKind(kind) for kind in seats_of(act).filter(folder=folder).values_list("kind", flat=True))


def circle_of(folder: Folder, day: date) -> Sequence[CircleSeat]:
    """Everybody named in a circle on a day, in the order in which they answer for it."""
    rows = CircleSeat.objects.on(day).filter(folder=folder).select_related("membership__person", "account")
    order = list(CircleKind)
    return sorted(rows, key=lambda seat: (order.index(CircleKind(seat.kind)), seat.pk))


def name_of(seat: CircleSeat) -> str:
    """Who holds a seat."""
    return seat.membership.person.full_name if seat.membership is not None else str(seat.account)


def get_seat(folder: Folder, seat_key: UUID) -> CircleSeat:
    """A seat of a folder that was found in reach."""
    rows = CircleSeat.objects.filter(folder=folder, key=seat_key)
    seat: CircleSeat | None = rows.select_related("membership__person", "account", "folder__club").first()
    if seat is None:
        raise FolderNotFound(seat=str(seat_key))
    return seat


def get_consent(folder: Folder, key: UUID) -> Consent:
    """A consent of the person of a folder that was found in reach, given in this club."""
    rows = Consent.objects.filter(person=folder.person_id, club_id=folder.club_id, key=key)
    found: Consent | None = rows.first()
    if found is None:
        raise FolderNotFound(consent=str(key))
    return found


def who_may_go(folder: Folder, day: date) -> list[tuple[int, str]]:
    """The members of the circle who go on visits on a day: membership and name."""
    inside = [seat for seat in circle_of(folder, day) if seat.membership_id is not None]
    found = {seat.membership_id: name_of(seat) for seat in inside}
    return [(pk, name) for pk, name in found.items() if pk is not None]


def lapsed_for(act: Act, club_id: int) -> Sequence[Folder]:
    """Folders still on the list in whose circle nobody answers any more, for who answered last: only to ask anew."""
    day = act.day
    leads = CircleSeat.objects.filter(folder=OuterRef("pk"), kind__in=LEADS)
    led = leads.filter(mine(act), valid_to__lte=day, valid_to__gt=day - timedelta(days=LAPSED_DAYS))
    rows = Folder.objects.within(act.reach(Action.RUN_CARE)).filter(club=club_id)
    rows = rows.filter(Exists(Client.objects.filter(folder=OuterRef("pk"), valid_to=None)))
    rows = rows.filter(~Exists(leads.on(day)), Exists(led.filter(is_ended_early=False)))
    return list(rows.select_related("club", "person").order_by("person__sort_key"))


def get_lapsed(act: Act, club_id: int, key: UUID) -> Folder:
    """A folder whose circle ran out, for who answered last."""
    found = next((folder for folder in lapsed_for(act, club_id) if folder.key == key), None)
    if found is None:
        raise FolderNotFound(folder=str(key))
    return found


def accounts_from_outside(club: Club, day: date) -> Sequence[User]:
    """Who may be named from outside: case managers and station workers let in to this club, by name."""
    roles = (Role.CASE_MANAGER, Role.STATION_WORKER)
    held = Grant.objects.on(day).filter(path=club.path, role__in=roles, withdrawn_at=None).values("user")
    return list(User.objects.filter(pk__in=held).order_by("name_sort"))


def has_role_here(club: Club, account_id: int, day: date) -> bool:
    """Whether an account holds a role that opens the pages of care in this club."""
    held = Grant.objects.on(day).filter(user=account_id, path=club.path, role__in=_FROM_OUTSIDE, withdrawn_at=None)
    return bool(held.exists())


def readings_of(folder: Folder) -> "QuerySet[Reading]":
    """Who looked at a folder, when and at what, the latest first."""
    return Reading.objects.filter(folder=folder).select_related("account", "supervisor").order_by("-looked_at", "-pk")


def board_to_choose(club: Club, day: date) -> list[tuple[int, str]]:
    """Members on the board of a day: membership and name, for choosing a coordinator."""
    rows = Membership.objects.on(day).filter(club=club, person__board_seats__club=club)
    seated = Q(person__board_seats__valid_from__lte=day) & (
        Q(person__board_seats__valid_to=None) | Q(person__board_seats__valid_to__gt=day)
    )
    found = rows.filter(seated).order_by("number").values_list("pk", "person__full_name")
    return list(dict(found).items())


def get_look(act: Act, club_id: int, key: UUID) -> SupervisorLook:
    """A supervisor's look that this account lets go on, until its end; then it does not exist."""
    rows = SupervisorLook.objects.within(act.reach(Action.RUN_CARE)).filter(club=club_id, key=key)
    found: SupervisorLook | None = rows.filter(shown_by=act.actor_id, ends_at__gt=act.at).select_related("club").first()
    if found is None:
        raise FolderNotFound(look=str(key))
    return found


def shown_folders(look: SupervisorLook) -> list[int]:
    """The folders that are shown, as they were when the look began."""
    return list(Reading.objects.filter(supervisor=look).values_list("folder", flat=True))


def looks_of_club(club_id: int) -> "QuerySet[SupervisorLook]":
    """Who was shown the book of a club, the latest first."""
    return SupervisorLook.objects.filter(club=club_id).select_related("shown_by").order_by("-begun_at")
