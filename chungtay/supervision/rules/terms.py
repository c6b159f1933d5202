"""How long and from how much on: settings of the programme, dated and by place. Ours hold where nobody set another.

No guide sets any of them (`domain.md` §10), so each is a dated limit marked as inferred, never a constant of the law.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from chungtay.programme.rules import LimitName

MONTHS_LOOKED_AT = 6
"""Three months of attendance against the three before; nobody can be silent for longer than is looked at."""


@dataclass(frozen=True)
class Terms:
    """What holds for a club or an office on a day."""

    answer_days: int = (
        15  # offered when a difficulty is raised or passed up; the day is written on it and may be another
    )
    asked_days: int = 30  # the same for what a visit asks to be put right
    written_days: int = 60  # minutes are written while the visit is remembered
    new_board_days: int = 183  # a new chair is visited
    silent_months: int = 2
    fall_bps: int = 1_000  # ten of a hundred fewer came than in the three months before

    def answer_on(self, day: date) -> date:
        """By when an answer to a difficulty is usually asked."""
        return day + timedelta(days=self.answer_days)

    def asked_on(self, day: date) -> date:
        """By when a recommendation is usually to be done."""
        return day + timedelta(days=self.asked_days)

    def written_from(self, day: date) -> date:
        """The first day of a visit that may still be written down today."""
        return day - timedelta(days=self.written_days)

    def new_board_from(self, day: date) -> date:
        """The first day since which a chair is new today."""
        return day - timedelta(days=self.new_board_days)


TERMS = {
    "answer_days": LimitName.SUPERVISION_ANSWER_DAYS,
    "asked_days": LimitName.SUPERVISION_ASKED_DAYS,
    "written_days": LimitName.SUPERVISION_WRITTEN_DAYS,
    "new_board_days": LimitName.SUPERVISION_NEW_BOARD_DAYS,
    "silent_months": LimitName.SUPERVISION_SILENT_MONTHS,
    "fall_bps": LimitName.SUPERVISION_FALL_SHARE_MIN,
}
"""Which limit of the programme sets which of them."""
