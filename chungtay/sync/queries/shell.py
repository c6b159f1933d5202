"""What a phone keeps: the files of the club face, the pages of a club, and meetings that nobody has opened yet."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.urls import reverse

from chungtay.access.queries.naming import answers_of_rooms
from chungtay.access.rules import Action
from chungtay.audit.models import Note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act, Reach
from chungtay.meetings import words as meeting_words
from chungtay.meetings.models import Meeting
from chungtay.meetings.queries.meetings import number_to_come
from chungtay.meetings.queries.next_day import meeting_due
from chungtay.meetings.rules import REGULAR, Kind
from chungtay.sync.rules import Blank

WORKER = "web/sw.js"
_FILES = (
    *("web/club.css", "web/mark.svg", "web/page.js", "web/drafts.js", "web/outbox.js", "web/store.js", "web/send.js"),
    "web/money.js",
    *("web/tell.js", "web/kept.js", "web/keep.js", "web/photo.js", "web/handover.js", "web/idb.js"),
    *(
        f"web/fonts/be-vietnam-pro-{subset}-{weight}-normal.woff2"
        for subset in ("latin", "vietnamese")
        for weight in (400, 600)
    ),
)
_OFFICE_ONLY = frozenset({"portal"})
DAYS_BACK, DAYS_AHEAD = 31, 62


@dataclass(frozen=True)
class Shell:
    """The files of the club face by their addresses, and a version that changes with any of them."""

    version: str
    files: tuple[str, ...]
    worker: str


@cache
def shell() -> Shell:
    """Read once per process: what is served changes with a restart."""
    names = [*_FILES, *_files_of_rooms()]
    found = {name: place for name in names if (place := finders.find(name))}
    mark = hashlib.sha256()
    worker = Path(str(finders.find(WORKER) or "")).read_text() if finders.find(WORKER) else ""
    for name, place in sorted(found.items()):
        mark.update(name.encode() + Path(place).read_bytes())
    mark.update(worker.encode())
    return Shell(mark.hexdigest()[:12], tuple(static(name) for name in found), worker)


def _files_of_rooms() -> Iterable[str]:
    """Scripts and styles that rooms bring for their own pages."""
    for room in settings.ROOMS:
        name = room.removeprefix("chungtay.")
        folder = settings.ROOT / "chungtay" / name / "static" / name
        if name not in _OFFICE_ONLY and folder.is_dir():
            yield from (f"{name}/{file.name}" for file in sorted(folder.iterdir()) if file.suffix in {".js", ".css"})


def stamp_of(club: Club, act: Act) -> str:
    """Changes whenever something was noted in the club, on another day, for another set of roles, or with the shell."""
    last = Note.objects.filter(path=club.path).order_by("-at").values_list("pk", flat=True).first()
    roles = sorted(grant.role for grant in act.grants)
    return hashlib.sha256(f"{last}/{act.day}/{roles}/{shell().version}".encode()).hexdigest()[:12]


def pages_of(club: Club, act: Act) -> list[str]:
    """The pages that can be read without a network, each named by the room it lives in.

    A room names its own as `offline_pages(club, act) -> addresses` in its `queries`; those that a volunteer takes along
    too, who sees nothing else of the club, as `offline_own_pages`.
    """
    asked = answers_of_rooms("offline_own_pages")
    if act.may(Action.SEE_CLUB, club.path):
        asked = (*answers_of_rooms("offline_pages"), *asked)
    return list(dict.fromkeys(page for ask in asked for page in ask(club, act)))


def where_phones_work(act: Act) -> Reach:
    """The clubs whose pages a phone of this account keeps: the board's, and those in which one only visits people."""
    return Reach(act.reach(Action.SEE_CLUB).roots | act.reach(Action.SEE_CARE).roots)


def home_of(club: Club, act: Act) -> str:
    """Where this account starts in a club."""
    return reverse("portal:club_home" if act.may(Action.SEE_CLUB, club.path) else "care:list", args=[club.pk])


def pages_of_meeting(meeting: Meeting, act: Act) -> list[str]:
    """The pages of one meeting with its forms; a room names its own as `offline_meeting_pages(meeting, act)`."""
    found = [page for ask in answers_of_rooms("offline_meeting_pages") for page in ask(meeting, act)]
    return list(dict.fromkeys(found))


def blank_day(club: Club, kind: Kind, today: date) -> date:
    """The day of the meeting that may be opened next without a network: the one that is due, else today."""
    due = meeting_due(club.pk, today) if kind in REGULAR else None
    day = due.day if due and today <= due.day <= today + timedelta(days=DAYS_AHEAD) else today
    taken = set(Meeting.objects.filter(club=club, kind=kind, held_on__gte=day).values_list("held_on", flat=True))
    while day in taken:
        day += timedelta(days=1)
    return day


def blank_of(meeting: Meeting, pages: Iterable[str]) -> Blank:
    """A rehearsed meeting told to the phone: its key, its day as words, the addresses of its pages below its own."""
    kind = Kind(meeting.kind)
    number = number_to_come(meeting) if kind is Kind.MONTHLY else None
    return Blank(
        kind=kind.value,
        key=str(meeting.key),
        held_on=meeting.held_on,
        titles=tuple(dict.fromkeys(meeting_words.title_of(kind, meeting.held_on, each) for each in (number, None))),
        pages=tuple(page for page in pages if str(meeting.key) in page),
    )


def days_around(today: date) -> list[date]:
    """The days on which a meeting opened without a network may be held."""
    return [today + timedelta(days=days) for days in range(-DAYS_BACK, DAYS_AHEAD)]
