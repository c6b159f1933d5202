"""A slip to the health station, from the hand of the volunteer to the answer of the station."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from chungtay.health.rules.refusals import (
    AnswerBeforeSlip,
    DayNotCome,
    LookAgainNeedsDay,
    ReasonMissing,
    ReferralNeedsReason,
    ReferralSettled,
)

LATE_AFTER = timedelta(days=14)
"""A slip without an answer for longer is asked about."""


class ReferralReason(StrEnum):
    """Why somebody is sent: what was read, or the side of life a sheet worried about."""

    PRESSURE_HIGH = "pressure_high"
    PRESSURE_VERY_HIGH = "pressure_very_high"
    PRESSURE_LOW = "pressure_low"
    WEIGHT_LOSS = "weight_loss"
    UNDERWEIGHT = "underweight"
    COGNITION = "cognition"
    MOBILITY = "mobility"
    NUTRITION = "nutrition"
    VISION = "vision"
    HEARING = "hearing"
    MOOD = "mood"
    UNWELL = "unwell"  # feels ill, whatever was read


class ReferralState(StrEnum):
    """How far a slip is."""

    HANDED = "handed"  # given to the person; no answer yet
    ANSWERED = "answered"  # the station's answer was typed
    NOT_GONE = "not_gone"  # the person did not go, and says why
    TAKEN_BACK = "taken_back"  # written by mistake


NEXT: Mapping[ReferralState, frozenset[ReferralState]] = {
    ReferralState.HANDED: frozenset({ReferralState.ANSWERED, ReferralState.NOT_GONE, ReferralState.TAKEN_BACK}),
    ReferralState.ANSWERED: frozenset(),
    ReferralState.NOT_GONE: frozenset({ReferralState.ANSWERED}),
    ReferralState.TAKEN_BACK: frozenset(),
}


class StationAnswer(StrEnum):
    """What the station did. What it found is the person's and the station's; no diagnosis is written here."""

    NOTHING_MORE = "nothing_more"
    FOLLOWED = "followed"
    SENT_ON = "sent_on"
    ELSEWHERE = "elsewhere"


def check_slip(reasons: list[ReferralReason], made_on: date, today: date) -> None:
    """A slip says why, and is not written ahead."""
    if not reasons:
        raise ReferralNeedsReason()
    if made_on > today:
        raise DayNotCome(on=made_on)


def check_settling(state: ReferralState, after: ReferralState, *, made_on: date, on: date, today: date) -> None:
    """Refuse to settle a slip twice, before it was written, or ahead of the day."""
    if after not in NEXT[state]:
        raise ReferralSettled()
    if on > today:
        raise DayNotCome(on=on)
    if on < made_on:
        raise AnswerBeforeSlip(made_on=made_on)


def check_words(words: str) -> None:
    """Who did not go, or took the slip back, says why."""
    if not words:
        raise ReasonMissing()


def check_look_again(on: date | None, since: date) -> None:
    """To look again is on a day after this one."""
    if on is None or on <= since:
        raise LookAgainNeedsDay(since=since)


def is_late(state: ReferralState, made_on: date, today: date) -> bool:
    """Whether a slip has waited too long for its answer."""
    return state is ReferralState.HANDED and today - made_on > LATE_AFTER
