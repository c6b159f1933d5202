"""The one page of a club, for one or many at once: what it is, its figures beside a year ago, its thirteen months."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from chungtay.clubs.models import Club, ClubState, Seat
from chungtay.clubs.rules import State
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import UnitKind, counts_of_units, shown
from chungtay.figures.rules import INDICATORS, Basis, Indicator
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.rating.models import Rating
from chungtay.rating.rules import Band
from chungtay.reports.models import PortraitRun
from chungtay.reports.rules import PORTRAIT, PUBLISHED_TOO, TREND_MONTHS, DueNotFound

CountedMonth = dict[int, tuple[int, Mapping[str, int]]]  # by club: basis, counts
_TOLD = (Basis.BOOKS, Basis.SHEET, Basis.CARRIED)


@dataclass(frozen=True)
class Portrait:
    """A club on one page. Values are None where nobody counted."""

    club: Club
    place: str
    state: State | None
    month: Month
    basis: Basis
    now: Mapping[str, float | None]
    before: Mapping[str, float | None]
    trend: Sequence[tuple[Month, int | None, int | None]]  # members, people present
    rating: tuple[int, int, Band] | None  # year, points, band


def portrait_indicators() -> list[Indicator]:
    """Every figure of the page."""
    return [INDICATORS[code] for _part, codes in PORTRAIT for code in codes]


def clubs_below(path: str, month: Month) -> list[int]:
    """The clubs that count below a path in a month, place by place. One query."""
    rows = ClubMonth.objects.filter(month=month.first, club_count=1, club__path__startswith=path)
    return list(rows.order_by("club__path").values_list("club_id", flat=True))


def portraits_of(ids: Collection[int], month: Month, day: date) -> list[Portrait]:
    """The pages of these clubs, in the order of their places. Eight queries, however many."""
    clubs = {club.pk: club for club in Club.objects.filter(pk__in=ids).select_related("programme").order_by("path")}
    seats = Seat.objects.filter(club__in=ids, map__valid_to=None).select_related("commune", "province")
    places = {seat.club_id: seat for seat in seats}
    states = dict(ClubState.objects.on(day).filter(club__in=ids).values_list("club_id", "state"))
    now, before = (_values(ids, until) for until in (month, month - 12))
    months = Month.between(month - (TREND_MONTHS - 1), month)
    trends = _trends(ids, months)
    ratings = {
        row.club_id: (row.year, row.points, Band(row.band))
        for row in Rating.objects.filter(club__in=ids).order_by("year")
    }
    bases, earlier = _bases(trends, month), _bases(trends, month - 12)
    return [
        Portrait(
            club, _place(places.get(pk)), State(states[pk]) if pk in states else None, month,
            bases.get(pk, Basis.NOTHING), _known(now, bases, pk), _known(before, earlier, pk),
            [_point(each, trends.get(each, {}).get(pk)) for each in months], ratings.get(pk),
        )
        for pk, club in clubs.items()
    ]  # fmt: skip


def _values(ids: Collection[int], until: Month) -> dict[int, dict[str, float | None]]:
    indicators = portrait_indicators()
    counts = counts_of_units(UnitKind.CLUB, ids, until - 11, until, indicators)
    return {pk: {each.code: each.value(of) for each in indicators} for pk, of in counts.items()}


def _bases(trends: Mapping[Month, CountedMonth], month: Month) -> dict[int, Basis]:
    return {club_id: Basis(basis) for club_id, (basis, _counts) in trends.get(month, {}).items()}


def _known(
    values: Mapping[int, Mapping[str, float | None]], bases: Mapping[int, Basis], pk: int
) -> Mapping[str, float | None]:
    """A published total says only how many members there are."""
    of, basis = values.get(pk, {}), bases.get(pk, Basis.NOTHING)
    if basis in _TOLD:
        return of
    return {code: value if code in PUBLISHED_TOO and basis is Basis.PUBLISHED else None for code, value in of.items()}


def _trends(ids: Collection[int], months: Sequence[Month]) -> dict[Month, CountedMonth]:
    rows = ClubMonth.objects.filter(club_id__in=ids, month__in=[month.first for month in months])
    found: dict[Month, CountedMonth] = {}
    for pk, month, basis, members, present in rows.values_list(
        "club_id", "month", "basis", "member_count", "present_count"
    ):
        counts = shown({"member_count": members, "present_count": present})
        found.setdefault(Month.of(month), {})[pk] = (basis, counts)
    return found


def _point(month: Month, found: "tuple[int, Mapping[str, int]] | None") -> tuple[Month, int | None, int | None]:
    if found is None or Basis(found[0]) not in (*_TOLD, Basis.PUBLISHED):
        return month, None, None
    has_met = Basis(found[0]) in _TOLD
    return month, found[1]["member_count"], found[1]["present_count"] if has_met else None


def _place(seat: Any) -> str:
    if seat is None:
        return ""
    return ", ".join(area.full_name for area in (seat.commune, seat.province) if area)


def runs_in(reach: Reach) -> Any:
    """The runs of portraits in reach, the latest first."""
    return PortraitRun.objects.within(reach).select_related("asked_by").order_by("-asked_at", "-pk")


def get_run(reach: Reach, key: UUID) -> PortraitRun:
    """The run in reach; or `DueNotFound`."""
    found: PortraitRun | None = runs_in(reach).filter(key=key).select_related("file").first()
    if found is None:
        raise DueNotFound(key=str(key))
    return found
