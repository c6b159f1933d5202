"""The clubs of an office that would end the year weak, with the reasons, while there is time."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rating import forms, queries, words
from chungtay.rating.queries import EarlyLine
from chungtay.rating.rules import MONTHS
from chungtay.rating.views.shared import narrowed, places_below, told_set
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

_SORTS = {
    "ten": lambda line: line.club.sort_key,
    "noi": lambda line: (line.club.path, line.club.sort_key),
    "diem": lambda line: (not line.early.is_weak, line.early.now.points),
}


def _lines(request: ActRequest, criteria: Any, form: forms.Watch) -> tuple[list[EarlyLine], str]:
    reach = request.act.reach(Action.SEE_OFFICE)
    lines = queries.early_lines(reach, request.act.day, criteria, narrowed(request, form.chosen("noi")))
    sort = request.GET.get("sort", "diem")
    sort = sort if sort.removeprefix("-") in _SORTS else "diem"
    return sorted(lines, key=_SORTS[sort.removeprefix("-")], reverse=sort.startswith("-")), sort


def _filters(request: ActRequest) -> forms.Watch:
    return forms.Watch({"noi": request.GET.get("noi", "")}, initial={"noi": ""}, places=places_below(request))


@needs(Action.SEE_OFFICE)
@require_safe
def early(request: ActRequest) -> HttpResponse:
    """Who is in danger this year, the weakest first: why, and which lines lose most."""
    criteria, filters = queries.must_have_set(request.act.day.year), _filters(request)
    lines, sort = _lines(request, criteria, filters)
    page = paginate(request, lines)
    context: dict[str, Any] = {
        "page": page,
        "sort": sort,
        "year": request.act.day.year,
        "months_left": MONTHS - request.act.day.month,
        "criteria": told_set(criteria),
        "filters": filters if "noi" in filters.fields else None,
        "q": request.GET.get("q", "")[:120],
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "weak_count": sum(line.early.is_weak for line in lines),
        "lines": [_line(line) for line in page],
        "workbook_url": f"{reverse('rating:early_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "rating/early.html", context)


def _line(line: EarlyLine) -> dict[str, Any]:
    band = line.early.now.band
    return {
        "line": line,
        "band": words.BAND[band],
        "band_kind": words.BAND_KIND[band],
        "reasons": words.early_reasons(line.early),
        "losing": _losing(line),
    }


def _losing(line: EarlyLine) -> list[str]:
    return [
        str(words.LOSES) % {"words": each.criterion.words, "points": each.points, "most": each.criterion.points}
        for each in line.early.losing
    ]


@needs(Action.SEE_OFFICE)
@require_safe
def workbook_of_early(request: ActRequest) -> HttpResponse:
    """The same as a workbook."""
    criteria, year = queries.must_have_set(request.act.day.year), request.act.day.year
    lines, _sort = _lines(request, criteria, _filters(request))
    columns = [
        Column("Câu lạc bộ", 34), Column("Xã, phường", 24), Column("Điểm hôm nay", 10, "0"), Column("Loại", 14),
        Column("Vì sao", 50), Column("Mất điểm nhiều nhất ở", 60),
    ]  # fmt: skip
    rows = (
        [
            line.club.name, line.club.commune_name, line.early.now.points, str(words.BAND[line.early.now.band]),
            "; ".join(words.early_reasons(line.early)), "; ".join(_losing(line)),
        ]
        for line in lines
    )  # fmt: skip
    return workbook(f"lo-som-{year}", f"Câu lạc bộ có thể xếp loại yếu năm {year}", columns, rows)
