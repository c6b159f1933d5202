"""Actions of clubs: the only code that writes their rows. One transaction, one audit note, months marked stale."""

from chungtay.clubs.services.board import end_board_seat, give_access, let_in, seat_board_member
from chungtay.clubs.services.enrol import (
    Enrolled,
    RegisterChecked,
    check_register,
    enrol,
    enrol_many,
    undo_batch,
)
from chungtay.clubs.services.life import (
    ClubFacts,
    change_state,
    claim_placeholder,
    describe_club,
    open_club,
    rename_club,
    reseat,
)
from chungtay.clubs.services.members import (
    correct_joining,
    correct_person,
    end_absence,
    end_membership,
    end_status,
    move_member,
    record_death,
    set_absence,
    set_status,
)
from chungtay.clubs.services.merging import judge_apart, merge_people
from chungtay.clubs.services.staging import Alike
from chungtay.clubs.services.teams import close_team, leave_team, open_team, place_in_team
from chungtay.clubs.services.ways import adopt_regulation, join_project, leave_project, set_hamlets, set_meeting_rule

__all__ = [
    "Alike",
    "ClubFacts",
    "Enrolled",
    "RegisterChecked",
    "adopt_regulation",
    "change_state",
    "check_register",
    "claim_placeholder",
    "close_team",
    "correct_joining",
    "correct_person",
    "describe_club",
    "end_absence",
    "end_board_seat",
    "end_membership",
    "end_status",
    "enrol",
    "enrol_many",
    "give_access",
    "join_project",
    "judge_apart",
    "leave_project",
    "leave_team",
    "let_in",
    "merge_people",
    "move_member",
    "open_club",
    "open_team",
    "place_in_team",
    "record_death",
    "rename_club",
    "reseat",
    "seat_board_member",
    "set_absence",
    "set_hamlets",
    "set_meeting_rule",
    "set_status",
    "undo_batch",
]
