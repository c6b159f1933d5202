"""Pictures of a visit: made small as those of meetings are, taken until the minutes are signed."""

import hashlib
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings.services.photos import redrawn
from chungtay.records.models import File
from chungtay.supervision.models import Visit, VisitPhoto
from chungtay.supervision.rules import PHOTOS_AT_MOST, TooManyVisitPhotos, VisitMovedOn, VisitState
from chungtay.supervision.services.visits import held_visit


@transaction.atomic
def attach_photo(act: Act, *, visit: Visit, key: UUID, upload: IO[bytes]) -> int:
    """Keep a picture, drawn anew without where it was taken. Returns its number."""
    held_visit(act, visit)  # before the work of drawing
    drawn = redrawn(upload)
    sha256 = hashlib.sha256(drawn).hexdigest()
    content = {"visit": visit.pk, "sha256": sha256}
    answer = answered_before(key, content)
    if answer is not None:
        return answer
    held = _held(act, visit)
    if VisitPhoto.objects.filter(visit=held).count() >= PHOTOS_AT_MOST:
        raise TooManyVisitPhotos(photo_count=PHOTOS_AT_MOST)
    file = File.objects.create(
        key=key, path=held.club.path, kind="supervision.photo", name=f"giam-sat-{held.visited_on:%Y-%m-%d}.jpg",
        media_type="image/jpeg", byte_count=len(drawn), sha256=sha256,
        stored_as=default_storage.save(f"supervision/{held.club_id}/{uuid4().hex}.jpg", ContentFile(drawn)),
    )  # fmt: skip
    photo = VisitPhoto.objects.create(visit=held, file=file)
    write_note(act, "supervision.attach_photo", photo, path=held.club.path, fields=["photo"], key=key, content=content)
    return int(photo.pk)


@transaction.atomic
def remove_photo(act: Act, *, visit: Visit, photo_id: int, key: UUID) -> None:
    """Take a picture away, its bytes too: somebody asked not to be shown. Also once the minutes are signed."""
    content = {"visit": visit.pk, "photo": photo_id}
    if answered_before(key, content) is not None:
        return
    held = held_visit(act, visit)
    photo = VisitPhoto.objects.filter(visit=held, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    stored_as = photo.file.stored_as
    photo.delete()
    photo.file.delete()
    transaction.on_commit(lambda: default_storage.delete(stored_as))
    write_note(act, "supervision.remove_photo", held, path=held.club.path, fields=["photo"], key=key, content=content)


def _held(act: Act, visit: Visit) -> Visit:
    held = held_visit(act, visit)
    if held.state != VisitState.HELD:
        raise VisitMovedOn(state=held.state)
    return held
