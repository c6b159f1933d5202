"""Records that may be one person, shown only to the lowest officer who reaches both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chungtay.access.models import Grant
from chungtay.access.rules import ALLOWS, Action
from chungtay.clubs.models import Membership
from chungtay.clubs.rules import common_path
from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import ancestors
from chungtay.people.models import Person

SHOWN_AT_MOST = 500

# Where a person belongs: the club of today, else home. Pairs are found by an index on commune and name first.
_PAIRS = """
WITH pair AS (
    SELECT a.id AS one, b.id AS other, a.path AS one_home, b.path AS other_home FROM people_person a
    JOIN people_person b ON b.commune_id = a.commune_id AND b.name_key = a.name_key AND b.id > a.id
        AND (a.birth_year IS NULL OR b.birth_year IS NULL OR abs(a.birth_year - b.birth_year) <= 1)
        AND (a.sex = '' OR b.sex = '' OR a.sex = b.sex)
    WHERE a.merged_into_id IS NULL AND b.merged_into_id IS NULL AND {within}
        AND NOT EXISTS (SELECT FROM people_duplicate d WHERE d.first_id = a.id AND d.second_id = b.id)
)
SELECT one, other, coalesce(x.path, one_home), coalesce(y.path, other_home) FROM pair
LEFT JOIN LATERAL (SELECT c.path FROM clubs_membership m JOIN clubs_club c ON c.id = m.club_id
    WHERE m.person_id = one ORDER BY m.valid_to DESC NULLS FIRST, m.valid_from DESC LIMIT 1) x ON true
LEFT JOIN LATERAL (SELECT c.path FROM clubs_membership m JOIN clubs_club c ON c.id = m.club_id
    WHERE m.person_id = other ORDER BY m.valid_to DESC NULLS FIRST, m.valid_from DESC LIMIT 1) y ON true
ORDER BY 1, 2 LIMIT {limit}
"""
_AT_HOME = "a.path LIKE ANY(%(below)s)"
_IN_CLUB = """a.id IN (SELECT person_id FROM clubs_membership WHERE club_id = %(club)s)
    AND b.id IN (SELECT person_id FROM clubs_membership WHERE club_id = %(club)s)"""


@dataclass(frozen=True)
class Pair:
    """Two people laid side by side; `path` is the lowest place that holds both."""

    first: Person
    second: Person
    path: str


def pairs_in(reach: Reach, day: date) -> list[Pair]:
    """Likely duplicates that are this reach's to judge: nobody who keeps a register below it reaches both."""
    sql = _PAIRS.format(within=_AT_HOME, limit=SHOWN_AT_MOST)
    rows = _asked(sql, {"below": [f"{root}%" for root in reach.roots]})
    found = [(first, second, common_path(one, other)) for first, second, one, other in rows]
    keepers = _keepers({path for _, _, path in found}, day)
    return _with_people([row for row in found if _is_lowest(row[2], reach, keepers)])


def pairs_of_club(club_id: int) -> list[Pair]:
    """Likely duplicates within one club, which its own board judges."""
    rows = _asked(_PAIRS.format(within=_IN_CLUB, limit=SHOWN_AT_MOST), {"club": club_id})
    return _with_people([(first, second, common_path(one, other)) for first, second, one, other in rows])


def get_pair(reach: Reach, first_id: int, second_id: int) -> Pair | None:
    """Both records, if one reach covers the place that holds both."""
    people = Person.objects.select_related("commune", "hamlet").in_bulk([first_id, second_id])
    if len(people) != 2:
        return None
    path = common_path(place_of(people[first_id]), place_of(people[second_id]))
    return Pair(people[first_id], people[second_id], path) if reach.covers(path) else None


def place_of(person: Person) -> str:
    """The path of the club a person belongs (or belonged last) to, else of home."""
    rows = Membership.objects.filter(person=person).select_related("club")
    latest = max(rows, key=lambda row: (row.valid_to is None, row.valid_from), default=None)
    return latest.club.path if latest else person.path


def _asked(sql: str, params: dict[str, Any]) -> Sequence[tuple[int, int, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: Sequence[tuple[int, int, str, str]] = cursor.fetchall()
        return rows


def _keepers(paths: set[str], day: date) -> set[str]:
    """The paths above these at which somebody who keeps registers holds a grant today."""
    above = {step for path in paths for step in ancestors(path)}
    roles = [role for role, actions in ALLOWS.items() if Action.KEEP_REGISTER in actions]
    return set(Grant.objects.on(day).filter(path__in=above, role__in=roles).values_list("path", flat=True))


def _is_lowest(path: str, reach: Reach, keepers: set[str]) -> bool:
    """Whether no keeper stands between the place that holds both and the root of this reach that covers it."""
    root = max((root for root in reach.roots if path.startswith(root)), key=len, default=None)
    if root is None:
        return False
    return not any(len(step) > len(root) for step in ancestors(path) if step in keepers)


def _with_people(rows: Sequence[tuple[int, int, str]]) -> list[Pair]:
    ids = {person_id for first, second, _ in rows for person_id in (first, second)}
    people = Person.objects.select_related("commune", "hamlet").in_bulk(list(ids))
    return [Pair(people[first], people[second], path) for first, second, path in rows]
