"""Difficulties of an office: what waits for it, what was raised below, one of them, each step, raising its own."""

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
from chungtay.supervision.rules import DifficultyState, Level, NobodyAbove, Subject
from chungtay.supervision.views.shared import difficulty_line, difficulty_page, office_reach
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS: dict[str, str | tuple[str, ...]] = {
    "han": ("due_on", "pk"),
    "ngay": ("raised_on", "pk"),
    "viec": ("subject", "due_on"),
    "cap": ("at", "due_on"),
}


def _asked_for(request: ActRequest) -> tuple[forms.NarrowDifficulties, str, str, Any]:
    filters = forms.NarrowDifficulties(request.GET, initial={"buoc": "", "viec": "", "cho": False, "han": False})
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, _SORTS, "han")
    late_on = filters.late_on(request.act.day)
    rows = queries.difficulties_in(office_reach(request), text=text, late_on=late_on, **filters.chosen())
    if filters.is_ticked("cho"):
        rows = rows & queries.waiting_for(request.act.reach(Action.SUPERVISE))
    return filters, text, sort, rows.order_by(*order)


@needs(Action.SEE_OFFICE)
@require_safe
def difficulties(request: ActRequest) -> HttpResponse:
    """What was raised below this office and by it, by the day an answer is asked."""
    filters, text, sort, rows = _asked_for(request)
    page = paginate(request, rows)
    mine = request.act.reach(Action.SUPERVISE)
    context = {
        "page": page,
        "lines": [difficulty_line(request, found) for found in page],
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "waiting": queries.waiting_for(mine).count(),
        "may_raise": any(root != "/" for root in mine.roots),
        "workbook_url": f"{reverse('supervision:difficulties_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "supervision/difficulties.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def difficulties_workbook(request: ActRequest) -> HttpResponse:
    """The same list as a workbook."""
    _filters, _text, _sort, rows = _asked_for(request)
    columns = [
        Column("Ai nêu", 34), Column("Việc", 24), Column("Tóm tắt", 40), Column("Kể rõ", 60),
        Column("Nêu ngày", 12, "dd/mm/yyyy"), Column("Hạn trả lời", 12, "dd/mm/yyyy"), Column("Đang ở", 16),
        Column("Bước", 24), Column("Xong ngày", 12, "dd/mm/yyyy"),
    ]  # fmt: skip
    lines = (
        [
            str(difficulty_line(request, each)["name"]), str(words.SUBJECT[Subject(each.subject)]), each.about,
            each.words, each.raised_on, each.due_on, str(words.LEVEL[Level(each.at)]),
            str(words.DIFFICULTY_STATE[DifficultyState(each.state)]), each.ended_on,
        ]
        for each in rows
    )  # fmt: skip
    return workbook("kho-khan", "Khó khăn, vướng mắc từ cơ sở", columns, lines)


@needs(Action.SEE_OFFICE)
@require_safe
def difficulty(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """One difficulty with its steps."""
    found = queries.get_difficulty(office_reach(request), difficulty_key)
    return render(request, "supervision/difficulty.html", difficulty_page(request, found))


@needs(Action.SUPERVISE)
@form_page
def raise_own(request: ActRequest) -> HttpResponse:
    """What an office cannot solve itself: on to the level above."""
    areas = {str(area.pk): area for area in queries.raising_areas(request.act.reach(Action.SUPERVISE))}
    if not areas:
        raise NobodyAbove()
    paths = [area.path for area in areas.values()]
    form = forms.RaiseOffice(
        request.POST or None, areas=[(pk, area.name) for pk, area in areas.items()],
        initial={"due_on": queries.terms_on(request.act.day, max(paths, key=len)).answer_on(request.act.day)},
    )  # fmt: skip
    return ask(
        request, form,
        lambda: services.raise_difficulty(request.act, of=areas[form.cleaned_data["area"]], **form.said()),
        to=reverse("supervision:difficulties"),
        done=words.DONE_RAISED,
        template="supervision/step.html",
        heading=words.HEAD_RAISE,
    )  # fmt: skip


def _step(
    request: ActRequest, difficulty_key: UUID, service: Any, done: object, heading: object, *, kind: Any = forms.Words
) -> HttpResponse:
    found = queries.get_difficulty(request.act.reach(Action.SUPERVISE), difficulty_key)
    initial = {"due_on": queries.terms_on(request.act.day, queries.path_of(found)).answer_on(request.act.day)}
    form = kind(request.POST or None, initial=initial if kind is forms.WordsAndDay else {})
    return ask(
        request, form,
        lambda: service(request.act, difficulty=found, **form.cleaned_data),
        to=reverse("supervision:difficulty", args=[found.key]),
        done=done,
        template="supervision/step.html",
        heading=heading,
        about=f"{difficulty_line(request, found)['name']}: {found.about}",
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def answer(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """What is done about it."""
    return _step(request, difficulty_key, services.answer_difficulty, words.DONE_ANSWERED, words.HEAD_ANSWER)


@needs(Action.SUPERVISE)
@form_page
def pass_up(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """On to the level above, with the reason."""
    return _step(request, difficulty_key, services.pass_up, words.DONE_PASSED, words.HEAD_PASS, kind=forms.WordsAndDay)


@needs(Action.SUPERVISE)
@form_page
def settle(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """The office that raised it says that it is settled."""
    return _step(
        request, difficulty_key, services.settle_difficulty, words.DONE_CLOSED, words.HEAD_SETTLED,
        kind=forms.MaybeWords,
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def unsettled(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """The answer did not help."""
    return _step(
        request, difficulty_key, services.call_unsettled, words.DONE_UNSETTLED, words.HEAD_UNSETTLED,
        kind=forms.WordsAndDay,
    )  # fmt: skip


@needs(Action.SUPERVISE)
@form_page
def withdraw(request: ActRequest, difficulty_key: UUID) -> HttpResponse:
    """Taken back by the office that raised it."""
    return _step(request, difficulty_key, services.withdraw_difficulty, words.DONE_WITHDRAWN, words.HEAD_WITHDRAW)
