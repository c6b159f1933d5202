"""Questions about loans."""

from chungtay.loans.queries.due import DueLine, due_lines, dues_to_collect
from chungtay.loans.queries.proving import Difference, prove

__all__ = ["Difference", "DueLine", "due_lines", "dues_to_collect", "prove"]
