"""What several pages of the room share: reach for looking, what is told of an area, its table of units."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import Act, Reach
from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.vietnamese import fold
from chungtay.places import queries
from chungtay.places.queries import Found
from chungtay.places.rules import Level
from chungtay.places.words import PLACES
from chungtay.web.explain import explain
from chungtay.web.render import paginate, sorting

Answer = TypeVar("Answer")

CHILD_ORDER = {
    "ten": ("sort_key", "code"),
    "ma": ("code",),
    "loai": ("kind", "sort_key"),
    "dien-tich": ("area_km2", "sort_key"),
}


def keeping_reach(act: Act) -> Reach:
    """Where someone keeps places or the map, so may look at the office's pages."""
    return Reach(act.reach(Action.KEEP_PLACES).roots | act.reach(Action.KEEP_MAP).roots)


def page_of(area: Any, reach: Reach) -> str:
    """The office's page of an area one keeps, else the public one."""
    return reverse("places:kept" if reach.covers(area.path) else "places:area", args=[area.pk])


def found_lines(found: Sequence[Found], reach: Reach | None = None) -> list[dict[str, Any]]:
    """What search found, each with the address of its page."""
    nowhere = reach or Reach(frozenset())
    return [{"found": each, "url": page_of(each.area, nowhere)} for each in found]


def crumbs(area: Any, *more: tuple[str, str], reach: Reach | None = None) -> list[Any]:
    """The way from all places down to this area, and to a page of it; with a reach it is the way of the office."""
    within = reach or Reach(frozenset())
    steps: list[tuple[Any, str]] = [(PLACES, reverse("places:office" if reach else "places:public"))]
    if area.parent and area.parent.parent_id:
        steps.append((area.province.full_name, page_of(area.province, within)))
    if area.parent:
        steps.append((area.parent.full_name, page_of(area.parent, within)))
    steps.append((getattr(area, "full_name_on", area.full_name), page_of(area, within) if more else ""))
    return [*steps, *more]


def office_crumbs(act: Act, area: Any, *more: tuple[str, str]) -> list[Any]:
    """The way of the office: places outside one's reach lead to their public pages."""
    return crumbs(area, *more, reach=keeping_reach(act))


def about(request: ActRequest, area: Any) -> dict[str, Any]:
    """Everything a page tells of an area."""
    day = request.act.day
    is_current = area.map.valid_to is None or area.map.valid_to > day
    told: dict[str, Any] = {"area": area, "is_current": is_current, "history": queries.history_of(area)}
    if area.level == Level.COMMUNE:
        told |= {
            "terrain": queries.terrain_on(area, day),
            "hamlets": list(queries.hamlets_of(area, on=day)),
            "facts": queries.commune_facts(area),
        }
        if is_current:
            told["old_province"] = queries.old_province_of(area)
    else:
        told |= children(request, area)
    return told


def children(request: ActRequest, area: Any) -> dict[str, Any]:
    """The table of the units right below, as searched, sorted and paged."""
    text = request.GET.get("ten", "")
    choice, order = sorting(request, CHILD_ORDER, "ten")
    rows = queries.children_of(area, on=request.act.day).order_by(*order)
    if fold(text):
        rows = rows.filter(name_fold__contains=fold(text))
    return {"children": paginate(request, rows), "children_text": text, "sort": choice}


def settled(form: forms.Form, service: Callable[[], Answer]) -> Answer | None:
    """What the service answers, or None with its refusal as an error of the form."""
    try:
        return service()
    except RuleBroken as broken:
        form.add_error(None, explain(broken))
        return None


def status_of(form: forms.Form) -> int:
    """422 for a form that came back with errors, which the outbox and htmx read."""
    return 422 if form.is_bound else 200


def data_of(request: HttpRequest) -> Any:
    """What was posted, or None when the page is only looked at."""
    return request.POST if request.method == "POST" else None
