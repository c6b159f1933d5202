"""The last steps down: a club's month, and the rows a number was counted from. Names only for who may see the club."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club, seat_of
from chungtay.figures.queries import behind
from chungtay.figures.queries.behind import Row
from chungtay.figures.rules import Kind
from chungtay.kernel.acts import Reach
from chungtay.kernel.months import Month
from chungtay.kernel.vietnamese import name_sort_key
from chungtay.portal.adapters import is_asked_for
from chungtay.portal.queries.counts import ClubLine, club_by_month, club_line
from chungtay.portal.queries.measures import CLUB_COLUMNS, Measure, get_measure, groups
from chungtay.portal.queries.rows import done_keys, loan_keys, meeting_keys
from chungtay.portal.rules import MeasureUnknown
from chungtay.portal.views.asked import choices, month_asked, since_asked
from chungtay.portal.words import told
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from django.core.paginator import Page

    from chungtay.clubs.models import Club

_EITHER = (Action.SEE_FIGURES, Action.SEE_PROJECT_FIGURES)


def _club(request: ActRequest, club_id: int) -> "Club":
    reach = Reach(frozenset().union(*(request.act.reach(action).roots for action in _EITHER)))
    return get_club(reach, club_id)


@needs(*_EITHER)
@require_safe
def club_month(request: ActRequest, club_id: int) -> HttpResponse:
    """A club's numbers of one month, from what they were counted; each opens to its rows."""
    club = _club(request, club_id)
    month = month_asked(request)
    line = club_line(club.pk, month, sorted(CLUB_COLUMNS))
    blocks = [
        {"name": name, "lines": [_cell(club, month, each, line) for each in found if _is_worth_showing(each, line)]}
        for name, found in groups(of_clubs=True)
        if line is not None
    ]
    context = {
        "club": club,
        "where": {"month": month},
        "month": month,
        "line": line,
        "blocks": [block for block in blocks if block["lines"]],
        "asked": choices(request, month),
        "is_partner": request.act.reach(Action.SEE_FIGURES).is_empty,
        "has_portrait": request.act.may(Action.SEE_OFFICE, club.path),
        "crumbs": _crumbs(request, club, month, (club.name, "")),
    }
    return render(request, "portal/club_month.html", context)


def _is_worth_showing(measure: Measure, line: ClubLine | None) -> bool:
    return line is not None and measure.value(line.counts) not in (None, 0)


def _cell(club: "Club", month: Month, measure: Measure, line: ClubLine) -> dict[str, Any]:
    return {
        "measure": measure,
        "told": told(measure.value(line.counts), is_share=measure.is_share),
        "url": f"{reverse('portal:club_figure', args=[club.pk, measure.code])}?thang={month}",
    }


def _crumbs(request: ActRequest, club: "Club", month: Month, *more: tuple[str, str]) -> list[tuple[str, str]]:
    asked = f"?thang={month}"
    if request.act.reach(Action.SEE_FIGURES).is_empty:
        return [(_("Số liệu dự án"), reverse("portal:project") + asked), *more]
    seat = seat_of(club)
    steps = [(_("Cả nước"), reverse("portal:nation") + asked)]
    for area in (seat.province, seat.commune):
        if area is not None:
            may_open = request.act.may(Action.SEE_FIGURES, area.path)
            steps.append((area.full_name, reverse("portal:area", args=[area.pk]) + asked if may_open else ""))
    return [*steps, *more]


@needs(*_EITHER)
@require_safe
def club_figure(request: ActRequest, club_id: int, code: str) -> HttpResponse:
    """The rows behind a number of a club's month: by name for who may see the club, else only how many."""
    club = _club(request, club_id)
    measure = get_measure(code)
    if not measure.is_of_clubs:
        raise MeasureUnknown(code=code)
    month = month_asked(request)
    since = since_asked(request, month) if measure.kind is Kind.FLOW else None
    if since:
        return _months(request, club, measure, since, month)
    line = club_line(club.pk, month, measure.columns)
    may_see = request.act.may(Action.SEE_CLUB, club.path)
    here = reverse("portal:club_month", args=[club.pk]) + f"?thang={month}"
    is_plain = len(measure.columns) == 1
    found = None
    if line is not None and is_plain and may_see:
        found = behind(request.act.reach(Action.SEE_CLUB), club.pk, month, measure.columns[0])
    rows, sort = _in_order(request, found.rows) if found else ([], "")
    if found and request.GET.get("tai") == "xlsx":
        return _workbook(club, measure, month, rows)
    context = {
        "club": club,
        "where": {"month": month},
        "month": month,
        "line": line,
        "measure": measure,
        "value": told(measure.value(line.counts), is_share=measure.is_share) if line else "–",
        "parts": [_cell(club, month, get_measure(name), line) for name in measure.columns if line]
        if not is_plain
        else [],
        "behind": found,
        "page": _linked(club, paginate(request, rows)) if found else None,
        "sort": sort,
        "q": request.GET.get("q", "")[:80],
        "has_amounts": any(row.value != 1 for row in rows),
        "may_see": may_see,
        "is_partner": request.act.reach(Action.SEE_FIGURES).is_empty,
        "crumbs": _crumbs(request, club, month, (club.name, here), (measure.name, "")),
    }
    return render(request, "portal/rows.html", context)


