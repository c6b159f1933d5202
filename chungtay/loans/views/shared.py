"""What the pages of loans share: finding in reach, the two faces, a small form sent to its service."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries import members_of
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.loans import words
from chungtay.loans.queries.lists import get_animal, get_loan, get_request
from chungtay.meetings.queries.meetings import get_meeting
from chungtay.meetings.rules import Kind
from chungtay.meetings.words import title_of
from chungtay.web.explain import explain
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.loans.models import AnimalLoan, Loan, LoanRequest
    from chungtay.meetings.models import Meeting

form_page = require_http_methods(["GET", "HEAD", "POST"])
POSTED, SHOWN, UNFIT = 302, 200, 422


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def loan_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.SEE_CLUB) -> "Loan":
    """The loan where this account may do the action; else it does not exist."""
    return get_loan(request.act.reach(action), club_id, key)


def request_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.SEE_CLUB) -> "LoanRequest":
    """The member's request where this account may do the action; else it does not exist."""
    return get_request(request.act.reach(action), club_id, key)


def animal_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.SEE_CLUB) -> "AnimalLoan":
    """The animal where this account may do the action; else it does not exist."""
    return get_animal(request.act.reach(action), club_id, key)


def meeting_asked(request: ActRequest, club_id: int) -> "Meeting | None":
    """The meeting a form is filled at, named in its address as `?hop=`; else none."""
    asked = request.GET.get("hop", "")
    try:
        key = UUID(asked)
    except ValueError:
        return None
    return get_meeting(request.act.reach(Action.SEE_CLUB), club_id, key)


def day_of(request: ActRequest, meeting: "Meeting | None") -> date:
    """The day a form begins with: that of the meeting, else today."""
    return meeting.held_on if meeting else request.act.day


def at_meeting(meeting: "Meeting | None") -> str:
    """What an address carries along so that the next form is of the same meeting."""
    return f"?hop={meeting.key}" if meeting else ""


def page(
    request: ActRequest, template: str, club: "Club", face: Face = Face.CLUB, *, status: int = SHOWN, **context: Any
) -> HttpResponse:
    """A page of a club's loans on one of two faces; offices read, only the club's own people write."""
    is_office = face is Face.OFFICE
    shared = {
        "club": club,
        "base": f"web/{face.value}.html",
        "is_office": is_office,
        "can_write": not is_office and request.act.may(Action.KEEP_BOOKS, club.path),
        "can_ask": not is_office and request.act.may(Action.RUN_MEETING, club.path),
        "home_url": reverse("clubs:club", args=[club.pk]) if is_office else f"/clb/{club.pk}/",
        "list_url": url("list", face, club),
        "loan_name": f"loans:{_prefix(face)}loan",
        "today": request.act.day,
    }
    return render(request, f"loans/{template}", shared | context, status=status)


def url(name: str, face: Face, club: "Club", **more: Any) -> str:
    """The address of a page of this club on this face."""
    return reverse(f"loans:{_prefix(face)}{name}", kwargs={"club_id": club.pk, **more})


def _prefix(face: Face) -> str:
    return "office_" if face is Face.OFFICE else ""


def send(form: Form, service: Callable[[], object]) -> int:
    """Send a filled form to its service. Returns the status of the answer: 302 posted, else 422 or 409 with the reason.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key, so that it can be
    sent as what it now is.
    """
    if not form.is_valid():
        return UNFIT
    try:
        service()
    except (RuleBroken, Conflict) as refusal:
        form.add_error(None, explain(refusal))
        if isinstance(refusal, SameKeyOtherContent):
            form.data = {**form.data, "key": str(uuid4())}
        return refusal.status
    return POSTED


def small_form(
    request: ActRequest,
    club: "Club",
    form: Any,
    service: Callable[[], object],
    *,
    to: str | Callable[[], str],
    heading: Any,
    verb: Any,
    back: tuple[str, Any],
    done: Any = words.WRITTEN,
    face: Face = Face.CLUB,
    **context: Any,
) -> HttpResponse:
    """One form on a page of its own: shown, sent to its service, then on to where it leads."""
    status = send(form, service) if form.is_bound else SHOWN
    if status == POSTED:
        messages.success(request, done)
        return redirect(to if isinstance(to, str) else to())
    back_url, back_text = back
    return page(
        request,
        "form.html",
        club,
        face,
        status=status,
        **{"form": form, "heading": heading, "verb": verb, "back_url": back_url, "back_text": back_text} | context,
    )


def members_to_choose(club: "Club", day: date) -> list[tuple[int, str]]:
    """The members of a day for a form, in Vietnamese order, told apart by number and birth year."""
    rows = members_of(club, day).order_by("person__sort_key", "number")
    return [(row.pk, words.member_called(row.person.full_name, row.number, row.person.birth_year)) for row in rows]


def about_meeting(meeting: "Meeting") -> dict[str, Any]:
    """What a page within a meeting needs."""
    return {
        "meeting": meeting,
        "meeting_title": title_of(Kind(meeting.kind), meeting.held_on, meeting.number),
        "meeting_url": reverse("meetings:meeting", args=[meeting.club_id, meeting.key]),
    }
