"""Shares of targets, clusters of places, tasks of yearly plans, and lines of programme money."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.places.models import Area
from chungtay.plans.rules import Heading, MoneyKind, Source, TaskState
from chungtay.programme.models import Target
from chungtay.records.models import Keyed, ScopedQuerySet

_STATES = [state.value for state in TaskState]


class TargetShare(models.Model):
    """What a place was allotted of a target by the office above it. Replaced, never edited."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="shares", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=60)
    value = models.BigIntegerField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["target", "area"], condition=Q(replaced_at__isnull=True), name="share_one_in_force"
            ),
            CheckConstraint(name="share_not_negative", condition=Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.path}"


class Cluster(Keyed):
    """An emulation cluster (cụm thi đua): places of one level that compare with each other (domain.md section 1.4)."""

    path = models.CharField(max_length=60)  # whose clusters: the country's or a province's
    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["path", "name"], condition=Q(closed_at__isnull=True), name="cluster_named_once"),
            CheckConstraint(name="cluster_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name


class ClusterPlace(models.Model):
    """A place in a cluster; in one at a time."""

    cluster = models.ForeignKey(Cluster, on_delete=models.PROTECT, related_name="places", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["area"], condition=Q(is_open=True), name="cluster_place_one_at_a_time"),
            UniqueConstraint(fields=["cluster", "area"], name="cluster_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.area_id}"


class PlanTask(Keyed):
    """A task of an office's yearly plan, with who does it and by when."""

    path = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    owner = models.CharField(max_length=200, blank=True, default="")
    due_on = models.DateField(null=True)
    target = models.ForeignKey(Target, null=True, on_delete=models.PROTECT, related_name="tasks")
    state = models.CharField(max_length=8, choices=[(state, state) for state in _STATES], default=TaskState.OPEN)
    told = models.CharField(max_length=500, blank=True, default="")  # what came of it
    moved_on = models.DateField(null=True)
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="task_state_is_known", condition=Q(state__in=_STATES)),
            CheckConstraint(name="task_has_words", condition=~Q(words="")),
            CheckConstraint(name="task_dropped_with_reason", condition=~Q(state=TaskState.DROPPED) | ~Q(told="")),
        ]
        indexes = [models.Index(fields=["path", "year"], name="task_by_plan")]

    def __str__(self) -> str:
        return self.words[:60]


class MoneyLine(Keyed):
    """Money of the programme in a year of one place: planned, given or spent, for what, from whom, by which paper."""

    path = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=13, choices=[(each.value, each.value) for each in Heading])
    source = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Source])
    kind = models.CharField(max_length=7, choices=[(each.value, each.value) for each in MoneyKind])
    amount_vnd = models.BigIntegerField()
    paper = models.CharField(max_length=160, blank=True, default="")
    note = models.CharField(max_length=300, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="money_heading_is_known", condition=Q(heading__in=[each.value for each in Heading])),
            CheckConstraint(name="money_source_is_known", condition=Q(source__in=[each.value for each in Source])),
            CheckConstraint(name="money_kind_is_known", condition=Q(kind__in=[each.value for each in MoneyKind])),
            CheckConstraint(name="money_is_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(
                name="money_struck_with_reason",
                condition=Q(struck_at__isnull=True, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
            ),
        ]
        indexes = [
            models.Index(fields=["year", "path"], name="money_by_year", opclasses=["int2_ops", "varchar_pattern_ops"])
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.heading} {self.amount_vnd}"
