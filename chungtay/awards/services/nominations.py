"""Nominating, and each step of a nomination until the council votes."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.awards.models import AwardRound, Nomination, NominationStep, Quota, SecondReason
from chungtay.awards.queries import achievements, awards_before, nominated_beside
from chungtay.awards.rules import (
    GATHERING,
    LIVE,
    REASONABLE,
    SETTLED,
    AwardeeKind,
    BeyondQuota,
    BeyondUnitQuota,
    MeritMissing,
    NoEarlierAward,
    NominatedAlready,
    NominationMovedOn,
    NominationsOverdue,
    NominationState,
    NomineeElsewhere,
    NomineeMissing,
    ReasonFixed,
    ReasonUnchanged,
    RoundMovedOn,
    RoundNotOpen,
    RoundState,
    SecondAwardNeedsReason,
    StepNeedsWords,
    check_nomination,
    who_key,
)
from chungtay.awards.services.rounds import is_own
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.kernel.paths import ancestors, is_club
from chungtay.kernel.vietnamese import clean, clean_lines, fold

_IN_TURN = (
    *(NominationState.ENDORSED, NominationState.CHECKED, NominationState.PROPOSED),
    *(NominationState.RETURNED, NominationState.WITHDRAWN),
)


@dataclass(frozen=True)
class Nominee:
    """Who is nominated: a row of ours, or an outsider by name. `unit`: where they belong, as it stands on the paper."""

    club: Club | None = None
    membership: Membership | None = None
    awardee_path: str = ""
    name: str = ""
    post: str = ""
    unit: str = ""

    def content(self) -> dict[str, object]:
        """What a note remembers the form by."""
        rows = {"club": self.club.pk if self.club else 0, "member": self.membership.pk if self.membership else 0}
        return rows | {"at": self.awardee_path, "name": self.name, "post": self.post, "unit": self.unit}


@dataclass(frozen=True)
class Told:
    """What is said for a nominee: the line of the certificate, the report, and why a second award."""

    merit: str
    report: str
    second_words: str = ""


@transaction.atomic
def nominate(act: Act, *, quota: Quota, unit_path: str, key: UUID, nominee: Nominee, told: Told) -> Nomination:
    """Nominate for one of the awards of an open round, with the figures of the records as they are today.

    Refuses a round that is not open, a unit below after its day, more than the quota or the unit's part of it, who does
    not sit with the unit, the same twice, and a second award for the same merit without a reason.
    """
    content = {"quota": quota.pk, "unit": unit_path, **nominee.content(), **asdict(told)}
    if (known := answered_before(key, content)) is not None:
        return Nomination.objects.get(pk=known)
    if not may_nominate(act, unit_path):
        raise OutsideReach(action=str(Action.HAND_UP), path=unit_path)
    held = AwardRound.objects.select_for_update(no_key=True).get(pk=quota.round_id)
    quota = Quota.objects.get(pk=quota.pk)
    _check_open(act, held, unit_path)
    awardee = AwardeeKind(quota.awardee)
    facts = facts_of(awardee, nominee, unit_path)
    _check_places(quota, unit_path, facts["who"])
    told = _tidy(told)
    _check_second(str(facts["who"]), held, told)
    made: Nomination = Nomination.objects.create(
        key=key, quota=quota, unit_path=unit_path, awardee=awardee, since_on=act.day,
        figures=figures_for(awardee, nominee, held.merit_from, held.merit_to),
        search_fold=fold(f"{facts['name']} {facts['post']} {facts['unit']} {told.merit}"), **facts, **asdict(told),
    )  # fmt: skip
    _step(act, made, NominationState.PROPOSED)
    write_note(act, "awards.nominate", made, path=unit_path, fields=["quota"], key=key, content=content)
    return made


@transaction.atomic
def step_nomination(
    act: Act, *, nomination: Nomination, key: UUID, to: NominationState, words: str = "", told: Told | None = None
) -> Nomination:
    """The next step: endorsed by an office between, checked or given back by the round's, put right and sent again or
    withdrawn by who nominated.

    Refuses who may not, a step that does not follow, giving back or withdrawing without words.
    """
    words = clean(words)[:1000]
    content = {"nomination": nomination.pk, "to": str(to), "words": words, "told": asdict(told) if told else None}
    if answered_before(key, content) is not None:
        return nomination
    held = locked(nomination)
    if to not in steps_for(act, held):
        if not (may_move(act, held) or may_endorse(act, held) or may_nominate(act, held.unit_path)):
            raise OutsideReach(action=str(Action.HAND_UP), path=held.unit_path)
        raise NominationMovedOn()
    if to in (NominationState.RETURNED, NominationState.WITHDRAWN) and not words:
        raise StepNeedsWords()
    if to is NominationState.PROPOSED and told is not None:
        told = _tidy(told)
        _check_second(held.who, held.quota.round, told, held)
        held.merit, held.report, held.second_words = told.merit, told.report, told.second_words
    held.state, held.since_on = to, act.day
    held.save(update_fields=["state", "since_on", "merit", "report", "second_words"])
    _step(act, held, to, words)
    path = held.unit_path if to in (NominationState.PROPOSED, NominationState.WITHDRAWN) else held.quota.round.path
    write_note(act, f"awards.nomination_{to}", held, path=path, fields=["state"], key=key, content=content)
    return held


@transaction.atomic
def reason_second(act: Act, *, nomination: Nomination, key: UUID, second_words: str) -> Nomination:
    """Give or mend the reason of a second award until the decision is issued; what the council voted on stays known.

    Refuses who does not sit at the office of the round, a nomination that is given back, out or awarded, somebody
    without another award for the same merit, no words and the same words.
    """
    second_words = clean(second_words)[:500]
    content = {"nomination": nomination.pk, "second_words": second_words}
    if answered_before(key, content) is not None:
        return nomination
    held = _locked(nomination)
    row = held.quota.round
    if not may_move(act, held):
        raise OutsideReach(action=str(Action.HAND_UP), path=row.path)
    if held.state not in REASONABLE or row.state in SETTLED:
        raise ReasonFixed()
    if not second_words:
        raise StepNeedsWords()
    if second_words == held.second_words:
        raise ReasonUnchanged()
    if not (held.second_words or is_second(held)):
        raise NoEarlierAward()
    SecondReason.objects.create(
        key=key, nomination=held, state=held.state, replaced=held.second_words, words=second_words, given_on=act.day,
        given_at=act.at, given_by_id=act.actor_id,
    )  # fmt: skip
    held.second_words = second_words
    held.save(update_fields=["second_words"])
    write_note(act, "awards.reason_second", held, path=row.path, fields=["second_words"], key=key, content=content)
    return held


def may_reason(act: Act, nomination: Nomination) -> bool:
    """Whether this person may give or mend the reason of a second award now."""
    is_open = nomination.state in REASONABLE and nomination.quota.round.state not in SETTLED
    return is_open and may_move(act, nomination)


def is_second(nomination: Nomination) -> bool:
    """Whether the same has another award for merit of the same time, or is nominated for one beside."""
    row = nomination.quota.round
    earlier = awards_before(nomination.who, row.merit_from, row.merit_to)
    return bool(earlier or nominated_beside(nomination.who, row, nomination))


def may_nominate(act: Act, unit_path: str) -> bool:
    """A club's board for the club; an office for itself."""
    return act.may(Action.RUN_MEETING, unit_path) if is_club(unit_path) else is_own(act, unit_path)


