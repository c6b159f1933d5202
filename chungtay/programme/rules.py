"""Names of limits, owners and units of targets, how a target is compared, and what may not be set."""

from datetime import date
from enum import StrEnum

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.kernel.paths import COUNTRY

WHOLE_BP = 10_000  # 100 % in basis points


class LimitName(StrEnum):
    """A number that a decision, guide or plan sets; shares are basis points, the rest plain counts."""

    CLUB_MEMBERS_MIN = "club_members_min"
    CLUB_MEMBERS_MAX = "club_members_max"
    WOMEN_SHARE_MIN = "women_share_min"
    WOMEN_SHARE_MAX = "women_share_max"
    OLDER_SHARE_MIN = "older_share_min"
    OLDER_SHARE_MAX = "older_share_max"
    OLDER_WOMEN_SHARE_MIN = "older_women_share_min"  # women among the older persons, Decision 1648
    OLDER_WOMEN_SHARE_MAX = "older_women_share_max"
    YOUNGER_SHARE_MIN = "younger_share_min"
    YOUNGER_SHARE_MAX = "younger_share_max"
    OLDER_AGE = "older_age"  # 60 by law
    OLDER_AGE_CLUB = "older_age_club"  # 55 in club practice
    BOARD_SEATS_MIN = "board_seats_min"
    BOARD_SEATS_MAX = "board_seats_max"
    BOARD_SEATS_USUAL_MIN = "board_seats_usual_min"
    BOARD_SEATS_USUAL_MAX = "board_seats_usual_max"
    MEETINGS_A_YEAR_MIN = "meetings_a_year_min"
    ATTENDANCE_SHARE_MIN = "attendance_share_min"
    HOME_CARE_VOLUNTEERS_MIN = "home_care_volunteers_min"
    COVERED_CLUBS_MIN = "covered_clubs_min"
    COVERED_CLUBS_USUAL_MAX = "covered_clubs_usual_max"
    BORROWER_SHARE_MIN = "borrower_share_min"
    CHECK_UPS_A_YEAR_MIN = "check_ups_a_year_min"
    COMMUNITY_HELPS_A_MONTH_MIN = "community_helps_a_month_min"
    SUDDEN_HELPS_A_MONTH_MIN = "sudden_helps_a_month_min"
    RIGHTS_TALKS_A_YEAR_MIN = "rights_talks_a_year_min"
    RIGHTS_HELPED_A_YEAR_MIN = "rights_helped_a_year_min"
    DIALOGUES_A_YEAR_MIN = "dialogues_a_year_min"
    PROPOSALS_SOLVED_A_YEAR_MIN = "proposals_solved_a_year_min"
    TOPICS_A_YEAR_MIN = "topics_a_year_min"
    ART_TEAM_WITHIN_MONTHS = "art_team_within_months"
    EXCHANGES_A_YEAR_MIN = "exchanges_a_year_min"
    RAISING_MONTHS_A_YEAR_MIN = "raising_months_a_year_min"
    KEEP_LEFT_YEARS = "keep_left_years"  # data of who left, but for money
    KEEP_LOOKS_YEARS = "keep_looks_years"  # who looked at health and care
    REPORT_CLUB_DAYS = "report_club_days"  # after the day counted to: when a club's report is due
    REPORT_COMMUNE_DAYS = "report_commune_days"
    REPORT_PROVINCE_DAYS = "report_province_days"
    REPORT_CHANGE_SHARE_MIN = "report_change_share_min"  # members moved by more than this: look before accepting
    REPORT_NEIGHBOUR_TIMES = "report_neighbour_times"  # times the middle of the neighbours, or that part of it: look
    SUPERVISION_ANSWER_DAYS = "supervision_answer_days"  # offered when a difficulty is raised or passed up
    SUPERVISION_ASKED_DAYS = "supervision_asked_days"  # offered for what a visit asks to be put right
    SUPERVISION_WRITTEN_DAYS = "supervision_written_days"  # until when a visit may be written down
    SUPERVISION_NEW_BOARD_DAYS = "supervision_new_board_days"  # a new chair is a reason to visit
    SUPERVISION_SILENT_MONTHS = "supervision_silent_months"  # without a meeting: a reason to visit
    SUPERVISION_FALL_SHARE_MIN = "supervision_fall_share_min"  # attendance fallen by this much: a reason to visit


class TargetOwner(StrEnum):
    """Who set the target: their numbers stand side by side and need not add up."""

    STATE = "state"
    ASSOCIATION = "association"
    PROVINCE = "province"
    DISTRICT = "district"  # until June 2025
    COMMUNE = "commune"
    PROJECT = "project"


