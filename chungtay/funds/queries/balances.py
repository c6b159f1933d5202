"""What is in a fund's accounts: sums of postings, on any day."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from chungtay.funds.rules import GROWS_BY_DEBIT, SIDE, AccountKind

_BALANCES = """
SELECT a.fund_id, a.kind,
       (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p {joined_debit} WHERE p.debit_id = a.id {until})
     - (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p {joined_credit} WHERE p.credit_id = a.id {until})
FROM funds_account a WHERE {whose} {kinds}
"""
_JOINED = "JOIN funds_entry e ON e.id = p.entry_id"


def balances_of(
    fund_id: int, *, kinds: Iterable[AccountKind] | None = None, on: date | None = None
) -> dict[AccountKind, int]:
    """The balance of each account of a fund, positive in the direction it grows; on the evening of a day, or now."""
    return _asked("a.fund_id = %(whose)s", fund_id, kinds, on).get(fund_id, {})


def balances_of_club(
    club_id: int, *, kinds: Iterable[AccountKind] | None = None, on: date | None = None
) -> dict[int, dict[AccountKind, int]]:
    """The balances of all of a club's funds, by fund, in one query."""
    return _asked("a.fund_id IN (SELECT id FROM funds_fund WHERE club_id = %(whose)s)", club_id, kinds, on)


def _asked(
    whose: str, number: int, kinds: Iterable[AccountKind] | None, on: date | None
) -> dict[int, dict[AccountKind, int]]:
    until = "AND e.happened_on <= %(on)s" if on else ""
    joined = _JOINED if on else ""
    wanted = "AND a.kind = ANY(%(kinds)s)" if kinds is not None else ""
    sql = _BALANCES.format(joined_debit=joined, joined_credit=joined, until=until, whose=whose, kinds=wanted)
    found: dict[int, dict[AccountKind, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"whose": number, "on": on, "kinds": [kind.value for kind in kinds or ()]})
        for fund_id, name, debit_less_credit in cursor.fetchall():
            kind = AccountKind(name)
            grows = 1 if SIDE[kind] in GROWS_BY_DEBIT else -1
            found.setdefault(fund_id, {})[kind] = grows * int(debit_less_credit)
    return found
