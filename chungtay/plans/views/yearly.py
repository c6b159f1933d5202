"""The yearly plan of an office with its tasks, and the yearly sheet of programme money."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.kernel.acts import Act
from chungtay.plans import adapters, forms, queries, services, words
from chungtay.plans.rules import NEXT_TASK, UNFINISHED, Heading, MoneyKind, Source, TaskState
from chungtay.plans.views.shared import nav, own_path, place_asked, year_asked, years
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.word import word_response
from chungtay.web.workbook import Column, workbook

_SORTS = {"han": ("due_on", "pk"), "viec": ("words", "pk"), "ai": ("owner", "pk")}


def _narrowed(request: ActRequest, path: str, year: int) -> tuple[forms.NarrowTasks, Any]:
    filters = forms.NarrowTasks(request.GET, initial={"buoc": ""})
    rows = queries.tasks_of(path, year, text=request.GET.get("q", "")[:120], state=filters.chosen())
    if request.GET.get("qua-han"):
        rows = rows.filter(state__in=sorted(UNFINISHED), due_on__lt=request.act.day)
    return filters, rows


@needs(Action.SEE_OFFICE)
@require_safe
def tasks(request: ActRequest) -> HttpResponse:
    """The yearly plan of an office."""
    place, year = place_asked(request), year_asked(request)
    filters, rows = _narrowed(request, place.path, year)
    sort, order = sorting(request, _SORTS, "han")
    page = paginate(request, rows.order_by(*order))
    states = list(queries.tasks_of(place.path, year).values_list("state", flat=True))
    context = nav(place) | {
        "year": year,
        "years": years(request),
        "page": page,
        "lines": [_task(each, request) for each in page],
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "sort": sort,
        "is_narrowed": bool(request.GET.get("q") or request.GET.get("qua-han") or filters.changed_data),
        "done": states.count(TaskState.DONE),
        "all": sum(state != TaskState.DROPPED for state in states),
        "may_write": request.act.may(Action.HAND_UP, place.path),
        "workbook_url": f"{reverse('plans:tasks_xlsx')}?{request.GET.urlencode()}",
        "word_url": f"{reverse('plans:plan_word')}?{request.GET.urlencode()}",
        "pdf_url": f"{reverse('plans:plan_pdf')}?{request.GET.urlencode()}",
    }
    return render(request, "plans/tasks.html", context)


def _task(each: Any, request: ActRequest) -> dict[str, Any]:
    state = TaskState(each.state)
    return {
        "task": each,
        "state": words.TASK[state],
        "kind": words.TASK_KIND[state],
        "is_late": state in UNFINISHED and each.due_on is not None and each.due_on < request.act.day,
    }


@needs(Action.SEE_OFFICE)
@require_safe
def tasks_workbook(request: ActRequest) -> HttpResponse:
    """The plan as it is narrowed, as a workbook."""
    place, year = place_asked(request), year_asked(request)
    _filters, rows = _narrowed(request, place.path, year)
    columns = [
        Column("Việc", 60), Column("Ai làm", 30), Column("Xong trước", 12, "dd/mm/yyyy"), Column("Tình trạng", 16),
        Column("Kết quả", 50),
    ]  # fmt: skip
    lines = (
        [each.words, each.owner, each.due_on, str(words.TASK[TaskState(each.state)]), each.told]
        for each in rows.order_by("due_on", "pk")
    )
    return workbook(f"ke-hoach-{year}", f"Kế hoạch năm {year}", columns, lines)


@needs(Action.SEE_OFFICE)
@require_safe
def plan_word(request: ActRequest) -> HttpResponse:
    """The plan as a paper to be written on and signed."""
    return word_response(f"ke-hoach-{year_asked(request)}", adapters.plan_word(*_plan(request)))


@needs(Action.SEE_OFFICE)
@require_safe
def plan_pdf(request: ActRequest) -> HttpResponse:
    """The plan as a paper to be read."""
    return pdf_response(f"ke-hoach-{year_asked(request)}", adapters.plan_pdf(*_plan(request)))


def _plan(request: ActRequest) -> tuple[Act, str, int, list[queries.Running]]:
    place, year = place_asked(request), year_asked(request)
    running = [
        each for each in queries.running_at(place.area, request.act.day) if each.course.due_on >= date(year, 1, 1)
    ]
    return request.full_act, place.path, year, running


@needs(Action.HAND_UP)
@form_page
def add_task(request: ActRequest) -> HttpResponse:
    """A task more."""
    path = own_path(request, Action.HAND_UP)
    place = place_asked(request)
    running = {str(each.target.pk): each.target for each in queries.running_at(place.area, request.act.day)}
    choices = [(key, f"{each.code}. {each.words}") for key, each in running.items()]
    form = forms.AddTask(request.POST or None, targets=choices, initial={"year": year_asked(request)})
    return ask(
        request, form,
        lambda: services.add_task(request.act, path=path, key=form.cleaned_data["key"], new=form.new(running)),
        to=reverse("plans:tasks"),
        done=words.DONE,
        template="plans/form.html",
        heading=words.HEAD_TASK,
        draft="ke-hoach-viec",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def task(request: ActRequest, task_key: UUID) -> HttpResponse:
    """One task and its next step."""
    each = queries.get_task(request.act.reach(Action.HAND_UP), task_key)
    steps = [step for step in TaskState if step in NEXT_TASK[TaskState(each.state)]]
    form = forms.MoveTask(request.POST or None, steps=steps)
    return ask(
        request, form,
        lambda: services.move_task(
            request.act, task=each, key=form.cleaned_data["key"], to=TaskState(form.cleaned_data["to"]),
            told=form.cleaned_data["told"],
        ),
        to=f"{reverse('plans:tasks')}?nam={each.year}",
        done=words.DONE,
        template="plans/task.html",
        line=_task(each, request),
        task=each,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def money(request: ActRequest) -> HttpResponse:
    """The yearly sheet: planned, given, spent by heading and source; the places below; each line."""
    place, year = place_asked(request), year_asked(request)
    sheet = queries.sheet_of(place.path, year)
    names = names_of(sheet.below, request.act.day)
    page = paginate(request, queries.lines_of(place.path, year))
    context = nav(place) | {
        "year": year,
        "years": years(request),
        "kinds": [words.MONEY[kind] for kind in MoneyKind],
        "rows": _rows(sheet),
        "own": [sheet.own[kind] for kind in MoneyKind],
        "below": sorted(
            (names.get(path, path), path, [cells.get(kind, 0) for kind in MoneyKind])
            for path, cells in sheet.below.items()
        ),
        "all_below": [sheet.all_below[kind] for kind in MoneyKind],
        "page": page,
        "lines": [_money(each) for each in page],
        "may_write": request.act.may(Action.HAND_UP, place.path),
        "workbook_url": f"{reverse('plans:money_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "plans/money.html", context)


def _rows(sheet: queries.Sheet) -> list[tuple[object, bool, list[int]]]:
    """Each heading that has money with its sums, and below it each source."""
    rows: list[tuple[object, bool, list[int]]] = []
    for heading in Heading:
        of = [(source, cells) for (each, source), cells in sorted(sheet.cells.items()) if each == heading]
        if not of:
            continue
        sums = sheet.heading(heading)
        rows.append((words.HEADING[heading], True, [sums[kind] for kind in MoneyKind]))
        rows += [(words.SOURCE[source], False, [cells.get(kind, 0) for kind in MoneyKind]) for source, cells in of]
    return rows


def _money(each: Any) -> dict[str, Any]:
    return {
        "line": each,
        "heading": words.HEADING[Heading(each.heading)],
        "source": words.SOURCE[Source(each.source)],
        "kind": words.MONEY[MoneyKind(each.kind)],
    }


@needs(Action.SEE_OFFICE)
@require_safe
def money_workbook(request: ActRequest) -> HttpResponse:
    """The lines of the sheet as a workbook."""
    place, year = place_asked(request), year_asked(request)
    columns = [Column("Nội dung chi", 40), Column("Nguồn", 26), Column("Là", 12), Column("Số tiền (đ)", 18, "#,##0"),
               Column("Văn bản", 30), Column("Ghi chú", 40), Column("Đã gạch vì", 30)]  # fmt: skip
    rows = (
        [str(line["heading"]), str(line["source"]), str(line["kind"]), line["line"].amount_vnd, line["line"].paper,
         line["line"].note, line["line"].struck_why]
        for line in map(_money, queries.lines_of(place.path, year))
    )  # fmt: skip
    return workbook(f"kinh-phi-{year}", f"Kinh phí đề án năm {year}", columns, rows)


@needs(Action.HAND_UP)
@form_page
def write_money(request: ActRequest) -> HttpResponse:
    """A line more on the sheet."""
    path = own_path(request, Action.HAND_UP)
    form = forms.WriteMoney(request.POST or None, initial={"year": year_asked(request)})
    return ask(
        request, form,
        lambda: services.write_money(request.act, path=path, key=form.cleaned_data["key"], new=form.new()),
        to=reverse("plans:money"),
        done=words.DONE,
        template="plans/form.html",
        heading=words.HEAD_MONEY,
        draft="kinh-phi-dong",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def strike_money(request: ActRequest, money_key: UUID) -> HttpResponse:
    """Strike a line."""
    line = queries.get_money(request.act.reach(Action.HAND_UP), money_key)
    form = forms.Why(request.POST or None)
    return ask(
        request, form,
        lambda: services.strike_money(
            request.act, line=line, key=form.cleaned_data["key"], words=form.cleaned_data["words"]
        ),
        to=f"{reverse('plans:money')}?nam={line.year}",
        done=words.DONE,
        template="plans/form.html",
        heading=words.HEAD_STRIKE,
        told=words.TOLD_STRIKE,
    )  # fmt: skip
