"""A visit is written in three touches, struck out where it was never made; a worry is passed on and answered."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import Folder, Visit, VisitCarer, WorryAnswer
from chungtay.care.rules import (
    AnswerMissing,
    NoWorry,
    Outcome,
    Seen,
    StrikingNeedsReason,
    VisitWithdrawn,
    WorryAnswered,
    check_seen,
)
from chungtay.care.services.form import check_goers, client_on, locked, must_lead, must_stand
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def record_visit(act: Act, *, folder: Folder, key: UUID, seen: Seen) -> Visit:
    """Write a visit down, whoever of the circle does it: that day the person was on the list, and who went was named.

    Who does not read this folder today writes nothing into it, though the form waited on a phone for a week.
    """
    must_stand(act, folder)
    seen = replace(seen, words=clean(seen.words)[:500], worry=clean(seen.worry)[:500])
    content = {"folder": folder.pk, **seen.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return Visit.objects.get(pk=row_id)
    check_seen(seen, act.day)
    folder = locked(folder)
    client = client_on(folder, seen.visited_on)
    check_goers(folder, seen.carers, seen.visited_on)
    visit: Visit = Visit.objects.create(
        key=key,
        client=client,
        visited_on=seen.visited_on,
        outcome=seen.outcome,
        tasks=sorted(seen.tasks),
        minutes=seen.minutes,
        words=seen.words,
        worry=seen.worry,
        written_by_id=act.actor_id,
    )
    VisitCarer.objects.bulk_create(VisitCarer(visit=visit, membership_id=pk) for pk in sorted(seen.carers))
    write_note(act, "care.record_visit", visit, path=folder.club.path, fields=["visit"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=seen.visited_on)
    return visit


@transaction.atomic
def strike_visit(act: Act, *, folder: Folder, visit: Visit, key: UUID, reason: str) -> Visit:
    """The visit was never made, or written twice: it stays to be seen and counts no more."""
    must_stand(act, folder)
    reason = clean(reason)[:200]
    content = {"visit": visit.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return visit
    if not reason:
        raise StrikingNeedsReason()
    if visit.written_by_id != act.actor_id:
        must_lead(act, folder)
    folder = locked(folder)
    visit.refresh_from_db()
    if visit.withdrawn_at is not None:
        raise VisitWithdrawn()
    Visit.objects.filter(pk=visit.pk).update(withdrawn_at=act.at, withdrawn_why=reason)
    write_note(
        act, "care.strike_visit", visit, path=folder.club.path, fields=["withdrawn_at"], key=key, content=content
    )
    mark_stale(act, [folder.club_id], since=visit.visited_on)
    visit.refresh_from_db()
    return visit


@transaction.atomic
def answer_worry(act: Act, *, folder: Folder, visit: Visit, key: UUID, words: str) -> WorryAnswer:
    """Somebody who answers for the person says what was done about it."""
    must_lead(act, folder)
    words = clean(words)[:500]
    content = {"visit": visit.pk, "words": words}
    if (row_id := answered_before(key, content)) is not None:
        return WorryAnswer.objects.get(pk=row_id)
    if not words:
        raise AnswerMissing()
    locked(folder)
    if visit.withdrawn_at is not None or not (visit.worry or visit.outcome == Outcome.UNWELL):
        raise NoWorry()
    if WorryAnswer.objects.filter(visit=visit).exists():
        raise WorryAnswered()
    answer: WorryAnswer = WorryAnswer.objects.create(
        key=key, visit=visit, answered_on=act.day, words=words, answered_by_id=act.actor_id
    )
    write_note(act, "care.answer_worry", answer, path=folder.club.path, fields=["words"], key=key, content=content)
    return answer
