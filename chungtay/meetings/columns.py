"""What meetings count into `figures`, by club and month: meetings, attendance, guests, topics, months without.

A meeting counts from the day it was opened in the books; one opened by mistake is discarded. Attendance is measured at
the regular meetings (monthly and year-end), where the whole club is expected but those who are away.
"""

from chungtay.figures.registry import Total, fill, sign_of_life, tally

ROOM = "meetings"
_IN_MONTH = "m.club_id = s.club_id AND m.held_on >= s.month AND m.held_on < s.next_on"
_REGULAR = "m.kind IN ('monthly', 'year_end')"

tally(
    ROOM,
    rows="meetings.meeting",
    lines=f"""
        SELECT s.club_id, s.month, m.id AS row_id, m.held_on AS happened_on,
               coalesce('lần thứ ' || m.number, '') AS label, m.kind, m.guest_count
        FROM stale s JOIN meetings_meeting m ON {_IN_MONTH}
    """,  # noqa: S608 - put together from our own text
    meeting_count="kind IN ('monthly', 'year_end')",
    board_meeting_count="kind = 'board'",
    extraordinary_meeting_count="kind = 'extraordinary'",
    guest_count=Total("guest_count"),
)

tally(
    ROOM,
    rows="clubs.membership",
    lines=f"""
        SELECT s.club_id, s.month, a.membership_id AS row_id, m.held_on AS happened_on, p.full_name AS label, a.mark
        FROM stale s JOIN meetings_meeting m ON {_IN_MONTH} AND {_REGULAR}
        JOIN meetings_attendance a ON a.meeting_id = m.id
        JOIN clubs_membership ms ON ms.id = a.membership_id JOIN people_person p ON p.id = ms.person_id
    """,  # noqa: S608 - put together from our own text
    expected_count="mark <> 'away'",
    present_count="mark = 'present'",
    relative_count="mark = 'relative'",
    excused_count="mark = 'excused'",
    absent_count="mark = 'absent'",
)

# A person counts in the month of the first regular meeting of the calendar year at which they were there themselves, so
# that the months of a year add up to distinct people. Two memberships of one person in a club are one person.
tally(
    ROOM,
    rows="clubs.membership",
    lines="""
        SELECT s.club_id, s.month, first.row_id, first.happened_on, first.label
        FROM (SELECT club_id, min(month) AS since, max(next_on) AS until FROM stale GROUP BY club_id) of_club
        CROSS JOIN LATERAL (
            SELECT DISTINCT ON (ms.person_id, date_trunc('year', m.held_on))
                   a.membership_id AS row_id, m.held_on AS happened_on, p.full_name AS label
            FROM meetings_meeting m
            JOIN meetings_attendance a ON a.meeting_id = m.id AND a.mark = 'present'
            JOIN clubs_membership ms ON ms.id = a.membership_id JOIN people_person p ON p.id = ms.person_id
            WHERE m.club_id = of_club.club_id AND m.kind IN ('monthly', 'year_end')
              AND m.held_on >= date_trunc('year', of_club.since) AND m.held_on < of_club.until
            ORDER BY ms.person_id, date_trunc('year', m.held_on), m.held_on, m.id
        ) first
        JOIN stale s ON s.club_id = of_club.club_id AND first.happened_on >= s.month AND first.happened_on < s.next_on
    """,
    attendee_first_count="TRUE",
)

tally(
    ROOM,
    rows="meetings.topic",
    lines=f"""
        SELECT s.club_id, s.month, t.id AS row_id, m.held_on AS happened_on, t.title AS label
        FROM stale s JOIN meetings_meeting m ON {_IN_MONTH} JOIN meetings_topic t ON t.meeting_id = m.id
    """,  # noqa: S608 - put together from our own text
    topic_count="TRUE",
)

tally(
    ROOM,
    rows="meetings.decision",
    lines=f"""
        SELECT s.club_id, s.month, d.id AS row_id, m.held_on AS happened_on, left(d.words, 200) AS label
        FROM stale s JOIN meetings_meeting m ON {_IN_MONTH} JOIN meetings_decision d ON d.meeting_id = m.id
    """,  # noqa: S608 - put together from our own text
    decision_count="TRUE",
)

tally(
    ROOM,
    rows="meetings.monthwithout",
    lines="""
        SELECT s.club_id, s.month, w.id AS row_id, w.month AS happened_on, w.words AS label
        FROM stale s JOIN meetings_monthwithout w
          ON w.club_id = s.club_id AND w.month = s.month AND w.withdrawn_at IS NULL
    """,
    month_without_count="TRUE",
)

fill(
    "meeting_year_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS meeting_year_count
        FROM stale s JOIN meetings_meeting m ON m.club_id = s.club_id AND m.kind IN ('monthly', 'year_end')
         AND m.held_on >= s.next_on - interval '12 months' AND m.held_on < s.next_on
        GROUP BY s.club_id, s.month
    """,
)

sign_of_life(
    ROOM,
    sql="""
        SELECT m.club_id, date_trunc('month', m.held_on)::date AS month
        FROM asked a JOIN meetings_meeting m
          ON m.club_id = a.club_id AND m.held_on >= a.since AND m.held_on < a.until
        UNION ALL
        SELECT w.club_id, w.month FROM asked a JOIN meetings_monthwithout w
          ON w.club_id = a.club_id AND w.month >= a.since AND w.month < a.until AND w.withdrawn_at IS NULL
    """,
)
