"""What rights count into `figures`: who is due and does not receive, cases, rights won, what was said to the authority.

The law stands in a table, so the statement below asks of every member of a day what `rules.law` asks of one; a test
holds the two together. Numbers of people are veiled: counted, never listed.
"""

from chungtay.activities.queries.measures import add_evidence
from chungtay.activities.rules import Kind, Part
from chungtay.clubs.rules import EndReason
from chungtay.figures.registry import fill, sign_of_life, tally
from chungtay.rights.rules import GRANTED, OPEN, ProposalState, State

ROOM = "rights"
_OPEN = ", ".join(f"'{state}'" for state in sorted(OPEN))


def _aged(years: str, day: str) -> str:
    """So many years are surely completed on the day: a birth year alone counts from its last day."""
    return f"""coalesce(extract(year FROM age({day}, p.birth_date)) >= {years},
        make_date(p.birth_year + {years}, 12, 31) <= {day})"""


def _may_be_aged(years: str, day: str) -> str:
    """So many years may be completed on the day: a birth year alone counts from its first day."""
    return f"""coalesce(extract(year FROM age({day}, p.birth_date)) >= {years},
        make_date(p.birth_year + {years}, 1, 1) <= {day})"""


def _fits(side: str) -> str:
    return f"(cardinality(e.{side}) = 0 OR e.{side} && st.held)"


_ROUTE = f"""e.valid_from <= s.stock_on AND (e.valid_to IS NULL OR e.valid_to > s.stock_on) AND e.mark = 'SOURCED'
    AND NOT e.benefit = ANY (st.held) AND NOT e.barred_by && st.held AND {_fits("receiving")} AND {_fits("household")}
    AND {_fits("living")} AND {_fits("disability")} AND (e.sex = '' OR e.sex = p.sex)
    AND NOT coalesce(e.age_under IS NOT NULL AND {_aged("e.age_under", "s.stock_on")}, FALSE)
    AND (e.age_from = 0 AND e.age_under IS NULL OR p.birth_year IS NOT NULL)"""
_IN_A_YEAR = "(s.stock_on + interval '12 months')::date"

