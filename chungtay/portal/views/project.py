"""A partner's page: the clubs of his project, their figures, no person's name."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.portal.queries.counts import clubs_in_reach, sums_in_reach
from chungtay.portal.queries.measures import CLUB_COLUMNS, get_measure, groups
from chungtay.portal.views.asked import choices, month_asked
from chungtay.portal.words import told
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

_TABLE = ("member_count", "women_count", "member_60_count", "poor_count", "meeting_count", "present_count")


@needs(Action.SEE_PROJECT_FIGURES)
@require_safe
def project(request: ActRequest) -> HttpResponse:
    """All figures of the project's clubs added up, and each club."""
    month = month_asked(request)
    columns = sorted(CLUB_COLUMNS)
    clubs = clubs_in_reach(request.act.reach(Action.SEE_PROJECT_FIGURES), month, columns)
    if request.GET.get("tai") == "xlsx":
        heads = [Column(_("Câu lạc bộ"), 34), *(Column(get_measure(name).name.capitalize(), 14) for name in _TABLE)]
        rows = [[club.name, *(club.counts[name] for name in _TABLE)] for club in clubs]
        return workbook(f"du-an-{month}", _("Số liệu dự án, %s") % month.label, heads, rows)
    sums = sums_in_reach(request.act.reach(Action.SEE_PROJECT_FIGURES), month, columns)
    blocks = [
        {
            "name": name,
            "lines": [
                {"measure": each, "told": told(value, is_share=each.is_share), "url": ""}
                for each in found
                if (value := each.value(sums)) not in (None, 0)
            ],
        }
        for name, found in groups(of_clubs=True)
    ]
    context = {
        "month": month,
        "day": min(month.last, request.act.day),
        "asked": choices(request, month),
        "sums": sums,
        "clubs": paginate(request, clubs),
        "blocks": [block for block in blocks if block["lines"]],
        "where": {"month": month},
    }
    return render(request, "portal/project.html", context)
