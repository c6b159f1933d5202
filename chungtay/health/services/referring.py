"""Slips to the health station: written, numbered in their club, and settled by an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.health.models import Referral, Screening
from chungtay.health.rules import (
    NotAgreedToTell,
    ReferralReason,
    ReferralState,
    ReferralUnknown,
    StationAnswer,
    check_settling,
    check_slip,
    check_words,
)
from chungtay.health.services.form import NOBODY, Taking, begin, members_then, not_agreed
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.rules import Purpose


@dataclass(frozen=True)
class Slip:
    """What stands on a slip."""

    membership_id: int
    made_on: date
    station: str
    reasons: Sequence[ReferralReason]
    words: str = ""


@transaction.atomic
def refer(act: Act, *, club: Club, key: UUID, slip: Slip, taking: Taking = NOBODY) -> Referral:
    """Write a slip to the health station. Refuses one without a reason, and one the person did not agree to."""
    content = _content(slip)
    begin(act, club)
    if (row_id := answered_before(key, content)) is not None:
        return _row(row_id)
    row = write_slip(act, club, key, slip, taking)
    write_note(act, "health.refer", row, path=club.path, fields=["reasons"], key=key, content=content)
    mark_stale(act, [club.pk], since=slip.made_on)
    return row


def _content(slip: Slip) -> dict[str, object]:
    return {
        "member": slip.membership_id,
        "on": slip.made_on,
        "reasons": sorted(slip.reasons),
        "station": clean(slip.station),
        "words": clean(slip.words),
    }


def _row(row_id: int) -> Referral:
    found: Referral = Referral.objects.get(pk=row_id)
    return found


def write_slip(
    act: Act, club: Club, key: UUID, slip: Slip, taking: Taking, screening: Screening | None = None
) -> Referral:
    """The row of a slip, under the next number of the club, which is held. Inside another action it writes no note."""
    check_slip(list(slip.reasons), slip.made_on, act.day)
    members = members_then(club, [slip.membership_id], slip.made_on)
    if refused := not_agreed(act, club, key, members, Purpose.STATION, taking):
        raise NotAgreedToTell(names=", ".join(member.person.full_name for member in refused))
    last = Referral.objects.filter(club=club).aggregate(last=Max("number"))["last"] or 0
    row: Referral = Referral.objects.create(
        key=key,
        membership_id=slip.membership_id,
        club=club,
        number=last + 1,
        made_on=slip.made_on,
        station=clean(slip.station)[:200],
        reasons=sorted(set(slip.reasons)),
        words=clean(slip.words)[:300],
        screening=screening,
        made_by_id=act.actor_id,
    )
    return row


@transaction.atomic
def settle_referral(
    act: Act,
    *,
    club: Club,
    key: UUID,
    referral_key: UUID,
    state: ReferralState,
    on: date,
    answer: StationAnswer | None = None,
    words: str = "",
    again_on: date | None = None,
) -> Referral:
    """Type the station's answer, or why the person did not go, or that the slip was a mistake."""
    words = clean(words)[:300]
    said = {"referral": str(referral_key), "state": state, "on": on, "answer": answer, "words": words}
    content = {**said, "again_on": again_on}
    begin(act, club)
    row: Referral | None = Referral.objects.select_for_update().filter(club=club, key=referral_key).first()
    if row is None:
        raise ReferralUnknown(referral=str(referral_key))
    if answered_before(key, content) is not None:
        return row
    check_settling(ReferralState(row.state), state, made_on=row.made_on, on=on, today=act.day)
    if state is not ReferralState.ANSWERED:
        check_words(words)
    row.state, row.settled_on, row.answer_words, row.again_on = state, on, words, again_on
    row.answer = answer if state is ReferralState.ANSWERED and answer else ""
    row.save(update_fields=["state", "settled_on", "answer", "answer_words", "again_on"])
    write_note(act, "health.settle_referral", row, path=club.path, fields=["state"], key=key, content=content)
    mark_stale(act, [club.pk], since=min(row.made_on, on))
    return row
