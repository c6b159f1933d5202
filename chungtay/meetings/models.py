"""Meetings and attendance."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import ActivityArea
from chungtay.meetings.rules import GUESTS_AT_MOST, Kind, Mark, NoMeetingReason
from chungtay.records.models import File, Keyed, ScopedQuerySet


class Meeting(Keyed):
    """A meeting of a club: one per club, day and kind."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.MONTHLY)
    number = models.PositiveSmallIntegerField(null=True)  # "buổi sinh hoạt lần thứ 37", given when closed
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=200, blank=True, default="")
    guest_count = models.PositiveSmallIntegerField(default=0)
    guests = models.CharField(max_length=500, blank=True, default="")
    next_plan = models.TextField(blank=True, default="")
    notes = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "held_on", "kind"], name="meeting_once_per_club_day_and_kind"),
            UniqueConstraint(
                fields=["club", "kind", "number"], condition=Q(number__isnull=False), name="meeting_number_once"
            ),
            CheckConstraint(name="meeting_kind_is_known", condition=Q(kind__in=[kind.value for kind in Kind])),
            CheckConstraint(name="meeting_guests_possible", condition=Q(guest_count__lte=GUESTS_AT_MOST)),
            CheckConstraint(
                name="meeting_number_is_of_a_closed_monthly",
                condition=Q(number__isnull=True) | Q(kind=Kind.MONTHLY, closed_at__isnull=False, number__gte=1),
            ),
        ]
        indexes = [models.Index(fields=["club", "-held_on"], name="meeting_latest_first")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.held_on} {self.kind}"


class Attendance(models.Model):
    """How one member was there. 57 bytes a row in the hundreds of millions: no key of its own, no further index."""

    pk = models.CompositePrimaryKey("meeting_id", "membership_id")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="attendances", db_index=False)
    mark = models.CharField(max_length=8, choices=[(mark.value, mark.value) for mark in Mark])

    class Meta:
        constraints = [CheckConstraint(name="attendance_mark_is_known", condition=Q(mark__in=[m.value for m in Mark]))]

    def __str__(self) -> str:
        return self.mark


class Topic(Keyed):
    """What was presented at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="topics")
    area = models.CharField(max_length=10, choices=[(area.value, area.value) for area in ActivityArea])
    title = models.CharField(max_length=300)
    presenter = models.CharField(max_length=160, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="topic_has_a_title", condition=~Q(title="")),
            CheckConstraint(name="topic_area_is_known", condition=Q(area__in=[area.value for area in ActivityArea])),
        ]

    def __str__(self) -> str:
        return self.title


class Decision(Keyed):
    """What the meeting agreed (thống nhất)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    words = models.CharField(max_length=1000)
    in_favour = models.PositiveSmallIntegerField(null=True)
    against = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [CheckConstraint(name="decision_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return self.words


class MeetingPhoto(models.Model):
    """A photo of the meeting, or of the signed page of its minutes. The form's key is that of its file."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="photos")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    is_signed_minutes = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.file_id}"


class MonthWithout(Keyed):
    """A month in which the club did not meet, and why: not the same as silence."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="months_without")
    month = models.DateField()
    reason = models.CharField(max_length=10, choices=[(r.value, r.value) for r in NoMeetingReason])
    words = models.CharField(max_length=300, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "month"], condition=Q(withdrawn_at__isnull=True), name="month_without_once"
            ),
            CheckConstraint(name="month_without_is_a_month", condition=Q(month__day=1)),
            CheckConstraint(
                name="month_without_reason_is_known", condition=Q(reason__in=[r.value for r in NoMeetingReason])
            ),
            CheckConstraint(
                name="month_without_other_has_words", condition=~Q(reason=NoMeetingReason.OTHER) | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.month:%Y-%m}"
