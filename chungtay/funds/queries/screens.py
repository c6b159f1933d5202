"""A fund on screen: what each fund holds, one month of its book with the balance brought forward, and a search in it.

A month reads its own lines and one sum before it, however long the club has kept its book and however many clubs there
are; a search reads the lines of one fund.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from chungtay.clubs.models import Club
from chungtay.funds.models import Fund
from chungtay.funds.queries.balances import balances_of, balances_of_club
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.rules import AccountKind, EntryKind, VoucherKind
from chungtay.funds.rules.shown import Shown
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold

_HELD = (AccountKind.CASH, AccountKind.BANK, AccountKind.LENT, AccountKind.SHORTAGE)
_OWED = (AccountKind.BORROWED, AccountKind.RETURNABLE)


@dataclass(frozen=True)
class Holding:
    """What a fund has and owes now."""

    fund: Fund
    balances: Mapping[AccountKind, int] = field(default_factory=dict)

    def _of(self, *kinds: AccountKind) -> int:
        return sum(self.balances.get(kind, 0) for kind in kinds)

    @property
    def cash_vnd(self) -> int:
        return self._of(AccountKind.CASH)

    @property
    def bank_vnd(self) -> int:
        return self._of(AccountKind.BANK)

    @property
    def lent_vnd(self) -> int:
        return self._of(AccountKind.LENT)

    @property
    def missing_vnd(self) -> int:
        return self._of(AccountKind.SHORTAGE)

    @property
    def has_vnd(self) -> int:
        return self._of(*_HELD)

    @property
    def owed_vnd(self) -> int:
        return self._of(*_OWED)


def holdings_of(club_id: int, *, on: date | None = None) -> list[Holding]:
    """What each of the club's funds has and owes, now or on the evening of a day. Two queries."""
    balances = balances_of_club(club_id, kinds=[*_HELD, *_OWED], on=on)
    return [Holding(fund, balances.get(fund.pk, {})) for fund in funds_of(club_id)]


def told_of_funds(club: Club) -> str:
    """What lies in the box in all funds, for the tile on the club's home; nothing where there is no fund."""
    held = balances_of_club(club.pk, kinds=[AccountKind.CASH])
    return dong(sum(sum(balances.values()) for balances in held.values())) if held else ""


_KINDS = {
    Shown.CASH: (AccountKind.CASH,),
    Shown.BANK: (AccountKind.BANK,),
    Shown.ALL: (AccountKind.CASH, AccountKind.BANK),
}


@dataclass(frozen=True)
class ScreenLine:
    """A line of a book: an entry, or the one receipt of a meeting with all its entries."""

    happened_on: date
    words: str
    party: str
    came_vnd: int
    went_vnd: int
    moved_vnd: int  # what the entries posted: says something where neither box nor bank moved
    balance_vnd: int
    entry_key: UUID
    entry_count: int
    entry_kind: EntryKind
    is_reversal: bool
    is_reversed: bool
    voucher_key: UUID | None = None
    kind: VoucherKind | None = None
    number: int = 0
    year: int = 0


@dataclass(frozen=True)
class ScreenBook:
    """A month of a fund's book, from the balance brought forward to the one carried on."""

    month: Month
    shown: Shown
    brought_vnd: int
    lines: Sequence[ScreenLine]

    @property
    def came_vnd(self) -> int:
        return sum(line.came_vnd for line in self.lines)

    @property
    def went_vnd(self) -> int:
        return sum(line.went_vnd for line in self.lines)

    @property
    def carried_vnd(self) -> int:
        return self.brought_vnd + self.came_vnd - self.went_vnd


