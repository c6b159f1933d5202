"""What home care counts into `figures`, by club and month: people and visits, never a row behind them.

Volunteers are no secret: their number opens to their names. Visits struck out and those to a closed door count nowhere.
"""

from chungtay.figures.registry import fill, sign_of_life, tally

ROOM = "care"
_MADE = "v.withdrawn_at IS NULL AND v.outcome <> 'not_home'"

sign_of_life(
    ROOM,
    sql="""
SELECT f.club_id, date_trunc('month', v.visited_on)::date FROM asked a JOIN care_folder f ON f.club_id = a.club_id
  JOIN care_client c ON c.folder_id = f.id
  JOIN care_visit v ON v.client_id = c.id AND v.visited_on >= a.since AND v.visited_on < a.until
""",
)

fill(
    "care_client_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS care_client_count
        FROM stale s JOIN care_folder f ON f.club_id = s.club_id
        JOIN care_client c ON c.folder_id = f.id AND c.valid_from <= s.stock_on
         AND (c.valid_to IS NULL OR c.valid_to > s.stock_on)
        GROUP BY s.club_id, s.month
    """,
)

fill(
    "care_visit_count",
    "care_minute_count",
    "care_visited_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, count(*)::int AS care_visit_count,
               coalesce(sum(v.minutes), 0)::int AS care_minute_count, count(DISTINCT f.id)::int AS care_visited_count
        FROM stale s JOIN care_folder f ON f.club_id = s.club_id JOIN care_client c ON c.folder_id = f.id
        JOIN care_visit v ON v.client_id = c.id AND {_MADE} AND v.visited_on >= s.month AND v.visited_on < s.next_on
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

fill(
    "care_person_first_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, count(*)::int AS care_person_first_count
        FROM (SELECT club_id, min(month) AS since, max(next_on) AS until FROM stale GROUP BY club_id) of_club
        CROSS JOIN LATERAL (
            SELECT f.id, min(v.visited_on) AS day
            FROM care_folder f JOIN care_client c ON c.folder_id = f.id JOIN care_visit v ON v.client_id = c.id
            WHERE f.club_id = of_club.club_id AND {_MADE}
              AND v.visited_on >= date_trunc('year', of_club.since) AND v.visited_on < of_club.until
            GROUP BY f.id, date_trunc('year', v.visited_on)
        ) first
        JOIN stale s ON s.club_id = of_club.club_id AND first.day >= s.month AND first.day < s.next_on
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

tally(
    ROOM,
    rows="care.carer",
    lines="""
        SELECT s.club_id, s.month, r.id AS row_id, r.valid_from AS happened_on, p.full_name AS label,
               EXISTS (SELECT FROM care_carertraining t WHERE t.carer_id = r.id AND t.trained_on <= s.stock_on)
                 AS was_taught
        FROM stale s JOIN care_carer r ON r.club_id = s.club_id AND r.valid_from <= s.stock_on
         AND (r.valid_to IS NULL OR r.valid_to > s.stock_on)
        JOIN clubs_membership m ON m.id = r.membership_id JOIN people_person p ON p.id = m.person_id
    """,
    care_volunteer_count="TRUE",
    care_trained_count="was_taught",
)

fill(
    "care_case_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS care_case_count
        FROM stale s JOIN care_folder f ON f.club_id = s.club_id
        JOIN care_case c ON c.folder_id = f.id AND c.found_on <= s.stock_on
         AND (c.ended_on IS NULL OR c.ended_on > s.stock_on)
        GROUP BY s.club_id, s.month
    """,
)

fill(
    "care_plan_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(DISTINCT f.id)::int AS care_plan_count
        FROM stale s JOIN care_folder f ON f.club_id = s.club_id JOIN care_case c ON c.folder_id = f.id
        JOIN care_careplan p ON p.case_id = c.id AND p.valid_from <= s.stock_on
         AND (p.valid_to IS NULL OR p.valid_to > s.stock_on)
        GROUP BY s.club_id, s.month
    """,
)

fill(
    "care_referral_count",
    "care_answered_count",
    "care_stood_down_count",
    room=ROOM,
    sql="""
        SELECT club_id, month, count(*) FILTER (WHERE what = 'made')::int AS care_referral_count,
               count(*) FILTER (WHERE what = 'answered')::int AS care_answered_count,
               count(*) FILTER (WHERE what = 'ended')::int AS care_stood_down_count
        FROM (
            SELECT s.club_id, s.month, 'made' AS what
            FROM stale s JOIN care_folder f ON f.club_id = s.club_id JOIN care_case c ON c.folder_id = f.id
            JOIN care_casereferral r ON r.case_id = c.id AND r.state <> 'taken_back'
             AND r.made_on >= s.month AND r.made_on < s.next_on
            UNION ALL
            SELECT s.club_id, s.month, 'answered'
            FROM stale s JOIN care_folder f ON f.club_id = s.club_id JOIN care_case c ON c.folder_id = f.id
            JOIN care_casereferral r ON r.case_id = c.id AND r.state = 'answered'
             AND r.settled_on >= s.month AND r.settled_on < s.next_on
            UNION ALL
            SELECT s.club_id, s.month, 'ended'
            FROM stale s JOIN care_folder f ON f.club_id = s.club_id
            JOIN care_case c ON c.folder_id = f.id AND c.ended_on >= s.month AND c.ended_on < s.next_on
        ) happened GROUP BY club_id, month
    """,
)
