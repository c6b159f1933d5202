"""Noting who looked, so that the person can be told."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.care.models import Reading, SupervisorLook
from chungtay.care.queries.circle import folders_for
from chungtay.care.rules import SHOWN_MINUTES, Looked, NobodyToShow, SupervisorNeedsName
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def note_readings(act: Act, folder_ids: Iterable[int], what: Looked) -> None:
    """This account looks at these folders now: a line each, in one statement."""
    Reading.objects.bulk_create(
        Reading(folder_id=folder_id, account_id=act.actor_id, looked_at=act.at, what=what) for folder_id in folder_ids
    )


@transaction.atomic
def show_book(act: Act, *, club: Club, key: UUID, name: str, office: str) -> SupervisorLook:
    """Let a supervisor read the book on this phone, for half an hour: the folders in whose circle the account stands.

    Who read, from which office and in whose presence stands at each folder, so that the person can be told.
    """
    name, office = clean(name)[:120], clean(office)[:160]
    content = {"club": club.pk, "name": name, "office": office}
    before = answered_before(key, content)
    if before is not None:
        return SupervisorLook.objects.get(pk=before)
    act.must(Action.RUN_CARE, club.path)
    if not name or not office:
        raise SupervisorNeedsName()
    folders = list(folders_for(act, club.pk).values_list("pk", flat=True))
    if not folders:
        raise NobodyToShow()
    look: SupervisorLook = SupervisorLook.objects.create(
        key=key,
        club=club,
        name=name,
        office=office,
        shown_by_id=act.actor_id,
        begun_at=act.at,
        ends_at=act.at + timedelta(minutes=SHOWN_MINUTES),
    )
    Reading.objects.bulk_create(
        Reading(folder_id=pk, account_id=act.actor_id, looked_at=act.at, what=Looked.SHOWN, supervisor=look)
        for pk in folders
    )
    write_note(act, "care.show_book", look, path=club.path, fields=["office"], key=key, content=content)
    return look
