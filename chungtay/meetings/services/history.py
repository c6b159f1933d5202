"""Meetings of the past, entered set-wise from a club's own minutes: many at once, each as if it had been held here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from django.db import connection, transaction

from chungtay.access.rules import Action
from chungtay.audit.rules import Lane
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Decision, Meeting, Topic
from chungtay.meetings.rules import Kind, Mark, check_held_on, meeting_key
from chungtay.meetings.services.form import lock_club

_ROLL = """
INSERT INTO meetings_attendance (meeting_id, membership_id, mark)
SELECT m.id, ms.id, coalesce(said.mark, CASE WHEN away.id IS NULL THEN 'present' ELSE 'away' END)
FROM meetings_meeting m
JOIN clubs_membership ms ON ms.club_id = m.club_id AND ms.valid_from <= m.held_on
    AND (ms.valid_to IS NULL OR ms.valid_to > m.held_on)
LEFT JOIN clubs_absence away ON away.membership_id = ms.id AND away.valid_from <= m.held_on
    AND (away.valid_to IS NULL OR away.valid_to > m.held_on)
LEFT JOIN unnest(%s::date[], %s::bigint[], %s::text[]) AS said (held_on, membership_id, mark)
    ON said.held_on = m.held_on AND said.membership_id = ms.id
WHERE m.id = ANY(%s)
"""


@dataclass(frozen=True)
class PastMeeting:
    """A monthly meeting as the minutes tell it. Who is not named in `marks` was present, or away if recorded so."""

    held_on: date
    number: int
    marks: Mapping[int, Mark] = field(default_factory=dict)
    starts_at: time | None = None
    guest_count: int = 0
    guests: str = ""
    topics: Sequence[tuple[ActivityArea, str]] = ()
    decisions: Sequence[str] = ()
    next_plan: str = ""


@transaction.atomic
def enter_past_meetings(act: Act, *, club: Club, key: UUID, past: Sequence[PastMeeting]) -> int:
    """Enter monthly meetings of the past, closed, in a handful of statements. Returns how many.

    A day that has its meeting already is refused by the database and nothing is entered.
    """
    act.must(Action.RUN_MEETING, club.path)
    content = {"club": club.pk, "days": [each.held_on for each in past]}
    if not past or answered_before(key, content) is not None:
        return len(past)
    for each in past:
        check_held_on(each.held_on, act.day)
    lock_club(club.pk)
    held = Meeting.objects.bulk_create(_row(act, club, each) for each in past)
    said = [(each.held_on, member, mark.value) for each in past for member, mark in each.marks.items()]
    days, members, marks = zip(*said, strict=True) if said else ((), (), ())
    with connection.cursor() as cursor:
        cursor.execute(_ROLL, [list(days), list(members), list(marks), [meeting.pk for meeting in held]])
    pairs = list(zip(held, past, strict=True))
    Topic.objects.bulk_create(
        Topic(meeting=meeting, area=area, title=title) for meeting, each in pairs for area, title in each.topics
    )
    Decision.objects.bulk_create(
        Decision(meeting=meeting, words=words) for meeting, each in pairs for words in each.decisions
    )
    write_note(
        act, "meetings.enter_past_meetings", held[0], path=club.path, fields=["held_on"], key=key, content=content
    )
    mark_stale(act, [club.pk], since=min(each.held_on for each in past), lane=Lane.BULK)
    return len(held)


def _row(act: Act, club: Club, each: PastMeeting) -> Meeting:
    return Meeting(
        key=meeting_key(club.key, each.held_on, Kind.MONTHLY),
        club=club,
        held_on=each.held_on,
        kind=Kind.MONTHLY,
        number=each.number,
        starts_at=each.starts_at,
        place=club.meeting_place,
        guest_count=each.guest_count,
        guests=each.guests,
        next_plan=each.next_plan,
        closed_at=act.at,
    )
