"""Places compared: among all of a place's parts or within one cluster, by several figures, beside a year ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chungtay.figures.queries import UnitKind, counts_of_units
from chungtay.figures.rules import Indicator, Kind
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.plans.models import Cluster, ClusterPlace
from chungtay.plans.queries.targets import areas_below
from chungtay.plans.rules import PlanRowNotFound, overall, ranks


@dataclass(frozen=True)
class Ranked:
    """A place with its value and rank in each figure, its place over all, and that of a year ago."""

    area: Any
    name: str
    values: tuple[float | None, ...]
    ranks: tuple[int | None, ...]
    rank: int
    mean: float
    before: int | None
    clusters: str

    @property
    def climbed(self) -> int | None:
        """How many places it went up in a year; below nothing it fell."""
        return None if self.before is None else self.before - self.rank


def clusters_of(path: str) -> list[Cluster]:
    """The clusters that stand below this path, by name, with their places. Two queries."""
    rows = Cluster.objects.filter(path=path, closed_at=None).prefetch_related("places__area")
    return list(rows.order_by("name"))


def get_cluster(reach: Reach, key: UUID) -> Cluster:
    """The cluster, if whoever asks reaches it; or `PlanRowNotFound`."""
    found: Cluster | None = Cluster.objects.within(reach).filter(key=key, closed_at=None).first()
    if found is None:
        raise PlanRowNotFound(key=str(key))
    return found


def ranking(path: str, day: date, indicators: Sequence[Indicator], cluster: Cluster | None = None) -> list[Ranked]:
    """The places right below, the best first. Flows are of the last twelve months. Five queries."""
    areas = areas_below(path, day)
    in_cluster = dict(
        ClusterPlace.objects.filter(is_open=True, cluster__path=path).values_list("area", "cluster__name")
    )
    if cluster is not None:
        areas = [area for area in areas if in_cluster.get(area.pk) == cluster.name]
    ids, month = [area.pk for area in areas], Month.of(day)
    now, before = _values(ids, month, indicators), _values(ids, month - 12, indicators)
    by_figure = [ranks(of) for of in now]
    means, earlier = overall(by_figure, ids), overall([ranks(of) for of in before], ids)
    places = ranks({key: -mean for key, mean in means.items()})
    had = any(value for of in before for value in of.values())
    places_before = ranks({key: -mean for key, mean in earlier.items()}) if had else {}
    found = [
        Ranked(
            area, area.full_name_on, tuple(of[area.pk] for of in now), tuple(of.get(area.pk) for of in by_figure),
            places[area.pk], means[area.pk], places_before.get(area.pk), in_cluster.get(area.pk, ""),
        )
        for area in areas
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.rank, each.area.sort_key))


def _values(ids: Sequence[int], month: Month, indicators: Sequence[Indicator]) -> list[dict[int, float | None]]:
    """The value of each place by figure: stocks of the month, flows of the twelve months to it. One or two queries."""
    flows = [each for each in indicators if each.kind is Kind.FLOW]
    stocks = [each for each in indicators if each.kind is not Kind.FLOW]
    counts = {
        **({Kind.FLOW: counts_of_units(UnitKind.AREA, ids, month - 11, month, flows)} if flows else {}),
        **({Kind.STOCK: counts_of_units(UnitKind.AREA, ids, month, month, stocks)} if stocks else {}),
    }
    return [
        {key: each.value(counts[Kind.FLOW if each.kind is Kind.FLOW else Kind.STOCK].get(key, {})) for key in ids}
        for each in indicators
    ]
