"""A campaign is opened with what every unit owes, and locked; a unit's report is opened again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club, ClubState
from chungtay.clubs.rules import State
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean
from chungtay.places.models import Area
from chungtay.places.rules import Level
from chungtay.reports.models import Campaign, Due, DueStep
from chungtay.reports.rules import (
    CampaignOnce,
    DueLevel,
    DueState,
    EstimateNotAsked,
    above_of,
    check_deadlines,
    check_due_step,
    check_reopening,
    counted_to,
    level_of_path,
    period_of,
)

LIVING = (State.ACTIVE, State.WEAK, State.SUSPENDED)


@dataclass(frozen=True)
class Asked:
    """What a campaign asks: which period counted to which day, whom, and by when. No day: that level is not asked."""

    kind: str
    period: str
    cut_off: date | None = None
    asks_estimate: bool = False
    club_due_on: date | None = None
    commune_due_on: date | None = None
    province_due_on: date | None = None


@transaction.atomic
def open_campaign(act: Act, *, path: str, key: UUID, asked: Asked) -> Campaign:
    """Open a campaign of the office at `path`: every unit below that is asked owes its report from now on.

    Refuses a day counted to that is missing, not come or outside the period, deadlines out of order, a second campaign.
    """
    content = {"path": path, "asked": asked}
    before = answered_before(key, content)
    if before is not None:
        return Campaign.objects.get(pk=before)
    act.must(Action.KEEP_PROGRAMME, path)
    period = period_of(asked.kind, asked.period)
    through = counted_to(period, asked.cut_off, signed_on=max(act.day, asked.cut_off or act.day))
    if asked.asks_estimate and through >= period.last:
        raise EstimateNotAsked()
    check_deadlines(through, (asked.club_due_on, asked.commune_due_on, asked.province_due_on))
    if Campaign.objects.filter(path=path, kind=asked.kind, period=str(period)).exists():
        raise CampaignOnce(period=period)
    campaign = Campaign.objects.create(
        key=key, path=path, kind=asked.kind, period=str(period), first_on=period.first, last_on=period.last,
        counted_to=through, asks_estimate=asked.asks_estimate, club_due_on=asked.club_due_on,
        commune_due_on=asked.commune_due_on, province_due_on=asked.province_due_on, opened_at=act.at,
        opened_by_id=act.actor_id,
    )  # fmt: skip
    Due.objects.bulk_create(_dues(campaign, through), batch_size=2000)
    write_note(act, "reports.open_campaign", campaign, path=path, fields=["period"], key=key, content=content)
    return campaign


def _dues(campaign: Campaign, day: date) -> Iterable[Due]:
    """What each unit owes: living clubs with books or sheets, communes and provinces with a club, and the office."""
    reach = Reach(frozenset({campaign.path}))
    own = campaign.province_due_on or campaign.commune_due_on or campaign.club_due_on
    assert own is not None, "checked by check_deadlines"
    living = Club.objects.within(reach).filter(
        pk__in=ClubState.objects.on(day).filter(state__in=LIVING).values("club"), is_published_only=False
    )
    paths = list(living.values_list("pk", "path"))
    with_club = {above_of(path) for _pk, path in paths}
    if campaign.club_due_on:
        for pk, path in paths:
            yield _due(campaign, path, campaign.club_due_on, club=pk)
    areas = Area.objects.within(reach).filter(map__valid_to=None)
    for pk, path, level in areas.values_list("pk", "path", "level"):
        if path == campaign.path:
            yield _due(campaign, path, own, area=pk)
        elif level == Level.COMMUNE and campaign.commune_due_on and path in with_club:
            yield _due(campaign, path, campaign.commune_due_on, area=pk)
        elif level == Level.PROVINCE and campaign.province_due_on:
            yield _due(campaign, path, campaign.province_due_on, area=pk)
    if campaign.path == COUNTRY:
        yield _due(campaign, COUNTRY, own)


def _due(campaign: Campaign, path: str, due_on: date, *, club: int | None = None, area: int | None = None) -> Due:
    level = DueLevel.CLUB if club else level_of_path(path)
    return Due(
        campaign=campaign, level=level, club_id=club, area_id=area, path=path, above=above_of(path), due_on=due_on
    )


@transaction.atomic
def lock_campaign(act: Act, *, campaign: Campaign, key: UUID) -> int:
    """Lock the period: what was accepted can no longer be changed, and nothing more is handed up. How many were locked.

    What never came stays missing; a unit is let in again by `reopen`.
    """
    content = {"campaign": campaign.pk, "lock": True}
    if answered_before(key, content) is not None:
        return 0
    act.must(Action.KEEP_PROGRAMME, campaign.path)
    held = Campaign.objects.select_for_update().get(pk=campaign.pk)
    dues = list(Due.objects.select_for_update().filter(campaign=held, state=DueState.ACCEPTED))
    Due.objects.filter(pk__in=[due.pk for due in dues]).update(state=DueState.LOCKED, open_until=None)
    take_steps(act, dues, DueState.LOCKED, "")
    if held.locked_at is None:
        held.locked_at = act.at
        held.save(update_fields=["locked_at"])
    write_note(act, "reports.lock_campaign", held, path=held.path, fields=["locked_at"], key=key, content=content)
    return len(dues)


@transaction.atomic
def reopen(act: Act, *, due: Due, key: UUID, until: date, words: str) -> Due:
    """Open a locked period again for one unit until a day, with the reason. What was handed up before stays."""
    words = clean(words)[:500]
    content = {"due": due.pk, "until": until, "words": words}
    if answered_before(key, content) is not None:
        return due
    held: Due = Due.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=due.pk)
    act.must(Action.KEEP_PROGRAMME, held.campaign.path)
    check_reopening(until, act.day, words)
    if held.state != DueState.DRAFT:
        check_due_step(DueState(held.state), DueState.RETURNED)
        held.state = DueState.RETURNED
    held.open_until = until
    held.save(update_fields=["state", "open_until"])
    take_steps(act, [held], DueState(held.state), words)
    write_note(act, "reports.reopen", held, path=held.path, fields=["open_until"], key=key, content=content)
    return held


def take_steps(act: Act, dues: Iterable[Due], state: DueState, words: str) -> None:
    """Write down what was done with each."""
    DueStep.objects.bulk_create(
        DueStep(due=due, state=state, taken_at=act.at, taken_by_id=act.actor_id, words=words) for due in dues
    )
