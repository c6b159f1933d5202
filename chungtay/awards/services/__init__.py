"""Actions on rounds, nominations, votes, decisions and certificates."""

from chungtay.awards.services.deciding import (
    Decided,
    Given,
    Sat,
    decide,
    hold_council,
    record_award,
    revoke,
)
from chungtay.awards.services.nominations import (
    Nominee,
    Told,
    figures_for,
    may_endorse,
    may_move,
    may_nominate,
    nominate,
    step_nomination,
    steps_for,
    who_of,
)
from chungtay.awards.services.rounds import (
    Planned,
    change_round,
    is_own,
    move_round,
    plan_round,
    set_quota,
)

__all__ = [
    "Decided",
    "Given",
    "Nominee",
    "Planned",
    "Sat",
    "Told",
    "change_round",
    "decide",
    "figures_for",
    "hold_council",
    "is_own",
    "may_endorse",
    "may_move",
    "may_nominate",
    "move_round",
    "nominate",
    "plan_round",
    "record_award",
    "revoke",
    "set_quota",
    "step_nomination",
    "steps_for",
    "who_of",
]
