"""A workbook comes in: it is kept, and what was recognised in it is shown before anything is read from it."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4, uuid5

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.rules import (
    OPEN,
    SAMPLE_COUNT,
    Column,
    Field,
    FileTooLarge,
    Kind,
    Layout,
    Lines,
    Sheet,
    State,
    StepNotOpen,
    WorkbookBroken,
    check_next,
    find_layout,
    lines_of,
    read_apart,
    tell,
)
from chungtay.exchange.rules.states import MOST_BYTES
from chungtay.kernel.acts import Act
from chungtay.kernel.legacy_text import Encoding
from chungtay.kernel.vietnamese import clean
from chungtay.records.models import File

_MEDIA = {
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.XLSB: "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.CSV: "text/csv",
}


READ_AT_MOST = MOST_BYTES + 1
"""No more of an upload is read into memory; one byte more than allowed tells that it is too large."""


def later(key: UUID) -> UUID:
    """The key of what follows from a form after its first try failed."""
    return uuid5(key, "later")


@dataclass(frozen=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def open_import(act: Act, *, club: Club, key: UUID, upload: Upload) -> ImportBatch:
    """Keep a workbook and recognise its sheet, header and letters. Nothing of it is in the register yet.

    Refuses what is no workbook, is broken, locked, too large, or holds no table with names. The file is read before
    the transaction begins: a workbook may take a while, a lock must not.
    """
    act.must(Action.IMPORT_REGISTER, club.path)
    if len(upload.content) > MOST_BYTES:
        raise FileTooLarge(size_mb=-(-len(upload.content) >> 20), limit_mb=MOST_BYTES >> 20)
    kind = tell(upload.name, upload.content).kind
    sheets = read_apart(upload.content, kind)
    return _keep(act, club, key, upload, kind, found_in(sheets))


@transaction.atomic
def _keep(act: Act, club: Club, key: UUID, upload: Upload, kind: Kind, found: "Found") -> ImportBatch:
    content = {"club": club.pk, "sha256": upload.sha256}
    if (row_id := answered_before(key, content)) is not None:
        return ImportBatch.objects.get(pk=row_id)
    name = clean(upload.name)[:200] or "so.xlsx"
    file = File.objects.create(
        key=key,
        path=club.path,
        kind="exchange.register",
        name=name,
        media_type=_MEDIA[kind],
        byte_count=len(upload.content),
        sha256=upload.sha256,
        stored_as=default_storage.save(f"exchange/{club.pk}/{uuid4().hex}.{kind}", ContentFile(upload.content)),
    )
    batch = ImportBatch(
        key=key,
        club=club,
        file=file,
        file_name=name,
        sha256=upload.sha256,
        kind=kind,
        state=State.UPLOADED,
        joined_on=min(club.founded_on or act.day, act.day),
        source=name,
        made_by=act.actor_id,
        made_at=act.at,
    )
    put_found(batch, found)
    batch.save()
    write_note(act, "exchange.open_import", batch, path=batch.lies_at, key=key, content=content)
    return batch


@transaction.atomic
def recognise_again(
    act: Act, *, batch: ImportBatch, key: UUID, sheet: str = "", encoding: Encoding | None = None
) -> ImportBatch:
    """Another sheet of the workbook, or letters read as a person says they are. What was corrected is forgotten."""
    act.must(Action.IMPORT_REGISTER, batch.lies_at)
    content = {"batch": batch.pk, "sheet": sheet, "encoding": encoding or ""}
    if answered_before(key, content) is not None:
        return batch
    batch = locked(batch)
    check_next(State(batch.state), State.UPLOADED)
    put_found(batch, found_in(sheets_of(batch), sheet=sheet, encoding=encoding))
    batch.encoding = encoding or ""
    batch.state = State.UPLOADED
    batch.save()
    batch.rows.all().delete()
    write_note(act, "exchange.recognise_again", batch, path=batch.lies_at, fields=content, key=key, content=content)
    return batch


@dataclass(frozen=True)
class Found:
    """What was recognised in a workbook, and its lines."""

    names: tuple[str, ...]
    sheet: Sheet
    layout: Layout
    lines: Lines


def found_in(sheets: Sequence[Sheet], *, sheet: str = "", encoding: Encoding | None = None) -> Found:
    """The sheet that is meant, where its table stands, its lines."""
    layout = find_layout(sheets, name=sheet, encoding=encoding)
    chosen = sheet_named(sheets, layout.sheet)
    return Found(tuple(each.name for each in sheets), chosen, layout, lines_of(chosen, layout))


def put_found(batch: ImportBatch, found: Found) -> None:
    """Write into the import what was recognised, with a few texts of each column before and after conversion."""
    layout = found.layout
    batch.sheets = list(found.names)
    batch.sheet, batch.first_line = layout.sheet[:120], layout.first_line
    batch.columns = [asdict(column) | {"samples": _samples(found, column)} for column in layout.columns]
    batch.ignored = [asdict(row) for row in found.lines.ignored]
    batch.line_count = len(found.lines.rows)


def _samples(found: Found, column: Column) -> list[tuple[str, str]]:
    """The first few texts; where letters were converted, those that changed come first."""
    pairs = [
        (found.sheet.rows[line.line - 1][column.index].strip()[:60], line.cells[column.index].strip()[:60])
        for line in found.lines.rows[:400]
        if column.index < len(line.cells) and line.cells[column.index].strip()
    ]
    pairs.sort(key=lambda pair: pair[0] == pair[1])
    return list(dict.fromkeys(pairs))[:SAMPLE_COUNT]


def layout_of(batch: ImportBatch) -> Layout:
    """What was recognised, as it is stored."""
    columns = tuple(
        Column(
            each["index"], each["label"], Encoding(each["encoding"]), Field(each["field"]) if each["field"] else None
        )
        for each in batch.columns
    )
    codes = {column.encoding for column in columns} - {Encoding.UNICODE}
    return Layout(batch.sheet, batch.first_line, columns, min(codes, default=Encoding.UNICODE))


def sheets_of(batch: ImportBatch) -> list[Sheet]:
    """The sheets of the kept file, read again."""
    assert batch.file is not None, "only an import of one workbook is read again"
    if not default_storage.exists(batch.file.stored_as):
        raise WorkbookBroken()
    with default_storage.open(batch.file.stored_as) as stored:
        return read_apart(stored.read(), Kind(batch.kind))


def sheet_named(sheets: Sequence[Sheet], name: str) -> Sheet:
    """The sheet of this name; the name may have been cut when it was kept."""
    return next(sheet for sheet in sheets if sheet.name[:120] == name[:120])


def locked(batch: ImportBatch) -> ImportBatch:
    """The import as it stands now, locked until the end of the transaction: two who press at once take turns."""
    row: ImportBatch = (
        ImportBatch.objects.select_for_update(of=("self",)).select_related("club", "file").get(pk=batch.pk)
    )
    return row


def open_batch(batch: ImportBatch) -> ImportBatch:
    """The same, refused when its lines can no longer be changed."""
    batch = locked(batch)
    if State(batch.state) not in OPEN:
        raise StepNotOpen(state=batch.state)
    return batch
