"""What clubs and people are counted for, filled here because those rooms lie below.

Numbers of members hold on `s.stock_on`; facts about the club itself on `s.ends_on`; what happened, in the month.
"""

from chungtay.clubs.rules import LIVING, EndReason, State
from chungtay.figures.registry import derive, fill, sign_of_life, tally
from chungtay.figures.rules import LARGE_ABOVE, SMALL_BELOW, Basis
from chungtay.people.rules import KINH, Dimension, StatusValue
from chungtay.places.rules import GROUND, TerrainKind

ROOM = "figures"


def _on(alias: str, day: str) -> str:
    """A dated row that holds on a day."""
    return f"{alias}.valid_from <= {day} AND ({alias}.valid_to IS NULL OR {alias}.valid_to > {day})"


def _list(values: object) -> str:
    assert isinstance(values, list | tuple | frozenset | set)
    return "(" + ", ".join(f"'{value}'" for value in sorted(values)) + ")"


# --- signs of life: what a club writes into its own register ------------------------------------------------------

sign_of_life(
    ROOM,
    sql="""
SELECT m.club_id, date_trunc('month', m.valid_from)::date FROM asked a JOIN clubs_membership m ON m.club_id = a.club_id
   AND m.valid_from >= a.since AND m.valid_from < a.until
UNION ALL
SELECT m.club_id, date_trunc('month', m.valid_to)::date FROM asked a JOIN clubs_membership m ON m.club_id = a.club_id
   AND m.valid_to >= a.since AND m.valid_to < a.until AND m.end_reason NOT IN ('club_closed', 'club_merged')
UNION ALL
SELECT b.club_id, date_trunc('month', b.valid_from)::date FROM asked a JOIN clubs_boardseat b ON b.club_id = a.club_id
   AND b.valid_from >= a.since AND b.valid_from < a.until
UNION ALL
SELECT b.club_id, date_trunc('month', b.valid_to)::date FROM asked a JOIN clubs_boardseat b ON b.club_id = a.club_id
   AND b.valid_to >= a.since AND b.valid_to < a.until
UNION ALL
SELECT c.id, date_trunc('month', c.founded_on)::date FROM asked a JOIN clubs_club c ON c.id = a.club_id
   AND c.founded_on >= a.since AND c.founded_on < a.until
UNION ALL -- the register was typed or imported in this month, whenever its members joined
SELECT m.club_id, date_trunc('month', n.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  FROM asked a JOIN clubs_membership m ON m.club_id = a.club_id
  JOIN audit_note n ON n.row_model = 'clubs.membership' AND n.row_id = m.id AND n.action = 'clubs.enrol'
   AND n.at >= a.since::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
   AND n.at < a.until::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
""",
)

# --- the club itself ----------------------------------------------------------------------------------------------

# Where the club sat on the last day, by the map then in force; several kinds of terrain may hold together.
_TERRAIN = f"""
LEFT JOIN (SELECT s.club_id, s.month, array_agg(t.kind) AS kinds
  FROM stale s
  JOIN places_map map ON (map.valid_from IS NULL OR map.valid_from <= s.ends_on)
   AND (map.valid_to IS NULL OR map.valid_to > s.ends_on)
  JOIN clubs_seat seat ON seat.club_id = s.club_id AND seat.map_id = map.id
  JOIN places_terrain t ON t.area_id = seat.commune_id AND {_on("t", "s.ends_on")}
  GROUP BY s.club_id, s.month) ground ON ground.club_id = s.club_id AND ground.month = s.month"""

# The programme written in the club's papers, else the one whose years its founding falls into.
_PROGRAMME = """
LEFT JOIN (SELECT c.id AS club_id, coalesce(own.code, (SELECT p.code FROM programme_programme p
      WHERE c.founded_on BETWEEN p.starts_on AND p.ends_on ORDER BY p.starts_on DESC LIMIT 1),
    CASE WHEN c.founded_on < (SELECT min(p.starts_on) FROM programme_programme p) THEN 'early' END) AS code
  FROM clubs_club c LEFT JOIN programme_programme own ON own.id = c.programme_id
  WHERE c.id IN (SELECT club_id FROM stale)) programme ON programme.club_id = s.club_id"""


