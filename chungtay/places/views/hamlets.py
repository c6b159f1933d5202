"""The commune's own list of hamlets: look, add, rename, merge, split, put right, take back."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.places import forms, queries, services
from chungtay.places.services import NewHamlet
from chungtay.places.views.parts import data_of, office_crumbs, settled, status_of
from chungtay.places.words import SAID, SHEETS
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

ORDER = {"ten": ("sort_key", "pk"), "tu": ("valid_from", "sort_key"), "den": ("valid_to", "sort_key")}


def _commune(request: ActRequest, area_id: int) -> Any:
    return queries.get_area(request.act.reach(Action.KEEP_PLACES), area_id, on=request.act.day)


def _hamlet(request: ActRequest, hamlet_id: int) -> Any:
    return queries.get_hamlet(request.act.reach(Action.KEEP_PLACES), hamlet_id)


@needs(Action.KEEP_PLACES)
@require_GET
def hamlets(request: ActRequest, area_id: int) -> HttpResponse:
    """The hamlets that stand, or all there ever were."""
    commune = _commune(request, area_id)
    text, is_ever = request.GET.get("q", ""), request.GET.get("ca_cu") == "1"
    choice, order = sorting(request, ORDER, "ten")
    found = queries.hamlets_ever(commune, text=text)
    rows = found if is_ever else queries.hamlets_of(commune, on=request.act.day, text=text)
    context = {
        "area": commune,
        "page": paginate(request, rows.order_by(*order)),
        "typed": text,
        "is_ever": is_ever,
        "sort": choice,
        "crumbs": office_crumbs(request.act, commune, (_("Thôn, tổ"), "")),
    }
    return render(request, "places/hamlets.html", context)


@needs(Action.KEEP_PLACES)
@require_GET
def sheet(request: ActRequest, area_id: int) -> HttpResponse:
    """Every hamlet a commune ever had, as an Excel sheet."""
    commune = _commune(request, area_id)
    heads = (("hamlet", 30), ("from", 14), ("to", 14), ("source", 40))
    rows = ((row.full_name, row.valid_from, row.valid_to, row.source) for row in queries.hamlets_ever(commune))
    title = SHEETS["hamlets_title"].format(name=commune.full_name_on)
    return workbook(f"thon-{commune.code}", title, [Column(SHEETS[head], width) for head, width in heads], rows)


@needs(Action.KEEP_PLACES)
@require_GET
def hamlet(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """One hamlet: its past, its future, and what may be done."""
    found = _hamlet(request, hamlet_id)
    context = {
        "hamlet": found,
        "area": found.area,
        "history": queries.hamlet_history(found),
        "withdraw": forms.KeyOnly(),
        "crumbs": _way(request, found, ""),
        "is_office": True,
    }
    return render(request, "places/hamlet.html", context)


@needs(Action.KEEP_PLACES)
def add(request: ActRequest, area_id: int) -> HttpResponse:
    """Put hamlets on the list."""
    commune = _commune(request, area_id)
    form = forms.AddHamlets(data_of(request), initial={"valid_from": commune.map.valid_from})
    if form.is_valid():
        said = form.cleaned_data
        new = [NewHamlet.typed(said["kind"], name) for name in said["names"]]
        dated = {"key": said["key"], "valid_from": said["valid_from"], "source": said["source"]}
        done = settled(form, lambda: services.add_hamlets(request.act, commune=commune, hamlets=new, **dated))
        if done:
            messages.success(request, SAID["hamlets_added"].format(count=len(done)))
            return redirect("places:hamlets", area_id=commune.pk)
    return _form(request, form, commune, _("Thêm thôn, tổ"), _("Ghi vào danh sách"))


@needs(Action.KEEP_PLACES)
def merge(request: ActRequest, area_id: int) -> HttpResponse:
    """Make one of several."""
    commune = _commune(request, area_id)
    rows = {row.pk: row for row in queries.hamlets_of(commune, on=request.act.day)}
    form = forms.MergeHamlets(data_of(request), hamlets=[(pk, row.full_name) for pk, row in rows.items()])
    if form.is_valid():
        said = form.cleaned_data
        done = settled(
            form,
            lambda: services.merge_hamlets(
                request.act,
                commune=commune,
                key=said["key"],
                happened_on=said["happened_on"],
                whole=[rows[pk] for pk in said["whole"]],
                part=[rows[pk] for pk in said["part"]],
                into=NewHamlet.typed(said["kind"], said["name"]),
                source=said["source"],
            ),
        )
        if done:
            messages.success(request, SAID["hamlets_merged"].format(name=done.full_name))
            return redirect("places:hamlet", hamlet_id=done.pk)
    return _form(request, form, commune, _("Sáp nhập thôn, tổ"), _("Sáp nhập"), template="places/merge.html")


@needs(Action.KEEP_PLACES)
def rename(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """Another name by decision."""

    def act(old: Any, said: dict[str, Any]) -> Any:
        new = NewHamlet.typed(said["kind"], said["name"])
        when = {"key": said["key"], "happened_on": said["happened_on"], "source": said["source"]}
        return services.rename_hamlet(request.act, hamlet=old, to=new, **when)

    found = _hamlet(request, hamlet_id)
    form = forms.RenameHamlet(data_of(request), initial={"kind": found.kind})
    return _change(request, found, form, act, "hamlet_renamed", _("Đổi tên"))


@needs(Action.KEEP_PLACES)
def correct(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """A typing error put right."""

    def act(old: Any, said: dict[str, Any]) -> Any:
        new = NewHamlet.typed(said["kind"], said["name"])
        return services.correct_hamlet(request.act, hamlet=old, key=said["key"], to=new)

    found = _hamlet(request, hamlet_id)
    form = forms.CorrectHamlet(data_of(request), initial={"kind": found.kind, "name": found.name})
    return _change(request, found, form, act, "hamlet_corrected", _("Sửa chỗ viết sai"))


@needs(Action.KEEP_PLACES)
def split(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """Several of one."""

    def act(old: Any, said: dict[str, Any]) -> Any:
        new = [NewHamlet.typed(said["kind"], name) for name in said["names"]]
        when = {"key": said["key"], "happened_on": said["happened_on"], "source": said["source"]}
        return services.split_hamlet(request.act, hamlet=old, into=new, **when)[0]

    found = _hamlet(request, hamlet_id)
    form = forms.SplitHamlet(data_of(request), initial={"kind": found.kind})
    return _change(request, found, form, act, "hamlet_split", _("Chia tách"))


@needs(Action.KEEP_PLACES)
@require_POST
def withdraw(request: ActRequest, hamlet_id: int) -> HttpResponse:
    """Take back what was listed by mistake. A refusal is a page of its own, as there is no form to show it in."""
    found = _hamlet(request, hamlet_id)
    form = forms.KeyOnly(request.POST)
    if form.is_valid():
        services.withdraw_hamlet(request.act, hamlet=found, key=form.cleaned_data["key"])
        messages.success(request, SAID["hamlet_withdrawn"].format(name=found.full_name))
    return redirect("places:hamlets", area_id=found.area_id)


def _change(
    request: ActRequest,
    found: Any,
    form: django_forms.Form,
    act: Callable[[Any, dict[str, Any]], Any],
    said: str,
    title: str,
) -> HttpResponse:
    """The form of a change of one hamlet, shown or done; then the page of what came of it."""
    if form.is_valid():
        done = settled(form, lambda: act(found, form.cleaned_data))
        if done:
            names = ", ".join(form.cleaned_data.get("names", []))
            messages.success(request, SAID[said].format(name=done.full_name, names=names))
            if said == "hamlet_split":
                return redirect("places:hamlets", area_id=found.area_id)
            return redirect("places:hamlet", hamlet_id=done.pk)
    context = {
        "area": found.area,
        "hamlet": found,
        "form": form,
        "title": f"{title}: {found.full_name}",
        "button": title,
        "crumbs": _way(request, found, title),
    }
    return render(request, "places/form.html", context, status=status_of(form))


def _form(
    request: ActRequest,
    form: django_forms.Form,
    commune: Any,
    title: str,
    button: str,
    template: str = "places/form.html",
) -> HttpResponse:
    context = {"area": commune, "form": form, "title": title, "button": button}
    context["crumbs"] = office_crumbs(request.act, commune, (title, ""))
    return render(request, template, context, status=status_of(form))


def _way(request: ActRequest, hamlet: Any, title: str) -> list[Any]:
    steps = [(_("Thôn, tổ"), reverse("places:hamlets", args=[hamlet.area_id]))]
    steps.append((hamlet.full_name, reverse("places:hamlet", args=[hamlet.pk]) if title else ""))
    if title:
        steps.append((title, ""))
    return office_crumbs(request.act, hamlet.area, *steps)
