"""Abstract rows every room builds on, and the files that hang on rows."""

import operator
from datetime import date
from functools import reduce
from typing import Any, ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q

from chungtay.kernel.acts import Reach


class ScopedQuerySet(models.QuerySet[Any]):
    """Rows that lie somewhere: the model names its way to a path once, as `path_lookup`."""

    def within(self, reach: Reach) -> Self:
        """The rows this reach covers: the one place where scope becomes SQL."""
        lookup = f"{self.model.path_lookup}__startswith"
        inside = [Q(**{lookup: root}) for root in sorted(reach.roots)]
        return self.filter(reduce(operator.or_, inside, Q(pk__in=[])))


class DatedQuerySet(ScopedQuerySet):
    """Facts that hold for a time."""

    def on(self, day: date) -> Self:
        """The facts that hold on this day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)

    def open(self) -> Self:
        """The facts that have no end yet."""
        return self.filter(valid_to__isnull=True)


class Keyed(models.Model):
    """A row a phone can create: its key is made by the form, sent twice it is written once."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    """A fact that holds during `[valid_from, valid_to)`; `valid_to` is empty while it lasts.

    Such a row is never edited to mean something new: it is closed and the next is opened, in one service.
    """

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class DateRange(Func):
    """`daterange(valid_from, valid_to, '[)')` for exclusion constraints."""

    function = "daterange"
    output_field = DateRangeField()


def period_in_order(name: str) -> CheckConstraint:
    """A dated fact ends after it began."""
    return CheckConstraint(name=name, condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")))


def no_overlap(name: str, *subject: str, condition: Q | None = None) -> ExclusionConstraint:
    """At most one fact for the same subject fields on any one day. Needs the `btree_gist` extension."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in subject),
            (DateRange("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


class File(models.Model):
    """A picture or paper of some row. It is fetched through the view of its owner row, never from public media."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    path = models.CharField(max_length=120)  # where the owner row lies, so that reach can be asked
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    byte_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=200)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [CheckConstraint(name="file_has_bytes", condition=Q(byte_count__gt=0))]

    def __str__(self) -> str:
        return self.name
