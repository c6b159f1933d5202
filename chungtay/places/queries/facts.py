"""The yearly sheets of communes, and proposed changes of names."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Case, IntegerField, QuerySet, Value, When

from chungtay.kernel.acts import Reach
from chungtay.places.models import Area, CommuneFact, ProposedChange
from chungtay.places.queries.areas import called_on
from chungtay.places.rules import AreaNotFound, ChangeState

ChangeRows: TypeAlias = "QuerySet[ProposedChange, Any]"


def commune_facts(area: Area) -> list[CommuneFact]:
    """The sheets of a commune that stand, the latest year first."""
    return list(CommuneFact.objects.filter(area=area, superseded_by__isnull=True).order_by("-year"))


def commune_fact(area: Area, year: int) -> CommuneFact | None:
    """The sheet of one year that stands."""
    found: CommuneFact | None = CommuneFact.objects.filter(area=area, year=year, superseded_by__isnull=True).first()
    return found


def fact_versions(area: Area, year: int) -> list[CommuneFact]:
    """Every version of one year's sheet, the one that stands first."""
    return list(CommuneFact.objects.filter(area=area, year=year).order_by("-pk"))


def facts_of_year(area_ids: Iterable[int], year: int) -> dict[int, CommuneFact]:
    """The standing sheets of many communes for one year. One query."""
    rows = CommuneFact.objects.filter(area_id__in=list(area_ids), year=year, superseded_by__isnull=True)
    return {fact.area_id: fact for fact in rows}


def proposed_changes(reach: Reach | None = None) -> ChangeRows:
    """Every change that was read somewhere, those waiting for confirmation first, then the latest."""
    rows: ChangeRows = ProposedChange.objects.all() if reach is None else ProposedChange.objects.within(reach)
    waiting = Case(When(state=ChangeState.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.select_related("area", "area__province", "area_name").order_by(
        waiting, "-issued_on", "area__level", "area__sort_key"
    )


def get_change(reach: Reach, change_id: int) -> ProposedChange:
    """One proposed change of an area in the reach. Raises `AreaNotFound`, as it is a part of its area."""
    found: ProposedChange | None = proposed_changes(reach).filter(pk=change_id).first()
    if found is None:
        raise AreaNotFound(change_id=change_id)
    return found


def communes_with_facts(province: Area, *, year: int, on: date) -> list[tuple[Any, CommuneFact | None]]:
    """Every commune of a province in order, each with its standing sheet of the year. Two queries."""
    rows = called_on(Area.objects.filter(parent=province).order_by("sort_key", "code"), on)
    communes = list(rows)
    facts = facts_of_year([commune.pk for commune in communes], year)
    return [(commune, facts.get(commune.pk)) for commune in communes]
