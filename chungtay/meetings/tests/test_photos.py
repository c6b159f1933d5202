"""Photographs: what is kept of them, and what is none."""

import io
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from chungtay.clubs.tests.factories import make_club
from chungtay.meetings import services
from chungtay.meetings.models import MeetingPhoto
from chungtay.meetings.rules import (
    PHOTO_SIDE,
    PhotoTooLarge,
    PhotoUnreadable,
)
from chungtay.meetings.tests.factories import (
    board_act,
    make_meeting,
    picture,
)

pytestmark = pytest.mark.django_db


def test_a_photograph_is_made_small_upright_and_without_the_place_it_was_taken():
    club = make_club()
    meeting = make_meeting(club)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Điện thoại của bà Lan"
    exif.get_ifd(0x8825)[2] = (19.0, 48.0, 0.0)
    upload = picture(4000, 3000, exif=exif.tobytes(), comment=b"bi mat")
    services.attach_photo(board_act(club), meeting=meeting, key=uuid4(), upload=upload)

    file = MeetingPhoto.objects.get().file
    kept = Image.open(default_storage.open(file.stored_as))

    assert kept.size == (1200, PHOTO_SIDE)
    assert not kept.getexif()
    assert b"bi mat" not in default_storage.open(file.stored_as).read()
    assert (file.path, file.media_type, kept.format) == (club.path, "image/jpeg", "JPEG")


@pytest.mark.parametrize("image_format", ["PNG", "WEBP"])
def test_what_telephones_write_is_taken(image_format):
    club = make_club()
    meeting = make_meeting(club)
    upload = picture(image_format=image_format)
    assert services.attach_photo(board_act(club), meeting=meeting, key=uuid4(), upload=upload)


def _png_that_claims(width: int, height: int) -> bytes:
    raw = bytearray(picture(1, 1, image_format="PNG").getvalue())
    raw[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", PhotoUnreadable),
        (b"MZ" + bytes(500), PhotoUnreadable),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PhotoUnreadable),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", PhotoUnreadable),
        (picture(400, 400).getvalue()[:300], PhotoUnreadable),
        (picture(40, 40, image_format="GIF").getvalue(), PhotoUnreadable),
        (_png_that_claims(60_000, 60_000), PhotoUnreadable),
        (bytes(16 << 20), PhotoTooLarge),
    ],
)
def test_what_is_no_photograph_is_refused_and_leaves_nothing(raw, error):
    club = make_club()
    meeting = make_meeting(club)
    with pytest.raises(error):
        services.attach_photo(board_act(club), meeting=meeting, key=uuid4(), upload=io.BytesIO(raw))
    assert not MeetingPhoto.objects.exists()
