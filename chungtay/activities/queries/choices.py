"""Who can be named in a form: the members of the day, and at the end those who left lately: forms may come late."""

from datetime import date, timedelta

from chungtay.clubs.models import Club
from chungtay.clubs.queries.members import Presence, members_of, roll_on

_LATELY = timedelta(days=92)


def members_to_name(club: Club, day: date) -> list[tuple[int, str]]:
    """Members by membership, namesakes told apart, in Vietnamese order. Two queries."""
    found = []
    for line in roll_on(club, day):
        apart = f" ({line.known_as or line.birth_year or line.hamlet or line.number})" if line.has_namesake else ""
        found.append((line.membership_id, f"{line.full_name}{apart}"))
    left = members_of(club, day, presence=Presence.LEFT).filter(valid_to__gt=day - _LATELY)
    return found + [(row.pk, row.person.full_name) for row in left.order_by("person__sort_key")]
