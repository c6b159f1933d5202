"""The actions of this room: accounts, roles, slips, devices, sessions."""

from chungtay.access.services.accounts import (
    change_password,
    correct_account,
    create_account,
    reset_second_factor,
)
from chungtay.access.services.admitting import admit
from chungtay.access.services.devices import (
    forget_device,
    forget_pin,
    register_device,
    set_pin,
    switch_by_pin,
    unlock_pin,
)
from chungtay.access.services.grants import end_grant, move_grants, open_grant
from chungtay.access.services.saved import drop_view, save_view
from chungtay.access.services.sessions import end_all_sessions, end_other_sessions, end_session, forget_session
from chungtay.access.services.slips import PrintedSlip, look_at_slip, make_slip, revoke_slips, use_slip
from chungtay.access.services.tries import (
    check_door,
    check_may_try,
    count_wrong,
    count_wrong_at_door,
    forget_wrong,
    use_code,
)

__all__ = [
    "PrintedSlip",
    "admit",
    "change_password",
    "check_door",
    "check_may_try",
    "correct_account",
    "count_wrong",
    "count_wrong_at_door",
    "create_account",
    "drop_view",
    "end_all_sessions",
    "end_grant",
    "end_other_sessions",
    "end_session",
    "forget_device",
    "forget_pin",
    "forget_session",
    "forget_wrong",
    "look_at_slip",
    "make_slip",
    "move_grants",
    "open_grant",
    "register_device",
    "reset_second_factor",
    "revoke_slips",
    "save_view",
    "set_pin",
    "switch_by_pin",
    "unlock_pin",
    "use_code",
    "use_slip",
]
