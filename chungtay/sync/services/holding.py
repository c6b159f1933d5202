"""Holding a form that the books refuse, and settling it: sent on corrected, or given up with a reason."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from chungtay.audit.rules import SameKeyOtherContent
from chungtay.audit.services import write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.records.models import File
from chungtay.sync.models import Held, HeldFile, Receipt
from chungtay.sync.queries.held import may_settle
from chungtay.sync.rules import (
    FILES_AT_MOST,
    REASON_AT_MOST,
    SAID_AT_MOST,
    HeldNotFound,
    HeldState,
    LateForm,
    Reason,
    ReceiptStatus,
    check_open,
    check_reason,
)
from chungtay.sync.services.receiving import came_before, write_receipt

_NAMES_NOTED = 50
Files = Sequence[tuple[str, "UploadedFile[Any]"]]


@transaction.atomic
def hold(act: Act, form: LateForm, *, club: Club | None, reason: Reason, watcher: str, files: Files = ()) -> Held:
    """Keep a refused form with everything that was typed and the reason. The same form again is the same row.

    `club` is the club of its address where the sender sees it; a form for a club out of sight is seen by its sender
    alone.
    """
    before = _held_before(act, form)
    if before is not None:
        return before
    held: Held = Held.objects.create(
        receipt=write_receipt(act, form, club, ReceiptStatus.HELD),
        fields=[list(pair) for pair in form.fields],
        said=[list(pair) for pair in form.said[:SAID_AT_MOST]],
        code=reason.code[:60],
        sentence=reason.sentence[:1000],
        status=reason.status,
        watcher=watcher,
    )
    for name, sent in files[:FILES_AT_MOST]:
        _keep(held, name, sent.name or name, sent.content_type or "", sent.read())
    _keep(held, "", "phieu", "application/octet-stream", form.raw)
    names = sorted({name for name, _ in form.fields})[:_NAMES_NOTED]
    write_note(act, "sync.hold", held, path=_path(club), fields=names, reason=reason.code)
    return held


@transaction.atomic
def post(act: Act, form: LateForm, club: Club | None, *, held_id: int | None = None) -> Receipt:
    """The form was posted: its receipt; and what was held of it, or what it corrects, waits no longer."""
    receipt = write_receipt(act, form, club, ReceiptStatus.POSTED)
    waiting = Held.objects.select_for_update(of=("self",)).filter(state=HeldState.WAITING).select_related("receipt")
    for held in waiting.filter(receipt__key=form.key, receipt__digest=form.digest):
        _settle(act, held, HeldState.SENT_ON, "")
    send_on(act, held_id=held_id, path=form.url.partition("?")[0])
    return receipt


@transaction.atomic
def send_on(act: Act, *, held_id: int | None, path: str) -> None:
    """A corrected form was posted at this address, where the held one could not be: that one is settled.

    One that is settled already, of another address, or not this act's to settle stays as it is.
    """
    if held_id is None:
        return
    rows = Held.objects.select_for_update(of=("self",)).select_related("receipt__club")
    held = rows.filter(pk=held_id, state=HeldState.WAITING).first()
    if held is not None and held.receipt.url.partition("?")[0] == path and may_settle(act, held):
        _settle(act, held, HeldState.SENT_ON, "")


@transaction.atomic
def drop(act: Act, *, held: Held, reason: str) -> None:
    """Give a held form up. What was typed and why it was given up stay on record."""
    reason = clean(reason)
    check_reason(reason)
    locked = Held.objects.select_for_update(of=("self",)).select_related("receipt__club").get(pk=held.pk)
    if not may_settle(act, locked):
        raise HeldNotFound(held=held.pk)
    _settle(act, locked, HeldState.DROPPED, reason)


def _held_before(act: Act, form: LateForm) -> Held | None:
    try:
        before = came_before(act, form)
    except SameKeyOtherContent:
        before = Receipt.objects.filter(key=form.key, account_id=act.actor_id, digest=form.digest).first()
    if before is None or before.status != ReceiptStatus.HELD:
        return None
    return Held.objects.get(receipt=before)


def _settle(act: Act, held: Held, state: HeldState, why: str) -> None:
    check_open(HeldState(held.state), state)
    held.state, held.settled_by_id, held.settled_at, held.why = state, act.actor_id, act.at, why[:REASON_AT_MOST]
    held.save(update_fields=["state", "settled_by", "settled_at", "why"])
    write_note(act, f"sync.{state.value}", held, path=_path(held.receipt.club), fields=["state"], reason=held.why)


def _keep(held: Held, field: str, name: str, media_type: str, content: bytes) -> None:
    if not content:
        return
    file = File.objects.create(
        path=_path(held.receipt.club),
        kind="sync.held",
        name=name[:200],
        media_type=media_type[:100],
        byte_count=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_as=default_storage.save(f"sync/{held.pk}/{uuid4().hex}", ContentFile(content)),
    )
    HeldFile.objects.create(held=held, field=field[:100], file=file)


def _path(club: Club | None) -> str:
    return club.path if club is not None else "/"
