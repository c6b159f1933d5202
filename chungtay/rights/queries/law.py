"""The law of a day: its routes with what a province pays instead, and which ages are celebrated."""

from collections.abc import Iterable, Sequence
from datetime import date

from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import ancestors
from chungtay.people.rules import StatusValue
from chungtay.places.models import Area
from chungtay.places.queries import areas_in, map_on
from chungtay.places.rules import Level
from chungtay.programme.rules import Mark
from chungtay.rights.models import Entitlement, LocalAmount, LongevityAge
from chungtay.rights.rules import AgeRule, Benefit, CaseNotFound, Giver, Route


def law_on(day: date) -> list[Entitlement]:
    """The rows of the law that hold on a day, in the order in which they were written."""
    return list(Entitlement.objects.on(day).order_by("pk"))


def routes_on(path: str, day: date) -> list[Route]:
    """The routes of a day as conditions, with the amounts of a place. Two queries."""
    return routes_of(law_on(day), path, day)


def routes_of(rows: Iterable[Entitlement], path: str, day: date) -> list[Route]:
    """These rows as conditions, with the amounts of the place."""
    amounts = local_amounts(path, day)
    return [_route(row, amounts.get(Benefit(row.benefit))) for row in rows]


def _route(row: Entitlement, local_vnd: int | None) -> Route:
    def values(said: Iterable[str]) -> frozenset[StatusValue]:
        return frozenset(StatusValue(each) for each in said)

    return Route(
        code=row.code,
        benefit=Benefit(row.benefit),
        age_from=row.age_from,
        age_under=row.age_under,
        sex=row.sex,
        household=values(row.household),
        living=values(row.living),
        disability=values(row.disability),
        receiving=values(row.receiving),
        barred_by=values(row.barred_by),
        # A province may pay more than the law, never less.
        amount_vnd=max(row.amount_vnd or 0, local_vnd or 0) or None,
        is_sourced=row.mark == Mark.SOURCED,
        valid_from=row.valid_from,
    )


def local_amounts(path: str, day: date) -> dict[Benefit, int]:
    """What is paid at a place instead of the national amount; the nearest place that sets it decides."""
    rows = LocalAmount.objects.on(day).filter(path__in=ancestors(path)).values_list("benefit", "path", "amount_vnd")
    return {Benefit(benefit): amount for benefit, _, amount in sorted(rows, key=lambda row: len(row[1]))}


def amounts_of(path: str) -> Sequence[LocalAmount]:
    """What a province set, the latest first."""
    return list(LocalAmount.objects.filter(path=path).order_by("benefit", "-valid_from"))


def provinces_in(reach: Reach, day: date) -> list[Area]:
    """The provinces of the day's map that a reach covers, in Vietnamese order. Two queries."""
    return [area for area in areas_in(map_on(day), Level.PROVINCE, on=day) if reach.covers(area.path)]


def get_province(reach: Reach, area_id: int, day: date) -> Area:
    """A province of today's map inside the reach; or `CaseNotFound`."""
    found = next((area for area in provinces_in(reach, day) if area.pk == area_id), None)
    if found is None:
        raise CaseNotFound(area=area_id)
    return found


def ages_on(day: date) -> list[AgeRule]:
    """Which ages are celebrated by whom on a day. One query."""
    return [
        AgeRule(row.age_from, row.age_to, Giver(row.giver), row.amount_vnd, row.gift)
        for row in LongevityAge.objects.on(day).order_by("age_from")
    ]


def longevity_law(day: date) -> Sequence[LongevityAge]:
    """The same as rows, with their sources."""
    return list(LongevityAge.objects.on(day).order_by("age_from"))
