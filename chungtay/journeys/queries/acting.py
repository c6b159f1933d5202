"""Communes and who answers for them: an officer, one in acting capacity, or nobody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

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


def communes_to_see_to(reach: Reach, day: date, *, text: str = "", only_empty: bool = False) -> "QuerySet[Area]":
    """The communes of a reach, or only those where nobody is in charge."""
    areas = communes_for(reach, text=text)
    if not only_empty:
        return areas
    return areas.exclude(Exists(_officers(day).filter(path=OuterRef("path"))))


def in_charge(communes: Iterable[Area], day: date) -> list[InCharge]:
    """These communes, a page of them, with who is in charge of each. One query."""
    areas = list(communes)
    held: dict[str, list[Grant]] = defaultdict(list)
    grants = _officers(day).filter(path__in=[area.path for area in areas]).select_related("user")
    for grant in grants.order_by("valid_from", "pk"):
        held[grant.path].append(grant)
    return [InCharge(area, tuple(held.get(area.path, []))) for area in areas]


def _officers(day: date) -> "QuerySet[Any]":
    found: QuerySet[Any] = Grant.objects.on(day).filter(role=Role.COMMUNE_OFFICER)
    return found


def get_account(login: str) -> User | None:
    """The active account of this sign-in name; none if the field is empty, refused if there is no such account."""
    if not login.strip():
        return None
    found = User.objects.filter(login=login.strip(), is_active=True).first()
    if found is None:
        raise NoSuchFounding(login=login)
    return found
