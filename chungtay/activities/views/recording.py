"""What is written of an activity: recorded when it happens or at the meeting, put right, taken back, photographed."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import forms, queries, services, words
from chungtay.activities.rules import AT_MEETINGS_TOPICS
from chungtay.activities.views.shared import ask, club_for, form_page, page, url, written_for
from chungtay.clubs.rules import ActivityArea
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.rules import Kind as MeetingKind
from chungtay.meetings.words import title_of

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.meetings.models import Meeting


@needs(Action.RUN_MEETING)
@form_page
def add(request: ActRequest, club_id: int) -> HttpResponse:
    """Write down what was done: which kind, in a few words, when, how many. `?mang=` and `?ke-hoach=` fill it in."""
    club = club_for(request, club_id, Action.RUN_MEETING)
    area = request.GET.get("mang", "")
    form = _form(
        request, club, initial={"happened_on": request.act.day, "plan": request.GET.get("ke-hoach", "")}, area=area
    )
    return ask(
        request, club, form, lambda: _record(request, club, form, None),
        to=url("list", club),
        done=lambda: words.WRITTEN % form.cleaned_data["title"],
        template="done_form.html",
        heading=words.HEAD_ADD,
        verb=words.DO_WRITE,
        back_url=url("year", club),
        back_name=words.EIGHT_AREAS,
        next_url=url("list", club),
        draft=f"hoat-dong-moi-{club.pk}",
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def at_meeting(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """What was done since the last meeting, told at this one: listed, and one more is written."""
    meeting = get_meeting(request.act.reach(Action.RUN_MEETING), club_id, key)
    club = meeting.club
    form = _form(request, club, without=AT_MEETINGS_TOPICS, meeting=meeting)
    here = url("at_meeting", club, key=key)
    return ask(
        request, club, form, lambda: _record(request, club, form, meeting),
        to=here,
        done=lambda: words.WRITTEN % form.cleaned_data["title"],
        template="at_meeting.html",
        written=list(queries.written_at(meeting)),
        meeting_url=f"/clb/{club.pk}/hop/{meeting.key}/",
        meeting_title=title_of(MeetingKind(meeting.kind), meeting.held_on, meeting.number),
        verb=words.DO_WRITE,
        draft=f"hop-{meeting.key}-hoat-dong",
    )  # fmt: skip


def _form(
    request: ActRequest,
    club: "Club",
    *,
    initial: dict[str, Any] | None = None,
    area: str = "",
    without: Any = frozenset(),
    meeting: "Meeting | None" = None,
) -> forms.Done:
    labels = queries.labels_on(request.act.day, club.path)
    if area in set(ActivityArea):  # the area asked for stands first
        first = ActivityArea(area)
        labels = {first: labels[first], **labels}
    return forms.Done(
        request.POST or None,
        initial=initial,
        kinds=forms.kind_choices(labels, queries.closed_kinds() | without),
        members=queries.members_to_name(club, request.act.day),
        plans=_plans(club, request.act.day.year),
        meeting_day=meeting.held_on if meeting else None,
    )


def _plans(club: "Club", year: int) -> list[tuple[str, str]]:
    return [(str(line.key), f"{line.month}/{line.year}: {line.words}") for line in queries.open_lines(club.pk, year)]


def _record(request: ActRequest, club: "Club", form: forms.Done, meeting: "Meeting | None") -> None:
    asked = form.chosen_plan()
    line = queries.get_plan_line(request.act.reach(Action.RUN_MEETING), club.pk, asked) if asked else None
    services.record(
        request.act, club=club, key=form.cleaned_data["key"], new=form.new_activity(), meeting=meeting, plan=line
    )


@needs(Action.RUN_MEETING)
@form_page
def rewrite(request: ActRequest, club_id: int, activity_key: UUID) -> HttpResponse:
    """Put an activity right; the old line is kept."""
    found = written_for(request, club_id, activity_key)
    said = services.facts_of(found)
    form = forms.Rewrite(
        request.POST or None,
        initial=vars(said) | {"what": f"{said.area}:{said.kind}"},
        kinds=forms.kind_choices(queries.labels_on(request.act.day, found.club.path)),
        members=queries.members_to_name(found.club, found.happened_on),
    )
    return ask(
        request, found.club, form,
        lambda: services.rewrite(
            request.act,
            activity=found,
            key=form.cleaned_data["key"],
            new=form.new_activity(),
            reason=form.cleaned_data["reason"],
        ),
        to=url("list", found.club),
        done=lambda: words.REWRITTEN,
        template="done_form.html",
        heading=words.HEAD_REWRITE,
        verb=words.DO_REWRITE,
        back_url=url("activity", found.club, activity_key=found.key),
        back_name=found.title,
        next_url=url("list", found.club),
        draft=f"hoat-dong-sua-{found.key}",
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def take_back(request: ActRequest, club_id: int, activity_key: UUID) -> HttpResponse:
    """Take an activity back that was written by mistake."""
    found = written_for(request, club_id, activity_key)
    form = forms.Reason(request.POST or None)
    return ask(
        request, found.club, form,
        lambda: services.take_back(request.act, activity=found, **form.cleaned_data),
        to=url("list", found.club),
        done=lambda: words.TAKEN_BACK,
        heading=words.HEAD_TAKE_BACK,
        about=found.title,
        lead=words.TAKE_BACK_TOLD,
        verb=words.DO_TAKE_BACK,
        verb_kind="danger",
        back_url=url("activity", found.club, activity_key=found.key),
        back_name=found.title,
        next_url=url("list", found.club),
        draft=f"hoat-dong-bo-{found.key}",
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def photos(request: ActRequest, club_id: int, activity_key: UUID) -> HttpResponse:
    """Photographs of an activity: they are listed, one more is taken, one is taken away."""
    found = written_for(request, club_id, activity_key)
    form = forms.Photo(request.POST or None, request.FILES or None)
    return ask(
        request, found.club, form,
        lambda: services.attach_photo(request.act, activity=found, **form.cleaned_data),
        to=url("photos", found.club, activity_key=found.key),
        done=lambda: words.PHOTO_KEPT,
        template="photos.html",
        activity=found,
        activity_url=url("activity", found.club, activity_key=found.key),
        photos=queries.photos_of(found),
        strike=forms.Keyed(),
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@require_POST
def strike_photo(request: ActRequest, club_id: int, activity_key: UUID, snapshot_id: int) -> HttpResponse:
    """Take a photograph away."""
    found = written_for(request, club_id, activity_key)
    form, here = forms.Keyed(request.POST), url("photos", found.club, activity_key=found.key)
    if not form.is_valid():
        return page(request, "form.html", found.club, form=form, heading=found.title, back_url=here, status=422)
    services.remove_photo(request.act, activity=found, photo_id=snapshot_id, key=form.cleaned_data["key"])
    messages.success(request, words.PHOTO_REMOVED)
    return redirect(here)
