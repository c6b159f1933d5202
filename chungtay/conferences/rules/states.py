"""Where a conference, a speech and a promise stand, and what may follow."""

from enum import StrEnum
from typing import TypeVar

from chungtay.conferences.rules.refusals import ConferenceMovedOn, PromiseMovedOn, SpeechMovedOn

_State = TypeVar("_State", bound=StrEnum)


class ConferenceState(StrEnum):
    """From the plan to the chair's conclusions (domain.md section 1: a review ends with a Thông báo kết luận)."""

    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


class SpeechState(StrEnum):
    """A speech (tham luận) that was asked for."""

    ASKED = "asked"
    HANDED_IN = "handed_in"
    SPOKEN = "spoken"
    PRINTED = "printed"  # in the book of the conference, not spoken for want of time
    WITHDRAWN = "withdrawn"


class PromiseState(StrEnum):
    """What became of what was asked or promised."""

    OPEN = "open"
    SENT = "sent"  # passed on by a paper to whom it is asked of
    ANSWERED = "answered"  # an answer came; it is not done yet
    KEPT = "kept"
    DECLINED = "declined"


NEXT_CONFERENCE: dict[ConferenceState, set[ConferenceState]] = {
    ConferenceState.PLANNED: {ConferenceState.INVITED, ConferenceState.CANCELLED},
    ConferenceState.INVITED: {ConferenceState.HELD, ConferenceState.CANCELLED},
    ConferenceState.HELD: {ConferenceState.CONCLUDED},
    ConferenceState.CONCLUDED: set(),
    ConferenceState.CANCELLED: set(),
}
NEXT_SPEECH: dict[SpeechState, set[SpeechState]] = {
    SpeechState.ASKED: {SpeechState.HANDED_IN, SpeechState.WITHDRAWN},
    SpeechState.HANDED_IN: {SpeechState.SPOKEN, SpeechState.PRINTED, SpeechState.WITHDRAWN},
    SpeechState.SPOKEN: set(),
    SpeechState.PRINTED: {SpeechState.SPOKEN},
    SpeechState.WITHDRAWN: {SpeechState.ASKED},
}
NEXT_PROMISE: dict[PromiseState, set[PromiseState]] = {
    PromiseState.OPEN: {PromiseState.SENT, PromiseState.ANSWERED, PromiseState.KEPT, PromiseState.DECLINED},
    PromiseState.SENT: {PromiseState.ANSWERED, PromiseState.KEPT, PromiseState.DECLINED},
    PromiseState.ANSWERED: {PromiseState.KEPT, PromiseState.DECLINED},
    PromiseState.KEPT: set(),
    PromiseState.DECLINED: {PromiseState.OPEN},  # asked again
}
TO_FOLLOW = frozenset({PromiseState.OPEN, PromiseState.SENT, PromiseState.ANSWERED})
STILL_OPEN = frozenset({ConferenceState.PLANNED, ConferenceState.INVITED})


def check_conference(before: ConferenceState, after: ConferenceState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_CONFERENCE[before]:
        raise ConferenceMovedOn()


def check_speech(before: SpeechState, after: SpeechState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_SPEECH[before]:
        raise SpeechMovedOn()


def check_promise(before: PromiseState, after: PromiseState) -> None:
    """Refuse a step that does not follow; the same state again is one more word about it, while it is followed."""
    if after not in NEXT_PROMISE[before] and not (after is before and before in TO_FOLLOW):
        raise PromiseMovedOn()
