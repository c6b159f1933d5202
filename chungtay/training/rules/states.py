"""Where a class stands, and what may follow."""

from enum import StrEnum

from chungtay.training.rules.refusals import ClassMovedOn


class ClassState(StrEnum):
    """From the plan to the certificates."""

    PLANNED = "planned"
    INVITED = "invited"
    RUNNING = "running"
    HELD = "held"  # taught to the end; attendance and scores are put right until it is closed
    CLOSED = "closed"  # results and certificates stand
    CANCELLED = "cancelled"


NEXT_CLASS: dict[ClassState, set[ClassState]] = {
    ClassState.PLANNED: {ClassState.INVITED, ClassState.CANCELLED},
    ClassState.INVITED: {ClassState.RUNNING, ClassState.CANCELLED},
    ClassState.RUNNING: {ClassState.HELD, ClassState.CANCELLED},  # broken off by a storm
    ClassState.HELD: {ClassState.CLOSED},
    ClassState.CLOSED: set(),
    ClassState.CANCELLED: set(),
}
TO_COME = frozenset({ClassState.PLANNED, ClassState.INVITED})
UNDER_WAY = frozenset({ClassState.RUNNING, ClassState.HELD})
OVER = frozenset({ClassState.CLOSED, ClassState.CANCELLED})


def check_class(before: ClassState, after: ClassState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_CLASS[before]:
        raise ClassMovedOn()
