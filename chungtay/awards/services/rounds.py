"""Actions on a round: planned, set otherwise, its quotas, opened, closed, handed over, cancelled."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.awards.models import AwardRound, Nomination, Quota
from chungtay.awards.rules import (
    BY_HAND,
    LIVE,
    STILL_SET,
    AwardeeKind,
    AwardKind,
    DayNotCome,
    Issuer,
    NoQuotaYet,
    Occasion,
    QuotaBelowUsed,
    RoundIsSet,
    RoundMovedOn,
    RoundState,
    Share,
    StepNeedsWords,
    check_merit,
    check_round,
    check_shares,
)
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.kernel.vietnamese import clean, clean_lines, fold


@dataclass(frozen=True)
class Planned:
    """What is set of a round."""

    title: str
    occasion: Occasion
    issuer_side: Issuer
    issuer: str
    merit_from: date
    merit_to: date
    due_on: date
    quorum_percent: int
    pass_percent: int
    about: str = ""

    def tidy(self) -> dict[str, object]:
        """As it is stored; refused where days or shares cannot be."""
        check_merit(self.merit_from, self.merit_to)
        check_shares(self.quorum_percent, self.pass_percent)
        said = asdict(self) | {"title": clean(self.title), "issuer": clean(self.issuer)}
        about = clean_lines(self.about)
        return said | {"about": about, "search_fold": fold(f"{said['title']} {said['issuer']} {about}")}


def is_own(act: Act, path: str) -> bool:
    """Whether this office is the person's own: each level moves only what is its own, not what lies below it."""
    return path in act.reach(Action.HAND_UP).roots


@transaction.atomic
def plan_round(act: Act, *, path: str, key: UUID, planned: Planned) -> AwardRound:
    """Plan a round of the office at this path. Refuses merit that ends before it begins, and shares below half."""
    content = {"path": path, **asdict(planned)}
    if (known := answered_before(key, content)) is not None:
        return AwardRound.objects.get(pk=known)
    _must_own(act, path)
    made: AwardRound = AwardRound.objects.create(key=key, path=path, **planned.tidy())
    write_note(act, "awards.plan", made, path=path, fields=["title"], key=key, content=content)
    return made


@transaction.atomic
def change_round(act: Act, *, award_round: AwardRound, key: UUID, planned: Planned) -> AwardRound:
    """Set it otherwise, as long as nominations are not closed."""
    content = {"round": award_round.pk, **asdict(planned)}
    if answered_before(key, content) is not None:
        return award_round
    held = held_round(act, award_round)
    _check_set(held)
    tidy = planned.tidy()
    for name, value in tidy.items():
        setattr(held, name, value)
    held.save(update_fields=list(tidy))
    write_note(act, "awards.change", held, path=held.path, fields=list(tidy), key=key, content=content)
    return held


@transaction.atomic
def set_quota(
    act: Act, *, award_round: AwardRound, key: UUID, kind: AwardKind, awardee: AwardeeKind, share: Share
) -> Quota:
    """How many of this award for whom; set again it replaces what was set. Refuses less than is nominated already."""
    content = {"round": award_round.pk, "kind": str(kind), "awardee": str(awardee), **asdict(share)}
    if (known := answered_before(key, content)) is not None:
        return Quota.objects.get(pk=known)
    held = held_round(act, award_round)
    _check_set(held)
    share = Share(share.count, share.per_unit, share.money_vnd, clean(share.money_source))
    share.check()
    used = Nomination.objects.filter(
        quota__round=held, quota__kind=kind, quota__awardee=awardee, state__in=sorted(LIVE)
    ).count()
    if share.count < used:
        raise QuotaBelowUsed(count=share.count, used=used)
    made, _new = Quota.objects.update_or_create(round=held, kind=kind, awardee=awardee, defaults=asdict(share))
    write_note(act, "awards.quota", made, path=held.path, fields=["count"], key=key, content=content)
    return made


@transaction.atomic
def move_round(
    act: Act, *, award_round: AwardRound, key: UUID, to: RoundState, said: str = "", on: date | None = None
) -> AwardRound:
    """Open it, close nominations, open them again, hand the certificates over, or cancel it with the reason.

    Refuses to open without quotas, to cancel without words, to have handed over on a day to come. A vote and a decision
    are services of their own.
    """
    content = {"round": award_round.pk, "to": str(to), "said": said, "on": on}
    if answered_before(key, content) is not None:
        return award_round
    held = held_round(act, award_round)
    check_round(RoundState(held.state), to)
    if to not in BY_HAND:
        raise RoundMovedOn()
    if to is RoundState.OPEN and not Quota.objects.filter(round=held).exists():
        raise NoQuotaYet()
    if to is RoundState.CANCELLED and not clean(said):
        raise StepNeedsWords()
    if to is RoundState.HANDED:
        held.handed_on = on or act.day
        if held.handed_on > act.day:
            raise DayNotCome(on=held.handed_on)
    held.state, held.state_words = to, clean(said)[:500]
    held.save(update_fields=["state", "state_words", "handed_on"])
    write_note(act, f"awards.{to}", held, path=held.path, fields=["state"], key=key, content=content)
    return held


def held_round(act: Act, award_round: AwardRound) -> AwardRound:
    """The row, locked, of the person's own office."""
    held: AwardRound = AwardRound.objects.select_for_update(no_key=True).get(pk=award_round.pk)
    _must_own(act, held.path)
    return held


def _must_own(act: Act, path: str) -> None:
    act.must(Action.HAND_UP, path)
    if not is_own(act, path):
        raise OutsideReach(action=str(Action.HAND_UP), path=path)


def _check_set(held: AwardRound) -> None:
    if held.state not in STILL_SET:
        raise RoundIsSet()
