"""The end of a meeting: read back and closed, corrected afterwards, or taken away as one that was none."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.meetings import forms, services, words
from chungtay.meetings.queries.meetings import has_numbered, number_to_come, whole
from chungtay.meetings.queries.next_day import day_after_meeting
from chungtay.meetings.queries.steps import told_by_rooms
from chungtay.meetings.rules import Correction, Kind
from chungtay.meetings.views.shared import POSTED, SHOWN, about, form_page, meeting_for, page, send, url
from chungtay.web.menu import Face


@needs(Action.RUN_MEETING)
@form_page
def close(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The meeting in six sentences, to be read out loud; then "Kết thúc"."""
    meeting = meeting_for(request, club_id, key)
    kind = Kind(meeting.kind)
    asks_number = kind is Kind.MONTHLY and meeting.number is None and not has_numbered(meeting.club_id)
    form = forms.End(request.POST or None, asks_number=asks_number)
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.close_meeting(request.act, meeting=meeting, **form.cleaned_data))
    if status == POSTED:
        messages.success(request, words.MEETING_CLOSED)
        return redirect(url("meeting", Face.CLUB, meeting.club, key=meeting.key))
    all_of_it = whole(meeting)
    facts = all_of_it.facts(day_after_meeting(meeting.club_id, meeting.held_on, kind), told_by_rooms(meeting))
    to_come = number_to_come(meeting) if kind is Kind.MONTHLY and not asks_number else None
    return page(
        request,
        "read_back.html",
        meeting.club,
        form=form,
        whole=all_of_it,
        sentences=words.read_back(facts),
        number=meeting.number or to_come,
        status=status,
        **about(meeting),
    )


@needs(Action.RUN_MEETING)
@form_page
def correct(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Put right a closed meeting: its day, hour and place here, each step on its own page, always with a reason."""
    meeting = meeting_for(request, club_id, key)
    now = {"held_on": meeting.held_on, "starts_at": meeting.starts_at, "place": meeting.place}
    form = forms.Fix(request.POST or None, initial=now, needs_reason=True)
    moved = [meeting]

    def service() -> None:
        said = dict(form.cleaned_data)
        changed = {name: said.pop(name) for name in now}
        fix = Correction(**{name: value for name, value in changed.items() if value != now[name]})
        moved[0] = services.correct_meeting(request.act, meeting=meeting, correction=fix, **said)

    status = send(form, service) if request.method == "POST" else SHOWN
    if status == POSTED:
        messages.success(request, words.CORRECTED)
        return redirect(url("meeting", Face.CLUB, meeting.club, key=moved[0].key))
    return page(request, "correct.html", meeting.club, form=form, status=status, **about(meeting))


@needs(Action.RUN_MEETING)
@form_page
def discard(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Take away a meeting that was opened by mistake."""
    meeting = meeting_for(request, club_id, key)
    form = forms.Discard(request.POST or None)
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.discard_meeting(request.act, meeting=meeting, **form.cleaned_data))
    if status == POSTED:
        messages.success(request, words.DISCARDED)
        return redirect(url("list", Face.CLUB, meeting.club))
    return page(
        request,
        "small_form.html",
        meeting.club,
        form=form,
        status=status,
        heading=words.DISCARD,
        lead=words.DISCARD_TOLD,
        verb=words.DISCARD,
        **about(meeting),
    )
