"""The registers of many clubs at once, from a folder of workbooks: one checked set, written in one transaction."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import Prepared, RegisterRefused, common_path
from chungtay.clubs.services import Alike, enrol_many
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.queries.directory import directory_of
from chungtay.exchange.rules import (
    Alikes,
    FileLines,
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


def import_registers(act: Act, *, key: UUID, paths: Sequence[Path], wanted: Wanted) -> MassAnswer:
    """Read every workbook, check them as one set, and write all their members or none.

    A line names its club by number, or by name with commune (and province); a workbook of one club may carry the
    club's number at the beginning of its file name. Answers with every wrong line; refuses a folder that was imported
    before, and with `Alikes.REFUSE` people who look alike.
    """
    reach = act.reach(Action.IMPORT_REGISTER)
    digest = _digest(paths)
    if not wanted.is_again:
        _check_new(digest)
    answer = MassAnswer(len(paths))
    lines = _Lines(paths, digest)
    directory = directory_of(reach, today=act.day, joined_on=wanted.joined_on)
    for each in read_folder(paths, directory, workers=wanted.workers):
        lines.add(each)
        answer.line_count += each.line_count
        answer.wrong += each.wrong
    if answer.wrong:
        return answer
    try:
        _write(act, key, lines, wanted, answer)
    except RegisterRefused as refused:
        for line in refused.lines:
            file, own, name = lines.place(line.line)
            answer.wrong.append(WrongLine(file, own, name, _placed(Problem.of("", line.refusal), lines)))
    return answer


def _placed(problem: Problem, lines: "_Lines") -> Problem:
    """The same, with the other line of a clash named by its own file."""
    other = problem.facts.get("other_line")
    if not isinstance(other, int):
        return problem
    file, own, _ = lines.place(other)
    return replace(problem, facts={**problem.facts, "other_line": f"{own} ({file})"})


@dataclass
class _Lines:
    """The lines of all workbooks, ready for the database."""

    paths: Sequence[Path]
    digest: str
    prepared: list[Prepared] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, read: FileLines) -> None:
        if read.prepared is not None:
            self.prepared.append(read.prepared)
        self.names |= read.names

    @property
    def name(self) -> str:
        return self.paths[0].name if len(self.paths) == 1 else self.paths[0].parent.name

    @property
    def club_ids(self) -> set[int]:
        return {club_id for part in self.prepared for club_id in part.club_ids}

    def place(self, line: int) -> tuple[str, int, str]:
        """The file, the line within it, and whom it tells of."""
        at, own = divmod(line, stride(len(self.paths)))
        return self.paths[at].name, own, self.names[line]


@transaction.atomic
def _write(act: Act, key: UUID, lines: _Lines, wanted: Wanted, answer: MassAnswer) -> None:
    content = {"digest": lines.digest, "line_count": len(lines.names)}
    if (row_id := answered_before(key, content)) is not None:
        before = ImportBatch.objects.get(pk=row_id)
        answer.batch_id, answer.member_count = before.pk, before.member_count
        return
    if not lines.names:
        raise NothingToApply()
    path = _shared_path(lines.club_ids)
    act.must(Action.IMPORT_REGISTER, path)
    batch = ImportBatch.objects.create(
        key=key,
        path=path,
        file_name=lines.name[:200],
        sha256=lines.digest,
        kind="folder",
        state=State.APPLIED,
        joined_on=wanted.joined_on,
        line_count=answer.line_count,
        made_by=act.actor_id,
        made_at=act.at,
        applied_at=act.at,
    )

    def on_alike(found: list[Alike]) -> set[int]:
        answer.alike += _told(found, lines)
        out = {each.other_line or each.line for each in found}
        if out and wanted.alikes is Alikes.REFUSE:
            raise LinesAlike(line_count=len(out))
        return out if wanted.alikes is Alikes.LEAVE_OUT else set()

    done = enrol_many(
        act, prepared=lines.prepared, key=uuid5(key, "enrol"), batch=batch.pk, lane=Lane.BULK, on_alike=on_alike
    )
    batch.member_count = done.member_count
    batch.save(update_fields=["member_count"])
    answer.batch_id, answer.member_count, answer.club_count = batch.pk, done.member_count, done.club_count
    write_note(act, "exchange.import_registers", batch, path=path, key=key, content=content)


def _told(found: Sequence[Alike], lines: _Lines) -> list[AlikeLine]:
    told = []
    for each in found:
        file, line, name = lines.place(each.line)
        other_file, other, _ = lines.place(each.other_line) if each.other_line is not None else ("", None, "")
        told.append(AlikeLine(file, line, name, each.person_id, other_file, other))
    return told


def _shared_path(club_ids: set[int]) -> str:
    """What holds all these clubs."""
    paths = list(Club.objects.filter(pk__in=club_ids).order_by("path").values_list("path", flat=True))
    return common_path(paths[0], paths[-1])


def _digest(paths: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for one in sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths):
        whole.update(one.encode())
    return whole.hexdigest()


def _check_new(digest: str) -> None:
    before = ImportBatch.objects.filter(sha256=digest, state=State.APPLIED, club=None).order_by("-pk").first()
    if before is not None:
        raise FolderImportedBefore(applied_at=before.applied_at, member_count=before.member_count)
