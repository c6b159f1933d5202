"""What makes a report doubtful before it is accepted: against the period before, the register, its neighbours."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from statistics import median

from chungtay.reports.rules.handing import Counted

CHANGE_SHARE = 0.2
"""A fifth more or fewer members than in the period before is looked at (INFERRED)."""

TIMES_MEDIAN = 3
"""Three times the middle of the neighbours, or a third of it, is looked at (INFERRED)."""

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


def is_changed(now: Counted | None, before: Counted | None) -> bool:
    """Whether a stock moved by more than a fifth of what it was."""
    if now is None or before is None or not before.top:
        return False
    return abs(now.top - before.top) > CHANGE_SHARE * before.top


def is_unlike(own: float | None, neighbours: Sequence[float]) -> bool:
    """Whether it lies beyond three times, or below a third of, the middle of the neighbours."""
    if own is None or len(neighbours) < FEW_NEIGHBOURS:
        return False
    middle = median(neighbours)
    return middle > 0 and not middle / TIMES_MEDIAN <= own <= middle * TIMES_MEDIAN
