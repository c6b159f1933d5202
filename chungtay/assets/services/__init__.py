"""What can be done with a club's things: enter, rewrite, hand on, count, strike out, carry over."""

from chungtay.assets.services.checking import check_things
from chungtay.assets.services.holding import hand, hand_all, hand_many
from chungtay.assets.services.leaving import carry_over, restore, strike_all, strike_out
from chungtay.assets.services.photos import attach_photo, remove_photo
from chungtay.assets.services.register import enter_things, register, rewrite

__all__ = [
    "attach_photo",
    "carry_over",
    "check_things",
    "enter_things",
    "hand",
    "hand_all",
    "hand_many",
    "register",
    "remove_photo",
    "restore",
    "rewrite",
    "strike_all",
    "strike_out",
]
