"""Accounts and savings books: opening, whose name they bear, what moves on them, closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.funds.models import BankBook, BankHolder, BankLine, Entry
from chungtay.funds.queries.banks import bank_balance, get_bank_book
from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.funds.rules.banks import (
    WAYS,
    BankBookAlreadyThere,
    BankBookIsClosed,
    BankBookNotEmpty,
    BankKind,
    HolderIsLater,
    HolderIsMissing,
    Movement,
    check_bank_balance,
    check_bank_open,
)
from chungtay.funds.services.books import Money, note_books
from chungtay.funds.services.posting import NO_SLIP, NOBODY, Move, Slip, Who, open_books, post_entry
from chungtay.funds.words import money as words
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@dataclass(frozen=True)
class BankFacts:
    """What stands on the cover: which kind, which bank, which number, whose name."""

    kind: BankKind
    bank: str
    number: str
    holder: Who


@transaction.atomic
def open_bank_book(act: Act, *, club: Club, fund_key: UUID, key: UUID, opened_on: date, facts: BankFacts) -> BankBook:
    """Write down where money of a fund lies at a bank, and whose name it bears."""
    content = {
        "fund": str(fund_key), "on": opened_on, "kind": facts.kind, "bank": facts.bank, "number": facts.number,
        "holder": [facts.holder.name, facts.holder.membership_id],
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return BankBook.objects.get(pk=before)
    fund = open_books(act, club).fund_by_key(fund_key)
    bank, number = clean(facts.bank), clean(facts.number)
    try:
        with transaction.atomic():
            book: BankBook = BankBook.objects.create(
                key=key, fund=fund, kind=facts.kind, bank=bank, number=number, valid_from=opened_on
            )
    except IntegrityError as taken:
        raise BankBookAlreadyThere(bank=bank, number=number) from taken
    _hold(book, facts.holder, opened_on)
    write_note(act, "funds.open_bank_book", book, path=club.path, fields=content, key=key, content=content)
    return book


@transaction.atomic
def change_holder(act: Act, *, book: BankBook, key: UUID, since: date, holder: Who) -> None:
    """The book bears another name from a day on, as when the treasurer's post is handed over."""
    content = {"book": book.pk, "since": since, "holder": [holder.name, holder.membership_id]}
    if answered_before(key, content) is not None:
        return
    act.must(Action.KEEP_BOOKS, book.fund.club.path)
    held = BankHolder.objects.select_for_update().filter(book=book).order_by("-valid_from").first()
    if held is not None and since <= held.valid_from:
        raise HolderIsLater(valid_from=held.valid_from)
    BankHolder.objects.filter(book=book, valid_to=None).update(valid_to=since)
    _hold(book, holder, since)
    write_note(act, "funds.change_holder", book, path=book.fund.club.path, fields=content, key=key, content=content)


def _hold(book: BankBook, holder: Who, since: date) -> None:
    if not holder.name.strip() and holder.membership_id is None:
        raise HolderIsMissing()
    name = "" if holder.membership_id else clean(holder.name)
    BankHolder.objects.create(book=book, valid_from=since, name=name, membership_id=holder.membership_id)


@transaction.atomic
def close_bank_book(act: Act, *, book: BankBook, key: UUID, closed_on: date) -> None:
    """The book was given back to the bank, empty."""
    content = {"book": book.pk, "on": closed_on}
    if answered_before(key, content) is not None:
        return
    open_books(act, book.fund.club)
    held = get_bank_book(book.fund.club_id, book.key)
    if held.valid_to is not None or closed_on <= held.valid_from:
        raise BankBookIsClosed(book=called(held), happened_on=closed_on)
    left_vnd = bank_balance(book.pk)
    if left_vnd:
        raise BankBookNotEmpty(book=called(held), balance_vnd=left_vnd)
    held.valid_to = closed_on
    held.save(update_fields=["valid_to"])
    BankHolder.objects.filter(book=book, valid_to=None, valid_from__lt=closed_on).update(valid_to=closed_on)
    write_note(act, "funds.close_bank_book", book, path=book.fund.club.path, fields=content, key=key, content=content)


