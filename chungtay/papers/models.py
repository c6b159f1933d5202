"""Offices, their letterheads, the two registers, and templates."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import ExtractYear

from chungtay.papers.rules import Kind
from chungtay.places.models import Area
from chungtay.records.models import Dated, File, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Office(models.Model):
    """The association over an area; the country's has no area."""

    area = models.OneToOneField(Area, null=True, on_delete=models.PROTECT, related_name="office")
    path = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)

    objects: ClassVar[models.Manager["Office"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="office_of_country_has_no_area",
                condition=Q(path="/", area__isnull=True) | (~Q(path="/") & Q(area__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Letterhead(Dated, Keyed):
    """How the papers of an office begin and end, from a day on. Replaced, never edited."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="letterheads")
    above = models.CharField(max_length=200, blank=True, default="")  # cơ quan cấp trên: local usage differs
    issuer = models.CharField(max_length=200)
    sign = models.CharField(max_length=40)  # HNCT, HNCT-BĐN
    place = models.CharField(max_length=80)  # địa danh
    signer_title = models.CharField(max_length=120)
    signer_name = models.CharField(max_length=120, blank=True, default="")
    kept_by = models.CharField(max_length=80, default="VT")

    path_lookup = "office__path"

    class Meta:
        constraints = [
            period_in_order("letterhead_period_in_order"),
            no_overlap("letterhead_once_at_a_time", "office"),
            CheckConstraint(name="letterhead_says_who", condition=~Q(issuer="") & ~Q(sign="") & ~Q(place="")),
        ]

    def __str__(self) -> str:
        return self.issuer


class Line(Keyed):
    """What a line of either register shares; it may be struck once, with a reason, and nothing else changes."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.value) for kind in Kind])
    about = models.CharField(max_length=500)
    note = models.CharField(max_length=300, blank=True, default="")
    search_fold = models.TextField(db_collation="C", default="")
    written_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[models.Manager["Line"]] = ScopedQuerySet.as_manager()
    path_lookup = "office__path"

    class Meta:
        abstract = True


class OutgoingPaper(Line):
    """A line of the register of outgoing papers, with the columns of the decree."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="outgoing")
    written_number = models.CharField(max_length=80)  # 12/BC-HNCT, as it stood on the day
    signed_on = models.DateField()
    signer = models.CharField(max_length=240)
    recipients = models.TextField(blank=True, default="")
    kept_by = models.CharField(max_length=80, blank=True, default="")
    copy_count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["office", "kind", "year", "number"], name="outgoing_number_once"),
            CheckConstraint(name="outgoing_of_its_year", condition=Q(year=ExtractYear(F("signed_on")))),
            CheckConstraint(name="outgoing_numbered_from_one", condition=Q(number__gt=0) & ~Q(about="")),
            CheckConstraint(
                name="outgoing_struck_with_reason",
                condition=Q(struck_at__isnull=True, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
            ),
        ]
        indexes = [models.Index(fields=["office", "year", "signed_on"], name="outgoing_in_order")]

    def __str__(self) -> str:
        return self.written_number


class IncomingPaper(Line):
    """A line of the register of what arrived."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="incoming")
    arrived_on = models.DateField()
    sender = models.CharField(max_length=200)
    sent_number = models.CharField(max_length=80, blank=True, default="")
    dated_on = models.DateField(null=True)
    handed_to = models.CharField(max_length=160, blank=True, default="")
    answer_by = models.DateField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["office", "year", "number"], name="incoming_number_once"),
            CheckConstraint(name="incoming_of_its_year", condition=Q(year=ExtractYear(F("arrived_on")))),
            CheckConstraint(name="incoming_numbered_from_one", condition=Q(number__gt=0) & ~Q(about="")),
            CheckConstraint(
                name="incoming_struck_with_reason",
                condition=Q(struck_at__isnull=True, struck_why="") | (Q(struck_at__isnull=False) & ~Q(struck_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class PaperTemplate(Keyed):
    """A Word template of an office for one kind of paper, in force until another replaces it."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="templates")
    kind = models.CharField(max_length=4, choices=[(kind.value, kind.value) for kind in Kind])
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["PaperTemplate"]] = ScopedQuerySet.as_manager()
    path_lookup = "office__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["office", "kind"], condition=Q(replaced_at__isnull=True), name="template_one_in_force"
            )
        ]

    def __str__(self) -> str:
        return self.kind
