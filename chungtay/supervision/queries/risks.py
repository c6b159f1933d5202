"""Which clubs to visit first, by what is on record. As many queries for one club as for all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, Sum

from chungtay.clubs.models import BoardSeat, Club, ClubState
from chungtay.clubs.rules import ClubNotFound, Post, State
from chungtay.figures.models import ClubMonth
from chungtay.funds.queries.counts import counts_that_disagree
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import fold
from chungtay.supervision.models import Recommendation, Visit
from chungtay.supervision.queries.terms import terms_at
from chungtay.supervision.rules import (
    MONTHS_LOOKED_AT,
    WAITING_RECOMMENDATIONS,
    Reason,
    Records,
    VisitState,
    reasons_of,
    weight_of,
)

_LIVING = (State.ACTIVE, State.WEAK, State.SUSPENDED)


@dataclass(frozen=True)
class Suggested:
    """A club, why to go there, and when somebody last did or means to."""

    club: Club
    reasons: tuple[Reason, ...]
    last_on: date | None
    planned_on: date | None

    @property
    def weight(self) -> int:
        return weight_of(self.reasons)


def suggested(reach: Reach, day: date, *, text: str = "", risk: str = "") -> list[Suggested]:
    """The living clubs of a reach that something speaks for visiting; the weightiest first, then the longest unseen."""
    clubs = Club.objects.within(reach).filter(
        is_published_only=False, pk__in=ClubState.objects.on(day).filter(state__in=_LIVING).values("club")
    )
    for word in fold(text[:120]).split():
        clubs = clubs.filter(name_fold__contains=word)
    found = [each for each in _weighed(reach, clubs, day) if each.reasons]
    return [each for each in found if not risk or any(reason.risk == risk for reason in each.reasons)]


def chosen(reach: Reach, day: date, club_ids: Iterable[int]) -> list[Suggested]:
    """These clubs of a reach, whether anything speaks for going there or not, in the same order; or `ClubNotFound`."""
    ids = set(club_ids)
    found = _weighed(reach, Club.objects.within(reach).filter(is_published_only=False, pk__in=ids), day)
    missing = ids - {each.club.pk for each in found}
    if missing:
        raise ClubNotFound(club_id=min(missing))
    return found


def _weighed(reach: Reach, clubs: Iterable[Club], day: date) -> list[Suggested]:
    """Clubs with what speaks for going there; the weightiest first, then the longest unseen."""
    known: dict[int, Club] = {club.pk: club for club in clubs}
    why, visits = reasons_for(reach, known, day), _visits(known)
    found = [Suggested(club, why[pk], *visits.get(pk, (None, None))) for pk, club in known.items()]
    return sorted(found, key=lambda each: (-each.weight, each.last_on or date.min, each.club.sort_key))


def reasons_for(reach: Reach, clubs: Mapping[int, Club], day: date) -> dict[int, tuple[Reason, ...]]:
    """Why to visit each of these clubs, by the terms of its place. As many queries for one as for all."""
    terms = terms_at(day, {club.path for club in clubs.values()})
    since = min((each.new_board_from(day) for each in terms.values()), default=day)
    records = _records(reach, clubs, day, chairs_from=since)
    return {pk: reasons_of(records[pk], day, terms[club.path]) for pk, club in clubs.items()}


def reasons_to_visit(club: Club, day: date) -> tuple[Reason, ...]:
    """Why to visit one club."""
    return reasons_for(Reach(frozenset({club.path})), {club.pk: club}, day)[club.pk]


def _records(reach: Reach, clubs: Mapping[int, Club], day: date, *, chairs_from: date) -> dict[int, Records]:
    """What the records say of each of these clubs. Four queries."""
    month = Month.of(day)
    cash = {each.club_id: each.open_vnd for each in counts_that_disagree(reach, day)}
    chairs = dict(
        BoardSeat.objects.on(day)
        .filter(club__in=list(clubs), post=Post.CHAIR, valid_from__gte=chairs_from)
        .values_list("club", "valid_from")
    )
    late = dict(
        Recommendation.objects.filter(visit__club__in=list(clubs), state__in=WAITING_RECOMMENDATIONS, due_on__lt=day)
        .values_list("visit__club")
        .annotate(Count("pk"))
    )
    months = {row["club"]: row for row in _months(list(clubs), month)}
    found = {}
    for pk in clubs:
        row = months.get(pk, {})
        found[pk] = Records(
            silent_months=_silent(row.get("met"), row.get("lived", 0), month),
            cash_open_vnd=cash.get(pk, 0),
            overdue_vnd=row.get("overdue") or 0,
            overdue_count=row.get("overdue_loans") or 0,
            attended_bps=_bps(row.get("came"), row.get("expected")),
            attended_before_bps=_bps(row.get("came_before"), row.get("expected_before")),
            chair_since=chairs.get(pk),
            late_count=late.get(pk, 0),
        )
    return found


def _months(club_ids: list[int], month: Month) -> Any:
    """Of each club the last six whole months, and of this one what is owed and whether they met."""
    first, half = (month - MONTHS_LOOKED_AT).first, (month - MONTHS_LOOKED_AT // 2).first
    late = Q(month__gte=half, month__lt=month.first)
    early = Q(month__lt=half)
    rows = ClubMonth.objects.filter(club__in=club_ids, month__gte=first, month__lte=month.first)
    return rows.values("club").annotate(
        met=Max("month", filter=Q(meeting_count__gt=0)),
        lived=Count("month", filter=Q(month__lt=month.first)),
        overdue=Sum("overdue_vnd", filter=Q(month=month.first)),
        overdue_loans=Sum("overdue_loan_count", filter=Q(month=month.first)),
        came=Sum("present_count", filter=late) + Sum("relative_count", filter=late),
        expected=Sum("expected_count", filter=late),
        came_before=Sum("present_count", filter=early) + Sum("relative_count", filter=early),
        expected_before=Sum("expected_count", filter=early),
    )


def _silent(met: date | None, lived: int, month: Month) -> int:
    """Whole months since the last meeting; of a club younger than that, those it lived."""
    if met is None:
        return lived
    return max(0, month - Month.of(met) - 1)


def _bps(came: int | None, expected: int | None) -> int | None:
    return came * 10_000 // expected if came is not None and expected else None


def _visits(club_ids: Mapping[int, Club]) -> dict[int, tuple[date | None, date | None]]:
    """Of each club the last visit and the planned one."""
    rows = Visit.objects.filter(club__in=list(club_ids)).values_list("club")
    rows = rows.annotate(last_on=Max("visited_on"), next_on=Max("planned_on", filter=Q(state=VisitState.PLANNED)))
    return {club_id: (last_on, planned_on) for club_id, last_on, planned_on in rows}
