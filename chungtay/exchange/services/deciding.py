"""A person decides of a line: somebody new, somebody known, or left out."""

from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.queries.rows import RowFilter, get_row, rows_of
from chungtay.exchange.rules import Decision, PersonNotOffered
from chungtay.exchange.services.checking import check_rows
from chungtay.exchange.services.opening import open_batch
from chungtay.kernel.acts import Act


@transaction.atomic
def decide_row(
    act: Act, *, batch: ImportBatch, key: UUID, line: int, decision: Decision, person_id: int | None = None
) -> None:
    """Say of one line who it is. `SAME` names one of the people the check offered; `UNDECIDED` takes a word back."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk, "line": line, "decision": decision, "person": person_id}
    if answered_before(key, content) is not None:
        return
    batch = open_batch(batch)
    row = get_row(batch, line)
    offered = {each["person_id"] for each in row.alike if "person_id" in each}
    if decision is Decision.SAME and person_id not in offered:
        raise PersonNotOffered(line=line)
    row.decision = decision
    row.person_id = person_id if decision is Decision.SAME else None
    row.save(update_fields=["decision", "person"])
    check_rows(act, batch)
    write_note(act, "exchange.decide_row", row, path=batch.lies_at, fields=["decision"], key=key, content=content)


@transaction.atomic
def leave_out_wrong(act: Act, *, batch: ImportBatch, key: UUID) -> int:
    """Leave out every line that still has a fault; the others can then be applied. Returns how many."""
    return _leave_out(act, batch, key, "exchange.leave_out_wrong", RowFilter.WRONG)


@transaction.atomic
def leave_out_known(act: Act, *, batch: ImportBatch, key: UUID) -> int:
    """Leave out every undecided line that looks like a member of this very club: an old list, sent again."""
    return _leave_out(act, batch, key, "exchange.leave_out_known", RowFilter.UNDECIDED, is_here=True)


def _leave_out(
    act: Act, batch: ImportBatch, key: UUID, action: str, chosen: RowFilter, *, is_here: bool = False
) -> int:
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk, "what": action}
    if answered_before(key, content) is not None:
        return 0
    batch = open_batch(batch)
    rows = rows_of(batch, chosen)
    if is_here:
        rows = rows.filter(alike__contains=[{"is_here": True}])
    count: int = ImportRow.objects.filter(pk__in=rows.values("pk")).update(decision=Decision.LEAVE_OUT, person=None)
    check_rows(act, batch)
    write_note(act, action, batch, path=batch.lies_at, fields=["decision"], key=key, content=content)
    return count
