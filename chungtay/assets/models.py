"""The register of things, what it says of them, who holds them, how they were found and how they left."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.assets.rules import (
    NEEDS_DECISION,
    NEEDS_RECEIVER,
    QUANTITY_AT_MOST,
    Condition,
    GoneReason,
    HolderKind,
    Kind,
    Origin,
)
from chungtay.clubs.models import Club, Membership
from chungtay.records.models import Dated, File, Keyed, ScopedQuerySet, no_overlap


class Thing(Keyed):
    """A numbered place in a club's register, for good. All that is said of it stands in the tables below."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="things", db_index=False)
    number = models.PositiveSmallIntegerField()
    carried_from = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="carried_to")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "number"], name="thing_number_once"),
            CheckConstraint(name="thing_number_positive", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.number}"


class ThingLine(models.Model):
    """What the register says of a thing, until the line is replaced by a better one. One line stands at a time."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="lines", db_index=False)
    kind = models.CharField(max_length=9, choices=[(kind.value, kind.value) for kind in Kind])
    name = models.CharField(max_length=200)
    name_fold = models.CharField(max_length=200, db_collation="C")
    sort_key = models.CharField(max_length=500, db_collation="C")
    quantity = models.PositiveSmallIntegerField(default=1)
    unit = models.CharField(max_length=20, blank=True, default="")
    first_number = models.PositiveIntegerField(null=True)  # of a booklet of vouchers
    last_number = models.PositiveIntegerField(null=True)
    came_on = models.DateField(null=True)  # empty where nobody remembers
    origin = models.CharField(
        max_length=7, choices=[(origin.value, origin.value) for origin in Origin], blank=True, default=""
    )
    giver = models.CharField(max_length=200, blank=True, default="")
    value_vnd = models.PositiveBigIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True, default="")
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, default="")  # why the line before was replaced by this one

    class Meta:
        constraints = [
            UniqueConstraint(fields=["thing"], condition=Q(replaced_at__isnull=True), name="thing_line_one_stands"),
            CheckConstraint(name="thing_line_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="thing_line_kind_is_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            CheckConstraint(
                name="thing_line_origin_is_known", condition=Q(origin__in=["", *(origin.value for origin in Origin)])
            ),
            CheckConstraint(name="thing_line_quantity", condition=Q(quantity__gte=1, quantity__lte=QUANTITY_AT_MOST)),
            CheckConstraint(
                name="thing_line_numbers_of_one_booklet",
                condition=Q(first_number__isnull=True, last_number__isnull=True)
                | Q(
                    kind=Kind.BOOKLET,
                    quantity=1,
                    first_number__isnull=False,
                    last_number__isnull=False,
                    first_number__lte=F("last_number"),
                ),
            ),
        ]
        indexes = [models.Index(fields=["thing"], name="thing_line_by_thing")]

    def __str__(self) -> str:
        return self.name


class Holding(Dated):
    """Who holds a thing during a time. Closed and opened anew when it is handed on, never edited.

    One of no days (`valid_to` = `valid_from`) tells that the thing was handed on the day it was received.
    """

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="holdings", db_index=False)
    kind = models.CharField(max_length=6, choices=[(kind.value, kind.value) for kind in HolderKind])
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="holdings")
    name = models.CharField(max_length=160, blank=True, default="")  # of a person who is no member, or a place
    name_fold = models.CharField(max_length=160, blank=True, default="", db_collation="C")
    form_key = models.UUIDField()  # of the form that wrote it

    path_lookup = "thing__club__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="holding_period_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("holding_one_holder_at_a_time", "thing"),
            CheckConstraint(
                name="holding_names_its_holder",
                condition=Q(kind=HolderKind.MEMBER, membership__isnull=False, name="")
                | (Q(kind__in=[HolderKind.PERSON, HolderKind.PLACE], membership__isnull=True) & ~Q(name="")),
            ),
        ]
        indexes = [models.Index(fields=["thing"], name="holding_by_thing")]

    def __str__(self) -> str:
        return self.name or f"{self.membership_id}"


class Check(models.Model):
    """How a thing was found when it was entered or counted: how many, in which condition, by whom."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="checks", db_index=False)
    checked_on = models.DateField()
    counted = models.PositiveSmallIntegerField()
    condition = models.CharField(max_length=7, choices=[(each.value, each.value) for each in Condition])
    checked_by = models.CharField(max_length=160, blank=True, default="")
    form_key = models.UUIDField()

    class Meta:
        constraints = [
            CheckConstraint(
                name="check_condition_is_known", condition=Q(condition__in=[each.value for each in Condition])
            ),
            CheckConstraint(
                name="check_missing_is_counted_none",
                condition=Q(condition=Condition.MISSING, counted=0)
                | (~Q(condition=Condition.MISSING) & Q(counted__gte=1)),
            ),
        ]
        indexes = [models.Index(fields=["thing", "-checked_on", "-id"], name="check_latest_first")]

    def __str__(self) -> str:
        return f"{self.checked_on} {self.condition}"


class Gone(Keyed):
    """A thing, or some of it, left the club on a day. Taken back, it stays in sight with the instant."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="gones")
    quantity = models.PositiveSmallIntegerField()
    gone_on = models.DateField()
    reason = models.CharField(max_length=8, choices=[(reason.value, reason.value) for reason in GoneReason])
    to_whom = models.CharField(max_length=200, blank=True, default="")
    decision = models.CharField(max_length=200, blank=True, default="")
    words = models.CharField(max_length=300, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "thing__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="gone_some", condition=Q(quantity__gte=1)),
            CheckConstraint(name="gone_reason_is_known", condition=Q(reason__in=[r.value for r in GoneReason])),
            CheckConstraint(
                name="gone_by_a_decision", condition=~Q(reason__in=sorted(NEEDS_DECISION)) | ~Q(decision="")
            ),
            CheckConstraint(name="gone_to_somebody", condition=~Q(reason__in=sorted(NEEDS_RECEIVER)) | ~Q(to_whom="")),
        ]

    def __str__(self) -> str:
        return self.reason


class ThingPhoto(models.Model):
    """A photograph of a thing or of a paper. A thing carried over to another club shows those of before."""

    thing = models.ForeignKey(Thing, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [UniqueConstraint(fields=["thing", "file"], name="thing_photo_once")]

    def __str__(self) -> str:
        return f"{self.thing_id} {self.file_id}"
