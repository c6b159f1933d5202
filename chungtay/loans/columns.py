"""What lending counts into `figures`: who borrows and who waits, what is overdue and how long, what came of it.

Each loan that is out on the day of the stocks is a line, with its principal left, what of it is overdue by its plan,
and how many days its oldest open instalment is late; the whole overdue sum of a loan stands under that age. Members are
lines too: who borrowed in the last twelve months (an animal counts as money does), who ever did, who waits.
"""

from chungtay.activities.queries.measures import Measure, add_measure
from chungtay.activities.rules import How
from chungtay.clubs.rules import ActivityArea
from chungtay.figures.registry import Total, tally
from chungtay.loans.rules import ASKING
from chungtay.loans.words import pages as words
from chungtay.programme.rules import LimitName

ROOM = "loans"
_ASKING = ", ".join(f"'{state.value}'" for state in sorted(ASKING))
_STANDS = (
    "NOT EXISTS (SELECT FROM funds_entry turned WHERE turned.reverses_id = {entry} AND turned.happened_on <= {day})"
)


def _stands(entry: str) -> str:
    return _STANDS.format(entry=entry, day="s.stock_on")


_OUT = f"""
    SELECT s.club_id, s.month, l.id AS row_id, l.disbursed_on AS happened_on, p.full_name AS label, left_vnd,
           least(greatest(due.due_vnd - (l.amount_vnd - left_vnd), 0), left_vnd) AS overdue_vnd,
           coalesce(s.stock_on - due.late_on, 0) AS late_days,
           row_number() OVER (PARTITION BY s.club_id, s.month, l.membership_id ORDER BY l.id) = 1 AS is_first
    FROM stale s JOIN loans_loan l ON l.club_id = s.club_id AND l.disbursed_on <= s.stock_on AND l.state <> 'cancelled'
    JOIN clubs_membership m ON m.id = l.membership_id JOIN people_person p ON p.id = m.person_id
    CROSS JOIN LATERAL (SELECT l.amount_vnd
        - coalesce((SELECT sum(r.principal_vnd) FROM loans_repayment r WHERE r.loan_id = l.id
            AND r.paid_on <= s.stock_on AND {_stands("r.entry_id")}), 0)
        - coalesce((SELECT sum(w.amount_vnd) FROM loans_writeoff w JOIN funds_entry e ON e.id = w.entry_id
            WHERE w.loan_id = l.id AND e.happened_on <= s.stock_on AND {_stands("w.entry_id")}), 0) AS left_vnd) rest
    CROSS JOIN LATERAL (SELECT sum(i.principal_vnd) AS due_vnd,
            min(i.due_on) FILTER (WHERE i.through_vnd > l.amount_vnd - left_vnd) AS late_on
        FROM (SELECT due_on, principal_vnd, sum(principal_vnd) OVER (ORDER BY due_on, number) AS through_vnd
              FROM loans_instalment WHERE loan_id = l.id) i
        WHERE i.due_on < s.stock_on AND i.principal_vnd > 0) due
    WHERE left_vnd > 0
"""  # noqa: S608 - put together from our own text

tally(
    ROOM,
    rows="loans.loan",
    lines=_OUT,
    borrower_count="is_first",
    loan_out_count="TRUE",
    overdue_loan_count="overdue_vnd > 0",
    overdue_vnd=Total("overdue_vnd", "overdue_vnd > 0"),
    overdue_30_vnd=Total("overdue_vnd", "overdue_vnd > 0 AND late_days <= 30"),
    overdue_90_vnd=Total("overdue_vnd", "overdue_vnd > 0 AND late_days BETWEEN 31 AND 90"),
    overdue_over_90_vnd=Total("overdue_vnd", "overdue_vnd > 0 AND late_days > 90"),
    at_risk_vnd=Total("left_vnd", "overdue_vnd > 0 AND late_days > 30"),
)

