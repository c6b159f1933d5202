"""What an office keeps for its classes: catalogue, trainers, library, and the money of a class."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.kernel.money import dong
from chungtay.training import forms, queries, services, words
from chungtay.training.rules import Audience, CourseKind, TrainerKind
from chungtay.training.views.shared import file_response, home, own, own_path
from chungtay.web.render import ask, form_page, paginate, sorting

_TRAINERS = {"ten": ("fold", "pk"), "loai": ("kind", "fold"), "don-vi": ("unit", "fold")}


@needs(Action.SEE_OFFICE)
@require_safe
def courses(request: ActRequest) -> HttpResponse:
    """The catalogue."""
    rows = list(queries.courses_for(request.act))
    names = names_of({each.path for each in rows}, request.act.day)
    own_paths = queries.own_paths(request.act)
    lines = [
        {
            "course": each,
            "kind": words.COURSE_KIND[CourseKind(each.kind)],
            "office": names.get(each.path, each.path),
            "audiences": ", ".join(str(words.AUDIENCE[Audience(code)]) for code in each.audiences),
            "required": ", ".join(str(words.AUDIENCE[Audience(code)]) for code in each.required_for),
            "is_own": each.path in own_paths,
        }
        for each in rows
    ]
    return render(request, "training/courses.html", {"lines": lines, "may_hold": bool(own_paths)})


@needs(Action.SEE_OFFICE)
@require_safe
def course(request: ActRequest, course_key: UUID) -> HttpResponse:
    """One course and how it stood before."""
    row = queries.get_course(request.act, course_key)
    context = {
        "course": row,
        "kind": words.COURSE_KIND[CourseKind(row.kind)],
        "audiences": ", ".join(str(words.AUDIENCE[Audience(code)]) for code in row.audiences),
        "required": ", ".join(str(words.AUDIENCE[Audience(code)]) for code in row.required_for),
        "versions": queries.versions_of_course(row),
        "may_write": row.path in queries.own_paths(request.act) and row.valid_to is None,
    }
    return render(request, "training/course.html", context)


@needs(Action.TRAIN)
@form_page
def add_course(request: ActRequest) -> HttpResponse:
    """A course more."""
    path = own_path(request)
    form = forms.WriteCourse(request.POST or None)
    return ask(
        request, form,
        lambda: services.write_course(
            request.act, path=path, key=form.cleaned_data["key"], written=form.written()
        ),
        to=reverse("training:courses"),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_COURSE,
        draft="khoa-hoc-moi",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def change_course(request: ActRequest, course_key: UUID) -> HttpResponse:
    """A new text of a course; the old one stays."""
    row = queries.own_course(request.act, course_key)
    form = forms.WriteCourse(request.POST or None, initial=forms.typed_course(row))
    return ask(
        request, form,
        lambda: services.write_course(
            request.act, path=row.path, key=form.cleaned_data["key"], written=form.written(), instead_of=row
        ),
        to=reverse("training:courses"),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_COURSE_ANEW,
        told=words.TOLD_ANEW,
        draft=f"khoa-hoc-{row.key}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def retire_course(request: ActRequest, course_key: UUID) -> HttpResponse:
    """Take a course out of the catalogue."""
    row = queries.own_course(request.act, course_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.retire_course(request.act, course=row, key=form.cleaned_data["key"]),
        to=reverse("training:courses"),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_COURSE_OUT,
        told=words.TOLD_COURSE_OUT,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def trainers(request: ActRequest) -> HttpResponse:
    """The trainers an office may ask."""
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, _TRAINERS, "ten")
    page = paginate(request, queries.trainers_for(request.act, text).order_by(*order))
    names = names_of({each.path for each in page}, request.act.day)
    own_paths = queries.own_paths(request.act)
    context = {
        "page": page,
        "lines": [
            {
                "trainer": each,
                "kind": words.TRAINER_KIND[TrainerKind(each.kind)],
                "office": names.get(each.path, each.path),
                "is_own": each.path in own_paths,
            }
            for each in page
        ],
        "q": text,
        "sort": sort,
        "may_hold": bool(own_paths),
    }
    return render(request, "training/trainers.html", context)


@needs(Action.TRAIN)
@form_page
def add_trainer(request: ActRequest) -> HttpResponse:
    """A trainer more."""
    path = own_path(request)
    form = forms.AddTrainer(request.POST or None)
    return ask(
        request, form,
        lambda: services.add_trainer(request.act, path=path, key=form.cleaned_data["key"], teaches=form.teaches()),
        to=reverse("training:trainers"),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_TRAINER,
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def retire_trainer(request: ActRequest, trainer_key: UUID) -> HttpResponse:
    """Take a trainer off the list."""
    row = queries.own_trainer(request.act, trainer_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.retire_trainer(request.act, trainer=row, key=form.cleaned_data["key"]),
        to=reverse("training:trainers"),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_TRAINER_OUT,
        told=f"{row.name}. {words.TOLD_TRAINER_OUT}",
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def materials(request: ActRequest) -> HttpResponse:
    """The library."""
    text = request.GET.get("q", "")[:120]
    page = paginate(request, queries.materials_for(request.act, text))
    names = names_of({each.path for each in page}, request.act.day)
    course_names = queries.course_names([each.course_code for each in page], request.act.day)
    context = {
        "page": page,
        "lines": [
            {
                "material": each,
                "version": next(iter(each.versions.all())),
                "office": names.get(each.path, each.path),
                "course": course_names.get(each.course_code, ""),
            }
            for each in page
        ],
        "q": text,
        "may_hold": queries.may_hold(request.act),
    }
    return render(request, "training/materials.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def material(request: ActRequest, material_key: UUID) -> HttpResponse:
    """One material with all its versions, the one in force first."""
    row = queries.get_material(request.act, material_key)
    context = {
        "material": row,
        "versions": list(row.versions.all()),
        "course": queries.course_names([row.course_code], request.act.day).get(row.course_code, ""),
        "is_own": row.path in queries.own_paths(request.act),
    }
    return render(request, "training/material.html", context)


@needs(Action.TRAIN)
@online_only
@form_page
def add_material(request: ActRequest) -> HttpResponse:
    """A material more, with its first version."""
    path = own_path(request)
    courses = list(queries.courses_above(path, request.act.day))
    form = forms.AddMaterial(request.POST or None, request.FILES or None, courses=courses)
    return ask(
        request, form,
        lambda: services.add_material(
            request.act, path=path, key=form.cleaned_data["key"], described=form.described(),
            upload=form.cleaned_data["file"], words=form.cleaned_data["words"],
        ),
        to=reverse("training:materials"),
        done=words.DONE_UPLOADED,
        template="training/form.html",
        heading=words.HEAD_MATERIAL,
        is_upload=True,
    )  # fmt: skip


@needs(Action.TRAIN)
@online_only
@form_page
def supersede(request: ActRequest, material_key: UUID) -> HttpResponse:
    """A new version in the place of the one in force."""
    row = queries.own_material(request.act, material_key)
    form = forms.NewVersion(request.POST or None, request.FILES or None)
    return ask(
        request, form,
        lambda: services.supersede(
            request.act, material=row, key=form.cleaned_data["key"], upload=form.cleaned_data["file"],
            words=form.cleaned_data["words"],
        ),
        to=reverse("training:material", args=[row.key]),
        done=words.DONE_UPLOADED,
        template="training/form.html",
        heading=words.HEAD_VERSION,
        told=f"{row.title}. {words.TOLD_VERSION}",
        is_upload=True,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def version_file(request: ActRequest, edition_key: UUID) -> HttpResponse:
    """The file of a version, whichever number."""
    return file_response(queries.version_for(queries.materials_for(request.act), edition_key))


@needs(Action.TRAIN)
@form_page
def write_cost(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Money of a class."""
    row = own(request, class_key)
    form = forms.Cost(request.POST or None)
    return ask(
        request, form,
        lambda: services.write_cost(
            request.act, training_class=row, key=form.cleaned_data["key"], spent=form.spent()
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_COST,
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def strike_cost(request: ActRequest, class_key: UUID, cost_key: UUID) -> HttpResponse:
    """Strike a line of money."""
    row = own(request, class_key)
    line = queries.get_cost(row, cost_key)
    form = forms.Why(request.POST or None)
    return ask(
        request, form,
        lambda: services.strike_cost(
            request.act, training_class=row, cost=line, key=form.cleaned_data["key"], why=form.cleaned_data["words"]
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_STRIKE_COST,
        told=str(words.TOLD_STRIKE_COST) % {"words": line.words, "sum": dong(line.amount_vnd)},
    )  # fmt: skip
