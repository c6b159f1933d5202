"""What is in a fund's accounts: sums of postings, on any day."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from chungtay.funds.rules import GROWS_BY_DEBIT, SIDE, AccountKind

# Entries are found by their fund and day, and their postings by `= ANY(ARRAY(…))`, which is always answered from the
# index: a join might be answered by reading every club's postings.
_BALANCES = """
SELECT a.fund_id, a.kind,
       (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.debit_id = a.id)
     - (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.credit_id = a.id)
FROM funds_account a WHERE {whose} {kinds}
"""
# The balance of a day is that of now less what moved since: a sum from the index alone, and the entries after the day.
_BALANCES_ON = """
WITH now AS (
    SELECT a.id, a.fund_id, a.kind,
           (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.debit_id = a.id)
         - (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.credit_id = a.id) AS vnd
    FROM funds_account a WHERE {whose} {kinds}
), since AS MATERIALIZED (
    SELECT p.debit_id, p.credit_id, p.amount_vnd FROM funds_posting p WHERE p.entry_id = ANY(ARRAY(
        SELECT e.id FROM funds_entry e
        WHERE e.fund_id = ANY(ARRAY(SELECT DISTINCT fund_id FROM now)) AND e.happened_on > %(on)s))
), moved AS (
    SELECT account_id, sum(vnd) AS vnd FROM (
        SELECT debit_id AS account_id, amount_vnd AS vnd FROM since
        UNION ALL SELECT credit_id, -amount_vnd FROM since) sides
    GROUP BY account_id
)
SELECT now.fund_id, now.kind, now.vnd - coalesce(moved.vnd, 0) FROM now LEFT JOIN moved ON moved.account_id = now.id
"""


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
    wanted = "AND a.kind = ANY(%(kinds)s)" if kinds is not None else ""
    sql = (_BALANCES_ON if on else _BALANCES).format(whose=whose, kinds=wanted)
    found: dict[int, dict[AccountKind, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"whose": number, "on": on, "kinds": [kind.value for kind in kinds or ()]})
        for fund_id, name, debit_less_credit in cursor.fetchall():
            kind = AccountKind(name)
            grows = 1 if SIDE[kind] in GROWS_BY_DEBIT else -1
            found.setdefault(fund_id, {})[kind] = grows * int(debit_less_credit)
    return found
