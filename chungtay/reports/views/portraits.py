"""The one-page portrait of a club, and runs of all of them below an office."""

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.kernel.months import Month
from chungtay.reports import jobs, queries, services, words
from chungtay.reports.forms import Sure
from chungtay.reports.rules import DueNotFound, RunState
from chungtay.web.print import pdf_response
from chungtay.web.render import form_page, paginate

if TYPE_CHECKING:
    from chungtay.reports.models import PortraitRun


def last_month(request: ActRequest) -> Month:
    """The last month that is over."""
    return Month.of(request.act.day).previous


@needs(Action.SEE_OFFICE)
@require_safe
def portrait(request: ActRequest, club_id: int) -> HttpResponse:
    """One club on one page."""
    club = get_club(request.act.reach(Action.SEE_OFFICE), club_id)
    found = queries.portraits_of([club.pk], last_month(request), request.act.day)
    return pdf_response(f"chan-dung-{club.pk}", services.portraits_pdf(found, request.act.day))


@needs(Action.SEE_OFFICE)
@form_page
def runs(request: ActRequest) -> HttpResponse:
    """Runs of portraits, and one more for everything below this office."""
    path, month = min(request.act.reach(Action.SEE_OFFICE).roots, key=len), last_month(request)
    form = Sure(request.POST or None)
    if form.is_valid():
        key = form.cleaned_data["key"]
        made = services.ask_portraits(request.act, path=path, month=month, key=key)
        user = request.user.pk
        if made.state == RunState.WAITING:
            transaction.on_commit(lambda: jobs.write_in_background.enqueue(str(made.key), user))
        return redirect("reports:portrait_run", run_key=made.key)
    page = paginate(request, queries.runs_in(request.act.reach(Action.SEE_OFFICE)))
    names = names_of({each.path for each in page}, request.act.day)
    context = {
        "page": page,
        "lines": [_line(each, names.get(each.path, each.path)) for each in page],
        "form": form,
        "key": uuid4(),
        "month": month.label,
        "club_count": len(queries.clubs_below(path, month)),
    }
    return render(request, "reports/portraits.html", context, status=422 if form.is_bound else 200)


def _line(each: "PortraitRun", place: str) -> dict[str, Any]:
    state = RunState(each.state)
    return {
        "run": each,
        "place": place,
        "month": Month.of(each.month).label,
        "state": words.RUN[state],
        "kind": words.RUN_KIND[state],
    }


@needs(Action.SEE_OFFICE)
@require_safe
def run(request: ActRequest, run_key: UUID) -> HttpResponse:
    """How far a run is; the page looks again by itself until it is over."""
    found = queries.get_run(request.act.reach(Action.SEE_OFFICE), run_key)
    place = names_of({found.path}, request.act.day).get(found.path, found.path)
    is_over = found.state in (RunState.DONE, RunState.FAILED)
    context = {"line": _line(found, place), "run": found, "is_over": is_over, "is_done": found.state == RunState.DONE}
    return render(request, "reports/portrait_run.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def run_file(request: ActRequest, run_key: UUID) -> HttpResponse:
    """The zip of a run that is done."""
    found = queries.get_run(request.act.reach(Action.SEE_OFFICE), run_key)
    if found.file is None:
        raise DueNotFound(key=str(run_key))
    content = default_storage.open(found.file.stored_as)
    return FileResponse(content, as_attachment=True, filename=found.file.name, content_type="application/zip")  # type: ignore[return-value]  # a response that streams
