"""Visits to many clubs are planned at once, each as one planned alone."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.supervision.models import Visit
from chungtay.supervision.queries.risks import reasons_for
from chungtay.supervision.queries.visits import own_level
from chungtay.supervision.rules import (
    ClubsPlannedAlready,
    EveryClubPlanned,
    Level,
    Series,
    VisitState,
    check_series,
    dealt,
    path_at,
)

_NAMED = 12


@transaction.atomic
def plan_visits(act: Act, *, clubs: Sequence[Club], key: UUID, series: Series) -> list[Visit]:
    """Put one visit of one's own office to each of these clubs on the plan, in their order, the first the earliest.

    Refuses a series that cannot be, and clubs that have a planned visit of this office in that time, by name, unless
    those are to be left out; then it refuses where none is left.
    """
    series = replace(series, leader=clean(series.leader)[:500], purpose=clean(series.purpose)[:500])
    content = {"clubs": [club.pk for club in clubs], **asdict(series)}
    if answered_before(key, content) is not None:
        return list(Visit.objects.filter(key__in=[_key(key, club) for club in clubs]).order_by("planned_on", "pk"))
    levels = {club.pk: own_level(act.reach(Action.SUPERVISE), club.path) for club in clubs}
    for club in clubs:
        act.must(Action.SUPERVISE, path_at(levels[club.pk], club.path))
    check_series(series, len(clubs), act.day)
    left = _without_planned(clubs, levels, series)
    reasons = reasons_for(act.reach(Action.SUPERVISE), {club.pk: club for club in left}, act.day)
    days = dealt(series.days(), len(left), is_spread=series.is_spread)
    made: list[Visit] = Visit.objects.bulk_create(
        Visit(
            key=_key(key, club), club=club, level=levels[club.pk], planned_on=day, purpose=series.purpose,
            team=series.leader, planned_at=act.at, planned_by_id=act.actor_id,
            reasons=[reason.risk for reason in reasons[club.pk]],
        )
        for club, day in zip(left, days, strict=True)
    )  # fmt: skip
    for visit in made:
        write_note(act, "supervision.plan_visit", visit, path=visit.club.path, fields=["planned_on"])
    first = made[0]
    office = path_at(Level(first.level), first.club.path)
    write_note(act, "supervision.plan_visits", first, path=office, fields=["planned_on"], key=key, content=content)
    return made


def _without_planned(clubs: Sequence[Club], levels: dict[int, Level], series: Series) -> list[Club]:
    """The clubs that this office has not planned to visit in that time; locked, so that two plan in turn."""
    ids = [club.pk for club in clubs]
    list(Club.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    standing = Visit.objects.filter(
        club__in=ids, state=VisitState.PLANNED, planned_on__gte=series.first_on, planned_on__lte=series.last_on
    ).values_list("club", "level")
    planned = {club_id for club_id, level in standing if levels[club_id] == level}
    if planned and not series.skips_planned:
        names = [club.name for club in clubs if club.pk in planned]
        more = ["…"] if len(names) > _NAMED else []
        raise ClubsPlannedAlready(names=", ".join(names[:_NAMED] + more), count=len(names))
    left = [club for club in clubs if club.pk not in planned]
    if not left:
        raise EveryClubPlanned()
    return left


def _key(key: UUID, club: Club) -> UUID:
    return uuid5(key, str(club.pk))
