"""A run of portraits: asked for, written by the worker place by place, kept as one zip."""

import hashlib
import io
import zipfile
from itertools import groupby
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import fold
from chungtay.records.models import File
from chungtay.reports.models import PortraitRun
from chungtay.reports.queries import clubs_below, portraits_of
from chungtay.reports.rules import EACH_FILE, NEXT_RUN, DueMovedOn, RunState
from chungtay.reports.services.drawing import portraits_pdf


@transaction.atomic
def ask_portraits(act: Act, *, path: str, month: Month, key: UUID) -> PortraitRun:
    """Ask for the portraits of every club below this path."""
    content = {"path": path, "month": str(month)}
    if (known := answered_before(key, content)) is not None:
        return PortraitRun.objects.get(pk=known)
    act.must(Action.SEE_OFFICE, path)
    run = PortraitRun.objects.create(
        key=key, path=path, month=month.first, state=RunState.WAITING, all_count=len(clubs_below(path, month)),
        asked_at=act.at, asked_by_id=act.actor_id,
    )  # fmt: skip
    write_note(act, "reports.ask_portraits", run, path=path, fields=["state"], key=key, content=content)
    return run


def write_portraits(act: Act, *, run: PortraitRun) -> PortraitRun:
    """Write them into one zip, a PDF per province of the country or per commune of less; progress shows meanwhile.

    What fails says so on its page.
    """
    _move(run, RunState.RUNNING)
    try:
        kept = _zip(act, run)
    except Exception:
        PortraitRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, ended_at=act.at)
        raise
    with transaction.atomic():
        name = f"chan-dung-{Month.of(run.month)}.zip"
        file = File.objects.create(
            path=run.path, kind="portraits", name=name, media_type="application/zip", byte_count=len(kept),
            sha256=hashlib.sha256(kept).hexdigest(),
            stored_as=default_storage.save(f"portraits/{uuid4().hex}.zip", ContentFile(kept)),
        )  # fmt: skip
        PortraitRun.objects.filter(pk=run.pk).update(
            state=RunState.DONE, file=file, done_count=run.all_count, ended_at=act.at
        )
        write_note(act, "reports.write_portraits", run, path=run.path, fields=["state"])
    run.refresh_from_db()
    return run


def _move(run: PortraitRun, to: RunState) -> None:
    before = [state for state, after in NEXT_RUN.items() if to in after]
    if not PortraitRun.objects.filter(pk=run.pk, state__in=before).update(state=to):
        raise DueMovedOn()


def _zip(act: Act, run: PortraitRun) -> bytes:
    month, depth = Month.of(run.month), 1 if run.path == COUNTRY else 2

    def place_of(path: str) -> str:
        return "".join(f"/{part}" for part in path.strip("/").split("/")[:depth]) + "/"

    ids, out = clubs_below(run.path, month), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for at in range(0, len(ids), EACH_FILE):
            found = portraits_of(ids[at : at + EACH_FILE], month, act.day)
            names = names_of({place_of(each.club.path) for each in found}, act.day)
            for path, of in groupby(found, key=lambda each: place_of(each.club.path)):
                clubs = list(of)
                name = fold(names.get(path, path)).replace(" ", "-").replace("/", "-")
                kept.writestr(f"{name or 'khac'}-{clubs[0].club.pk}.pdf", portraits_pdf(clubs, act.day))
            done = min(at + EACH_FILE, run.all_count)
            PortraitRun.objects.filter(pk=run.pk).update(done_count=done)
    return out.getvalue()