_LINES = """
WITH entries AS (
    SELECT e.*, moved.came_vnd, moved.went_vnd, moved.moved_vnd FROM funds_entry e CROSS JOIN LATERAL (
        SELECT coalesce(sum(p.amount_vnd) FILTER (WHERE d.kind = ANY (%(kinds)s) AND c.kind <> ALL (%(kinds)s)), 0)
                AS came_vnd,
            coalesce(sum(p.amount_vnd) FILTER (WHERE c.kind = ANY (%(kinds)s) AND d.kind <> ALL (%(kinds)s)), 0)
                AS went_vnd,
            sum(p.amount_vnd) AS moved_vnd
        FROM funds_posting p JOIN funds_account d ON d.id = p.debit_id JOIN funds_account c ON c.id = p.credit_id
        WHERE p.entry_id = e.id) moved
    WHERE e.fund_id = %(fund)s {which} AND (%(is_all)s OR moved.came_vnd + moved.went_vnd > 0)
)
SELECT e.happened_on, coalesce(min(v.words) FILTER (WHERE {grouped}), min(e.words)), min(e.party), sum(e.came_vnd),
    sum(e.went_vnd), sum(e.moved_vnd), (array_agg(e.key ORDER BY e.id))[1], count(*), min(e.kind),
    bool_and(e.reverses_id IS NOT NULL), bool_and(EXISTS (SELECT FROM funds_entry r WHERE r.reverses_id = e.id)),
    (array_agg(v.key))[1], min(v.kind), coalesce(min(v.number), 0), coalesce(min(v.year), 0)
FROM entries e LEFT JOIN funds_voucher v ON v.id = e.voucher_id
GROUP BY e.happened_on, CASE WHEN {grouped} THEN v.id END, CASE WHEN {grouped} THEN 0 ELSE e.id END
ORDER BY e.happened_on, min(e.id)
"""
_IN_SPAN = "AND e.happened_on BETWEEN %(first)s AND %(last)s"
_OF_VOUCHER = "AND e.voucher_id = (SELECT id FROM funds_voucher WHERE key = %(voucher)s)"
_OF_WORD = (
    "AND (lower(unaccent(e.words || ' ' || e.party)) LIKE {name} OR EXISTS (SELECT FROM funds_voucher v "
    "WHERE v.id = e.voucher_id AND (v.booklet_number ILIKE {name} OR v.number::text = {exact})))"
)
FOUND_AT_MOST = 500


def month_of_book(fund_id: int, month: Month, shown: Shown = Shown.CASH) -> ScreenBook:
    """A month of a fund's book. A meeting's receipt is one line. Two queries."""
    kinds = _KINDS[shown]
    before = balances_of(fund_id, kinds=kinds, on=month.first - timedelta(days=1))
    brought_vnd = sum(before.values())
    asked = {"first": month.first, "last": month.last}
    lines = _asked(fund_id, shown, _IN_SPAN, asked, brought_vnd, grouped="v.is_collection")
    return ScreenBook(month, shown, brought_vnd, lines)


def lines_of_voucher(fund_id: int, voucher_key: UUID) -> list[ScreenLine]:
    """The entries under one voucher: a meeting's collection, line by line."""
    return _asked(fund_id, Shown.ALL, _OF_VOUCHER, {"voucher": voucher_key}, 0)


def lines_found(fund_id: int, text: str) -> list[ScreenLine]:
    """The entries of a fund that hold all the words, the latest first, by any spelling; a number finds vouchers."""
    asked: dict[str, Any] = {}
    which = ""
    for place, word in enumerate(fold(text).split()[:6]):
        name, exact = f"word{place}", f"exact{place}"
        asked |= {name: f"%{word}%", exact: word}
        which += " " + _OF_WORD.format(name=f"%({name})s", exact=f"%({exact})s")
    return _asked(fund_id, Shown.ALL, which, asked, 0)[::-1][:FOUND_AT_MOST] if asked else []


def _asked(
    fund_id: int, shown: Shown, which: str, asked: Mapping[str, Any], balance_vnd: int, *, grouped: str = "false"
) -> list[ScreenLine]:
    kinds = [kind.value for kind in _KINDS[shown]]
    values = {**asked, "fund": fund_id, "kinds": kinds, "is_all": shown is Shown.ALL}
    found = []
    with connection.cursor() as cursor:
        cursor.execute(_LINES.format(which=which, grouped=grouped), values)
        for day, words, party, came, went, moved, key, count, kind, *rest in cursor.fetchall():
            is_reversal, is_reversed, voucher_key, voucher_kind, number, year = rest
            balance_vnd += int(came) - int(went)
            found.append(
                ScreenLine(
                    day, words, party if count == 1 else "", int(came), int(went), int(moved), balance_vnd, key, count,
                    EntryKind(kind), is_reversal, is_reversed, voucher_key,
                    VoucherKind(voucher_kind) if voucher_kind else None, number, year,
                )
            )  # fmt: skip
    return found


def months_of_book(fund: Fund, today: date) -> tuple[Month, Month]:
    """The first and the last month a fund's book can be asked for."""
    return Month.of(fund.opened_on), Month.of(today)
