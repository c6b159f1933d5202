"""Kinds of programme money and what it is for; the states of a task of a plan."""

from datetime import date
from enum import StrEnum

from chungtay.plans.rules.refusals import AmountMissing, TaskMovedOn, TaskNeedsWords, YearOutOfRange

FIRST_YEAR = 2012  # Decision 1533 was the first with money of its own


class Heading(StrEnum):
    """What programme money is for: the four headings of Sơn La's plan (domain.md [S203]) and what others name."""

    TRAINING = "training"
    FUNDS = "funds"  # first capital of income-generation funds
    EQUIPMENT = "equipment"
    SUPERVISION = "supervision"
    COMMUNICATION = "communication"  # communication, reviews, conferences
    OTHER = "other"


class Source(StrEnum):
    """Who pays (domain.md section 1.6)."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"  # until June 2025
    COMMUNE = "commune"
    DONOR = "donor"
    SOCIALISED = "socialised"


class MoneyKind(StrEnum):
    """Planned, given or spent: three sums that need not be equal and stand side by side."""

    PLANNED = "planned"
    GIVEN = "given"
    SPENT = "spent"


class TaskState(StrEnum):
    """A task of a yearly plan."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


NEXT_TASK: dict[TaskState, set[TaskState]] = {
    TaskState.OPEN: {TaskState.RUNNING, TaskState.DONE, TaskState.DROPPED},
    TaskState.RUNNING: {TaskState.DONE, TaskState.DROPPED},
    TaskState.DONE: {TaskState.RUNNING},  # told done too early
    TaskState.DROPPED: {TaskState.OPEN},
}
UNFINISHED = frozenset({TaskState.OPEN, TaskState.RUNNING})


def check_task(before: TaskState, after: TaskState, words: str) -> None:
    """Refuse a step that does not follow, and dropping or taking back without a word why."""
    if after not in NEXT_TASK[before]:
        raise TaskMovedOn()
    if not words and (after is TaskState.DROPPED or before in (TaskState.DONE, TaskState.DROPPED)):
        raise TaskNeedsWords()


def check_year(year: int, today: date) -> None:
    """Refuse a year before the programme or beyond the next."""
    if not FIRST_YEAR <= year <= today.year + 1:
        raise YearOutOfRange(first=FIRST_YEAR, last=today.year + 1)


def check_amount(amount_vnd: int) -> None:
    """Money is whole đồng and more than nothing."""
    if amount_vnd <= 0:
        raise AmountMissing()