@transaction.atomic
def move_at_bank(
    act: Act,
    *,
    book: BankBook,
    key: UUID,
    happened_on: date,
    movement: Movement,
    amount_vnd: int,
    slip: Slip = NO_SLIP,
) -> Entry:
    """Pay in, take out, write down the bank's interest or its fee."""
    content = {"book": book.pk, "on": happened_on, "movement": movement, "amount": amount_vnd}
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books, way = open_books(act, book.fund.club), WAYS[movement]
    check_bank(book, happened_on, way.sign * amount_vnd)
    entry = post_entry(
        act,
        books,
        fund=books.funds[book.fund_id],
        key=key,
        happened_on=happened_on,
        kind=way.kind,
        words=str(words.MOVED[movement] % {"book": called(book)}),
        moves=[Move(way.debit, way.credit, amount_vnd)],
        who=NOBODY,
        slip=slip,
    )
    put_on_bank(book, [entry], [way.sign * amount_vnd])
    note_books(act, "funds.move_at_bank", books, entry, key=key, content=content)
    return entry


@transaction.atomic
def pass_through_bank(
    act: Act, *, book: BankBook, key: UUID, happened_on: date, kind: EntryKind, money: Money, slip: Slip = NO_SLIP
) -> Entry:
    """Money received or spent through the bank in place of the box."""
    assert kind in (EntryKind.RECEIPT, EntryKind.PAYMENT)
    content = {
        "book": book.pk, "on": happened_on, "kind": kind, "account": money.account, "amount": money.amount_vnd,
        "words": money.words, "who": [money.who.name, money.who.membership_id],
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books, comes_in = open_books(act, book.fund.club), kind is EntryKind.RECEIPT
    sign = 1 if comes_in else -1
    check_bank(book, happened_on, sign * money.amount_vnd)
    bank = AccountKind.BANK
    debit, credit = (bank, money.account) if comes_in else (money.account, bank)
    entry = post_entry(
        act,
        books,
        fund=books.funds[book.fund_id],
        key=key,
        happened_on=happened_on,
        kind=kind,
        words=money.words,
        moves=[Move(debit, credit, money.amount_vnd)],
        who=money.who,
        slip=slip,
    )
    put_on_bank(book, [entry], [sign * money.amount_vnd])
    note_books(act, "funds.receive" if comes_in else "funds.spend", books, entry, key=key, content=content)
    return entry


def check_bank(book: BankBook, happened_on: date, amount_vnd: int) -> None:
    """Whether the book takes, or gives (below nothing), so much on that day. The funds are locked already."""
    held = BankBook.objects.get(pk=book.pk)
    check_bank_open(held.valid_from, held.valid_to, happened_on, book=called(held))
    if amount_vnd < 0:
        check_bank_balance(bank_balance(book.pk), -amount_vnd, book=called(book))


def put_on_bank(book: BankBook, entries: Sequence[Entry], amounts_vnd: Sequence[int]) -> None:
    """Say on which book entries moved money at the bank, inside another action: into it above nothing."""
    BankLine.objects.bulk_create(
        BankLine(book=book, entry=entry, amount_vnd=amount_vnd)
        for entry, amount_vnd in zip(entries, amounts_vnd, strict=True)
    )


def called(book: BankBook) -> str:
    """`Sổ tiết kiệm Agribank 123456`."""
    return f"{words.BANK[BankKind(book.kind)]} {book.bank} {book.number}"


def check_bank_undone(entry: Entry) -> None:
    """What an entry put on a book is still there when the entry is reversed."""
    for line in BankLine.objects.filter(entry=entry, amount_vnd__gt=0).select_related("book"):
        check_bank_balance(bank_balance(line.book_id), line.amount_vnd, book=called(line.book))
