"""Where a round and a nomination stand, and what may follow."""

from enum import StrEnum

from chungtay.awards.rules.refusals import NominationMovedOn, RoundMovedOn


class RoundState(StrEnum):
    """From the quotas to the day the certificates are handed over (domain.md section 8.1)."""

    PLANNED = "planned"
    OPEN = "open"  # nominations are taken
    REVIEW = "review"  # closed; the rest is checked, the council meets
    VOTED = "voted"
    DECIDED = "decided"
    HANDED = "handed"
    CANCELLED = "cancelled"


class NominationState(StrEnum):
    """From the unit that nominates to the decision."""

    PROPOSED = "proposed"
    ENDORSED = "endorsed"  # confirmed by a level between
    RETURNED = "returned"
    CHECKED = "checked"  # by the office of the round: the file is complete
    WITHDRAWN = "withdrawn"
    PASSED = "passed"
    FAILED = "failed"
    AWARDED = "awarded"


NEXT_ROUND: dict[RoundState, set[RoundState]] = {
    RoundState.PLANNED: {RoundState.OPEN, RoundState.CANCELLED},
    RoundState.OPEN: {RoundState.REVIEW, RoundState.CANCELLED},
    RoundState.REVIEW: {RoundState.OPEN, RoundState.VOTED, RoundState.CANCELLED},
    RoundState.VOTED: {RoundState.DECIDED, RoundState.CANCELLED},
    RoundState.DECIDED: {RoundState.HANDED},
    RoundState.HANDED: set(),
    RoundState.CANCELLED: set(),
}
NEXT_NOMINATION: dict[NominationState, set[NominationState]] = {
    NominationState.PROPOSED: {
        NominationState.ENDORSED, NominationState.CHECKED, NominationState.RETURNED, NominationState.WITHDRAWN,
    },
    NominationState.ENDORSED: {NominationState.CHECKED, NominationState.RETURNED, NominationState.WITHDRAWN},
    NominationState.RETURNED: {NominationState.PROPOSED, NominationState.WITHDRAWN},
    NominationState.CHECKED: {NominationState.RETURNED, NominationState.PASSED, NominationState.FAILED},
    NominationState.WITHDRAWN: set(),
    NominationState.PASSED: {NominationState.AWARDED, NominationState.WITHDRAWN},
    NominationState.FAILED: set(),
    NominationState.AWARDED: set(),
}  # fmt: skip

STILL_SET = frozenset({RoundState.PLANNED, RoundState.OPEN})
"""While a round and its quotas may be set otherwise."""

GATHERING = frozenset({RoundState.OPEN, RoundState.REVIEW})
"""While nominations are endorsed, checked, given back."""

SETTLED = frozenset({RoundState.DECIDED, RoundState.HANDED, RoundState.CANCELLED})
"""When nothing in a round moves any more but its handing over."""

LIVE = frozenset(NominationState) - {NominationState.WITHDRAWN, NominationState.FAILED}
"""What takes a place of the quota."""

REASONABLE = LIVE - {NominationState.RETURNED, NominationState.AWARDED}
"""While the office of the round may still give or mend the reason of a second award: after that it is fixed."""

UNCHECKED = frozenset({NominationState.PROPOSED, NominationState.ENDORSED})
BY_HAND = (RoundState.OPEN, RoundState.REVIEW, RoundState.HANDED, RoundState.CANCELLED)
"""Steps of a round that are a word; a vote and a decision are more."""


def check_round(before: RoundState, after: RoundState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_ROUND[before]:
        raise RoundMovedOn()


def check_nomination(before: NominationState, after: NominationState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_NOMINATION[before]:
        raise NominationMovedOn()
