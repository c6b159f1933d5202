"""How a stock of clubs came to be what it is, line by line."""

from dataclasses import dataclass
from enum import StrEnum


class BridgeLine(StrEnum):
    """Why a club is counted now and was not before, or the other way round."""

    FOUNDED = "founded"
    MOVED_IN = "moved_in"
    FOUND = "found"  # in a review, or heard of again
    DISSOLVED = "dissolved"
    MERGED = "merged"
    MOVED_OUT = "moved_out"
    STRUCK = "struck"  # in a review, or silent


COMES = (BridgeLine.FOUNDED, BridgeLine.MOVED_IN, BridgeLine.FOUND)
GOES = (BridgeLine.DISSOLVED, BridgeLine.MERGED, BridgeLine.MOVED_OUT, BridgeLine.STRUCK)


@dataclass(frozen=True)
class BridgeLines:
    """Before + what came − what went = now, by construction."""

    before: int
    now: int
    lines: dict[BridgeLine, int]

    def closes(self) -> bool:
        """Whether the lines explain the whole difference."""
        came, went = (sum(self.lines.get(line, 0) for line in side) for side in (COMES, GOES))
        return self.before + came - went == self.now
