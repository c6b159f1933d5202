"""Where capital came from, what was given back of it, and how interest is parted."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.funds.models.books import Entry, Fund
from chungtay.funds.rules import ORIGINS, AccountKind
from chungtay.funds.rules.capital import WITH_DAY, WITHOUT_GIVER
from chungtay.programme.models import Project
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Capital(Keyed):
    """One sum of capital from one giver, to be followed to the day it is given back. Several may hang on one entry."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="capitals")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="capitals")
    origin = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in ORIGINS])
    amount_vnd = models.PositiveBigIntegerField()
    giver = models.CharField(max_length=160, blank=True, default="")  # a body or a person who is no member
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="capitals")
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="+")
    return_on = models.DateField(null=True)  # the agreed day; a later one may be agreed
    words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "fund__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="capital_is_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(name="capital_origin_is_known", condition=Q(origin__in=[kind.value for kind in ORIGINS])),
            CheckConstraint(
                name="capital_borrowed_has_its_day",
                condition=~Q(origin=AccountKind.BORROWED) | Q(return_on__isnull=False),
            ),
            CheckConstraint(
                name="capital_with_a_day_is_owed",
                condition=Q(return_on__isnull=True) | Q(origin__in=[kind.value for kind in WITH_DAY]),
            ),
            CheckConstraint(
                name="capital_has_a_giver",
                condition=Q(origin__in=[kind.value for kind in WITHOUT_GIVER])
                | ~Q(giver="")
                | Q(membership__isnull=False)
                | Q(project__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.amount_vnd}"


class CapitalReturn(Keyed):
    """A part of a capital given back; does not count once its entry is reversed."""

    capital = models.ForeignKey(Capital, on_delete=models.PROTECT, related_name="returns", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="capital_returns")
    amount_vnd = models.PositiveBigIntegerField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "capital__fund__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["capital", "entry"], name="capital_return_once_per_entry"),
            CheckConstraint(name="capital_return_is_something", condition=Q(amount_vnd__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.capital_id} {self.amount_vnd}"


class InterestSplit(Dated, Keyed):
    """How a club parts the interest it collects: for its operating fund, and kept as capital."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="interest_splits")
    operating_bps = models.PositiveSmallIntegerField()
    capital_bps = models.PositiveSmallIntegerField()

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("interest_split_period_in_order"),
            no_overlap("interest_split_one_at_a_time", "club"),
            CheckConstraint(name="interest_split_is_whole", condition=Q(operating_bps=10_000 - F("capital_bps"))),
        ]

    def __str__(self) -> str:
        return f"{self.operating_bps}/{self.capital_bps}"


class InterestDivision(Keyed):
    """A sum of interest parted: the payment that moved one part out of the fund, the memo that kept the other in it."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="interest_divisions")
    amount_vnd = models.PositiveBigIntegerField()
    moved = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="interest_moved")
    kept = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="interest_kept")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "fund__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="interest_division_is_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(
                name="interest_division_went_somewhere", condition=Q(moved__isnull=False) | Q(kept__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.amount_vnd}"
