"""One small form of a meeting: asked whether it came before, the meeting locked, the note written, the month marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, ClubState
from chungtay.clubs.rules import LIVING
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import ClubNotLiving, CorrectionNeedsReason, MeetingIsClosed
from chungtay.records.queries import first_where, is_there


@dataclass(frozen=True)
class Form:
    """A form of a meeting being posted. `answer` is the row it wrote if it came before; then nothing is to be done."""

    act: Act
    action: str
    meeting: Meeting
    key: UUID
    content: Mapping[str, object]
    reason: str
    answer: int | None

    def done(self, *fields: str, row: Model | None = None) -> int:
        """Write the one note of the action, mark the months to be counted again; the number of the row written."""
        written = row or self.meeting
        write_note(
            self.act,
            self.action,
            written,
            path=self.meeting.club.path,
            fields=fields,
            reason=self.reason,
            key=self.key,
            content=self.content,
        )
        mark_stale(self.act, [self.meeting.club_id], since=self.meeting.held_on)
        return int(written.pk)


def begin(
    act: Act, action: str, meeting: Meeting, key: UUID, content: Mapping[str, object], *, reason: str = ""
) -> Form:
    """Ask whether the form came before and whether the actor may, and lock the meeting until it is written.

    A closed meeting is touched only with a reason. A form sent again after closing is still answered as it was.
    """
    content = {"meeting": meeting.pk, **content}
    answer = answered_before(key, content)
    held = locked(act, meeting)
    if answer is None and held.closed_at is not None and not reason:
        raise MeetingIsClosed(held_on=held.held_on)
    return Form(act, action, held, key, content, reason, answer)


def locked(act: Act, meeting: Meeting) -> Meeting:
    """The meeting as it stands, held until the transaction ends: lines of two phones come one after the other."""
    held = first_where(Meeting, "it.id = %s FOR NO KEY UPDATE OF it", [meeting.pk], along="club")
    if held is None:
        raise NotFound(meeting=meeting.pk)
    act.must(Action.RUN_MEETING, held.club.path)
    return held


def lock_club(club_id: int) -> None:
    """One at a time per club: opening, numbering, a month without."""
    if not is_there(Club, "it.id = %s FOR NO KEY UPDATE", [club_id]):
        raise NotFound(club=club_id)


def check_living(club: Club, day: date) -> None:
    """Refuse a meeting of a club that did not live on that day."""
    if not ClubState.objects.on(day).filter(club=club, state__in=LIVING).exists():
        raise ClubNotLiving(club=club.name, held_on=day)


def check_reason(reason: str) -> None:
    if not reason:
        raise CorrectionNeedsReason()


def as_content(marks: Iterable[tuple[int, str]]) -> dict[str, str]:
    """Marks as a form's content: keys as text, so that two spellings of one content have one digest."""
    return {str(membership_id): str(mark) for membership_id, mark in sorted(marks)}