_BORROWED = """SELECT l.membership_id, l.disbursed_on FROM loans_loan l WHERE l.club_id = s.club_id
        AND l.disbursed_on <= s.stock_on AND l.state <> 'cancelled' AND NOT l.is_opening
      UNION ALL SELECT a.membership_id, a.lent_on FROM loans_animalloan a WHERE a.club_id = s.club_id
        AND a.lent_on <= s.stock_on
      UNION ALL SELECT l.membership_id, l.disbursed_on FROM loans_loan l WHERE l.club_id = s.club_id
        AND l.disbursed_on <= s.stock_on AND l.is_opening"""
tally(
    ROOM,
    rows="clubs.membership",
    lines=f"""
        SELECT s.club_id, s.month, m.id AS row_id, m.valid_from AS happened_on, p.full_name AS label,
               coalesce(b.last_on > s.stock_on - interval '12 months', FALSE) AS in_year, b.last_on IS NOT NULL AS ever,
               EXISTS (SELECT FROM loans_loanrequest q WHERE q.membership_id = m.id AND q.asked_on <= s.stock_on
                   AND (q.state IN ({_ASKING})
                     OR coalesce((SELECT min(l.disbursed_on) FROM loans_loan l WHERE l.request_id = q.id),
                                 q.answered_on) > s.stock_on)) AS waits
        FROM stale s JOIN clubs_membership m ON m.club_id = s.club_id AND m.valid_from <= s.stock_on
          AND (m.valid_to IS NULL OR m.valid_to > s.stock_on)
        JOIN people_person p ON p.id = m.person_id
        LEFT JOIN LATERAL (SELECT max(disbursed_on) AS last_on FROM ({_BORROWED}) of_club
            WHERE of_club.membership_id = m.id) b ON TRUE
        WHERE EXISTS (SELECT FROM loans_loan l WHERE l.club_id = s.club_id)
           OR EXISTS (SELECT FROM loans_loanrequest q WHERE q.club_id = s.club_id)
           OR EXISTS (SELECT FROM loans_animalloan a WHERE a.club_id = s.club_id)
    """,  # noqa: S608 - put together from our own text
    borrowed_year_count="in_year",
    ever_borrowed_count="ever",
    waiting_count="waits",
    loan_need_count="in_year OR waits",
)

tally(
    ROOM,
    rows="loans.loan",
    lines="""
        SELECT s.club_id, s.month, l.id AS row_id, l.disbursed_on AS happened_on, p.full_name AS label
        FROM stale s JOIN loans_loan l ON l.club_id = s.club_id AND l.disbursed_on >= s.month
          AND l.disbursed_on < s.next_on AND l.state <> 'cancelled' AND NOT l.is_opening
        JOIN clubs_membership m ON m.id = l.membership_id JOIN people_person p ON p.id = m.person_id
    """,
    loan_made_count="TRUE",
)

tally(
    ROOM,
    rows="loans.outcome",
    lines="""
        SELECT s.club_id, s.month, o.id AS row_id, o.told_on AS happened_on, p.full_name AS label
        FROM stale s JOIN loans_outcome o ON o.told_on >= s.month AND o.told_on < s.next_on AND o.is_out_of_poverty
        LEFT JOIN loans_loan l ON l.id = o.loan_id LEFT JOIN loans_animalloan a ON a.id = o.animal_loan_id
        JOIN clubs_membership m ON m.id = coalesce(l.membership_id, a.membership_id) AND m.club_id = s.club_id
        JOIN people_person p ON p.id = m.person_id
    """,
    out_of_poverty_count="TRUE",
)

# The area of income is held to how many of its members ever borrowed: a small fund goes round, a year is too short.
add_measure(
    Measure(
        "borrower",
        ActivityArea.INCOME,
        LimitName.BORROWER_SHARE_MIN,
        How.SHARE,
        words.EVER_BORROWED,
        column="ever_borrowed_count",
        of="member_count",
    )
)
