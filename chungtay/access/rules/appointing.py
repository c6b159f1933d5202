"""Who may appoint whom, at which kind of path, and what giving or ending a role is refused for."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from chungtay.access.rules.roles import CLUB_ROLES, OFFICE_ROLES, Action, Role
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.kernel.errors import Conflict, Forbidden, NotFound, RuleBroken
from chungtay.kernel.paths import ancestors, is_club

MAY_APPOINT: dict[Role, frozenset[Role]] = {
    Role.CHAIR: CLUB_ROLES - {Role.CHAIR},  # a chair is recognised from above, never by a chair
    Role.COMMUNE_OFFICER: CLUB_ROLES | {Role.COMMUNE_HELPER},
    Role.PROVINCE_OFFICER: CLUB_ROLES | {Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER, Role.PARTNER},
    Role.CENTRE_OFFICER: OFFICE_ROLES - {Role.CENTRE_OFFICER, Role.ADMINISTRATOR} | CLUB_ROLES,
    Role.ADMINISTRATOR: OFFICE_ROLES - {Role.PARTNER},
}
"""Which roles a role gives and ends, inside its own path only. Whoever may appoint may also end."""


class Level(StrEnum):
    """At which kind of path a role is held."""

    CLUB = "club"
    COMMUNE = "commune"
    PROVINCE = "province"
    COUNTRY = "country"


LEVEL_OF: dict[Role, Level] = dict.fromkeys(CLUB_ROLES, Level.CLUB) | {
    Role.PARTNER: Level.CLUB,  # one grant per club of the project
    Role.COMMUNE_OFFICER: Level.COMMUNE,
    Role.COMMUNE_HELPER: Level.COMMUNE,
    Role.PROVINCE_OFFICER: Level.PROVINCE,
    Role.CENTRE_OFFICER: Level.COUNTRY,
    Role.MINISTRY_READER: Level.COUNTRY,
    Role.ADMINISTRATOR: Level.COUNTRY,
}


class RoleState(StrEnum):
    """Where a given role stands on a day."""

    LATER = "later"
    HOLDS = "holds"
    OVER = "over"


def state_of(valid_from: date, valid_to: date | None, day: date) -> RoleState:
    """Whether a role holds on this day, comes later, or is over."""
    if valid_to is not None and valid_to <= day:
        return RoleState.OVER
    return RoleState.HOLDS if valid_from <= day else RoleState.LATER


SECOND_FACTOR_ROLES = frozenset({Role.PROVINCE_OFFICER, Role.CENTRE_OFFICER, Role.MINISTRY_READER, Role.ADMINISTRATOR})
"""From the province up a password alone opens nothing."""

COMMUNE_ROLES = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER})
"""Asked for a second factor where the installation says so (`SECOND_FACTOR_FOR_COMMUNES`)."""


def needs_second_factor(role: str, *, communes_too: bool) -> bool:
    """Whether this role is opened by a second factor only."""
    return role in SECOND_FACTOR_ROLES or (communes_too and role in COMMUNE_ROLES)


def level_of(path: str) -> Level:
    """The kind of path on today's map: the country, a province, a commune below it, or a club."""
    if is_club(path):
        return Level.CLUB
    return (Level.COUNTRY, Level.PROVINCE, Level.COMMUNE)[min(len(ancestors(path)) - 1, 2)]


def roles_to_give(grants: Iterable[HeldGrant], path: str) -> frozenset[Role]:
    """The roles these grants let someone give or end at this path."""
    given: set[Role] = set()
    for grant in grants:
        if not path.startswith(grant.path) or Action.APPOINT not in grant.actions:
            continue
        # a command or a worker holds no role, only the action
        given |= MAY_APPOINT[Role(grant.role)] if grant.role in set(Role) else set(Role)
    return frozenset(role for role in given if LEVEL_OF[role] == level_of(path))


def check_may_appoint(act: Act, role: Role, path: str) -> None:
    """Refuse what is above oneself with 403, and what lies outside one's reach as not there."""
    if not act.may(Action.APPOINT, path):
        raise NotFound(path=path)
    if LEVEL_OF[role] != level_of(path):
        raise RoleNotForThisPlace(role=role, path=path)
    if role not in roles_to_give(act.grants, path):
        raise AboveOneself(role=role, path=path)


class RoleNotForThisPlace(RuleBroken):
    """A club role over an area, or the other way round."""


class AboveOneself(Forbidden):
    """The role is not one that the actor gives or ends."""


class NotForOneself(RuleBroken):
    """Nobody gives a role to their own account: another person must."""


class AlreadyHolds(RuleBroken):
    """The account holds this role over this path during part of that time."""


class PeriodOutOfOrder(RuleBroken):
    """A period ends before it begins."""


class GrantAlreadyEnded(Conflict):
    """Somebody ended this grant before."""


class ReasonMissing(RuleBroken):
    """Ending a role needs a reason in words."""


class LastPersonOfClub(RuleBroken):
    """Ending this grant would leave a club with nobody who may run it."""


class LastPersonOfCountry(RuleBroken):
    """Ending this grant would leave nobody who may appoint for the whole country."""
