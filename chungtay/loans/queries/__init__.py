"""Questions about loans."""

from chungtay.loans.queries.due import DueLine, due_lines, dues_to_collect
from chungtay.loans.queries.proving import Difference, prove
from chungtay.loans.queries.telling import told_to_members
from chungtay.loans.queries.todos import club_todos, desk_todos, offline_meeting_pages, offline_pages

__all__ = [
    "Difference",
    "DueLine",
    "club_todos",
    "desk_todos",
    "due_lines",
    "dues_to_collect",
    "offline_meeting_pages",
    "offline_pages",
    "prove",
    "told_to_members",
]
