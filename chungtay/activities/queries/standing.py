"""How a club stands in its eight areas: what the year still lacks, and which areas are met over twelve months."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Value

from chungtay.activities.models import Activity
from chungtay.activities.queries.labels import labels_on
from chungtay.activities.queries.measures import Measure, counted_measures, counts_sql, evidence_sql, measures
from chungtay.activities.rules import AreaStanding, How, Standing, lived_months, needed
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import is_veiled_column
from chungtay.figures.rules import Basis
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.meetings.models import Topic
from chungtay.programme.queries import Limits, limits_on


def year_of(club: Club, year: int, today: date, *, knows_whom: bool = True) -> list[AreaStanding]:
    """The calendar year of a club, area by area: what is done, and what must be by its end. Five queries.

    To a reader who may not know whom the club helped, numbers of them are veiled.
    What is counted over time is counted from the rows themselves, so a form just sent is there. What holds on a day is
    read from the last month that was counted.
    """
    since, until = date(year, 1, 1), date(year + 1, 1, 1)
    limits = limits_on(min(today, date(year, 12, 31)), club.path)
    lived = lived_months(club.founded_on, since, until)
    month = _month_of(club.pk, min(today, date(year, 12, 31)))
    counts = _counts(club.pk, since, until)
    done = _done(club.pk, since, until)
    found = {
        each: _standing(
            each, limits, counts[each.held_in] if each.is_counted else getattr(month, each.held_in, 0), month, lived
        )
        for each in measures()
    }
    return _by_area(_as_told(found, knows_whom=knows_whom), labels_on(today, club.path), done)


@dataclass(frozen=True)
class TwelveMonths:
    """The eight areas of a club as the figures hold them to their least, at the end of a month."""

    month: date
    is_judged: bool  # only clubs with books are
    areas: tuple[AreaStanding, ...]

    @property
    def met_count(self) -> int:
        return sum(area.is_met for area in self.areas) if self.is_judged else 0


def twelve_months_of(club: Club, day: date, *, knows_whom: bool = True) -> TwelveMonths | None:
    """The areas over the twelve months to the end of a day's month, with the reason for each that falls short.

    Read from the club's last counted month, as every figure above the club is; None before its first. Three queries.
    To a reader who may not know whom the club helped, numbers of them are veiled.
    """
    month = _month_of(club.pk, day)
    if month is None:
        return None
    ends_on = _end_of(month.month)
    limits = limits_on(ends_on, club.path)
    found = {
        each: _standing(each, limits, getattr(month, each.held_in), month, month.lived_month_count)
        for each in measures()
    }
    is_judged = month.basis in (Basis.BOOKS, Basis.CARRIED) and month.sheet_id is None
    told = _as_told(found, knows_whom=knows_whom)
    return TwelveMonths(month.month, is_judged, tuple(_by_area(told, labels_on(day, club.path), {})))


def _standing(measure: Measure, limits: Limits, have: int, month: ClubMonth | None, lived: int) -> Standing:
    limit = limits[measure.limit]
    of = int(getattr(month, measure.of, 0)) if measure.how is How.SHARE else 0
    return Standing(measure, limit, int(have), needed(measure.how, limit, lived=lived, of=of), of)


def _as_told(found: Mapping[Measure, Standing], *, knows_whom: bool) -> Mapping[Measure, Standing]:
    if knows_whom:
        return found
    return {
        measure: replace(standing, is_veiled=is_veiled_column(measure.held_in)) for measure, standing in found.items()
    }


def counted_between(club_id: int, since: date, until: date) -> dict[str, int]:
    """What the measures counted over time come to, by the columns they are held in, from day to day. One query."""
    return _counts(club_id, since, until)


def _by_area(
    found: Mapping[Measure, Standing], labels: Mapping[ActivityArea, str], done: Mapping[str, int]
) -> list[AreaStanding]:
    return [
        AreaStanding(
            area,
            labels[area],
            tuple(each for measure, each in found.items() if measure.area is area),
            done.get(area, 0),
        )
        for area in ActivityArea
    ]


def _month_of(club_id: int, day: date) -> ClubMonth | None:
    return ClubMonth.objects.filter(club_id=club_id, month__lte=day).order_by("-month").first()


def _end_of(month: date) -> date:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _counts(club_id: int, since: date, until: date) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT {counts_sql()}
  FROM (SELECT %s::bigint AS club_id, %s::date AS since, %s::date AS until) s
  CROSS JOIN LATERAL ({evidence_sql()}) line""",  # noqa: S608 - put together from our own text
            [club_id, since, until],
        )
        row = cursor.fetchone()
    return dict(zip((each.held_in for each in counted_measures()), row, strict=True))


def _done(club_id: int, since: date, until: date) -> dict[str, int]:
    """How much was done in each area: activities and topics of meetings. Two queries."""
    done = Activity.objects.filter(
        club=club_id, withdrawn_at=None, happened_on__gte=since, happened_on__lt=until
    ).order_by()
    topics = Topic.objects.filter(meeting__club=club_id, meeting__held_on__gte=since, meeting__held_on__lt=until)
    counts: dict[str, int] = dict(done.values_list("area").annotate(n=Count("pk")))
    for area, n in topics.order_by().values_list("area").annotate(n=Count("pk")):
        counts[area] = counts.get(area, 0) + n
    return counts


MET = {area: f"{area}_met_club_count" for area in ActivityArea}
CLUB_ORDERS = {
    "ten": ("club__sort_key", "club_id"),
    "dat": ("met_area_count", "club__sort_key", "club_id"),
    "viec": ("done_count", "club__sort_key", "club_id"),
}


def clubs_in_areas(reach: Reach, month: date, *, text: str = "", lacks: str = "") -> "QuerySet[Any]":
    """The clubs of a reach in a month with the areas each has met; narrowed by name, or to those short of an area."""
    in_books = {"club_count": 1, "basis__in": (Basis.BOOKS, Basis.CARRIED), "sheet_id": None}
    rows: Any = ClubMonth.objects.within(reach).filter(month=month, **in_books)
    for word in fold(text).split():
        rows = rows.filter(club__name_fold__contains=word)
    if lacks in set(ActivityArea):
        rows = rows.filter(**{MET[ActivityArea(lacks)]: 0})
    elif lacks == "du":
        rows = rows.filter(all_areas_club_count=1)
    elif lacks == "thieu":
        rows = rows.filter(~Q(all_areas_club_count=1))
    done = sum((F(f"{area}_activity_count") for area in ActivityArea), start=Value(0))
    found: QuerySet[Any] = rows.annotate(done_count=done).select_related("club")
    return found


def areas_met_of(row: ClubMonth) -> tuple[list[ActivityArea], list[ActivityArea]]:
    """The areas a club has met in a month, and those it is short of."""
    met = [area for area, column in MET.items() if getattr(row, column)]
    return met, [area for area in ActivityArea if area not in met]
