"""Reading a meeting back and closing it; correcting it afterwards."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import mark_stale
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Attendance, Meeting
from chungtay.meetings.rules import (
    AttendanceNotTaken,
    Correction,
    Kind,
    Mark,
    MeetingAlreadyThere,
    MeetingStillOpen,
    NumberOfMeetingTaken,
    check_held_on,
    meeting_key,
    next_number,
)
from chungtay.meetings.services.attendance import call_roll, complete_roll, mark_lines, on_roll
from chungtay.meetings.services.form import as_content, begin, check_living, check_reason, lock_club
from chungtay.meetings.services.months import withdraw_for
from chungtay.records.queries import is_there


@transaction.atomic
def close_meeting(act: Act, *, meeting: Meeting, key: UUID, number: int | None = None) -> Meeting:
    """Close the meeting that was read back. A monthly one gets its number ("lần thứ 37") now and for good.

    `number` is for a club that counted before it came here; else the number follows that of the meeting before.
    Refuses a meeting whose roll was not called, one that is closed, and a number another meeting bears.
    """
    form = begin(act, "meetings.close_meeting", meeting, key, {"number": number})
    held = form.meeting
    if form.answer is not None:
        return held
    if not is_there(Attendance, "it.meeting_id = %s", [held.pk]):
        raise AttendanceNotTaken(held_on=held.held_on)
    complete_roll(held)
    if held.kind == Kind.MONTHLY and held.number is None:
        held.number = _number_for(held, number)
    held.closed_at = act.at
    held.save(update_fields=["number", "closed_at"])
    form.done("number", "closed_at")
    return held


@transaction.atomic
def correct_meeting(act: Act, *, meeting: Meeting, key: UUID, reason: str, correction: Correction) -> Meeting:
    """Put right what was wrong with a closed meeting, with the reason noted: its day, hour, place, single marks.

    On another day the roll is that day's: who was not on it goes, who was missing from it was present. What was heard
    and agreed is corrected by the forms of each step, given a reason. Refuses a day that has such a meeting.
    """
    reason = clean(reason)
    check_reason(reason)
    content = {
        "held_on": correction.held_on,
        "starts_at": correction.starts_at,
        "place": correction.place,
        "marks": as_content(correction.marks),
    }
    form = begin(act, "meetings.correct_meeting", meeting, key, content, reason=reason)
    held = form.meeting
    if form.answer is not None:
        return held
    if held.closed_at is None:
        raise MeetingStillOpen(held_on=held.held_on)
    if correction.starts_at is not None:
        held.starts_at = correction.starts_at
    if correction.place is not None:
        held.place = clean(correction.place)
    held.save(update_fields=["starts_at", "place"])
    if correction.held_on not in (None, held.held_on):
        _move(act, held, correction)
    mark_lines(held, dict(correction.marks))
    form.done(*correction.fields)
    return held


def _number_for(meeting: Meeting, wanted: int | None) -> int:
    lock_club(meeting.club_id)
    numbered = Meeting.objects.filter(club=meeting.club_id, kind=meeting.kind, number__isnull=False)
    taken = dict(numbered.values_list("number", "held_on"))
    if wanted is None:
        return next_number(((day, number) for number, day in taken.items()), meeting.held_on)
    if wanted in taken:
        raise NumberOfMeetingTaken(number=wanted, held_on=taken[wanted])
    return wanted


def _move(act: Act, meeting: Meeting, correction: Correction) -> None:
    assert correction.held_on is not None
    check_held_on(correction.held_on, act.day)
    lock_club(meeting.club_id)
    check_living(meeting.club, correction.held_on)
    if Meeting.objects.filter(club=meeting.club_id, held_on=correction.held_on, kind=meeting.kind).exists():
        raise MeetingAlreadyThere(held_on=correction.held_on)
    mark_stale(act, [meeting.club_id], since=meeting.held_on)
    meeting.held_on = correction.held_on
    meeting.key = meeting_key(meeting.club.key, meeting.held_on, Kind(meeting.kind))
    meeting.save(update_fields=["held_on", "key"])
    call_roll(meeting, _marks_that_stay(meeting))
    withdraw_for(act, meeting)


def _marks_that_stay(meeting: Meeting) -> Mapping[int, Mark]:
    """The marks of those on the roll of the day the meeting now has."""
    now = on_roll(meeting)
    from_before = Attendance.objects.filter(meeting=meeting, membership_id__in=now).values_list("membership_id", "mark")
    return {membership_id: Mark(mark) for membership_id, mark in from_before}
