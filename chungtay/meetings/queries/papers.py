"""What stands on a printed paper besides the meeting itself: who signs, who is above the club, what was corrected."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from chungtay.audit.models import Note
from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.queries.clubs import seat_of
from chungtay.clubs.rules import ManagingOrg, Post
from chungtay.meetings import words
from chungtay.meetings.models import Meeting

_SIGN = (Post.SECRETARY, Post.CHAIR)


@dataclass(frozen=True)
class Signer:
    """A title and who holds it; the name is empty where nobody does, to be written by hand."""

    title: str
    name: str


def signers(club_id: int, day: date) -> tuple[Signer, ...]:
    """Secretary and chair of the day, in the order they sign."""
    seats = BoardSeat.objects.on(day).filter(club=club_id, post__in=_SIGN)
    names = dict(seats.values_list("post", "person__full_name"))
    return tuple(Signer(str(words.SIGNS_AS[post]), names.get(post, "")) for post in _SIGN)


def body_above(club: Club) -> str:
    """Who runs the club, as the head of its papers names it."""
    if club.managing_org_name:
        return str(club.managing_org_name)
    commune = seat_of(club).commune
    named = words.ABOVE.get(ManagingOrg(club.managing_org))
    return str(named % (commune.full_name[:1].lower() + commune.full_name[1:])) if named and commune else ""


def corrections_of(meeting: Meeting) -> list[str]:
    """What was changed after the meeting was closed: on which day and why."""
    if meeting.closed_at is None:
        return []
    of_meeting = Q(row_model="meetings.meeting", row_id=meeting.pk)
    of_topics = Q(row_model="meetings.topic", row_id__in=meeting.topics.values("pk"))
    of_decisions = Q(row_model="meetings.decision", row_id__in=meeting.decisions.values("pk"))
    notes = Note.objects.filter(of_meeting | of_topics | of_decisions, at__gt=meeting.closed_at).exclude(reason="")
    said = notes.order_by("at").values_list("at", "reason")
    return [words.CORRECTION % {"day": f"{timezone.localtime(at):%d/%m/%Y}", "reason": why} for at, why in said]
