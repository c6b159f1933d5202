"""The registers of many clubs at once, from a folder of workbooks: one checked set, written in one transaction."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import LineRefused, Prepared, RegisterRefused, common_path
from chungtay.clubs.services import Alike, check_register, enrol_many
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.queries.directory import directory_of
from chungtay.exchange.rules import (
    Alikes,
    FileLines,
    FilesRefused,
    FolderImportedBefore,
    LinesAlike,
    NothingToApply,
    Problem,
    State,
    WrongLine,
    read_folder,
    stride,
)
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY


@dataclass(frozen=True)
class AlikeLine:
    """A line of somebody who may be known already, or whom another line tells of too."""

    file: str
    line: int
    name: str
    person_id: int | None
    other_file: str
    other_line: int | None


@dataclass
class MassAnswer:
    """What a mass import found and wrote. With a wrong line nothing was written."""

    file_count: int
    line_count: int = 0
    member_count: int = 0
    club_count: int = 0
    batch_id: int | None = None
    wrong: list[WrongLine] = field(default_factory=list)
    alike: list[AlikeLine] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """How a mass import is meant."""

    joined_on: date
    alikes: Alikes = Alikes.KEEP
    is_again: bool = False
    workers: int = field(default_factory=lambda: min(os.cpu_count() or 1, 8))


PORTION = 20_000
"""So many lines go to the database at once, while the next workbooks are being read."""


def import_registers(act: Act, *, key: UUID, paths: Sequence[Path], wanted: Wanted) -> MassAnswer:
    """Read every workbook, check them as one set, and write all their members or none.

    A line names its club by number, or by name with commune (and province); a workbook of one club may carry the
    club's number at the beginning of its file name. Answers with every wrong line; refuses a folder that was imported
    before, and with `Alikes.REFUSE` people who look alike.
    """
    answer = MassAnswer(len(paths))
    digest = _digest(paths)
    if not wanted.is_again:
        _check_new(digest)
    try:
        _write(act, key, _Lines(paths, digest), wanted, answer)
    except FilesRefused:
        answer.batch_id, answer.member_count = None, 0
        answer.wrong.sort(key=lambda each: (each.file, each.line))
    return answer


@dataclass
class _Lines:
    """Lines ready for the database that wait for their portion, and whom each line of all workbooks tells of."""

    paths: Sequence[Path]
    digest: str
    waiting: list[Prepared] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    club_ids: set[int] = field(default_factory=set)

    def add(self, read: FileLines) -> None:
        self.names |= read.names
        if read.prepared is not None and read.prepared.line_count:
            self.waiting.append(read.prepared)
            self.club_ids |= read.prepared.club_ids

    def take(self, at_least: int) -> list[Prepared]:
        """What waits, once it is enough."""
        if sum(part.line_count for part in self.waiting) < at_least:
            return []
        taken, self.waiting = self.waiting, []
        return taken

    @property
    def name(self) -> str:
        return self.paths[0].name if len(self.paths) == 1 else self.paths[0].parent.name

    def place(self, line: int) -> tuple[str, int, str]:
        """The file, the line within it, and whom it tells of."""
        at, own = divmod(line, stride(len(self.paths)))
        return self.paths[at].name, own, self.names[line]


@transaction.atomic
def _write(act: Act, key: UUID, lines: _Lines, wanted: Wanted, answer: MassAnswer) -> None:
    """Portion by portion in one transaction, which keeps two cores busy; a wrong line anywhere takes all of it back."""
    content = {"digest": lines.digest}
    if (row_id := answered_before(key, content)) is not None:
        before = ImportBatch.objects.get(pk=row_id)
        answer.batch_id, answer.member_count = before.pk, before.member_count
        return
    batch = ImportBatch.objects.create(
        key=key,
        path=COUNTRY,  # until it is known where its clubs lie
        file_name=lines.name[:200],
        sha256=lines.digest,
        kind="folder",
        state=State.APPLIED,
        joined_on=wanted.joined_on,
        made_by=act.actor_id,
        made_at=act.at,
        applied_at=act.at,
    )
    directory = directory_of(act.reach(Action.IMPORT_REGISTER), today=act.day, joined_on=wanted.joined_on)
    for read in read_folder(lines.paths, directory, workers=wanted.workers):
        lines.add(read)
        answer.line_count += read.line_count
        answer.wrong += read.wrong
        if portion := lines.take(PORTION):
            _write_portion(act, batch, portion, lines, wanted, answer)
    if portion := lines.take(1):
        _write_portion(act, batch, portion, lines, wanted, answer)
    _close(act, batch, lines, answer)
    write_note(act, "exchange.import_registers", batch, path=batch.path, key=key, content=content)


def _write_portion(
    act: Act, batch: ImportBatch, portion: Sequence[Prepared], lines: _Lines, wanted: Wanted, answer: MassAnswer
) -> None:
    """Write one portion, or once something is wrong anywhere only check it."""

    def on_alike(found: list[Alike]) -> set[int]:
        answer.alike += _told(found, lines)
        out = {each.other_line or each.line for each in found}
        if out and wanted.alikes is Alikes.REFUSE:
            raise LinesAlike(line_count=len(out))
        return out if wanted.alikes is Alikes.LEAVE_OUT else set()

    if answer.wrong:
        _tell_wrong(check_register(act, prepared=portion).refused, lines, answer)
        return
    key = uuid5(batch.key, f"portion {len(lines.names)}")
    try:
        done = enrol_many(act, prepared=portion, key=key, batch=batch.pk, lane=Lane.BULK, on_alike=on_alike)
    except RegisterRefused as refused:
        _tell_wrong(refused.lines, lines, answer)
    else:
        connection.check_constraints()  # now, while others read on, instead of half a million rows at the very end
        answer.member_count += done.member_count


def _close(act: Act, batch: ImportBatch, lines: _Lines, answer: MassAnswer) -> None:
    """Everything was read: refuse the whole, or say in the batch what was written."""
    if answer.wrong:
        raise FilesRefused(line_count=len(answer.wrong), file_count=answer.file_count)
    if not answer.member_count:
        raise NothingToApply()
    clubs = list(Club.objects.filter(pk__in=lines.club_ids).order_by("path").values_list("path", flat=True))
    for path in clubs:
        act.must(Action.IMPORT_REGISTER, path)
    batch.path = common_path(clubs[0], clubs[-1])
    batch.line_count, batch.member_count = answer.line_count, answer.member_count
    batch.save(update_fields=["path", "line_count", "member_count"])
    answer.batch_id, answer.club_count = batch.pk, len(clubs)


def _tell_wrong(refused: Sequence[LineRefused], lines: _Lines, answer: MassAnswer) -> None:
    for line in refused:
        file, own, name = lines.place(line.line)
        answer.wrong.append(WrongLine(file, own, name, _placed(Problem.of("", line.refusal), lines)))


def _placed(problem: Problem, lines: _Lines) -> Problem:
    """The same, with the other line of a clash named by its own file."""
    other = problem.facts.get("other_line")
    if not isinstance(other, int):
        return problem
    file, own, _ = lines.place(other)
    return replace(problem, facts={**problem.facts, "other_line": f"{own} ({file})"})


def _told(found: Sequence[Alike], lines: _Lines) -> list[AlikeLine]:
    told = []
    for each in found:
        file, line, name = lines.place(each.line)
        other_file, other, _ = lines.place(each.other_line) if each.other_line is not None else ("", None, "")
        told.append(AlikeLine(file, line, name, each.person_id, other_file, other))
    return told


def _digest(paths: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for one in sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths):
        whole.update(one.encode())
    return whole.hexdigest()


def _check_new(digest: str) -> None:
    before = ImportBatch.objects.filter(sha256=digest, state=State.APPLIED, club=None).order_by("-pk").first()
    if before is not None:
        raise FolderImportedBefore(applied_at=before.applied_at, member_count=before.member_count)
