"""An import is applied whole or not at all, and undone in one step."""

from uuid import UUID, uuid5

from django.core.files.storage import default_storage
from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.services import enrol_many, undo_batch
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.queries.batches import standing_of
from chungtay.exchange.rules import (
    LONG_WORK,
    Decision,
    LinesStillWrong,
    LinesUndecided,
    NothingToApply,
    State,
    check_next,
    read_line,
)
from chungtay.exchange.services.checking import known_of, new_member
from chungtay.exchange.services.opening import locked
from chungtay.kernel.acts import Act


@transaction.atomic
def start_applying(act: Act, *, batch: ImportBatch, key: UUID) -> bool:
    """Hand a long import to the worker. Returns whether it was handed on now, so that it is queued once."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return False
    batch = locked(batch)
    check_next(State(batch.state), State.APPLYING)
    _check_ready(batch)
    batch.state = State.APPLYING
    batch.save(update_fields=["state"])
    write_note(act, "exchange.start_applying", batch, path=batch.lies_at, fields=["state"], key=key, content=content)
    return True


@transaction.atomic
def apply_import(act: Act, *, batch: ImportBatch, key: UUID) -> ImportBatch:
    """Write every line that was not left out into the register, in one transaction.

    Refuses while a line is wrong or undecided. If the register changed since the check, `clubs.RegisterRefused` comes
    through and nothing was written: check again.
    """
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return ImportBatch.objects.get(pk=batch.pk)
    batch = locked(batch)
    check_next(State(batch.state), State.APPLIED)
    _check_ready(batch)
    known = known_of(batch, act.day)
    rows = list(ImportRow.objects.filter(batch=batch, decision__in=[Decision.NEW, Decision.SAME]).order_by("line"))
    members = [new_member(row, read_line(row.values, known), batch) for row in rows]
    lane = Lane.BULK if len(members) > LONG_WORK else Lane.LIVE
    done = enrol_many(act, rows=members, key=uuid5(key, "enrol"), batch=batch.pk, lane=lane)
    _remember(batch, {str(member.key): member.line for member in members})
    batch.state, batch.applied_at, batch.member_count = State.APPLIED, act.at, done.member_count
    batch.save(update_fields=["state", "applied_at", "member_count"])
    write_note(act, "exchange.apply_import", batch, path=batch.lies_at, fields=["state"], key=key, content=content)
    return batch


@transaction.atomic
def stop_applying(act: Act, *, batch: ImportBatch, key: UUID) -> None:
    """A long import that could not be written goes back to its lines."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return
    batch = locked(batch)
    if batch.state == State.APPLYING:
        batch.state = State.CHECKED
        batch.save(update_fields=["state"])
        write_note(act, "exchange.stop_applying", batch, path=batch.lies_at, fields=["state"], key=key, content=content)


@transaction.atomic
def undo_import(act: Act, *, batch: ImportBatch, key: UUID) -> ImportBatch:
    """Take the whole import back. Refuses (`clubs.BatchInUse`) once anything was written about one of its members."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return ImportBatch.objects.get(pk=batch.pk)
    batch = locked(batch)
    check_next(State(batch.state), State.UNDONE)
    undo_batch(act, batch=batch.pk, key=uuid5(key, "undo"))
    # The lines stay to be read; they hold nobody back any more.
    batch.rows.all().update(membership_id=None, person=None, decision=Decision.UNDECIDED)
    batch.state, batch.undone_at = State.UNDONE, act.at
    batch.save(update_fields=["state", "undone_at"])
    write_note(act, "exchange.undo_import", batch, path=batch.lies_at, fields=["state"], key=key, content=content)
    return batch


@transaction.atomic
def discard_import(act: Act, *, batch: ImportBatch, key: UUID) -> None:
    """Give an import up before it was applied: its lines and its file go, the note stays."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk}
    if answered_before(key, content) is not None:
        return
    batch = locked(batch)
    check_next(State(batch.state), State.DISCARDED)
    file = batch.file
    batch.rows.all().delete()
    batch.state, batch.file, batch.ignored = State.DISCARDED, None, []
    batch.save(update_fields=["state", "file", "ignored"])
    if file is not None:
        file.delete()
        transaction.on_commit(lambda: default_storage.delete(file.stored_as))
    write_note(act, "exchange.discard_import", batch, path=batch.lies_at, fields=["state"], key=key, content=content)


def _check_ready(batch: ImportBatch) -> None:
    standing = standing_of(batch)
    if standing.wrong_count:
        raise LinesStillWrong(line_count=standing.wrong_count)
    if standing.undecided_count:
        raise LinesUndecided(line_count=standing.undecided_count)
    if not standing.enrolled_count:
        raise NothingToApply()


_REMEMBER = """
UPDATE exchange_importrow r SET membership_id = m.id FROM unnest(%s::uuid[], %s::int[]) told(key, line)
JOIN clubs_membership m ON m.key = told.key WHERE r.batch_id = %s AND r.line = told.line
"""


def _remember(batch: ImportBatch, lines: dict[str, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_REMEMBER, [list(lines), list(lines.values()), batch.pk])
