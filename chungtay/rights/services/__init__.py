"""What can be done about rights: follow a case, write down what was said to the authority, celebrate, keep the law."""

from chungtay.rights.services.carrying import carry_cases
from chungtay.rights.services.cases import open_case, take_back_step, take_step, tick_papers
from chungtay.rights.services.dialogues import (
    answer_proposal,
    hold_dialogue,
    propose,
    take_back_dialogue,
)
from chungtay.rights.services.erasing import erase_rights
from chungtay.rights.services.history import enter_past, enter_past_celebrations, enter_past_dialogues
from chungtay.rights.services.law import load_law, set_local_amount
from chungtay.rights.services.longevity import celebrate, take_back_celebration

__all__ = [
    "answer_proposal",
    "carry_cases",
    "celebrate",
    "enter_past",
    "enter_past_celebrations",
    "enter_past_dialogues",
    "erase_rights",
    "hold_dialogue",
    "load_law",
    "open_case",
    "propose",
    "set_local_amount",
    "take_back_celebration",
    "take_back_dialogue",
    "take_back_step",
    "take_step",
    "tick_papers",
]
