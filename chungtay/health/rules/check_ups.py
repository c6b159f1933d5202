"""Days of examination with the health station: who pays, and how far the half-year is covered."""

from datetime import date
from enum import StrEnum


class Payer(StrEnum):
    """Who pays for an examination (domain.md: three payers beside the person)."""

    INSURANCE = "insurance"
    STATE = "state"  # the yearly free examination by Nghị quyết 72-NQ/TW
    PROGRAMME = "programme"
    CLUB = "club"
    OWN = "own"
    UNKNOWN = ""


def half_of(day: date) -> tuple[date, date]:
    """The half-year a day lies in, half-open."""
    if day.month <= 6:
        return date(day.year, 1, 1), date(day.year, 7, 1)
    return date(day.year, 7, 1), date(day.year + 1, 1, 1)


def share_percent(part: int, whole: int) -> int:
    """A share in whole percent, half up; of nobody it is none."""
    return (part * 200 + whole) // (2 * whole) if whole else 0
