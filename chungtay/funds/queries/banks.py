"""Accounts and savings books: what lies on each, whose name they bear, what moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Exists, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from chungtay.funds.models import BankBook, BankHolder, BankLine, Entry
from chungtay.funds.queries.balances import balances_of_club
from chungtay.funds.rules import AccountKind
from chungtay.funds.rules.banks import NoSuchBankBook


def _standing(lines: "QuerySet[Any]") -> "QuerySet[Any]":
    return lines.filter(~Exists(Entry.objects.filter(reverses=OuterRef("entry"))))


def bank_balance(book_id: int) -> int:
    """What lies on the book: its lines but those of reversed entries."""
    return _standing(BankLine.objects.filter(book=book_id)).aggregate(total=Sum("amount_vnd"))["total"] or 0


def bank_books_of(club_id: int, *, on: date | None = None) -> "QuerySet[Any]":
    """The club's books with what lies on each, whose name it bears now, and its fund; with a day, those open on it."""
    lines = _standing(BankLine.objects.filter(book=OuterRef("pk"))).order_by().values("book")
    holder = BankHolder.objects.filter(book=OuterRef("pk")).order_by("-valid_from")
    rows = BankBook.objects.on(on) if on else BankBook.objects.all()
    found: QuerySet[Any] = (
        rows.filter(fund__club=club_id)
        .select_related("fund")
        .annotate(
            balance_vnd=Coalesce(Subquery(lines.annotate(total=Sum("amount_vnd")).values("total")), 0,
                                 output_field=BigIntegerField()),
            holder_name=Coalesce(
                Subquery(holder.values("membership__person__full_name")[:1]), Subquery(holder.values("name")[:1])
            ),
        )
        .order_by(F("valid_to").asc(nulls_first=True), "fund__pk", "bank", "number")
    )  # fmt: skip
    return found


def get_bank_book(club_id: int, key: UUID) -> Any:
    """A book of this club with what lies on it, its fund and club; or `NoSuchBankBook`."""
    book = bank_books_of(club_id).filter(key=key).select_related("fund__club").first()
    if book is None:
        raise NoSuchBankBook(key=str(key))
    return book


def holders_of(book: BankBook) -> Sequence[BankHolder]:
    """Whose name the book bore, the latest first."""
    rows = BankHolder.objects.filter(book=book).select_related("membership__person")
    return list(rows.order_by("-valid_from"))


def bank_lines(book: BankBook) -> "QuerySet[Any]":
    """What moved on a book, the latest first, with whether it was reversed."""
    rows: QuerySet[Any] = (
        BankLine.objects.filter(book=book)
        .select_related("entry", "entry__voucher")
        .annotate(is_reversed=Exists(Entry.objects.filter(reverses=OuterRef("entry"))))
        .order_by("-entry__happened_on", "-entry_id")
    )
    return rows


@dataclass(frozen=True)
class Unplaced:
    """Money that the fund's book has at a bank and no account or savings book says where."""

    fund_id: int
    amount_vnd: int


def unplaced_of(club_id: int) -> list[Unplaced]:
    """Funds whose bank balance and books differ: an opening balance, or an entry of a room above. Two queries."""
    placed: dict[int, int] = {}
    for book in bank_books_of(club_id):
        placed[book.fund_id] = placed.get(book.fund_id, 0) + book.balance_vnd
    held = balances_of_club(club_id, kinds=[AccountKind.BANK])
    found = [
        Unplaced(fund_id, balances.get(AccountKind.BANK, 0) - placed.get(fund_id, 0))
        for fund_id, balances in held.items()
    ]
    return [each for each in found if each.amount_vnd]