class Comparison(StrEnum):
    """How a counted value is held against a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    IN_WORDS = "in_words"  # qualitative: shown, never computed


class Unit(StrEnum):
    """What a target counts; shares are basis points, the rest plain numbers."""

    CLUBS = "clubs"
    PEOPLE = "people"
    COMMUNES = "communes"
    SHARE = "share"
    VND = "vnd"
    NONE = ""


class Mark(StrEnum):
    """How sure we are: read in a source, or read into it. INFERRED is a setting, never law."""

    SOURCED = "SOURCED"
    INFERRED = "INFERRED"


PAIRS: dict[LimitName, LimitName] = {
    LimitName.CLUB_MEMBERS_MIN: LimitName.CLUB_MEMBERS_MAX,
    LimitName.WOMEN_SHARE_MIN: LimitName.WOMEN_SHARE_MAX,
    LimitName.OLDER_SHARE_MIN: LimitName.OLDER_SHARE_MAX,
    LimitName.OLDER_WOMEN_SHARE_MIN: LimitName.OLDER_WOMEN_SHARE_MAX,
    LimitName.YOUNGER_SHARE_MIN: LimitName.YOUNGER_SHARE_MAX,
    LimitName.BOARD_SEATS_MIN: LimitName.BOARD_SEATS_MAX,
    LimitName.BOARD_SEATS_USUAL_MIN: LimitName.BOARD_SEATS_USUAL_MAX,
    LimitName.COVERED_CLUBS_MIN: LimitName.COVERED_CLUBS_USUAL_MAX,
}
"""Each lower end with its upper end."""

AREA_LIMITS = (
    LimitName.BORROWER_SHARE_MIN,
    LimitName.CHECK_UPS_A_YEAR_MIN,
    LimitName.HOME_CARE_VOLUNTEERS_MIN,
    LimitName.COMMUNITY_HELPS_A_MONTH_MIN,
    LimitName.SUDDEN_HELPS_A_MONTH_MIN,
    LimitName.RIGHTS_TALKS_A_YEAR_MIN,
    LimitName.RIGHTS_HELPED_A_YEAR_MIN,
    LimitName.DIALOGUES_A_YEAR_MIN,
    LimitName.PROPOSALS_SOLVED_A_YEAR_MIN,
    LimitName.TOPICS_A_YEAR_MIN,
    LimitName.ART_TEAM_WITHIN_MONTHS,
    LimitName.EXCHANGES_A_YEAR_MIN,
    LimitName.RAISING_MONTHS_A_YEAR_MIN,
)
"""What the eight areas of a club are held to, month by month; a room that measures by another adds it here."""


class NoSuchProgramme(NotFound):
    """No programme, target, limit or project of this name."""


class LimitSetLater(Conflict):
    """A value that begins on or after this day stands already; a new one may only follow it."""


class LimitOutOfRange(RuleBroken):
    """A share lies between 0 and 100 %, a count is not negative."""


class LimitEndsCross(RuleBroken):
    """The lower end would lie above the upper end."""


class TargetWithoutValue(RuleBroken):
    """A target that is compared needs its number; between needs two in order."""


class OwnerNotOfPlace(RuleBroken):
    """The State and the Association set targets for the country, a province for itself."""


class TargetReplaced(Conflict):
    """Another target has taken this one's place already."""


class TargetStands(Conflict):
    """A target with this code, owner, place and day stands already; replace that one."""


class DocumentKnown(Conflict):
    """This number of this issuer is in the list already."""


class ProjectKnown(Conflict):
    """A project of this code is in the list already."""


class EndsBeforeStart(RuleBroken):
    """The end lies before the beginning."""


def is_share(name: LimitName) -> bool:
    """Whether the limit is a share, held in basis points."""
    return "_share_" in name


def check_limit_value(name: LimitName, value: int) -> None:
    """Refuse what cannot be: a negative count, a share above the whole."""
    if value < 0 or (is_share(name) and value > WHOLE_BP):
        raise LimitOutOfRange(name=name, value=value)


def other_end(name: LimitName) -> LimitName | None:
    """The limit at the other end of the same range, if there is one."""
    back = {upper: lower for lower, upper in PAIRS.items()}
    return PAIRS.get(name) or back.get(name)


def check_ends(name: LimitName, value: int, other: int | None) -> None:
    """Refuse a lower end above its upper end."""
    if other is None:
        return
    lower, upper = (value, other) if name in PAIRS else (other, value)
    if lower > upper:
        raise LimitEndsCross(lower=lower, upper=upper)


def check_target_value(comparison: Comparison, value: int | None, value_to: int | None) -> None:
    """Refuse a target that could not be held against a result."""
    if comparison == Comparison.IN_WORDS:
        return
    if value is None or value < 0:
        raise TargetWithoutValue(comparison=comparison)
    if comparison == Comparison.BETWEEN and (value_to is None or value_to < value):
        raise TargetWithoutValue(comparison=comparison)


def check_owner(owner: TargetOwner, path: str) -> None:
    """Refuse a national owner below the country and a local owner of the whole country."""
    is_local = owner in (TargetOwner.PROVINCE, TargetOwner.DISTRICT, TargetOwner.COMMUNE)
    if is_local == (path == COUNTRY):
        raise OwnerNotOfPlace(owner=owner, path=path)


def check_period(starts_on: date, ends_on: date | None) -> None:
    """Refuse an end that does not lie after the beginning."""
    if ends_on is not None and ends_on <= starts_on:
        raise EndsBeforeStart(starts_on=starts_on, ends_on=ends_on)
