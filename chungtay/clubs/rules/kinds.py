"""States, posts, teams, reasons: what a club and its people can be; and the line of a register."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from chungtay.kernel.errors import Refusal
from chungtay.people.rules import PersonFacts, StatusValue


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
CLOSED = frozenset({State.MERGED, State.DISSOLVED})
FIRST_STATES = frozenset({State.PROPOSED, State.DECIDED, State.ACTIVE})
"""A founding begins with a proposal; a club known only from its decision, or one that lives already, is entered so."""


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


POST_ORDER = {post: place for place, post in enumerate(Post)}
BOARD_AT_MOST = 9
"""What a trigger holds to as well; the usual 5 to 7 is a limit of `programme` and only warned about."""

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


TEAMS_OF_EIGHT = tuple(ActivityArea)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewMember:
    """One line of a register to be enrolled: a new person by `facts`, or one that is known by `person_id`.

    `number` 0 takes the club's next. `line` is what a refusal names: the row of a workbook. Statuses hold from the day
    they are told unless `statuses_since` says otherwise. Without a `key` one is made from the form's key and the line.
    """

    club_id: int
    joined_on: date
    facts: PersonFacts | None = None
    person_id: int | None = None
    number: int = 0
    statuses: tuple[StatusValue, ...] = ()
    statuses_since: date | None = None
    source: str = ""
    line: int = 1
    key: UUID | None = None


@dataclass(frozen=True)
class LineRefused:
    """What is wrong with one line, as the refusal it would be if it came alone."""

    line: int
    refusal: Refusal


# --- refusals ---------------------------------------------------------------------------------------------------
