"""What changes a loan after it went out: longer, dearer or cheaper, penalised, owed by somebody else, written off."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.funds.models import Entry
from chungtay.loans.models.loans import Loan
from chungtay.loans.rules import MONTHS_AT_MOST, ExtensionReason, WriteOffReason, WriteOffState
from chungtay.meetings.models import Meeting
from chungtay.records.models import Keyed, ScopedQuerySet


class Withdrawable(models.Model):
    """Something agreed that can be taken back on a later day; then it does not count."""

    withdrawn_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Extension(Keyed, Withdrawable):
    """More months, agreed on a day; everything not paid becomes due by the new end."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="extensions")
    agreed_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=15, choices=[(each.value, each.value) for each in ExtensionReason])
    words = models.CharField(max_length=300, blank=True, default="")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="extension_possible", condition=Q(months__gte=1, months__lte=MONTHS_AT_MOST - 1)),
        ]

    def __str__(self) -> str:
        return f"{self.loan_id} +{self.months}"


class RateChange(Keyed, Withdrawable):
    """Another rate from a day on, per what the loan's terms say."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="rate_changes")
    from_on = models.DateField()
    rate_bps = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["loan", "from_on"], condition=Q(withdrawn_on=None), name="rate_change_once_a_day"),
            CheckConstraint(name="rate_change_within_the_law", condition=Q(rate_bps__lte=2000)),
        ]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.rate_bps}"


class Penalty(Keyed, Withdrawable):
    """A penalty the club decided on a day, for what was late until then."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="penalties")
    charged_on = models.DateField()
    amount_vnd = models.PositiveBigIntegerField()
    words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [CheckConstraint(name="penalty_of_something", condition=Q(amount_vnd__gt=0))]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.amount_vnd}"


class TakeOver(Keyed):
    """The guarantor or an heir owes from a day on in place of a borrower who died, left or cannot pay."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="take_overs")
    since_on = models.DateField()
    name = models.CharField(max_length=160)
    relation = models.CharField(max_length=80, blank=True, default="")
    words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [CheckConstraint(name="take_over_names_somebody", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class WriteOff(Keyed):
    """Principal that will not come back: proposed by the board, agreed to by the commune, only then written."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="write_offs")
    amount_vnd = models.PositiveBigIntegerField()
    reason = models.CharField(max_length=10, choices=[(each.value, each.value) for each in WriteOffReason])
    words = models.CharField(max_length=500, blank=True, default="")
    proposed_on = models.DateField()
    proposed_by_id = models.BigIntegerField(null=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=8, choices=[(each.value, each.value) for each in WriteOffState], default=WriteOffState.PROPOSED
    )
    answered_on = models.DateField(null=True)
    answered_by_id = models.BigIntegerField(null=True)
    answer_words = models.CharField(max_length=300, blank=True, default="")
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="write_off")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "loan__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["loan"], condition=Q(state=WriteOffState.PROPOSED), name="write_off_one_waiting"),
            CheckConstraint(name="write_off_of_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(
                name="write_off_is_written_when_agreed",
                condition=Q(state=WriteOffState.AGREED, entry__isnull=False, answered_on__isnull=False)
                | (~Q(state=WriteOffState.AGREED) & Q(entry__isnull=True)),
            ),
            CheckConstraint(
                name="write_off_by_two_people",
                condition=Q(proposed_by_id__isnull=True)
                | Q(answered_by_id__isnull=True)
                | ~Q(proposed_by_id=F("answered_by_id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.loan_id} {self.amount_vnd}"
