"""Visits with their checklist, findings and recommendations, and difficulties; each step written down as it is taken.

Where something lies follows from its club or area and its level, so it moves with the club.
"""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.papers.models import OutgoingPaper
from chungtay.places.models import Area
from chungtay.records.models import File, Keyed, ScopedQuerySet
from chungtay.supervision.rules import (
    OFFICES,
    DifficultyState,
    FindingKind,
    Item,
    Level,
    RecommendationState,
    Risk,
    Subject,
    Verdict,
    VisitState,
)

_LEVELS = [level.value for level in Level]
_OFFICES = [level.value for level in OFFICES]
_ITEMS = [item.value for item in Item]
_WRITTEN = [VisitState.HELD, VisitState.SIGNED]


def _choices(values: Any) -> list[tuple[str, str]]:
    return [(str(value), str(value)) for value in values]


class Visit(Keyed):
    """One visit of an office to a club: planned for reasons, written on the spot, closed by signed minutes."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="supervision_visits", db_index=False)
    level = models.CharField(max_length=8, choices=_choices(_OFFICES))
    state = models.CharField(max_length=10, choices=_choices(VisitState), default=VisitState.PLANNED)
    planned_on = models.DateField()
    reasons = ArrayField(models.CharField(max_length=10), default=list)  # codes of risks when it was planned
    purpose = models.CharField(max_length=500, blank=True, default="")
    team = models.CharField(max_length=500, blank=True, default="")
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    off_words = models.CharField(max_length=500, blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    writer_since = models.PositiveIntegerField(default=0)  # the first version of those that only they wrote
    visited_on = models.DateField(null=True)
    met = models.CharField(max_length=1000, blank=True, default="")
    met_count = models.PositiveSmallIntegerField(default=0)
    is_at_meeting = models.BooleanField(default=False)
    counted_vnd = models.PositiveBigIntegerField(null=True)
    ledger_vnd = models.BigIntegerField(null=True)  # of the day of the visit, when it was written
    cash_words = models.CharField(max_length=500, blank=True, default="")
    care_people_count = models.PositiveSmallIntegerField(null=True)
    care_visit_count = models.PositiveSmallIntegerField(null=True)
    conclusion = models.CharField(max_length=3000, blank=True, default="")
    club_words = models.CharField(max_length=1000, blank=True, default="")
    signed_on = models.DateField(null=True)
    signed_for_club = models.CharField(max_length=160, blank=True, default="")
    paper = models.OneToOneField(OutgoingPaper, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "level", "planned_on"],
                condition=Q(state=VisitState.PLANNED),
                name="supervision_visit_planned_once",
            ),
            CheckConstraint(
                name="supervision_visit_state_is_known", condition=Q(state__in=[state.value for state in VisitState])
            ),
            CheckConstraint(name="supervision_visit_is_of_an_office", condition=Q(level__in=_OFFICES)),
            CheckConstraint(
                name="supervision_visit_reasons_are_known",
                condition=Q(reasons__contained_by=[risk.value for risk in Risk]),
            ),
            CheckConstraint(
                name="supervision_visit_has_its_day",
                condition=Q(visited_on__isnull=False, state__in=_WRITTEN)
                | Q(visited_on__isnull=True) & ~Q(state__in=_WRITTEN),
            ),
            CheckConstraint(
                name="supervision_visit_called_off_says_why",
                condition=~Q(state=VisitState.CALLED_OFF) | ~Q(off_words=""),
            ),
            CheckConstraint(
                name="supervision_visit_signed_on_its_day_or_after",
                condition=Q(state=VisitState.SIGNED, signed_on__gte=F("visited_on"))
                | Q(signed_on__isnull=True) & ~Q(state=VisitState.SIGNED),
            ),
            CheckConstraint(
                name="supervision_visit_signed_is_whole",
                condition=~Q(state=VisitState.SIGNED)
                | ~Q(team="") & ~Q(met="") & ~Q(conclusion="") & ~Q(signed_for_club=""),
            ),
            CheckConstraint(
                name="supervision_visit_signed_explains_cash",
                condition=~Q(state=VisitState.SIGNED)
                | ~Q(cash_words="")
                | Q(counted_vnd__isnull=False, ledger_vnd__isnull=True)
                | Q(counted_vnd=F("ledger_vnd")),
            ),
            CheckConstraint(
                name="supervision_visit_numbered_once_signed",
                condition=Q(paper__isnull=True) | Q(state=VisitState.SIGNED),
            ),
        ]
        indexes = [models.Index(fields=["club", "-planned_on"], name="supervision_visit_latest")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.planned_on} {self.level}"


class VisitLine(models.Model):
    """One line of a visit's checklist. Only what was looked at has one."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="lines", db_index=False)
    item = models.CharField(max_length=12, choices=_choices(_ITEMS))
    verdict = models.CharField(max_length=8, choices=_choices(Verdict))
    words = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["visit", "item"], name="visit_line_once_an_item"),
            CheckConstraint(name="visit_line_item_is_known", condition=Q(item__in=_ITEMS)),
            CheckConstraint(
                name="visit_line_verdict_is_known", condition=Q(verdict__in=[verdict.value for verdict in Verdict])
            ),
            CheckConstraint(name="visit_line_lacking_says_what", condition=~Q(verdict=Verdict.LACKING) | ~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.verdict}"


