"""Where a visit, a recommendation and a difficulty stand, and what may follow."""

from enum import StrEnum

from chungtay.supervision.rules.refusals import (
    DifficultyMovedOn,
    RecommendationMovedOn,
    VisitMovedOn,
    WordsMissing,
)


class VisitState(StrEnum):
    """From the plan to signed minutes."""

    PLANNED = "planned"
    CALLED_OFF = "called_off"  # with a word why
    HELD = "held"  # it took place, the minutes are being written
    SIGNED = "signed"  # nothing in it changes any more


NEXT_VISIT: dict[VisitState, set[VisitState]] = {
    VisitState.PLANNED: {VisitState.HELD, VisitState.CALLED_OFF},
    VisitState.CALLED_OFF: set(),
    VisitState.HELD: {VisitState.SIGNED},
    VisitState.SIGNED: set(),
}


class RecommendationState(StrEnum):
    """From a line of unsigned minutes to what is done."""

    DRAFT = "draft"  # the minutes are not signed
    STRUCK = "struck"  # taken out of the minutes before they were signed
    OPEN = "open"
    ANSWERED = "answered"  # its owner says it is done; who asked looks
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"  # asked by mistake, or the matter is gone


NEXT_RECOMMENDATION: dict[RecommendationState, set[RecommendationState]] = {
    RecommendationState.DRAFT: {RecommendationState.OPEN, RecommendationState.STRUCK},
    RecommendationState.STRUCK: set(),
    RecommendationState.OPEN: {RecommendationState.ANSWERED, RecommendationState.WITHDRAWN},
    RecommendationState.ANSWERED: {
        RecommendationState.CLOSED,
        RecommendationState.OPEN,
        RecommendationState.WITHDRAWN,
    },
    RecommendationState.CLOSED: set(),
    RecommendationState.WITHDRAWN: set(),
}
NEVER_ASKED = (RecommendationState.DRAFT, RecommendationState.STRUCK)
WAITING_RECOMMENDATIONS = (RecommendationState.OPEN, RecommendationState.ANSWERED)


class DifficultyState(StrEnum):
    """From the word of who cannot go on to the day it is settled."""

    RAISED = "raised"
    PASSED_UP = "passed_up"  # to the next level, with a reason
    ANSWERED = "answered"
    UNSETTLED = "unsettled"  # who raised it says that the answer did not help
    CLOSED = "closed"  # who raised it says that it is settled
    WITHDRAWN = "withdrawn"


NEXT_DIFFICULTY: dict[DifficultyState, set[DifficultyState]] = {
    DifficultyState.RAISED: {DifficultyState.PASSED_UP, DifficultyState.ANSWERED, DifficultyState.WITHDRAWN},
    DifficultyState.PASSED_UP: {DifficultyState.PASSED_UP, DifficultyState.ANSWERED, DifficultyState.WITHDRAWN},
    DifficultyState.ANSWERED: {DifficultyState.CLOSED, DifficultyState.UNSETTLED},
    DifficultyState.UNSETTLED: {DifficultyState.PASSED_UP, DifficultyState.ANSWERED, DifficultyState.WITHDRAWN},
    DifficultyState.CLOSED: set(),
    DifficultyState.WITHDRAWN: set(),
}
WAITING_DIFFICULTIES = (DifficultyState.RAISED, DifficultyState.PASSED_UP, DifficultyState.UNSETTLED)


def check_visit_step(before: VisitState, after: VisitState) -> None:
    """Refuse a step that does not follow: somebody was quicker, or it is not the time for it."""
    if after not in NEXT_VISIT[before]:
        raise VisitMovedOn(state=str(before))


def check_recommendation_step(before: RecommendationState, after: RecommendationState) -> None:
    """The same of a recommendation."""
    if after not in NEXT_RECOMMENDATION[before]:
        raise RecommendationMovedOn(state=str(before))


def check_difficulty_step(before: DifficultyState, after: DifficultyState) -> None:
    """The same of a difficulty."""
    if after not in NEXT_DIFFICULTY[before]:
        raise DifficultyMovedOn(state=str(before))


def check_words(words: str) -> None:
    """Refuse a step without a word."""
    if not words:
        raise WordsMissing()
