"""Case management: a case and where it stands, what was assessed, planned, reviewed, referred."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.care.models.circle import Folder
from chungtay.care.rules import (
    WORDS_AT_MOST,
    Answer,
    CaseState,
    Decision,
    Focus,
    FoundHow,
    Level,
    Provider,
    ReferralState,
    StandDown,
    Stratum,
)
from chungtay.records.models import Dated, Keyed, no_overlap

FOCUSES = [focus.value for focus in Focus]


def _known(field: str, kinds: type, *, or_empty: bool = False) -> Q:
    values = [kind.value for kind in kinds]  # type: ignore[attr-defined]  # an enum
    return Q(**{f"{field}__in": ["", *values] if or_empty else values})


class Case(Keyed):
    """A person whose care is managed, from being found to standing down. One open case a person."""

    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="cases", db_index=False)
    found_on = models.DateField()
    found_how = models.CharField(max_length=9, choices=[(how.value, how.value) for how in FoundHow])
    background = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(
        max_length=11, choices=[(r.value, r.value) for r in StandDown], blank=True, default=""
    )

    class Meta:
        constraints = [
            UniqueConstraint(fields=["folder"], condition=Q(ended_on__isnull=True), name="case_one_open"),
            CheckConstraint(name="case_found_how_is_known", condition=_known("found_how", FoundHow)),
            CheckConstraint(
                name="case_end_has_reason",
                condition=Q(ended_on__isnull=True, end_reason="")
                | Q(ended_on__gte=F("found_on"), end_reason__in=[r.value for r in StandDown]),
            ),
        ]
        indexes = [models.Index(fields=["folder"], name="case_by_folder")]

    def __str__(self) -> str:
        return f"{self.folder_id} {self.found_on}"


class CaseStage(Dated):
    """Where a case stood during a time. The order is held by a trigger to the table of states."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stages")
    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in CaseState])
    moved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(
                name="case_stage_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("case_stage_one_at_a_time", "case"),
            CheckConstraint(name="case_stage_is_known", condition=_known("state", CaseState)),
        ]

    def __str__(self) -> str:
        return self.state


class Assessment(Keyed):
    """What was found, and how closely the case is followed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assessments")
    assessed_on = models.DateField()
    stratum = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Stratum])
    background = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [CheckConstraint(name="assessment_stratum_is_known", condition=_known("stratum", Stratum))]

    def __str__(self) -> str:
        return f"{self.case_id} {self.assessed_on}"


class AssessedFocus(models.Model):
    """What an assessment found on one side of life."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="focuses", db_index=False)
    focus = models.CharField(max_length=9, choices=[(focus.value, focus.value) for focus in Focus])
    level = models.PositiveSmallIntegerField(choices=[(level.value, level.value) for level in Level])
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["assessment", "focus"], name="assessed_focus_once"),
            CheckConstraint(name="assessed_focus_is_known", condition=_known("focus", Focus)),
            CheckConstraint(name="assessed_level_is_known", condition=_known("level", Level)),
        ]

    def __str__(self) -> str:
        return f"{self.focus} {self.level}"


class CarePlan(Dated, Keyed):
    """What is done for a person, agreed with them, until it is replaced by a better one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    agreed_with = models.CharField(max_length=120)
    review_on = models.DateField()

    class Meta:
        constraints = [
            CheckConstraint(
                name="care_plan_in_order", condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
            ),
            no_overlap("care_plan_one_at_a_time", "case"),
            CheckConstraint(name="care_plan_agreed_with_somebody", condition=~Q(agreed_with="")),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.valid_from}"


class PlanItem(models.Model):
    """One line of a plan: for which side of life, what for, what is done, who does it."""

    plan = models.ForeignKey(CarePlan, on_delete=models.PROTECT, related_name="items")
    focus = models.CharField(max_length=9, choices=[(focus.value, focus.value) for focus in Focus])
    goal = models.CharField(max_length=200, blank=True, default="")
    what = models.CharField(max_length=200)
    provider = models.CharField(max_length=9, choices=[(each.value, each.value) for each in Provider])
    who = models.CharField(max_length=120, blank=True, default="")
    how_often = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="plan_item_focus_is_known", condition=_known("focus", Focus)),
            CheckConstraint(name="plan_item_provider_is_known", condition=_known("provider", Provider)),
            CheckConstraint(name="plan_item_says_what", condition=~Q(what="")),
        ]

    def __str__(self) -> str:
        return self.focus


class CaseReview(Keyed):
    """The case was looked at again: what was found, what was decided, when next."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    decision = models.CharField(max_length=11, choices=[(each.value, each.value) for each in Decision])
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    next_on = models.DateField(null=True)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(name="case_review_decision_is_known", condition=_known("decision", Decision)),
            CheckConstraint(
                name="case_review_names_the_next",
                condition=Q(decision=Decision.STAND_DOWN) | Q(next_on__gt=F("reviewed_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.reviewed_on}"


class CaseReferral(Keyed):
    """A slip sends the person of a case to the commune's health station; its torn-off part comes back."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    made_on = models.DateField()
    station = models.CharField(max_length=160)
    reasons = ArrayField(models.CharField(max_length=9), default=list)
    words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    state = models.CharField(
        max_length=10, choices=[(s.value, s.value) for s in ReferralState], default=ReferralState.HANDED
    )
    settled_on = models.DateField(null=True)
    answer = models.CharField(max_length=10, choices=[(a.value, a.value) for a in Answer], blank=True, default="")
    answer_words = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    settled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(name="case_referral_state_is_known", condition=_known("state", ReferralState)),
            CheckConstraint(name="case_referral_reasons_are_known", condition=Q(reasons__contained_by=FOCUSES)),
            CheckConstraint(name="case_referral_answer_is_known", condition=_known("answer", Answer, or_empty=True)),
            CheckConstraint(
                name="case_referral_settled_or_not",
                condition=Q(state=ReferralState.HANDED, settled_on__isnull=True, answer="")
                | (Q(state=ReferralState.ANSWERED, settled_on__gte=F("made_on")) & ~Q(answer=""))
                | Q(
                    state__in=[ReferralState.NOT_GONE, ReferralState.TAKEN_BACK],
                    settled_on__gte=F("made_on"),
                    answer="",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.made_on}"


class AgendaItem(Keyed):
    """A case is put to the commune's coordinating meeting, with consent, and what the meeting decided."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agenda_items")
    meets_on = models.DateField()
    question = models.CharField(max_length=WORDS_AT_MOST)
    put_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=WORDS_AT_MOST, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["case", "meets_on"], condition=Q(withdrawn_at__isnull=True), name="agenda_item_once"
            ),
            CheckConstraint(name="agenda_item_asks_something", condition=~Q(question="")),
            CheckConstraint(
                name="agenda_item_decided_or_withdrawn",
                condition=Q(decided_at__isnull=True) | (Q(withdrawn_at__isnull=True) & ~Q(decision="")),
            ),
        ]
        indexes = [models.Index(fields=["meets_on"], name="agenda_by_day")]

    def __str__(self) -> str:
        return f"{self.meets_on} {self.case_id}"
