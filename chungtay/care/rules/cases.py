"""Case management as piloted (domain §5.1): a case's states, what is assessed, planned, reviewed and referred."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from chungtay.care.rules.kinds import LEADS, REVIEW_DAYS_AT_MOST, CircleKind
from chungtay.care.rules.refusals import (
    CaseCannot,
    DayNotCome,
    NothingAssessed,
    NothingPlanned,
    ReferralCannot,
    ReferralSaysNothing,
    ReviewOutOfTime,
)

WORKS = LEADS | {CircleKind.ASSISTANT}
"""Who works on a case: the case manager, the coordinator, the assistant."""


class CaseState(StrEnum):
    """Where a case stands."""

    FOUND = "found"
    ASSESSED = "assessed"
    RUNNING = "running"  # a plan is agreed and carried out
    ESCALATED = "escalated"  # more is needed than the club can do: station, commune, hospital
    STOOD_DOWN = "stood_down"


NEXT_CASE: Mapping[CaseState, frozenset[CaseState]] = {
    CaseState.FOUND: frozenset({CaseState.ASSESSED, CaseState.STOOD_DOWN}),
    CaseState.ASSESSED: frozenset({CaseState.ASSESSED, CaseState.RUNNING, CaseState.STOOD_DOWN}),
    CaseState.RUNNING: frozenset({CaseState.ASSESSED, CaseState.RUNNING, CaseState.ESCALATED, CaseState.STOOD_DOWN}),
    CaseState.ESCALATED: frozenset({CaseState.ASSESSED, CaseState.RUNNING, CaseState.STOOD_DOWN}),
    CaseState.STOOD_DOWN: frozenset(),
}


class ReferralState(StrEnum):
    """What became of a slip to the health station."""

    HANDED = "handed"
    ANSWERED = "answered"
    NOT_GONE = "not_gone"
    TAKEN_BACK = "taken_back"


NEXT_REFERRAL: Mapping[ReferralState, frozenset[ReferralState]] = {
    ReferralState.HANDED: frozenset({ReferralState.ANSWERED, ReferralState.NOT_GONE, ReferralState.TAKEN_BACK}),
    ReferralState.ANSWERED: frozenset(),
    ReferralState.NOT_GONE: frozenset(),
    ReferralState.TAKEN_BACK: frozenset(),
}


class FoundHow(StrEnum):
    """How a case came to be known."""

    VOLUNTEER = "volunteer"
    MEETING = "meeting"
    FAMILY = "family"
    STATION = "station"
    SCREENING = "screening"
    OTHER = "other"


class Focus(StrEnum):
    """A side of life that is assessed and planned for by itself."""

    DAILY = "daily"
    MOBILITY = "mobility"
    NUTRITION = "nutrition"
    ILLNESS = "illness"
    MIND = "mind"
    COMPANY = "company"
    HOME = "home"
    INCOME = "income"
    FAMILY = "family"


class Level(IntEnum):
    """How much help a side of life needs."""

    NONE = 0
    SOME = 1
    MUCH = 2


class Stratum(StrEnum):
    """How closely a case is followed."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


class Provider(StrEnum):
    """Who does what was planned."""

    VOLUNTEER = "volunteer"
    FAMILY = "family"
    CLUB = "club"
    STATION = "station"
    COMMUNE = "commune"
    OTHER = "other"


class Decision(StrEnum):
    """What a review ends in."""

    GO_ON = "go_on"
    ASSESS_ANEW = "assess_anew"
    ESCALATE = "escalate"
    STAND_DOWN = "stand_down"


AFTER_REVIEW = {
    Decision.GO_ON: CaseState.RUNNING,
    Decision.ESCALATE: CaseState.ESCALATED,
    Decision.STAND_DOWN: CaseState.STOOD_DOWN,
}
"""Where a case stands after a review; one that is to be assessed anew stays until it is."""


class StandDown(StrEnum):
    """Why a case ended."""

    GOALS_MET = "goals_met"
    BETTER = "better"
    HANDED_OVER = "handed_over"
    WISH = "wish"
    DIED = "died"
    WITHDRAWN = "withdrawn"
    CLUB_ENDED = "club_ended"


STANDS_DOWN_BY_HAND = tuple(reason for reason in StandDown if reason not in (StandDown.WITHDRAWN, StandDown.CLUB_ENDED))


class Answer(StrEnum):
    """What the station wrote on the part that is torn off."""

    EXAMINED = "examined"
    MEDICINE = "medicine"
    SENT_ON = "sent_on"
    COME_AGAIN = "come_again"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """What was found on each side of life, and how closely the case is followed."""

    assessed_on: date
    stratum: Stratum
    levels: Mapping[Focus, Level]
    words: Mapping[Focus, str]
    background: str = ""

    def as_content(self) -> dict[str, object]:
        return {
            "on": self.assessed_on,
            "stratum": str(self.stratum),
            "levels": {str(focus): int(level) for focus, level in self.levels.items()},
            "words": {str(focus): words for focus, words in self.words.items()},
            "background": self.background,
        }


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a plan: for which side of life, what for, what is done, who does it, how often."""

    focus: Focus
    goal: str
    what: str
    provider: Provider
    who: str = ""
    how_often: str = ""

    def as_content(self) -> dict[str, object]:
        return {name: str(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What a review found and decided. `reason` where the case stands down."""

    reviewed_on: date
    decision: Decision
    words: str = ""
    next_on: date | None = None
    reason: StandDown | None = None

    def as_content(self) -> dict[str, object]:
        return {name: str(value) for name, value in asdict(self).items()}


def check_case(state: CaseState, after: CaseState) -> None:
    """A case goes only where the table says."""
    if after not in NEXT_CASE[state]:
        raise CaseCannot()


def check_referral(state: ReferralState, after: ReferralState) -> None:
    """A slip is settled once."""
    if after not in NEXT_REFERRAL[state]:
        raise ReferralCannot()


def check_assessed(assessed: Assessed, today: date) -> None:
    """On a day that has come, of at least one side of life."""
    if assessed.assessed_on > today:
        raise DayNotCome(on=assessed.assessed_on)
    if not assessed.levels:
        raise NothingAssessed()


def check_plan(items: tuple[Item, ...], review_on: date, today: date) -> None:
    """At least one thing is done, and it is looked at again within a year."""
    if not items or any(not item.what for item in items):
        raise NothingPlanned()
    if not today < review_on <= today + timedelta(days=REVIEW_DAYS_AT_MOST):
        raise ReviewOutOfTime(on=review_on)


def check_reviewed(reviewed: Reviewed, today: date) -> None:
    """What stands down says why; what goes on says when it is looked at again."""
    if reviewed.reviewed_on > today:
        raise DayNotCome(on=reviewed.reviewed_on)
    if reviewed.decision is Decision.STAND_DOWN:
        if reviewed.reason is None:
            raise CaseCannot()
        return
    next_on = reviewed.next_on
    if next_on is None or not today < next_on <= today + timedelta(days=REVIEW_DAYS_AT_MOST):
        raise ReviewOutOfTime(on=next_on or today)


def check_slip(reasons: frozenset[Focus], words: str, made_on: date, today: date) -> None:
    """A slip says why, on a day that has come."""
    if made_on > today:
        raise DayNotCome(on=made_on)
    if not reasons and not words:
        raise ReferralSaysNothing()