def _founded(after: str, until: str) -> str:
    return f"c.founded_on > s.ends_on - interval '{after}' AND c.founded_on <= s.ends_on - interval '{until}'"


_STATES = {"active_club_count": State.ACTIVE, "weak_club_count": State.WEAK, "suspended_club_count": State.SUSPENDED}
_AGES = {
    "age_0_club_count": "c.founded_on > s.ends_on - interval '1 year'",
    "age_1_club_count": _founded("3 years", "1 year"),
    "age_3_club_count": _founded("5 years", "3 years"),
    "age_5_club_count": "c.founded_on <= s.ends_on - interval '5 years'",
    "age_unknown_club_count": "c.founded_on IS NULL",
}
_PROGRAMMES = {
    "early_club_count": "early",
    "d1533_club_count": "1533",
    "d1336_club_count": "1336",
    "d1648_club_count": "1648",
}
_ORGS = {
    "association_club_count": "c.managing_org = 'association'",
    "women_union_club_count": "c.managing_org = 'women_union'",
    "other_org_club_count": "c.managing_org NOT IN ('association', 'women_union')",
}
_TERRAINS = {
    "plain_club_count": TerrainKind.PLAIN,
    "mountain_club_count": TerrainKind.MOUNTAIN,
    "border_club_count": TerrainKind.BORDER,
    "island_club_count": TerrainKind.ISLAND,
    "difficult_club_count": TerrainKind.SPECIALLY_DIFFICULT,
}
_CLUB_FACTS = {
    "club_count": "TRUE",
    **{column: f"coalesce(st.state, 'active') = '{state}'" for column, state in _STATES.items()},
    **_AGES,
    **{column: f"coalesce(programme.code = '{code}', FALSE)" for column, code in _PROGRAMMES.items()},
    "no_programme_club_count": f"coalesce(programme.code NOT IN {_list(set(_PROGRAMMES.values()))}, TRUE)",
    **_ORGS,
    **{column: f"coalesce('{kind}' = ANY(ground.kinds), FALSE)" for column, kind in _TERRAINS.items()},
    "no_terrain_club_count": f"NOT coalesce(ground.kinds && ARRAY{sorted(map(str, GROUND))}::varchar[], FALSE)",
    "decision_club_count": "c.decision_number <> '' AND (c.decided_on IS NULL OR c.decided_on <= s.ends_on)",
    "regulation_club_count": f"""EXISTS (SELECT FROM clubs_regulation r WHERE r.club_id = s.club_id
      AND {_on("r", "s.ends_on")})""",
    "project_club_count": f"""EXISTS (SELECT FROM clubs_clubproject p WHERE p.club_id = s.club_id
      AND {_on("p", "s.ends_on")})""",
}
_FACTS = ", ".join(f"coalesce({how}, FALSE)::int AS {column}" for column, how in _CLUB_FACTS.items())

fill(
    *_CLUB_FACTS,
    room=ROOM,
    sql=f"""
SELECT s.club_id, s.month, {_FACTS}
FROM stale s JOIN clubs_club c ON c.id = s.club_id
LEFT JOIN clubs_clubstate st ON st.club_id = s.club_id AND {_on("st", "s.ends_on")}
{_PROGRAMME}{_TERRAIN}
WHERE s.is_counted""",
)

