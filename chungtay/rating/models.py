"""A club's year as it was rated: what the records said, what the club and the commune said, and each step."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.rating.rules import Band, RatingState
from chungtay.records.models import Keyed, ScopedQuerySet

_STATES = [(state.value, state.value) for state in RatingState]


class Rating(Keyed):
    """One club's year under one set of criteria."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    year = models.PositiveSmallIntegerField()
    criteria = models.CharField(max_length=40)  # the code of the set
    state = models.CharField(max_length=10, choices=_STATES)
    points = models.PositiveSmallIntegerField()  # as the last who spoke said
    computed_points = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=11, choices=[(band.value, band.value) for band in Band])
    against = models.CharField(max_length=60, blank=True, default="")  # codes of vetoes
    misuse = models.CharField(max_length=500, blank=True, default="")  # the commune's word of misused funds

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "year"], name="rating_once_a_year"),
            CheckConstraint(name="rating_state_is_known", condition=Q(state__in=[s.value for s in RatingState])),
            CheckConstraint(name="rating_band_is_known", condition=Q(band__in=[band.value for band in Band])),
            CheckConstraint(name="rating_points_of_a_hundred", condition=Q(points__lte=100, computed_points__lte=100)),
            CheckConstraint(name="rating_vetoed_is_weak", condition=Q(against="") | Q(band=Band.WEAK)),
        ]
        indexes = [models.Index(fields=["year", "state"], name="rating_by_year")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.year}"


class Score(models.Model):
    """One criterion of a rating: the computed points stay beside whatever a person says."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="scores", db_index=False)
    criterion = models.CharField(max_length=20)
    have = models.BigIntegerField()
    need = models.BigIntegerField()
    computed = models.PositiveSmallIntegerField()
    claimed = models.PositiveSmallIntegerField()
    claim_words = models.CharField(max_length=300, blank=True, default="")
    checked = models.PositiveSmallIntegerField(null=True)
    check_words = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["rating", "criterion"], name="score_once_a_criterion"),
            CheckConstraint(name="score_claim_says_why", condition=Q(claimed=F("computed")) | ~Q(claim_words="")),
            CheckConstraint(
                name="score_check_says_why",
                condition=Q(checked__isnull=True) | Q(checked=F("claimed")) | ~Q(check_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.claimed}"


class RatingStep(Keyed):
    """What was done with a rating, by whom, with what words. Append-only."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=_STATES)
    points = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.state}"
