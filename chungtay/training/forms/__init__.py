"""What is typed of training."""

from chungtay.training.forms.classes import (
    Answers,
    AssignTrainers,
    Invite,
    MarkDay,
    NarrowChoice,
    NarrowClasses,
    NarrowUntrained,
    Open,
    Outsiders,
    Sure,
    Why,
    WriteScores,
    step_form,
    typed,
)
from chungtay.training.forms.keeping import (
    AddMaterial,
    AddTrainer,
    Cost,
    NewVersion,
    WriteCourse,
    typed_course,
)

__all__ = [
    "AddMaterial",
    "AddTrainer",
    "Answers",
    "AssignTrainers",
    "Cost",
    "Invite",
    "MarkDay",
    "NarrowChoice",
    "NarrowClasses",
    "NarrowUntrained",
    "NewVersion",
    "Open",
    "Outsiders",
    "Sure",
    "Why",
    "WriteCourse",
    "WriteScores",
    "step_form",
    "typed",
    "typed_course",
]
