"""Accounts and savings books at a bank, whose name they bear, and what moved on each."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Membership
from chungtay.funds.models.books import Entry, Fund
from chungtay.funds.rules.banks import BankKind
from chungtay.records.models import Dated, Keyed, ScopedQuerySet, no_overlap, period_in_order


class BankBook(Dated, Keyed):
    """An account or savings book in which a fund's money lies, from opening to closing."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="bank_books")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in BankKind])
    bank = models.CharField(max_length=120)
    number = models.CharField(max_length=40)

    path_lookup = "fund__club__path"

    class Meta:
        constraints = [
            period_in_order("bank_book_period_in_order"),
            UniqueConstraint(fields=["fund", "bank", "number"], name="bank_book_number_once"),
            CheckConstraint(name="bank_book_says_where", condition=~Q(bank="") & ~Q(number="")),
            CheckConstraint(name="bank_book_kind_is_known", condition=Q(kind__in=[kind.value for kind in BankKind])),
        ]

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"


class BankHolder(Dated, Keyed):
    """Whose name the book bears during a time: a club has no seal and is no legal person."""

    book = models.ForeignKey(BankBook, on_delete=models.PROTECT, related_name="holders")
    name = models.CharField(max_length=160, blank=True, default="")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")

    path_lookup = "book__fund__club__path"

    class Meta:
        constraints = [
            period_in_order("bank_holder_period_in_order"),
            no_overlap("bank_holder_one_at_a_time", "book"),
            CheckConstraint(name="bank_holder_is_somebody", condition=~Q(name="") | Q(membership__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class BankLine(models.Model):
    """What an entry moved on one book: into it above nothing, out of it below. Not counted once it is reversed."""

    book = models.ForeignKey(BankBook, on_delete=models.PROTECT, related_name="lines")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="bank_lines", db_index=False)
    amount_vnd = models.BigIntegerField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "book__fund__club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["entry", "book"], name="bank_line_once_per_entry"),
            CheckConstraint(name="bank_line_is_something", condition=~Q(amount_vnd=0)),
        ]

    def __str__(self) -> str:
        return f"{self.book_id} {self.amount_vnd}"
