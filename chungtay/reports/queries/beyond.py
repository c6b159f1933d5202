"""Parts V to VIII of a report (domain.md section 4.3): rating, training, supervision, praise, counted from their rooms.

They are rows of offices and not of club-months: by the map of today, over the period to the day counted to. A work
that nobody wrote down in either period is left out: it is not known, which is not nought.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from chungtay.awards.models import Certificate
from chungtay.conferences.models import Conference
from chungtay.conferences.rules import ConferenceState
from chungtay.kernel.months import Period
from chungtay.rating.models import Rating
from chungtay.rating.rules import Band, RatingState
from chungtay.supervision.models import Recommendation, Visit
from chungtay.supervision.rules import RecommendationState, VisitState
from chungtay.training.models import Class, TrainingCertificate
from chungtay.training.rules import ClassState


@dataclass(frozen=True)
class Work:
    """One thing offices did: how often in the period, and in the one before."""

    code: str
    now: int
    before: int


Rows = Callable[[str, date, date], "QuerySet[Any]"]
_STRONG = (Band.VERY_STRONG, Band.STRONG)


def _rated(path: str, first: date, last: date) -> "QuerySet[Any]":
    confirmed = Rating.objects.filter(state=RatingState.CONFIRMED, club__path__startswith=path)
    return confirmed.filter(steps__state=RatingState.CONFIRMED, steps__taken_at__date__range=(first, last)).distinct()


_WORKS: dict[str, Rows] = {
    "rated": _rated,
    "rated_strong": lambda path, first, last: _rated(path, first, last).filter(band__in=_STRONG),
    "classes": lambda path, first, last: Class.objects.filter(
        path__startswith=path, state__in=[ClassState.HELD, ClassState.CLOSED], ends_on__range=(first, last)
    ),
    "taught": lambda path, first, last: TrainingCertificate.objects.filter(
        path__startswith=path, issued_on__range=(first, last)
    ),
    "visits": lambda path, first, last: Visit.objects.filter(
        club__path__startswith=path, state__in=[VisitState.HELD, VisitState.SIGNED], visited_on__range=(first, last)
    ),
    "recommendations": lambda path, first, last: Recommendation.objects.filter(
        visit__club__path__startswith=path, state=RecommendationState.CLOSED, ended_on__range=(first, last)
    ),
    "awards": lambda path, first, last: Certificate.objects.filter(
        path__startswith=path, decision__signed_on__range=(first, last), revoked_on=None
    ),
    "conferences": lambda path, first, last: Conference.objects.filter(
        path__startswith=path, held_on__range=(first, last),
        state__in=[ConferenceState.HELD, ConferenceState.CONCLUDED],
    ),
}  # fmt: skip
WORK_CODES = tuple(_WORKS)


def works_of(path: str, period: Period, through: date) -> list[Work]:
    """What offices below this path did, to the day counted to; the same stretch of the period before beside it."""
    before = period.previous
    until = min(before.last, before.first + (through - period.first))
    found = [
        Work(code, rows(path, period.first, through).count(), rows(path, before.first, until).count())
        for code, rows in _WORKS.items()
    ]
    return [work for work in found if work.now or work.before]
