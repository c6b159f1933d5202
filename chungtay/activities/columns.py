"""What is counted of activities by club and month: how much in each area, the last twelve months, which areas are met.

An activity counts in its area on its day; topics of meetings count with them. What the least of an area asks for is
counted over the twelve months up to the month's end, so that it means the same in January and in December.
"""

from chungtay.activities import words
from chungtay.activities.queries.measures import Measure, counted_measures, counts_sql, evidence_sql, measures
from chungtay.activities.rules import ABOUT_SOMEBODY, How
from chungtay.activities.rules.measures import MONTHS, WHOLE_BP
from chungtay.clubs.rules import ActivityArea, EndReason
from chungtay.figures.registry import Total, derive, fill, sign_of_life, tally

ROOM = "activities"

# --- what was done in the month -----------------------------------------------------------------------------------


def _label() -> str:
    """What an activity is called to whoever may open the figure: one about somebody in need by its kind."""
    told = " ".join(f"WHEN '{kind}' THEN '{words.KIND[kind]}'" for kind in sorted(ABOUT_SOMEBODY))
    return f"CASE a.kind {told} ELSE a.title END"


# A topic stands under the number of its own row with a minus, so that no two lines are alike.
tally(
    ROOM,
    rows="activities.done",
    lines=f"""
        SELECT s.club_id, s.month, a.id AS row_id, a.happened_on, {_label()} AS label, a.area, a.part_count,
               a.hour_count, a.value_vnd
        FROM stale s JOIN activities_activity a ON a.club_id = s.club_id AND a.withdrawn_at IS NULL
          AND a.happened_on >= s.month AND a.happened_on < s.next_on
        UNION ALL
        SELECT s.club_id, s.month, -t.id, m.held_on, t.title, t.area, 0, 0, 0
        FROM stale s JOIN meetings_meeting m ON m.club_id = s.club_id AND m.held_on >= s.month AND m.held_on < s.next_on
        JOIN meetings_topic t ON t.meeting_id = m.id
    """,  # noqa: S608 - put together from our own text
    activity_part_count=Total("part_count", "part_count > 0"),
    activity_hour_count=Total("hour_count", "hour_count > 0"),
    activity_value_vnd=Total("value_vnd", "value_vnd > 0"),
    **{f"{area}_activity_count": f"area = '{area}'" for area in ActivityArea},
)

fill(
    "activity_helped_count",
    room=ROOM,
    sql="""
        SELECT s.club_id, s.month, coalesce(sum(a.helped_count), 0)::bigint AS activity_helped_count
        FROM stale s JOIN activities_activity a ON a.club_id = s.club_id AND a.withdrawn_at IS NULL
          AND a.happened_on >= s.month AND a.happened_on < s.next_on
        GROUP BY s.club_id, s.month
    """,
)

sign_of_life(
    ROOM,
    sql="""
        SELECT v.club_id, date_trunc('month', v.happened_on)::date AS month
        FROM asked a JOIN activities_activity v ON v.club_id = a.club_id AND v.withdrawn_at IS NULL
         AND v.happened_on >= a.since AND v.happened_on < a.until
    """,
)

# --- the last twelve months ---------------------------------------------------------------------------------------

# Of real clubs only: the many placeholders did nothing that could be looked for.
fill(
    *(each.held_in for each in counted_measures()),
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month, {counts_sql()}
        FROM (SELECT club_id, month, (next_on - interval '12 months')::date AS since, next_on AS until
              FROM stale JOIN clubs_club c ON c.id = club_id AND NOT c.is_published_only) s
        CROSS JOIN LATERAL ({evidence_sql()}) line
        GROUP BY s.club_id, s.month
    """,  # noqa: S608 - put together from our own text
)

_MONTHS_SINCE = """(extract(year FROM s.next_on) - extract(year FROM c.founded_on)) * 12
    + extract(month FROM s.next_on) - extract(month FROM c.founded_on) - 1"""
fill(
    "lived_month_count",
    room=ROOM,
    sql=f"""
        SELECT s.club_id, s.month,
               CASE WHEN c.founded_on IS NULL THEN {MONTHS}
                 ELSE greatest(0, least({MONTHS}, {_MONTHS_SINCE}))::int END AS lived_month_count
        FROM stale s JOIN clubs_club c ON c.id = s.club_id
    """,  # noqa: S608 - put together from our own text
)

# --- teams --------------------------------------------------------------------------------------------------------


def _on(alias: str, day: str) -> str:
    return f"{alias}.valid_from <= {day} AND ({alias}.valid_to IS NULL OR {alias}.valid_to > {day})"


fill(
    "art_team_club_count",
    room=ROOM,
    sql=f"""
        SELECT DISTINCT s.club_id, s.month, 1 AS art_team_club_count
        FROM stale s JOIN clubs_team t ON t.club_id = s.club_id AND t.area = '{ActivityArea.SPIRIT}'
         AND {_on("t", "s.ends_on")}
    """,  # noqa: S608 - put together from our own text
)
tally(
    ROOM,
    rows="clubs.membership",
    lines=f"""
        SELECT s.club_id, s.month, m.id AS row_id, p.valid_from AS happened_on, who.full_name AS label
        FROM stale s JOIN clubs_team t ON t.club_id = s.club_id AND t.area = '{ActivityArea.HOMECARE}'
         AND {_on("t", "s.stock_on")}
        JOIN clubs_teamplace p ON p.team_id = t.id AND {_on("p", "s.stock_on")}
        JOIN clubs_membership m ON m.id = p.membership_id AND {_on("m", "s.stock_on")}
         AND m.end_reason <> '{EndReason.ENTERED_WRONGLY}'
        JOIN people_person who ON who.id = m.person_id
    """,  # noqa: S608 - put together from our own text
    care_team_count="TRUE",
)

# --- which areas are met ------------------------------------------------------------------------------------------


def _need(measure: Measure) -> str:
    """`rules.needed` in SQL; without a limit nothing is asked."""
    limit = f"(r.least ->> '{measure.limit}')::int"
    match measure.how:
        case How.A_YEAR:
            need = f"{limit} * r.lived_month_count / {MONTHS}"
        case How.A_MONTH:
            need = f"{limit} * r.lived_month_count"
        case How.STANDING:
            need = limit
        case How.SHARE:
            need = f"greatest(1, ({limit} * r.{measure.of} + {WHOLE_BP - 1}) / {WHOLE_BP})"
        case How.WITHIN:
            need = f"(r.lived_month_count >= least({limit}, {MONTHS}))::int"
    return f"CASE WHEN {limit} IS NULL THEN 0 ELSE {need} END"


def _met(area: ActivityArea) -> str:
    held = [f"r.{each.held_in} >= {_need(each)}" for each in measures() if each.area is area]
    return f"coalesce(r.is_counted AND r.least IS NOT NULL AND {' AND '.join(held)}, FALSE)"


_MET = {area: _met(area) for area in ActivityArea}
derive(
    ROOM,
    **{f"{area}_met_club_count": how for area, how in _MET.items()},
    met_area_count=" + ".join(f"({how})::int" for how in _MET.values()),
    all_areas_club_count=" AND ".join(_MET.values()),
)
