"""An office's desk."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.figures.words import BASIS
from chungtay.kernel.months import Month
from chungtay.portal.adapters import is_asked_for, part_lines
from chungtay.portal.queries.counts import children
from chungtay.portal.queries.desk import Desk, Line, club_lines, desk_of
from chungtay.portal.queries.where import where_in_area, where_in_country
from chungtay.portal.rules import Borders
from chungtay.portal.views.asked import choices, month_asked
from chungtay.portal.views.figures import PART_COLUMNS, area_urls
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

_ORDERS = {
    "ten": lambda line: line.club.sort_key,
    "hop": lambda line: line.club.counts["meeting_count"],
    "mat": lambda line: line.club.counts["present_count"] / (line.club.counts["expected_count"] or 1),
    "nguoi": lambda line: line.club.counts["member_count"],
    "quy": lambda line: line.club.counts["fund_vnd"],
    "qua-han": lambda line: line.club.counts["overdue_vnd"],
}
_COUNTED = (
    "meeting_count",
    "present_count",
    "expected_count",
    "member_count",
    "board_seat_count",
    "fund_vnd",
    "overdue_vnd",
    "met_area_count",
)


@needs(Action.SEE_OFFICE, Action.SEE_FIGURES, Action.SEE_PROJECT_FIGURES, Action.APPOINT)
@require_safe
def desk(request: ActRequest) -> HttpResponse:
    """What waits, who is late, what worries, and the table of clubs or of areas. Who keeps no office goes on."""
    act = request.act
    if act.reach(Action.SEE_OFFICE).is_empty:
        return redirect(_elsewhere(request))
    month = month_asked(request) if "thang" in request.GET else Month.of(act.day).previous
    found = desk_of(act, month)
    context: dict[str, Any] = {"desk": found, "month": month, "where": {"month": month}, "area": found.name}
    context["asked"] = choices(request, month)
    if found.is_of_communes:
        return _with_clubs(request, context, found, month)
    return _with_areas(request, context, month)


def _elsewhere(request: ActRequest) -> str:
    act = request.act
    if not act.reach(Action.SEE_PROJECT_FIGURES).is_empty:
        return reverse("portal:project")
    if act.may(Action.SEE_FIGURES, "/"):
        return reverse("portal:nation")
    return reverse("portal:front") if not act.reach(Action.SEE_FIGURES).is_empty else reverse("access:people")


def _with_clubs(request: ActRequest, context: dict[str, Any], found: Desk, month: Month) -> HttpResponse:
    lines = club_lines(request.act.reach(Action.SEE_OFFICE), month, found.limits)
    lines = [line for line in lines if is_asked_for(request, line.club.name)]
    if request.GET.get("tai") == "xlsx":
        return _workbook(month, lines)
    choice = request.GET.get("sort", "")
    choice = choice if choice.removeprefix("-") in _ORDERS else "ten"
    lines.sort(key=_ORDERS[choice.removeprefix("-")], reverse=choice.startswith("-"))
    return render(
        request,
        "portal/desk.html",
        context | {"page": paginate(request, lines), "sort": choice, "q": request.GET.get("q", "")[:80]},
    )


def _with_areas(request: ActRequest, context: dict[str, Any], month: Month) -> HttpResponse:
    """The first root decides: a province shows its communes, the centre its provinces, by the borders of today."""
    reach = request.act.reach(Action.SEE_OFFICE)
    root = sorted(reach.roots)[0].strip("/")
    where = (
        where_in_area(reach, int(root), month, request.act.day)
        if root
        else where_in_country(month, Borders.NOW, request.act.day)
    )
    parts = children(where, PART_COLUMNS)
    lines, sort = part_lines(request, parts, area_urls(parts, where, reach))
    return render(
        request,
        "portal/desk.html",
        context | {"areas": paginate(request, lines), "sort": sort, "q": request.GET.get("q", "")[:80]},
    )


def _workbook(month: Month, lines: list[Line]) -> HttpResponse:
    heads = [
        Column(_("Câu lạc bộ"), 34), Column(_("Tính từ"), 16), Column(_("Buổi họp"), 10), Column(_("Có mặt"), 10),
        Column(_("Phải dự"), 10), Column(_("Thành viên"), 12), Column(_("Ban Chủ nhiệm"), 12),
        Column(_("Quỹ (đ)"), 16, "#,##0"), Column(_("Quá hạn (đ)"), 16, "#,##0"), Column(_("Số mảng đạt"), 12),
        Column(_("Tình trạng"), 20),
        Column(_("Cần chú ý"), 50),
    ]  # fmt: skip
    rows = [
        [
            line.club.name, str(BASIS[line.club.basis]),
            *(None if line.club.is_silent else line.club.counts[name] for name in _COUNTED),
            line.state, " ".join(line.warnings),
        ]
        for line in lines
    ]  # fmt: skip
    return workbook(f"ban-lam-viec-{month}", _("Các câu lạc bộ, %s") % month.label, heads, rows)
