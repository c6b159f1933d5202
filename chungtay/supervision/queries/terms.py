"""How long and from how much on, as the programme's limits set it for a place on a day."""

from collections.abc import Iterable
from datetime import date

from chungtay.programme.queries import Limits, limits_below, limits_on
from chungtay.supervision.rules import TERMS, Terms


def terms_on(day: date, path: str) -> Terms:
    """What holds at one place. One query."""
    return _terms(limits_on(day, path))


def terms_at(day: date, paths: Iterable[str]) -> dict[str, Terms]:
    """What holds at each of these places. One query, however many."""
    limits = limits_below(day, TERMS.values())
    return {path: _terms(limits.at(path)) for path in paths}


def _terms(limits: Limits) -> Terms:
    usual = Terms()
    return Terms(**{field: limits.get(name, getattr(usual, field)) for field, name in TERMS.items()})
