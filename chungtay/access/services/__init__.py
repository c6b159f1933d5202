"""The actions of this room: accounts, roles, slips, devices, sessions."""

from chungtay.access.services.accounts import (
    change_password,
    correct_account,
    create_account,
    reset_second_factor,
)
from chungtay.access.services.grants import end_grant, move_grants, open_grant

__all__ = [
    "change_password",
    "correct_account",
    "create_account",
    "end_grant",
    "move_grants",
    "open_grant",
    "reset_second_factor",
]
