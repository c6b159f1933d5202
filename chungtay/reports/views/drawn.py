"""A report on screen, as Word and as PDF."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.months import Month, Period
from chungtay.reports import adapters, words
from chungtay.reports.forms import Asked, usual
from chungtay.reports.queries import Line, Report, area_at, report_of
from chungtay.web.explain import explain
from chungtay.web.print import pdf_response
from chungtay.web.word import word_response

if TYPE_CHECKING:
    from chungtay.places.models import Area


@needs(Action.SEE_OFFICE)
@require_safe
def report(request: ActRequest) -> HttpResponse:
    """The report asked for: figures beside the period before, the bridge, the targets; ready to be taken as a paper."""
    form, found = _asked(request)
    context: dict[str, Any] = {"form": form, "report": found, "area": found.place if found else ""}
    if found is not None:
        context |= {
            "heads": adapters.heads(found),
            "sections": [
                (words.SECTION[section], [(line.now.indicator.code, _cells(line, found)) for line in lines])
                for section, lines in found.sections.items()
            ],
            "month": str(Month.of(found.through)),
            "bridge": _bridge(found),
            "works": [adapters.work_row(work) for work in found.works],
            "work_heads": words.WORK_HEADS,
            "works_title": words.WORKS,
            "aims": [adapters.aim_row(aim) for aim in found.aims],
            "aim_heads": words.TARGET_HEADS,
            "query": request.GET.urlencode(),
        }
    return render(request, "reports/report.html", context, status=422 if form.errors else 200)


def _cells(line: Line, found: Report) -> list[tuple[str, str]]:
    return list(zip(adapters.heads(found), adapters.row(line, found), strict=True))


def _bridge(found: Report) -> str:
    counts = {name: getattr(found.bridge, name) for name in ("before", "founded", "closed", "now")}
    return words.BRIDGE % (counts | {"other": adapters.signed(found.bridge.other)})


@needs(Action.SEE_OFFICE)
@require_safe
def report_word(request: ActRequest) -> HttpResponse:
    """The same as Word, to be edited."""
    form, found = _asked(request)
    if found is None:
        return render(request, "reports/report.html", {"form": form}, status=422)
    return word_response(f"bao-cao-{found.period}", adapters.report_word(request.act, found))


@needs(Action.SEE_OFFICE)
@require_safe
def report_pdf(request: ActRequest) -> HttpResponse:
    """The same as PDF, to be signed."""
    form, found = _asked(request)
    if found is None:
        return render(request, "reports/report.html", {"form": form}, status=422)
    return pdf_response(f"bao-cao-{found.period}", adapters.report_pdf(request.act, found))


def _asked(request: ActRequest) -> tuple[Asked, Report | None]:
    form, area, period, through = asked(request)
    if period is None or through is None:
        return form, None
    return form, report_of(area, period, through)


def asked(request: ActRequest) -> tuple[Asked, "Area | None", Period | None, date | None]:
    """What the address asks for: the place (none is the country), the period, the last day counted; or why not."""
    form = Asked(usual(request.act.day) | request.GET.dict())
    if not form.is_valid():
        return form, None, None, None
    area = area_at(request.act.reach(Action.SEE_OFFICE), form.cleaned_data["noi"])
    try:
        return form, area, *form.asked(request.act.day)
    except RuleBroken as broken:
        form.add_error(None, explain(broken))
        return form, None, None, None
