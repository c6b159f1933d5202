"""The roll: called whole in one statement, or a line at a time by a second phone."""

from collections.abc import Mapping
from uuid import UUID

from django.db import connection, transaction

from chungtay.clubs.models import Membership
from chungtay.kernel.acts import Act
from chungtay.meetings.models import Attendance, Meeting
from chungtay.meetings.rules import Mark, NobodyOnTheRoll, NotOnTheRoll
from chungtay.meetings.services.form import as_content, begin

# Who is on the roll: members of the day; at a board meeting those of them who hold a seat that day. Written once here,
# for the rows, and once as a query set in `queries.roll`, for the screen; a test holds the two together.
_ROLL = """
    SELECT ms.id AS membership_id,
           EXISTS (SELECT FROM clubs_absence a WHERE a.membership_id = ms.id
                   AND a.valid_from <= m.held_on AND (a.valid_to IS NULL OR a.valid_to > m.held_on)) AS is_away
    FROM meetings_meeting m JOIN clubs_membership ms ON ms.club_id = m.club_id
    WHERE m.id = %(meeting)s AND ms.valid_from <= m.held_on AND (ms.valid_to IS NULL OR ms.valid_to > m.held_on)
      AND (m.kind <> 'board' OR EXISTS (
            SELECT FROM clubs_boardseat b WHERE b.club_id = m.club_id AND b.person_id = ms.person_id
            AND b.valid_from <= m.held_on AND (b.valid_to IS NULL OR b.valid_to > m.held_on)))
"""
_TAKE = f"""
WITH roll AS MATERIALIZED ({_ROLL}),
gone AS (
    DELETE FROM meetings_attendance
    WHERE meeting_id = %(meeting)s AND membership_id NOT IN (SELECT membership_id FROM roll)
),
said AS (
    SELECT roll.membership_id, had.mark AS had,
           coalesce(typed.mark, CASE WHEN is_away THEN 'away' ELSE 'present' END) AS typed,
           coalesce(shown.mark, CASE WHEN is_away THEN 'away' ELSE 'present' END) AS shown
    FROM roll
    LEFT JOIN unnest(%(members)s::bigint[], %(marks)s::text[]) AS typed (membership_id, mark) USING (membership_id)
    LEFT JOIN unnest(%(seen_members)s::bigint[], %(seen_marks)s::text[]) AS shown (membership_id, mark)
        USING (membership_id)
    LEFT JOIN meetings_attendance had ON had.meeting_id = %(meeting)s AND had.membership_id = roll.membership_id
)
INSERT INTO meetings_attendance (meeting_id, membership_id, mark)
SELECT %(meeting)s, membership_id, CASE WHEN %(is_merged)s AND typed = shown THEN coalesce(had, typed) ELSE typed END
FROM said ORDER BY membership_id
ON CONFLICT (meeting_id, membership_id) DO UPDATE SET mark = EXCLUDED.mark
RETURNING membership_id
"""  # noqa: S608 - put together from our own text
_COMPLETE = f"""
INSERT INTO meetings_attendance (meeting_id, membership_id, mark)
SELECT %(meeting)s, membership_id, CASE WHEN is_away THEN 'away' ELSE 'present' END
FROM ({_ROLL}) AS roll
ON CONFLICT DO NOTHING
"""  # noqa: S608 - put together from our own text


@transaction.atomic
def take_attendance(
    act: Act,
    *,
    meeting: Meeting,
    key: UUID,
    marks: Mapping[int, Mark],
    seen: Mapping[int, Mark] | None = None,
    reason: str = "",
) -> None:
    """Call the whole roll: who is not named was present, who is away for a time (tạm vắng) was not expected.

    Afterwards each member on the roll of the day has a mark. Calling again supersedes; with `seen`, what the phone
    showed when its sheet was opened, a line it left alone keeps what another phone wrote meanwhile. Refuses a name that
    was not on the roll; after closing asks for a reason.
    """
    content = {"marks": as_content(marks.items())}
    form = begin(act, "meetings.take_attendance", meeting, key, content, reason=reason)
    if form.answer is not None:
        return
    call_roll(form.meeting, marks, seen)
    form.done("attendance")


@transaction.atomic
def mark_member(act: Act, *, meeting: Meeting, membership_id: int, key: UUID, mark: Mark, reason: str = "") -> None:
    """Mark one line, from a second phone or for one who comes late. The last form of a line counts."""
    content = {"marks": as_content([(membership_id, mark)])}
    form = begin(act, "meetings.mark_member", meeting, key, content, reason=reason)
    if form.answer is not None:
        return
    mark_lines(form.meeting, {membership_id: mark})
    form.done(f"mark {membership_id}")


def call_roll(meeting: Meeting, marks: Mapping[int, Mark], seen: Mapping[int, Mark] | None = None) -> None:
    """Write a mark for each member on the roll, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            _TAKE,
            {
                "meeting": meeting.pk,
                "members": list(marks),
                "marks": [Mark(mark).value for mark in marks.values()],
                "seen_members": list(seen or ()),
                "seen_marks": [Mark(mark).value for mark in (seen or {}).values()],
                "is_merged": seen is not None,
            },
        )
        marked = {membership_id for (membership_id,) in cursor.fetchall()}
    if not marked:
        raise NobodyOnTheRoll(held_on=meeting.held_on)
    _refuse_strangers(meeting, set(marks) - marked)


def mark_lines(meeting: Meeting, marks: Mapping[int, Mark]) -> None:
    """Write single lines and leave all others as they are."""
    _refuse_strangers(meeting, set(marks) - on_roll(meeting))
    Attendance.objects.bulk_create(
        [Attendance(meeting=meeting, membership_id=member, mark=Mark(mark)) for member, mark in sorted(marks.items())],
        update_conflicts=True,
        unique_fields=["meeting", "membership"],
        update_fields=["mark"],
    )


def complete_roll(meeting: Meeting) -> None:
    """Give each member without a mark the one of a roll nobody touched: present, or away."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPLETE, {"meeting": meeting.pk})


def on_roll(meeting: Meeting) -> set[int]:
    """The memberships on the roll of the meeting's day."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLL, {"meeting": meeting.pk})
        return {row[0] for row in cursor.fetchall()}


def _refuse_strangers(meeting: Meeting, strangers: set[int]) -> None:
    if strangers:
        known = Membership.objects.filter(pk__in=strangers, club_id=meeting.club_id)
        numbers = sorted(known.values_list("number", flat=True))
        raise NotOnTheRoll(numbers=numbers or None, held_on=meeting.held_on)