def may_move(act: Act, nomination: Nomination) -> bool:
    """Whether this person sits at the office of the round."""
    return is_own(act, nomination.quota.round.path)


def may_endorse(act: Act, nomination: Nomination) -> bool:
    """Whether this person sits between who nominates and the office of the round."""
    above = ancestors(nomination.unit_path)[:-1]
    between = above[above.index(nomination.quota.round.path) + 1 :] if nomination.quota.round.path in above else []
    return any(is_own(act, path) for path in between)


def steps_for(act: Act, nomination: Nomination) -> list[NominationState]:
    """What this person may do next with it, going on before giving back."""
    state, round_state = NominationState(nomination.state), RoundState(nomination.quota.round.state)
    found: set[NominationState] = set()
    if round_state in GATHERING:
        if may_move(act, nomination):
            found |= {NominationState.CHECKED, NominationState.RETURNED}
        if may_endorse(act, nomination):
            found |= {NominationState.ENDORSED, NominationState.RETURNED}
        if may_nominate(act, nomination.unit_path):
            found |= {NominationState.PROPOSED, NominationState.WITHDRAWN}
    elif round_state is RoundState.VOTED and may_move(act, nomination):
        found = {NominationState.WITHDRAWN}
    if state is NominationState.CHECKED and not may_move(act, nomination):
        found = set()
    return [each for each in _IN_TURN if each in found and _follows(state, each)]


def _follows(before: NominationState, after: NominationState) -> bool:
    try:
        check_nomination(before, after)
    except NominationMovedOn:
        return False
    return True


