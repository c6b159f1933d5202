"""Photographs of what was done: made small as those of meetings are, kept behind the club's reach."""

import hashlib
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.activities.models import Activity, ActivityPhoto
from chungtay.activities.rules import TooManyPhotosOfActivity
from chungtay.activities.rules.kinds import PHOTOS_AT_MOST
from chungtay.activities.services.form import locked
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings.services.photos import redrawn
from chungtay.records.models import File


@transaction.atomic
def attach_photo(act: Act, *, activity: Activity, key: UUID, upload: IO[bytes]) -> int:
    """Keep a photograph, drawn anew without where it was taken. Returns its number."""
    act.must(Action.RUN_MEETING, activity.club.path)
    drawn = redrawn(upload)
    sha256 = hashlib.sha256(drawn).hexdigest()
    content = {"activity": activity.pk, "sha256": sha256}
    answer = answered_before(key, content)
    if answer is not None:
        return answer
    held = locked(activity)
    if ActivityPhoto.objects.filter(activity=held).count() >= PHOTOS_AT_MOST:
        raise TooManyPhotosOfActivity(photo_count=PHOTOS_AT_MOST)
    file = File.objects.create(
        key=key,
        path=held.club.path,
        kind="activities.photo",
        name=f"hoat-dong-{held.happened_on:%Y-%m-%d}.jpg",
        media_type="image/jpeg",
        byte_count=len(drawn),
        sha256=sha256,
        stored_as=default_storage.save(f"activities/{held.club_id}/{uuid4().hex}.jpg", ContentFile(drawn)),
    )
    photo = ActivityPhoto.objects.create(activity=held, file=file)
    write_note(act, "activities.attach_photo", photo, path=held.club.path, fields=["photo"], key=key, content=content)
    return int(photo.pk)


@transaction.atomic
def remove_photo(act: Act, *, activity: Activity, photo_id: int, key: UUID) -> None:
    """Take a photograph away everywhere, its bytes too: somebody asked not to be shown."""
    act.must(Action.RUN_MEETING, activity.club.path)
    content = {"activity": activity.pk, "photo": photo_id}
    if answered_before(key, content) is not None:
        return
    held = locked(activity)
    photo = ActivityPhoto.objects.filter(activity=held, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    ActivityPhoto.objects.filter(file=photo.file).delete()
    stored_as = photo.file.stored_as
    photo.file.delete()
    transaction.on_commit(lambda: default_storage.delete(stored_as))
    write_note(act, "activities.remove_photo", held, path=held.club.path, fields=["photo"], key=key, content=content)
