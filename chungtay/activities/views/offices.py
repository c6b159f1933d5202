"""What an office reads: its clubs by the areas they have met; and what the areas are called."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import forms, queries, services, words
from chungtay.activities.views.shared import form_page
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.months import Month
from chungtay.programme.queries import names_of, places_kept
from chungtay.web.explain import explain
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook


@needs(Action.SEE_OFFICE)
@require_safe
def clubs(request: ActRequest) -> HttpResponse:
    """The clubs of an office that keep books, each with the areas it has met over twelve months."""
    month, labels = Month.of(request.act.day), queries.labels_on(request.act.day)
    filters = _filters(request, labels)
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, queries.CLUB_ORDERS, "dat")
    rows = queries.clubs_in_areas(request.act.reach(Action.SEE_OFFICE), month.first, text=text, lacks=filters.chosen())
    listed = paginate(request, rows.order_by(*order))
    context = {
        "page": listed,
        "sort": sort,
        "lines": [_line(row, labels) for row in listed],
        "filters": filters,
        "q": text,
        "is_narrowed": bool(text or filters.changed_data),
        "month": month.label,
        "club_count": listed.paginator.count,
        "workbook_url": f"{reverse('activities:clubs_workbook')}?{request.GET.urlencode()}",
        "can_name": not request.act.reach(Action.KEEP_PROGRAMME).is_empty,
    }
    return render(request, "activities/clubs.html", context)


def _filters(request: ActRequest, labels: dict[ActivityArea, str]) -> forms.ClubsFilter:
    return forms.ClubsFilter({"thieu": request.GET.get("thieu", "")}, initial={"thieu": ""}, labels=labels)


def _line(row: Any, labels: dict[ActivityArea, str]) -> dict[str, Any]:
    met, short = queries.areas_met_of(row)
    return {
        "row": row,
        "url": reverse("activities:office_eight", args=[row.club_id]),
        "short": words.names_of(labels, short),
        "met_count": len(met),
    }


@needs(Action.SEE_OFFICE)
@require_safe
def clubs_workbook(request: ActRequest) -> HttpResponse:
    """The same list with a column for each area."""
    month, labels = Month.of(request.act.day), queries.labels_on(request.act.day)
    rows = queries.clubs_in_areas(
        request.act.reach(Action.SEE_OFFICE),
        month.first,
        text=request.GET.get("q", "")[:120],
        lacks=_filters(request, labels).chosen(),
    )
    columns = [Column("Câu lạc bộ", 34), Column("Số mảng đạt", 9, "0"), Column("Việc trong tháng", 9, "#,##0")]
    columns += [Column(label, 16) for label in labels.values()]
    lines = (_cells(row) for row in rows.order_by(*queries.CLUB_ORDERS["ten"]))
    return workbook(f"tam-mang-{month}", f"Tám mảng hoạt động, {month.label}", columns, lines)


def _cells(row: Any) -> list[Any]:
    met, _short = queries.areas_met_of(row)
    return [row.club.name, row.met_area_count, row.done_count, *("đạt" if area in met else "" for area in ActivityArea)]


@needs(Action.KEEP_PROGRAMME)
@form_page
def labels(request: ActRequest) -> HttpResponse:
    """What the areas are called, and a new name from a day on."""
    day, country = request.act.day, str(words.COUNTRY)
    reach = request.act.reach(Action.KEEP_PROGRAMME)
    named = queries.labels_on(day)
    form = forms.Label(
        request.POST or None,
        labels=named,
        places=[(place.path, place.name) for place in places_kept(reach, country)],
        initial={"valid_from": day},
    )
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            said = dict(form.cleaned_data)
            try:
                services.set_label(request.act, **said | {"area": ActivityArea(said["area"])})
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
            else:
                messages.success(request, words.LABEL_SET)
                return redirect("activities:labels")
    lines = queries.label_lines(day)
    places = names_of({line.label.path for line in lines}, country)
    context = {
        "form": form,
        "lines": [
            {"line": line, "place": places.get(line.label.path, ""), "area": named[ActivityArea(line.label.area)]}
            for line in lines
        ],
        "heading": words.HEAD_LABEL,
        "lead": words.LABEL_TOLD,
        "verb": words.DO_LABEL,
    }
    return render(request, "activities/labels.html", context, status=status)
