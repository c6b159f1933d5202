"""Classes of an office: the list, one class with all that belongs to it, each of its steps."""

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
from chungtay.kernel.money import dong
from chungtay.papers.queries import office_called
from chungtay.plans.rules import Source
from chungtay.plans.words import SOURCE
from chungtay.training import forms, queries, services, words
from chungtay.training.rules import ClassMovedOn, ClassState, CourseNotFound, TrainerKind, written_score
from chungtay.training.views.shared import (
    class_line,
    doing,
    found,
    home,
    office_reach,
    own,
    own_path,
    trainee_line,
)
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS = {
    "ngay": ("starts_on", "pk"),
    "ten": ("title", "pk"),
    "khoa": ("course__name", "starts_on"),
    "nguoi": ("trainee_count", "pk"),
}


def _narrowed(request: ActRequest) -> tuple[forms.NarrowClasses, str, Any]:
    reach, text = office_reach(request), request.GET.get("q", "")[:120]
    filters = forms.NarrowClasses(
        request.GET, years=queries.years_of(reach, request.act.day), initial={"nam": "", "buoc": "", "loai": ""}
    )
    return filters, text, queries.with_counts(queries.classes_in(reach, text=text, **filters.chosen()))


@needs(Action.SEE_OFFICE)
@require_safe
def classes(request: ActRequest) -> HttpResponse:
    """The classes in reach, the latest first."""
    filters, text, rows = _narrowed(request)
    sort, order = sorting(request, _SORTS, "-ngay")
    page = paginate(request, rows.order_by(*order))
    names = names_of({each.path for each in page}, request.act.day)
    context = {
        "page": page,
        "lines": [class_line(each) | {"office": names.get(each.path, each.path)} for each in page],
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "may_hold": queries.may_hold(request.act),
        "workbook_url": f"{reverse('training:list_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "training/list.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def classes_workbook(request: ActRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    _filters, _text, rows = _narrowed(request)
    rows = list(rows.order_by("starts_on", "pk"))
    names = names_of({each.path for each in rows}, request.act.day)
    columns = [
        Column("Từ ngày", 12, "dd/mm/yyyy"), Column("Đến ngày", 12, "dd/mm/yyyy"), Column("Lớp", 50),
        Column("Khóa học", 36), Column("Đơn vị mở lớp", 30), Column("Địa điểm", 34), Column("Được mời", 10),
        Column("Được chứng nhận", 12), Column("Tình trạng", 24),
    ]  # fmt: skip
    lines = (
        [
            each.starts_on, each.ends_on, each.title, each.course.name, names.get(each.path, each.path), each.place,
            each.trainee_count, each.certificate_count, str(words.STATE[ClassState(each.state)]),
        ]
        for each in rows
    )  # fmt: skip
    return workbook("lop-tap-huan", "Lớp tập huấn", columns, lines)


@needs(Action.TRAIN)
@form_page
def open_class(request: ActRequest) -> HttpResponse:
    """Plan a class of this office."""
    path = own_path(request)
    courses = {str(each.key): each for each in queries.courses_above(path, request.act.day)}
    form = forms.Open(
        request.POST or None, courses=list(courses.values()), initial={"course": request.GET.get("khoa", "")}
    )

    def make() -> object:
        course = courses.get(form.cleaned_data["course"])
        if course is None:
            raise CourseNotFound(key=form.cleaned_data["course"])
        key = form.cleaned_data["key"]
        return services.open_class(request.act, path=path, key=key, course=course, planned=form.planned())

    return ask(
        request, form, make,
        to=reverse("training:list"),
        done=words.DONE_OPENED,
        template="training/form.html",
        heading=words.HEAD_OPEN,
        draft="lop-moi",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def change(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Another day, place or title."""
    row = own(request, class_key)
    form = forms.Open(request.POST or None, courses=[], initial=forms.typed(row, queries.typed_days(row)))
    return ask(
        request, form,
        lambda: services.change_class(
            request.act, training_class=row, key=form.cleaned_data["key"], planned=form.planned()
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_CHANGE,
        draft=f"lop-{row.key}",
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def training_class(request: ActRequest, class_key: UUID) -> HttpResponse:
    """One class: facts, next steps, days, trainers, people with attendance and scores, money, papers."""
    row = found(request, class_key)
    reach = office_reach(request)
    days, people = queries.days_of(row), queries.trainees_of(row, reach)
    day_ids = [day.pk for day in days]
    ticked = {pk for each in people for pk in each.days}
    is_whole = reach.covers(row.path)
    costs = queries.costs_of(row) if is_whole else []
    context = class_line(row) | doing(request, row) | {
        "office": office_called(row.path, request.act.day),
        "days": [{"day": day, "came": sum(each.days.get(day.pk, False) for each in people),
                  "is_open": day.held_on <= request.act.day, "is_ticked": day.pk in ticked} for day in days],
        "trainers": [(each, words.TRAINER_KIND[TrainerKind(each.trainer.kind)]) for each in queries.trainers_of(row)],
        "people": [trainee_line(row, each, day_ids) for each in people],
        "sexes": queries.sexes(people),
        "came_count": sum(each.came_days > 0 for each in people),
        "given_count": sum(each.is_given for each in people),
        "pass_score": written_score(row.pass_tenths),
        "learnt": _learnt(queries.learnt(people)),
        "is_whole": is_whole,
        "costs": [(each, SOURCE[Source(each.source)]) for each in costs],
        "cost_total": dong(sum(each.amount_vnd for each in costs if each.struck_at is None)),
        "papers": list(words.PAPER.items()),
    }  # fmt: skip
    return render(request, "training/class.html", context)


def _learnt(of: "queries.Learnt") -> dict[str, Any] | None:
    if not of.both_count:
        return None
    return {
        "count": of.both_count,
        "before": written_score(of.before_tenths),
        "after": written_score(of.after_tenths),
        "better": of.better_count,
    }


@needs(Action.TRAIN)
@form_page
def step(request: ActRequest, class_key: UUID, to: str) -> HttpResponse:
    """One step of a class."""
    row = own(request, class_key)
    if to not in {state.value for state in words.STEP}:
        raise ClassMovedOn()
    after = ClassState(to)
    form = forms.step_form(request.POST or None, after)
    return ask(
        request, form,
        lambda: services.move_class(
            request.act, training_class=row, key=form.cleaned_data["key"], to=after,
            said=form.cleaned_data.get("words", ""),
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.STEP[after],
        told=words.STEP_TOLD[after],
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def trainers(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Who teaches what."""
    row = own(request, class_key)
    teaching = {each.trainer_id: each.subject for each in queries.trainers_of(row)}
    known = queries.trainers_above(row.path, request.act.day)
    known += [each.trainer for each in queries.trainers_of(row) if each.trainer not in known]
    form = forms.AssignTrainers(request.POST or None, trainers=known, teaching=teaching)
    return ask(
        request, form,
        lambda: services.assign_trainers(
            request.act, training_class=row, key=form.cleaned_data["key"], trainers=form.chosen()
        ),
        to=home(row),
        done=words.DONE,
        template="training/groups.html",
        heading=words.HEAD_TRAINERS,
        groups=[{"title": each["trainer"].name, "fields": each["fields"]} for each in form.groups()],
        empty_url=reverse("training:trainers"),
    )  # fmt: skip
