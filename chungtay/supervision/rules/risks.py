"""Why a club should be visited soon: each reason with what the records say. The thresholds are settings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.supervision.rules.terms import MONTHS_LOOKED_AT, Terms


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


def reasons_of(records: Records, day: date, terms: Terms) -> tuple[Reason, ...]:
    """Every reason that holds, the weightiest first."""
    found = []
    if records.silent_months >= min(terms.silent_months, MONTHS_LOOKED_AT):
        found.append(Reason(Risk.SILENT, records.silent_months))
    if records.cash_open_vnd:
        found.append(Reason(Risk.CASH, records.cash_open_vnd))
    if records.overdue_vnd > 0:
        found.append(Reason(Risk.OVERDUE, records.overdue_vnd, records.overdue_count))
    if records.late_count:
        found.append(Reason(Risk.LATE, records.late_count))
    now, before = records.attended_bps, records.attended_before_bps
    if now is not None and before is not None and before - now >= terms.fall_bps:
        found.append(Reason(Risk.ATTENDANCE, now, before))
    if records.chair_since is not None and records.chair_since >= terms.new_board_from(day):
        found.append(Reason(Risk.NEW_BOARD, on=records.chair_since))
    return tuple(found)


def weight_of(reasons: tuple[Reason, ...]) -> int:
    """How much speaks for going there."""
    return sum(WEIGHT[reason.risk] for reason in reasons)
