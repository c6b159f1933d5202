"""Donations in cash, goods and labour, and goods given out again: never more than came."""

from decimal import Decimal
from enum import StrEnum

from chungtay.kernel.errors import NotFound, RuleBroken

LABOUR_UNIT = "công"  # a day of labour
UNITS = ("kg", "suất", "cái", "bộ", "thùng", "chai", "hộp", "túi", "bao", "quyển")
"""Units offered; any other may be typed."""

LARGEST_QUANTITY = Decimal("99999.99")


class GiftKind(StrEnum):
    CASH = "cash"
    GOODS = "goods"
    LABOUR = "labour"


class GiftUse(StrEnum):
    """What cash was given for."""

    SPEND = "spend"
    CAPITAL = "capital"  # to be lent: socialised capital of the income fund


class DonorIsMissing(RuleBroken):
    """Who gave is written down; who wants no name is written as such."""


class ReceiverIsMissing(RuleBroken):
    """To whom goods were given is written down."""


class NotSoMuchInStore(RuleBroken):
    """More would be given out than was given and is still there."""


class GoodsWereGivenOut(RuleBroken):
    """A donation of goods is not struck while what it brought was given out."""


class AlreadyStruck(RuleBroken):
    """The line was struck before."""


class StrikeNeedsReason(RuleBroken):
    """Why a line is struck is written down."""


class CashIsReversed(RuleBroken):
    """A donation in cash is put right by reversing its entry in the book."""


class NoSuchGift(NotFound):
    """The golden-heart book has no such line."""


class NoSuchGoods(NotFound):
    """Nothing of the kind was ever given."""


def quantity_words(quantity: Decimal) -> str:
    """`6`, `1,5`: without noughts that say nothing."""
    text = f"{quantity:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def check_store(there: Decimal, wanted: Decimal, *, goods: str, unit: str) -> None:
    """Refuse to give out more than is there."""
    if wanted > there:
        raise NotSoMuchInStore(there=f"{quantity_words(there)} {unit}", wanted=f"{quantity_words(wanted)} {unit}",
                               goods=goods)  # fmt: skip


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise StrikeNeedsReason()
