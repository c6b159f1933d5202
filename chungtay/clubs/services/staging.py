"""Lines of a register in a temporary table, and every question asked of them there: what is wrong, who is alike.

Set-wise on purpose: 456,470 members come through here (scale.md), and a single one is a set of one.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chungtay.clubs.rules import (
    COLUMNS,
    AlreadyMember,
    ClubIsClosed,
    ClubNotFound,
    HamletElsewhere,
    LineRefused,
    NumberTaken,
    Prepared,
)
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import Refusal
from chungtay.people.rules import AlreadyDead, CardBelongsToAnother, PersonNotFound

TABLE = """
CREATE TEMP TABLE clubs_enrolling (
    line int NOT NULL, club_id bigint NOT NULL, person_id bigint, number int NOT NULL, joined_on date NOT NULL,
    source text NOT NULL, statuses text[] NOT NULL, statuses_since date NOT NULL, key uuid,
    full_name text, name_fold text COLLATE "C", name_key text COLLATE "C", sort_key text COLLATE "C", sex text,
    birth_year smallint, birth_date date, ethnicity text, phone text, commune_id bigint, hamlet_id bigint, address text,
    known_as text, card_no text NOT NULL, association_joined_on date, is_association_member bool,
    membership_id bigint NOT NULL DEFAULT nextval('clubs_membership_id_seq'),
    new_person_id bigint NOT NULL DEFAULT nextval('people_person_id_seq')
) ON COMMIT DROP
"""

_ASKED = "line, club_id, person_id, number, joined_on, name_key, birth_year, commune_id, hamlet_id, card_no"
"""The columns that questions join and sift by; of the others the planner need know nothing."""

# What cannot be, each as a question that answers with lines and the facts of the refusal.
_WRONG: tuple[tuple[Callable[..., Refusal], str], ...] = (
    (
        ClubNotFound,
        """SELECT e.line, jsonb_build_object('club_id', e.club_id) FROM clubs_enrolling e
        LEFT JOIN clubs_club c ON c.id = e.club_id WHERE c.id IS NULL OR c.is_published_only""",
    ),
    (
        ClubIsClosed,
        """SELECT e.line, jsonb_build_object('state', s.state) FROM clubs_enrolling e
        JOIN clubs_clubstate s ON s.club_id = e.club_id AND s.valid_to IS NULL
        WHERE s.state IN ('merged', 'dissolved')""",
    ),
    (
        PersonNotFound,
        """SELECT e.line, jsonb_build_object('person_id', e.person_id) FROM clubs_enrolling e
        LEFT JOIN people_person p ON p.id = e.person_id AND p.merged_into_id IS NULL
        WHERE e.person_id IS NOT NULL AND p.id IS NULL""",
    ),
    (
        AlreadyDead,
        """SELECT e.line, jsonb_build_object('died_on', p.died_on) FROM clubs_enrolling e
        JOIN people_person p ON p.id = e.person_id WHERE e.person_id IS NOT NULL AND p.died_on <= e.joined_on""",
    ),
    (
        AlreadyMember,
        """SELECT e.line, jsonb_build_object('number', m.number, 'since', m.valid_from) FROM clubs_enrolling e
        JOIN clubs_membership m ON m.club_id = e.club_id AND m.person_id = e.person_id
        WHERE m.valid_to IS NULL OR m.valid_to > e.joined_on""",
    ),
    (
        AlreadyMember,
        """SELECT line, jsonb_build_object('other_line', first) FROM (SELECT line, person_id,
        min(line) OVER (PARTITION BY club_id, person_id) first FROM clubs_enrolling WHERE person_id IS NOT NULL) twice
        WHERE line <> first""",
    ),
    (
        NumberTaken,
        """SELECT e.line, jsonb_build_object('number', e.number) FROM clubs_enrolling e
        JOIN clubs_membership m ON m.club_id = e.club_id AND m.number = e.number WHERE e.number > 0""",
    ),
    (
        NumberTaken,
        """SELECT line, jsonb_build_object('number', number, 'other_line', first) FROM (SELECT line, number,
        min(line) OVER (PARTITION BY club_id, number) first FROM clubs_enrolling WHERE number > 0) twice
        WHERE line <> first""",
    ),
    (
        CardBelongsToAnother,
        """SELECT e.line, jsonb_build_object('card_no', e.card_no) FROM clubs_enrolling e
        CROSS JOIN LATERAL (SELECT FROM people_person p WHERE p.association_card_no = e.card_no
            AND p.association_card_no <> '' AND p.merged_into_id IS NULL OFFSET 0) holder WHERE e.card_no <> ''""",
    ),
    (
        CardBelongsToAnother,
        """SELECT line, jsonb_build_object('card_no', card_no, 'other_line', first) FROM (SELECT line, card_no,
        min(line) OVER (PARTITION BY card_no) first FROM clubs_enrolling WHERE card_no <> '') twice
        WHERE line <> first""",
    ),
    (
        HamletElsewhere,
        """SELECT e.line, '{}'::jsonb FROM clubs_enrolling e
        WHERE (e.commune_id IS NOT NULL AND NOT EXISTS (SELECT FROM places_area a WHERE a.id = e.commune_id))
        OR (e.hamlet_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM places_hamlet h WHERE h.id = e.hamlet_id AND h.area_id = e.commune_id))""",
    ),
)

# Each line looks its few namesakes up by the index ("OFFSET 0" says so): the planner, which knows nothing yet of the
# people that came with the portions before, would read all of them once a portion.
_ALIKE = """
SELECT DISTINCT e.line, p.id FROM clubs_enrolling e CROSS JOIN LATERAL (
    SELECT p.id, p.path FROM people_person p
    WHERE p.name_key = e.name_key AND p.commune_id = e.commune_id AND p.merged_into_id IS NULL
        AND (p.birth_year IS NULL OR e.birth_year IS NULL OR abs(p.birth_year - e.birth_year) <= 1) OFFSET 0) p
