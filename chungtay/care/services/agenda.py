"""The commune's coordinating meeting: a case is put on its agenda with consent, taken off, and what it decided."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, write_note
from chungtay.care.models import AgendaItem, Case, Folder
from chungtay.care.rules import (
    WORKS,
    AgendaDayOver,
    AgendaSettled,
    AgendaTwice,
    AnswerMissing,
    ConsentMissing,
    NoOpenCase,
    QuestionMissing,
)
from chungtay.care.services.form import locked, must_stand
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.people.queries import has_agreed
from chungtay.people.rules import Purpose


@transaction.atomic
def put_on_agenda(act: Act, *, folder: Folder, key: UUID, meets_on: date, question: str) -> AgendaItem:
    """The case is spoken of at a meeting to come. The person has agreed to just that."""
    must_stand(act, folder, WORKS)
    question = clean(question)[:500]
    content = {"folder": folder.pk, "on": meets_on, "question": question}
    if (row_id := answered_before(key, content)) is not None:
        return AgendaItem.objects.get(pk=row_id)
    if not question:
        raise QuestionMissing()
    if meets_on < act.day:
        raise AgendaDayOver()
    folder = locked(folder)
    if not has_agreed(folder.person_id, folder.club_id, Purpose.COORDINATION, act.day):
        raise ConsentMissing()
    case = Case.objects.filter(folder=folder, ended_on=None).first()
    if case is None:
        raise NoOpenCase()
    if AgendaItem.objects.filter(case=case, meets_on=meets_on, withdrawn_at=None).exists():
        raise AgendaTwice()
    item: AgendaItem = AgendaItem.objects.create(
        key=key, case=case, meets_on=meets_on, question=question, put_by_id=act.actor_id
    )
    write_note(act, "care.put_on_agenda", item, path=folder.club.path, fields=["agenda"], key=key, content=content)
    return item


@transaction.atomic
def decide(act: Act, *, folder: Folder, item: AgendaItem, key: UUID, decision: str) -> AgendaItem:
    """What the meeting decided, written down by who put the case to it or another who works on it."""
    must_stand(act, folder, WORKS)
    decision = clean(decision)[:500]
    content = {"item": item.pk, "decision": decision}
    if answered_before(key, content) is not None:
        return item
    if not decision:
        raise AnswerMissing()
    locked(folder)
    item.refresh_from_db()
    if item.decided_at is not None or item.withdrawn_at is not None:
        raise AgendaSettled()
    AgendaItem.objects.filter(pk=item.pk).update(decided_at=act.at, decision=decision)
    write_note(act, "care.decide", item, path=folder.club.path, fields=["decision"], key=key, content=content)
    item.refresh_from_db()
    return item


def take_off_agenda(act: Act, folder: Folder) -> None:
    """The case is spoken of no more at meetings whose decision is not written down."""
    rows = AgendaItem.objects.filter(case__folder=folder, decided_at=None, withdrawn_at=None)
    AgendaItem.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(withdrawn_at=act.at)
