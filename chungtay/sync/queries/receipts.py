"""Receipts: which late forms arrived lately, and who made them."""

from chungtay.access.models import Grant, User
from chungtay.clubs.models import Club
from chungtay.sync.models import Receipt
from chungtay.sync.rules import ReceiptStatus

SHOWN = 30


def maker_of(user_id: int | None, club: Club | None) -> User | None:
    """The account a handed-on form names as its maker, if it ever held a role here: a file may say anything."""
    if club is None or user_id is None or not Grant.objects.filter(user_id=user_id, path=club.path).exists():
        return None
    return User.objects.filter(pk=user_id).first()


def posted_late(club: Club) -> list[Receipt]:
    """The late forms of a club that were posted, the latest first."""
    rows = Receipt.objects.filter(club=club, status=ReceiptStatus.POSTED).select_related("account", "made_by")
    return list(rows.order_by("-received_at", "-pk")[:SHOWN])
