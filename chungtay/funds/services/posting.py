"""The one way into the books: open a club's books, then post entries; every room that moves money comes through here.

    books = open_books(act, club)          # locks the club's funds until the transaction ends
    post_entry(act, books, fund=books.fund(FundKind.INCOME), key=line_key(key, "interest"), happened_on=day,
               kind=EntryKind.RECEIPT, words="Thu lãi", moves=[Move(AccountKind.CASH, AccountKind.INTEREST, 50_000)])

The caller has asked `answered_before`, is inside a transaction, and writes the one note and the stale mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model

from chungtay.access.rules import Action
from chungtay.clubs.models import Club
from chungtay.funds import words as room_words
from chungtay.funds.models import Account, Closing, Entry, Fund, Posting, Voucher, VoucherBook
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.rules import (
    GROWS_BY_DEBIT,
    NEVER_BELOW_NOTHING,
    SIDE,
    AccountKind,
    BooksAreClosed,
    EntryKind,
    FundIsClosed,
    FundKind,
    NoSuchFund,
    VoucherKind,
    check_balance,
    check_day,
    line_key,
    provisional_number,
    voucher_key,
)
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting
from chungtay.records.queries import rows_where

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Move:
    """An amount from the credited kind of account to the debited one, both of the entry's fund."""

    debit: AccountKind
    credit: AccountKind
    amount_vnd: int


@dataclass(frozen=True)
class Who:
    """For whom an entry stands: a member, or somebody by name."""

    name: str = ""
    membership_id: int | None = None


NOBODY = Who()


@dataclass(frozen=True)
class Slip:
    """Which voucher an entry comes under. With `is_collection` it is the meeting's one receipt for the fund, made with
    its first line; else a voucher of its own, bearing the number of the bought booklet if there is one."""

    meeting: Meeting | None = None
    is_collection: bool = False
    booklet_number: str = ""


NO_SLIP = Slip()


@dataclass
class Books:
    """A club's funds, locked, with the numbers of their accounts and the day up to which they are closed."""

    club: Club
    funds: dict[int, Fund]
    accounts: dict[tuple[int, AccountKind], int]
    closed_through: date | None
    changed_since: date | None = None  # the earliest day written, for the stale mark
    collections: dict[tuple[int, int], Voucher] = field(default_factory=dict)  # of a meeting and fund
    looked_up: set[int] = field(default_factory=set)  # the meetings whose collections are there, as far as made

    def fund(self, kind: FundKind) -> Fund:
        """The open fund of a kind that every club has once. Refuses `NoSuchFund`."""
        for fund in self.funds.values():
            if fund.kind == kind and fund.closed_on is None:
                return fund
        raise NoSuchFund(kind=kind)

    def fund_by_key(self, key: UUID) -> Fund:
        """A fund of this club by its key. Refuses `NoSuchFund`."""
        for fund in self.funds.values():
            if fund.key == key:
                return fund
        raise NoSuchFund(key=str(key))


_BOOKS = f"""
SELECT closed.through_on, a.fund_id, a.kind, a.id
FROM (SELECT max(through_on) AS through_on FROM {Closing._meta.db_table}
      WHERE club_id = %(club)s AND closed_at IS NOT NULL AND reopened_at IS NULL) closed
LEFT JOIN {Account._meta.db_table} a ON a.fund_id = ANY (%(funds)s::bigint[])
"""  # noqa: S608 - our own names


def open_books(act: Act, club: Club, *, asking: Action = Action.KEEP_BOOKS) -> Books:
    """Lock the club's funds, in one order for everybody, until the transaction ends. Two queries.

    Up to which day the books are closed is asked after the lock, in a statement of its own: while this one waited,
    somebody may have closed them. Asks again whether the act may; a journey led by the commune (a merger, a handover)
    asks for its own action.
    """
    act.must(asking, club.path)
    funds = rows_where(Fund, "it.club_id = %s ORDER BY it.id FOR NO KEY UPDATE", [club.pk])
    held = {fund.pk: fund for fund in funds}
    with connection.cursor() as cursor:
        cursor.execute(_BOOKS, {"club": club.pk, "funds": list(held)})
        rows = cursor.fetchall()
    return Books(
        club=club,
        funds=held,
        accounts={(fund_id, AccountKind(kind)): pk for _, fund_id, kind, pk in rows if pk},
        closed_through=rows[0][0],
    )


@dataclass(frozen=True)
class Draft:
    """An entry to be posted: everything that `post_entry` takes, so that many can be written at once."""

    fund: Fund
    key: UUID
    happened_on: date
    kind: EntryKind
    words: str
    moves: Sequence[Move]
    who: Who = NOBODY
    slip: Slip = NO_SLIP
    reverses: Entry | None = None
    reason: str = ""


