"""Names and status of areas: the list of proposed changes, confirming one, proposing one, putting a spelling right."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.places import forms, queries, services
from chungtay.places.rules import AreaKind, ChangeState, Level
from chungtay.places.views.parts import data_of, office_crumbs, settled, status_of
from chungtay.places.words import SAID, STATE
from chungtay.web.render import paginate


@needs(Action.KEEP_MAP)
@require_GET
def changes(request: ActRequest) -> HttpResponse:
    """Every change of name that was read somewhere; those that wait come first."""
    rows = queries.proposed_changes(request.act.reach(Action.KEEP_MAP))
    page = paginate(request, rows)
    lines = [(change, STATE[ChangeState(change.state)]) for change in page]
    return render(request, "places/changes.html", {"page": page, "lines": lines})


@needs(Action.KEEP_MAP)
def change(request: ActRequest, change_id: int) -> HttpResponse:
    """One proposed change: confirm it with its day, or set it aside with a reason."""
    found = queries.get_change(request.act.reach(Action.KEEP_MAP), change_id)
    is_decline = "reason" in request.POST
    day = {"effective_on": found.effective_on}
    confirm = forms.ConfirmChange(None if is_decline else data_of(request), initial=day)
    decline = forms.DeclineChange(data_of(request) if is_decline else None, auto_id="khong_%s")
    done: Any = None
    if confirm.is_valid():
        dated = dict(confirm.cleaned_data)
        service = services.confirm_resolution if dated.pop("is_whole") else services.confirm_change
        done = settled(confirm, lambda: service(request.act, change=found, **dated))
        names = [each.full_name for each in done] if isinstance(done, list) else [found.full_name]
        said = SAID["change_confirmed"].format(name=", ".join(names), day=f"{dated['effective_on']:%d/%m/%Y}")
    elif decline.is_valid():
        done = settled(decline, lambda: services.decline_change(request.act, change=found, **decline.cleaned_data))
        said = SAID["change_declined"].format(name=found.full_name)
    if done:
        messages.success(request, said)
        return redirect("places:changes")
    form = decline if is_decline else confirm
    context = {"change": found, "state": STATE[ChangeState(found.state)], "confirm": confirm, "decline": decline}
    return render(request, "places/change.html", context | {"form": form}, status=status_of(form))


@needs(Action.KEEP_MAP)
def propose(request: ActRequest, area_id: int) -> HttpResponse:
    """Write down a change that a resolution names."""
    area: Any = queries.get_area(request.act.reach(Action.KEEP_MAP), area_id, on=request.act.day)
    named = {"kind": area.kind_on, "name": area.name_on}
    form = forms.ProposeChange(data_of(request), level=Level(area.level), initial=named)
    if form.is_valid():
        said = form.cleaned_data | {"kind": AreaKind(form.cleaned_data["kind"])}
        done = settled(form, lambda: services.propose_change(request.act, area=area, **said))
        if done:
            messages.success(request, SAID["change_proposed"].format(name=done.full_name))
            return redirect("places:change", change_id=done.pk)
    return _form(request, form, area, _("Ghi việc đổi tên theo nghị quyết"), _("Ghi lại, chờ xác nhận"))


@needs(Action.KEEP_MAP)
def correct(request: ActRequest, area_id: int) -> HttpResponse:
    """Put the spelling of a name right."""
    area: Any = queries.get_area(request.act.reach(Action.KEEP_MAP), area_id, on=request.act.day)
    form = forms.CorrectName(data_of(request), initial={"name": area.name})
    if form.is_valid():
        done = settled(form, lambda: services.correct_area_name(request.act, area=area, **form.cleaned_data))
        if done:
            messages.success(request, SAID["name_corrected"].format(name=done.full_name))
            return redirect("places:kept", area_id=area.pk)
    return _form(request, form, area, _("Sửa cách viết tên"), _("Sửa cách viết"))


def _form(request: ActRequest, form: Any, area: Any, title: str, button: str) -> HttpResponse:
    context = {"area": area, "form": form, "title": title, "button": button}
    context["crumbs"] = office_crumbs(request.act, area, (title, ""))
    return render(request, "places/form.html", context, status=status_of(form))
