"""Who holds which grants on a day, and whose account one may let in."""

from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db import connection

from chungtay.access.models import Grant, User
from chungtay.access.rules import (
    ALLOWS,
    CLUB_ROLES,
    OFFICE_ROLES,
    AboveOneself,
    HoldsNoRole,
    HoldsRolesAbove,
    Role,
    check_may_appoint,
)
from chungtay.kernel.acts import Act, HeldGrant, Reach
from chungtay.kernel.errors import NotFound
from chungtay.records.queries import first_where

# what `Grant.objects.on` says, written out: it is asked with every page and form
_HELD = f"""
SELECT role, path FROM {Grant._meta.db_table}
WHERE user_id = %(user)s AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s) AND withdrawn_at IS NULL
"""  # noqa: S608 - our own name


def account_numbered(user_id: int) -> User | None:
    """The account of this number, if there is one."""
    return first_where(User, "it.id = %s", [user_id])


def session_data(session_key: str, at: datetime) -> str | None:
    """What stands in a session that is not over."""
    with connection.cursor() as cursor:
        cursor.execute(_SESSION, [session_key, at])
        found = cursor.fetchone()
    return found[0] if found else None


_SESSION = f"SELECT session_data FROM {Session._meta.db_table} WHERE session_key = %s AND expire_date > %s"  # noqa: S608


def act_of(user: User, at: datetime) -> Act:
    """The act of this account at this instant, with every grant it holds that day. One query."""
    bare = Act(actor_id=user.pk, at=at)
    with connection.cursor() as cursor:
        cursor.execute(_HELD, {"user": user.pk, "day": bare.day})
        held = cursor.fetchall()
    grants = tuple(HeldGrant(role, path, frozenset(ALLOWS[Role(role)])) for role, path in held)
    return Act(actor_id=user.pk, at=at, grants=grants)


def check_may_let_in(act: Act, user: User) -> list[Grant]:
    """Refuse unless the actor gives every role that the account holds now or will hold; returns these grants.

    Who may make a slip takes the account over. So the chair who gives a seat in the club may not do it for a commune
    officer who also sits there: all roles, not one of them.
    """
    grants = list(Grant.objects.filter(user=user).open_or_later(act.day))
    if not grants:
        raise HoldsNoRole(name=user.name)
    within = 0
    for grant in grants:
        try:
            check_may_appoint(act, Role(grant.role), grant.path)
            within += 1
        except (AboveOneself, NotFound):
            continue
    if not within:
        raise NotFound(user=user.pk)
    if within < len(grants):
        raise HoldsRolesAbove(name=user.name)
    return grants


def grants_of(user: User, day: date) -> list[Grant]:
    """The roles of an account, the present and coming ones first, then those that are over."""
    held = Grant.objects.filter(user=user, withdrawn_at__isnull=True)
    return sorted(
        held, key=lambda grant: (bool(grant.valid_to and grant.valid_to <= day), -grant.valid_from.toordinal())
    )


def get_grant(reach: Reach, grant_id: int) -> Grant:
    """A grant within the reach, or `NotFound`."""
    grant = Grant.objects.within(reach).filter(pk=grant_id).select_related("user").first()
    if grant is None:
        raise NotFound(grant=grant_id)
    return grant  # type: ignore[no-any-return]  # the query set of a dated model is typed as Any


def home_of(act: Act) -> str:
    """Where someone starts: an office's desk, the page of the one club, the list of several, else the account."""
    if any(grant.role in OFFICE_ROLES for grant in act.grants):
        return "/vp/"
    clubs = {grant.path.rstrip("/").rpartition("/c")[2] for grant in act.grants if grant.role in CLUB_ROLES}
    if len(clubs) == 1:
        return f"/clb/{clubs.pop()}/"
    return "/clb/" if clubs else "/tai-khoan/"