def post_entry(
    act: Act,
    books: Books,
    *,
    fund: Fund,
    key: UUID,
    happened_on: date,
    kind: EntryKind,
    words: str,
    moves: Sequence[Move],
    who: Who = NOBODY,
    slip: Slip = NO_SLIP,
    reverses: Entry | None = None,
    reason: str = "",
) -> Entry:
    """Write an entry with its postings and, where cash moves, its voucher: a set of one for `post_entries`."""
    draft = Draft(fund, key, happened_on, kind, words, moves, who, slip, reverses, reason)
    return post_entries(act, books, [draft])[0]


def post_entries(act: Act, books: Books, drafts: Sequence[Draft]) -> list[Entry]:
    """Write entries with their postings and vouchers, in as many statements for sixty as for one.

    Refuses a day to come, closed books, a closed fund, and to take more from what a fund has or owes than there is.
    """
    for draft in drafts:
        assert draft.moves, "an entry moves something"
        check_writable(act, books, draft.fund, draft.happened_on)
    _check_balances(drafts)
    written = _write(act, drafts, [_voucher(books, draft) for draft in drafts])
    _post(books, written, drafts)
    days = [draft.happened_on for draft in drafts]
    books.changed_since = min([*days, books.changed_since] if books.changed_since else days)
    return written


_ENTRY = (
    "key", "fund", "happened_on", "kind", "words", "party", "membership", "meeting", "voucher", "reverses", "reason",
    "recorded_at",
)  # fmt: skip


def _write(act: Act, drafts: Sequence[Draft], vouchers: Sequence[Voucher | None]) -> list[Entry]:
    rows = [
        (
            draft.key,
            draft.fund.pk,
            draft.happened_on,
            draft.kind.value,
            draft.words,
            draft.who.name,
            draft.who.membership_id,
            draft.slip.meeting and draft.slip.meeting.pk,
            voucher and voucher.pk,
            draft.reverses and draft.reverses.pk,
            draft.reason,
            act.at,
        )
        for draft, voucher in zip(drafts, vouchers, strict=True)
    ]
    entries = insert_whole(Entry, _ENTRY, rows)
    for entry, draft, voucher in zip(entries, drafts, vouchers, strict=True):
        entry.fund, entry.meeting, entry.voucher = draft.fund, draft.slip.meeting, voucher
    return entries


def check_writable(act: Act, books: Books, fund: Fund, happened_on: date) -> None:
    """Whether the fund's book takes an entry of this day."""
    check_day(happened_on, act.day)
    if books.closed_through is not None and happened_on <= books.closed_through:
        raise BooksAreClosed(happened_on=happened_on, through_on=books.closed_through)
    if happened_on < fund.opened_on or (fund.closed_on is not None and happened_on > fund.closed_on):
        raise FundIsClosed(fund=fund.name, happened_on=happened_on, opened_on=fund.opened_on)


def lowered_by(moves: Sequence[Move]) -> dict[AccountKind, int]:
    """By how much each account that may not fall below nothing would fall, those that rise left out."""
    change: dict[AccountKind, int] = {}
    for move in moves:
        for kind, sign in ((move.debit, 1), (move.credit, -1)):
            if kind in NEVER_BELOW_NOTHING:
                grows = sign if SIDE[kind] in GROWS_BY_DEBIT else -sign
                change[kind] = change.get(kind, 0) + grows * move.amount_vnd
    return {kind: -by for kind, by in change.items() if by < 0}


def _check_balances(drafts: Sequence[Draft]) -> None:
    by_fund: dict[int, tuple[Fund, list[Move]]] = {}
    for draft in drafts:
        by_fund.setdefault(draft.fund.pk, (draft.fund, []))[1].extend(draft.moves)
    for fund, moves in by_fund.values():
        lowered = lowered_by(moves)
        if lowered:
            balances = balances_of(fund.pk, kinds=lowered)
            for kind, amount_vnd in lowered.items():
                check_balance(kind, balances.get(kind, 0), amount_vnd, fund=fund.name)


def _post(books: Books, entries: Sequence[Entry], drafts: Sequence[Draft]) -> None:
    """Write the postings, after the accounts that are needed for the first time."""
    wanted = {(draft.fund.pk, kind) for draft in drafts for move in draft.moves for kind in (move.debit, move.credit)}
    missing = sorted(wanted - set(books.accounts))
    if missing:
        made = Account.objects.bulk_create(Account(fund_id=fund_id, kind=kind) for fund_id, kind in missing)
        for account in made:
            books.accounts[account.fund_id, AccountKind(account.kind)] = account.pk
    insert_rows(
        Posting,
        ("entry", "debit", "credit", "amount_vnd"),
        [
            (
                entry.pk,
                books.accounts[entry.fund_id, move.debit],
                books.accounts[entry.fund_id, move.credit],
                move.amount_vnd,
            )
            for entry, draft in zip(entries, drafts, strict=True)
            for move in draft.moves
        ],
    )


