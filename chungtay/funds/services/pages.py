"""What is kept of a paper afterwards: the photograph of the signed page, the number of the bought booklet."""

import hashlib
from typing import IO
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.funds.models import CashCount, Closing, SignedPage, Voucher
from chungtay.funds.rules.counts import DROPPED, PAGES_AT_MOST, TooManyPages
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.services.photos import redrawn
from chungtay.records.models import File

Paper = Voucher | CashCount | Closing
_FIELD: dict[type[Paper], str] = {Voucher: "voucher", CashCount: "count", Closing: "closing"}


@transaction.atomic
def keep_page(act: Act, *, paper: Paper, key: UUID, upload: IO[bytes]) -> SignedPage:
    """Keep the photograph of a signed voucher, count or closing, drawn anew without where it was taken.

    Refuses what is no photograph and more than a few pages.
    """
    club = paper.club
    act.must(Action.KEEP_BOOKS, club.path)  # before the work of drawing
    drawn = redrawn(upload)
    sha256 = hashlib.sha256(drawn).hexdigest()
    field = _FIELD[type(paper)]
    content = {field: paper.pk, "sha256": sha256}
    before = answered_before(key, content)
    if before is not None:
        return SignedPage.objects.get(pk=before)
    if SignedPage.objects.filter(**{field: paper}).count() >= PAGES_AT_MOST:
        raise TooManyPages(page_count=PAGES_AT_MOST)
    file = File.objects.create(
        key=key,
        path=club.path,
        kind="funds.signed_page",
        name=f"{field}-{paper.pk}.jpg",
        media_type="image/jpeg",
        byte_count=len(drawn),
        sha256=sha256,
        stored_as=default_storage.save(f"funds/{club.pk}/{uuid4().hex}.jpg", ContentFile(drawn)),
    )
    page: SignedPage = SignedPage.objects.create(file=file, **{field: paper})
    write_note(act, "funds.keep_page", page, path=club.path, fields=[field], key=key, content=content)
    return page


@transaction.atomic
def drop_page(act: Act, *, page: SignedPage, key: UUID, reason: str) -> None:
    """Take away a photograph of another paper, its bytes too. Who did it and why stays noted."""
    paper: Paper = next(each for each in (page.voucher, page.count, page.closing) if each is not None)
    reason = clean(reason)
    content = {"page": page.pk, "reason": reason}
    if answered_before(key, content) is not None:
        return
    act.must(Action.KEEP_BOOKS, paper.club.path)
    write_note(
        act, DROPPED, page, path=paper.club.path, fields=[_FIELD[type(paper)]], key=key, content=content,
        reason=reason,
    )  # fmt: skip
    stored_as = page.file.stored_as
    page.delete()
    page.file.delete()
    transaction.on_commit(lambda: default_storage.delete(stored_as))


@transaction.atomic
def note_booklet_number(act: Act, *, voucher: Voucher, key: UUID, booklet_number: str) -> Voucher:
    """Write down the number that the bought booklet gave the same voucher."""
    number = clean(booklet_number)
    content = {"voucher": voucher.pk, "booklet_number": number}
    if answered_before(key, content) is not None:
        return voucher
    act.must(Action.KEEP_BOOKS, voucher.club.path)
    voucher.booklet_number = number
    voucher.save(update_fields=["booklet_number"])
    write_note(
        act, "funds.note_booklet_number", voucher, path=voucher.club.path, fields=["booklet_number"], key=key,
        content=content,
    )  # fmt: skip
    return voucher