def figures_for(awardee: AwardeeKind, nominee: Nominee, first: date, last: date) -> achievements.Figures:
    """What the records say of a nominee; nothing of an outsider."""
    if awardee is AwardeeKind.CLUB and nominee.club:
        return achievements.of_club(nominee.club, first, last)
    if awardee is AwardeeKind.MEMBER and nominee.membership:
        return achievements.of_member(nominee.membership, first, last)
    return achievements.of_unit(nominee.awardee_path, first, last) if awardee is AwardeeKind.UNIT else []


def locked(nomination: Nomination) -> Nomination:
    """The same, of a round that is not decided or cancelled."""
    held = _locked(nomination)
    if held.quota.round.state in SETTLED:
        raise RoundMovedOn()
    return held


def _locked(nomination: Nomination) -> Nomination:
    """The row, locked after its round, so that a vote and a step never pass each other."""
    AwardRound.objects.select_for_update(no_key=True).get(quotas__nominations=nomination.pk)
    held: Nomination = (
        Nomination.objects.select_for_update(of=("self",), no_key=True)
        .select_related("quota__round")
        .get(pk=nomination.pk)
    )
    return held


def who_of(awardee: AwardeeKind, nominee: Nominee) -> str:
    """The awardee in one word, by which earlier awards are found; empty while nobody is named."""
    if awardee is AwardeeKind.CLUB and nominee.club:
        return who_key(awardee, row=nominee.club.pk)
    if awardee is AwardeeKind.MEMBER and nominee.membership:
        return who_key(awardee, row=nominee.membership.person_id)
    if awardee is AwardeeKind.UNIT:
        return who_key(awardee, row=nominee.awardee_path)
    name = clean(nominee.name)
    return who_key(awardee, row=f"{name} {clean(nominee.unit)}") if name else ""


def facts_of(awardee: AwardeeKind, nominee: Nominee, unit_path: str) -> dict[str, object]:
    """The columns that say who; refused where somebody is missing or sits elsewhere."""
    club, member, name = nominee.club, nominee.membership, clean(nominee.name)
    is_of_club = awardee in (AwardeeKind.CLUB, AwardeeKind.MEMBER)
    if not is_of_club:
        club = None
    if awardee is not AwardeeKind.MEMBER:
        member = None
    elif club is None or member is None or member.club_id != club.pk:
        raise NomineeMissing()
    place = (club.path if club else "") if is_of_club else unit_path
    if awardee is AwardeeKind.UNIT:
        place = nominee.awardee_path
    if not place or not name:
        raise NomineeMissing()
    if not place.startswith(unit_path):
        raise NomineeElsewhere()
    return {
        "who": who_of(awardee, nominee), "club": club, "membership": member, "name": name[:160],
        "awardee_path": place if awardee is AwardeeKind.UNIT else "",
        "post": clean(nominee.post)[:160], "unit": clean(nominee.unit)[:200],
    }  # fmt: skip


def _check_open(act: Act, held: AwardRound, unit_path: str) -> None:
    if held.state != RoundState.OPEN:
        raise RoundNotOpen()
    if not unit_path.startswith(held.path):
        raise NomineeElsewhere()
    if act.day > held.due_on and unit_path != held.path:
        raise NominationsOverdue(due_on=held.due_on)


def _check_places(quota: Quota, unit_path: str, who: object) -> None:
    live = Nomination.objects.filter(quota=quota, state__in=sorted(LIVE))
    if live.filter(who=who).exists():
        raise NominatedAlready()
    if live.count() >= quota.count:
        raise BeyondQuota(count=quota.count)
    if quota.per_unit is not None and live.filter(unit_path=unit_path).count() >= quota.per_unit:
        raise BeyondUnitQuota(count=quota.per_unit)


def _tidy(told: Told) -> Told:
    tidy = Told(clean(told.merit)[:300], clean_lines(told.report), clean(told.second_words)[:500])
    if not tidy.merit or not tidy.report:
        raise MeritMissing()
    return tidy


def _check_second(who: str, held: AwardRound, told: Told, but: Nomination | None = None) -> None:
    """Refuse a second award for the same merit without a reason, here or in another round, ours or of others."""
    if told.second_words:
        return
    earlier = awards_before(who, held.merit_from, held.merit_to)
    if earlier:
        first = earlier[0].decision
        raise SecondAwardNeedsReason(number=first.written_number, on=first.signed_on, issuer=first.issuer)
    if nominated_beside(who, held, but):
        raise SecondAwardNeedsReason(number="…", on=held.due_on, issuer=held.issuer)


def _step(act: Act, nomination: Nomination, state: NominationState, words: str = "") -> None:
    NominationStep.objects.create(
        nomination=nomination, state=state, words=words, happened_on=act.day, taken_at=act.at, taken_by_id=act.actor_id
    )
