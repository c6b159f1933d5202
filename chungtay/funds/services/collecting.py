"""Collecting at a meeting: one line or all of them, through whatever room expects money from members.

A room that expects money (fees, loans) calls `add_collector` from its `apps.py`. Its `due` answers for the whole club
in a fixed number of queries; its `post` writes entries for any number of lines into books that are open already.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chungtay.audit.services import answered_before
from chungtay.clubs.models import Membership
from chungtay.funds.models import Entry
from chungtay.funds.queries.collecting import standing_lines
from chungtay.funds.rules.collecting import Due, NothingTaken, NothingToTakeBack, PayerNotOfClub, Taken
from chungtay.funds.rules.kinds import line_key
from chungtay.funds.services.books import note_books, post_reversal
from chungtay.funds.services.posting import Books, open_books
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Meeting
from chungtay.people.models import Person

Post = Callable[[Act, Books, Meeting, UUID, Sequence[Taken], Any], Sequence[Entry]]
Owed = Callable[[int, date, Collection[int]], tuple[Sequence[Taken], Any]]


@dataclass(frozen=True)
class Collector:
    """A room's part in the collection: what it expects on a day by member, and how it writes what was taken.

    `due` is asked about the whole club, or about one member alone. `post` is handed what was typed: it asks under the
    lock what is due, and refuses what is not. Entry keys are made with `line_key(key, …)` from the form's key; the slip
    is `Slip(meeting, is_collection=True)`. `owed` is what these members pay if they pay everything, with whatever
    `post` would ask for it: it is handed on as its last argument, which else is None.
    """

    name: str
    order: int
    due: Callable[[int, date, int | None], Mapping[int, Sequence[Due]]]
    post: Post
    owed: Owed


_COLLECTORS: list[Collector] = []


def add_collector(collector: Collector) -> None:
    """Let a room take part. Called once per room while Django starts."""
    if collector.name not in {known.name for known in _COLLECTORS}:
        _COLLECTORS.append(collector)
        _COLLECTORS.sort(key=lambda each: each.order)


def dues_of_club(club_id: int, day: date, only: int | None = None) -> dict[int, list[Due]]:
    """What each member, or one alone, has to pay on this day, of all rooms, in the order it is called out."""
    found: dict[int, list[Due]] = {}
    for collector in _COLLECTORS:
        for membership_id, dues in collector.due(club_id, day, only).items():
            found.setdefault(membership_id, []).extend(dues)
    return found


@transaction.atomic
def collect(act: Act, *, meeting: Meeting, key: UUID, taken: Sequence[Taken]) -> dict[int, str]:
    """Take what members pay at a meeting: one receipt per fund, a line per member under it. Returns who paid.

    The same form twice is one; two phones that take the same line alike make the same key. A meeting that was read back
    does not stand in the way of a line that comes late; closed books do.
    """
    known = {collector.name for collector in _COLLECTORS}
    lines = [each for each in taken if each.total_vnd and each.collector in known]
    content = {"meeting": meeting.pk, "taken": sorted((each.content for each in lines), key=str)}
    if answered_before(key, content) is not None:
        return _payers(meeting, lines)
    if not lines:
        raise NothingTaken()
    books = open_books(act, meeting.club)
    payers = _payers(meeting, lines)
    entries: list[Entry] = []
    for collector in _COLLECTORS:
        own = [each for each in lines if each.collector == collector.name]
        if own:
            entries += collector.post(act, books, meeting, key, own, None)
    note_books(act, "funds.collect", books, entries[0], key=key, content=content)
    return payers


@transaction.atomic
def collect_all_due(act: Act, *, meeting: Meeting, key: UUID, ticked: Collection[int]) -> list[Taken]:
    """Take everything that is due of whoever was ticked, under one receipt per fund. Returns what was taken.

    What is due is asked once, under the lock; who owes nothing any more is passed over. The same list twice is one, and
    takes nothing the second time.
    """
    content = {"meeting": meeting.pk, "taken": sorted(ticked)}
    if answered_before(key, content) is not None:
        return []
    books = open_books(act, meeting.club)
    taken: list[Taken] = []
    entries: list[Entry] = []
    for collector in _COLLECTORS:
        lines, found = collector.owed(meeting.club_id, meeting.held_on, ticked)
        if lines:
            taken += lines
            entries += collector.post(act, books, meeting, key, lines, found)
    if not entries:
        raise NothingTaken()
    note_books(act, "funds.collect", books, entries[0], key=key, content=content)
    return taken


@transaction.atomic
def take_back(act: Act, *, meeting: Meeting, membership_id: int, key: UUID, reason: str) -> None:
    """Take back everything a member's lines of this meeting say, by reversing entries; then it can be written anew."""
    content = {"meeting": meeting.pk, "member": membership_id, "reason": reason}
    if answered_before(key, content) is not None:
        return
    books = open_books(act, meeting.club)
    entries = list(standing_lines(meeting).filter(membership=membership_id).order_by("pk"))
    if not entries:
        raise NothingToTakeBack()
    turned: list[Any] = [
        post_reversal(
            act, books, entry=entry, key=line_key(key, f"back {entry.pk}"), reason=reason, happened_on=act.day
        )
        for entry in entries
    ]
    note_books(act, "funds.take_back", books, turned[0], key=key, content=content, reason=reason)


_PAYERS = f"""
SELECT m.id, p.full_name FROM {Membership._meta.db_table} m JOIN {Person._meta.db_table} p ON p.id = m.person_id
WHERE m.club_id = %s AND m.id = ANY (%s::bigint[])
"""  # noqa: S608 - our own names


def _payers(meeting: Meeting, lines: Sequence[Taken]) -> dict[int, str]:
    """Who pays, by name. Refuses who is not of the meeting's club."""
    asked = {each.membership_id for each in lines}
    with connection.cursor() as cursor:
        cursor.execute(_PAYERS, [meeting.club_id, list(asked)])
        known: dict[int, str] = dict(cursor.fetchall())
    if len(known) != len(asked):
        raise PayerNotOfClub(meeting=meeting.pk)
    return known
