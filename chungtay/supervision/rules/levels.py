"""The four levels, and where each lies for a club or an office: a level and a path of today name an office."""

from enum import StrEnum

from chungtay.kernel.paths import ancestors, is_club
from chungtay.supervision.rules.refusals import NobodyAbove, OwnerAboveVisit


class Level(StrEnum):
    """Who visits, owns a recommendation, raises or answers a difficulty. Since 2025 three levels stand above a club."""

    CLUB = "club"
    COMMUNE = "commune"
    PROVINCE = "province"
    COUNTRY = "country"


OFFICES = (Level.COMMUNE, Level.PROVINCE, Level.COUNTRY)
_DEPTH = {Level.COUNTRY: 0, Level.PROVINCE: 1, Level.COMMUNE: 2, Level.CLUB: 3}
_ABOVE = {Level.CLUB: Level.COMMUNE, Level.COMMUNE: Level.PROVINCE, Level.PROVINCE: Level.COUNTRY}


def path_at(level: Level, path: str) -> str:
    """The path of this level above (or at) a club or office: what moves with the club needs no path of its own."""
    return ancestors(path)[_DEPTH[level]]


def level_of(path: str) -> Level:
    """Which level sits at a path of today."""
    if is_club(path):
        return Level.CLUB
    return (Level.COUNTRY, Level.PROVINCE, Level.COMMUNE)[min(len(ancestors(path)) - 1, 2)]


def levels_from(path: str) -> list[Level]:
    """The levels at a path and above it, the nearest first."""
    return [level for level in Level if _DEPTH[level] < len(ancestors(path))]


def above(level: Level) -> Level:
    """The level above; the centre has none."""
    if level is Level.COUNTRY:
        raise NobodyAbove()
    return _ABOVE[level]


def check_owner(owner: Level, visitor: Level) -> None:
    """Refuse to set a task to a level above the one that visits."""
    if _DEPTH[owner] < _DEPTH[visitor]:
        raise OwnerAboveVisit()
