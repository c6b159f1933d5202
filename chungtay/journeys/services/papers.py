"""Keeping an uploaded paper: checked by its first bytes, stored behind the reach of the row it belongs to."""

import hashlib
from typing import IO
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from chungtay.journeys.rules import LARGEST_FILE, FileTooLarge, file_kind
from chungtay.kernel.vietnamese import clean
from chungtay.records.models import File


def digest_of_upload(upload: IO[bytes] | None) -> str:
    """What a form's digest says of its file; the stream is read from its beginning again afterwards."""
    if upload is None:
        return ""
    upload.seek(0)
    digest = hashlib.sha256(upload.read(LARGEST_FILE + 1)).hexdigest()
    upload.seek(0)
    return digest


def keep_file(*, path: str, kind: str, upload: IO[bytes], name: str) -> File:
    """Store a PDF, a Word paper or a photograph, inside a service. Refuses everything else, and more than 10 MB."""
    upload.seek(0)
    content = upload.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise FileTooLarge(limit_mb=LARGEST_FILE >> 20)
    found = file_kind(content[:16])
    stored_as = default_storage.save(f"papers/{uuid4().hex}.{found.suffix}", ContentFile(content))
    return File.objects.create(
        path=path,
        kind=kind,
        name=clean(name)[:200],
        media_type=found.media_type,
        byte_count=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_as=stored_as,
    )
