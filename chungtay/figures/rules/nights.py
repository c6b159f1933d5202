"""When works of the night are done, the proof of the figures among them: once, in the hours in which nobody writes."""

from datetime import date, datetime

NIGHT_FROM, NIGHT_UNTIL = 2, 4
"""Hours of the Vietnamese day between which a proof may begin."""


def is_proof_due(at: datetime, last_night: date | None) -> bool:
    """Whether this Vietnamese instant lies in the night's hours and this night has no proof yet."""
    return is_night(at) and (last_night is None or last_night < at.date())


def is_night(at: datetime) -> bool:
    """Whether this Vietnamese instant lies in the hours in which nobody writes."""
    return NIGHT_FROM <= at.hour < NIGHT_UNTIL
