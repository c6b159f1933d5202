"""Giving and ending roles: who may appoint may also end, and a club always keeps someone who may run it."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from chungtay.access.models import Device, Grant, User
from chungtay.access.rules import (
    ALLOWS,
    CLUB_ROLES,
    Action,
    AlreadyHolds,
    GrantAlreadyEnded,
    LastPersonOfClub,
    LastPersonOfCountry,
    NotForOneself,
    PeriodOutOfOrder,
    ReasonMissing,
    Role,
    check_may_appoint,
)
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY, is_club

_RUN_CLUB = [role for role in CLUB_ROLES if Action.RUN_CLUB in ALLOWS[role]]
_APPOINT = [role for role in Role if Action.APPOINT in ALLOWS[role]]


@transaction.atomic
def open_grant(
    act: Act,
    *,
    user: User,
    role: Role | str,
    path: str,
    valid_from: date,
    valid_to: date | None = None,
    is_acting: bool = False,
    acting_for: str = "",
    source: str = "",
    place_name: str = "",
) -> Grant:
    """Give a role over a path and all below it, from a day on.

    Refuses what lies outside the actor's reach, what is above the actor, the actor's own account, and a role that
    the account already holds there during that time.
    """
    role = Role(role)
    check_may_appoint(act, role, path)
    if act.actor_id is not None and act.actor_id == user.pk:
        raise NotForOneself(role=role)
    if valid_to is not None and valid_to <= valid_from:
        raise PeriodOutOfOrder(valid_from=valid_from, valid_to=valid_to)
    User.objects.select_for_update().get(pk=user.pk)  # two forms for one account wait for each other
    held = Grant.objects.filter(user=user, role=role, path=path, withdrawn_at__isnull=True)
    meets = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    if held.filter(meets, **({"valid_from__lt": valid_to} if valid_to else {})).exists():
        raise AlreadyHolds(name=user.name, role=role)
    grant = Grant.objects.create(
        user=user,
        role=role,
        path=path,
        valid_from=valid_from,
        valid_to=valid_to,
        is_acting=is_acting,
        acting_for=acting_for,
        source=source,
        place_name=place_name,
    )
    write_note(act, "access.open_grant", grant, path=path, fields=["user", "role", "path", "valid_from", "valid_to"])
    return grant


@transaction.atomic
def end_grant(act: Act, *, grant: Grant, on: date, reason: str, is_last_confirmed: bool = False) -> Grant:
    """End a role: `on` is the first day without it. Whoever may give the role may end it.

    A grant ended on or before its first day is withdrawn: it never counts, but stays to be seen. The last person who
    may run a club can be ended only by an officer above the club who confirms it, and so stands in meanwhile.
    """
    grant = Grant.objects.select_for_update().get(pk=grant.pk)
    check_may_appoint(act, Role(grant.role), grant.path)
    if grant.withdrawn_at or (grant.valid_to and grant.valid_to <= on):
        raise GrantAlreadyEnded(name=grant.user.name, valid_to=grant.valid_to or grant.valid_from)
    if not reason.strip():
        raise ReasonMissing()
    _check_someone_remains(act, grant, on, is_last_confirmed)
    if on <= grant.valid_from:
        grant.withdrawn_at = act.at
    else:
        grant.valid_to = on
    grant.save(update_fields=["valid_to", "withdrawn_at"])
    write_note(act, "access.end_grant", grant, path=grant.path, fields=["valid_to"], reason=reason.strip())
    return grant


@transaction.atomic
def move_grants(act: Act, *, old: str, new: str) -> int:
    """Rewrite the grants and devices below a path whose area or club was re-seated. For `journeys` only.

    Needs the founding and moving of clubs in hand over the old path; returns how many grants were moved.
    """
    act.must(Action.FOUND_CLUB, old)
    moved = list(Grant.objects.select_for_update().filter(path__startswith=old))
    for grant in moved:
        grant.path = new + grant.path.removeprefix(old)
    Grant.objects.bulk_update(moved, ["path"])
    devices = list(Device.objects.select_for_update().filter(path__startswith=old))
    for device in devices:
        device.path = new + device.path.removeprefix(old)
    Device.objects.bulk_update(devices, ["path"])
    for grant in moved:
        write_note(act, "access.move_grants", grant, path=grant.path, fields=["path"])
    return len(moved)


def _check_someone_remains(act: Act, grant: Grant, on: date, is_confirmed: bool) -> None:
    if is_club(grant.path) and grant.role in _RUN_CLUB:
        from_above = any(
            Action.RUN_CLUB in held.actions and grant.path != held.path and grant.path.startswith(held.path)
            for held in act.grants
        )
        if not _others(grant, _RUN_CLUB, on) and not (from_above and is_confirmed):
            raise LastPersonOfClub(name=grant.user.name)
    if grant.path == COUNTRY and grant.role in _APPOINT and not _others(grant, _APPOINT, on):
        raise LastPersonOfCountry(name=grant.user.name)


def _others(grant: Grant, roles: list[Role], on: date) -> bool:
    """Whether someone else holds one of these roles at the same path on that day; locked until this is done."""
    same_place = Grant.objects.select_for_update(of=("self",)).filter(
        path=grant.path, role__in=roles, user__is_active=True
    )
    return any(other.user_id != grant.user_id for other in same_place.order_by("pk").on(on))
