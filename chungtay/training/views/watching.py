"""What an office watches: who is untrained, what classes cost by source."""

from collections import defaultdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.places.queries import units_below
from chungtay.plans.rules import Source
from chungtay.plans.words import SOURCE
from chungtay.training import forms, queries, words
from chungtay.training.rules import ClassState, Untrained
from chungtay.training.views.shared import class_line, office_reach
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook


def _asked(request: ActRequest) -> tuple[forms.NarrowUntrained, Reach, Untrained, str]:
    reach = office_reach(request)
    top = min(reach.roots, key=len)
    filters = forms.NarrowUntrained(
        request.GET, places=units_below(top, request.act.day), initial={"noi": "", "ai": Untrained.ANY}
    )
    path, which = filters.chosen()
    inside = Reach(frozenset({path})) if path and reach.covers(path) else reach
    return filters, inside, which, request.GET.get("q", "")[:120]


@needs(Action.SEE_OFFICE)
@require_safe
def untrained(request: ActRequest) -> HttpResponse:
    """The clubs of a reach: whose board or volunteers are untrained, the worst first."""
    filters, reach, which, text = _asked(request)
    sort = request.GET.get("sort", "")
    sort = sort if sort.removeprefix("-") in queries.SORTS else "-bcn"
    rows: Any = queries.clubs_trained(reach, request.act.day, which=which, text=text, sort=sort)
    page = paginate(request, rows)
    lines = list(page)
    places = names_of({each.commune_path for each in lines}, request.act.day)
    context = {
        "page": page,
        "lines": [
            {
                "club": each,
                "place": places.get(each.commune_path, ""),
                "posts": ", ".join(str(words.AUDIENCE[post]) for post in each.untrained_posts),
            }
            for each in lines
        ],
        "totals": queries.totals_of(reach, request.act.day),
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "may_hold": queries.may_hold(request.act),
        "workbook_url": f"{reverse('training:untrained_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "training/untrained.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def untrained_workbook(request: ActRequest) -> HttpResponse:
    """Everybody in a post who lacks a required course, a line each, as a workbook."""
    _filters, reach, _which, text = _asked(request)
    people = queries.posts_trained(reach, request.act.day, text=text, is_untrained=True)
    places = names_of({each.commune_path for each in people}, request.act.day)
    columns = [
        Column("Xã, phường", 28), Column("Câu lạc bộ", 36), Column("Họ và tên", 28), Column("Chức vụ", 26),
        Column("Giữ việc từ", 12, "dd/mm/yyyy"), Column("Chưa học", 44), Column("Học gần nhất", 12, "dd/mm/yyyy"),
    ]  # fmt: skip
    lines = (
        [
            places.get(each.commune_path, ""), each.club_name, each.name, str(words.AUDIENCE[each.audience]),
            each.since, "; ".join(each.missing), each.taught_on,
        ]
        for each in people
    )  # fmt: skip
    return workbook("chua-tap-huan", "Người giữ chức vụ chưa tập huấn", columns, lines)


def _cost(request: ActRequest) -> tuple[int, list[int], list[dict[str, Any]], list[int]]:
    """The year, the years, a line for each class that cost something, the sums by source."""
    reach = office_reach(request)
    years, said = queries.years_of(reach, request.act.day), request.GET.get("nam", "")
    year = int(said) if said.isdecimal() and int(said) in years else request.act.day.year
    by_class: dict[int, dict[str, int]] = defaultdict(dict)
    for line in queries.cost_by_source(reach, year):
        by_class[line["training_class"]][line["source"]] = line["sum_vnd"]
    rows = queries.with_counts(queries.classes_in(reach, pk__in=list(by_class))).order_by("starts_on", "pk")
    lines = []
    for row in rows:
        sums = [by_class[row.pk].get(source, 0) for source in Source]
        lines.append(
            class_line(row) | {"sums": sums, "total": sum(sums), "each": sum(sums) // max(row.trainee_count, 1)}
        )
    totals = [sum(line["sums"][at] for line in lines) for at, _source in enumerate(Source)]
    return year, years, lines, totals


@needs(Action.SEE_OFFICE)
@require_safe
def cost(request: ActRequest) -> HttpResponse:
    """What the classes of a year cost, by source."""
    year, years, lines, totals = _cost(request)
    page = paginate(request, lines)
    shown, names = [at for at, total in enumerate(totals) if total], list(SOURCE.values())
    context = {
        "year": year,
        "years": years,
        "page": page,
        "sources": [names[at] for at in shown],
        "lines": [each | {"sums": [(names[at], each["sums"][at]) for at in shown]} for each in page],
        "totals": [(names[at], totals[at]) for at in shown],
        "total": sum(totals),
        "workbook_url": f"{reverse('training:cost_xlsx')}?nam={year}",
    }
    return render(request, "training/cost.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def cost_workbook(request: ActRequest) -> HttpResponse:
    """It as a workbook."""
    year, _years, lines, totals = _cost(request)
    money = [Column(str(SOURCE[source]), 18, "#,##0") for source in Source]
    columns = [
        Column("Lớp", 50), Column("Khai giảng", 12, "dd/mm/yyyy"), Column("Tình trạng", 20), Column("Số người", 10),
        *money, Column("Cộng", 18, "#,##0"), Column("Mỗi người", 16, "#,##0"),
    ]  # fmt: skip
    rows = [
        [
            each["row"].title, each["row"].starts_on, str(words.STATE[ClassState(each["row"].state)]),
            each["row"].trainee_count, *each["sums"], each["total"], each["each"],
        ]
        for each in lines
    ]  # fmt: skip
    rows.append(["Cộng", None, None, None, *totals, sum(totals), None])
    return workbook(f"kinh-phi-tap-huan-{year}", f"Kinh phí tập huấn năm {year}", columns, rows)