class Finding(Keyed):
    """What a visit saw, in words. Struck while the minutes are unsigned; after that it stays."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=8, choices=_choices(FindingKind))
    item = models.CharField(max_length=12, choices=_choices(_ITEMS))
    words = models.CharField(max_length=1000)
    struck_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(name="finding_has_words", condition=~Q(words="")),
            CheckConstraint(name="finding_kind_is_known", condition=Q(kind__in=[kind.value for kind in FindingKind])),
            CheckConstraint(name="finding_item_is_known", condition=Q(item__in=_ITEMS)),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.kind}"


class Recommendation(Keyed):
    """What a visit asks somebody to put right by a day; open from the day the minutes are signed."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="recommendations")
    item = models.CharField(max_length=12, choices=_choices(_ITEMS))
    words = models.CharField(max_length=1000)
    owner = models.CharField(max_length=8, choices=_choices(_LEVELS))
    due_on = models.DateField()
    state = models.CharField(max_length=9, choices=_choices(RecommendationState), default=RecommendationState.DRAFT)
    ended_on = models.DateField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "visit__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="recommendation_has_words", condition=~Q(words="")),
            CheckConstraint(name="recommendation_item_is_known", condition=Q(item__in=_ITEMS)),
            CheckConstraint(name="recommendation_owner_is_known", condition=Q(owner__in=_LEVELS)),
            CheckConstraint(
                name="recommendation_state_is_known",
                condition=Q(state__in=[state.value for state in RecommendationState]),
            ),
            CheckConstraint(
                name="recommendation_ends_on_a_day",
                condition=Q(state__in=[RecommendationState.CLOSED, RecommendationState.WITHDRAWN],
                            ended_on__isnull=False)
                | Q(ended_on__isnull=True)
                & ~Q(state__in=[RecommendationState.CLOSED, RecommendationState.WITHDRAWN]),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["state", "due_on"], name="recommendation_by_deadline")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.owner} {self.due_on}"


class RecommendationStep(Keyed):
    """What was done with a recommendation, by whom, with what words and deadline. Append-only."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=9, choices=_choices(RecommendationState))
    due_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=1000, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.state}"


class VisitPhoto(models.Model):
    """A picture taken on a visit: made small, without where it was taken."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [UniqueConstraint(fields=["visit", "file"], name="visit_photo_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.file_id}"


class Difficulty(Keyed):
    """What a club or an office cannot solve itself, where it stands and by when an answer is asked."""

    club = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="difficulties")
    area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="difficulties")
    level = models.CharField(max_length=8, choices=_choices(_LEVELS))  # who raised it
    at = models.CharField(max_length=8, choices=_choices(_OFFICES))  # who has to answer now
    subject = models.CharField(max_length=12, choices=_choices(Subject))
    about = models.CharField(max_length=160)
    words = models.CharField(max_length=2000)
    state = models.CharField(max_length=9, choices=_choices(DifficultyState), default=DifficultyState.RAISED)
    raised_on = models.DateField()
    due_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(
                name="difficulty_is_of_one_unit",
                condition=Q(level=Level.CLUB, club__isnull=False, area__isnull=True)
                | Q(level__in=[Level.COMMUNE, Level.PROVINCE], club__isnull=True, area__isnull=False),
            ),
            CheckConstraint(
                name="difficulty_stands_above_who_raised_it",
                condition=Q(level=Level.CLUB, at__in=_OFFICES)
                | Q(level=Level.COMMUNE, at__in=[Level.PROVINCE, Level.COUNTRY])
                | Q(level=Level.PROVINCE, at=Level.COUNTRY),
            ),
            CheckConstraint(
                name="difficulty_state_is_known", condition=Q(state__in=[state.value for state in DifficultyState])
            ),
            CheckConstraint(
                name="difficulty_subject_is_known", condition=Q(subject__in=[each.value for each in Subject])
            ),
            CheckConstraint(name="difficulty_has_words", condition=~Q(about="") & ~Q(words="")),
            CheckConstraint(name="difficulty_is_answered_after_it_is_raised", condition=Q(due_on__gte=F("raised_on"))),
            CheckConstraint(
                name="difficulty_ends_on_a_day",
                condition=Q(state__in=[DifficultyState.CLOSED, DifficultyState.WITHDRAWN], ended_on__isnull=False)
                | Q(ended_on__isnull=True) & ~Q(state__in=[DifficultyState.CLOSED, DifficultyState.WITHDRAWN]),
            ),
        ]
        indexes = [models.Index(fields=["at", "state", "due_on"], name="difficulty_waiting")]

    def __str__(self) -> str:
        return f"{self.level} {self.subject} {self.about}"


class DifficultyStep(Keyed):
    """What was done with a difficulty, at which level, with what words. Append-only."""

    difficulty = models.ForeignKey(Difficulty, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=9, choices=_choices(DifficultyState))
    at = models.CharField(max_length=8, choices=_choices(_OFFICES))
    due_on = models.DateField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=2000, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.state}"
