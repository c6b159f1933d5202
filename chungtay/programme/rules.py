"""Names of limits, owners of targets, and how a target is compared."""

from enum import StrEnum


class LimitName(StrEnum):
    """A number that a decision, guide or plan sets; shares are basis points, the rest plain counts."""

    CLUB_MEMBERS_MIN = "club_members_min"
    CLUB_MEMBERS_MAX = "club_members_max"
    WOMEN_SHARE_MIN = "women_share_min"
    WOMEN_SHARE_MAX = "women_share_max"
    OLDER_SHARE_MIN = "older_share_min"
    OLDER_SHARE_MAX = "older_share_max"
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


class TargetOwner(StrEnum):
    """Who set the target: their numbers stand side by side and need not add up."""

    STATE = "state"
    ASSOCIATION = "association"
    PROVINCE = "province"
    COMMUNE = "commune"
    PROJECT = "project"


class Comparison(StrEnum):
    """How a counted value is held against a target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    IN_WORDS = "in_words"  # qualitative: shown, never computed
