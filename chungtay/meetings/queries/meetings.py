"""Meetings: one with what it came to, and the list of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.meetings.models import Attendance, Decision, Meeting, MeetingPhoto, Topic
from chungtay.meetings.rules import Facts, Kind, Mark, Tally, next_number
from chungtay.records.queries import first_where, is_there


@dataclass(frozen=True)
class Whole:
    """A meeting with everything that hangs on it, read in a fixed number of queries."""

    meeting: Meeting
    tally: Tally
    topics: tuple[Topic, ...]
    decisions: tuple[Decision, ...]
    photos: tuple[MeetingPhoto, ...]

    @property
    def is_taken(self) -> bool:
        return self.tally.on_roll > 0

    @property
    def is_closed(self) -> bool:
        return self.meeting.closed_at is not None

    def facts(self, next_day: date | None = None, more: tuple[str, ...] = ()) -> Facts:
        """What is read out, with what the rooms above have to say."""
        meeting = self.meeting
        return Facts(
            club=meeting.club.name,
            held_on=meeting.held_on,
            kind=Kind(meeting.kind),
            tally=self.tally,
            number=meeting.number,
            starts_at=meeting.starts_at,
            place=meeting.place,
            guest_count=meeting.guest_count,
            guests=meeting.guests,
            topics=tuple(topic.title for topic in self.topics),
            decisions=tuple(decision.words for decision in self.decisions),
            next_plan=meeting.next_plan,
            next_day=next_day,
            more=more,
        )


def get_meeting(reach: Reach, club_id: int, key: UUID) -> Meeting:
    """The meeting within reach, by the key phones make for it, with its club; or `NotFound`."""
    meeting = first_where(Meeting, "it.club_id = %s AND it.key = %s", [club_id, key], along="club")
    if meeting is None or not reach.covers(meeting.club.path):
        raise NotFound(meeting=str(key))
    return meeting


def tally_of(meeting: Meeting) -> Tally:
    """How many were there. One query."""
    return Tally.of(Attendance.objects.filter(meeting=meeting).values_list("mark", flat=True))


def whole(meeting: Meeting) -> Whole:
    """The meeting with all its parts: four queries, however much hangs on it."""
    return Whole(
        meeting=meeting,
        tally=tally_of(meeting),
        topics=tuple(Topic.objects.filter(meeting=meeting).order_by("pk")),
        decisions=tuple(Decision.objects.filter(meeting=meeting).order_by("pk")),
        photos=tuple(MeetingPhoto.objects.filter(meeting=meeting).select_related("file").order_by("pk")),
    )


def meetings_of(reach: Reach, club_id: int, *, year: int | None = None, kind: Kind | None = None) -> "QuerySet[Any]":
    """The club's meetings, latest first, each with its counts, in one query."""
    rows = Meeting.objects.within(reach).filter(club=club_id)
    if year is not None:
        rows = rows.filter(held_on__year=year)
    if kind is not None:
        rows = rows.filter(kind=kind)
    marked = {f"{mark.value}_count": Count("attendances__mark", filter=Q(attendances__mark=mark)) for mark in Mark}
    return (  # type: ignore[no-any-return]  # the manager of a scoped model is untyped
        rows.annotate(**marked)
        .annotate(
            missing_count=F("excused_count") + F("absent_count"),
            expected_count=F("present_count") + F("relative_count") + F("excused_count") + F("absent_count"),
            topic_count=_count_of(Topic),
            decision_count=_count_of(Decision),
            photo_count=_count_of(MeetingPhoto),
        )
        .order_by("-held_on", "kind")
    )


def _count_of(rows: type[Topic] | type[Decision] | type[MeetingPhoto]) -> Coalesce:
    counted = rows.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def unfinished(club_id: int) -> "list[Meeting]":
    """The meetings that were opened and not read back yet, the latest three."""
    return list(Meeting.objects.filter(club=club_id, closed_at=None).order_by("-held_on")[:3])


def years_of(club_id: int) -> list[int]:
    """The years in which the club held meetings, latest first."""
    days = Meeting.objects.filter(club=club_id).dates("held_on", "year", order="DESC")
    return [day.year for day in days]


def number_to_come(meeting: Meeting) -> int:
    """The number the meeting will get when it is closed now. The service asks again, under a lock."""
    numbered = Meeting.objects.filter(club=meeting.club_id, kind=meeting.kind, number__isnull=False)
    return next_number(numbered.values_list("held_on", "number"), meeting.held_on)


def has_numbered(club_id: int) -> bool:
    """Whether the club's counting has begun here; if not, the board is asked which number this is."""
    return is_there(Meeting, "it.club_id = %s AND it.number IS NOT NULL", [club_id])


def get_photo(meeting: Meeting, photo_id: int) -> MeetingPhoto:
    """The photograph of a meeting that was found in reach; or `NotFound`."""
    photo = MeetingPhoto.objects.filter(meeting=meeting, pk=photo_id).select_related("file").first()
    if photo is None:
        raise NotFound(photo=photo_id)
    return photo
