"""What the pages of care share: one person found in one's circle and noted as read, and sending a form."""

from collections.abc import Callable, Iterable
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
from chungtay.care import queries, services
from chungtay.care.rules import Looked
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain

if TYPE_CHECKING:
    from chungtay.care.models import Folder
    from chungtay.clubs.models import Club

form_page = require_http_methods(["GET", "HEAD", "POST"])


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CARE) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def folder_for(request: ActRequest, club_id: int, key: UUID, what: Looked = Looked.FOLDER) -> "Folder":
    """The folder of somebody in whose circle this account stands; else it does not exist. That it was read is noted."""
    found = queries.get_folder(request.act, club_id, key)
    note(request, [found.pk], what)
    return found


def note(request: ActRequest, folder_ids: Iterable[int], what: Looked) -> None:
    """Note who looks: a page that is opened, or one that a phone takes along. A form sent has its own note."""
    if request.method != "POST":
        kept = "X-Offline" in request.headers
        services.note_readings(request.act, folder_ids, Looked.TAKEN if kept else what)


def url(name: str, club: "Club", *keys: object) -> str:
    """The address of a page of care in this club."""
    return reverse(f"care:{name}", args=[club.pk, *keys])


def page(request: ActRequest, template: str, club: "Club", *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the club face."""
    may_see_club = request.act.may(Action.SEE_CLUB, club.path)
    shared = {
        "club": club,
        "list_url": url("list", club),
        "home_url": f"/clb/{club.pk}/" if may_see_club else url("list", club),
        "may_run": request.act.may(Action.RUN_CARE, club.path),
        "may_see_club": may_see_club,
    }
    return render(request, f"care/{template}", shared | context, status=status)


def ask(
    request: ActRequest,
    club: "Club",
    form: Form,
    service: Callable[[], object],
    *,
    to: str | Callable[[], str],
    done: Callable[[], object],
    back_url: str,
    template: str = "form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and fit, call its service and go on with a word of what was done, else say why not.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key, so that it can be
    sent as what it now is.
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
                return redirect(to if isinstance(to, str) else to())
    return page(request, template, club, form=form, back_url=back_url, status=status, **context)


def ask_about(
    request: ActRequest, folder: "Folder", form: Form, service: Callable[[], object], *, done: object, **context: Any
) -> HttpResponse:
    """A form about one person, that leads back to the folder."""
    here = url("folder", folder.club, folder.key)
    return ask(
        request, folder.club, form, service,
        to=context.pop("to", here),
        done=lambda: done() if callable(done) else done,
        back_url=here,
        back_name=folder.person.full_name,
        person_name=folder.person.full_name,
        folder=folder,
        draft=f"cham-soc-{folder.key}{request.path}",
        **context,
    )  # fmt: skip
