"""The golden-heart book: donations in cash, goods and labour, and what was given out again of the goods."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from chungtay.clubs.models import Club, Membership
from chungtay.funds.models.books import Entry
from chungtay.funds.rules.gifts import GiftKind
from chungtay.records.models import Keyed, ScopedQuerySet


class Goods(Keyed):
    """A kind of goods in a club's store, counted in one unit: the rice jar holds rice in kg."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="goods", db_index=False)
    name = models.CharField(max_length=80)
    name_fold = models.CharField(max_length=80, db_collation="C")
    unit = models.CharField(max_length=20)
    unit_fold = models.CharField(max_length=20, db_collation="C")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "name_fold", "unit_fold"], name="goods_once_per_name_and_unit"),
            CheckConstraint(name="goods_have_a_name", condition=~Q(name="") & ~Q(unit="")),
        ]

    def __str__(self) -> str:
        return self.name


class Struck(models.Model):
    """A line that may be struck with a reason, never changed. A trigger holds it."""

    struck_at = models.DateTimeField(null=True)
    strike_reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True


class Donation(Keyed, Struck):
    """A numbered line of the club's golden-heart book."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="donations", db_index=False)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=[(kind.value, kind.value) for kind in GiftKind])
    happened_on = models.DateField()
    donor = models.CharField(max_length=160, blank=True, default="")
    address = models.CharField(max_length=200, blank=True, default="")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="donations")
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="donation")  # cash only
    goods = models.ForeignKey(Goods, null=True, on_delete=models.PROTECT, related_name="donations")
    quantity = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # of goods in their unit, or days of work
    amount_vnd = models.PositiveBigIntegerField(null=True)  # cash; of goods and labour what they were worth, if said
    words = models.CharField(max_length=300, blank=True, default="")
    search_fold = models.CharField(max_length=700, db_collation="C", default="")  # donor, goods and words, folded

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "number"], name="donation_number_once"),
            CheckConstraint(name="donation_has_a_donor", condition=~Q(donor="") | Q(membership__isnull=False)),
            CheckConstraint(
                name="donation_is_cash_goods_or_labour",
                condition=Q(
                    kind=GiftKind.CASH, entry__isnull=False, amount_vnd__gt=0, goods__isnull=True, quantity__isnull=True
                )
                | Q(kind=GiftKind.GOODS, entry__isnull=True, goods__isnull=False, quantity__gt=0)
                | (Q(kind=GiftKind.LABOUR, entry__isnull=True, goods__isnull=True, quantity__gt=0) & ~Q(words="")),
            ),
            CheckConstraint(
                name="donation_struck_with_reason",
                condition=Q(struck_at__isnull=True, strike_reason="")
                | (Q(struck_at__isnull=False) & ~Q(strike_reason="") & ~Q(kind=GiftKind.CASH)),
            ),
        ]
        indexes = [models.Index(fields=["club", "happened_on"], name="donation_by_day")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.number}"


class GoodsOut(Keyed, Struck):
    """Goods given out again: six kg of rice from the jar to somebody in need. Never more than came."""

    goods = models.ForeignKey(Goods, on_delete=models.PROTECT, related_name="given_out")
    happened_on = models.DateField()
    quantity = models.DecimalField(max_digits=7, decimal_places=2)
    receiver = models.CharField(max_length=160, blank=True, default="")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="goods_received")
    words = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "goods__club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="goods_out_is_something", condition=Q(quantity__gt=0)),
            CheckConstraint(name="goods_out_to_somebody", condition=~Q(receiver="") | Q(membership__isnull=False)),
            CheckConstraint(
                name="goods_out_struck_with_reason",
                condition=Q(struck_at__isnull=True, strike_reason="")
                | (Q(struck_at__isnull=False) & ~Q(strike_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goods_id} {self.quantity}"
