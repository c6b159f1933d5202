"""Handing over a post: begun, settled step by step, and only then seat, access and things change hands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import IO, Any
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from chungtay.access.rules import Action
from chungtay.assets.services import hand_all
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import BoardSeat, Membership
from chungtay.clubs.rules import Post
from chungtay.clubs.services import end_board_seat, seat_board_member
from chungtay.journeys.models import Handover, HandoverCheck, HandoverLoan
from chungtay.journeys.queries.handover import giver_of, open_loans, stands_of, things_of_giver
from chungtay.journeys.rules import (
    SEEN_IN_BOOKS,
    GiverIs,
    HandoverAlreadyOpen,
    HandoverBeforeSeat,
    HandoverIsOver,
    HandoverNotReady,
    HandoverState,
    HandoverStep,
    HandsToItself,
    NoSuchFounding,
    StandInsNeeded,
    StepIsSeen,
    StepNeedsCommune,
    StepNeedsWords,
)
from chungtay.journeys.services.papers import digest_of_upload, keep_file
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines


@dataclass(frozen=True)
class Beginning:
    """What a handover begins with."""

    handed_on: date
    giver_is: GiverIs = GiverIs.PRESENT
    stand_ins: str = ""


@transaction.atomic
def begin_handover(act: Act, *, seat: BoardSeat, receiver: Membership, key: UUID, beginning: Beginning) -> Handover:
    """Begin to hand a post to another member. Where the giver is gone, two of the board stand in by name."""
    club = seat.club
    content = {"seat": seat.pk, "receiver": receiver.pk, **vars(beginning)}
    before = answered_before(key, content)
    if before is not None:
        return Handover.objects.get(pk=before)
    act.must(Action.RUN_CLUB, club.path)
    if receiver.club_id != club.pk:
        raise NoSuchFounding(membership=receiver.pk)
    if receiver.person_id == seat.person_id:
        raise HandsToItself()
    if not seat.valid_from < beginning.handed_on <= act.day:
        raise HandoverBeforeSeat(since=seat.valid_from, today=act.day)
    stand_ins = clean(beginning.stand_ins)
    if beginning.giver_is is not GiverIs.PRESENT and len([name for name in stand_ins.split(",") if name.strip()]) < 2:
        raise StandInsNeeded()
    try:
        with transaction.atomic():
            handover = Handover.objects.create(
                key=key,
                club=club,
                seat=seat,
                receiver=receiver,
                handed_on=beginning.handed_on,
                giver_is=beginning.giver_is,
                stand_ins=stand_ins,
            )
    except IntegrityError as taken:
        raise HandoverAlreadyOpen() from taken
    _note(act, "journeys.begin_handover", handover, key, content, ["seat", "receiver"])
    return handover


@transaction.atomic
def confirm_step(
    act: Act,
    *,
    handover: Handover,
    step: HandoverStep,
    key: UUID,
    words: str,
    upload: IO[bytes] | None = None,
) -> HandoverCheck:
    """Somebody confirms a step with what was found or handed over. The commune confirms its own; books speak for
    themselves."""
    content = {"handover": handover.pk, "step": step, "words": words, "file": digest_of_upload(upload)}
    before = answered_before(key, content)
    if before is not None:
        return HandoverCheck.objects.get(pk=before)
    held = _open(handover)
    if step in SEEN_IN_BOOKS:
        raise StepIsSeen()
    if step is HandoverStep.COMMUNE:
        if not act.may(Action.FOUND_CLUB, held.club.path):
            raise StepNeedsCommune()
    else:
        act.must(Action.RUN_MEETING, held.club.path)
    if not words.strip():
        raise StepNeedsWords()
    HandoverCheck.objects.filter(handover=held, step=step, replaced_at=None).update(replaced_at=act.at)
    file = None
    if upload is not None:
        file = keep_file(path=held.club.path, kind="handover", upload=upload, name=getattr(upload, "name", ""))
    check = HandoverCheck.objects.create(
        key=key,
        handover=held,
        step=step,
        words=clean_lines(words),
        confirmed_at=act.at,
        confirmed_by_id=act.actor_id,
        file=file,
    )
    write_note(act, "journeys.confirm_step", check, path=held.club.path, fields=[step.value], key=key, content=content)
    return check


@transaction.atomic
def confirm_loans(act: Act, *, handover: Handover, key: UUID, said: Mapping[int, str]) -> int:
    """Borrowers confirmed what they owe: loan → how (signed, fingerprint, the son for her). Returns how many.

    What is confirmed is the principal left as the books say it now; a payment in between asks for a new confirmation.
    """
    content = {"handover": handover.pk, "said": sorted(said.items())}
    before = answered_before(key, content)
    if before is not None:
        return len(said)
    held = _open(handover)
    act.must(Action.RUN_MEETING, held.club.path)
    loans = {loan.loan_id: loan for loan in open_loans(held)}
    rows = [
        HandoverLoan(
            handover=held,
            loan_id=loan_id,
            outstanding_vnd=loans[loan_id].outstanding_vnd,
            words=clean(words)[:300],
            confirmed_at=act.at,
        )
        for loan_id, words in said.items()
        if loan_id in loans and not loans[loan_id].is_confirmed
    ]
    HandoverLoan.objects.bulk_create(rows)
    _note(act, "journeys.confirm_loans", held, key, content, [f"loan {loan_id}" for loan_id in said])
    return len(rows)


@transaction.atomic
def finish_handover(act: Act, *, handover: Handover, key: UUID, reason: str) -> Handover:
    """Everything is settled: the seat goes over with its access, and what the giver held. Refuses anything open."""
    content = {"handover": handover.pk, "finish": reason}
    if answered_before(key, content) is not None:
        return Handover.objects.get(pk=handover.pk)
    held = _open(handover)
    act.must(Action.RUN_CLUB, held.club.path)
    open_steps = [stand.step for stand in stands_of(held) if not stand.is_done]
    if open_steps:
        raise HandoverNotReady(step_count=len(open_steps))
    seat = BoardSeat.objects.select_related("club", "person").get(pk=held.seat_id)
    giver = giver_of(held)
    if giver is not None and things_of_giver(held):
        hand_all(
            act,
            club=held.club,
            from_membership=giver,
            to_membership=held.receiver,
            key=uuid5(key, "things"),
            on=held.handed_on,
        )
    if seat.valid_to is None:
        last = max(held.handed_on, seat.valid_from + timedelta(days=1))
        end_board_seat(act, seat=seat, key=uuid5(key, "end"), on=last, reason=reason, is_last_confirmed=True)
    seat_board_member(
        act,
        club=held.club,
        key=uuid5(key, "seat"),
        person=held.receiver.person,
        post=Post(seat.post),
        since=held.handed_on,
        source=reason,
    )
    return _end(act, held, HandoverState.DONE, key, content, reason)


@transaction.atomic
def cancel_handover(act: Act, *, handover: Handover, key: UUID, reason: str) -> Handover:
    """The handover is given up, with the reason; the post stays where it is."""
    content = {"handover": handover.pk, "cancel": reason}
    if answered_before(key, content) is not None:
        return Handover.objects.get(pk=handover.pk)
    held = _open(handover)
    act.must(Action.RUN_CLUB, held.club.path)
    if not reason.strip():
        raise StepNeedsWords()
    return _end(act, held, HandoverState.CANCELLED, key, content, reason)


def _open(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("club", "seat", "receiver__person")
    held: Handover = rows.get(pk=handover.pk)
    if held.state != HandoverState.OPEN:
        raise HandoverIsOver()
    return held


def _end(
    act: Act, handover: Handover, state: HandoverState, key: UUID, content: Mapping[str, Any], reason: str
) -> Handover:
    handover.state, handover.ended_at, handover.reason = state, act.at, clean(reason)[:300]
    handover.save(update_fields=["state", "ended_at", "reason"])
    _note(act, f"journeys.handover_{state.value}", handover, key, content, ["state"], reason=handover.reason)
    return handover


def _note(
    act: Act,
    action: str,
    handover: Handover,
    key: UUID,
    content: Mapping[str, Any],
    fields: list[str],
    *,
    reason: str = "",
) -> None:
    path = handover.club.path
    write_note(act, action, handover, path=path, fields=fields, key=key, content=content, reason=reason)
