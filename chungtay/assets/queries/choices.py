"""Who can be chosen as a holder: places and people known here already, then the members of the day."""

from datetime import date

from chungtay.assets.models import Holding
from chungtay.assets.rules import HolderKind
from chungtay.clubs.models import Club
from chungtay.clubs.queries.members import roll_on

KNOWN_AT_MOST = 30


def named_holders(club: Club) -> list[tuple[HolderKind, str]]:
    """Places and people who are no members, that hold or held something of this club; the meeting place first."""
    rows = Holding.objects.filter(thing__club=club).exclude(kind=HolderKind.MEMBER).order_by("kind", "name")
    known = [(HolderKind(kind), name) for kind, name in rows.values_list("kind", "name").distinct()[:KNOWN_AT_MOST]]
    usual = (HolderKind.PLACE, club.meeting_place)
    return known if not club.meeting_place or usual in known else [usual, *known]


def members_who_may_hold(club: Club, day: date) -> list[tuple[int, str]]:
    """The members of a day in Vietnamese order, namesakes told apart by number and birth year."""
    found = []
    for line in roll_on(club, day):
        apart = f" ({line.known_as or line.birth_year or line.hamlet})" if line.has_namesake else ""
        found.append((line.membership_id, f"{line.full_name}{apart} · số {line.number}"))
    return found
