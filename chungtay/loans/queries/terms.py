"""Terms by place: what a club had before, and the areas whose association may set terms."""

from dataclasses import dataclass
from datetime import date

from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.paths import COUNTRY
from chungtay.loans.models import LoanTerms
from chungtay.loans.queries.facts import terms_of, terms_on
from chungtay.loans.rules import Terms
from chungtay.places.models import Area
from chungtay.places.rules import Level


def terms_before(path: str) -> list[LoanTerms]:
    """Every set of terms a place had of its own, the latest first."""
    return list(LoanTerms.objects.filter(path=path, project=None).order_by("-valid_from"))


@dataclass(frozen=True)
class Place:
    """An area with the terms in force in it."""

    area_id: int | None
    name: str
    path: str
    terms: Terms
    row: LoanTerms | None


def places_to_set(reach: Reach, day: date) -> list[Place]:
    """The provinces of today in which somebody may set terms, in order, and what holds there. Two queries."""
    areas = Area.objects.within(reach).filter(map__valid_to=None, level=Level.PROVINCE).order_by("sort_key")
    rows = {row.path: row for row in LoanTerms.objects.on(day).filter(project=None)}
    found = []
    for area in areas:
        row = rows.get(area.path) or rows.get(COUNTRY)
        found.append(Place(area.pk, area.full_name, area.path, terms_of(row) if row else Terms(), row))
    return found


def place_to_set(reach: Reach, area_id: int, day: date) -> Place:
    """One area in reach with its terms; or `NotFound`."""
    area = Area.objects.within(reach).filter(pk=area_id, map__valid_to=None).first()
    if area is None:
        raise NotFound(area=area_id)
    terms, row = terms_on(area.path, None, day)
    return Place(area.pk, area.full_name, area.path, terms, row)