fill(
    "right_due_count",
    "right_soon_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, (count(*) FILTER (WHERE law.is_due))::int AS right_due_count,
               (count(*) FILTER (WHERE law.is_soon AND NOT law.is_due))::int AS right_soon_count
        FROM stale s
        JOIN clubs_membership m ON m.club_id = s.club_id AND m.valid_from <= s.stock_on
         AND (m.valid_to IS NULL OR m.valid_to > s.stock_on) AND m.end_reason <> '{EndReason.ENTERED_WRONGLY}'
        JOIN people_person p ON p.id = m.person_id
        CROSS JOIN LATERAL (SELECT coalesce(array_agg(ps.value), ARRAY[]::varchar[]) AS held
          FROM people_personstatus ps WHERE ps.person_id = p.id AND ps.valid_from <= s.stock_on
           AND (ps.valid_to IS NULL OR ps.valid_to > s.stock_on)) st
        CROSS JOIN LATERAL (SELECT
            coalesce(bool_or(e.age_from = 0 OR {_aged("e.age_from", "s.stock_on")}), FALSE) AS is_due,
            coalesce(bool_or(e.age_from > 0 AND NOT {_aged("e.age_from", "s.stock_on")}
              AND {_may_be_aged("e.age_from", _IN_A_YEAR)}), FALSE) AS is_soon
          FROM rights_entitlement e WHERE {_ROUTE}) law
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

fill(
    "right_case_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, count(DISTINCT ms.person_id)::int AS right_case_count
        FROM stale s JOIN rights_case c ON c.club_id = s.club_id AND c.opened_on <= s.stock_on
        JOIN clubs_membership ms ON ms.id = c.membership_id
        CROSS JOIN LATERAL (SELECT step.state FROM rights_casestep step WHERE step.case_id = c.id
          AND step.taken_back_at IS NULL AND step.happened_on <= s.stock_on ORDER BY step.id DESC LIMIT 1) last
        WHERE last.state IN ({_OPEN})
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

fill(
    "right_won_count",
    "right_gained_vnd",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, count(*)::int AS right_won_count,
               coalesce(sum(step.amount_vnd), 0)::bigint AS right_gained_vnd
        FROM stale s JOIN rights_case c ON c.club_id = s.club_id
        JOIN rights_casestep step ON step.case_id = c.id AND step.state = '{State.WON}' AND step.taken_back_at IS NULL
         AND step.happened_on >= s.month AND step.happened_on < s.next_on
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

# A person counts in the month of the first step of the calendar year, so that the months of a year add up to people.
fill(
    "right_helped_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, count(*)::int AS right_helped_count
        FROM (SELECT club_id, min(month) AS since, max(next_on) AS until FROM stale GROUP BY club_id) of_club
        CROSS JOIN LATERAL (
            SELECT ms.person_id, min(step.happened_on) AS first_on
            FROM rights_case c JOIN rights_casestep step ON step.case_id = c.id AND step.taken_back_at IS NULL
            JOIN clubs_membership ms ON ms.id = c.membership_id
            WHERE c.club_id = of_club.club_id AND step.happened_on >= date_trunc('year', of_club.since)
              AND step.happened_on < of_club.until
            GROUP BY ms.person_id, date_trunc('year', step.happened_on)
        ) helped
        JOIN stale s ON s.club_id = of_club.club_id AND helped.first_on >= s.month AND helped.first_on < s.next_on
        GROUP BY s.club_id, s.month
    """,
)

tally(
    ROOM,
    rows="rights.dialogue",
    lines="""
        SELECT s.club_id, s.month, d.id AS row_id, d.held_on AS happened_on, left(d.words, 200) AS label
        FROM stale s JOIN rights_dialogue d ON d.club_id = s.club_id AND d.taken_back_at IS NULL
         AND d.held_on >= s.month AND d.held_on < s.next_on
    """,
    dialogue_count="TRUE",
)

tally(
    ROOM,
    rows="rights.proposal",
    lines=f"""
        SELECT s.club_id, s.month, p.id AS row_id, p.made_on AS happened_on, left(p.words, 200) AS label
        FROM stale s JOIN rights_proposal p ON p.club_id = s.club_id AND p.state <> '{ProposalState.WITHDRAWN}'
         AND p.made_on >= s.month AND p.made_on < s.next_on
    """,  # noqa: S608 - put together from our own text
    proposal_count="TRUE",
)

_GRANTED = "({})".format(", ".join(f"'{state}'" for state in sorted(GRANTED)))
tally(
    ROOM,
    rows="rights.proposal",
    lines=f"""
        SELECT s.club_id, s.month, p.id AS row_id, first.answered_on AS happened_on, left(p.words, 200) AS label
        FROM stale s JOIN rights_proposal p ON p.club_id = s.club_id AND p.state IN {_GRANTED}
        CROSS JOIN LATERAL (SELECT min(a.answered_on) AS answered_on FROM rights_proposalanswer a
          WHERE a.proposal_id = p.id AND a.state IN {_GRANTED}) first
        WHERE first.answered_on >= s.month AND first.answered_on < s.next_on
    """,  # noqa: S608 - put together from our own text
    proposal_accepted_count="TRUE",
)

# --- what counts for the area of rights (domain.md section 2.7) -----------------------------------------------------

add_evidence(
    "dialogue",
    """
        SELECT d.held_on AS happened_on, 1 AS n FROM rights_dialogue d
        WHERE d.club_id = s.club_id AND d.taken_back_at IS NULL AND d.held_on >= s.since AND d.held_on < s.until
    """,
    closes=[Kind.DIALOGUE],
)
add_evidence(
    "proposal_solved",
    f"""
        SELECT first.answered_on AS happened_on, 1 AS n FROM rights_proposal p
        CROSS JOIN LATERAL (SELECT min(a.answered_on) AS answered_on FROM rights_proposalanswer a
          WHERE a.proposal_id = p.id AND a.state IN {_GRANTED}) first
        WHERE p.club_id = s.club_id AND p.state IN {_GRANTED}
          AND first.answered_on >= s.since AND first.answered_on < s.until
    """,  # noqa: S608 - put together from our own text
    closes=[Kind.PROPOSAL_SOLVED],
)
# A person once, however many papers; who is named in a help that was told as an activity is counted there.
add_evidence(
    "rights_helped",
    f"""
        SELECT min(step.happened_on) AS happened_on, 1 AS n
        FROM rights_case c JOIN rights_casestep step ON step.case_id = c.id AND step.taken_back_at IS NULL
          AND step.happened_on >= s.since AND step.happened_on < s.until
        JOIN clubs_membership ms ON ms.id = c.membership_id
        WHERE c.club_id = s.club_id AND ms.person_id NOT IN (
          SELECT told.person_id FROM activities_activity a
          JOIN activities_activitypart part ON part.activity_id = a.id AND part.part = '{Part.HELPED}'
          JOIN clubs_membership told ON told.id = part.membership_id
          WHERE a.club_id = s.club_id AND a.withdrawn_at IS NULL AND a.kind = '{Kind.RIGHTS_HELP}'
            AND a.happened_on >= s.since AND a.happened_on < s.until)
        GROUP BY ms.person_id
    """,  # noqa: S608 - put together from our own text
)

tally(
    ROOM,
    rows="clubs.membership",
    lines="""
        SELECT s.club_id, s.month, l.membership_id AS row_id, l.held_on AS happened_on, p.full_name AS label
        FROM stale s JOIN rights_longevity l ON l.club_id = s.club_id AND l.taken_back_at IS NULL
         AND l.held_on >= s.month AND l.held_on < s.next_on
        JOIN clubs_membership ms ON ms.id = l.membership_id JOIN people_person p ON p.id = ms.person_id
    """,
    longevity_count="TRUE",
)

sign_of_life(
    ROOM,
    sql="""
        SELECT c.club_id, date_trunc('month', step.happened_on)::date AS month
        FROM asked a JOIN rights_case c ON c.club_id = a.club_id JOIN rights_casestep step ON step.case_id = c.id
         AND step.taken_back_at IS NULL AND step.happened_on >= a.since AND step.happened_on < a.until
        UNION ALL
        SELECT d.club_id, date_trunc('month', d.held_on)::date FROM asked a JOIN rights_dialogue d
          ON d.club_id = a.club_id AND d.taken_back_at IS NULL AND d.held_on >= a.since AND d.held_on < a.until
        UNION ALL
        SELECT l.club_id, date_trunc('month', l.held_on)::date FROM asked a JOIN rights_longevity l
          ON l.club_id = a.club_id AND l.taken_back_at IS NULL AND l.held_on >= a.since AND l.held_on < a.until
    """,
)
