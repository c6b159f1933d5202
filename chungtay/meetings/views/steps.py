"""A meeting step by step: start it, the list of steps, and a page per step."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import NotFound
from chungtay.meetings import forms, services, words
from chungtay.meetings.queries.meetings import number_to_come, tally_of, whole
from chungtay.meetings.queries.next_day import meeting_due
from chungtay.meetings.queries.roll import Line, roll_of, seen_on
from chungtay.meetings.queries.steps import steps_for
from chungtay.meetings.rules import Kind, Mark
from chungtay.meetings.views.shared import POSTED, SHOWN, about, club_for, form_page, meeting_for, page, send, url
from chungtay.web.menu import Face


@needs(Action.RUN_MEETING)
@form_page
def start(request: ActRequest, club_id: int) -> HttpResponse:
    """Open a meeting: day, kind and place stand there already."""
    club = club_for(request, club_id, Action.RUN_MEETING)
    due = meeting_due(club.pk, request.act.day)
    usual = {
        "kind": Kind.MONTHLY,
        "held_on": request.act.day,
        "place": club.meeting_place,
        "starts_at": due.starts_at if due else None,
    }
    form = forms.Start(request.POST or None, initial=usual)
    opened: list[Any] = []

    def service() -> None:
        opened.append(services.open_meeting(request.act, club=club, **form.cleaned_data))

    status = send(form, service) if request.method == "POST" else SHOWN
    if status == POSTED:
        return redirect(url("meeting", Face.CLUB, club, key=opened[0].key))
    return page(request, "start.html", club, form=form, status=status)


def step_list(request: ActRequest, meeting: Any) -> HttpResponse:
    """The steps of an open meeting, in any order, each with how far it is."""
    all_of_it = whole(meeting)
    steps = []
    for step in steps_for(Kind(meeting.kind)):
        told = step.tell(all_of_it)
        address = url_of(step.url_name, meeting) if request.act.may(step.action, meeting.club.path) else ""
        steps.append({"name": step.name, "url": address, "told": told.words, "is_done": told.is_done})
    number = number_to_come(meeting) if meeting.kind == Kind.MONTHLY else None
    return page(
        request,
        "steps.html",
        meeting.club,
        steps=steps,
        whole=all_of_it,
        form=forms.Discard(),
        **about(meeting) | {"meeting_title": words.title_of(Kind(meeting.kind), meeting.held_on, number)},
    )


def url_of(name: str, meeting: Any) -> str:
    """The address of a step, in whichever room it lives."""
    return reverse(name, kwargs={"club_id": meeting.club_id, "key": meeting.key})


@needs(Action.RUN_MEETING)
@form_page
def attendance(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Call the roll: everyone is there until touched."""
    meeting = meeting_for(request, club_id, key)
    form = forms.Sheet(request.POST or None, needs_reason=meeting.closed_at is not None)
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.take_attendance(request.act, meeting=meeting, **form.cleaned_data))
        if status == POSTED:
            messages.success(request, words.ATTENDANCE_WRITTEN % words.tally_words(tally_of(meeting)))
            return redirect(url("meeting", Face.CLUB, meeting.club, key=meeting.key))
    roll = roll_of(meeting, by_number=request.GET.get("theo") == "so")
    form.initial["seen-key"] = seen_on(roll.lines)
    ticked = form.marked() if form.is_bound else {}
    rows = [_row(line, ticked.get(line.membership_id, line.mark.value)) for line in roll.lines]
    return page(
        request,
        "attendance.html",
        meeting.club,
        form=form,
        rows=rows,
        roll=roll,
        by_number=request.GET.get("theo") == "so",
        status=status,
        **about(meeting),
    )


def _row(line: Line, ticked: str) -> Mapping[str, Any]:
    marks = [*words.TOUCHED, *([Mark.AWAY] if line.is_away or ticked == Mark.AWAY else [])]
    options = [{"value": mark.value, "label": words.MARK[mark], "is_ticked": mark.value == ticked} for mark in marks]
    return {"line": line, "options": options}


@needs(Action.RUN_MEETING)
@form_page
def one_line(request: ActRequest, club_id: int, key: UUID, membership_id: int) -> HttpResponse:
    """One member's mark: from a second phone, for one who comes late, or corrected after closing."""
    meeting = meeting_for(request, club_id, key)
    line = next((line for line in roll_of(meeting).lines if line.membership_id == membership_id), None)
    if line is None:
        raise NotFound(membership=membership_id)
    return _small_form(
        request,
        meeting,
        forms.OneLine,
        lambda form: services.mark_member(
            request.act, meeting=meeting, membership_id=membership_id, **form.cleaned_data
        ),
        initial={"mark": line.mark.value},
        heading=line.name,
        lead=line.told_apart,
        verb=words.WRITE_MARK,
    )


@needs(Action.RUN_MEETING)
@form_page
def guests(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Who came besides the members."""
    meeting = meeting_for(request, club_id, key)
    return _small_form(
        request,
        meeting,
        forms.Guests,
        lambda form: services.set_guests(request.act, meeting=meeting, **form.cleaned_data),
        initial={"guest_count": meeting.guest_count, "guests": meeting.guests},
        heading=words.STEP_GUESTS,
        verb=words.WRITE_GUESTS,
    )


@needs(Action.RUN_MEETING)
@form_page
def plan(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """What the club means to do next month."""
    meeting = meeting_for(request, club_id, key)
    return _small_form(
        request,
        meeting,
        forms.Plan,
        lambda form: services.plan_next_month(request.act, meeting=meeting, **form.cleaned_data),
        initial={"next_plan": meeting.next_plan},
        heading=words.STEP_PLAN,
        verb=words.WRITE_PLAN,
    )


def _small_form(
    request: ActRequest,
    meeting: Any,
    kind: type[forms.Keyed],
    service: Callable[[Form], object],
    *,
    initial: Mapping[str, Any],
    **context: Any,
) -> HttpResponse:
    form = kind(request.POST or None, needs_reason=meeting.closed_at is not None, initial=dict(initial))
    status = send(form, lambda: service(form)) if request.method == "POST" else SHOWN
    if status == POSTED:
        messages.success(request, words.WRITTEN)
        return redirect(url("meeting", Face.CLUB, meeting.club, key=meeting.key))
    return page(request, "small_form.html", meeting.club, form=form, status=status, **about(meeting), **context)