def insert_rows(model: type[Model], names: tuple[str, ...], rows: Sequence[Sequence[object]]) -> list[int]:
    """Write plain rows in one statement and without a model for each; their numbers, in the order of the rows."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    varies = [len(rows) > 1 and column.count(column[0]) < len(column) for column in columns]
    if len(rows) > 1 and not any(varies):
        varies[0] = True  # as many rows as were given
    with connection.cursor() as cursor:
        values = [column if each else column[0] for column, each in zip(columns, varies, strict=True)]
        cursor.execute(_insertion(model, names, tuple(varies)), values)
        return [pk for (pk,) in cursor.fetchall()]


def insert_whole(model: type[M], names: tuple[str, ...], rows: Sequence[Sequence[object]]) -> list[M]:
    """Write rows of which every column is named, in the model's order; what was written, in the order of the rows."""
    columns = ["id", *(model._meta.get_field(name).attname for name in names)]  # type: ignore[union-attr]  # columns
    assert columns == [field.attname for field in model._meta.concrete_fields], "every column, in order"
    numbers = insert_rows(model, names, rows)
    return [model.from_db(connection.alias, columns, (pk, *row)) for pk, row in zip(numbers, rows, strict=True)]


@cache
def _insertion(model: type[Model], names: tuple[str, ...], varies: tuple[bool, ...]) -> str:
    """The statement; a column that is the same in all rows is sent once."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    # without its length: a text too long is refused by the table, not cut by the cast
    kinds = [str(field.db_type(connection)).partition("(")[0] for field in fields]
    given = [f"unnest(%s::{kind}[])" if each else f"%s::{kind}" for kind, each in zip(kinds, varies, strict=True)]
    columns = ", ".join(field.column for field in fields)
    table = model._meta.db_table
    return f"INSERT INTO {table} ({columns}) SELECT {', '.join(given)} RETURNING id"


def _voucher(books: Books, draft: Draft) -> Voucher | None:
    if draft.kind not in (EntryKind.RECEIPT, EntryKind.PAYMENT):
        return None
    meeting = draft.slip.meeting
    if draft.slip.is_collection and meeting is not None and draft.kind is EntryKind.RECEIPT:
        return _collection(books, draft, meeting)
    return _new_voucher(
        key=line_key(draft.key, "voucher"),
        club_id=draft.fund.club_id,
        fund=draft.fund,
        kind=VoucherKind(draft.kind),
        year=draft.happened_on.year,
        made_on=draft.happened_on,
        words=draft.words,
        party=draft.who.name,
        meeting=meeting,
        provisional=provisional_number(draft.key),
        booklet_number=draft.slip.booklet_number,
    )


def _collection(books: Books, draft: Draft, meeting: Meeting) -> Voucher:
    """The meeting's one receipt for the fund, made with its first line."""
    of = (meeting.pk, draft.fund.pk)
    if meeting.pk not in books.looked_up:
        keys = {voucher_key(meeting.key, fund.key): pk for pk, fund in books.funds.items()}
        for made in rows_where(Voucher, "it.key = ANY (%s::uuid[])", [list(keys)]):
            books.collections[meeting.pk, keys[made.key]] = made
        books.looked_up.add(meeting.pk)
    if of not in books.collections:
        day = meeting.held_on
        books.collections[of] = _new_voucher(
            key=voucher_key(meeting.key, draft.fund.key),
            club_id=draft.fund.club_id,
            fund=draft.fund,
            kind=VoucherKind.RECEIPT,
            year=day.year,
            made_on=day,
            words=str(room_words.COLLECTION_OF) % {"day": f"{day:%d/%m/%Y}", "fund": draft.fund.name},
            meeting=meeting,
            is_collection=True,
            provisional=provisional_number(draft.key),
        )
    return books.collections[of]


def _new_voucher(**values: Any) -> Voucher:
    """The next number of the club, kind and year; rolled back with the entry, so no number is left out."""
    table = VoucherBook._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (club_id, kind, year, last_number) VALUES (%s, %s, %s, 1) "  # noqa: S608 - our own name
            "ON CONFLICT (club_id, kind, year) DO UPDATE SET last_number = "
            f"{table}.last_number + 1 RETURNING last_number",
            [values["club_id"], values["kind"].value, values["year"]],
        )
        (number,) = cursor.fetchone()
    voucher: Voucher = Voucher.objects.create(number=number, **values)
    return voucher
