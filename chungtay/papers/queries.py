"""Questions about offices, heads of papers, registers and templates."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Max, QuerySet

from chungtay.kernel.acts import Reach
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import fold
from chungtay.papers import words
from chungtay.papers.models import IncomingPaper, Letterhead, Office, OutgoingPaper, PaperTemplate
from chungtay.papers.rules import Kind, LineNotFound, OfficeNotFound, Side, TemplateNotFound, written_number
from chungtay.places.models import Area
from chungtay.places.queries import names_on
from chungtay.web.decree import Head, place_and_day


@dataclass(frozen=True)
class Place:
    """Where an office sits or could: its path and what it would be called."""

    path: str
    name: str
    office: Office | None


def office_places(reach: Reach, day: date) -> list[Place]:
    """The offices at the roots of this reach, whether they have begun registers or not."""
    paths = sorted(reach.roots)
    known = {office.path: office for office in Office.objects.filter(path__in=paths)}
    areas = {area.path: area for area in Area.objects.filter(path__in=paths, map__valid_to=None)}
    names = names_on([area.pk for area in areas.values()], day)
    found = []
    for path in paths:
        if path in known:
            found.append(Place(path, known[path].name, known[path]))
        elif path == COUNTRY:
            found.append(Place(path, words.COUNTRY_OFFICE, None))
        elif path in areas:
            found.append(Place(path, office_name(names[areas[path].pk]), None))
    return found


def office_name(area_name: str) -> str:
    """`Hội Người cao tuổi xã Nga Sơn`."""
    return words.OFFICE_OF % (area_name[:1].lower() + area_name[1:])


def office_called(path: str, day: date) -> str:
    """What the office over this path is called, whether it keeps its papers here or not; empty where there is none."""
    return next((place.name for place in office_places(Reach(frozenset({path})), day)), "")


def offices_below(reach: Reach) -> "QuerySet[Office, Any]":
    """Every office of the reach that keeps registers here."""
    rows: QuerySet[Office, Any] = Office.objects.within(reach).order_by("path")
    return rows


def get_office(reach: Reach, office_id: int) -> Office:
    """The office, in the reach. Raises `OfficeNotFound`."""
    found: Office | None = offices_below(reach).filter(pk=office_id).first()
    if found is None:
        raise OfficeNotFound(office_id=office_id)
    return found


def letterhead_on(office: Office, day: date) -> Letterhead | None:
    """How the papers of the office are headed on this day."""
    found: Letterhead | None = Letterhead.objects.filter(office=office).on(day).first()
    return found


def letterheads_of(office: Office) -> list[Letterhead]:
    """All of them, the newest first."""
    return list(Letterhead.objects.filter(office=office).order_by("-valid_from"))


def head_of(
    office: Office | None, day: date, *, kind: Kind, number: str = "", recipients: tuple[str, ...] = (), name: str = ""
) -> Head:
    """The head of a paper of this office on this day. Without a number the paper is a draft; without a letterhead it is
    headed by the name of the office alone, so that a draft can always be read."""
    found = letterhead_on(office, day) if office else None
    if found is None:
        issuer = office.name if office else name
        drafted = words.NUMBER % written_number(None, kind, words.USUAL_SIGN)
        return Head("", issuer, number or drafted, place_and_day("…", day), recipients=recipients)
    return Head(
        above=found.above,
        issuer=found.issuer,
        number=words.NUMBER % (number or written_number(None, kind, found.sign)),
        place_and_day=place_and_day(found.place, day),
        signer_title=found.signer_title,
        signer_name=found.signer_name,
        recipients=(*recipients, words.KEPT_BY % found.kept_by),
    )


def office_at(path: str) -> Office | None:
    """The office over this path, if it keeps its papers here."""
    return Office.objects.filter(path=path).first()


def register(office: Office, side: Side, year: int, text: str = "", kind: str = "") -> Any:
    """The lines of a register in one year, the newest first."""
    if side is Side.OUT:
        rows: Any = OutgoingPaper.objects.filter(office=office, year=year).order_by("-signed_on", "-written_at", "-pk")
    else:
        rows = IncomingPaper.objects.filter(office=office, year=year).order_by("-number")
    if kind:
        rows = rows.filter(kind=kind)
    for word in fold(text).split():
        rows = rows.filter(search_fold__contains=word)
    return rows


def years_of(office: Office, today: date) -> list[int]:
    """The years in which there are lines, and this one."""
    years = {today.year}
    for model in (OutgoingPaper, IncomingPaper):
        years |= set(model.objects.filter(office=office).values_list("year", flat=True).distinct())
    return sorted(years, reverse=True)


def get_line(office: Office, side: Side, key: UUID) -> Any:
    """A line by the key of the form that wrote it. Raises `LineNotFound`."""
    model = OutgoingPaper if side is Side.OUT else IncomingPaper
    found = model.objects.filter(office=office, key=key).first()
    if found is None:
        raise LineNotFound(key=str(key))
    return found


def last_signed(office: Office, kind: Kind, year: int) -> tuple[int, date | None]:
    """The last number of a kind in a year and its day."""
    rows = OutgoingPaper.objects.filter(office=office, kind=kind, year=year)
    last = rows.aggregate(number=Max("number"), on=Max("signed_on"))
    return last["number"] or 0, last["on"]


def template_of(office: Office, kind: Kind) -> PaperTemplate | None:
    """The template in force, if the office has one of its own."""
    rows = PaperTemplate.objects.select_related("file")
    return rows.filter(office=office, kind=kind, replaced_at=None).first()


def templates_of(office: Office) -> dict[str, PaperTemplate]:
    """Those in force by kind."""
    rows = PaperTemplate.objects.select_related("file").filter(office=office, replaced_at=None)
    return {row.kind: row for row in rows}


def template_bytes(office: Office | None, kind: Kind) -> bytes | None:
    """The Word file of the office's template, or None where ours is used."""
    found = template_of(office, kind) if office else None
    return content_of(found) if found else None


def content_of(template: PaperTemplate | None) -> bytes:
    """Its bytes. Raises `TemplateNotFound` for None."""
    if template is None:
        raise TemplateNotFound()
    with default_storage.open(template.file.stored_as) as kept:
        content: bytes = kept.read()
    return content
