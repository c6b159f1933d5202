"""Which clubs an office rates: real ones, narrowed by name and place."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from chungtay.clubs.models import Club, Seat
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold

LONGEST_SEARCH = 120


@dataclass(frozen=True)
class Narrowed:
    """A part of the name, and the path of a place below."""

    text: str = ""
    path: str = ""


@dataclass(frozen=True)
class RatedClub:
    """A club as the lists of rating name it."""

    pk: int
    name: str
    path: str
    sort_key: str
    commune_name: str


def clubs_rated(reach: Reach, narrowed: Narrowed | None = None) -> dict[int, RatedClub]:
    """The clubs of a reach by number, in Vietnamese order. One query."""
    narrowed = narrowed or Narrowed()
    seat = Seat.objects.filter(club=OuterRef("pk"), map__valid_to=None)
    rows: Any = Club.objects.within(reach).filter(is_published_only=False, path__startswith=narrowed.path)
    for word in fold(narrowed.text[:LONGEST_SEARCH]).split():
        rows = rows.filter(name_fold__contains=word)
    rows = rows.annotate(commune_name=Subquery(seat.values("commune__full_name")[:1])).order_by("sort_key", "pk")
    found = rows.values_list("pk", "name", "path", "sort_key", "commune_name")
    return {pk: RatedClub(pk, name, path, key, commune or "") for pk, name, path, key, commune in found}
