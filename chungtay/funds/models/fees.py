"""Member fees: what the club asks a month, and what was paid for which month."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.funds.models.books import Entry
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class FeeRule(Dated, Keyed):
    """What a club asks of each member a month, and whom it lets off. Holds for whole months."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="fee_rules")
    amount_vnd = models.PositiveIntegerField()  # 0: no fee is asked
    exempt = ArrayField(models.CharField(max_length=20), default=list, blank=True)  # statuses that let a member off
    exempt_from_age = models.PositiveSmallIntegerField(null=True)
    is_away_exempt = models.BooleanField(default=False)  # who is away the whole month

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("fee_rule_period_in_order"),
            no_overlap("fee_rule_one_at_a_time", "club"),
            CheckConstraint(
                name="fee_rule_holds_for_whole_months",
                condition=Q(valid_from__day=1) & (Q(valid_to__isnull=True) | Q(valid_to__day=1)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.amount_vnd}"


class FeePaid(models.Model):
    """What an entry paid for one month of one member; does not count once the entry is reversed."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="fees", db_index=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="fees", db_index=False)
    month = models.DateField()
    amount_vnd = models.PositiveIntegerField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "entry__fund__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["entry", "membership", "month"], name="fee_paid_once_per_entry_and_month"),
            CheckConstraint(name="fee_paid_is_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(name="fee_paid_for_a_month", condition=Q(month__day=1)),
        ]
        indexes = [models.Index(fields=["membership", "month"], name="fee_paid_by_member")]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.month} {self.amount_vnd}"
