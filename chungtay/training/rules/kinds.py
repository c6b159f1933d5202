"""Kinds of courses, whom they are for, who teaches, what somebody invited answered."""

from enum import StrEnum


class CourseKind(StrEnum):
    """What a course is (domain.md section 2.4: five days, then supplementary; [S01] quality, integrated care)."""

    INITIAL = "initial"
    SUPPLEMENTARY = "supplementary"
    MASTER = "master"  # giảng viên nguồn
    QUALITY = "quality"
    CARE = "care"  # integrated care, care at home
    SKILL = "skill"  # books, income, phones


class Audience(StrEnum):
    """Whom a course is for: the posts of a board as `clubs` names them, volunteers, and people from outside clubs."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    ACCOUNTANT = "accountant"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    BOARD_MEMBER = "board_member"
    CARE_VOLUNTEER = "care_volunteer"
    OFFICER = "officer"
    HEALTH_WORKER = "health_worker"  # of a commune's station, a district's centre
    PARTNER = "partner"  # of a donor, a project
    OTHER_BODY = "other_body"  # an officer of another body: the Front, the women's union, a department


OUTSIDE_AUDIENCES = (Audience.OFFICER, Audience.HEALTH_WORKER, Audience.PARTNER, Audience.OTHER_BODY)
CLUB_AUDIENCES = tuple(audience for audience in Audience if audience not in OUTSIDE_AUDIENCES)
BOARD_AUDIENCES = tuple(audience for audience in CLUB_AUDIENCES if audience is not Audience.CARE_VOLUNTEER)


class TrainerKind(StrEnum):
    """Where a trainer comes from."""

    MASTER = "master"  # giảng viên nguồn
    OFFICER = "officer"
    GUEST = "guest"  # a doctor, a bank, an agricultural adviser


class Answer(StrEnum):
    """What somebody invited said."""

    ASKED = "asked"
    COMES = "comes"
    ABSENT = "absent"


class Untrained(StrEnum):
    """Which clubs to list."""

    ANY = "any"  # somebody of the board or of the volunteers is untrained
    WHOLE_BOARD = "whole_board"
    PART_OF_BOARD = "part_of_board"
    VOLUNTEERS = "volunteers"
    NO_BOARD = "no_board"
    NOBODY = "nobody"  # everybody is trained
    ALL = "all"
