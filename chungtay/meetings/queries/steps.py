"""The steps of a meeting: a list in the order a meeting runs, to which the rooms above add their own.

A room that has a part in the meeting (fees, a cash count, blood pressure) calls `add_steps` from its `apps.py` when
Django is ready, and `add_teller` for what is read out at the end. Each step posts its own small forms with their own
keys to its own addresses, which take `club_id` and the meeting's `key`, and tells in a few words how far it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chungtay.access.rules import Action
from chungtay.meetings import words
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import Whole
from chungtay.meetings.rules import REGULAR, Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EVERY_KIND = frozenset(Kind)


@dataclass(frozen=True)
class Told:
    """How far a step is, in a few words."""

    words: str = ""
    is_done: bool = False


@dataclass(frozen=True)
class Step:
    """A part of the meeting. `order` is its place: 10 attendance, 20 money, 30 health, 40 talks … 90 the cash count.

    `tell` is asked once per step list and may ask the database one fixed number of questions.
    """

    order: int
    name: "str | _StrPromise"
    url_name: str
    tell: Callable[[Whole], Told]
    kinds: frozenset[Kind] = EVERY_KIND
    action: str = Action.RUN_MEETING  # who may do it; others of the board see how far it is


def _attendance(whole: Whole) -> Told:
    return Told(words.tally_words(whole.tally), True) if whole.is_taken else Told()


def _guests(whole: Whole) -> Told:
    meeting = whole.meeting
    if not meeting.guest_count and not meeting.guests:
        return Told()
    return Told(words.GUESTS % meeting.guest_count if meeting.guest_count else meeting.guests, True)


def _topics(whole: Whole) -> Told:
    return Told("; ".join(topic.title for topic in whole.topics), bool(whole.topics))


def _decisions(whole: Whole) -> Told:
    return Told(words.THINGS_AGREED % len(whole.decisions) if whole.decisions else "", bool(whole.decisions))


def _plan(whole: Whole) -> Told:
    return Told(whole.meeting.next_plan.partition("\n")[0], bool(whole.meeting.next_plan))


def _photos(whole: Whole) -> Told:
    return Told(words.PHOTOS_KEPT % len(whole.photos) if whole.photos else "", bool(whole.photos))


_STEPS: list[Step] = [
    Step(10, words.STEP_ATTENDANCE, "meetings:attendance", _attendance),
    Step(15, words.STEP_GUESTS, "meetings:guests", _guests),
    Step(40, words.STEP_TOPICS, "meetings:topics", _topics),
    Step(70, words.STEP_DECISIONS, "meetings:decisions", _decisions),
    Step(80, words.STEP_PLAN, "meetings:plan", _plan, REGULAR | {Kind.BOARD}),
    Step(95, words.STEP_PHOTOS, "meetings:photos", _photos),
]


def add_steps(*steps: Step) -> None:
    """Give the meeting further steps. Called once per room, while Django starts; a step given twice stands once."""
    for step in steps:
        if step not in _STEPS:
            _STEPS.append(step)


Teller = Callable[[Meeting], tuple[str, ...]]
_TELLERS: list[Teller] = []


def add_teller(teller: Teller) -> None:
    """Give the meeting sentences that are read out at its end and stand in its minutes: money, health. Called like
    `add_steps`; the teller may ask the database one fixed number of questions."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def told_by_rooms(meeting: Meeting) -> tuple[str, ...]:
    """What the rooms above have to say of this meeting, in the order they were added."""
    return tuple(sentence for teller in _TELLERS for sentence in teller(meeting))


def steps_for(kind: Kind) -> list[Step]:
    """The steps of a meeting of this kind, in the order it runs."""
    return sorted((step for step in _STEPS if kind in step.kinds), key=lambda step: step.order)
