"""A person's right being followed: the case, its steps, its papers."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.records.models import Keyed, ScopedQuerySet
from chungtay.rights.models.law import Entitlement
from chungtay.rights.rules import NEEDS_REASON, OPEN, Benefit, Cause, State

_STATES = [(state.value, state.value) for state in State]


class Case(Keyed):
    """One right of one member, from the first paper on. Where it is follows from its steps; a trigger holds it."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="right_cases", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="right_cases", db_index=False)
    benefit = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Benefit])
    entitlement = models.ForeignKey(Entitlement, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_on = models.DateField()
    state = models.CharField(max_length=9, choices=_STATES, default=State.PREPARING)
    state_since = models.DateField()
    amount_vnd = models.PositiveBigIntegerField(null=True)
    first_month = models.DateField(null=True)  # the first day of the month the money or card is for

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["membership", "benefit"], condition=Q(state__in=sorted(OPEN)), name="right_case_open_once"
            ),
            CheckConstraint(name="right_case_state_is_known", condition=Q(state__in=[state.value for state in State])),
            CheckConstraint(name="right_case_benefit_is_known", condition=Q(benefit__in=[b.value for b in Benefit])),
            CheckConstraint(
                name="right_case_won_has_a_first_month",
                condition=Q(state=State.WON, first_month__isnull=False)
                | (~Q(state=State.WON) & Q(first_month__isnull=True, amount_vnd__isnull=True)),
            ),
            CheckConstraint(
                name="right_case_won_money_has_an_amount",
                condition=~Q(state=State.WON) | Q(benefit=Benefit.HEALTH_CARD) | Q(amount_vnd__gt=0),
            ),
            CheckConstraint(
                name="right_case_first_month_is_a_month",
                condition=Q(first_month__isnull=True) | Q(first_month__day=1),
            ),
        ]
        indexes = [
            models.Index(fields=["club", "state"], name="right_case_by_club"),
            models.Index(fields=["membership"], name="right_case_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.benefit}"


class CaseStep(Keyed):
    """One step of a case. Written once; a wrong one is taken back with a reason and stays readable."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps", db_index=False)
    state = models.CharField(max_length=9, choices=_STATES)
    happened_on = models.DateField()
    told = models.CharField(max_length=300, blank=True, default="")
    cause = models.CharField(max_length=9, choices=[(each.value, each.value) for each in Cause], blank=True, default="")
    amount_vnd = models.PositiveBigIntegerField(null=True)
    first_month = models.DateField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "case__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="case_step_state_is_known", condition=Q(state__in=[state.value for state in State])),
            CheckConstraint(
                name="case_step_refused_has_a_reason",
                condition=~Q(state__in=sorted(NEEDS_REASON)) | ~Q(told="") | ~Q(cause=""),
            ),
            CheckConstraint(
                name="case_step_won_has_a_first_month",
                condition=Q(state=State.WON, first_month__isnull=False)
                | (~Q(state=State.WON) & Q(first_month__isnull=True, amount_vnd__isnull=True)),
            ),
            CheckConstraint(
                name="case_step_back_has_a_reason",
                condition=Q(taken_back_at__isnull=True, taken_back_because="")
                | (Q(taken_back_at__isnull=False) & ~Q(taken_back_because="")),
            ),
        ]
        indexes = [models.Index(fields=["case", "id"], name="case_step_in_order")]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.state}"


class CasePaper(models.Model):
    """A paper the right asks for, as the law named it when the case was opened; ticked when it is there."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    has_it_on = models.DateField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["case", "number"], name="case_paper_once"),
            CheckConstraint(name="case_paper_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
