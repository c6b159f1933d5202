"""Opening a fund, money in, money out, between the club's own funds, and putting a mistake right."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.funds import words as room_words
from chungtay.funds.models import Entry, Fund
from chungtay.funds.queries.entries import twin_of
from chungtay.funds.rules import (
    AccountKind,
    AlreadyReversed,
    EntryKind,
    FundAlreadyThere,
    FundKind,
    ReversalNeedsReason,
    ReversalOfReversal,
    SameFundTwice,
    line_key,
)
from chungtay.funds.services.posting import NO_SLIP, NOBODY, Books, Move, Slip, Who, open_books, post_entry
from chungtay.kernel.acts import Act


@dataclass(frozen=True)
class Money:
    """An amount with what it was for, as it is typed: one line of a receipt or payment."""

    account: AccountKind
    amount_vnd: int
    words: str
    who: Who = NOBODY


@transaction.atomic
def open_fund(act: Act, *, club: Club, key: UUID, kind: FundKind, name: str, opened_on: date) -> Fund:
    """Begin the book of a fund. A club has one income and one operating fund, and others by name."""
    content = {"club": club.pk, "kind": kind, "name": name, "opened_on": opened_on}
    before = answered_before(key, content)
    if before is not None:
        return Fund.objects.get(pk=before)
    act.must(Action.KEEP_BOOKS, club.path)
    try:
        with transaction.atomic():
            fund: Fund = Fund.objects.create(key=key, club=club, kind=kind, name=name.strip(), opened_on=opened_on)
    except IntegrityError as taken:
        raise FundAlreadyThere(name=name) from taken
    write_note(act, "funds.open_fund", fund, path=club.path, fields=content, key=key, content=content)
    mark_stale(act, [club.pk], since=opened_on)
    return fund


@transaction.atomic
def receive(
    act: Act,
    *,
    club: Club,
    fund_key: UUID,
    key: UUID,
    happened_on: date,
    money: Money,
    into: AccountKind = AccountKind.CASH,
    slip: Slip = NO_SLIP,
) -> Entry:
    """Money comes into a fund's box (or its bank account) under a receipt voucher."""
    move = Move(into, money.account, money.amount_vnd)
    return _one_entry(act, "funds.receive", club, fund_key, key, happened_on, EntryKind.RECEIPT, move, money, slip)


@transaction.atomic
def spend(
    act: Act,
    *,
    club: Club,
    fund_key: UUID,
    key: UUID,
    happened_on: date,
    money: Money,
    out_of: AccountKind = AccountKind.CASH,
    slip: Slip = NO_SLIP,
) -> Entry:
    """Money leaves a fund's box (or its bank account) for a purpose, under a payment voucher."""
    move = Move(money.account, out_of, money.amount_vnd)
    return _one_entry(act, "funds.spend", club, fund_key, key, happened_on, EntryKind.PAYMENT, move, money, slip)


def _one_entry(
    act: Act,
    action: str,
    club: Club,
    fund_key: UUID,
    key: UUID,
    happened_on: date,
    kind: EntryKind,
    move: Move,
    money: Money,
    slip: Slip,
) -> Entry:
    content = {
        "club": club.pk,
        "fund": str(fund_key),
        "on": happened_on,
        "kind": kind,
        "moves": [move.debit, move.credit, move.amount_vnd],
        "words": money.words,
        "who": [money.who.name, money.who.membership_id],
    }
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books = open_books(act, club)
    entry = post_entry(
        act,
        books,
        fund=books.fund_by_key(fund_key),
        key=key,
        happened_on=happened_on,
        kind=kind,
        words=money.words,
        moves=[move],
        who=money.who,
        slip=slip,
    )
    note_books(act, action, books, entry, key=key, content=content)
    return entry


@transaction.atomic
def transfer(
    act: Act,
    *,
    club: Club,
    key: UUID,
    happened_on: date,
    from_key: UUID,
    to_key: UUID,
    amount_vnd: int,
    words: str,
) -> Entry:
    """Move cash between two of the club's funds: a payment in one book, a receipt in the other, both or neither.

    Returns the payment.
    """
    content = {
        "club": club.pk, "on": happened_on, "from": str(from_key), "to": str(to_key), "amount": amount_vnd,
        "words": words,
    }  # fmt: skip
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    if from_key == to_key:
        raise SameFundTwice()
    books = open_books(act, club)
    paid = post_transfer(act, books, key=key, happened_on=happened_on, from_fund=books.fund_by_key(from_key),
                         to_fund=books.fund_by_key(to_key), amount_vnd=amount_vnd, words=words)  # fmt: skip
    note_books(act, "funds.transfer", books, paid, key=key, content=content)
    return paid


