"""A slip to the commune's health station, and the answer that comes back on its torn-off part."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import CaseReferral, Folder
from chungtay.care.rules import (
    WORKS,
    Answer,
    CircleKind,
    ConsentMissing,
    DayNotCome,
    EndsTooEarly,
    Focus,
    ReferralSaysNothing,
    ReferralState,
    check_referral,
    check_slip,
)
from chungtay.care.services.cases import open_case_of
from chungtay.care.services.form import locked, must_stand
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.queries import has_agreed
from chungtay.people.rules import Purpose


@dataclass(frozen=True, kw_only=True)
class Slip:
    """To which station, why, from which day."""

    made_on: date
    station: str
    reasons: frozenset[Focus] = frozenset()
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What became of a slip."""

    state: ReferralState
    on: date
    answer: Answer | None = None
    words: str = ""


@transaction.atomic
def refer(act: Act, *, folder: Folder, key: UUID, slip: Slip) -> CaseReferral:
    """Send the person of an open case to the station, who agreed that the station is told."""
    must_stand(act, folder, WORKS)
    station, words = clean(slip.station)[:160], clean(slip.words)[:500]
    content = {
        "folder": folder.pk, "on": slip.made_on, "station": station, "reasons": sorted(slip.reasons), "words": words
    }  # fmt: skip
    if (row_id := answered_before(key, content)) is not None:
        return CaseReferral.objects.get(pk=row_id)
    check_slip(slip.reasons, words, slip.made_on, act.day)
    if not station:
        raise ReferralSaysNothing()
    folder = locked(folder)
    if not has_agreed(folder.person_id, folder.club_id, Purpose.STATION, act.day):
        raise ConsentMissing()
    made: CaseReferral = CaseReferral.objects.create(
        key=key,
        case=open_case_of(folder),
        made_on=slip.made_on,
        station=station,
        reasons=sorted(slip.reasons),
        words=words,
        written_by_id=act.actor_id,
    )
    write_note(act, "care.refer", made, path=folder.club.path, fields=["referral"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=slip.made_on)
    return made


@transaction.atomic
def settle(act: Act, *, folder: Folder, referral: CaseReferral, key: UUID, settled: Settled) -> CaseReferral:
    """The torn-off part came back and is typed, or the person did not go. Whoever of the circle holds it types it."""
    must_stand(act, folder, frozenset(CircleKind))
    words = clean(settled.words)[:500]
    content = {"referral": referral.pk, "state": str(settled.state), "on": settled.on, "words": words}
    content["answer"] = str(settled.answer or "")
    if answered_before(key, content) is not None:
        return referral
    if settled.on > act.day:
        raise DayNotCome(on=settled.on)
    locked(folder)
    referral.refresh_from_db()
    check_referral(ReferralState(referral.state), settled.state)
    if settled.on < referral.made_on:
        raise EndsTooEarly(began_on=referral.made_on)
    if (settled.state is ReferralState.ANSWERED) is not (settled.answer is not None):
        raise ReferralSaysNothing()
    CaseReferral.objects.filter(pk=referral.pk).update(
        state=settled.state,
        settled_on=settled.on,
        answer=settled.answer or "",
        answer_words=words,
        settled_by=act.actor_id,
    )
    write_note(act, "care.settle", referral, path=folder.club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=referral.made_on)  # one that is taken back was never made
    referral.refresh_from_db()
    return referral
