"""What is done with visits, recommendations and difficulties: the only code of the room that writes."""

from chungtay.supervision.services.difficulties import (
    answer_difficulty,
    call_unsettled,
    pass_up,
    raise_difficulty,
    settle_difficulty,
    withdraw_difficulty,
)
from chungtay.supervision.services.photos import attach_photo, remove_photo
from chungtay.supervision.services.planning import plan_visits
from chungtay.supervision.services.recommendations import (
    add_finding,
    answer_recommendation,
    close_recommendation,
    extend,
    recommend,
    send_back,
    strike_finding,
    strike_recommendation,
    withdraw_recommendation,
)
from chungtay.supervision.services.visits import (
    call_off,
    number_minutes,
    plan_visit,
    sign_minutes,
    write_visit,
)

__all__ = [
    "add_finding",
    "answer_difficulty",
    "answer_recommendation",
    "attach_photo",
    "call_off",
    "call_unsettled",
    "close_recommendation",
    "extend",
    "number_minutes",
    "pass_up",
    "plan_visit",
    "plan_visits",
    "raise_difficulty",
    "recommend",
    "remove_photo",
    "send_back",
    "settle_difficulty",
    "sign_minutes",
    "strike_finding",
    "strike_recommendation",
    "withdraw_difficulty",
    "withdraw_recommendation",
    "write_visit",
]
