"""The forms of those who keep the programme. One fetch, one call, one answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.money import group_digits
from chungtay.kernel.paths import COUNTRY
from chungtay.programme import forms, queries, services, words
from chungtay.programme.rules import Comparison, LimitName, Mark, NoSuchProgramme, TargetOwner, Unit
from chungtay.web.explain import explain


def _places(request: ActRequest) -> list[tuple[str, str]]:
    reach = request.act.reach(Action.KEEP_PROGRAMME)
    return [(place.path, place.name) for place in queries.places_kept(reach, str(words.COUNTRY_NAME))]


def _documents() -> list[tuple[str, str]]:
    return [(str(row.pk), f"{row.number} · {row.issuer}") for row in queries.documents()]


def _programmes() -> list[tuple[str, str]]:
    rows = queries.programmes()
    return [(row.code, words.short_name(row.code, row.starts_on.year, row.ends_on.year)) for row in rows]


def _page(request: ActRequest, form: Any, title: str, verb: str, back: str, lead: str = "") -> HttpResponse:
    context = {"form": form, "title": title, "verb": verb, "back": back, "lead": lead}
    return render(request, "programme/form.html", context, status=422 if form.is_bound else 200)


@needs(Action.KEEP_PROGRAMME)
def add_document(request: ActRequest) -> HttpResponse:
    """Put a decision or plan into the list."""
    form = forms.AddDocument(request.POST or None, places=_places(request))
    if form.is_valid():
        told = dict(form.cleaned_data)
        key, path = told.pop("key"), told.pop("path")
        try:
            document = services.add_document(request.act, key=key, path=path, new=services.NewDocument(**told))
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã thêm văn bản %s.") % document.number)
            return redirect("programme:document", document_id=document.pk)
    return _page(request, form, _("Thêm văn bản"), _("Thêm văn bản"), reverse("programme:documents"))


@needs(Action.KEEP_PROGRAMME)
def set_limit(request: ActRequest) -> HttpResponse:
    """Let a limit hold from a day on."""
    asked = {"name": request.GET.get("quy_dinh", "")}
    form = forms.SetLimit(request.POST or None, initial=asked, places=_places(request), documents=_documents())
    if form.is_valid():
        told = dict(form.cleaned_data)
        key, path, document = told.pop("key"), told.pop("path"), told.pop("document")
        told |= {"name": LimitName(told["name"]), "mark": Mark(told["mark"])}
        told["document"] = queries.get_document(int(document)) if document else None
        try:
            services.set_limit(request.act, key=key, path=path, new=services.NewLimit(**told))
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi mức mới. Mức cũ vẫn còn trong phần các mức trước đây."))
            return redirect("programme:limits")
    lead = _("Mức cũ không bị sửa: nó được đóng lại vào ngày mức mới có hiệu lực, để số liệu trước đó vẫn đúng.")
    return _page(request, form, _("Đặt mức mới"), _("Ghi mức mới"), reverse("programme:limits"), lead)


@needs(Action.KEEP_PROGRAMME)
def add_target(request: ActRequest) -> HttpResponse:
    """Set a target."""
    return _set_target(request, None)


@needs(Action.KEEP_PROGRAMME)
def replace_target(request: ActRequest, target_id: int) -> HttpResponse:
    """Set a target in the place of an older one; outside one's reach there is no such target."""
    return _set_target(request, queries.target_to_replace(request.act.reach(Action.KEEP_PROGRAMME), target_id))


def _set_target(request: ActRequest, old: Any) -> HttpResponse:
    form = forms.SetTarget(
        request.POST or None,
        initial=_as_typed(old) if old else None,
        places=_places(request),
        documents=_documents(),
        programmes=_programmes(),
        projects=[(row.code, f"{row.code} · {row.name}") for row in queries.projects()],
    )
    if form.is_valid():
        told = dict(form.cleaned_data)
        key, path = told.pop("key"), told.pop("path")
        new = _new_target(path, told, old)
        try:
            target = services.set_target(request.act, key=key, path=path, new=new, replaces=old)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi chỉ tiêu %s.") % target.code)
            return redirect("programme:target", target_id=target.pk)
    if old:
        lead = _("Chỉ tiêu cũ vẫn được giữ lại, có ghi là đã thay.")
        back = reverse("programme:target", args=[old.pk])
        return _page(request, form, _("Thay chỉ tiêu %s") % old.code, _("Ghi chỉ tiêu mới"), back, lead)
    return _page(request, form, _("Thêm chỉ tiêu"), _("Ghi chỉ tiêu"), reverse("programme:targets"))


def _new_target(path: str, told: dict[str, Any], old: Any) -> services.NewTarget:
    programme, project = told.pop("programme"), told.pop("project")
    return services.NewTarget(
        **told
        | {
            "owner": TargetOwner(told["owner"]),
            "comparison": Comparison(told["comparison"]),
            "unit": Unit(told["unit"]),
            "mark": Mark(told["mark"]),
            "document": queries.get_document(int(told["document"])),
        },
        programme=queries.get_programme(programme) if programme else None,
        project=queries.get_project(project) if project else None,
        phase=old.phase if old and old.programme and old.programme.code == programme else None,
        area=old.area if old and old.path == path else queries.area_at(path),
    )


def _as_typed(old: Any) -> dict[str, Any]:
    same = (
        "code",
        "path",
        "owner",
        "words",
        "comparison",
        "unit",
        "counted_from",
        "due_on",
        "indicator",
        "mark",
        "note",
    )
    typed = {name: getattr(old, name) for name in same}
    for name in ("value", "value_to"):
        value = getattr(old, name)
        if value is not None:
            typed[name] = words.percent(value).rstrip("%") if old.unit == Unit.SHARE else group_digits(value)
    typed |= {"programme": old.programme.code if old.programme else "", "document": str(old.document_id)}
    return typed | {"project": old.project.code if old.project else "", "page": old.page}


@needs(Action.KEEP_PROGRAMME)
def add_project(request: ActRequest) -> HttpResponse:
    """Put a donor's project into the list."""
    _country_only(request)
    form = forms.AddProject(request.POST or None)
    if form.is_valid():
        told = dict(form.cleaned_data)
        key = told.pop("key")
        try:
            project = services.add_project(request.act, key=key, new=services.NewProject(**told))
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã thêm dự án %s.") % project.code)
            return redirect("programme:project", code=project.code)
    return _page(request, form, _("Thêm dự án"), _("Thêm dự án"), reverse("programme:projects"))


@needs(Action.KEEP_PROGRAMME)
def add_fact(request: ActRequest, code: str) -> HttpResponse:
    """Add one thing known of a project."""
    _country_only(request)
    project = queries.get_project(code)
    form = forms.AddFact(request.POST or None)
    if form.is_valid():
        services.add_project_fact(request.act, project=project, **form.cleaned_data)
        messages.success(request, _("Đã ghi thêm về dự án %s.") % project.code)
        return redirect("programme:project", code=project.code)
    back = reverse("programme:project", args=[project.code])
    return _page(request, form, _("Ghi thêm về dự án %s") % project.code, _("Ghi"), back)


def _country_only(request: ActRequest) -> None:
    """Projects belong to the country: for who keeps a province only, this page does not exist."""
    if not request.act.may(Action.KEEP_PROGRAMME, COUNTRY):
        raise NoSuchProgramme(page=request.path)