_FITS = {
    "small_club_count": f"r.member_count BETWEEN 1 AND {SMALL_BELOW - 1}",
    "fitting_club_count": f"r.member_count BETWEEN {SMALL_BELOW} AND {LARGE_ABOVE}",
    "large_club_count": f"r.member_count > {LARGE_ABOVE}",
    "no_size_club_count": "r.member_count = 0",
    "full_board_club_count": "r.board_seat_count >= r.board_min",
    # The rule of "works by the rules": a decision or a regulation, a full board, enough meetings in twelve months.
    "rule_club_count": """r.decision_club_count + r.regulation_club_count > 0 AND r.board_seat_count >= r.board_min
      AND r.meeting_year_count >= r.meetings_min""",
    "differing_club_count": "r.other_member_count <> r.member_count",
}
_SOURCES = {
    "books_club_count": Basis.BOOKS,
    "sheet_club_count": Basis.SHEET,
    "carried_club_count": Basis.CARRIED,
    "published_club_count": Basis.PUBLISHED,
    "silent_club_count": Basis.SILENT,
}
_NEW_MEMBERS = {
    f"{programme}_{column}": f"CASE WHEN r.{programme}_club_count = 1 THEN r.{column} ELSE 0 END"
    for programme in ("d1533", "d1336", "d1648")
    for column in ("member_count", "member_60_count", "women_60_count")
}
derive(
    ROOM,
    **{column: f"coalesce(r.is_counted AND {how}, FALSE)" for column, how in _FITS.items()},
    **{column: f"r.basis = {basis}" for column, basis in _SOURCES.items()},
    **_NEW_MEMBERS,
)

# --- a club's life: founded, closed -------------------------------------------------------------------------------

# A published placeholder and the club that claims it are one founding: the placeholder's, if it was counted as new
# before the claim; else the club's own.
tally(
    ROOM,
    rows="clubs.club",
    lines="""
SELECT s.club_id, s.month, c.id AS row_id, c.founded_on AS happened_on, c.name AS label, TRUE AS is_new
  FROM stale s JOIN clubs_club c ON c.id = s.club_id AND c.founded_on >= s.month AND c.founded_on < s.next_on
 WHERE NOT EXISTS (SELECT FROM clubs_claim k WHERE k.placeholder_id = c.id AND s.month >= date_trunc('month', k.since))
   AND NOT EXISTS (SELECT FROM clubs_claim k JOIN clubs_club p ON p.id = k.placeholder_id
                    WHERE k.club_id = c.id AND p.founded_on < date_trunc('month', k.since))
UNION ALL
SELECT s.club_id, s.month, st.club_id, st.valid_from, c.name, FALSE
  FROM stale s
  JOIN clubs_clubstate st ON st.club_id = s.club_id AND st.valid_from >= s.month AND st.valid_from < s.next_on
   AND st.state IN ('merged', 'dissolved')
  JOIN clubs_club c ON c.id = s.club_id
 WHERE NOT EXISTS (SELECT FROM clubs_clubstate e WHERE e.club_id = s.club_id AND e.valid_from < st.valid_from
   AND e.state IN ('merged', 'dissolved'))""",
    new_club_count="is_new",
    closed_club_count="NOT is_new",
)

# --- members ------------------------------------------------------------------------------------------------------

_OTHER_STATUSES = {
    "is_poor": f"value = '{StatusValue.POOR}'",
    "is_near_poor": f"value = '{StatusValue.NEAR_POOR}'",
    "is_disadvantaged": f"value = '{StatusValue.DISADVANTAGED}'",
    "lives_alone": f"value = '{StatusValue.LIVES_ALONE}'",
    "is_without_support": f"value = '{StatusValue.WITHOUT_SUPPORT}'",
    "is_disabled": f"dimension = '{Dimension.DISABILITY}'",
    "is_insured": f"value = '{StatusValue.HEALTH_INSURED}'",
    "has_pension": f"dimension IN ('{Dimension.PENSION}', '{Dimension.ASSISTANCE}')",
}
_MEMBERS = f"""
SELECT s.club_id, s.month, m.id AS row_id, m.valid_from AS happened_on, p.full_name AS label, p.sex, p.ethnicity,
  p.is_association_member, {", ".join(f"coalesce(status.{name}, FALSE) AS {name}" for name in _OTHER_STATUSES)},
  CASE WHEN p.birth_date IS NOT NULL THEN extract(year FROM age(s.stock_on, p.birth_date))::int
    ELSE extract(year FROM s.stock_on)::int - p.birth_year END AS age,
  NOT EXISTS (SELECT FROM clubs_membership e WHERE e.person_id = m.person_id
    AND {_on("e", "s.stock_on")}
    AND e.end_reason <> '{EndReason.ENTERED_WRONGLY}' AND (e.valid_from, e.id) < (m.valid_from, m.id)) AS is_first_club
FROM stale s
JOIN clubs_membership m ON m.club_id = s.club_id AND {_on("m", "s.stock_on")}
 AND m.end_reason <> '{EndReason.ENTERED_WRONGLY}'
JOIN people_person p ON p.id = m.person_id
LEFT JOIN LATERAL (SELECT {", ".join(f"bool_or({how}) AS {name}" for name, how in _OTHER_STATUSES.items())}
  FROM people_personstatus ps WHERE ps.person_id = p.id
   AND {_on("ps", "s.stock_on")}) status ON TRUE"""

