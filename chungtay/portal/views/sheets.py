"""Typing paper sheets for clubs without a phone: a line per club, all of a month on one page."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.months import Month
from chungtay.portal import words
from chungtay.portal.forms import SHEET_COLUMNS, SheetRow, Sheets
from chungtay.portal.queries.sheets import Known, clubs_to_type, known_of
from chungtay.portal.rules import is_odd
from chungtay.portal.services import TypedSheet, record_sheets
from chungtay.portal.views.asked import choices, month_asked
from chungtay.web.explain import explain
from chungtay.web.render import paginate

_ASKED_ABOUT = ("member_count", "member_60_count", "women_count")


@dataclass(frozen=True)
class Line:
    """A club with its boxes and what is asked about them."""

    club: Any
    form: SheetRow
    known: Known
    odd: list[str]


@needs(Action.TYPE_SHEET)
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: ActRequest) -> HttpResponse:
    """The clubs of the reach with their sheets of a month."""
    month = month_asked(request) if "thang" in request.GET else Month.of(request.act.day).previous
    page = paginate(request, clubs_to_type(request.act.reach(Action.TYPE_SHEET), month))
    lines = _lines(request, list(page), month)
    form = Sheets(request.POST or None, initial={"source": str(words.SHEET_SOURCE).format(month=month.label)})
    status = 200
    if form.is_bound:
        status = _send(request, form, lines, month)
        if status == 302:
            return redirect(f"{reverse('portal:sheets')}?{request.GET.urlencode()}")
    context = {
        "form": form,
        "lines": lines,
        "page": page,
        "heads": list(SHEET_COLUMNS.values()),
        "month": month,
        "asked": choices(request, month),
        "is_wrong": status in (409, 422),
        "has_odd": any(line.odd for line in lines),
    }
    return render(request, "portal/sheets.html", context, status=status)


def _lines(request: ActRequest, clubs: list[Any], month: Month) -> list[Line]:
    known = known_of([club.pk for club in clubs], month, SHEET_COLUMNS)
    lines = []
    for club in clubs:
        about = known[club.pk]
        initial = {name: getattr(about.standing, name) for name in SHEET_COLUMNS} if about.standing else {}
        form = SheetRow(request.POST or None, prefix=f"c{club.pk}", initial=initial, club_name=club.name)
        odd = _odd(form, about) if form.is_bound and form.is_valid() and form.is_typed else []
        lines.append(Line(club, form, about, odd))
    return lines


def _odd(form: SheetRow, known: Known) -> list[str]:
    said = []
    for name in _ASKED_ABOUT:
        before, now = known.last.get(name, 0), form.values[name]
        if now is not None and is_odd(before, now):
            text = words.SHEET_MORE if now > before else words.SHEET_LESS
            said.append(str(text).format(what=SHEET_COLUMNS[name], count=abs(now - before), before=before))
    return said


def _is_repeated(line: Line) -> bool:
    return line.known.standing is not None and str(line.known.standing.key) == line.form["key"].value()


def _send(request: ActRequest, form: Sheets, lines: list[Line], month: Month) -> int:
    typed = [line for line in lines if line.form.is_typed]
    if not form.is_valid() or any(not line.form.is_valid() for line in typed):
        return 422
    if not typed and any(_is_repeated(line) for line in lines):
        return 302  # the answer to the first sending was lost
    if not typed:
        form.add_error(None, words.SHEET_NOTHING)
        return 422
    if any(line.odd for line in typed) and not form.cleaned_data["is_looked_at"]:
        form.add_error("is_looked_at", words.SHEET_LOOK_AGAIN)
        return 422
    made = [TypedSheet(line.club, line.form.cleaned_data["key"], line.form.values) for line in typed]
    try:
        count = record_sheets(request.act, month=month, sheets=made, source=form.cleaned_data["source"])
    except (RuleBroken, Conflict) as refused:
        form.add_error(None, explain(refused))
        return refused.status
    messages.success(request, str(words.SHEETS_WRITTEN).format(count=count, month=month.label))
    return 302
