"""Papers of a meeting: minutes to sign, the blank roll to take along, photographs."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import NotFound
from chungtay.kernel.months import Month
from chungtay.meetings import words
from chungtay.meetings.queries.meetings import get_photo, whole
from chungtay.meetings.queries.next_day import day_after_meeting, meeting_due
from chungtay.meetings.queries.papers import body_above, corrections_of, signers
from chungtay.meetings.queries.roll import Line, Roll, roll_of, roll_of_day
from chungtay.meetings.queries.steps import told_by_rooms
from chungtay.meetings.rules import Kind
from chungtay.meetings.views.shared import club_for, meeting_for, url
from chungtay.web.menu import Face
from chungtay.web.print import pdf_response, render_pdf


@needs(Action.SEE_CLUB)
@require_safe
def minutes(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The minutes as they are printed and signed, the attendance list behind."""
    meeting = meeting_for(request, club_id, key, Action.SEE_CLUB)
    all_of_it = whole(meeting)
    club, kind = meeting.club, Kind(meeting.kind)
    roll = roll_of(meeting, by_number=True) if all_of_it.is_taken else Roll(())
    next_day = day_after_meeting(club.pk, meeting.held_on, kind)
    data = {
        "above": body_above(club),
        "club": club.name,
        "title": words.title_of(kind, meeting.held_on, meeting.number),
        "is_closed": all_of_it.is_closed,
        "facts": words.facts_of(all_of_it.facts()),
        "topics": [{"title": topic.title, "about": topic.presenter} for topic in all_of_it.topics],
        "decisions": [
            {"words": agreed.words, "hands": words.hands(agreed.in_favour, agreed.against)}
            for agreed in all_of_it.decisions
        ],
        "told": list(told_by_rooms(meeting)),
        "next_plan": meeting.next_plan,
        "next_day": words.spoken_day(next_day) if next_day else "",
        "corrections": corrections_of(meeting),
        "signers": [vars(signer) for signer in signers(club.pk, meeting.held_on)],
        "lines": [_line(line) for line in roll.lines],
        "tally": words.tally_in_full(all_of_it.tally),
    }
    where = f"{club.name} · {Month.of(meeting.held_on).label}"
    link = request.build_absolute_uri(url("meeting", Face.CLUB, club, key=meeting.key))
    return pdf_response(
        f"bien-ban-{meeting.held_on:%Y-%m-%d}", render_pdf("meetings/minutes.typ", data, where=where, link=link)
    )


@needs(Action.SEE_CLUB)
@require_safe
def roll_sheet(request: ActRequest, club_id: int) -> HttpResponse:
    """The blank roll of the next meeting, by number, to be ticked and signed on paper."""
    club = club_for(request, club_id)
    due = meeting_due(club.pk, request.act.day)
    day = due.day if due and due.days_left >= 0 else request.act.day
    data = {
        "club": club.name,
        "day": f"{day:%d/%m/%Y}",
        "place": club.meeting_place or "……………………",
        "lines": [_line(line) for line in roll_of_day(club.pk, day, by_number=True).lines],
        "signers": [vars(signer) for signer in signers(club.pk, day)],
    }
    where = f"{club.name} · {Month.of(day).label}"
    link = request.build_absolute_uri(url("start", Face.CLUB, club))
    return pdf_response(
        f"to-diem-danh-{day:%Y-%m-%d}", render_pdf("meetings/roll_sheet.typ", data, where=where, link=link)
    )


def _line(line: Line) -> dict[str, object]:
    return {
        "number": line.number,
        "name": line.name,
        "born": str(line.birth_year or ""),
        "apart": line.told_apart,
        "mark": str(words.MARK_IN_FULL[line.mark]),
        "away": line.is_away,
    }


@needs(Action.SEE_CLUB)
@require_safe
def photo(request: ActRequest, club_id: int, key: UUID, photo_id: int) -> HttpResponse:
    """A photograph, only to who may see the club; kept by the browser for itself alone."""
    meeting = meeting_for(request, club_id, key, Action.SEE_CLUB)
    file = get_photo(meeting, photo_id).file
    if not default_storage.exists(file.stored_as):
        raise NotFound(photo=photo_id)
    with default_storage.open(file.stored_as) as kept:
        response = HttpResponse(kept.read(), content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    response["Cache-Control"] = "private, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
