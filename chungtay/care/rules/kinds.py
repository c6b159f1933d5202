"""The kinds of help, of visits, of seats in a circle, and the facts that are asked for."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import IntEnum, StrEnum

MINUTES_AT_MOST = 600
WORDS_AT_MOST = 500
SEAT_DAYS_AT_MOST = 366
"""A circle is agreed for a year at the longest and then asked for again (a setting of ours, no law)."""
REVIEW_DAYS_AT_MOST = 366
REVIEW_AFTER_DAYS = 182
"""The needs are looked at again after half a year unless another day is agreed."""
RENEW_DAYS_BEFORE = 30
AGREED_AGAIN_DAYS = 31
"""From so many days before its end on a seat may be agreed for another year, which then follows on it."""
SLIP_WAITS_DAYS = 7
"""After a week without an answer a slip is asked after."""
ERASED = "–"
"""What stands where something had to be said and was erased."""
SHOWN_MINUTES = 30
"""So long a supervisor reads the book on the club's phone; then it is shown anew."""
LAPSED_DAYS = 90
"""So long may who kept a lapsed circle still ask the person for a new one."""
CLIENTS_TO_A_CARER = 3
"""More people than this on one volunteer show as a load (a setting of ours)."""


class CircleKind(StrEnum):
    """As what somebody belongs to the circle of a person."""

    COORDINATOR = "coordinator"  # of the board: missed visits and worries come to them
    VOLUNTEER = "volunteer"
    ASSISTANT = "assistant"  # to the case manager, in the village
    CASE_MANAGER = "case_manager"
    STATION = "station"  # the one worker of the commune's health station


INSIDE_ONLY = frozenset({CircleKind.COORDINATOR, CircleKind.VOLUNTEER, CircleKind.ASSISTANT})
"""These are members of the club; a case manager may be, a worker of the station comes from outside."""

LEADS = frozenset({CircleKind.COORDINATOR, CircleKind.CASE_MANAGER})
"""Who answers for the folder: plans, names and ends the circle, is told of worries and missed visits."""

GOES = INSIDE_ONLY
"""Who goes on rounds."""


class Task(StrEnum):
    """What a volunteer helps with (domain §2.7)."""

    COMPANY = "company"
    MEALS = "meals"
    CLEANING = "cleaning"
    WASHING = "washing"
    SHOPPING = "shopping"
    MEDICINE = "medicine"
    PRESSURE = "pressure"
    MASSAGE = "massage"
    EXERCISE = "exercise"
    ERRANDS = "errands"
    FARM = "farm"


class Support(IntEnum):
    """How much help is needed."""

    LITTLE = 1
    SOME = 2
    MUCH = 3


class Outcome(StrEnum):
    """What came of a visit."""

    DONE = "done"
    NOT_HOME = "not_home"
    UNWELL = "unwell"  # was there, and is not well: the coordinator is told


class EndReason(StrEnum):
    """Why somebody is no longer on the home-care list."""

    BETTER = "better"
    FAMILY = "family"
    MOVED = "moved"
    INSTITUTION = "institution"
    WISH = "wish"
    DIED = "died"
    WITHDRAWN = "withdrawn"  # the consent was withdrawn
    CLUB_ENDED = "club_ended"


BY_HAND = tuple(reason for reason in EndReason if reason not in (EndReason.WITHDRAWN, EndReason.CLUB_ENDED))


class WeekReason(StrEnum):
    """Why nobody came in a week."""

    HOSPITAL = "hospital"
    AWAY = "away"
    CARER_ILL = "carer_ill"
    WEATHER = "weather"
    HOLIDAY = "holiday"
    OTHER = "other"


class Looked(StrEnum):
    """What was read of a folder."""

    LIST = "list"
    FOLDER = "folder"
    VISIT = "visit"
    BOOK = "book"
    TAKEN = "taken"  # taken along on a phone, to be read without a network
    CASE = "case"
    PAPER = "paper"  # a referral slip, an agenda
    EXPORT = "export"
    SHOWN = "shown"  # to a supervisor, on the club's phone and in its presence


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody to be named in a circle: a member by membership, or by account who comes from outside."""

    kind: CircleKind
    membership_id: int | None = None
    account_id: int | None = None

    def as_content(self) -> dict[str, object]:
        return asdict(self) | {"kind": str(self.kind)}


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What help was agreed: which, how much, how long a visit is, with whom it was agreed, when to look again."""

    tasks: frozenset[Task]
    support: Support
    minutes: int
    agreed_with: str
    review_on: date
    note: str = ""

    def as_content(self) -> dict[str, object]:
        return asdict(self) | {"tasks": sorted(self.tasks), "support": int(self.support)}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A visit as it is told: what came of it, what was done, how long, what worries."""

    visited_on: date
    outcome: Outcome
    carers: frozenset[int]  # memberships
    tasks: frozenset[Task] = frozenset()
    minutes: int | None = None
    words: str = ""
    worry: str = ""

    def as_content(self) -> dict[str, object]:
        return asdict(self) | {"tasks": sorted(self.tasks), "carers": sorted(self.carers), "outcome": str(self.outcome)}


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A day of the week on which somebody comes, and who: one or a pair."""

    weekday: int  # 0 Monday … 6 Sunday
    first_id: int
    second_id: int | None = None
