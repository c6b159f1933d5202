"""What makes a report doubtful before it is accepted: against the period before, the register, its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from chungtay.programme.rules import LimitName
from chungtay.reports.rules.handing import Counted


@dataclass(frozen=True)
class Bounds:
    """From how much on somebody should look: dated limits of the programme (INFERRED), ours where none is set."""

    change_bps: int = 2_000  # a fifth more or fewer members than in the period before
    times: int = 3  # three times the middle of the neighbours, or a third of it


BOUNDS = {"change_bps": LimitName.REPORT_CHANGE_SHARE_MIN, "times": LimitName.REPORT_NEIGHBOUR_TIMES}
"""Which limit of the programme sets which of them."""

FEW_NEIGHBOURS = 3
"""Below this there is no middle to speak of."""

RATIOS: Mapping[str, tuple[str, str]] = {"fund": ("fund", "members"), "meetings": ("meetings", "clubs")}
"""What is held against the neighbours, as one figure over another; what is left out of a report is not compared."""


class Doubt(StrEnum):
    """Why somebody should look before accepting."""

    NOTHING_COUNTED = "nothing_counted"
    CHANGED = "changed"  # members, against the period before
    DIFFERS = "differs"  # the register and another source disagree
    SAYS_OTHERWISE = "says_otherwise"  # the unit itself knows another figure than the records
    UNLIKE_NEIGHBOURS = "unlike_neighbours"
    BELOW_MISSING = "below_missing"  # units below have not handed up


def ratio_of(counted: Mapping[str, Counted], name: str) -> float | None:
    """One figure over another of the same report, for comparing with neighbours."""
    top, bottom = (counted.get(code) for code in RATIOS[name])
    if top is None or top.value is None:
        return None
    if bottom is None:
        return float(top.top)
    return top.top / bottom.top if bottom.top else None


def is_changed(now: Counted | None, before: Counted | None, bounds: Bounds) -> bool:
    """Whether a stock moved by more than the bounds allow of what it was."""
    if now is None or before is None or not before.top:
        return False
    return abs(now.top - before.top) * 10_000 > bounds.change_bps * before.top


def is_unlike(own: float | None, neighbours: Sequence[float], bounds: Bounds) -> bool:
    """Whether it lies beyond so many times, or below that part of, the middle of the neighbours."""
    if own is None or len(neighbours) < FEW_NEIGHBOURS:
        return False
    middle, times = median(neighbours), max(bounds.times, 1)
    return middle > 0 and not middle / times <= own <= middle * times
