"""What the pages of health share: finding the club, noting the look, sending a form."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries.clubs import get_club
from chungtay.health import words
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain

if TYPE_CHECKING:
    from chungtay.clubs.models import Club

form_page = require_http_methods(["GET", "HEAD", "POST"])


def club_for(request: ActRequest, club_id: int) -> "Club":
    """The club in which this account is of the health team; else it does not exist."""
    return get_club(request.act.reach(Action.KEEP_HEALTH), club_id)


def url(name: str, club: "Club", **more: Any) -> str:
    """The address of a page of this room."""
    return reverse(f"health:{name}", kwargs={"club_id": club.pk, **more})


def page(request: ActRequest, template: str, club: "Club", *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of a club, with what each of them says: that a reading is no diagnosis."""
    shared = {
        "club": club,
        "home_url": f"/clb/{club.pk}/",
        "health_url": url("home", club),
        "no_diagnosis": words.NO_DIAGNOSIS,
    }
    return render(request, f"health/{template}", shared | context, status=status)


def ask(
    request: ActRequest,
    club: "Club",
    form: Form,
    service: Callable[[], object],
    *,
    to: Callable[[], str] | str,
    done: Callable[[], object],
    template: str = "form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and fit, call its service and go on with a word of what was done, else say why not.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                service()
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
                if isinstance(refusal, SameKeyOtherContent):
                    form.data = {**form.data.dict(), "key": str(uuid4())}  # type: ignore[attr-defined]  # what was posted
            else:
                messages.success(request, str(done()))
                return redirect(to() if callable(to) else to)
    return page(request, template, club, form=form, status=status, **context)


def account_name(request: ActRequest) -> str:
    """Who is signed in, by name."""
    return str(getattr(request.user, "name", ""))
