"""Scores, and what a certificate asks: enough days and, where there is a test, enough points."""

import re
from enum import StrEnum

from chungtay.training.rules.refusals import NeededDaysWrong, ScoreNotUnderstood

SCORE_AT_MOST = 100
"""Scores go from 0 to 10 by tenths, as schools give them; they are kept as whole tenths."""

_SCORE = re.compile(r"^(\d{1,2})(?:[.,](\d))?$")


class Lack(StrEnum):
    """Why somebody gets no certificate."""

    DAYS = "days"
    SCORE = "score"


def read_score(text: str) -> int | None:
    """`7,5` as 75 tenths; nothing as nothing."""
    text = text.strip()
    if not text:
        return None
    found = _SCORE.match(text)
    tenths = int(found[1]) * 10 + int(found[2] or 0) if found else SCORE_AT_MOST + 1
    if tenths > SCORE_AT_MOST:
        raise ScoreNotUnderstood(score=text[:20])
    return tenths


def written_score(tenths: int | None) -> str:
    """75 tenths as `7,5`, 80 as `8`."""
    if tenths is None:
        return ""
    whole, part = divmod(tenths, 10)
    return f"{whole},{part}" if part else str(whole)


def lacks_of(
    *, came_days: int, needed_days: int, after_tenths: int | None, pass_tenths: int | None
) -> tuple[Lack, ...]:
    """What is missing for a certificate; nothing: it is given. `pass_tenths` empty: the class has no test."""
    days = () if came_days >= needed_days else (Lack.DAYS,)
    fails = pass_tenths is not None and (after_tenths is None or after_tenths < pass_tenths)
    return (*days, Lack.SCORE) if fails else days


def check_needed(needed_days: int, day_count: int) -> None:
    """Refuse a certificate for no day, or for more days than there are."""
    if not 1 <= needed_days <= day_count:
        raise NeededDaysWrong(day_count=day_count)


def average(scores: list[int]) -> int | None:
    """The mean of scores in tenths, rounded half up; of none, none."""
    return (2 * sum(scores) + len(scores)) // (2 * len(scores)) if scores else None
