"""The clubs that a mass import may write to."""

from collections import defaultdict
from datetime import date

from django.db import connection

from chungtay.exchange.rules import ClubPlace, Directory, short_area, short_club
from chungtay.exchange.words import ETHNICITIES
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.places.words import hamlet_called

_CLUBS = """
SELECT c.id, c.name, s.commune_id, a.name, p.name FROM clubs_club c
JOIN clubs_seat s ON s.club_id = c.id JOIN places_map m ON m.id = s.map_id AND m.valid_to IS NULL
LEFT JOIN places_area a ON a.id = s.commune_id JOIN places_area p ON p.id = s.province_id
WHERE NOT c.is_published_only AND c.path LIKE ANY(%s) ORDER BY c.id
"""
_HAMLETS = """
SELECT h.area_id, h.id, h.kind, h.name FROM places_hamlet h
WHERE h.valid_from <= %(day)s AND (h.valid_to IS NULL OR h.valid_to > %(day)s) AND h.area_id = ANY(%(communes)s)
"""


def directory_of(reach: Reach, *, today: date, joined_on: date) -> Directory:
    """Every club of the reach by number and name, and the hamlets of their communes, in two queries."""
    clubs: dict[int, ClubPlace] = {}
    by_name: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    hamlets: dict[int, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_CLUBS, [[f"{root}%" for root in sorted(reach.roots)]])
        for club_id, name, commune_id, commune, province in cursor.fetchall():
            clubs[club_id] = ClubPlace(club_id, commune_id)
            by_name[short_club(name)].append((club_id, short_area(commune or ""), short_area(province)))
        communes = sorted({place.commune_id for place in clubs.values() if place.commune_id is not None})
        cursor.execute(_HAMLETS, {"day": today, "communes": communes})
        for area_id, hamlet_id, kind, name in cursor.fetchall():
            hamlets[area_id] |= {fold(name): hamlet_id, fold(hamlet_called(kind, name)): hamlet_id}
    return Directory(clubs, dict(by_name), dict(hamlets), ETHNICITIES, today, joined_on)
