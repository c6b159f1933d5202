"""Actions of rating: the steps of a club's year, and what is done with sets of criteria."""

from chungtay.rating.services.sets import copy_set, drop_line, publish_set, withdraw_set, write_head, write_line
from chungtay.rating.services.steps import answer_appeal, appeal, check, confirm, give_back, rate_self

__all__ = [
    "answer_appeal",
    "appeal",
    "check",
    "confirm",
    "copy_set",
    "drop_line",
    "give_back",
    "publish_set",
    "rate_self",
    "withdraw_set",
    "write_head",
    "write_line",
]