def post_transfer(
    act: Act,
    books: Books,
    *,
    key: UUID,
    happened_on: date,
    from_fund: Fund,
    to_fund: Fund,
    amount_vnd: int,
    words: str,
) -> Entry:
    """The two entries of a transfer, inside another action."""
    assert from_fund.pk != to_fund.pk, "between two funds"
    out, into = AccountKind.TRANSFER, AccountKind.CASH
    paid = post_entry(
        act, books, fund=from_fund, key=key, happened_on=happened_on, kind=EntryKind.PAYMENT, words=words,
        moves=[Move(out, into, amount_vnd)], who=Who(to_fund.name),
    )  # fmt: skip
    post_entry(
        act, books, fund=to_fund, key=line_key(key, "into"), happened_on=happened_on, kind=EntryKind.RECEIPT,
        words=words, moves=[Move(into, out, amount_vnd)], who=Who(from_fund.name),
    )  # fmt: skip
    return paid


@transaction.atomic
def reverse(act: Act, *, entry: Entry, key: UUID, reason: str, happened_on: date | None = None) -> Entry:
    """Put a mistake right: an entry with every side turned round, under a voucher of the other kind where cash moved.

    Happens on the day of the act unless another is given. The other half of a transfer is reversed with it, whichever
    half was pointed at. Who hangs on entries refuses through `check_reversals` or hears of it by `follow_reversals`.
    """
    content = {"entry": entry.pk, "reason": reason, "on": happened_on}
    before = answered_before(key, content)
    if before is not None:
        return Entry.objects.get(pk=before)
    books = open_books(act, entry.fund.club)
    day = happened_on or act.day
    turned = post_reversal(act, books, entry=entry, key=key, reason=reason, happened_on=day)
    twin = twin_of(entry)
    if twin is not None:
        post_reversal(act, books, entry=twin, key=line_key(key, "into"), reason=reason, happened_on=day)
    note_books(act, "funds.reverse", books, turned, key=key, content=content, reason=reason)
    return turned


def post_reversal(act: Act, books: Books, *, entry: Entry, key: UUID, reason: str, happened_on: date) -> Entry:
    """The reversing entry, inside another action."""
    if not reason.strip():
        raise ReversalNeedsReason()
    if entry.reverses_id is not None:
        raise ReversalOfReversal(words=entry.words)
    if Entry.objects.filter(reverses=entry).exists():
        raise AlreadyReversed(words=entry.words)
    for check in _CHECKS:
        check(entry)
    turned = {EntryKind.RECEIPT: EntryKind.PAYMENT, EntryKind.PAYMENT: EntryKind.RECEIPT}
    kind = turned.get(EntryKind(entry.kind), EntryKind(entry.kind))
    if kind is EntryKind.OPENING:
        happened_on = entry.happened_on  # what a book opens with is put right on its first day, or not at all
    moves = [
        Move(AccountKind(posting.credit.kind), AccountKind(posting.debit.kind), posting.amount_vnd)
        for posting in entry.postings.select_related("debit", "credit").order_by("pk")
    ]
    written = post_entry(
        act,
        books,
        fund=books.funds[entry.fund_id],
        key=key,
        happened_on=happened_on,
        kind=kind,
        words=str(room_words.REVERSAL_OF) % {"words": entry.words},
        moves=moves,
        who=Who(entry.party, entry.membership_id),
        reverses=entry,
        reason=reason,
    )
    for follow in _FOLLOWERS:
        follow(act, books, entry)
    return written


Check = Callable[[Entry], None]
_CHECKS: list[Check] = []


def check_reversals(check: Check) -> None:
    """Let a room refuse to have an entry reversed on which something still stands. Called while Django starts."""
    if check not in _CHECKS:
        _CHECKS.append(check)


Follower = Callable[[Act, Books, Entry], None]
_FOLLOWERS: list[Follower] = []


def follow_reversals(follower: Follower) -> None:
    """Let a room that hangs on entries hear that one was reversed, by whatever door. Called while Django starts."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def note_books(
    act: Act,
    action: str,
    books: Books,
    row: Model,
    *,
    key: UUID,
    content: dict[str, object],
    reason: str = "",
) -> None:
    """The one note of an action on the books, and the months to be counted again."""
    write_note(act, action, row, path=books.club.path, fields=content, key=key, content=content, reason=reason)
    mark_stale(act, [books.club.pk], since=books.changed_since or act.day)
