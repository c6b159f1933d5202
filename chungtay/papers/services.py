"""Actions on papers: opening an office, heading its papers, giving numbers, entering, striking, templates."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.vietnamese import clean, fold
from chungtay.papers import queries
from chungtay.papers.models import IncomingPaper, Letterhead, Office, OutgoingPaper, PaperTemplate
from chungtay.papers.rules import (
    COPIES_AT_MOST,
    AboutMissing,
    Kind,
    LetterheadMissing,
    LetterheadNotLater,
    OfficeNotFound,
    StrikingNeedsReason,
    StruckAlready,
    check_arrived,
    check_signed,
    written_number,
)
from chungtay.places.models import Area
from chungtay.records.models import File
from chungtay.web.word import NEEDED, NEEDED_BY_TWO, WORD, check_template


@dataclass(frozen=True)
class NewLetterhead:
    """What is set of a letterhead."""

    above: str
    issuer: str
    sign: str
    place: str
    signer_title: str
    signer_name: str
    kept_by: str
    valid_from: date
    source: str = ""


@dataclass(frozen=True)
class NewOutgoing:
    """What is written of an outgoing paper; the number is given."""

    kind: Kind
    about: str
    signed_on: date
    recipients: str = ""
    copy_count: int = 1
    note: str = ""
    signer: str = ""  # empty: who signs by the letterhead


@dataclass(frozen=True)
class NewIncoming:
    """What is written of a paper that arrived."""

    kind: Kind
    about: str
    arrived_on: date
    sender: str
    sent_number: str = ""
    dated_on: date | None = None
    handed_to: str = ""
    answer_by: date | None = None
    note: str = ""


@transaction.atomic
def open_office(act: Act, *, path: str) -> Office:
    """The office over this path, begun if it keeps no papers here yet. Idempotent."""
    act.must(Action.KEEP_PAPERS, path)
    place = next(iter(queries.office_places(Reach(frozenset({path})), act.day)), None)
    if place is None:
        raise OfficeNotFound(path=path)
    if place.office is not None:
        return place.office
    area = Area.objects.filter(path=path, map__valid_to=None).first()
    office, is_new = Office.objects.get_or_create(path=path, defaults={"area": area, "name": place.name})
    if is_new:
        write_note(act, "papers.open_office", office, path=path)
    return office


@transaction.atomic
def set_letterhead(act: Act, *, office: Office, key: UUID, new: NewLetterhead) -> Letterhead:
    """Head the papers of the office so from a day on; the one before ends. Refuses a day that is not later."""
    act.must(Action.KEEP_PAPERS, office.path)
    content = {"office": office.pk, **asdict(new)}
    if (known := answered_before(key, content)) is not None:
        return Letterhead.objects.get(pk=known)
    _lock(office)
    last = Letterhead.objects.filter(office=office, valid_to=None).first()
    if last is not None:
        if new.valid_from <= last.valid_from:
            raise LetterheadNotLater(since=last.valid_from)
        Letterhead.objects.filter(pk=last.pk).update(valid_to=new.valid_from)
    said = {name: clean(value) if isinstance(value, str) else value for name, value in asdict(new).items()}
    made: Letterhead = Letterhead.objects.create(office=office, key=key, **said)
    write_note(act, "papers.set_letterhead", made, path=office.path, fields=list(said), key=key, content=content)
    return made


@transaction.atomic
def give_number(act: Act, *, office: Office, key: UUID, new: NewOutgoing) -> OutgoingPaper:
    """Write a line of the register of outgoing papers under the next number of its kind and year.

    Refuses an office without a letterhead, a day to come, of a closed year, or before the last paper of the kind.
    """
    act.must(Action.KEEP_PAPERS, office.path)
    content = {"office": office.pk, **asdict(new)}
    if (known := answered_before(key, content)) is not None:
        return OutgoingPaper.objects.get(pk=known)
    about = clean(new.about)
    if not about:
        raise AboutMissing()
    assert 0 < new.copy_count <= COPIES_AT_MOST
    _lock(office)
    head = queries.letterhead_on(office, new.signed_on)
    if head is None:
        raise LetterheadMissing()
    number, last_on = queries.last_signed(office, new.kind, new.signed_on.year)
    check_signed(new.signed_on, today=act.day, last_on=last_on)
    written = written_number(number + 1, new.kind, head.sign)
    signer = clean(new.signer) or ", ".join(each for each in (head.signer_title, head.signer_name) if each)
    line: OutgoingPaper = OutgoingPaper.objects.create(
        key=key,
        office=office,
        year=new.signed_on.year,
        number=number + 1,
        kind=new.kind,
        written_number=written,
        signed_on=new.signed_on,
        about=about,
        signer=signer,
        recipients=new.recipients.strip(),
        kept_by=head.kept_by,
        copy_count=new.copy_count,
        note=clean(new.note),
        search_fold=fold(f"{written} {about} {signer} {new.recipients} {new.note}"),
        written_at=act.at,
    )
    write_note(act, "papers.give_number", line, path=office.path, fields=["number"], key=key, content=content)
    return line


@transaction.atomic
def enter_incoming(act: Act, *, office: Office, key: UUID, new: NewIncoming) -> IncomingPaper:
    """Write a line of the register of what arrived under the next number of its year."""
    act.must(Action.KEEP_PAPERS, office.path)
    content = {"office": office.pk, **asdict(new)}
    if (known := answered_before(key, content)) is not None:
        return IncomingPaper.objects.get(pk=known)
    if not clean(new.about):
        raise AboutMissing()
    check_arrived(new.arrived_on, new.dated_on, today=act.day)
    _lock(office)
    year = new.arrived_on.year
    last = IncomingPaper.objects.filter(office=office, year=year).aggregate(last=Max("number"))["last"] or 0
    said = {name: clean(value) if isinstance(value, str) else value for name, value in asdict(new).items()}
    line: IncomingPaper = IncomingPaper.objects.create(
        key=key,
        office=office,
        year=year,
        number=last + 1,
        search_fold=fold(f"{last + 1} {new.sent_number} {new.about} {new.sender} {new.handed_to} {new.note}"),
        written_at=act.at,
        **said | {"kind": new.kind.value},
    )
    write_note(act, "papers.enter_incoming", line, path=office.path, fields=["number"], key=key, content=content)
    return line


@transaction.atomic
def strike(act: Act, *, line: OutgoingPaper | IncomingPaper, reason: str) -> None:
    """Strike a line not sent or entered wrongly; its number stays empty. Refuses without a reason, or twice."""
    act.must(Action.KEEP_PAPERS, line.office.path)
    why = clean(reason)[:300]
    if not why:
        raise StrikingNeedsReason()
    rows = type(line).objects.filter(pk=line.pk, struck_at=None)
    if not rows.update(struck_at=act.at, struck_why=why):
        raise StruckAlready()
    write_note(act, "papers.strike", line, path=line.office.path, fields=["struck_at"], reason=why)


@transaction.atomic
def keep_template(act: Act, *, office: Office, key: UUID, kind: Kind, name: str, word: bytes) -> PaperTemplate:
    """Use this Word file for a kind of paper from now on. Refuses a bad one with what is wrong about it."""
    act.must(Action.KEEP_PAPERS, office.path)
    sha256 = hashlib.sha256(word).hexdigest()
    content = {"office": office.pk, "kind": kind, "sha256": sha256}
    if (known := answered_before(key, content)) is not None:
        return PaperTemplate.objects.get(pk=known)
    check_template(word, needed=NEEDED_BY_TWO if kind is Kind.MINUTES else NEEDED)
    _lock(office)
    PaperTemplate.objects.filter(office=office, kind=kind, replaced_at=None).update(replaced_at=act.at)
    file = File.objects.create(
        path=office.path,
        kind="template",
        name=clean(name)[:200],
        media_type=WORD,
        byte_count=len(word),
        sha256=sha256,
        stored_as=default_storage.save(f"templates/{uuid4().hex}.docx", ContentFile(word)),
    )
    made: PaperTemplate = PaperTemplate.objects.create(key=key, office=office, kind=kind, file=file, kept_at=act.at)
    write_note(act, "papers.keep_template", made, path=office.path, fields=["file"], key=key, content=content)
    return made


@transaction.atomic
def drop_template(act: Act, *, template: PaperTemplate) -> None:
    """Go back to the common template."""
    act.must(Action.KEEP_PAPERS, template.office.path)
    if PaperTemplate.objects.filter(pk=template.pk, replaced_at=None).update(replaced_at=act.at):
        write_note(act, "papers.drop_template", template, path=template.office.path, fields=["replaced_at"])


def _lock(office: Office) -> None:
    """One at a time per office: numbers are given without a gap."""
    Office.objects.select_for_update(no_key=True).values_list("pk").get(pk=office.pk)
