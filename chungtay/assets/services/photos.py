"""Photographs of things and papers: made small as those of meetings are, kept behind the club's reach."""

import hashlib
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.assets.models import Thing, ThingPhoto
from chungtay.assets.rules import PHOTOS_AT_MOST, TooManyPhotosOfThing
from chungtay.assets.services.form import locked
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings.services.photos import redrawn
from chungtay.records.models import File


@transaction.atomic
def attach_photo(act: Act, *, thing: Thing, key: UUID, upload: IO[bytes]) -> int:
    """Keep a photograph, drawn anew without where it was taken. Returns its number."""
    act.must(Action.KEEP_REGISTER, thing.club.path)
    drawn = redrawn(upload)
    sha256 = hashlib.sha256(drawn).hexdigest()
    content = {"thing": thing.pk, "sha256": sha256}
    answer = answered_before(key, content)
    if answer is not None:
        return answer
    held = locked(thing)
    if ThingPhoto.objects.filter(thing=held).count() >= PHOTOS_AT_MOST:
        raise TooManyPhotosOfThing(photo_count=PHOTOS_AT_MOST)
    file = File.objects.create(
        key=key,
        path=held.club.path,
        kind="assets.photo",
        name=f"tai-san-{held.number}.jpg",
        media_type="image/jpeg",
        byte_count=len(drawn),
        sha256=sha256,
        stored_as=default_storage.save(f"assets/{held.club_id}/{uuid4().hex}.jpg", ContentFile(drawn)),
    )
    photo = ThingPhoto.objects.create(thing=held, file=file)
    write_note(act, "assets.attach_photo", photo, path=held.club.path, fields=["photo"], key=key, content=content)
    return int(photo.pk)


@transaction.atomic
def remove_photo(act: Act, *, thing: Thing, photo_id: int, key: UUID) -> None:
    """Take a photograph away; its bytes too, unless the thing went to another club and shows it there."""
    act.must(Action.KEEP_REGISTER, thing.club.path)
    content = {"thing": thing.pk, "photo": photo_id}
    if answered_before(key, content) is not None:
        return
    held = locked(thing)
    photo = ThingPhoto.objects.filter(thing=held, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    photo.delete()
    if not ThingPhoto.objects.filter(file=photo.file).exists():
        stored_as = photo.file.stored_as
        photo.file.delete()
        transaction.on_commit(lambda: default_storage.delete(stored_as))
    write_note(act, "assets.remove_photo", held, path=held.club.path, fields=["photo"], key=key, content=content)
