"""Writing down what was done and what is planned; nothing else writes these tables."""

from chungtay.activities.services.labels import set_label
from chungtay.activities.services.past import PastActivity, PastPlanLine, enter_past_activities, enter_past_plan
from chungtay.activities.services.photos import attach_photo, remove_photo
from chungtay.activities.services.planning import drop, plan, tick
from chungtay.activities.services.recording import facts_of, record, rewrite, take_back

__all__ = [
    "PastActivity",
    "PastPlanLine",
    "attach_photo",
    "drop",
    "enter_past_activities",
    "enter_past_plan",
    "facts_of",
    "plan",
    "record",
    "remove_photo",
    "rewrite",
    "set_label",
    "take_back",
    "tick",
]
