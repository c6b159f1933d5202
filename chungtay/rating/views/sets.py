"""Sets of criteria for every office to read: the list, one of them as a table, on paper, as a workbook."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rating import queries, words
from chungtay.rating.rules import ALL_POINTS, BY_STEPS, Band, Criteria, Group, SetState, SetTime, time_of
from chungtay.rating.views.shared import told_set
from chungtay.rating.words import sets as said
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.rating.models import CriteriaSet

_ORDER = list(SetTime)


@needs(Action.SEE_OFFICE)
@require_safe
def sets(request: ActRequest) -> HttpResponse:
    """Every set this office may read: drafts, what comes, what is in force, what is past."""
    keeps, year = queries.keeps_sets(request.act), request.act.day.year
    rows = sorted(queries.listed_sets(request.act), key=lambda pair: _ORDER.index(_time(pair[0], year)))
    page = paginate(request, rows)
    context = {
        "page": page,
        "lines": [_line(row, rated, year) for row, rated in page],
        "keeps": keeps,
    }
    return render(request, "rating/sets.html", context)


def _time(row: "CriteriaSet", year: int) -> SetTime:
    return time_of(SetState(row.state), row.year_from, row.year_to, year)


def _line(row: "CriteriaSet", rated: int, year: int) -> dict[str, Any]:
    time, lines = _time(row, year), list(row.lines.all())
    return {
        "set": row,
        "time": said.TIME[time],
        "time_kind": said.TIME_KIND[time],
        "years": said.years(row.year_from, row.year_to),
        "mark": said.MARK[row.mark],  # type: ignore[index]  # a mark is its value
        "line_count": len(lines),
        "points": sum(line.points for line in lines),
        "rated": rated,
    }


def groups_of_set(criteria: Criteria, ids: dict[str, int] | None = None) -> list[dict[str, Any]]:
    """The lines of a set by their groups, what is asked of the records in words."""
    names = queries.evidence_columns()
    groups: dict[Group, list[dict[str, Any]]] = {}
    for each in criteria.criteria:
        groups.setdefault(each.group, []).append(
            {
                "id": (ids or {}).get(each.code),
                "words": each.words,
                "points": each.points,
                "asked": said.asked(each, names),
                "gives": said.PARTLY if each.how in BY_STEPS else said.WHOLLY,
            }
        )
    return [
        {"name": words.GROUP[group], "lines": lines, "points": sum(line["points"] for line in lines)}
        for group, lines in groups.items()
    ]


def bands_of(criteria: Criteria) -> list[tuple[Any, int, int]]:
    """Each band with its lowest and highest points."""
    most, told = ALL_POINTS, []
    for band in Band:
        told.append((words.BAND[band], criteria.bands[band], most))
        most = criteria.bands[band] - 1
    return told


@needs(Action.SEE_OFFICE)
@require_safe
def one(request: ActRequest, set_id: int) -> HttpResponse:
    """One set as it is printed, with what may be done with it."""
    row = queries.get_set(request.act, set_id)
    criteria, keeps = queries.criteria_of(row), queries.keeps_sets(request.act)
    time = _time(row, request.act.day.year)
    context = {
        "set": row,
        "told": told_set(criteria),
        "time": said.TIME[time],
        "time_kind": said.TIME_KIND[time],
        "points": criteria.points,
        "is_whole": criteria.points == ALL_POINTS,
        "groups": groups_of_set(criteria, {line.code: line.pk for line in row.lines.all()}),
        "bands": bands_of(criteria),
        "vetoes": [said.veto(veto, criteria) for veto in criteria.vetoes],
        "keeps": keeps,
        "is_draft": keeps and row.state == SetState.DRAFT,
        "may_withdraw": keeps and row.state == SetState.PUBLISHED and queries.may_be_withdrawn(row),
    }
    return render(request, "rating/set.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def paper(request: ActRequest, set_id: int) -> HttpResponse:
    """The set on A4."""
    criteria = queries.criteria_of(queries.get_set(request.act, set_id))
    told = told_set(criteria)
    data = {
        "title": said.TITLE,
        "name": criteria.name,
        "years": told["years"] or str(said.TIME[SetTime.DRAFT]),
        "mark": str(said.MARK[criteria.mark]),  # type: ignore[index]  # a mark is its value
        "source": criteria.source,
        "points": str(criteria.points),
        "groups": [
            {
                "name": str(group["name"]),
                "points": str(group["points"]),
                "lines": [
                    [line["words"], f"{line['asked']}; {line['gives']}", str(line["points"])] for line in group["lines"]
                ],
            }
            for group in groups_of_set(criteria)
        ],
        "bands": [[str(name), str(least), str(most)] for name, least, most in bands_of(criteria)],
        "vetoes": [said.veto(veto, criteria) for veto in criteria.vetoes],
    }
    return pdf_response(f"bo-tieu-chi-{set_id}", render_pdf("rating/set.typ", data, where=criteria.name))


@needs(Action.SEE_OFFICE)
@require_safe
def workbook_of_set(request: ActRequest, set_id: int) -> HttpResponse:
    """The lines of the set as a workbook."""
    criteria = queries.criteria_of(queries.get_set(request.act, set_id))
    columns = [
        Column("Phần", 20), Column("Tiêu chí", 40), Column("Lấy từ sổ sách", 60), Column("Cách cho điểm", 26),
        Column("Điểm", 8, "0"),
    ]  # fmt: skip
    rows = (
        [str(group["name"]), line["words"], line["asked"], str(line["gives"]), line["points"]]
        for group in groups_of_set(criteria)
        for line in group["lines"]
    )
    return workbook(f"bo-tieu-chi-{set_id}", f"{said.TITLE}: {criteria.name}", columns, rows)
