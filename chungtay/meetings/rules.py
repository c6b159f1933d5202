"""Kinds of meetings, marks of attendance, how a meeting is counted, and what may not be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID, uuid5

from chungtay.kernel.errors import Conflict, RuleBroken

_NAMESPACE = UUID("6f1f7f5e-3a55-5d0b-9a4e-7d1b0f6a2c11")

GUESTS_AT_MOST = 2000
PHOTOS_AT_MOST = 20
PHOTO_BYTES_AT_MOST = 15 << 20
PHOTO_PIXELS_AT_MOST = 60_000_000
PHOTO_SIDE = 1600


class Kind(StrEnum):
    MONTHLY = "monthly"
    BOARD = "board"
    EXTRAORDINARY = "extraordinary"
    YEAR_END = "year_end"


REGULAR = frozenset({Kind.MONTHLY, Kind.YEAR_END})
"""The kinds that are the month's meeting of the whole club: attendance is measured at these."""


class Mark(StrEnum):
    """How a member was there. Everyone is present until touched."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    RELATIVE = "relative"  # a relative came instead (đi thay)
    AWAY = "away"  # tạm vắng: not expected


class NoMeetingReason(StrEnum):
    TET = "tet"
    HARVEST = "harvest"
    FLOOD = "flood"
    FUNERAL = "funeral"
    EPIDEMIC = "epidemic"
    OTHER = "other"


class MonthKind(StrEnum):
    """What is known of a month's meeting."""

    HELD = "held"
    WITHOUT = "without"  # recorded with its reason
    SILENT = "silent"  # nothing was recorded
    OPEN = "open"  # the current month, not met yet
    OUTSIDE = "outside"  # still to come, or before the club lived


@dataclass(frozen=True)
class Tally:
    """How many were there, by mark. A meeting whose roll was not called has none."""

    present: int = 0
    relative: int = 0
    excused: int = 0
    absent: int = 0
    away: int = 0

    @classmethod
    def of(cls, marks: Iterable[str]) -> "Tally":
        counts = dict.fromkeys(Mark, 0)
        for mark in marks:
            counts[Mark(mark)] += 1
        return cls(**{mark.value: count for mark, count in counts.items()})

    @property
    def on_roll(self) -> int:
        return self.expected + self.away

    @property
    def expected(self) -> int:
        """Who is away is not expected, else every mountain club would look bad."""
        return self.present + self.relative + self.excused + self.absent

    @property
    def came(self) -> int:
        """Households that were there: the member, or a relative instead."""
        return self.present + self.relative

    @property
    def missing(self) -> int:
        return self.excused + self.absent


@dataclass(frozen=True)
class Facts:
    """What a meeting came to, enough to be read out; `words.read_back` makes the sentences."""

    club: str
    held_on: date
    kind: Kind
    tally: Tally
    number: int | None = None
    starts_at: time | None = None
    place: str = ""
    guest_count: int = 0
    guests: str = ""
    topics: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    next_plan: str = ""
    next_day: date | None = None
    more: tuple[str, ...] = ()  # sentences of the rooms above: money, health


@dataclass(frozen=True)
class Agreed:
    """What the meeting agreed, with the hands where they were counted."""

    words: str
    in_favour: int | None = None
    against: int | None = None


@dataclass(frozen=True)
class Correction:
    """What was wrong with a meeting: only what is given changes. `marks` by membership."""

    held_on: date | None = None
    starts_at: time | None = None
    place: str | None = None
    marks: tuple[tuple[int, Mark], ...] = ()

    @property
    def fields(self) -> list[str]:
        given = [name for name in ("held_on", "starts_at", "place") if getattr(self, name) is not None]
        return given + [f"mark {membership_id}" for membership_id, _ in self.marks]


def meeting_key(club_key: UUID, held_on: date, kind: Kind) -> UUID:
    """The key two phones make alike for the same meeting."""
    return uuid5(_NAMESPACE, f"{club_key}/{held_on.isoformat()}/{kind.value}")


def check_held_on(held_on: date, today: date) -> None:
    """A meeting may be typed days later, never before."""
    if held_on > today:
        raise MeetingInFuture(held_on=held_on, today=today)


def check_guests(guest_count: int) -> None:
    """A slip of the thumb makes 3 into 3333."""
    if not 0 <= guest_count <= GUESTS_AT_MOST:
        raise TooManyGuests(guest_count=guest_count, limit_count=GUESTS_AT_MOST)


def check_month_without(first: date, reason: NoMeetingReason, words: str, today: date) -> None:
    """A month that is over or runs; "other" says what."""
    if first > today:
        raise MonthInFuture(month=first)
    if reason is NoMeetingReason.OTHER and not words:
        raise ReasonNeedsWords()


def next_number(taken: Iterable[tuple[date, int]], held_on: date) -> int:
    """The number after that of the meeting before; where that is taken, after the highest.

    A meeting typed late thus never takes or moves a number that was read out and printed.
    """
    numbers = sorted(taken)
    before = [number for day, number in numbers if day < held_on]
    wanted = (before[-1] if before else 0) + 1
    used = {number for _, number in numbers}
    return wanted if wanted not in used else max(used) + 1


class MeetingInFuture(RuleBroken):
    """A meeting cannot be recorded before its day."""


class ClubNotLiving(RuleBroken):
    """On that day the club was not yet founded, or no more."""


class MeetingIsClosed(Conflict):
    """The meeting was read out and closed; a correction needs a reason."""


class MeetingStillOpen(RuleBroken):
    """Only a closed meeting needs a correction; an open one is simply changed."""


class MeetingAlreadyThere(Conflict):
    """The club has another meeting of this kind on that day."""


class MeetingHasPapers(Conflict):
    """Something of another room hangs on the meeting, so it cannot be taken away."""


class NumberOfMeetingTaken(Conflict):
    """Another meeting of the club bears this number."""


class AttendanceNotTaken(RuleBroken):
    """A meeting is closed after the roll was called."""


class NobodyOnTheRoll(RuleBroken):
    """On that day nobody stood on the roll, so it cannot be called."""


class NotOnTheRoll(RuleBroken):
    """The person was not a member of the club on the day of the meeting."""


class TooManyGuests(RuleBroken):
    """More guests than a village holds."""


class CorrectionNeedsReason(RuleBroken):
    """What was read out and closed is changed with a reason only."""


class MonthHasMeeting(Conflict):
    """A month with a monthly meeting cannot be recorded as one without."""


class MonthInFuture(RuleBroken):
    """A month to come may still have its meeting."""


class MonthAlreadyExplained(Conflict):
    """The month stands as one without a meeting already."""


class ReasonNeedsWords(RuleBroken):
    """The reason "other" says what it was."""


class PhotoUnreadable(RuleBroken):
    """The file is no photograph that can be read."""


class PhotoTooLarge(RuleBroken):
    """The file is larger than a photograph of a telephone."""


class TooManyPhotos(RuleBroken):
    """A meeting keeps a handful of photographs, not an album."""
