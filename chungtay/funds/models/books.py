"""Funds, their accounts, entries and postings, vouchers, and the closing of books."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.funds.rules import AccountKind, ClosingKind, EntryKind, FundKind, VoucherKind
from chungtay.meetings.models import Meeting
from chungtay.records.models import Keyed, ScopedQuerySet


class Fund(Keyed):
    """A club's fund, with its own book."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="funds", db_index=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in FundKind])
    name = models.CharField(max_length=120)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "kind"],
                condition=Q(kind__in=[FundKind.INCOME, FundKind.OPERATING], closed_on__isnull=True),
                name="fund_of_the_rule_once",
            ),
            UniqueConstraint(fields=["club", "name"], name="fund_name_once"),
            CheckConstraint(name="fund_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="fund_kind_is_known", condition=Q(kind__in=[kind.value for kind in FundKind])),
            CheckConstraint(
                name="fund_closed_after_opened", condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """One account of a fund's book. A balance is a sum of postings, never a column."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="accounts", db_index=False)
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in AccountKind])

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "fund__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["fund", "kind"], name="account_once_per_fund_and_kind"),
            CheckConstraint(name="account_kind_is_known", condition=Q(kind__in=[kind.value for kind in AccountKind])),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.kind}"


class VoucherBook(models.Model):
    """The last number given to a club's vouchers of one kind in one year; locked while the next is given."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in VoucherKind])
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [UniqueConstraint(fields=["club", "kind", "year"], name="voucher_book_once")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.kind} {self.year}"


class Voucher(Keyed):
    """A receipt or payment voucher, numbered without gaps per club and year. A meeting makes one receipt per fund."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="vouchers", db_index=False)
    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="vouchers", db_index=False)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in VoucherKind])
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    made_on = models.DateField()
    words = models.CharField(max_length=300)
    party = models.CharField(max_length=160, blank=True, default="")  # who paid in or was paid
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="vouchers")
    is_collection = models.BooleanField(default=False)  # of a meeting, with the signed list attached
    provisional = models.CharField(max_length=6)  # what an offline slip showed
    booklet_number = models.CharField(max_length=30, blank=True, default="")  # of the bought booklet, may come later

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "kind", "year", "number"], name="voucher_number_once"),
            UniqueConstraint(
                fields=["meeting", "fund"], condition=Q(is_collection=True), name="voucher_collection_once"
            ),
            CheckConstraint(
                name="voucher_collection_is_a_receipt_of_a_meeting",
                condition=Q(is_collection=False) | Q(kind=VoucherKind.RECEIPT, meeting__isnull=False),
            ),
            CheckConstraint(name="voucher_number_positive", condition=Q(number__gte=1)),
            CheckConstraint(name="voucher_year_is_that_of_its_day", condition=Q(year=F("made_on__year"))),
            CheckConstraint(name="voucher_says_what_for", condition=~Q(words="")),
        ]
        indexes = [models.Index(fields=["fund", "made_on"], name="voucher_by_fund")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}/{self.year}"


class Entry(Keyed):
    """One act in one fund's book. Written once: triggers refuse to change or delete it; a mistake is reversed."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="entries", db_index=False)
    happened_on = models.DateField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in EntryKind])
    words = models.CharField(max_length=300)
    party = models.CharField(max_length=160, blank=True, default="")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="entries")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="entries")
    voucher = models.ForeignKey(Voucher, null=True, on_delete=models.PROTECT, related_name="entries")
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    reason = models.CharField(max_length=500, blank=True, default="")
    recorded_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "fund__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="entry_kind_is_known", condition=Q(kind__in=[kind.value for kind in EntryKind])),
            CheckConstraint(
                name="entry_of_cash_has_a_voucher",
                condition=Q(kind__in=[EntryKind.RECEIPT, EntryKind.PAYMENT], voucher__isnull=False)
                | Q(kind__in=[EntryKind.OPENING, EntryKind.MEMO], voucher__isnull=True),
            ),
            CheckConstraint(name="entry_reversal_has_a_reason", condition=Q(reverses__isnull=True) | ~Q(reason="")),
            CheckConstraint(name="entry_says_what_for", condition=~Q(words="")),
        ]
        indexes = [
            models.Index(fields=["fund", "happened_on", "id"], name="entry_in_the_order_of_days"),
            models.Index(fields=["fund"], condition=Q(reverses__isnull=False), name="entry_that_reverses"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.words}"


class Posting(models.Model):
    """An amount moved from the credited account to the debited one, so unbalanced books cannot be written."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="debits", db_index=False)
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="credits", db_index=False)
    amount_vnd = models.PositiveBigIntegerField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "entry__fund__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="posting_moves_something", condition=Q(amount_vnd__gt=0)),
            CheckConstraint(name="posting_has_two_sides", condition=~Q(debit=F("credit"))),
        ]
        indexes = [  # a balance is read from the index alone
            models.Index(fields=["debit"], include=["amount_vnd"], name="posting_debits"),
            models.Index(fields=["credit"], include=["amount_vnd"], name="posting_credits"),
        ]

    def __str__(self) -> str:
        return f"{self.debit_id} ← {self.credit_id} {self.amount_vnd}"


class Closing(Keyed):
    """The books of a club are shut up to a day once accountant and treasurer confirmed; the commune may open them."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="closings")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in ClosingKind])
    through_on = models.DateField()
    accountant_at = models.DateTimeField(null=True)
    accountant_id = models.BigIntegerField(null=True)  # the account that confirmed; empty where paper was signed
    accountant_name = models.CharField(max_length=160, blank=True, default="")
    accountant_saw = models.BigIntegerField(null=True)  # the club's last entry when they confirmed
    treasurer_at = models.DateTimeField(null=True)
    treasurer_id = models.BigIntegerField(null=True)
    treasurer_name = models.CharField(max_length=160, blank=True, default="")
    treasurer_saw = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_by_id = models.BigIntegerField(null=True)
    reopen_reason = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["club", "through_on"], condition=Q(reopened_at__isnull=True), name="closing_once_per_day"
            ),
            CheckConstraint(name="closing_kind_is_known", condition=Q(kind__in=[kind.value for kind in ClosingKind])),
            CheckConstraint(
                name="closing_is_confirmed_by_both",
                condition=Q(closed_at__isnull=True) | Q(accountant_at__isnull=False, treasurer_at__isnull=False),
            ),
            CheckConstraint(
                name="closing_by_two_people",
                condition=(
                    Q(accountant_id__isnull=True) | Q(treasurer_id__isnull=True) | ~Q(accountant_id=F("treasurer_id"))
                )
                & (Q(accountant_name="") | ~Q(accountant_name=F("treasurer_name"))),
            ),
            CheckConstraint(
                name="closing_confirmed_by_name",
                condition=(Q(accountant_at__isnull=True, accountant_id__isnull=True) | ~Q(accountant_name=""))
                & (Q(treasurer_at__isnull=True, treasurer_id__isnull=True) | ~Q(treasurer_name="")),
            ),
            CheckConstraint(
                name="closing_reopened_with_reason", condition=Q(reopened_at__isnull=True) | ~Q(reopen_reason="")
            ),
            CheckConstraint(
                name="closing_reopened_was_closed",
                condition=Q(reopened_at__isnull=True) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.through_on}"
