"""The life of an import, what can be decided of a line, and how large a workbook may be."""

from enum import StrEnum


class State(StrEnum):
    """An import, from the file to the register and back."""

    UPLOADED = "uploaded"  # the file is kept; which column is what may still be changed
    CHECKED = "checked"  # every line was read and checked; lines may be put right
    APPLYING = "applying"  # a long one, in the hands of the worker
    APPLIED = "applied"
    UNDONE = "undone"
    DISCARDED = "discarded"  # given up before it was applied


NEXT: dict[State, frozenset[State]] = {
    State.UPLOADED: frozenset({State.UPLOADED, State.CHECKED, State.DISCARDED}),
    State.CHECKED: frozenset({State.UPLOADED, State.CHECKED, State.APPLYING, State.APPLIED, State.DISCARDED}),
    State.APPLYING: frozenset({State.APPLIED, State.CHECKED}),
    State.APPLIED: frozenset({State.UNDONE}),
    State.UNDONE: frozenset(),
    State.DISCARDED: frozenset(),
}

OPEN = frozenset({State.UPLOADED, State.CHECKED})


class Decision(StrEnum):
    """What a person decided of a line."""

    UNDECIDED = ""  # somebody alike is there: a person must look
    NEW = "new"
    SAME = "same"  # the person is known already; only the membership is new
    LEAVE_OUT = "leave_out"


class Alikes(StrEnum):
    """What a mass import does with lines that look like someone who is known."""

    KEEP = "keep"  # enrol them as new people; the pages of duplicates show each pair to whoever reaches both
    REFUSE = "refuse"
    LEAVE_OUT = "leave-out"


MOST_BYTES = 20 << 20
MOST_LINES = 20_000
MOST_COLUMNS = 200
HEADER_WITHIN = 40
"""Titles and mottoes stand above the header; below this many rows nobody looks for one."""

LONG_WORK = 500
"""More lines than this are written by the worker, while a page tells how far it is."""

SAMPLE_COUNT = 5
LONGEST_CELL = 6_000
"""A cell longer than this is cut when it is kept: a whole page was pasted into it, and the line is refused anyway."""
