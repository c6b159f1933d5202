"""The bridge of clubs, each line opening to its clubs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.queries import in_area, in_country
from chungtay.kernel.months import Month
from chungtay.reports import queries, words
from chungtay.reports.rules import COMES, BridgeLine
from chungtay.reports.views.drawn import asked
from chungtay.web.render import paginate


@needs(Action.SEE_OFFICE)
@require_safe
def bridge(request: ActRequest) -> HttpResponse:
    """From what was handed up last (else the end of the period before) to now; `?dong=` names the clubs of a line."""
    form, area, period, through = asked(request)
    if period is None or through is None:
        return render(request, "reports/bridge.html", {"form": form}, status=422)
    where = in_area(area, Month.of(through)) if area else in_country(Month.of(through))
    last = queries.last_told(area.path if area else "/", period)
    found = queries.open_bridge(where, period, through, last)
    line = request.GET.get("dong", "")
    opened = BridgeLine(line) if line in set(BridgeLine) else None
    page = paginate(request, list(queries.clubs_named(found.clubs[opened]))) if opened else None
    kept = request.GET.copy()
    kept.pop("dong", None)
    kept.pop("page", None)
    context = {
        "form": form,
        "period": period.label,
        "lines": found.lines,
        "rows": [
            {
                "code": each.value,
                "words": words.BRIDGE_LINE[each],
                "sign": "+" if each in COMES else "−",
                "count": count,
            }
            for each, count in found.lines.lines.items()
        ],
        "is_told": last is not None,
        "opened": words.BRIDGE_LINE[opened] if opened else "",
        "page": page,
        "query": kept.urlencode(),
    }
    return render(request, "reports/bridge.html", context)
