"""Photographs of a meeting: made small, stripped of where they were taken, kept behind the club's reach."""

import hashlib
import io
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings.models import Meeting, MeetingPhoto
from chungtay.meetings.rules import (
    PHOTO_BYTES_AT_MOST,
    PHOTO_PIXELS_AT_MOST,
    PHOTO_SIDE,
    PHOTOS_AT_MOST,
    PhotoTooLarge,
    PhotoUnreadable,
    TooManyPhotos,
)
from chungtay.meetings.services.form import begin
from chungtay.records.models import File

# What telephones write; importing their readers makes Pillow know them, and it may try no other.
_READERS = (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, WebPImagePlugin.WebPImageFile)
_FORMATS = [str(reader.format) for reader in _READERS]
_MIB = 1 << 20


@transaction.atomic
def attach_photo(
    act: Act, *, meeting: Meeting, key: UUID, upload: IO[bytes], is_signed_minutes: bool = False, reason: str = ""
) -> int:
    """Keep a photograph of the meeting, or of the signed page of its minutes. Returns its number.

    It is drawn anew at 1,600 px, upright, without its metadata (place, telephone). Refuses what is no photograph, what
    is larger than a telephone makes, and more than a handful.
    """
    act.must(Action.RUN_MEETING, meeting.club.path)  # before the work of drawing; asked again under the lock
    drawn = redrawn(upload)
    sha256 = hashlib.sha256(drawn).hexdigest()
    content = {"sha256": sha256, "is_signed_minutes": is_signed_minutes}
    form = begin(act, "meetings.attach_photo", meeting, key, content, reason=reason)
    if form.answer is not None:
        return form.answer
    held = form.meeting
    if MeetingPhoto.objects.filter(meeting=held).count() >= PHOTOS_AT_MOST:
        raise TooManyPhotos(photo_count=PHOTOS_AT_MOST)
    file = File.objects.create(
        key=key,
        path=held.club.path,
        kind="meetings.photo",
        name=f"{'bien-ban' if is_signed_minutes else 'buoi-hop'}-{held.held_on:%Y-%m-%d}.jpg",
        media_type="image/jpeg",
        byte_count=len(drawn),
        sha256=sha256,
        stored_as=default_storage.save(f"meetings/{held.club_id}/{uuid4().hex}.jpg", ContentFile(drawn)),
    )
    photo = MeetingPhoto.objects.create(meeting=held, file=file, is_signed_minutes=is_signed_minutes)
    return form.done("photo", row=photo)


@transaction.atomic
def remove_photo(act: Act, *, meeting: Meeting, photo_id: int, key: UUID, reason: str = "") -> None:
    """Take a photograph away, its bytes too: somebody asked not to be shown."""
    form = begin(act, "meetings.remove_photo", meeting, key, {"photo": photo_id}, reason=reason)
    if form.answer is not None:
        return
    photo = MeetingPhoto.objects.filter(meeting=form.meeting, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    _forget(photo)
    form.done(f"photo {photo_id}")


def forget_photos(meeting: Meeting) -> None:
    """Take away every photograph of a meeting that is taken away itself."""
    for photo in MeetingPhoto.objects.filter(meeting=meeting).select_related("file"):
        _forget(photo)


def redrawn(upload: IO[bytes]) -> bytes:
    """The picture as a JPEG of 1,600 px at most, upright and without metadata."""
    raw = upload.read(PHOTO_BYTES_AT_MOST + 1)
    if len(raw) > PHOTO_BYTES_AT_MOST:
        raise PhotoTooLarge(limit_mb=PHOTO_BYTES_AT_MOST // _MIB)
    try:
        return _draw(raw)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # what Pillow raises for a broken file
        raise PhotoUnreadable() from None


def _draw(raw: bytes) -> bytes:
    with Image.open(io.BytesIO(raw), formats=_FORMATS) as picture:
        width, height = picture.size
        if width * height > PHOTO_PIXELS_AT_MOST:
            raise PhotoTooLarge(limit_mb=PHOTO_BYTES_AT_MOST // _MIB)
        picture.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))  # a JPEG is read at a fraction of its size
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((PHOTO_SIDE, PHOTO_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)  # pixels only: no profile, no comment, no place
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _forget(photo: MeetingPhoto) -> None:
    stored_as = photo.file.stored_as
    photo.delete()
    photo.file.delete()
    transaction.on_commit(lambda: default_storage.delete(stored_as))
