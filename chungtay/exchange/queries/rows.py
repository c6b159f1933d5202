"""The lines of an import, and the people a line may tell of."""

from collections.abc import Iterable
from enum import StrEnum

from django.db.models import Q, QuerySet

from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.rules import Decision, LineNotFound
from chungtay.kernel.vietnamese import fold
from chungtay.people.models import Person


class RowFilter(StrEnum):
    """Which lines are shown."""

    ALL = ""
    WRONG = "sai"
    UNDECIDED = "trung"
    WARNED = "xem-lai"
    READY = "xong"
    LEFT_OUT = "bo"


_CHOSEN = {
    RowFilter.ALL: Q(),
    RowFilter.WRONG: Q(is_wrong=True) & ~Q(decision=Decision.LEAVE_OUT),
    RowFilter.UNDECIDED: Q(is_wrong=False, decision=Decision.UNDECIDED),
    RowFilter.WARNED: ~Q(warnings=[]) & ~Q(decision=Decision.LEAVE_OUT),
    RowFilter.READY: Q(is_wrong=False, decision__in=[Decision.NEW, Decision.SAME]),
    RowFilter.LEFT_OUT: Q(decision=Decision.LEAVE_OUT),
}


def rows_of(batch: ImportBatch, chosen: RowFilter = RowFilter.ALL, text: str = "") -> "QuerySet[ImportRow]":
    """The lines in the order of the workbook, by what is to be done with them and by a part of the name."""
    rows = ImportRow.objects.filter(_CHOSEN[chosen], batch=batch).select_related("person").order_by("line")
    words = fold(text)
    if words.isdecimal():
        return rows.filter(line=int(words[:9]))
    return rows.filter(name_fold__contains=words) if words else rows


def get_row(batch: ImportBatch, line: int) -> ImportRow:
    """One line of this import."""
    row: ImportRow | None = ImportRow.objects.filter(batch=batch, line=line).select_related("person").first()
    if row is None:
        raise LineNotFound(line=line)
    return row


def candidates(row: ImportRow) -> tuple[list[Person], list[ImportRow]]:
    """The people and the other lines that look like this line, as the check found them within the actor's reach."""
    people = Person.objects.filter(pk__in=_named(row, "person_id"), merged_into=None)
    lines = ImportRow.objects.filter(batch=row.batch_id, line__in=_named(row, "line"))
    return list(people.select_related("commune", "hamlet").order_by("sort_key", "pk")), list(lines.order_by("line"))


def _named(row: ImportRow, name: str) -> Iterable[int]:
    return [each[name] for each in row.alike if name in each]