tally(
    ROOM,
    rows="clubs.membership",
    lines=_MEMBERS,
    member_count="TRUE",
    person_count="is_first_club",
    member_known_count="TRUE",
    age_known_count="age IS NOT NULL",
    sex_known_count="sex <> ''",
    ethnicity_known_count="ethnicity <> ''",
    member_60_count="age >= 60",
    member_55_count="age >= 55",
    member_under_60_count="age < 60",
    member_under_55_count="age < 55",
    member_60_69_count="age BETWEEN 60 AND 69",
    member_70_79_count="age BETWEEN 70 AND 79",
    member_80_count="age >= 80",
    women_count="sex = 'F'",
    women_60_count="sex = 'F' AND age >= 60",
    minority_count=f"ethnicity NOT IN ('', '{KINH}')",
    poor_count="is_poor",
    near_poor_count="is_near_poor",
    disadvantaged_count="is_disadvantaged",
    lives_alone_count="lives_alone",
    without_support_count="is_without_support",
    disabled_count="is_disabled",
    insured_count="is_insured",
    pension_count="has_pension",
    association_member_count="is_association_member",
)

tally(
    ROOM,
    rows="clubs.boardseat",
    lines=f"""
SELECT s.club_id, s.month, b.id AS row_id, b.valid_from AS happened_on, p.full_name AS label, b.post, p.sex
  FROM stale s
  JOIN clubs_boardseat b ON b.club_id = s.club_id AND {_on("b", "s.stock_on")}
  JOIN people_person p ON p.id = b.person_id""",
    board_seat_count="TRUE",
    board_women_count="sex = 'F'",
)

_ENDS = {
    "left_count": (EndReason.LEFT, EndReason.STRUCK),
    "died_count": (EndReason.DIED,),
    "moved_count": (EndReason.MOVED,),
    "ended_with_club_count": (EndReason.CLUB_MERGED, EndReason.CLUB_CLOSED),
}
tally(
    ROOM,
    rows="clubs.membership",
    lines=f"""
SELECT s.club_id, s.month, m.id AS row_id, m.valid_from AS happened_on, p.full_name AS label, '' AS reason
  FROM stale s JOIN clubs_membership m ON m.club_id = s.club_id AND m.valid_from >= s.month AND m.valid_from < s.next_on
   AND m.end_reason <> '{EndReason.ENTERED_WRONGLY}'
  JOIN people_person p ON p.id = m.person_id
UNION ALL
SELECT s.club_id, s.month, m.id, m.valid_to, p.full_name, m.end_reason
  FROM stale s JOIN clubs_membership m ON m.club_id = s.club_id AND m.valid_to >= s.month AND m.valid_to < s.next_on
   AND m.end_reason <> '{EndReason.ENTERED_WRONGLY}'
  JOIN people_person p ON p.id = m.person_id""",
    joined_count="reason = ''",
    **{column: f"reason IN {_list(reasons)}" for column, reasons in _ENDS.items()},
)

assert frozenset(_STATES.values()) == LIVING
