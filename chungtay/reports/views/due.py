"""One report that is handed up: read beside its records, written, sent, given back, opened again, as a paper."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.rules import INDICATORS
from chungtay.kernel.months import Month
from chungtay.reports import adapters, forms, queries, services, words
from chungtay.reports.rules import NEXT_DUE, DueLevel, DueNotFound, DueState, Recipient
from chungtay.reports.views.shared import figure_lines, office_reach, stands, unit_name, writes
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page
from chungtay.web.word import word_response

if TYPE_CHECKING:
    from chungtay.reports.models import Due


@needs(Action.SEE_OFFICE)
@require_safe
def due(request: ActRequest, due_key: UUID) -> HttpResponse:
    """One report: what was handed up, what the records say now, every step, and what may be done next."""
    found = queries.get_due(office_reach(request), due_key)
    return render(request, "reports/due.html", shown(request, found))


def shown(request: ActRequest, found: "Due") -> dict[str, Any]:
    """Everything a page of one report shows. At most seven queries."""
    campaign, state = found.campaign, DueState(found.state)
    sent = queries.submitted(found.submission)
    is_over = campaign.counted_to < campaign.last_on < request.act.day
    end = queries.counted_of(found, Month.of(campaign.first_on), Month.of(campaign.last_on)) if is_over else {}
    accepts = request.act.may(Action.HAND_UP, found.above) and found.path != "/"
    lines = figure_lines(found, sent, queries.counted_now(found), end)
    return {
        "due": found,
        "unit": unit_name(request, found),
        "stands": stands(found, request),
        "campaign": campaign,
        "submission": found.submission,
        "lines": lines,
        "has_sent": bool(sent),
        "has_estimates": any(line["estimate"] for line in lines),
        "has_end": is_over,
        "corrected": sum(line["is_changed"] for line in lines),
        "steps": [(step, words.STATE[DueState(step.state)]) for step in queries.steps_of(found)],
        "below_missing": queries.below_missing(found) if found.level != DueLevel.CLUB else 0,
        "may_write": writes(request, found) and DueState.SENT in NEXT_DUE[state],
        "may_accept": accepts and state is DueState.SENT,
        "may_give_back": accepts and state in (DueState.SENT, DueState.ACCEPTED),
        "accept_form": forms.Sure(),
        "may_reopen": campaign.locked_at is not None and request.act.may(Action.KEEP_PROGRAMME, campaign.path),
        "recipients": [(each.value, words.RECIPIENT[each]) for each in Recipient],
    }


@needs(Action.HAND_UP)
@form_page
def write(request: ActRequest, due_key: UUID) -> HttpResponse:
    """The report filled from the records: explained where the office knows otherwise, the three parts, then sent."""
    found = queries.get_due(request.act.reach(Action.HAND_UP), due_key)
    if found.level == DueLevel.CLUB:
        raise DueNotFound(key=str(due_key))
    return written_page(request, found, to=reverse("reports:due", args=[found.key]), template="reports/write.html")


def written_page(request: ActRequest, found: "Due", *, to: str, template: str) -> HttpResponse:
    """The form of a report: kept as a draft or sent."""
    now = queries.counted_now(found)
    form = forms.Write(
        request.POST or None,
        lines=[(code, INDICATORS[code]) for code in now],
        asks_estimate=found.campaign.asks_estimate,
        initial=forms.typed(queries.draft_of(found)),
    )
    service = services.save_draft if "luu" in request.POST else services.send
    previous = queries.previous_of(found)
    lines = figure_lines(found, {}, now, {})
    for line in lines:
        line["fields"] = [form[name] for name in _fields(line["code"]) if name in form.fields]
        line["is_open"] = any(field.errors or field.value() not in (None, "") for field in line["fields"])
    return ask(
        request, form,
        lambda: service(request.act, due=found, key=form.cleaned_data["key"], written=form.written()),
        to=to,
        done=words.DONE_DRAFT if "luu" in request.POST else words.DONE_SENT,
        template=template,
        due=found,
        club=found.club,
        unit=unit_name(request, found),
        stands=stands(found, request),
        campaign=found.campaign,
        lines=lines,
        previous=previous,
        back_words=_last_words(found),
        below_missing=queries.below_missing(found) if found.level != DueLevel.CLUB else 0,
        draft=f"bao-cao-{found.key}",
    )  # fmt: skip


def _fields(code: str) -> tuple[str, str, str]:
    return f"s_{code}", f"w_{code}", f"e_{code}"


def _last_words(found: "Due") -> str:
    """Why it came back, if it did."""
    if found.state != DueState.RETURNED:
        return ""
    return next((step.words for step in reversed(queries.steps_of(found)) if step.words), "")


@needs(Action.HAND_UP)
@form_page
def give_back(request: ActRequest, due_key: UUID) -> HttpResponse:
    """Back to the unit, with the reason."""
    found = queries.get_due(request.act.reach(Action.HAND_UP), due_key)
    form = forms.Reason(request.POST or None)
    return _step(request, found, form, services.give_back, words.DONE_BACK, words.HEAD_BACK)


@needs(Action.KEEP_PROGRAMME)
@form_page
def reopen(request: ActRequest, due_key: UUID) -> HttpResponse:
    """Open a locked period again for this unit, until a day."""
    found = queries.get_due(request.act.reach(Action.KEEP_PROGRAMME), due_key)
    form = forms.Reopen(request.POST or None)
    return _step(request, found, form, services.reopen, words.DONE_REOPENED, words.HEAD_REOPEN)


def _step(request: ActRequest, found: "Due", form: Any, service: Any, done: object, heading: object) -> HttpResponse:
    return ask(
        request, form,
        lambda: service(request.act, due=found, **form.cleaned_data),
        to=reverse("reports:due", args=[found.key]),
        done=done,
        template="reports/step.html",
        unit=unit_name(request, found),
        stands=stands(found, request),
        heading=heading,
    )  # fmt: skip


def _recipient(request: ActRequest) -> Recipient:
    asked = request.GET.get("gui", "")
    return Recipient(asked) if asked in set(Recipient) else Recipient.ABOVE


@needs(Action.SEE_OFFICE)
@require_safe
def word(request: ActRequest, due_key: UUID) -> HttpResponse:
    """What was handed up as Word, headed for whoever asks for it."""
    found = queries.get_due(office_reach(request), due_key)
    paper = adapters.due_paper(request.act, found, unit_name(request, found), _recipient(request))
    return word_response(f"bao-cao-{found.campaign.period}", adapters.due_word(found, paper))


@needs(Action.SEE_OFFICE)
@require_safe
def pdf(request: ActRequest, due_key: UUID) -> HttpResponse:
    """The same as PDF, to be signed."""
    found = queries.get_due(office_reach(request), due_key)
    paper = adapters.due_paper(request.act, found, unit_name(request, found), _recipient(request))
    return pdf_response(f"bao-cao-{found.campaign.period}", adapters.due_pdf(found, paper))
