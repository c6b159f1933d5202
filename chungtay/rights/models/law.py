"""The law as dated rows: routes to a right with their conditions, local amounts, ages that are celebrated."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q

from chungtay.people.rules import Sex
from chungtay.programme.rules import Mark
from chungtay.records.models import Dated, Keyed, no_overlap, period_in_order
from chungtay.rights.rules import Benefit, Giver


def _statuses() -> "ArrayField[list[str], list[str]]":
    """A set of `StatusValue`; empty asks for nothing."""
    return ArrayField(models.CharField(max_length=20), default=list, blank=True)


class Entitlement(Dated):
    """One route to a right, as the law of a time has it. `source` names the page it was read in."""

    code = models.CharField(max_length=40)
    benefit = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Benefit])
    name = models.CharField(max_length=200)
    law = models.CharField(max_length=200)
    decree = models.CharField(max_length=200, blank=True, default="")
    article = models.CharField(max_length=100, blank=True, default="")
    mark = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Mark], default=Mark.SOURCED)
    age_from = models.PositiveSmallIntegerField(default=0)
    age_under = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=1, blank=True, default="")
    household = _statuses()
    living = _statuses()
    disability = _statuses()
    receiving = _statuses()  # one of these opens the route
    barred_by = _statuses()
    amount_vnd = models.PositiveBigIntegerField(null=True)  # a month; none for a card
    answer_days = models.PositiveSmallIntegerField(null=True)  # working days the office has
    apply_to = models.CharField(max_length=200, blank=True, default="")
    papers = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta:
        constraints = [
            period_in_order("entitlement_period_in_order"),
            no_overlap("entitlement_once_at_a_time", "code"),
            CheckConstraint(name="entitlement_benefit_is_known", condition=Q(benefit__in=[b.value for b in Benefit])),
            CheckConstraint(name="entitlement_mark_is_known", condition=Q(mark__in=[mark.value for mark in Mark])),
            CheckConstraint(name="entitlement_sex_is_known", condition=Q(sex__in=["", *(sex.value for sex in Sex)])),
            CheckConstraint(name="entitlement_has_its_law", condition=~Q(law="") & ~Q(source="") & ~Q(name="")),
            CheckConstraint(
                name="entitlement_ages_in_order", condition=Q(age_under__isnull=True) | Q(age_under__gt=F("age_from"))
            ),
            CheckConstraint(
                name="entitlement_amount_positive", condition=Q(amount_vnd__isnull=True) | Q(amount_vnd__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.code


class LocalAmount(Dated, Keyed):
    """What a province pays a month instead of the national amount, by its own resolution."""

    benefit = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Benefit])
    path = models.CharField(max_length=60)
    amount_vnd = models.PositiveBigIntegerField()

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("local_amount_period_in_order"),
            no_overlap("local_amount_once_at_a_time", "benefit", "path"),
            CheckConstraint(name="local_amount_positive", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(name="local_amount_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return f"{self.benefit} {self.path}"


class LongevityAge(Dated):
    """An age whose completion is celebrated, or all from one age on, and who brings the wishes."""

    age_from = models.PositiveSmallIntegerField()
    age_to = models.PositiveSmallIntegerField(null=True)  # empty: and over
    giver = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Giver])
    amount_vnd = models.PositiveBigIntegerField(null=True)  # the least; empty where the province sets it
    gift = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = [
            period_in_order("longevity_age_period_in_order"),
            no_overlap("longevity_age_once_at_a_time", "age_from"),
            CheckConstraint(
                name="longevity_age_in_order", condition=Q(age_to__isnull=True) | Q(age_to__gte=F("age_from"))
            ),
            CheckConstraint(name="longevity_age_giver_is_known", condition=Q(giver__in=[g.value for g in Giver])),
        ]

    def __str__(self) -> str:
        return f"{self.age_from}"
