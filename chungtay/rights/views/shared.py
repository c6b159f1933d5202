"""What the pages of rights share: finding a row in reach, a small form sent to its service."""

from collections.abc import Callable
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
from chungtay.clubs.queries import get_membership
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.rights import words
from chungtay.rights.queries.cases import get_case
from chungtay.rights.rules import Benefit, CaseNotFound
from chungtay.web.explain import explain

if TYPE_CHECKING:
    from chungtay.clubs.models import Club, Membership
    from chungtay.rights.models import Case

form_page = require_http_methods(["GET", "HEAD", "POST"])
POSTED, SHOWN, UNFIT = 302, 200, 422


def club_for(request: ActRequest, club_id: int) -> "Club":
    """The club where this account follows rights; else it does not exist."""
    return get_club(request.act.reach(Action.FOLLOW_RIGHTS), club_id)


def member_for(request: ActRequest, club_id: int, membership_id: int) -> "Membership":
    """A member of a club where this account follows rights."""
    return get_membership(club_for(request, club_id), membership_id)


def case_for(request: ActRequest, club_id: int, key: UUID) -> "Case":
    """A case where this account follows rights; else it does not exist."""
    return get_case(request.act.reach(Action.FOLLOW_RIGHTS), club_id, key)


def benefit_of(text: str) -> Benefit:
    """The right of this name in an address, or no such page."""
    if text not in set(Benefit):
        raise CaseNotFound(benefit=text[:40])
    return Benefit(text)


def url(name: str, club: "Club", *more: Any) -> str:
    """The address of a page of this club."""
    return reverse(f"rights:{name}", args=[club.pk, *more])


def page(request: ActRequest, template: str, club: "Club", *, status: int = SHOWN, **context: Any) -> HttpResponse:
    """A page of a club's rights, on the club face."""
    shared = {
        "club": club,
        "home_url": f"/clb/{club.pk}/",
        "list_url": url("list", club),
        "year": request.act.day.year,
        "today": request.act.day,
    }
    return render(request, f"rights/{template}", shared | context, status=status)


def send(form: Form, service: Callable[[], object]) -> int:
    """Send a filled form to its service: 302 posted, else 422 or 409 with the reason above the form.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key.
    """
    if not form.is_valid():
        return UNFIT
    try:
        service()
    except (RuleBroken, Conflict) as refusal:
        form.add_error(None, explain(refusal))
        if isinstance(refusal, SameKeyOtherContent):
            form.data = {**form.data.dict(), "key": str(uuid4())}  # type: ignore[attr-defined]  # what was posted
        return refusal.status
    return POSTED


def ask(
    request: ActRequest,
    club: "Club",
    form: Any,
    service: Callable[[], object],
    *,
    to: str | Callable[[], str],
    heading: Any,
    back: tuple[str, Any],
    verb: Any = words.DO_WRITE,
    done: Any = words.DONE_RECEIVES,
    **context: Any,
) -> HttpResponse:
    """One form on a page of its own: shown, sent to its service, then on to where it leads."""
    status = send(form, service) if form.is_bound else SHOWN
    if status == POSTED:
        messages.success(request, str(done() if callable(done) else done))
        return redirect(to() if callable(to) else to)
    back_url, back_text = back
    return page(
        request, "form.html", club, status=status, form=form, heading=heading, verb=verb, back_url=back_url,
        back_text=back_text, draft=f"quyen-loi{request.path}", **context,
    )  # fmt: skip
