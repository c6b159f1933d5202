"""Why a club should be visited soon: each reason with what the records say. The thresholds are ours, not a decree's."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SILENT_MONTHS = 2
FALL_BPS = 1_000  # ten of a hundred fewer came than in the three months before
NEW_BOARD = timedelta(days=183)


class Risk(StrEnum):
    """A reason to go there."""

    SILENT = "silent"
    CASH = "cash"
    OVERDUE = "overdue"
    ATTENDANCE = "attendance"
    NEW_BOARD = "new_board"
    LATE = "late"  # what was asked at the last visit is not done


WEIGHT = {
    Risk.SILENT: 5,
    Risk.CASH: 5,
    Risk.OVERDUE: 3,
    Risk.LATE: 3,
    Risk.ATTENDANCE: 2,
    Risk.NEW_BOARD: 1,
}
"""What counts more stands higher in the list; a proposal that no guide sets."""


@dataclass(frozen=True)
class Records:
    """What the records of a club say about going there."""

    silent_months: int = 0
    cash_open_vnd: int = 0
    overdue_vnd: int = 0
    overdue_count: int = 0
    attended_bps: int | None = None  # of the last three months
    attended_before_bps: int | None = None  # of the three before
    chair_since: date | None = None
    late_count: int = 0


@dataclass(frozen=True)
class Reason:
    """One reason and its number: months, đồng, basis points, recommendations; of a new board its day."""

    risk: Risk
    number: int = 0
    before: int = 0
    on: date | None = None


def reasons_of(records: Records, day: date) -> tuple[Reason, ...]:
    """Every reason that holds, the weightiest first."""
    found = []
    if records.silent_months >= SILENT_MONTHS:
        found.append(Reason(Risk.SILENT, records.silent_months))
    if records.cash_open_vnd:
        found.append(Reason(Risk.CASH, records.cash_open_vnd))
    if records.overdue_vnd > 0:
        found.append(Reason(Risk.OVERDUE, records.overdue_vnd, records.overdue_count))
    if records.late_count:
        found.append(Reason(Risk.LATE, records.late_count))
    now, before = records.attended_bps, records.attended_before_bps
    if now is not None and before is not None and before - now >= FALL_BPS:
        found.append(Reason(Risk.ATTENDANCE, now, before))
    if records.chair_since is not None and day - records.chair_since <= NEW_BOARD:
        found.append(Reason(Risk.NEW_BOARD, on=records.chair_since))
    return tuple(found)


def weight_of(reasons: tuple[Reason, ...]) -> int:
    """How much speaks for going there."""
    return sum(WEIGHT[reason.risk] for reason in reasons)
