"""From which source each club-month is counted: books before sheet before carried over before published.

One INSERT into `stale`, written in the order in which it is thought: what the club said itself, what was published,
which placeholder stands beside it, the source, and the days on which its numbers hold.
"""

from functools import cache

from chungtay.clubs.rules import LIVING
from chungtay.figures.registry import Registry
from chungtay.figures.rules import CARRIED_MONTHS, COUNTED, Basis, SheetSource
from chungtay.programme.rules import AREA_LIMITS

# Which days of which clubs can matter to the pairs: the months a figure may be carried over, the time since a published
# total that the club's own word would overrule, and the placeholders that may stand for a club.
ASK = f"""
INSERT INTO asked
SELECT p.club_id, least(p.first - interval '{CARRIED_MONTHS} months',
    (SELECT min(sh.month) FROM figures_sheet sh
      WHERE sh.club_id = p.club_id AND sh.origin = '{SheetSource.PUBLISHED}')),
  p.last + interval '1 month'
FROM (SELECT club_id, min(month) AS first, max(month) AS last FROM pairs GROUP BY 1) p
UNION
SELECT k.placeholder_id, date '0001-01-01', date '0001-01-02'
FROM clubs_claim k JOIN pairs p USING (club_id) WHERE k.placeholder_id NOT IN (SELECT club_id FROM pairs)
"""


@cache
def told() -> str:
    """When clubs wrote something, by every room's signs of life; of real clubs only."""
    signs = "\nUNION ALL\n".join(f"SELECT * FROM ({sql}) sign(club_id, month)" for _, sql in Registry.signs)
    return f"""SELECT DISTINCT told.club_id, told.month FROM ({signs}) told
JOIN clubs_club c ON c.id = told.club_id AND NOT c.is_published_only"""


_OWN_LIMITS = ("board_seats_usual_min", "meetings_a_year_min")
LIMITS = (*_OWN_LIMITS, *AREA_LIMITS)
"""The limits that club-months are held to; `ground` follows their changes."""


def _listed(values: tuple[int, ...]) -> str:
    return "(" + ", ".join(str(int(value)) for value in values) + ")"


def _limit(name: str) -> str:
    """The limit in force for a club at the end of its month, that of the nearest place; only books are held to it."""
    return f"""CASE WHEN stock_on IS NOT NULL THEN (SELECT l.value FROM programme_limit l WHERE l.name = '{name}'
    AND starts_with(path, l.path) AND l.valid_from < next_on AND (l.valid_to IS NULL OR l.valid_to >= next_on)
    ORDER BY length(l.path) DESC LIMIT 1) END"""


# What the eight areas ask for, by name; of two places the nearer wins, as the last to be written.
_LEAST = f"""CASE WHEN stock_on IS NOT NULL THEN (
    SELECT coalesce(jsonb_object_agg(l.name, l.value ORDER BY length(l.path)), '{{}}') FROM programme_limit l
    WHERE l.name IN ({", ".join(f"'{name}'" for name in AREA_LIMITS)}) AND starts_with(path, l.path)
      AND l.valid_from < next_on AND (l.valid_to IS NULL OR l.valid_to >= next_on)) END"""

_LIVING = "('" + "', '".join(sorted(LIVING)) + "')"

_SAID = f"""
sheet AS MATERIALIZED (
  SELECT sh.club_id, sh.month, sh.id, sh.origin FROM figures_sheet sh JOIN asked USING (club_id)
  WHERE sh.superseded_by_id IS NULL),
published AS MATERIALIZED (
  SELECT club_id, id, month AS since, lead(month) OVER (PARTITION BY club_id ORDER BY month) AS until
  FROM sheet WHERE origin = '{SheetSource.PUBLISHED}'),
word AS MATERIALIZED ( -- what the club itself said of a month, the better source of two
  SELECT DISTINCT ON (club_id, month) club_id, month, basis, sheet_id FROM (
    SELECT club_id, month, {Basis.BOOKS} AS basis, NULL::bigint AS sheet_id FROM told
    UNION ALL SELECT club_id, month, {Basis.SHEET}, id FROM sheet WHERE origin = '{SheetSource.SHEET}') said
  ORDER BY club_id, month, basis),
line AS (
  SELECT club_id, month, is_pair, max(said) OVER (PARTITION BY club_id ORDER BY month) AS last_word FROM (
    SELECT club_id, month, month AS said, false AS is_pair FROM word
    UNION ALL SELECT club_id, month, NULL, true FROM pairs) both_kinds),"""

