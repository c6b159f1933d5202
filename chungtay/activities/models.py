"""What was done in the eight areas, the yearly plan, and what the areas are called."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.activities.rules import AREA_OF, Kind, Part
from chungtay.activities.rules.kinds import HOURS_AT_MOST, PEOPLE_AT_MOST
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import ActivityArea
from chungtay.meetings.models import Meeting
from chungtay.records.models import Dated, File, Keyed, ScopedQuerySet, no_overlap, period_in_order

_AREAS = [(area.value, area.value) for area in ActivityArea]
_KIND_IN_ITS_AREA = Q(kind=Kind.OTHER)
for _kind, _area in AREA_OF.items():
    _KIND_IN_ITS_AREA |= Q(kind=_kind, area=_area)


class Activity(Keyed):
    """What a club did on a day. Never edited: taken back, or replaced by a better line, with the reason in the note."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="activities", db_index=False)
    area = models.CharField(max_length=10, choices=_AREAS)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in Kind])
    happened_on = models.DateField()
    title = models.CharField(max_length=300)
    search_fold = models.CharField(max_length=700, db_collation="C")  # title, place and others, to be found by
    place = models.CharField(max_length=200, blank=True, default="")
    others = models.CharField(max_length=300, blank=True, default="")
    part_count = models.PositiveSmallIntegerField(default=0)
    helped_count = models.PositiveSmallIntegerField(default=0)
    hour_count = models.PositiveSmallIntegerField(default=0)
    value_vnd = models.PositiveBigIntegerField(default=0)
    note = models.CharField(max_length=1000, blank=True, default="")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="activities")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="activity_has_a_title", condition=~Q(title="")),
            CheckConstraint(name="activity_area_is_known", condition=Q(area__in=[area.value for area in ActivityArea])),
            CheckConstraint(name="activity_kind_in_its_area", condition=_KIND_IN_ITS_AREA),
            CheckConstraint(
                name="activity_numbers_possible",
                condition=Q(
                    part_count__lte=PEOPLE_AT_MOST, helped_count__lte=PEOPLE_AT_MOST, hour_count__lte=HOURS_AT_MOST
                ),
            ),
        ]
        indexes = [models.Index(fields=["club", "happened_on"], name="activity_of_club_by_day")]

    def __str__(self) -> str:
        return self.title


class ActivityPart(models.Model):
    """A member in an activity: who led it, took part, was helped."""

    pk = models.CompositePrimaryKey("activity_id", "membership_id", "part")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="parts", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="activity_parts")
    part = models.CharField(max_length=9, choices=[(part.value, part.value) for part in Part])

    class Meta:
        constraints = [
            CheckConstraint(name="activity_part_is_known", condition=Q(part__in=[part.value for part in Part]))
        ]

    def __str__(self) -> str:
        return self.part


class ActivityPhoto(models.Model):
    """A photograph of what was done. One replaced by a better line shows those of before."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [UniqueConstraint(fields=["activity", "file"], name="activity_photo_once")]

    def __str__(self) -> str:
        return f"{self.activity_id} {self.file_id}"


class PlanLine(Keyed):
    """What a club means to do in a month of a year; ticked off when done, by hand or by the activity itself."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="plan_lines", db_index=False)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=10, choices=_AREAS)
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=160, blank=True, default="")
    done_on = models.DateField(null=True)
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="plan_lines")
    dropped_on = models.DateField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="plan_line_has_words", condition=~Q(words="")),
            CheckConstraint(name="plan_line_month", condition=Q(month__gte=1, month__lte=12)),
            CheckConstraint(
                name="plan_line_area_is_known", condition=Q(area__in=[area.value for area in ActivityArea])
            ),
            CheckConstraint(
                name="plan_line_done_or_dropped", condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True)
            ),
            CheckConstraint(
                name="plan_line_activity_ticks_it", condition=Q(activity__isnull=True) | Q(done_on__isnull=False)
            ),
            CheckConstraint(
                name="plan_line_dropped_with_reason", condition=Q(dropped_on__isnull=True) | ~Q(drop_reason="")
            ),
        ]
        indexes = [models.Index(fields=["club", "year", "month"], name="plan_line_of_club_by_month")]

    def __str__(self) -> str:
        return self.words


class AreaLabel(Dated, Keyed):
    """What an area is called below a place, for a time. Its code never changes."""

    area = models.CharField(max_length=10, choices=_AREAS)
    path = models.CharField(max_length=60, default="/")
    label = models.CharField(max_length=80)

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("area_label_period_in_order"),
            no_overlap("area_label_one_at_a_time", "area", "path"),
            CheckConstraint(name="area_label_is_not_empty", condition=~Q(label="")),
            CheckConstraint(
                name="area_label_area_is_known", condition=Q(area__in=[area.value for area in ActivityArea])
            ),
        ]

    def __str__(self) -> str:
        return self.label
