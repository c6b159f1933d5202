"""Actions that join rooms; each is one transaction and calls the rooms' own services."""

from chungtay.journeys.services.acting import ActingOfficer, open_acting_officer
from chungtay.journeys.services.erasing import erase_person
from chungtay.journeys.services.founding import (
    Decision,
    Launch,
    LetIn,
    Step,
    let_board_in,
    propose_club,
    record_decision,
    record_launch,
    record_step,
    set_letterhead,
    stop_founding,
)
from chungtay.journeys.services.hamlets import follow_hamlets
from chungtay.journeys.services.handover import (
    Beginning,
    begin_handover,
    cancel_handover,
    confirm_loans,
    confirm_step,
    finish_handover,
)
from chungtay.journeys.services.merging import dissolve_club, merge_clubs
from chungtay.journeys.services.own_view import (
    answer_objection,
    make_links,
    object_to,
    opened_by,
    token_of,
    withdraw_link,
)
from chungtay.journeys.services.papers import keep_file
from chungtay.journeys.services.taking_over import Said, accept_club, choose_side, take_over

__all__ = [
    "ActingOfficer",
    "Beginning",
    "Decision",
    "Launch",
    "LetIn",
    "Said",
    "Step",
    "accept_club",
    "answer_objection",
    "begin_handover",
    "cancel_handover",
    "choose_side",
    "confirm_loans",
    "confirm_step",
    "dissolve_club",
    "erase_person",
    "finish_handover",
    "follow_hamlets",
    "keep_file",
    "let_board_in",
    "make_links",
    "merge_clubs",
    "object_to",
    "open_acting_officer",
    "opened_by",
    "propose_club",
    "record_decision",
    "record_launch",
    "record_step",
    "set_letterhead",
    "stop_founding",
    "take_over",
    "token_of",
    "withdraw_link",
]
