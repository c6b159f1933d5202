"""Roles, actions, and the one table that says which role may do what."""

from enum import StrEnum


class Role(StrEnum):
    """What someone is, over a path. The first ten live in a club, the rest over areas."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    ACCOUNTANT = "accountant"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    BOARD_MEMBER = "board_member"
    CARE_VOLUNTEER = "care_volunteer"
    HEALTH_VOLUNTEER = "health_volunteer"
    CASE_MANAGER = "case_manager"
    STATION_WORKER = "station_worker"
    COMMUNE_OFFICER = "commune_officer"
    COMMUNE_HELPER = "commune_helper"
    PROVINCE_OFFICER = "province_officer"
    CENTRE_OFFICER = "centre_officer"
    MINISTRY_READER = "ministry_reader"
    PARTNER = "partner"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What can be done. A view asks for one of these, a service asks again."""

    SEE_CLUB = "see_club"  # the club's own pages, its people by name
    KEEP_REGISTER = "keep_register"  # members, teams, household facts
    RUN_MEETING = "run_meeting"  # open a meeting, tick who came, close it
    KEEP_BOOKS = "keep_books"  # money: receipts, payments, loans
    CONFIRM_ACCOUNTS = "confirm_accounts"  # the accountant's confirmation of a closing or a count
    CONFIRM_CASH = "confirm_cash"  # the treasurer's
    REOPEN_BOOKS = "reopen_books"  # open closed books again, agree to write a loan off: the level above
    FOLLOW_RIGHTS = "follow_rights"  # who is due what and does not receive it, by name: the club's board alone
    RUN_CLUB = "run_club"  # regulation, meeting day, board seats
    SEE_CARE = "see_care"  # the pages of home care; whose rows one sees there is decided by each person's care circle
    RUN_CARE = "run_care"  # the list of people cared for, volunteers, weeks; again only where one is in the circle
    KEEP_HEALTH = "keep_health"  # readings, sheets, slips of the members: the club's health team and nobody else
    SEE_OFFICE = "see_office"  # the desk of an office: its clubs, who has reported
    FOUND_CLUB = "found_club"  # found, confirm, suspend, merge, dissolve clubs
    TYPE_SHEET = "type_sheet"  # type a paper sheet for a club
    IMPORT_REGISTER = "import_register"
    KEEP_PLACES = "keep_places"  # hamlets, terrain, commune facts
    KEEP_MAP = "keep_map"  # names, successions, changes of the national map
    KEEP_PROGRAMME = "keep_programme"  # decisions, targets, projects
    SEE_FIGURES = "see_figures"  # figures down to the club
    SEE_PROJECT_FIGURES = "see_project_figures"  # figures of one's project clubs, no names
    KEEP_PAPERS = "keep_papers"  # an office's letterhead, numbers, registers, templates
    HAND_UP = "hand_up"  # write and hand up the report of an office, accept those from below
    SUPERVISE = "supervise"  # plan and write visits to clubs, ask for what is to be put right, answer difficulties
    TRAIN = "train"  # hold classes of one's own office, keep its catalogue, trainers and materials
    APPOINT = "appoint"  # give and end roles below oneself
    SEE_TRAIL = "see_trail"  # who did what


_CLUB_PAGES = frozenset({Action.SEE_CLUB, Action.SEE_FIGURES})
_CARE = frozenset({Action.SEE_CARE})
_BOARD = _CLUB_PAGES | _CARE | {Action.RUN_MEETING, Action.KEEP_REGISTER, Action.FOLLOW_RIGHTS}
_COMMUNE = frozenset(
    {
        Action.SEE_CLUB,
        Action.KEEP_REGISTER,
        Action.RUN_MEETING,
        Action.RUN_CLUB,
        Action.REOPEN_BOOKS,
        Action.SEE_OFFICE,
        Action.FOUND_CLUB,
        Action.TYPE_SHEET,
        Action.IMPORT_REGISTER,
        Action.KEEP_PLACES,
        Action.KEEP_PAPERS,
        Action.HAND_UP,
        Action.SUPERVISE,
        Action.TRAIN,
        Action.SEE_FIGURES,
        Action.APPOINT,
        Action.SEE_TRAIL,
    }
)
# Money is written by the club alone. The commune next to it opens closed books; further up books are read.
_PROVINCE = (_COMMUNE - {Action.REOPEN_BOOKS}) | {Action.KEEP_PROGRAMME}

ALLOWS: dict[Role, frozenset[Action]] = {
    Role.CHAIR: _BOARD
    | {Action.RUN_CLUB, Action.APPOINT, Action.KEEP_BOOKS, Action.IMPORT_REGISTER, Action.SEE_TRAIL, Action.RUN_CARE}
    | {Action.KEEP_HEALTH},
    Role.VICE_CHAIR: _BOARD | {Action.RUN_CARE, Action.KEEP_HEALTH},
    Role.ACCOUNTANT: _BOARD | {Action.KEEP_BOOKS, Action.CONFIRM_ACCOUNTS},
    Role.TREASURER: _BOARD | {Action.KEEP_BOOKS, Action.CONFIRM_CASH},
    Role.SECRETARY: _BOARD | {Action.IMPORT_REGISTER},
    Role.BOARD_MEMBER: _BOARD,
    Role.CARE_VOLUNTEER: _CARE,
    Role.HEALTH_VOLUNTEER: _CLUB_PAGES | {Action.KEEP_HEALTH},
    Role.CASE_MANAGER: _CARE,  # from outside the club: sees no member, only those in whose circle they are named
    Role.STATION_WORKER: _CARE,
    Role.COMMUNE_OFFICER: _COMMUNE,
    Role.COMMUNE_HELPER: frozenset({Action.SEE_CLUB, Action.SEE_OFFICE, Action.TYPE_SHEET, Action.SEE_FIGURES}),
    Role.PROVINCE_OFFICER: _PROVINCE,
    Role.CENTRE_OFFICER: _PROVINCE | {Action.KEEP_MAP},
    Role.MINISTRY_READER: frozenset({Action.SEE_FIGURES}),
    Role.PARTNER: frozenset({Action.SEE_PROJECT_FIGURES}),
    Role.ADMINISTRATOR: frozenset({Action.APPOINT, Action.KEEP_MAP, Action.SEE_TRAIL}),
}

CLUB_ROLES = frozenset(
    {
        Role.CHAIR,
        Role.VICE_CHAIR,
        Role.ACCOUNTANT,
        Role.TREASURER,
        Role.SECRETARY,
        Role.BOARD_MEMBER,
        Role.CARE_VOLUNTEER,
        Role.HEALTH_VOLUNTEER,
        Role.CASE_MANAGER,
        Role.STATION_WORKER,
    }
)
OFFICE_ROLES = frozenset(Role) - CLUB_ROLES
