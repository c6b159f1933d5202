"""What health counts into `figures`, by club and month: people and slips, never a reading and never a row behind them.

A member measured without keeping the numbers counts like any other. Struck rows count nowhere.
"""

from chungtay.figures.registry import fill

ROOM = "health"
# Two memberships of one person in a club are one person; only the clubs at hand are looked at.
_FIRST = """
    SELECT s.club_id, s.month, count(*)::int AS {column}
    FROM (
        SELECT ms.club_id, ms.person_id, min(h.{day}) AS day
        FROM (SELECT club_id, min(month) AS since, max(next_on) AS until FROM stale GROUP BY club_id) of_club
        JOIN clubs_membership ms ON ms.club_id = of_club.club_id
        JOIN {table} h ON h.membership_id = ms.id AND h.struck_at IS NULL
         AND h.{day} >= date_trunc('year', of_club.since) AND h.{day} < of_club.until
        GROUP BY ms.club_id, ms.person_id, date_trunc('year', h.{day})
    ) first
    JOIN stale s ON s.club_id = first.club_id AND first.day >= s.month AND first.day < s.next_on
    GROUP BY s.club_id, s.month
"""

fill(
    "measured_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(DISTINCT ms.person_id)::int AS measured_count
        FROM stale s JOIN clubs_membership ms ON ms.club_id = s.club_id
        JOIN health_measurement h ON h.membership_id = ms.id AND h.struck_at IS NULL
         AND h.measured_on >= s.month AND h.measured_on < s.next_on
        GROUP BY s.club_id, s.month
    """,
)
fill(
    "measured_first_count",
    room=ROOM,
    sql=_FIRST.format(column="measured_first_count", table="health_measurement", day="measured_on"),
)
fill(
    "screened_count",
    room=ROOM,
    sql=_FIRST.format(column="screened_count", table="health_screening", day="screened_on"),
)
fill(
    "examined_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS examined_count
        FROM stale s JOIN health_checkup c ON c.club_id = s.club_id AND c.struck_at IS NULL
         AND c.held_on >= s.month AND c.held_on < s.next_on
        JOIN health_examined e ON e.check_up_id = c.id
        GROUP BY s.club_id, s.month
    """,
)
fill(
    "examined_half_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(DISTINCT ms.person_id)::int AS examined_half_count
        FROM stale s JOIN health_checkup c ON c.club_id = s.club_id AND c.struck_at IS NULL
         AND c.held_on <= s.stock_on AND c.held_on >= date_trunc('year', s.stock_on)
             + CASE WHEN date_part('month', s.stock_on) > 6 THEN interval '6 months' ELSE interval '0' END
        JOIN health_examined e ON e.check_up_id = c.id
        JOIN clubs_membership ms ON ms.id = e.membership_id
         AND ms.valid_from <= s.stock_on AND (ms.valid_to IS NULL OR ms.valid_to > s.stock_on)
        GROUP BY s.club_id, s.month
    """,
)
fill(
    "screen_worry_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS screen_worry_count
        FROM stale s JOIN clubs_membership ms ON ms.club_id = s.club_id
        JOIN health_screening h ON h.membership_id = ms.id AND h.struck_at IS NULL
         AND h.screened_on >= s.month AND h.screened_on < s.next_on
        WHERE EXISTS (SELECT FROM health_domainresult r WHERE r.screening_id = h.id AND r.finding = 'concern')
        GROUP BY s.club_id, s.month
    """,
)
fill(
    "referred_count",
    "referral_answered_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS referred_count,
               (count(*) FILTER (WHERE r.state = 'answered'))::int AS referral_answered_count
        FROM stale s JOIN health_referral r ON r.club_id = s.club_id AND r.state <> 'taken_back'
         AND r.made_on >= s.month AND r.made_on < s.next_on
        GROUP BY s.club_id, s.month
    """,
)
