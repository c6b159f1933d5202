"""One club's book of ten years: what the pages call, against the bare rows of the same span. Must: < 50 ms in SQL.

A club of 60 meets every month: fees of all, interest and principal of twenty, a few payments, in two funds. The country
around it is as many clubs again with the same books: `BENCH_LEDGER_CLUBS` (20) of them, and none of it may be felt.
"""

import os
from datetime import date
from typing import Any

from benches.country import timed
from benches.scratch import median, scratch

CLUBS = int(os.environ.get("BENCH_LEDGER_CLUBS", "20"))
FIRST, LAST = date(2016, 12, 1), date(2026, 11, 30)
ROUNDS = 15


def main() -> None:
    """Fill the books of one club, ask, then of the country around it, ask again."""
    with scratch() as connection:
        club_id, *others = made_clubs(connection)
        (funds,) = fill(connection, [club_id])
        alone = told(connection, club_id, funds, "alone")
        fill(connection, others)
        among = told(connection, club_id, funds, f"among {CLUBS + 1} clubs")
        print(f"ten years among {CLUBS + 1} clubs: {among / alone:.2f} × alone", flush=True)


def told(connection: Any, club_id: int, funds: list[int], where: str) -> float:
    """Print the times of the book, a month of it, a statement, a trial balance; returns that of the whole book."""
    from chungtay.funds.models import Fund
    from chungtay.funds.queries.ledger import book_of, trial_of
    from chungtay.funds.queries.statements import statements_of

    fund_id, rows = funds[0], list(Fund.objects.filter(pk__in=funds))
    month = (LAST.replace(day=1), LAST)
    with connection.cursor() as cursor:
        plain = _median(lambda: cursor.execute(_BARE, [fund_id, FIRST, LAST]) and cursor.fetchall())
        plain_month = _median(lambda: cursor.execute(_BARE, [fund_id, *month]) and cursor.fetchall())
        server = _in_server(cursor, fund_id)
    book = book_of(fund_id, FIRST, LAST)
    whole = _median(lambda: book_of(fund_id, FIRST, LAST))
    lately = _median(lambda: book_of(fund_id, *month))
    statement = _median(lambda: statements_of(rows, FIRST, LAST))
    trial = _median(lambda: trial_of(club_id, LAST))
    print(
        f"{where}: book of ten years, {len(book.lines):,} lines: {whole:.1f} ms, in SQL {server:.1f} ms, "
        f"{whole / plain:.2f} × its bare rows ({plain:.1f} ms)\n"
        f"  a month with the sum before it {lately:.1f} ms ({lately / plain_month:.1f} × bare), "
        f"statement of both funds {statement:.1f} ms, trial balance {trial:.1f} ms",
        flush=True,
    )
    return whole


_BARE = """
SELECT e.id, e.happened_on, e.words, p.debit_id, p.credit_id, p.amount_vnd
FROM funds_entry e JOIN funds_posting p ON p.entry_id = e.id
WHERE e.fund_id = %s AND e.happened_on BETWEEN %s AND %s ORDER BY e.happened_on, e.id
"""


def _median(work: Any) -> float:
    return median([timed(work) for _ in range(ROUNDS)]) * 1000


def _in_server(cursor: Any, fund_id: int) -> float:
    """What the database itself needs for the lines and for the sum brought forward to the last month."""
    from chungtay.funds.queries import balances, ledger

    sums = balances._BALANCES_ON.format(whose="a.fund_id = %(whose)s", kinds="AND a.kind = 'cash'")
    asked = {"fund": fund_id, "account": "cash", "first": FIRST, "last": LAST}
    return sum(
        median([_explained(cursor, sql, given) for _ in range(ROUNDS)])
        for sql, given in ((ledger._LINES, asked), (sums, {"whose": fund_id, "on": LAST}))
    )


def _explained(cursor: Any, sql: str, given: dict[str, Any]) -> float:
    cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", given)
    return float(cursor.fetchone()[0][0]["Execution Time"])


def made_clubs(connection: Any) -> list[int]:
    """Clubs in real communes."""
    from benches.import_members import _MADE

    with connection.cursor() as cursor:
        cursor.execute(_MADE, {"count": CLUBS + 1})
        cursor.execute("SELECT id FROM clubs_club ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def fill(connection: Any, clubs: list[int]) -> list[list[int]]:
    """Ten years of books in two funds of each club, written straight into the tables; the funds of each."""
    from chungtay.funds.models import Account, Fund

    kinds = ("cash", "grant", "lent", "interest", "fee", "visit")
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # the triggers are not what is measured here
        made = []
        for club_id in clubs:
            funds = []
            for kind, offset in (("income", 0), ("operating", 10_000)):
                fund = Fund.objects.create(club_id=club_id, kind=kind, name=f"Quỹ {kind}", opened_on=FIRST)
                numbers = {each: Account.objects.create(fund=fund, kind=each).pk for each in kinds}
                given = {"club": club_id, "fund": fund.pk, "is_income": kind == "income", "offset": offset, **numbers}
                cursor.execute(_FILL, given)
                funds.append(fund.pk)
            made.append(funds)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")
    return made


_FILL = """
WITH months AS (
    SELECT n, ('2016-12-20'::date + make_interval(months => n))::date AS day FROM generate_series(0, 119) n
), collections AS (
    INSERT INTO funds_voucher (key, club_id, fund_id, kind, year, number, made_on, words, party, is_collection,
        provisional, booklet_number)
    SELECT gen_random_uuid(), %(club)s, %(fund)s, 'receipt', extract(year FROM day), %(offset)s + n + 1, day,
        'Thu tại buổi sinh hoạt', '', false, 'ABCDEF', '' FROM months RETURNING id, made_on
), payments AS (
    INSERT INTO funds_voucher (key, club_id, fund_id, kind, year, number, made_on, words, party, is_collection,
        provisional, booklet_number)
    SELECT gen_random_uuid(), %(club)s, %(fund)s, 'payment', extract(year FROM day), %(offset)s + n * 5 + k, day,
        'Chi ' || k, 'Bà Lụa', false, 'ABCDEF', '' FROM months, generate_series(1, 5) k RETURNING id, made_on
), entries AS (
    INSERT INTO funds_entry (key, fund_id, happened_on, kind, words, party, reason, recorded_at, voucher_id)
    SELECT gen_random_uuid(), %(fund)s, made_on, 'receipt', 'Thu phí', 'Thành viên ' || k, '', now(), id
    FROM collections, generate_series(1, CASE WHEN %(is_income)s THEN 20 ELSE 60 END) k
    UNION ALL
    SELECT gen_random_uuid(), %(fund)s, made_on, 'payment', 'Chi', 'Bà Lụa', '', now(), id FROM payments
    RETURNING id, kind
)
INSERT INTO funds_posting (entry_id, debit_id, credit_id, amount_vnd)
SELECT id, CASE kind WHEN 'receipt' THEN %(cash)s ELSE CASE WHEN %(is_income)s THEN %(lent)s ELSE %(visit)s END END,
    CASE kind WHEN 'receipt' THEN CASE WHEN %(is_income)s THEN %(interest)s ELSE %(fee)s END ELSE %(cash)s END, 50000
FROM entries
UNION ALL SELECT id, %(cash)s, %(lent)s, 500000 FROM entries WHERE kind = 'receipt' AND %(is_income)s
"""


if __name__ == "__main__":
    main()
