"""Celebrations of a long life that were held."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.records.models import Keyed, ScopedQuerySet


class Longevity(Keyed):
    """A member's long life was celebrated in a year. Taken back with a reason when it was written by mistake."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="longevities", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="longevities", db_index=False)
    year = models.PositiveSmallIntegerField()
    age = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    told = models.CharField(max_length=300, blank=True, default="")  # where, what was given
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership", "year"], condition=Q(taken_back_at__isnull=True), name="longevity_once_a_year"
            ),
            CheckConstraint(name="longevity_age_possible", condition=Q(age__gte=60, age__lte=130)),
            CheckConstraint(
                name="longevity_back_has_a_reason",
                condition=Q(taken_back_at__isnull=True, taken_back_because="")
                | (Q(taken_back_at__isnull=False) & ~Q(taken_back_because="")),
            ),
        ]
        indexes = [models.Index(fields=["club", "held_on"], name="longevity_by_club")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.year}"
