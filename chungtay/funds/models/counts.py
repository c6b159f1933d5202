"""Counts of the box, what became of their differences, and photographs of signed papers."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.clubs.models import Club
from chungtay.funds.models.books import Closing, Entry, Voucher
from chungtay.funds.rules.counts import DENOMINATIONS, OutcomeKind
from chungtay.meetings.models import Meeting
from chungtay.records.models import File, Keyed, ScopedQuerySet


class CashCount(Keyed):
    """The box of a club counted on a day (bảng kiểm kê quỹ), beside the book of all its funds.

    Append-only: a mistake is put right by counting again.
    """

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="cash_counts", db_index=False)
    counted_on = models.DateField()
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="cash_counts")
    # notes in the order of DENOMINATIONS; empty where only the total was counted. SQL holds them to the total.
    pieces = ArrayField(models.PositiveIntegerField(), size=len(DENOMINATIONS), null=True)
    counted_vnd = models.PositiveBigIntegerField()
    book_vnd = models.BigIntegerField()  # of the day, when the count was accepted
    explanation = models.CharField(max_length=500, blank=True, default="")
    counted_by = models.CharField(max_length=160)
    witnessed_by = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="count_names_two", condition=~Q(counted_by="") & ~Q(witnessed_by="")),
        ]
        indexes = [models.Index(fields=["club", "-counted_on", "-id"], name="count_latest_first")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.counted_on} {self.counted_vnd}"


class CountOutcome(Keyed):
    """What became of a difference: a debt of a named person (its entry says whose), a receipt, or found and explained.
    Does not count once its entry is reversed."""

    count = models.ForeignKey(CashCount, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in OutcomeKind])
    amount_vnd = models.BigIntegerField()  # below nothing where the box held less than the book
    words = models.CharField(max_length=300)
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="count_outcome")
    due_on = models.DateField(null=True)  # of a shortage: when it is to be made good
    recorded_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "count__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="outcome_kind_is_known", condition=Q(kind__in=[kind.value for kind in OutcomeKind])),
            CheckConstraint(
                name="outcome_in_its_direction",
                condition=Q(kind=OutcomeKind.SHORTAGE, amount_vnd__lt=0)
                | Q(kind=OutcomeKind.SURPLUS, amount_vnd__gt=0)
                | (Q(kind=OutcomeKind.FOUND) & ~Q(amount_vnd=0)),
            ),
            CheckConstraint(name="outcome_says_what", condition=~Q(words="")),
            CheckConstraint(
                name="outcome_posted_unless_found",
                condition=Q(kind=OutcomeKind.FOUND, entry__isnull=True)
                | (~Q(kind=OutcomeKind.FOUND) & Q(entry__isnull=False)),
            ),
            CheckConstraint(
                name="outcome_shortage_has_its_day",
                condition=Q(kind=OutcomeKind.SHORTAGE, due_on__isnull=False)
                | (~Q(kind=OutcomeKind.SHORTAGE) & Q(due_on__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount_vnd}"


class ShortageRepayment(models.Model):
    """Money that made good a shortage. Does not count once its entry is reversed."""

    shortage = models.ForeignKey(CountOutcome, on_delete=models.PROTECT, related_name="repayments")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="shortage_repayment")
    amount_vnd = models.PositiveBigIntegerField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "shortage__count__club__path"

    class Meta:
        constraints = [CheckConstraint(name="shortage_repayment_is_something", condition=Q(amount_vnd__gt=0))]

    def __str__(self) -> str:
        return f"{self.shortage_id} {self.amount_vnd}"


class SignedPage(models.Model):
    """The photograph of a signed paper, which is its original where nobody has a printer: of a voucher, a count or a
    closing. The form's key is that of its file."""

    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="+")
    voucher = models.ForeignKey(Voucher, null=True, on_delete=models.PROTECT, related_name="pages")
    count = models.ForeignKey(CashCount, null=True, on_delete=models.PROTECT, related_name="pages")
    closing = models.ForeignKey(Closing, null=True, on_delete=models.PROTECT, related_name="pages")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "file__path"

    class Meta:
        constraints = [
            CheckConstraint(
                name="signed_page_of_one_paper",
                condition=Q(voucher__isnull=False, count__isnull=True, closing__isnull=True)
                | Q(voucher__isnull=True, count__isnull=False, closing__isnull=True)
                | Q(voucher__isnull=True, count__isnull=True, closing__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}"
