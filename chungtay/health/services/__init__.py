"""Actions on health rows: the only code of this room that writes. Each asks whether the actor is of the health team."""

from chungtay.health.services.check_ups import record_check_up, strike_check_up
from chungtay.health.services.erasing import erase_health, follow_withdrawal, forget_looks, withdraw
from chungtay.health.services.form import Taking
from chungtay.health.services.history import (
    PastCheckUp,
    PastHealth,
    PastReading,
    PastSheet,
    enter_past_health,
)
from chungtay.health.services.looking import note_look
from chungtay.health.services.measuring import Line, measure, strike_measurement
from chungtay.health.services.referring import Slip, refer, settle_referral
from chungtay.health.services.screening import Ending, Sheet, mark_done, screen, strike_screening

__all__ = [
    "Ending",
    "Line",
    "PastCheckUp",
    "PastHealth",
    "PastReading",
    "PastSheet",
    "Sheet",
    "Slip",
    "Taking",
    "enter_past_health",
    "erase_health",
    "follow_withdrawal",
    "forget_looks",
    "mark_done",
    "measure",
    "note_look",
    "record_check_up",
    "refer",
    "screen",
    "settle_referral",
    "strike_check_up",
    "strike_measurement",
    "strike_screening",
    "withdraw",
]
