"""Where each account starts, by whose borders a figure is asked, and the words of an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.access.rules import CLUB_ROLES, Role
from chungtay.kernel.acts import HeldGrant
from chungtay.kernel.errors import NotFound


class Borders(StrEnum):
    """By which map a figure is asked; the values stand in addresses."""

    THEN = "ngay-do"
    NOW = "hom-nay"
    BEFORE = "truoc-2025"  # the last three-tier map, also for days after it


LAST_DAY_OF_THREE_TIERS = date(2025, 6, 30)
"""The day before the two-tier administration began (domain.md section 6)."""


class Front(StrEnum):
    """The page on which an account starts."""

    CLUB = "club"
    CLUBS = "clubs"
    DESK = "desk"
    NATION = "nation"
    PROJECT = "project"
    ACCOUNT = "account"


class AreaNotShown(NotFound):
    """No such area, or its figures are not this account's to see below the province."""


class MeasureUnknown(NotFound):
    """No figure of that code."""


@dataclass(frozen=True)
class Start:
    """Where someone starts, and at which club when there is exactly one."""

    front: Front
    club_id: int | None = None


_DESK = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_HELPER, Role.PROVINCE_OFFICER})
_NATION = frozenset({Role.CENTRE_OFFICER, Role.MINISTRY_READER})


def start_of(grants: Iterable[HeldGrant]) -> Start:
    """Offices before clubs: an officer who also sits on a board works at the desk, one click from the club."""
    held = list(grants)
    roles = {grant.role for grant in held}
    if roles & _DESK:
        return Start(Front.DESK)
    if roles & _NATION:
        return Start(Front.NATION)
    if Role.PARTNER in roles:
        return Start(Front.PROJECT)
    clubs = club_ids(held)
    if len(clubs) == 1:
        return Start(Front.CLUB, clubs[0])
    return Start(Front.CLUBS if clubs else Front.ACCOUNT)


def club_ids(grants: Iterable[HeldGrant]) -> list[int]:
    """The clubs in which these grants give a role."""
    names = {grant.path.rstrip("/").rpartition("/c")[2] for grant in grants if grant.role in CLUB_ROLES}
    return sorted(int(name) for name in names if name.isdecimal())


_ENGLISH_PAGES = ("/so-lieu/", "/de-an/", "/dia-ban/", "/vp/so-lieu/du-an/", "/vp/so-lieu/clb/")


def speaks_english(path: str) -> bool:
    """Whether a page has an English side: the public front and figures, and what partners read."""
    return path == "/" or path.startswith(_ENGLISH_PAGES)


ODD_SHARE_PERCENT, ODD_LEAST = 20, 10
"""A number that differs by a fifth, and by ten at least, from the month before is asked about again."""


def is_odd(before: int, now: int) -> bool:
    """Whether a number differs so much from the month before that the paper should be looked at again."""
    difference = abs(now - before)
    return before > 0 and difference >= ODD_LEAST and difference * 100 >= before * ODD_SHARE_PERCENT


PERIODS_AT_MOST = 36
FIGURES_AT_MOST = 5
CROSS_USUAL = ("clubs", "members")
GROUND = "dia-hinh"
CROSS_KINDS: dict[str, tuple[str, ...]] = {
    GROUND: ("clubs_plain", "clubs_mountain", "clubs_border", "clubs_island", "clubs_difficult", "clubs_no_terrain"),
    "de-an": ("clubs_before_1533", "clubs_1533", "clubs_1336", "clubs_1648"),
    "tuoi": ("clubs_under_1_year", "clubs_1_to_3_years", "clubs_3_to_5_years", "clubs_over_5_years"),
    "quy-mo": ("clubs_under_50", "clubs_50_to_70", "clubs_over_70"),
    "quan-ly": ("clubs_of_association", "clubs_of_women_union", "project_clubs"),
    "thanh-vien": ("women", "older_members", "members_80", "minority", "poor", "near_poor", "lives_alone", "disabled"),
}
"""Into which kinds a whole may be broken down instead of places; each kind is a figure of its own."""
