"""Who holds a card, and who is a member here: what the check of an import asks besides `clubs`."""

from collections.abc import Collection

from django.db import connection

from chungtay.clubs.models import Membership
from chungtay.kernel.acts import Reach

_HOLDERS = """
SELECT p.association_card_no, p.id FROM people_person p
WHERE p.association_card_no = ANY(%(cards)s) AND p.merged_into_id IS NULL
    AND (p.path LIKE ANY(%(below)s) OR EXISTS (SELECT FROM clubs_membership m JOIN clubs_club c ON c.id = m.club_id
        WHERE m.person_id = p.id AND c.path LIKE ANY(%(below)s)))
"""


def holders_of_cards(reach: Reach, cards: Collection[str]) -> dict[str, int]:
    """Which person within the reach holds each of these association cards."""
    if not cards:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS, {"cards": sorted(cards), "below": [f"{root}%" for root in sorted(reach.roots)]})
        return dict(cursor.fetchall())


def members_here(club_id: int, person_ids: Collection[object]) -> set[object]:
    """Which of these people are members of this club now."""
    if not person_ids:
        return set()
    rows = Membership.objects.open().filter(club=club_id, person__in=person_ids)
    return set(rows.values_list("person_id", flat=True))
