"""Communes and who answers for them: an officer, one in acting capacity, or nobody."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from chungtay.access.models import Grant, User
from chungtay.access.rules import Role
from chungtay.journeys.queries.founding import communes_for
from chungtay.journeys.rules import NoSuchFounding
from chungtay.kernel.acts import Reach
from chungtay.places.models import Area


@dataclass(frozen=True)
class InCharge:
    """A commune with its officers of the day."""

    commune: Area
    grants: tuple[Grant, ...]


def in_charge(reach: Reach, day: date, *, text: str = "", only_empty: bool = False) -> list[InCharge]:
    """The communes of a reach with who is in charge of each. Two queries."""
    areas = communes_for(reach, text=text)
    held: dict[str, list[Grant]] = defaultdict(list)
    grants = Grant.objects.on(day).filter(role=Role.COMMUNE_OFFICER).within(reach).select_related("user")
    for grant in grants.order_by("valid_from", "pk"):
        held[grant.path].append(grant)
    rows = [InCharge(area, tuple(held.get(area.path, []))) for area in areas]
    return [row for row in rows if not row.grants] if only_empty else rows


def get_account(login: str) -> User | None:
    """The active account of this sign-in name; none if the field is empty, refused if there is no such account."""
    if not login.strip():
        return None
    found = User.objects.filter(login=login.strip(), is_active=True).first()
    if found is None:
        raise NoSuchFounding(login=login)
    return found
