"""Visits of an office: which clubs to go to first, the plan, the list with its workbook, one visit."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries.clubs import get_club
from chungtay.supervision import forms, queries, services, words
from chungtay.supervision.adapters import minutes_word
from chungtay.supervision.rules import ClubsNotChosen, Level, Reason, Risk, VisitNotFound, VisitState
from chungtay.supervision.views.shared import office_reach, reads_minutes, visit_line, visit_page
from chungtay.web.explain import explain
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.word import word_response
from chungtay.web.workbook import Column, workbook

_USUAL_SPAN = timedelta(days=30)  # offered; the officer types another
_SORTS: dict[str, str | tuple[str, ...]] = {
    "ngay": ("planned_on", "pk"),
    "ten": ("club__sort_key", "planned_on"),
    "ai": ("level", "-planned_on"),
    "con": ("open_count", "-planned_on"),
}


def _asked_for(request: ActRequest) -> tuple[forms.NarrowVisits, str, str, Any]:
    filters = forms.NarrowVisits(request.GET, initial={"buoc": "", "cap": ""})
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, _SORTS, "-ngay")
    rows = queries.visits_in(office_reach(request), text=text, **filters.chosen()).order_by(*order)
    return filters, text, sort, rows


@needs(Action.SEE_OFFICE)
@require_safe
def visits(request: ActRequest) -> HttpResponse:
    """The visits to the clubs of an office, planned and made."""
    filters, text, sort, rows = _asked_for(request)
    page = paginate(request, rows)
    context = {
        "page": page,
        "lines": [visit_line(visit) for visit in page],
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "may_plan": not request.act.reach(Action.SUPERVISE).is_empty,
        "workbook_url": f"{reverse('supervision:visits_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "supervision/visits.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def visits_workbook(request: ActRequest) -> HttpResponse:
    """The same list as it is narrowed, as a workbook: each visit counted once, with what it counted and asked."""
    _filters, _text, _sort, rows = _asked_for(request)
    columns = [
        Column("Câu lạc bộ", 34), Column("Ai đi", 16), Column("Lịch", 12, "dd/mm/yyyy"),
        Column("Ngày giám sát", 12, "dd/mm/yyyy"), Column("Đang ở bước", 18), Column("Vì sao đến", 30),
        Column("Người đã gặp", 9, "0"), Column("Dự buổi sinh hoạt", 10), Column("Tiền đếm được", 15, "#,##0"),
        Column("Theo sổ quỹ", 15, "#,##0"), Column("Lệch", 13, "#,##0"), Column("Kiến nghị", 9, "0"),
        Column("Chưa xong", 9, "0"), Column("Số biên bản", 16),
    ]  # fmt: skip
    lines = (_row(visit) for visit in rows.select_related("club", "paper"))
    return workbook("giam-sat", "Các lần kiểm tra, giám sát câu lạc bộ", columns, lines)


def _row(visit: Any) -> list[Any]:
    both = visit.counted_vnd is not None and visit.ledger_vnd is not None
    return [
        visit.club.name, str(words.LEVEL[Level(visit.level)]), visit.planned_on, visit.visited_on,
        str(words.VISIT_STATE[VisitState(visit.state)]),
        ", ".join(str(words.RISK[Risk(code)]) for code in visit.reasons),
        visit.met_count if visit.visited_on else None, str(words.YES) if visit.is_at_meeting else "",
        visit.counted_vnd, visit.ledger_vnd, visit.counted_vnd - visit.ledger_vnd if both else None,
        visit.asked_count, visit.open_count, visit.paper.written_number if visit.paper else "",
    ]  # fmt: skip


def _suggested(request: ActRequest) -> tuple[forms.NarrowSuggested, str, str, list[queries.Suggested]]:
    filters = forms.NarrowSuggested(request.GET, initial={"vi": ""})
    text = request.GET.get("q", "")[:120]
    found = queries.suggested(request.act.reach(Action.SUPERVISE), request.act.day, text=text, **filters.chosen())
    sorts = {"ten": lambda each: each.club.sort_key, "diem": None, "lan": lambda each: str(each.last_on or "")}
    sort = request.GET.get("sort", "diem")
    sort = sort if sort.removeprefix("-") in sorts else "diem"
    by = sorts[sort.removeprefix("-")]
    if by is not None:
        found.sort(key=by, reverse=sort.startswith("-"))
    elif sort.startswith("-"):
        found.reverse()
    return filters, text, sort, found


@needs(Action.SUPERVISE)
@require_safe
def suggested(request: ActRequest) -> HttpResponse:
    """The clubs to visit first, each with the reasons on record."""
    filters, text, sort, found = _suggested(request)
    page = paginate(request, found)
    context = {
        "page": page,
        "lines": [
            {
                "each": each,
                "reasons": _told(each.reasons),
                "url": reverse("supervision:plan", args=[each.club.pk]),
                "portrait": reverse("supervision:club_visits", args=[each.club.pk]),
            }
            for each in page
        ],
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "workbook_url": f"{reverse('supervision:suggested_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "supervision/suggested.html", context)


@needs(Action.SUPERVISE)
@require_safe
def suggested_workbook(request: ActRequest) -> HttpResponse:
    """The same list as it is narrowed, as a workbook."""
    columns = [
        Column("Câu lạc bộ", 34), Column("Vì sao nên đến", 70), Column("Lần trước", 12, "dd/mm/yyyy"),
        Column("Lịch", 12, "dd/mm/yyyy"),
    ]  # fmt: skip
    lines = (
        [each.club.name, "; ".join(str(told["text"]) for told in _told(each.reasons)), each.last_on, each.planned_on]
        for each in _suggested(request)[3]
    )
    return workbook("nen-den-dau", "Câu lạc bộ nên đến", columns, lines)


@needs(Action.SUPERVISE)
@form_page
def plan(request: ActRequest, club_id: int) -> HttpResponse:
    """Put a visit to a club on the plan of one's own office."""
    reach = request.act.reach(Action.SUPERVISE)
    club = get_club(reach, club_id)
    level = queries.own_level(reach, club.path)
    form = forms.Plan(request.POST or None)
    return ask(
        request, form,
        lambda: services.plan_visit(request.act, club=club, level=level, **form.cleaned_data),
        to=reverse("supervision:visits"),
        done=words.DONE_PLANNED,
        template="supervision/plan.html",
        club=club,
        level=words.LEVEL[level],
        reasons=_told(queries.reasons_to_visit(club, request.act.day)),
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def plan_many(request: ActRequest) -> HttpResponse:
    """Put a visit to each of the ticked clubs on the plan of one's own office, spread over days if asked."""
    ids = [int(each) for each in request.GET.getlist("clb") if each.isdecimal()]
    if not ids:
        messages.error(request, explain(ClubsNotChosen()))
        return redirect("supervision:suggested")
    reach, day = request.act.reach(Action.SUPERVISE), request.act.day
    chosen = queries.chosen(reach, day, ids)
    form = forms.PlanMany(
        request.POST or None, initial={"first_on": day, "last_on": day + _USUAL_SPAN, "is_spread": True}
    )

    def done(made: Any) -> str:
        skipped = len(chosen) - len(made)
        said = words.DONE_PLANNED_SOME if skipped else words.DONE_PLANNED_MANY
        return str(said) % {"count": len(made), "skipped": skipped}

    return ask(
        request, form,
        lambda: services.plan_visits(
            request.act, clubs=[each.club for each in chosen], key=form.cleaned_data["key"], series=form.series()
        ),
        to=reverse("supervision:visits"),
        done=done,
        template="supervision/plan_many.html",
        lines=[
            {
                "each": each,
                "level": words.LEVEL[queries.own_level(reach, each.club.path)],
                "reasons": _told(each.reasons),
            }
            for each in chosen
        ],
    )  # fmt: skip


def _told(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    return [{"text": words.told(reason), "kind": words.RISK_KIND[reason.risk]} for reason in reasons]


@needs(Action.SEE_OFFICE)
@require_safe
def visit(request: ActRequest, inspection_key: UUID) -> HttpResponse:
    """One visit: what it saw and asks, and what may be done next."""
    found = queries.get_visit(office_reach(request), inspection_key)
    return render(request, "supervision/visit.html", visit_page(request, found) | {"number_form": forms.Sure()})


@needs(Action.SEE_OFFICE)
@require_safe
def minutes(request: ActRequest, inspection_key: UUID) -> HttpResponse:
    """The minutes as Word, to be edited and signed by both sides."""
    found = queries.get_visit(office_reach(request), inspection_key)
    if not reads_minutes(request, found):
        raise VisitNotFound(key=str(inspection_key))
    return word_response(f"bien-ban-giam-sat-{found.visited_on}", minutes_word(request.act, found))


@needs(Action.SUPERVISE)
@form_page
def call_off(request: ActRequest, inspection_key: UUID) -> HttpResponse:
    """The visit does not take place."""
    found = queries.get_visit(request.act.reach(Action.SUPERVISE), inspection_key)
    form = forms.Words(request.POST or None)
    return ask(
        request, form,
        lambda: services.call_off(request.act, visit=found, **form.cleaned_data),
        to=reverse("supervision:visit", args=[found.key]),
        done=words.DONE_OFF,
        template="supervision/step.html",
        heading=words.HEAD_OFF,
        about=f"{found.club.name} · {found.planned_on:%d/%m/%Y}",
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def number(request: ActRequest, inspection_key: UUID) -> HttpResponse:
    """Take a number for signed minutes from the office's register."""
    found = queries.get_visit(request.act.reach(Action.SUPERVISE), inspection_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.number_minutes(request.act, visit=found, **form.cleaned_data),
        to=reverse("supervision:visit", args=[found.key]),
        done=words.DONE_NUMBERED,
        template="supervision/step.html",
        heading=words.HEAD_NUMBER,
        about=f"{found.club.name} · {found.signed_on or found.planned_on:%d/%m/%Y}",
    )  # fmt: skip
