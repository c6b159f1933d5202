"""What the books count into `figures`, by club and month: what the funds hold, where it came from, what moved.

Stocks are sums of postings up to the day on which the club's stocks are read, each fund a line; flows are the entries
of the month, each a line, reversals with the sign turned. Only flows through the box or the bank count: interest kept
as capital does not lower the interest collected.
"""

from chungtay.activities.queries.measures import add_evidence
from chungtay.figures.registry import Total, fill, tally
from chungtay.funds.rules import GROWS_BY_DEBIT, SIDE, AccountKind, FundKind, Side

ROOM = "funds"

fill(
    "income_fund_club_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, 1 AS income_fund_club_count FROM stale s
        WHERE EXISTS (SELECT FROM funds_fund f WHERE f.club_id = s.club_id AND f.kind = '{FundKind.INCOME}'
          AND f.opened_on <= s.ends_on AND (f.closed_on IS NULL OR f.closed_on > s.ends_on))
    """,  # noqa: S608 - put together from our own text
)
fill(
    "two_funds_club_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, 1 AS two_funds_club_count FROM stale s
        JOIN funds_fund f ON f.club_id = s.club_id AND f.kind IN ('{FundKind.INCOME}', '{FundKind.OPERATING}')
          AND f.opened_on <= s.ends_on AND (f.closed_on IS NULL OR f.closed_on > s.ends_on)
        GROUP BY s.club_id, s.month HAVING count(DISTINCT f.kind) = 2
    """,  # noqa: S608 - put together from our own text
)
fill(
    "no_fund_club_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, 1 AS no_fund_club_count FROM stale s
        WHERE s.stock_on IS NOT NULL
          AND NOT EXISTS (SELECT FROM funds_fund f WHERE f.club_id = s.club_id AND f.kind = '{FundKind.INCOME}'
            AND f.opened_on <= s.ends_on AND (f.closed_on IS NULL OR f.closed_on > s.ends_on))
    """,  # noqa: S608 - put together from our own text
)

# --- what the funds hold ------------------------------------------------------------------------------------------

_HELD = {
    "cash_vnd": AccountKind.CASH,
    "bank_vnd": AccountKind.BANK,
    "outstanding_vnd": AccountKind.LENT,
    "shortage_vnd": AccountKind.SHORTAGE,
    "grant_vnd": AccountKind.GRANT,
    "state_vnd": AccountKind.STATE,
    "socialised_vnd": AccountKind.SOCIALISED,
    "contributed_vnd": AccountKind.CONTRIBUTED,
    "returnable_vnd": AccountKind.RETURNABLE,
    "borrowed_vnd": AccountKind.BORROWED,
    "capitalised_vnd": AccountKind.CAPITALISED,
    "unknown_origin_vnd": AccountKind.UNKNOWN_ORIGIN,
}


def _sum_of(column: str, kind: AccountKind) -> str:
    sign = "" if SIDE[kind] in GROWS_BY_DEBIT else "-"
    return f"coalesce({sign}sum(moved) FILTER (WHERE d.kind = '{kind}'), 0) AS {column}"


_SUMS = ", ".join(_sum_of(column, kind) for column, kind in _HELD.items())
_HAS = ", ".join(f"'{kind}'" for kind, side in SIDE.items() if side is Side.HAS)
_WANTED = ", ".join(f"'{kind}'" for kind in _HELD.values())

# A club's postings are read once for all of its months: added up by fund, day and account, then to each day asked for.
_FUNDS = f"""
    SELECT s.club_id, s.month, f.id AS row_id, f.opened_on AS happened_on, f.name AS label, f.kind AS fund_kind,
           coalesce(sum(moved) FILTER (WHERE d.kind IN ({_HAS})), 0) AS has_vnd, {_SUMS}
    FROM (SELECT club_id, max(stock_on) AS until FROM stale GROUP BY club_id) of_club
    JOIN funds_fund f ON f.club_id = of_club.club_id
    CROSS JOIN LATERAL (
        SELECT happened_on, kind, sum(moved) AS moved FROM (
            SELECT e.happened_on, a.kind, p.amount_vnd AS moved FROM funds_entry e
              JOIN funds_posting p ON p.entry_id = e.id JOIN funds_account a ON a.id = p.debit_id
             WHERE e.fund_id = f.id AND e.happened_on <= of_club.until AND a.kind IN ({_WANTED})
            UNION ALL
            SELECT e.happened_on, a.kind, -p.amount_vnd FROM funds_entry e
              JOIN funds_posting p ON p.entry_id = e.id JOIN funds_account a ON a.id = p.credit_id
             WHERE e.fund_id = f.id AND e.happened_on <= of_club.until AND a.kind IN ({_WANTED})) side
        GROUP BY happened_on, kind) d
    JOIN stale s ON s.club_id = of_club.club_id AND d.happened_on <= s.stock_on
    GROUP BY s.club_id, s.month, f.id
"""  # noqa: S608 - put together from our own text

tally(
    ROOM,
    rows="funds.fund",
    lines=_FUNDS,
    fund_vnd=Total("has_vnd", "has_vnd <> 0"),
    income_fund_vnd=Total("has_vnd", f"has_vnd <> 0 AND fund_kind = '{FundKind.INCOME}'"),
    **{column: Total(column, f"{column} <> 0") for column in _HELD},
)

# --- what moved in the month --------------------------------------------------------------------------------------

_THROUGH = "('cash', 'bank')"
_CAPITAL = ", ".join(f"'{kind}'" for kind, side in SIDE.items() if side in (Side.CAPITAL, Side.OWES))
_SPENT = ", ".join(f"'{kind}'" for kind, side in SIDE.items() if side is Side.OUT)
_ENTRIES = f"""
    SELECT s.club_id, s.month, e.id AS row_id, e.happened_on, e.words AS label, side.kind, side.amount AS amount_vnd,
           e.kind = 'opening' AS is_opening, side.amount > 0 AS is_credit
    FROM stale s JOIN funds_fund f ON f.club_id = s.club_id
    JOIN funds_entry e ON e.fund_id = f.id AND e.happened_on >= s.month AND e.happened_on < s.next_on
    JOIN funds_posting p ON p.entry_id = e.id
    JOIN funds_account debit ON debit.id = p.debit_id JOIN funds_account credit ON credit.id = p.credit_id
    JOIN LATERAL (VALUES
        (credit.kind, p.amount_vnd, debit.kind), (debit.kind, -p.amount_vnd, credit.kind)
    ) side (kind, amount, other) ON side.other IN {_THROUGH} AND side.kind NOT IN {_THROUGH}
"""  # noqa: S608 - put together from our own text


def _of(kind: AccountKind) -> Total:
    return _where(f"kind = '{kind}'")


def _where(condition: str, value: str = "amount_vnd") -> Total:
    return Total(value, f"{condition} AND NOT is_opening")


tally(
    ROOM,
    rows="funds.entry",
    lines=_ENTRIES,
    fee_vnd=_of(AccountKind.FEE),
    interest_vnd=_of(AccountKind.INTEREST),
    given_vnd=_of(AccountKind.GIVEN),
    earned_vnd=_of(AccountKind.EARNED),
    capital_in_vnd=_where(f"kind IN ({_CAPITAL}) AND is_credit"),
    spent_vnd=_where(f"kind IN ({_SPENT})", "-amount_vnd"),
    lent_vnd=_where(f"kind = '{AccountKind.LENT}' AND NOT is_credit", "-amount_vnd"),
    repaid_vnd=_where(f"kind = '{AccountKind.LENT}' AND is_credit"),
)

# A month in which fees, gifts or earnings came in counts for the area of resources; what was turned back does not.
add_evidence(
    "raising_month",
    f"""
        SELECT e.happened_on, 1 AS n FROM funds_fund f JOIN funds_entry e ON e.fund_id = f.id
        JOIN funds_posting p ON p.entry_id = e.id JOIN funds_account a ON a.id = p.credit_id
        WHERE f.club_id = s.club_id AND e.happened_on >= s.since AND e.happened_on < s.until
          AND a.kind IN ('{AccountKind.FEE}', '{AccountKind.GIVEN}', '{AccountKind.EARNED}') AND e.kind <> 'opening'
          AND NOT EXISTS (SELECT FROM funds_entry turned WHERE turned.reverses_id = e.id
            AND turned.happened_on < s.until)
    """,  # noqa: S608 - put together from our own text
)
