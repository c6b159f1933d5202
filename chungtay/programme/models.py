"""Decisions, phases, targets, limits and projects as dated data."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.places.models import Area
from chungtay.programme.rules import Comparison, LimitName, Mark, TargetOwner, Unit
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Document(Keyed):
    """A decision, plan or guide that something rests on."""

    number = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, default="QĐ")
    issued_on = models.DateField(null=True)
    issuer = models.CharField(max_length=160)
    title = models.CharField(max_length=400)
    url = models.URLField(max_length=500, blank=True, default="")
    note = models.TextField(blank=True, default="")
    path = models.CharField(max_length=60, default="/")  # whose document it is: the country's or a province's
    sort_key = models.CharField(max_length=120, db_collation="C", default="")
    search_fold = models.CharField(max_length=700, db_collation="C", default="")

    objects: ClassVar[models.Manager["Document"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [UniqueConstraint(fields=["number", "issuer"], name="document_number_once_per_issuer")]

    def __str__(self) -> str:
        return self.number


class Programme(models.Model):
    """A programme of the Prime Minister's: 1533, 1336, 1648."""

    code = models.CharField(max_length=10, unique=True)
    name = models.CharField(max_length=300)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="programmes")
    starts_on = models.DateField()
    ends_on = models.DateField()  # its last day
    aim = models.TextField(blank=True, default="")
    lead = models.CharField(max_length=160, blank=True, default="")  # cơ quan chủ trì

    class Meta:
        constraints = [CheckConstraint(name="programme_in_order", condition=Q(ends_on__gt=F("starts_on")))]

    def __str__(self) -> str:
        return self.code


class Phase(models.Model):
    """A part of a programme with targets of its own."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="phases")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()  # its last day

    class Meta:
        constraints = [
            CheckConstraint(name="phase_in_order", condition=Q(ends_on__gt=F("starts_on"))),
            UniqueConstraint(fields=["programme", "starts_on"], name="phase_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Target(Keyed):
    """A number to be reached by a day, by whom, according to which document. Replaced, never edited."""

    code = models.CharField(max_length=30)  # "T1336-2"
    owner = models.CharField(max_length=12, choices=[(owner.value, owner.value) for owner in TargetOwner])
    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="targets")
    phase = models.ForeignKey(Phase, null=True, on_delete=models.PROTECT, related_name="targets")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="targets")  # empty: the country
    path = models.CharField(max_length=60, default="/")
    indicator = models.CharField(max_length=60, blank=True, default="")  # code of an indicator; empty for words only
    comparison = models.CharField(max_length=10, choices=[(c.value, c.value) for c in Comparison])
    value = models.BigIntegerField(null=True)  # counts plain, shares in basis points
    value_to = models.BigIntegerField(null=True)  # upper end of BETWEEN
    counted_from = models.DateField(null=True)  # a flow is summed from here
    due_on = models.DateField()
    words = models.CharField(max_length=400)
    unit = models.CharField(max_length=10, choices=[(u.value, u.value) for u in Unit], blank=True, default=Unit.NONE)
    project = models.ForeignKey("Project", null=True, on_delete=models.PROTECT, related_name="targets")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="targets")
    mark = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Mark], default=Mark.SOURCED)
    page = models.URLField(max_length=500, blank=True, default="")  # where it was read
    note = models.CharField(max_length=400, blank=True, default="")
    sort_key = models.CharField(max_length=120, db_collation="C", default="")  # of the code: T1336-2 before T1336-10
    search_fold = models.CharField(max_length=500, db_collation="C", default="")
    superseded_by = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="supersedes")

    objects: ClassVar[models.Manager["Target"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["code", "owner", "path", "due_on"],
                condition=Q(superseded_by__isnull=True),
                name="target_one_standing",
            ),
            CheckConstraint(name="target_mark_is_known", condition=Q(mark__in=[mark.value for mark in Mark])),
            CheckConstraint(
                name="target_of_project_names_it",
                condition=Q(owner=TargetOwner.PROJECT, project__isnull=False)
                | (~Q(owner=TargetOwner.PROJECT) & Q(project__isnull=True)),
            ),
            CheckConstraint(
                name="target_has_value_or_words", condition=Q(value__isnull=False) | Q(comparison=Comparison.IN_WORDS)
            ),
            CheckConstraint(
                name="target_between_has_two_ends",
                condition=~Q(comparison=Comparison.BETWEEN) | Q(value_to__gte=F("value")),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Limit(Dated, Keyed):
    """A number set by a decision, guide or plan, for the country or below one path, for a time."""

    name = models.CharField(max_length=40, choices=[(name.value, name.value) for name in LimitName])
    path = models.CharField(max_length=60, default="/")
    value = models.IntegerField()
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="limits")
    mark = models.CharField(  # INFERRED: a setting, never law
        max_length=10, choices=[(m.value, m.value) for m in Mark], default=Mark.SOURCED
    )

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("limit_period_in_order"),
            no_overlap("limit_once_at_a_time", "name", "path"),
            CheckConstraint(name="limit_mark_is_known", condition=Q(mark__in=[mark.value for mark in Mark])),
            CheckConstraint(name="limit_value_not_negative", condition=Q(value__gte=0)),
            CheckConstraint(name="limit_name_is_known", condition=Q(name__in=[name.value for name in LimitName])),
        ]

    def __str__(self) -> str:
        return self.name


class Project(Keyed):
    """A donor's project; which clubs belong to it is said in `clubs`."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=300)
    donor = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    period_words = models.CharField(max_length=120, blank=True, default="")  # where only a year or a month is known
    source = models.CharField(max_length=300, blank=True, default="")
    mark = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Mark], default=Mark.SOURCED)
    sort_key = models.CharField(max_length=60, db_collation="C", default="")
    search_fold = models.CharField(max_length=600, db_collation="C", default="")

    class Meta:
        constraints = [
            CheckConstraint(name="project_in_order", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")))
        ]

    def __str__(self) -> str:
        return self.code


class ProjectFact(models.Model):
    """One thing known of a project (money, places, clubs, people), with where it was read."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="facts")
    place = models.PositiveSmallIntegerField()  # in which order they are read
    words = models.CharField(max_length=400)
    page = models.URLField(max_length=500, blank=True, default="")
    mark = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Mark], default=Mark.SOURCED)

    class Meta:
        constraints = [UniqueConstraint(fields=["project", "place"], name="project_fact_in_its_place")]
        ordering = ["place"]

    def __str__(self) -> str:
        return self.words
