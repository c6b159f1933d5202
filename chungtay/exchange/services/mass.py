"""The registers of many clubs at once, from a folder of workbooks: one checked set, written in one transaction."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import NewMember, RegisterRefused, common_path
from chungtay.clubs.services import Alike, check_register, enrol_many
from chungtay.exchange.models import ImportBatch
from chungtay.exchange.queries.directory import directory_of
from chungtay.exchange.rules import (
    Alikes,
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
    members: list[NewMember] = []
    directory = directory_of(reach, today=act.day, joined_on=wanted.joined_on)
    for each in read_folder(paths, directory, workers=wanted.workers):
        members += each.members
        answer.wrong += each.wrong
    answer.line_count = len(members) + len({(each.file, each.line) for each in answer.wrong if each.line})
    if answer.wrong:
        return answer
    try:
        _write(act, key, members, _Folder(paths, digest), wanted, answer)
    except RegisterRefused as refused:
        by_line = {member.line: member for member in members}
        for line in refused.lines:
            file, own = _place(line.line, paths)
            name = _name(by_line[line.line])
            answer.wrong.append(WrongLine(file, own, name, Problem.of("", line.refusal)))
    return answer


@dataclass(frozen=True)
class _Folder:
    paths: Sequence[Path]
    digest: str

    @property
    def name(self) -> str:
        return self.paths[0].name if len(self.paths) == 1 else self.paths[0].parent.name


@transaction.atomic
def _write(act: Act, key: UUID, members: list[NewMember], folder: _Folder, wanted: Wanted, answer: MassAnswer) -> None:
    content = {"digest": folder.digest, "line_count": len(members)}
    if (row_id := answered_before(key, content)) is not None:
        before = ImportBatch.objects.get(pk=row_id)
        answer.batch_id, answer.member_count = before.pk, before.member_count
        return
    if wanted.alikes is Alikes.LEAVE_OUT:
        members = _without_alike(act, members, folder.paths, answer)
    if not members:
        raise NothingToApply()
    path = _shared_path({member.club_id for member in members})
    act.must(Action.IMPORT_REGISTER, path)
    batch = ImportBatch.objects.create(
        key=key,
        path=path,
        file_name=folder.name[:200],
        sha256=folder.digest,
        kind="folder",
        state=State.APPLIED,
        joined_on=wanted.joined_on,
        line_count=answer.line_count,
        made_by=act.actor_id,
        made_at=act.at,
        applied_at=act.at,
    )

    def on_alike(found: list[Alike]) -> None:
        answer.alike += _told(found, members, folder.paths)
        if found and wanted.alikes is Alikes.REFUSE:
            raise LinesAlike(line_count=len({each.line for each in found}))

    asks = on_alike if wanted.alikes is not Alikes.LEAVE_OUT else None
    done = enrol_many(act, rows=members, key=uuid5(key, "enrol"), batch=batch.pk, lane=Lane.BULK, on_alike=asks)
    batch.member_count = done.member_count
    batch.save(update_fields=["member_count"])
    answer.batch_id, answer.member_count, answer.club_count = batch.pk, done.member_count, done.club_count
    write_note(act, "exchange.import_registers", batch, path=path, key=key, content=content)


def _without_alike(act: Act, members: list[NewMember], paths: Sequence[Path], answer: MassAnswer) -> list[NewMember]:
    found = check_register(act, rows=members)
    if found.refused:
        raise RegisterRefused(found.refused)
    answer.alike += _told(found.alike, members, paths)
    out = {each.other_line or each.line for each in found.alike}
    return [member for member in members if member.line not in out]


def _told(found: Sequence[Alike], members: Sequence[NewMember], paths: Sequence[Path]) -> list[AlikeLine]:
    by_line = {member.line: member for member in members}
    lines = []
    for each in found:
        file, line = _place(each.line, paths)
        other_file, other = _place(each.other_line, paths) if each.other_line is not None else ("", None)
        lines.append(AlikeLine(file, line, _name(by_line[each.line]), each.person_id, other_file, other))
    return lines


def _name(member: NewMember) -> str:
    return member.facts.full_name if member.facts else ""


def _place(line: int, paths: Sequence[Path]) -> tuple[str, int]:
    """The file and the line within it."""
    at, own = divmod(line, stride(len(paths)))
    return paths[at].name, own


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
