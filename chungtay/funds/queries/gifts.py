"""The golden-heart book: who gave what, what is in store, what was given out again."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    DecimalField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from chungtay.funds.models import Donation, Entry, Goods, GoodsOut
from chungtay.funds.rules.gifts import GiftKind, NoSuchGift, NoSuchGoods
from chungtay.kernel.vietnamese import fold

_QUANTITY = DecimalField(max_digits=12, decimal_places=2)


@dataclass(frozen=True)
class GiftFilter:
    """Which lines of the book: of a year, of a kind, by name."""

    year: int | None = None
    kind: str = ""
    text: str = ""


def gifts_of(club_id: int, chosen: GiftFilter | None = None) -> "QuerySet[Any]":
    """The lines of the book with their goods, donor's name and whether they are struck; the latest first."""
    chosen = chosen or GiftFilter()
    undone = Exists(Entry.objects.filter(reverses=OuterRef("entry")))
    rows: QuerySet[Any] = (
        Donation.objects.filter(club=club_id)
        .select_related("goods", "membership__person__hamlet", "entry__voucher", "entry__fund")
        .annotate(
            donor_name=Coalesce("membership__person__full_name", "donor"),
            is_struck=Case(
                When(Q(struck_at__isnull=False) | Q(undone), then=Value(True)),
                default=Value(False),
                output_field=BooleanField(),
            ),
        )
        .order_by("-number")
    )
    if chosen.year:
        rows = rows.filter(happened_on__year=chosen.year)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    return _by_name(rows, chosen.text)


def _by_name(rows: "QuerySet[Any]", text: str) -> "QuerySet[Any]":
    text = text.strip()[:120]
    if text.isdecimal() and len(text) < 9:
        return rows.filter(number=int(text))
    for word in fold(text).split():
        rows = rows.filter(search_fold__contains=word)
    return rows


def get_gift(club_id: int, key: UUID) -> Any:
    """One line of this club's book; or `NoSuchGift`."""
    gift = gifts_of(club_id).filter(key=key).select_related("club").first()
    if gift is None:
        raise NoSuchGift(key=str(key))
    return gift


@dataclass(frozen=True)
class GiftSums:
    """What a year brought: cash, goods and labour by their worth, and days of work."""

    cash_vnd: int
    worth_vnd: int
    labour_days: Decimal
    line_count: int


def gift_sums(club_id: int, chosen: GiftFilter | None = None) -> GiftSums:
    """The lines that stand, added up. One query."""
    lines = gifts_of(club_id, chosen).filter(is_struck=False)
    found = list(lines.order_by().values_list("kind", "amount_vnd", "quantity"))
    return GiftSums(
        cash_vnd=sum(vnd or 0 for kind, vnd, _ in found if kind == GiftKind.CASH),
        worth_vnd=sum(vnd or 0 for kind, vnd, _ in found if kind != GiftKind.CASH),
        labour_days=sum((days or Decimal() for kind, _, days in found if kind == GiftKind.LABOUR), Decimal()),
        line_count=len(found),
    )


def gift_years(club_id: int) -> list[int]:
    """The years in which somebody gave, the latest first."""
    return [day.year for day in Donation.objects.filter(club=club_id).dates("happened_on", "year", order="DESC")]


def goods_of(club_id: int) -> "QuerySet[Any]":
    """What the store ever held, with what came, what was given out and what is left; what is left comes first."""
    came = Donation.objects.filter(goods=OuterRef("pk"), struck_at=None).order_by().values("goods")
    went = GoodsOut.objects.filter(goods=OuterRef("pk"), struck_at=None).order_by().values("goods")
    rows: QuerySet[Any] = (
        Goods.objects.filter(club=club_id)
        .annotate(came=_sum(came), went=_sum(went))
        .annotate(left=F("came") - F("went"))
        .order_by(Case(When(left__gt=0, then=Value(0)), default=Value(1)), "name_fold", "unit_fold")
    )
    return rows


def _sum(rows: "QuerySet[Any]") -> Coalesce:
    total = Subquery(rows.annotate(total=Sum("quantity")).values("total"), output_field=_QUANTITY)
    return Coalesce(total, Value(Decimal(0)), output_field=_QUANTITY)


def get_goods(club_id: int, key: UUID) -> Any:
    """One kind of goods of this club with what is left; or `NoSuchGoods`."""
    goods = goods_of(club_id).filter(key=key).select_related("club").first()
    if goods is None:
        raise NoSuchGoods(key=str(key))
    return goods


def goods_left(goods_id: int) -> Decimal:
    """What is left of one kind of goods."""
    came = Donation.objects.filter(goods=goods_id, struck_at=None).aggregate(total=Sum("quantity"))["total"]
    went = GoodsOut.objects.filter(goods=goods_id, struck_at=None).aggregate(total=Sum("quantity"))["total"]
    return (came or Decimal(0)) - (went or Decimal(0))


def goods_moves(goods: Goods) -> tuple[Sequence[Any], Sequence[Any]]:
    """What came of it and what was given out, the latest first."""
    came = gifts_of(goods.club_id).filter(goods=goods)
    went = GoodsOut.objects.filter(goods=goods).select_related("membership__person")
    named = went.annotate(receiver_name=Coalesce("membership__person__full_name", "receiver"))
    return list(came), list(named.order_by("-happened_on", "-pk"))


def get_goods_out(club_id: int, key: UUID) -> Any:
    """One giving out of this club; or `NoSuchGoods`."""
    row = GoodsOut.objects.filter(goods__club=club_id, key=key).select_related("goods__club").first()
    if row is None:
        raise NoSuchGoods(key=str(key))
    return row
