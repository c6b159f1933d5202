"""The book of one account of a fund over a span (Sổ quỹ, Sổ tiền gửi), and the trial balance of any day.

A book reads the lines of its span and one sum brought forward, however long the club has kept it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from chungtay.funds.models import Fund
from chungtay.funds.queries.balances import balances_of
from chungtay.funds.rules import SIDE, AccountKind, NoSuchFund, Side, VoucherKind
from chungtay.kernel.acts import Reach


@dataclass(frozen=True)
class Line:
    """A line of a book: a voucher of a day, or an entry without one, with the balance after it."""

    happened_on: date
    words: str
    party: str
    came_vnd: int
    went_vnd: int
    balance_vnd: int
    voucher_key: UUID | None = None
    kind: VoucherKind | None = None
    number: int = 0
    year: int = 0
    provisional: str = ""
    booklet_number: str = ""


@dataclass(frozen=True)
class Book:
    """A span of a book, from the balance brought forward to the one carried on."""

    account: AccountKind
    first: date
    last: date
    brought_vnd: int
    lines: Sequence[Line]

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
WITH own AS MATERIALIZED (
    SELECT e.id, e.happened_on, e.words, e.party, e.voucher_id FROM funds_entry e
    WHERE e.fund_id = %(fund)s AND e.happened_on BETWEEN %(first)s AND %(last)s
), moved AS MATERIALIZED (
    SELECT p.entry_id, sum(p.amount_vnd) FILTER (WHERE p.debit_id = a.id) AS came,
           sum(p.amount_vnd) FILTER (WHERE p.credit_id = a.id) AS went
    FROM funds_posting p JOIN funds_account a ON a.fund_id = %(fund)s AND a.kind = %(account)s
    WHERE p.entry_id = ANY(ARRAY(SELECT id FROM own)) AND a.id IN (p.debit_id, p.credit_id) GROUP BY p.entry_id
), lines AS (
    SELECT own.happened_on, own.voucher_id, min(own.id) AS first_id, min(own.words) AS words, min(own.party) AS party,
           coalesce(sum(moved.came), 0) AS came, coalesce(sum(moved.went), 0) AS went
    FROM own JOIN moved ON moved.entry_id = own.id
    GROUP BY own.happened_on, own.voucher_id, CASE WHEN own.voucher_id IS NULL THEN own.id END
)
SELECT lines.happened_on, coalesce(v.words, lines.words), coalesce(v.party, lines.party), lines.came, lines.went,
       v.key, v.kind, v.number, v.year, v.provisional, v.booklet_number
FROM lines LEFT JOIN funds_voucher v ON v.id = lines.voucher_id ORDER BY lines.happened_on, lines.first_id
"""


def get_fund(reach: Reach, club_id: int, key: UUID) -> Fund:
    """A fund of a club in reach."""
    fund: Fund | None = Fund.objects.within(reach).select_related("club").filter(club=club_id, key=key).first()
    if fund is None:
        raise NoSuchFund(key=str(key))
    return fund


def funds_of(club_id: int) -> list[Fund]:
    """A club's funds in the order they were opened."""
    return list(Fund.objects.filter(club=club_id).order_by("pk"))


def book_of(fund_id: int, first: date, last: date, account: AccountKind = AccountKind.CASH) -> Book:
    """The book of a fund's box (or bank account) over a span. Two queries."""
    brought_vnd = balances_of(fund_id, kinds=[account], on=first - timedelta(days=1)).get(account, 0)
    lines, balance_vnd = [], brought_vnd
    with connection.cursor() as cursor:
        cursor.execute(_LINES, {"fund": fund_id, "account": account.value, "first": first, "last": last})
        for day, words, party, came, went, key, kind, *number in cursor.fetchall():
            balance_vnd += int(came) - int(went)
            numbered = (key, VoucherKind(kind), *number) if key else ()
            lines.append(Line(day, words, party, int(came), int(went), balance_vnd, *numbered))
    return Book(account, first, last, brought_vnd, lines)


@dataclass(frozen=True)
class TrialLine:
    """One account of a trial balance: what was debited and credited so far; its balance stands on one side."""

    kind: AccountKind
    debited_vnd: int
    credited_vnd: int

    @property
    def debit_vnd(self) -> int:
        return max(self.debited_vnd - self.credited_vnd, 0)

    @property
    def credit_vnd(self) -> int:
        return max(self.credited_vnd - self.debited_vnd, 0)

    @property
    def side(self) -> Side:
        return SIDE[self.kind]


@dataclass(frozen=True)
class Trial:
    """A trial balance: the two sides add up to the same."""

    on: date
    lines: Sequence[TrialLine]

    @property
    def totals(self) -> Mapping[str, int]:
        """The four columns added up."""
        names = ("debited_vnd", "credited_vnd", "debit_vnd", "credit_vnd")
        return {name: sum(getattr(line, name) for line in self.lines) for name in names}

    @property
    def is_balanced(self) -> bool:
        totals = self.totals
        return totals["debited_vnd"] == totals["credited_vnd"] and totals["debit_vnd"] == totals["credit_vnd"]


_TRIAL = """
WITH now AS (
    SELECT a.id, a.fund_id, a.kind,
           (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.debit_id = a.id) AS debited,
           (SELECT coalesce(sum(p.amount_vnd), 0) FROM funds_posting p WHERE p.credit_id = a.id) AS credited
    FROM funds_account a JOIN funds_fund f ON f.id = a.fund_id
    WHERE f.club_id = %(club)s AND (%(fund)s::bigint IS NULL OR f.id = %(fund)s)
), since AS MATERIALIZED (
    SELECT p.debit_id, p.credit_id, p.amount_vnd FROM funds_posting p WHERE p.entry_id = ANY(ARRAY(
        SELECT e.id FROM funds_entry e
        WHERE e.fund_id = ANY(ARRAY(SELECT DISTINCT fund_id FROM now)) AND e.happened_on > %(on)s))
), moved AS (
    SELECT account_id, sum(debited) AS debited, sum(credited) AS credited FROM (
        SELECT debit_id AS account_id, amount_vnd AS debited, 0 AS credited FROM since
        UNION ALL SELECT credit_id, 0, amount_vnd FROM since) sides
    GROUP BY account_id
)
SELECT now.kind, sum(now.debited - coalesce(moved.debited, 0)), sum(now.credited - coalesce(moved.credited, 0))
FROM now LEFT JOIN moved ON moved.account_id = now.id GROUP BY now.kind
"""


def trial_of(club_id: int, on: date, *, fund_id: int | None = None) -> Trial:
    """The trial balance on the evening of a day, of one fund or of all a club's funds together. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIAL, {"club": club_id, "fund": fund_id, "on": on})
        found = [TrialLine(AccountKind(kind), int(debit), int(credit)) for kind, debit, credit in cursor.fetchall()]
    order = list(SIDE)
    moved = [line for line in found if line.debited_vnd or line.credited_vnd]
    return Trial(on, sorted(moved, key=lambda line: order.index(line.kind)))