def _months(request: ActRequest, club: "Club", measure: Measure, since: Month, month: Month) -> HttpResponse:
    """The months of a run in which something happened, each opening to its rows."""
    counted = club_by_month(club.pk, measure.columns, Month.between(since, month))
    here = reverse("portal:club_figure", args=[club.pk, measure.code])
    lines = [
        {"month": each, "told": told(value, is_share=measure.is_share), "url": f"{here}?thang={each}"}
        for each, counts in sorted(counted.items())
        if (value := measure.value(counts)) not in (None, 0)
    ]
    context = {
        "club": club,
        "measure": measure,
        "since": since,
        "month": month,
        "lines": lines,
        "is_partner": request.act.reach(Action.SEE_FIGURES).is_empty,
        "crumbs": _crumbs(request, club, month, (club.name, ""), (measure.name, "")),
    }
    return render(request, "portal/club_run.html", context)


_ORDERS: dict[str, Callable[[Row], Any]] = {
    "ten": lambda row: (name_sort_key(row.label), row.row_id),
    "ngay": lambda row: (row.happened_on or date.min, row.row_id),
    "so": lambda row: (row.value, row.row_id),
}


def _in_order(request: ActRequest, rows: Sequence[Row]) -> tuple[list[Row], str]:
    """The rows that the address asks for: people by given name unless it says otherwise, the rest by day."""
    usual = "ten" if rows and rows[0].kind.startswith(("clubs.membership", "people.")) else "ngay"
    choice = request.GET.get("sort", "")
    choice = choice if choice.removeprefix("-") in _ORDERS else usual
    asked = [row for row in rows if is_asked_for(request, row.label)]
    return sorted(asked, key=_ORDERS[choice.removeprefix("-")], reverse=choice.startswith("-")), choice


def _workbook(club: "Club", measure: Measure, month: Month, rows: Sequence[Row]) -> HttpResponse:
    heads = [Column(_("Dòng trong sổ"), 40), Column(_("Ngày"), 12), Column(_("Số"), 14, "#,##0")]
    lines = ([row.label or measure.name, row.happened_on, row.value] for row in rows)
    return workbook(f"{measure.code}-{month}", f"{club.name}: {measure.name}, {month.label}", heads, lines)


def _linked(club: "Club", page: "Page[Row]") -> "Page[Row]":
    """A page of rows with where each leads to."""
    rows = list(page.object_list)
    kind = rows[0].kind if rows else ""
    keys = meeting_keys(kind, [row.row_id for row in rows])
    loans = loan_keys(kind, [row.row_id for row in rows])
    done = done_keys(kind, [row.row_id for row in rows])

    def url(row_id: int) -> str:
        if row_id in keys:
            return reverse("meetings:office_meeting", args=[club.pk, keys[row_id]])
        if row_id in done:
            what, key = done[row_id]
            name = "meetings:office_meeting" if what == "meeting" else "activities:office_activity"
            return reverse(name, args=[club.pk, key])
        if row_id in loans:
            return reverse("loans:office_loan", args=[club.pk, loans[row_id]])
        if kind == "clubs.membership":
            return reverse("clubs:member", args=[club.pk, row_id])
        if kind == "clubs.boardseat":
            return reverse("clubs:board", args=[club.pk])
        return reverse("meetings:office_list", args=[club.pk]) if kind == "meetings.monthwithout" else ""

    page.object_list = [{"row": row, "url": url(row.row_id)} for row in rows]  # type: ignore[misc]  # shown, not asked again
    return page
