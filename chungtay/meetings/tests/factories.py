"""Meetings of the tests, held and written down as a board does it, through the services."""

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import uuid4

from PIL import Image

from chungtay.access.rules import Action
from chungtay.clubs.models import Absence, Club, Membership
from chungtay.kernel.acts import Act, HeldGrant
from chungtay.meetings import services
from chungtay.meetings.models import Meeting
from chungtay.meetings.rules import Kind, Mark

NOON = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
MEETING_DAY = date(2026, 11, 27)


def board_act(club: Club, at: datetime = NOON) -> Act:
    """Somebody of the board, on the day of the meeting."""
    return Act(7, at, (HeldGrant("secretary", club.path, frozenset({Action.RUN_MEETING, Action.SEE_CLUB})),))


def at_noon(day: date) -> datetime:
    """The instant of a day at which the tests act."""
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)


def make_meeting(
    club: Club,
    held_on: date = MEETING_DAY,
    kind: Kind = Kind.MONTHLY,
    *,
    marks: Mapping[Membership, Mark] | None = None,
    is_closed: bool = False,
) -> Meeting:
    """A meeting held and typed on its day; with `marks` its roll is called, with `is_closed` it is closed too."""
    act = board_act(club, at_noon(held_on))
    meeting = services.open_meeting(act, club=club, held_on=held_on, kind=kind)
    if marks is not None or is_closed:
        by_id = {member.pk: mark for member, mark in (marks or {}).items()}
        services.take_attendance(act, meeting=meeting, key=uuid4(), marks=by_id)
    if is_closed:
        meeting = services.close_meeting(act, meeting=meeting, key=uuid4())
    return meeting


def make_absence(member: Membership, since: date, until: date | None = None) -> Absence:
    """A member at the factory in Bắc Ninh until Tết."""
    reason = "Đi làm công nhân ở Bắc Ninh"
    return Absence.objects.create(membership=member, valid_from=since, valid_to=until, reason=reason)


def picture(width: int = 40, height: int = 30, *, image_format: str = "JPEG", **more: object) -> io.BytesIO:
    """A small photograph, as a telephone would send it."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#0F5E3D").save(out, image_format, **more)
    out.seek(0)
    out.name = f"anh.{image_format.lower()}"
    return out
