"""On which terms is lent: dated rows by club, area or project, and the same columns frozen on each loan."""

from enum import StrEnum

from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.loans.rules import (
    BPS,
    MONTHS_AT_MOST,
    UNITS,
    DaysInMonth,
    DaysInYear,
    FirstPeriod,
    Method,
    PayOff,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Surplus,
)
from chungtay.programme.models import Project
from chungtay.records.models import Dated, Keyed, no_overlap, period_in_order


def _one_of(kind: type[StrEnum], length: int) -> "models.CharField[str, str]":
    return models.CharField(max_length=length, choices=[(each.value, each.value) for each in kind])


class TermsColumns(models.Model):
    """The columns of `rules.Terms`, one to one."""

    method = _one_of(Method, 18)
    rate_bps = models.PositiveSmallIntegerField()
    rate_per = _one_of(RatePer, 5)
    term_months = models.PositiveSmallIntegerField()
    period_months = models.PositiveSmallIntegerField()
    grace_months = models.PositiveSmallIntegerField()
    days_in_month = _one_of(DaysInMonth, 6)
    days_in_year = _one_of(DaysInYear, 6)
    first_period = _one_of(FirstPeriod, 7)
    unit_vnd = models.PositiveIntegerField()
    rounding = _one_of(Rounding, 9)
    rounds = _one_of(Rounds, 10)
    principal_rest = _one_of(Rest, 5)
    interest_rest = _one_of(Rest, 5)
    pay_off = _one_of(PayOff, 11)
    surplus = _one_of(Surplus, 6)
    has_interest_after_term = models.BooleanField()
    extensions_at_most = models.PositiveSmallIntegerField()
    penalty_bps_month = models.PositiveSmallIntegerField(null=True)
    is_penalty_first = models.BooleanField()
    ceiling_vnd = models.PositiveBigIntegerField()
    fund_share_bps = models.PositiveSmallIntegerField()
    operating_share_bps = models.PositiveSmallIntegerField()
    priorities = models.CharField(max_length=120, blank=True)  # groups in their order, with commas

    class Meta:
        abstract = True
        constraints = [
            CheckConstraint(
                name="%(class)s_rate_within_the_law",  # Civil Code 2015, article 468: 20% a year
                condition=Q(rate_per=RatePer.MONTH, rate_bps__lte=166) | Q(rate_per=RatePer.YEAR, rate_bps__lte=2000),
            ),
            CheckConstraint(
                name="%(class)s_term_possible",
                condition=Q(term_months__gte=1, term_months__lte=MONTHS_AT_MOST)
                & Q(period_months__gte=1, period_months__lte=models.F("term_months"))
                & Q(grace_months__lt=models.F("term_months")),
            ),
            CheckConstraint(
                name="%(class)s_shares_possible",
                condition=Q(fund_share_bps__gte=1, fund_share_bps__lte=BPS, operating_share_bps__lte=BPS)
                & Q(unit_vnd__in=UNITS)
                & Q(ceiling_vnd__gt=0),
            ),
            CheckConstraint(name="%(class)s_method_is_known", condition=Q(method__in=[each.value for each in Method])),
        ]


class LoanTerms(Dated, Keyed, TermsColumns):
    """What a club, an area's clubs or a project's clubs lend on during a time. The nearest to a club counts: its own,
    its project's, its commune's, its province's, the country's."""

    path = models.CharField(max_length=60)
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="+")

    path_lookup = "path"

    class Meta:
        constraints = [
            *TermsColumns.Meta.constraints,
            period_in_order("loan_terms_period_in_order"),
            no_overlap("loan_terms_one_at_a_place", "path", condition=Q(project__isnull=True)),
            no_overlap("loan_terms_one_for_a_project", "project", condition=Q(project__isnull=False)),
        ]
        indexes = [models.Index(fields=["path"], name="loan_terms_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return f"{self.path} {self.valid_from}"
