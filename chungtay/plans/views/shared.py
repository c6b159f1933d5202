"""What these pages share: of which place they are asked, and numbers as they are written."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.plans import queries, words

if TYPE_CHECKING:
    from chungtay.places.models import Area


@dataclass(frozen=True)
class Place:
    """Of which place a page is asked."""

    path: str
    area: "Area | None"
    name: str
    is_own: bool

    @property
    def query(self) -> str:
        """The part of an address that asks for the same place."""
        return "" if self.is_own else f"?noi={self.path}"


def place_asked(request: ActRequest) -> Place:
    """The place asked for by `?noi=`, else the top of one's reach; outside it there is nothing."""
    reach = request.act.reach(Action.SEE_OFFICE)
    own = min(reach.roots, key=len)
    path = request.GET.get("noi") or own
    area = queries.area_at(reach, path)
    name = str(words.COUNTRY) if area is None else names_of({path}, request.act.day).get(path, path)
    return Place(path, area, name, path == own)


def own_path(request: ActRequest, action: Action) -> str:
    """Where this person writes."""
    return min(request.act.reach(action).roots, key=len)


def year_asked(request: ActRequest) -> int:
    """The year asked for by `?nam=`, else this one."""
    said = request.GET.get("nam", "")
    year = int(said) if said.isdecimal() and len(said) == 4 else 0
    return year if 2012 <= year <= request.act.day.year + 1 else request.act.day.year


def years(request: ActRequest) -> list[int]:
    """The years to choose from, the next one first."""
    return list(range(request.act.day.year + 1, request.act.day.year - 6, -1))


def nav(place: Place) -> dict[str, Any]:
    """What the way around needs."""
    return {"place": place, "place_query": place.query}
