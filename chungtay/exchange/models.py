"""Imports and their lines."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club
from chungtay.exchange.rules import Decision, State
from chungtay.people.models import Person
from chungtay.records.models import File, Keyed, ScopedQuerySet


class ImportBatch(Keyed):
    """A workbook, or a folder of them, on its way into the registers."""

    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="+")  # empty: of many clubs
    path = models.CharField(max_length=60, blank=True, default="")  # of an import of many clubs: what holds them all
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")  # empty: a folder of files
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)  # of the file, or of all files of the folder
    kind = models.CharField(max_length=10)  # what the file really is
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in State])
    sheets = models.JSONField(default=list)  # the names of all
    sheet = models.CharField(max_length=120, blank=True, default="")
    first_line = models.PositiveIntegerField(default=0)
    encoding = models.CharField(max_length=10, blank=True, default="")  # chosen by a person; empty: as detected
    columns = models.JSONField(default=list)  # [{index, label, encoding, field, samples}], as recognised or changed
    ignored = models.JSONField(default=list)  # [{line, why, text}]: rows that are no person
    joined_on = models.DateField()  # for the lines that tell no day of joining
    source = models.CharField(max_length=300, blank=True, default="")
    line_count = models.PositiveIntegerField(default=0)
    member_count = models.PositiveIntegerField(default=0)  # enrolled by it
    made_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"  # a club's seat may move; `queries` adds the imports of many clubs

    class Meta:
        constraints = [
            CheckConstraint(
                name="import_batch_lies_somewhere",
                condition=Q(club__isnull=False, path="") | (Q(club__isnull=True) & ~Q(path="")),
            ),
            CheckConstraint(
                name="import_batch_state_is_known", condition=Q(state__in=[state.value for state in State])
            ),
            CheckConstraint(
                name="import_batch_applied_has_time",
                condition=~Q(state__in=[State.APPLIED, State.UNDONE]) | Q(applied_at__isnull=False),
            ),
            CheckConstraint(
                name="import_batch_undone_has_time",
                condition=Q(state=State.UNDONE, undone_at__isnull=False)
                | (~Q(state=State.UNDONE) & Q(undone_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["club", "-made_at"], name="import_batch_by_club"),
            models.Index(fields=["sha256"], name="import_batch_by_digest"),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def lies_at(self) -> str:
        """The path that gives the right to it."""
        return self.club.path if self.club is not None else self.path


class ImportRow(models.Model):
    """One line of an import. Written by COPY, a whole workbook at a time."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()  # as the spreadsheet counts
    raw = models.JSONField()  # the texts as they stood, by kind of column
    values = models.JSONField()  # the same converted, and as a person put them right
    # As it was understood; empty where it could not be read.
    full_name = models.CharField(max_length=120, blank=True, default="")
    name_fold = models.CharField(max_length=120, db_collation="C", blank=True, default="")  # to find a line by a name
    sex = models.CharField(max_length=1, blank=True, default="")
    birth_year = models.PositiveSmallIntegerField(null=True)
    birth_date = models.DateField(null=True)
    errors = models.JSONField(default=list)  # [{field, code, facts}]
    warnings = models.JSONField(default=list)
    alike = models.JSONField(default=list)  # [{person_id | line, why}]
    is_wrong = models.BooleanField(default=False)
    decision = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Decision], blank=True, default=""
    )
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # the same as this one
    membership_id = models.BigIntegerField(null=True)  # what it became; gone again when the import is undone
    is_corrected = models.BooleanField(default=False)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "batch__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["batch", "line"], name="import_row_line_once"),
            CheckConstraint(
                name="import_row_same_names_the_person",
                condition=Q(decision=Decision.SAME, person__isnull=False)
                | (~Q(decision=Decision.SAME) & Q(person__isnull=True)),
            ),
            CheckConstraint(
                name="import_row_decision_is_known", condition=Q(decision__in=[each.value for each in Decision])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id}:{self.line}"
