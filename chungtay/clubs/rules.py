"""A club's states and posts, and what may not be."""

from enum import StrEnum

from chungtay.kernel.errors import Conflict, RuleBroken


class State(StrEnum):
    """A club's life (domain.md section 2.3)."""

    PROPOSED = "proposed"
    SURVEYED = "surveyed"
    MOBILISING = "mobilising"
    DECIDED = "decided"
    ACTIVE = "active"
    WEAK = "weak"
    SUSPENDED = "suspended"
    MERGED = "merged"
    DISSOLVED = "dissolved"


NEXT: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.SURVEYED, State.DISSOLVED}),
    State.SURVEYED: frozenset({State.MOBILISING, State.DISSOLVED}),
    State.MOBILISING: frozenset({State.DECIDED, State.DISSOLVED}),
    State.DECIDED: frozenset({State.ACTIVE, State.DISSOLVED}),
    State.ACTIVE: frozenset({State.WEAK, State.SUSPENDED, State.MERGED, State.DISSOLVED}),
    State.WEAK: frozenset({State.ACTIVE, State.SUSPENDED, State.MERGED, State.DISSOLVED}),
    State.SUSPENDED: frozenset({State.ACTIVE, State.WEAK, State.MERGED, State.DISSOLVED}),
    State.MERGED: frozenset(),
    State.DISSOLVED: frozenset(),
}

LIVING = frozenset({State.ACTIVE, State.WEAK, State.SUSPENDED})


class ManagingOrg(StrEnum):
    """Who runs the club; some older ones are the Women's Union's, which explains why totals differ."""

    ASSOCIATION = "association"
    WOMEN_UNION = "women_union"
    OTHER = "other"


class Post(StrEnum):
    """A seat on the management board (Ban Chủ nhiệm). Values are those of `access.Role`."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    ACCOUNTANT = "accountant"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    BOARD_MEMBER = "board_member"


SINGLE_POSTS = frozenset({Post.CHAIR, Post.ACCOUNTANT, Post.TREASURER, Post.SECRETARY})


class EndReason(StrEnum):
    """Why a membership ended."""

    LEFT = "left"
    DIED = "died"
    MOVED = "moved"
    STRUCK = "struck"
    CLUB_MERGED = "club_merged"
    CLUB_CLOSED = "club_closed"
    ENTERED_WRONGLY = "entered_wrongly"


class TeamKind(StrEnum):
    """A neighbourhood group, or one of the activity teams."""

    NEIGHBOURHOOD = "neighbourhood"
    ACTIVITY = "activity"


class ActivityArea(StrEnum):
    """The eight areas; codes are stable, labels editable (domain.md section 2.7)."""

    INCOME = "income"
    HEALTH = "health"
    HOMECARE = "homecare"
    SELFHELP = "selfhelp"
    RIGHTS = "rights"
    AWARENESS = "awareness"
    SPIRIT = "spirit"
    RESOURCE = "resource"


class Calendar(StrEnum):
    """By which calendar a club counts its meeting day."""

    SOLAR = "solar"
    LUNAR = "lunar"


class FoundingStepKind(StrEnum):
    """The steps and papers of a founding (domain.md section 2.3)."""

    REQUEST = "request"
    SURVEY = "survey"
    COMMITTEE = "committee"
    MEMBER_LIST = "member_list"
    BOARD_LIST = "board_list"
    DRAFT_REGULATION = "draft_regulation"
    DECISION = "decision"
    LAUNCH = "launch"
    TRAINING = "training"


class StepNotNext(RuleBroken):
    """A club cannot go from its state to the one asked for."""


class AlreadyMember(Conflict):
    """The person is a member of this club already."""


class NumberTaken(Conflict):
    """Another membership of this club carries this number."""


class AccountantIsTreasurer(RuleBroken):
    """One person cannot keep the books and hold the cash."""


class PostTaken(Conflict):
    """Somebody holds this post now; end that seat first."""


class BoardFull(RuleBroken):
    """A board has nine seats at most."""


class NotAMember(RuleBroken):
    """The person is not a member of this club on that day."""


class ClubIsClosed(RuleBroken):
    """The club was merged or dissolved."""


class EndsBeforeItBegan(RuleBroken):
    """The day of the end lies before the day it began."""


class AlreadyClaimed(Conflict):
    """Another club has taken the place of this published one."""
