"""What can be done at a meeting: open it, call the roll, write down what was said, read it back and close it."""

from chungtay.meetings.services.attendance import mark_member, take_attendance
from chungtay.meetings.services.closing import close_meeting, correct_meeting
from chungtay.meetings.services.minutes import (
    add_decision,
    add_topic,
    plan_next_month,
    set_guests,
    strike_decision,
    strike_topic,
)
from chungtay.meetings.services.months import record_month_without, withdraw_month_without
from chungtay.meetings.services.opening import discard_meeting, open_meeting
from chungtay.meetings.services.photos import attach_photo, remove_photo

__all__ = [
    "add_decision",
    "add_topic",
    "attach_photo",
    "close_meeting",
    "correct_meeting",
    "discard_meeting",
    "mark_member",
    "open_meeting",
    "plan_next_month",
    "record_month_without",
    "remove_photo",
    "set_guests",
    "strike_decision",
    "strike_topic",
    "take_attendance",
    "withdraw_month_without",
]
