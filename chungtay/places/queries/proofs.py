"""Proves that the map is whole: each proof is one count that must come out as published, or as nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from chungtay.places.words import PROOFS

# The areas of the old map and of the new, as every question below calls them.
_WITH = """
WITH o AS (SELECT a.* FROM places_area a JOIN places_map m ON m.id = a.map_id AND m.code = '2024'),
n AS (SELECT a.* FROM places_area a JOIN places_map m ON m.id = a.map_id AND m.code = '2025')
"""
_COUNTS = "SELECT string_agg(c::text, '/' ORDER BY level) FROM (SELECT level, count(*) c FROM {map} GROUP BY 1) counts"
_KINDS = """
SELECT string_agg(kind || ' ' || c, ', ' ORDER BY c DESC)
FROM (SELECT kind, count(*) c FROM {map} WHERE level = 3 GROUP BY 1) counts
"""

# What must come out, and the question; "0" where anything found is a fault.
_PROOFS: dict[str, tuple[str, str]] = {
    "old_counts": ("63/696/10035", _COUNTS.format(map="o")),
    "old_kinds": ("xa 7692, phuong 1726, thi_tran 617", _KINDS.format(map="o")),
    "new_counts": ("34/3321", _COUNTS.format(map="n")),
    "new_kinds": ("xa 2621, phuong 687, dac_khu 13", _KINDS.format(map="n")),
    "successions": (
        "10571",
        "SELECT count(*) FROM places_succession s JOIN places_area n ON n.id = s.new_id AND n.level = 3",
    ),
    "old_goes_on": (
        "0",
        """SELECT count(*) FROM o WHERE o.level IN (1, 3)
        AND NOT EXISTS (SELECT FROM places_succession s WHERE s.old_id = o.id)""",
    ),
    "one_default": (
        "0",
        """SELECT count(*) FROM o WHERE o.level IN (1, 3)
        AND (SELECT count(*) FROM places_succession s WHERE s.old_id = o.id AND s.is_default) <> 1""",
    ),
    "new_comes_from": (
        "0",
        """SELECT count(*) FROM n
        WHERE NOT EXISTS (SELECT FROM places_succession s WHERE s.new_id = n.id)""",
    ),
    "one_old_province": (
        "0",
        """SELECT count(*) FROM n WHERE n.level = 3 AND (SELECT count(DISTINCT o.province_id)
        FROM places_succession s JOIN places_area o ON o.id = s.old_id WHERE s.new_id = n.id) <> 1""",
    ),
    "same_province": (
        "0",
        """SELECT count(*) FROM places_succession s JOIN places_area o ON o.id = s.old_id
        JOIN places_area n ON n.id = s.new_id AND n.level = 3 WHERE NOT EXISTS
        (SELECT FROM places_succession p WHERE p.old_id = o.province_id AND p.new_id = n.province_id)""",
    ),
    "islands": (
        "5",
        """SELECT count(*) FROM o WHERE o.level = 2
        AND NOT EXISTS (SELECT FROM places_area c WHERE c.parent_id = o.id)
        AND EXISTS (SELECT FROM places_succession s JOIN places_area n ON n.id = s.new_id AND n.kind = 'dac_khu'
                    WHERE s.old_id = o.id AND s.extent = 'full')""",
    ),
    "split": (
        "440",
        """SELECT count(*) FROM o WHERE o.level = 3
        AND (SELECT count(*) FROM places_succession s WHERE s.old_id = o.id) > 1""",
    ),
    "codes": (
        "0",
        """SELECT count(*) FROM places_area WHERE code !~
        (CASE level WHEN 1 THEN '^[0-9]{2}$' WHEN 2 THEN '^[0-9]{3}$' ELSE '^[0-9]{5}$' END)""",
    ),
    "parents": (
        "0",
        """SELECT count(*) FROM places_area a LEFT JOIN places_area p ON p.id = a.parent_id WHERE a.level > 1
        AND (p.id IS NULL OR p.map_id <> a.map_id OR p.level >= a.level OR p.province_id <> a.province_id)""",
    ),
    "paths": (
        "0",
        """SELECT count(*) FROM places_area a LEFT JOIN places_area p ON p.id = a.parent_id
        WHERE a.path <> coalesce(p.path, '/') || a.id || '/'""",
    ),
    "maps_meet": (
        "1",
        """SELECT count(*) FROM places_map o JOIN places_map n ON n.valid_from = o.valid_to
        WHERE o.code = '2024' AND n.code = '2025' AND n.valid_to IS NULL""",
    ),
}


@dataclass(frozen=True)
class Proof:
    """One sentence, what was found, and whether it is as it must be."""

    says: str
    found: str
    holds: bool


def proofs() -> Sequence[Proof]:
    """Every proof, in the order in which a reader would want them."""
    found: list[Proof] = []
    with connection.cursor() as cursor:
        for name, (must_be, question) in _PROOFS.items():
            cursor.execute(_WITH + question)
            answer = str(cursor.fetchone()[0])
            found.append(Proof(PROOFS[name], answer, answer == must_be))
    return found
