"""What visits asked: the list of an office with its workbook, one recommendation, and each step of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.supervision import forms, queries, services, words
from chungtay.supervision.rules import Item, Level, RecommendationState
from chungtay.supervision.views.shared import asked_page, lines_of, office_reach
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS: dict[str, str | tuple[str, ...]] = {
    "han": ("due_on", "pk"),
    "ten": ("visit__club__sort_key", "due_on"),
    "ai": ("owner", "due_on"),
}


def _asked_for(request: ActRequest) -> tuple[forms.NarrowAsked, str, str, Any]:
    filters = forms.NarrowAsked(request.GET, initial={"buoc": "", "ai": "", "han": False})
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, _SORTS, "han")
    late_on = filters.late_on(request.act.day)
    rows = queries.recommendations_in(office_reach(request), text=text, late_on=late_on, **filters.chosen())
    return filters, text, sort, rows.order_by(*order)


@needs(Action.SEE_OFFICE)
@require_safe
def recommendations(request: ActRequest) -> HttpResponse:
    """Everything that was asked of the clubs of an office, or about them, by deadline."""
    filters, text, sort, rows = _asked_for(request)
    page = paginate(request, rows)
    context = {
        "page": page,
        "lines": lines_of(request, page),
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "workbook_url": f"{reverse('supervision:recommendations_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "supervision/recommendations.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def recommendations_workbook(request: ActRequest) -> HttpResponse:
    """The same list as a workbook."""
    _filters, _text, _sort, rows = _asked_for(request)
    columns = [
        Column("Câu lạc bộ", 34), Column("Nội dung", 26), Column("Kiến nghị", 60), Column("Ai làm", 16),
        Column("Ngày giám sát", 12, "dd/mm/yyyy"), Column("Hạn", 12, "dd/mm/yyyy"), Column("Đang ở bước", 22),
        Column("Xong ngày", 12, "dd/mm/yyyy"),
    ]  # fmt: skip
    lines = (
        [
            each.visit.club.name, str(words.ITEM[Item(each.item)]), each.words, str(words.LEVEL[Level(each.owner)]),
            each.visit.visited_on, each.due_on, str(words.RECOMMENDATION_STATE[RecommendationState(each.state)]),
            each.ended_on,
        ]
        for each in rows
    )  # fmt: skip
    return workbook("kien-nghi-giam-sat", "Kiến nghị sau giám sát", columns, lines)


@needs(Action.SEE_OFFICE)
@require_safe
def recommendation(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """One recommendation with its steps."""
    found = queries.get_recommendation(office_reach(request), asked_key)
    return render(request, "supervision/recommendation.html", asked_page(request, found))


def _step(
    request: ActRequest, asked_key: UUID, service: Any, done: object, heading: object, *, day: bool = False
) -> HttpResponse:
    found = queries.get_recommendation(request.act.reach(Action.SUPERVISE), asked_key)
    kind: Any = forms.WordsAndDay if day else forms.Words
    initial = (
        {"due_on": queries.terms_on(request.act.day, found.visit.club.path).asked_on(request.act.day)} if day else {}
    )
    form = kind(request.POST or None, initial=initial)
    return ask(
        request, form,
        lambda: service(request.act, recommendation=found, **form.cleaned_data),
        to=reverse("supervision:recommendation", args=[found.key]),
        done=done,
        template="supervision/step.html",
        heading=heading,
        about=f"{found.visit.club.name}: {found.words}",
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def answer(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """An office says what it did about what was asked of it."""
    return _step(request, asked_key, services.answer_recommendation, words.DONE_ANSWERED, words.HEAD_ANSWER)


@needs(Action.SUPERVISE)
@form_page
def close(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """It is done."""
    return _step(request, asked_key, services.close_recommendation, words.DONE_CLOSED, words.HEAD_CLOSE)


@needs(Action.SUPERVISE)
@form_page
def send_back(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """It is not done yet."""
    return _step(request, asked_key, services.send_back, words.DONE_BACK, words.HEAD_BACK, day=True)


@needs(Action.SUPERVISE)
@form_page
def extend(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """Another deadline."""
    return _step(request, asked_key, services.extend, words.DONE_EXTENDED, words.HEAD_EXTEND, day=True)


@needs(Action.SUPERVISE)
@form_page
def withdraw(request: ActRequest, asked_key: UUID) -> HttpResponse:
    """Taken back."""
    return _step(request, asked_key, services.withdraw_recommendation, words.DONE_WITHDRAWN, words.HEAD_WITHDRAW)
