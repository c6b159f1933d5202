"""Kinds of meetings, marks of attendance, and what may not be."""

from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

from chungtay.kernel.errors import Conflict, RuleBroken

_NAMESPACE = UUID("6f1f7f5e-3a55-5d0b-9a4e-7d1b0f6a2c11")


class Kind(StrEnum):
    MONTHLY = "monthly"
    BOARD = "board"
    EXTRAORDINARY = "extraordinary"
    YEAR_END = "year_end"


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


def meeting_key(club_key: UUID, held_on: date, kind: Kind) -> UUID:
    """The key two phones make alike for the same meeting."""
    return uuid5(_NAMESPACE, f"{club_key}/{held_on.isoformat()}/{kind.value}")


class MeetingInFuture(RuleBroken):
    """A meeting cannot be recorded before its day."""


class MeetingIsClosed(Conflict):
    """The meeting was read out and closed; a correction needs a reason."""


class MonthHasMeeting(Conflict):
    """A month with a monthly meeting cannot be recorded as one without."""


class NotOnTheRoll(RuleBroken):
    """The person was not a member of the club on the day of the meeting."""
