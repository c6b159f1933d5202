"""Actions on training; each level only on what is its own."""

from chungtay.training.services.catalogue import (
    Teaches,
    Written,
    add_trainer,
    retire_course,
    retire_trainer,
    write_course,
)
from chungtay.training.services.classes import (
    Planned,
    assign_trainers,
    change_class,
    move_class,
    open_class,
    strike_certificate,
)
from chungtay.training.services.keeping import (
    MATERIAL_BYTES,
    Described,
    Spent,
    Upload,
    add_material,
    strike_cost,
    supersede,
    write_cost,
)
from chungtay.training.services.outsiders import add_outsider, correct_outsider, invite_outsiders
from chungtay.training.services.people import (
    Chosen,
    Scores,
    answer_for_club,
    invite_posts,
    mark_day,
    note_answers,
    strike_off,
    write_scores,
)

__all__ = [
    "MATERIAL_BYTES",
    "Chosen",
    "Described",
    "Planned",
    "Scores",
    "Spent",
    "Teaches",
    "Upload",
    "Written",
    "add_material",
    "add_outsider",
    "add_trainer",
    "answer_for_club",
    "assign_trainers",
    "change_class",
    "correct_outsider",
    "invite_outsiders",
    "invite_posts",
    "mark_day",
    "move_class",
    "note_answers",
    "open_class",
    "retire_course",
    "retire_trainer",
    "strike_certificate",
    "strike_cost",
    "strike_off",
    "supersede",
    "write_cost",
    "write_course",
    "write_scores",
]