WHERE p.path LIKE ANY(%(below)s) OR EXISTS (SELECT FROM clubs_membership m JOIN clubs_club c ON c.id = m.club_id
    WHERE m.person_id = p.id AND c.path LIKE ANY(%(below)s))
ORDER BY 1, 2
"""
_ALIKE_INSIDE = """
SELECT a.line, b.line FROM clubs_enrolling a
JOIN clubs_enrolling b ON b.name_key = a.name_key AND b.commune_id = a.commune_id AND b.line > a.line
    AND (a.birth_year IS NULL OR b.birth_year IS NULL OR abs(a.birth_year - b.birth_year) <= 1)
ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Alike:
    """A line that may be a person who is known already, or may tell of the same person as another line."""

    line: int
    person_id: int | None = None
    other_line: int | None = None


def stage(prepared: Iterable[Prepared]) -> None:
    """Put the lines that read as they should into the table."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS clubs_enrolling")
        cursor.execute(TABLE)
        with cursor.copy(f"COPY clubs_enrolling ({COLUMNS}) FROM STDIN") as copy:
            for part in prepared:
                copy.write(part.text)
        cursor.execute(f"ANALYZE clubs_enrolling ({_ASKED})")


def leave_out(lines: Collection[int]) -> None:
    """Take lines off the table again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM clubs_enrolling WHERE line = ANY(%s)", [sorted(lines)])


def wrong_lines() -> Iterator[LineRefused]:
    """What the database knows against the staged lines."""
    with connection.cursor() as cursor:
        for refusal, question in _WRONG:
            cursor.execute(question)
            for line, facts in cursor.fetchall():
                yield LineRefused(line, refusal(**_facts(facts)))


def alike_lines(reach: Reach) -> list[Alike]:
    """Staged lines that look like someone whom this reach may see, or like each other."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, {"below": [f"{root}%" for root in reach.roots]})
        known = [Alike(line, person_id=person_id) for line, person_id in cursor.fetchall()]
        cursor.execute(_ALIKE_INSIDE)
        return known + [Alike(line, other_line=other) for line, other in cursor.fetchall()]


def _facts(stored: object) -> dict[str, object]:
    facts = json.loads(stored) if isinstance(stored, str) else stored
    assert isinstance(facts, dict)
    return {name: _day(value) if name in ("died_on", "since") else value for name, value in facts.items()}


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value
