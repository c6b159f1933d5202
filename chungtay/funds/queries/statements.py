"""What came into a fund and went out of it over any span, by source and purpose, between two balances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection

from chungtay.funds.models import Fund
from chungtay.funds.queries.balances import balances_of_club
from chungtay.funds.queries.ledger import funds_of
from chungtay.funds.rules import SIDE, AccountKind, EntryKind, Side

MONEY = (AccountKind.CASH, AccountKind.BANK)
_ORDER = list(SIDE)


@dataclass
class Statement:
    """A fund's money (box and bank) over a span. A reversal lowers what it reverses, whenever it is made."""

    fund: Fund
    first: date
    last: date
    opening: Mapping[AccountKind, int] = field(default_factory=dict)
    closing: Mapping[AccountKind, int] = field(default_factory=dict)
    opened_vnd: int = 0  # what the book opened with during the span
    came: dict[AccountKind, int] = field(default_factory=dict)  # by what it was
    went: dict[AccountKind, int] = field(default_factory=dict)  # by what it was for

    @property
    def opening_vnd(self) -> int:
        return sum(self.opening.get(kind, 0) for kind in MONEY)

    @property
    def closing_vnd(self) -> int:
        return sum(self.closing.get(kind, 0) for kind in MONEY)

    @property
    def came_vnd(self) -> int:
        return self.opened_vnd + sum(self.came.values())

    @property
    def went_vnd(self) -> int:
        return sum(self.went.values())

    @property
    def is_closed(self) -> bool:
        """Whether what was there, came and went gives what is there: it always must."""
        return self.opening_vnd + self.came_vnd - self.went_vnd == self.closing_vnd

    def held(self, side: Side) -> Mapping[AccountKind, int]:
        """What stands on the accounts of a side at the end of the span."""
        return {kind: vnd for kind, vnd in _sorted(self.closing).items() if SIDE[kind] is side and vnd}


_MOVED = """
WITH own AS MATERIALIZED (
    SELECT e.id, e.fund_id, e.kind, e.reverses_id IS NOT NULL AS is_reversal FROM funds_entry e
    WHERE e.fund_id = ANY(%(funds)s) AND e.happened_on BETWEEN %(first)s AND %(last)s
), moved AS MATERIALIZED (
    SELECT p.entry_id, p.debit_id, p.credit_id, p.amount_vnd FROM funds_posting p
    WHERE p.entry_id = ANY(ARRAY(SELECT id FROM own))
), accounts AS MATERIALIZED (SELECT id, kind FROM funds_account WHERE fund_id = ANY(%(funds)s))
SELECT own.fund_id, own.kind, own.is_reversal, d.kind, c.kind, sum(moved.amount_vnd)
FROM own JOIN moved ON moved.entry_id = own.id
JOIN accounts d ON d.id = moved.debit_id JOIN accounts c ON c.id = moved.credit_id
WHERE (d.kind IN ('cash', 'bank')) <> (c.kind IN ('cash', 'bank'))
GROUP BY 1, 2, 3, 4, 5
"""


def statements_of(funds: Sequence[Fund], first: date, last: date) -> list[Statement]:
    """A statement of each of these funds of one club. Three queries."""
    if not funds:
        return []
    club_id = funds[0].club_id
    before = balances_of_club(club_id, on=first - timedelta(days=1))
    after = balances_of_club(club_id, on=last)
    found = {fund.pk: Statement(fund, first, last, before.get(fund.pk, {}), after.get(fund.pk, {})) for fund in funds}
    with connection.cursor() as cursor:
        cursor.execute(_MOVED, {"funds": list(found), "first": first, "last": last})
        for fund_id, kind, is_reversal, debit, credit, amount in cursor.fetchall():
            _add(found[fund_id], EntryKind(kind), is_reversal, AccountKind(debit), AccountKind(credit), int(amount))
    for statement in found.values():
        statement.came, statement.went = _sorted(statement.came), _sorted(statement.went)
    return list(found.values())


def statements_of_club(club_id: int, first: date, last: date) -> list[Statement]:
    """A statement of each of a club's funds that had begun by then. Four queries."""
    return statements_of([fund for fund in funds_of(club_id) if fund.opened_on <= last], first, last)


_BORROWERS = """
WITH lent AS MATERIALIZED (
    SELECT a.id, a.fund_id FROM funds_account a JOIN funds_fund f ON f.id = a.fund_id
    WHERE f.club_id = %(club)s AND a.kind = 'lent'
), own AS MATERIALIZED (
    SELECT e.id, coalesce(e.membership_id::text, e.party) AS who FROM funds_entry e
    WHERE e.fund_id = ANY(ARRAY(SELECT fund_id FROM lent)) AND e.happened_on <= %(on)s
), moved AS MATERIALIZED (
    SELECT p.entry_id,
           CASE WHEN p.debit_id = ANY(ARRAY(SELECT id FROM lent)) THEN p.amount_vnd ELSE -p.amount_vnd END AS vnd
    FROM funds_posting p WHERE p.entry_id = ANY(ARRAY(SELECT id FROM own))
      AND (p.debit_id = ANY(ARRAY(SELECT id FROM lent)) OR p.credit_id = ANY(ARRAY(SELECT id FROM lent)))
)
SELECT count(*) FROM (
    SELECT 1 FROM own JOIN moved ON moved.entry_id = own.id GROUP BY own.who HAVING sum(moved.vnd) > 0) owing
"""


def borrower_count_on(club_id: int, on: date) -> int:
    """How many people owe principal on the evening of a day."""
    with connection.cursor() as cursor:
        cursor.execute(_BORROWERS, {"club": club_id, "on": on})
        (count,) = cursor.fetchone()
    return int(count)


def _add(
    statement: Statement,
    kind: EntryKind,
    is_reversal: bool,
    debit: AccountKind,
    credit: AccountKind,
    amount_vnd: int,
) -> None:
    """One sum between money and another account: a reversal turns both sides and the sign."""
    is_into, signed_vnd = (debit in MONEY) != is_reversal, -amount_vnd if is_reversal else amount_vnd
    other = credit if debit in MONEY else debit
    if kind is EntryKind.OPENING:
        statement.opened_vnd += signed_vnd
        return
    side = statement.came if is_into else statement.went
    side[other] = side.get(other, 0) + signed_vnd


def _sorted(amounts: Mapping[AccountKind, int]) -> dict[AccountKind, int]:
    """In the order of the chart, what came to nothing left out."""
    return {kind: amounts[kind] for kind in sorted(amounts, key=_ORDER.index) if amounts[kind]}
