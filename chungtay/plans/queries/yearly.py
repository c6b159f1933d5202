"""The yearly plan of an office, and the yearly sheet of programme money."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Sum

from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.plans.models import MoneyLine, PlanTask
from chungtay.plans.rules import Heading, MoneyKind, PlanRowNotFound, Source

Cells = Mapping[MoneyKind, int]


def tasks_of(path: str, year: int, *, text: str = "", state: str = "") -> "QuerySet[Any]":
    """The plan of one office and year, narrowed by words or state."""
    rows: QuerySet[Any] = PlanTask.objects.filter(path=path, year=year).select_related("target")
    if state:
        rows = rows.filter(state=state)
    for word in fold(text[:120]).split():
        rows = rows.filter(search_fold__contains=word)
    return rows


def get_task(reach: Reach, key: UUID) -> PlanTask:
    """The task in reach; or `PlanRowNotFound`."""
    found: PlanTask | None = PlanTask.objects.within(reach).filter(key=key).select_related("target").first()
    if found is None:
        raise PlanRowNotFound(key=str(key))
    return found


def get_money(reach: Reach, key: UUID) -> MoneyLine:
    """The line in reach; or `PlanRowNotFound`."""
    found: MoneyLine | None = MoneyLine.objects.within(reach).filter(key=key).first()
    if found is None:
        raise PlanRowNotFound(key=str(key))
    return found


def lines_of(path: str, year: int) -> "QuerySet[Any]":
    """The lines of one place and year, the latest first, struck ones too."""
    rows: QuerySet[Any] = MoneyLine.objects.filter(path=path, year=year).select_related("written_by")
    return rows.order_by("-written_at", "-pk")


@dataclass(frozen=True)
class Sheet:
    """The yearly sheet: by heading and source of the place itself, and of each place below its sums."""

    cells: Mapping[tuple[Heading, Source], Cells]
    below: Mapping[str, Cells]

    def heading(self, heading: Heading) -> dict[MoneyKind, int]:
        """The sums of a heading over all sources."""
        return _sum(cells for (of, _source), cells in self.cells.items() if of == heading)

    @property
    def own(self) -> dict[MoneyKind, int]:
        """The sums of the place's own lines."""
        return _sum(self.cells.values())

    @property
    def all_below(self) -> dict[MoneyKind, int]:
        """The sums of the places below."""
        return _sum(self.below.values())


def _sum(cells: Any) -> dict[MoneyKind, int]:
    cells = list(cells)
    return {kind: sum(each.get(kind, 0) for each in cells) for kind in MoneyKind}


def sheet_of(path: str, year: int) -> Sheet:
    """The sheet of one place and year; struck lines do not count. Two queries."""
    rows = MoneyLine.objects.filter(year=year, struck_at=None)
    own: dict[tuple[Heading, Source], dict[MoneyKind, int]] = {}
    for heading, source, kind, vnd in (
        rows.filter(path=path).values_list("heading", "source", "kind").annotate(vnd=Sum("amount_vnd"))
    ):
        own.setdefault((Heading(heading), Source(source)), {})[MoneyKind(kind)] = vnd
    below: dict[str, dict[MoneyKind, int]] = {}
    depth = path.count("/") + (0 if path == "/" else 1)
    deeper = rows.filter(path__startswith=path).exclude(path=path)
    for of, kind, vnd in deeper.values_list("path", "kind").annotate(vnd=Sum("amount_vnd")):
        place = "/" + "".join(f"{part}/" for part in of.strip("/").split("/")[: max(1, depth - 1)])
        cells = below.setdefault(place, {})
        cells[MoneyKind(kind)] = cells.get(MoneyKind(kind), 0) + vnd
    return Sheet(own, below)
