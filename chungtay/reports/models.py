"""Campaigns, what each unit owes in one, and what was handed up: never edited, each sending beside the one before."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.places.models import Area
from chungtay.records.models import File, Keyed, ScopedQuerySet
from chungtay.reports.rules import DueLevel, DueState, ReportKind, RunState

_LEVELS = [level.value for level in DueLevel]
_STATES = [state.value for state in DueState]


class Campaign(Keyed):
    """An office asks the units below it for the report of one period, counted to one day, each level by its day."""

    path = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in ReportKind])
    period = models.CharField(max_length=8)
    first_on = models.DateField()
    last_on = models.DateField()
    counted_to = models.DateField()
    asks_estimate = models.BooleanField(default=False)
    club_due_on = models.DateField(null=True)
    commune_due_on = models.DateField(null=True)
    province_due_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Campaign"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["path", "kind", "period"], name="campaign_once_a_period"),
            CheckConstraint(name="campaign_kind_is_known", condition=Q(kind__in=[kind.value for kind in ReportKind])),
            CheckConstraint(
                name="campaign_counts_inside_its_period",
                condition=Q(counted_to__gte=F("first_on"), counted_to__lte=F("last_on")),
            ),
            CheckConstraint(
                name="campaign_estimates_before_the_end",
                condition=Q(asks_estimate=False) | Q(counted_to__lt=F("last_on")),
            ),
            CheckConstraint(
                name="campaign_days_in_order",
                condition=(Q(club_due_on__isnull=True) | Q(club_due_on__gte=F("counted_to")))
                & (Q(commune_due_on__isnull=True) | Q(commune_due_on__gte=F("counted_to")))
                & (Q(club_due_on__isnull=True) | Q(commune_due_on__gte=F("club_due_on")))
                & (Q(commune_due_on__isnull=True) | Q(province_due_on__isnull=True)
                   | Q(province_due_on__gte=F("commune_due_on"))),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.path} {self.period}"


class Due(Keyed):
    """What one unit owes in a campaign, and how far it is. `above` is the path of who accepts it."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="dues", db_index=False)
    level = models.CharField(max_length=8, choices=[(level, level) for level in _LEVELS])
    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="dues")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="dues")
    path = models.CharField(max_length=60)
    above = models.CharField(max_length=60)
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=[(state, state) for state in _STATES], default=DueState.DRAFT)
    open_until = models.DateField(null=True)  # opened again after the lock, until this day
    draft = models.JSONField(default=dict)  # what is typed and not handed up yet
    first_sent_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    submission = models.OneToOneField(
        "Submission", null=True, on_delete=models.PROTECT, related_name="+"
    )  # the last one handed up

    objects: ClassVar[models.Manager["Due"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["campaign", "path"], name="due_once_a_unit"),
            CheckConstraint(name="due_level_is_known", condition=Q(level__in=_LEVELS)),
            CheckConstraint(name="due_state_is_known", condition=Q(state__in=_STATES)),
            CheckConstraint(
                name="due_is_of_one_unit",
                condition=Q(level=DueLevel.CLUB, club__isnull=False, area__isnull=True)
                | Q(level__in=[DueLevel.COMMUNE, DueLevel.PROVINCE], club__isnull=True, area__isnull=False)
                | Q(level=DueLevel.COUNTRY, club__isnull=True, area__isnull=True, path="/"),
            ),
            CheckConstraint(
                name="due_handed_up_has_its_submission", condition=Q(state=DueState.DRAFT) | Q(submission__isnull=False)
            ),
            CheckConstraint(
                name="due_first_day_goes_with_submission",
                condition=Q(first_sent_on__isnull=True, submission__isnull=True)
                | Q(first_sent_on__isnull=False, submission__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="due_by_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["above"], name="due_waiting", opclasses=["varchar_pattern_ops"],
                         condition=Q(state=DueState.SENT)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.path} {self.state}"


class Submission(Keyed):
    """What a unit handed up: its figures, its words, which clubs were counted. Written once."""

    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="submissions", db_index=False)
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    is_acting = models.BooleanField(default=False)  # sent by the level above in its place
    results = models.TextField(blank=True, default="")
    limits = models.TextField(blank=True, default="")
    proposals = models.TextField(blank=True, default="")
    club_ids = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        constraints = [UniqueConstraint(fields=["due", "number"], name="submission_numbered")]

    def __str__(self) -> str:
        return f"{self.due_id} {self.number}"


class SubmittedLine(models.Model):
    """One figure as it was counted when it was handed up, and what the unit said beside it."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="lines", db_index=False)
    indicator = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    top = models.BigIntegerField()
    bottom = models.BigIntegerField(null=True)
    said = models.BigIntegerField(null=True)
    words = models.CharField(max_length=300, blank=True, default="")
    estimate = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["submission", "indicator"], name="submitted_line_once"),
            CheckConstraint(
                name="submitted_line_says_why",
                condition=Q(said__isnull=True) | Q(said=F("top")) | ~Q(words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.top}"


class DueStep(Keyed):
    """What was done with a report, by whom, with what words. Append-only."""

    due = models.ForeignKey(Due, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=[(state, state) for state in _STATES])
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.state}"


class PortraitRun(Keyed):
    """The portraits of all clubs below a path, written in one job; its file is a zip with a PDF per commune."""

    path = models.CharField(max_length=60)
    month = models.DateField()
    state = models.CharField(max_length=7, choices=[(state.value, state.value) for state in RunState])
    all_count = models.PositiveIntegerField()
    done_count = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    file = models.OneToOneField(File, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["PortraitRun"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="run_state_is_known", condition=Q(state__in=[state.value for state in RunState])),
            CheckConstraint(name="run_within_all", condition=Q(done_count__lte=F("all_count"))),
            CheckConstraint(name="run_done_has_its_file", condition=~Q(state=RunState.DONE) | Q(file__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.month:%Y-%m}"
