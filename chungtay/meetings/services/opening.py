"""Opening a meeting, and taking away one that was opened by mistake."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.meetings.models import Attendance, Decision, Meeting, Topic
from chungtay.meetings.rules import Kind, MeetingHasPapers, check_held_on, meeting_key
from chungtay.meetings.services.form import begin, check_living, check_reason, lock_club
from chungtay.meetings.services.months import withdraw_for
from chungtay.meetings.services.photos import forget_photos


@transaction.atomic
def open_meeting(
    act: Act,
    *,
    club: Club,
    held_on: date,
    kind: Kind = Kind.MONTHLY,
    place: str | None = None,
    starts_at: time | None = None,
) -> Meeting:
    """The club's meeting of this day and kind: opened now, or as another phone opened it.

    Its key is made of the three, so opening twice opens once and the second phone's place and hour change nothing.
    A regular meeting withdraws the reason recorded for a month without one. Refuses a day to come and a club that did
    not live on the day.
    """
    act.must(Action.RUN_MEETING, club.path)
    check_held_on(held_on, act.day)
    lock_club(club.pk)
    there = Meeting.objects.filter(club=club, held_on=held_on, kind=kind).first()
    if there is not None:
        return there  # type: ignore[no-any-return]  # the manager of a scoped model is untyped
    check_living(club, held_on)
    meeting = Meeting.objects.create(
        key=meeting_key(club.key, held_on, kind),
        club=club,
        held_on=held_on,
        kind=kind,
        place=clean(club.meeting_place if place is None else place),
        starts_at=starts_at,
    )
    write_note(act, "meetings.open_meeting", meeting, path=club.path, fields=["held_on", "kind", "place", "starts_at"])
    withdraw_for(act, meeting)
    mark_stale(act, [club.pk], since=held_on)
    return meeting


@transaction.atomic
def discard_meeting(act: Act, *, meeting: Meeting, key: UUID, reason: str) -> None:
    """Take away an open meeting that was none: a wrong day, a wrong kind. Who did it and why stays noted.

    Refuses a meeting that was closed (correct it) and one on which something of another room hangs, such as money.
    """
    reason = clean(reason)
    check_reason(reason)
    content = {"reason": reason}
    if answered_before(key, {"meeting": meeting.pk, **content}) is not None:
        return
    form = replace(begin(act, "meetings.discard_meeting", meeting, key, content), reason=reason)
    form.done("meeting")
    forget_photos(form.meeting)
    for rows in (Attendance, Topic, Decision):
        rows.objects.filter(meeting=form.meeting).delete()
    try:
        form.meeting.delete()
    except ProtectedError:
        raise MeetingHasPapers(held_on=form.meeting.held_on) from None