_BESIDE = """
beside AS ( -- a placeholder that a real club claims: before the claim it stands for the club, after it not
  SELECT p.club_id, p.month, bool_or(p.month < date_trunc('month', k.since)) AS stands_for, min(pub.id) AS sheet_id
  FROM pairs p JOIN clubs_claim k USING (club_id)
  JOIN published pub ON pub.club_id = k.placeholder_id AND pub.since <= p.month
   AND (pub.until IS NULL OR pub.until > p.month)
  WHERE NOT EXISTS (SELECT FROM clubs_clubstate st
    WHERE st.club_id = k.placeholder_id AND st.state IN ('merged', 'dissolved')
     AND st.valid_from < p.month + interval '1 month')
  GROUP BY 1, 2),"""

_JUDGED = f"""
judged AS (
  SELECT p.club_id, p.month, (p.month + interval '1 month')::date AS next_on,
    c.path, p.last_word, w.basis AS word_basis, w.sheet_id AS word_sheet_id, pub.id AS published_id,
    pub.since AS published_since, same.id AS same_sheet_id, b.sheet_id AS beside_id,
    CASE
      WHEN NOT coalesce(st.state IN {_LIVING}, c.is_published_only) THEN {Basis.NOTHING}
      WHEN p.month >= date_trunc('month', k.since) OR b.stands_for THEN {Basis.NOTHING}
      WHEN p.last_word = p.month THEN w.basis
      WHEN p.last_word >= p.month - interval '{CARRIED_MONTHS} months' THEN {Basis.CARRIED}
      WHEN pub.since > p.last_word OR (pub.id IS NOT NULL AND p.last_word IS NULL) THEN {Basis.PUBLISHED}
      WHEN c.is_published_only THEN {Basis.NOTHING}
      ELSE {Basis.SILENT}
    END AS basis,
    EXISTS (SELECT FROM told t WHERE t.club_id = p.club_id AND t.month = p.month)
      OR date_trunc('month', c.founded_on) = p.month
      OR EXISTS (SELECT FROM clubs_clubstate e WHERE e.club_id = p.club_id AND e.state IN ('merged', 'dissolved')
        AND date_trunc('month', e.valid_from) = p.month) AS has_event
  FROM line p
  JOIN clubs_club c ON c.id = p.club_id
  LEFT JOIN clubs_clubstate st ON st.club_id = p.club_id AND st.valid_from < p.month + interval '1 month'
   AND (st.valid_to IS NULL OR st.valid_to >= p.month + interval '1 month')
  LEFT JOIN word w ON w.club_id = p.club_id AND w.month = p.last_word
  LEFT JOIN published pub ON pub.club_id = p.club_id AND pub.since <= p.month
   AND (pub.until IS NULL OR pub.until > p.month)
  LEFT JOIN sheet same ON same.club_id = p.club_id AND same.month = p.last_word AND same.origin = '{SheetSource.SHEET}'
   AND w.basis = {Basis.BOOKS}
  LEFT JOIN clubs_claim k ON k.placeholder_id = p.club_id
  LEFT JOIN beside b ON b.club_id = p.club_id AND b.month = p.month
  WHERE p.is_pair)"""

_SOURCED = f"""
SELECT club_id, month, next_on, next_on - 1, stock_on, basis IN {_listed(COUNTED)}, basis,
  basis_month, sheet_id, other_sheet_id,
  {", ".join(map(_limit, _OWN_LIMITS))}, {_LEAST}
FROM (SELECT *, CASE WHEN sheet_id IS NULL THEN (basis_month + interval '1 month')::date - 1 END AS stock_on
  FROM (SELECT *,
      CASE WHEN basis IN ({Basis.BOOKS}, {Basis.SHEET}) THEN month WHEN basis = {Basis.CARRIED} THEN last_word
        WHEN basis = {Basis.PUBLISHED} THEN published_since END AS basis_month,
      CASE WHEN basis IN ({Basis.SHEET}, {Basis.CARRIED}) THEN word_sheet_id
        WHEN basis = {Basis.PUBLISHED} THEN published_id END AS sheet_id,
      CASE WHEN basis IN ({Basis.BOOKS}, {Basis.SHEET}, {Basis.CARRIED})
        THEN coalesce(same_sheet_id, published_id, beside_id) END AS other_sheet_id
    FROM judged) sourced) dated
WHERE basis <> {Basis.NOTHING} OR has_event
"""


@cache
def judge() -> str:
    """Give each of `pairs` its source in `stale`; what is nothing and tells of no event is left out."""
    return f"INSERT INTO stale\nWITH told AS MATERIALIZED ({told()}),{_SAID}{_BESIDE}{_JUDGED}{_SOURCED}"
