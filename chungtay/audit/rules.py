"""What a note may be refused for, and the lanes in which stale months wait."""

from enum import IntEnum

from chungtay.kernel.errors import Conflict


class SameKeyOtherContent(Conflict):
    """A form key that was used before came again with other content."""


class Lane(IntEnum):
    """Live forms overtake imports and the turn of the month, which marks every club (scale.md)."""

    LIVE = 0
    BULK = 1
