"""The inventory: everything on one page, or one thing whose condition changed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.assets import forms, queries, services, words
from chungtay.assets.queries import Listed
from chungtay.assets.rules import Condition
from chungtay.assets.views.shared import account_name, ask, club_for, form_page, thing_for, url


@needs(Action.KEEP_REGISTER)
@form_page
def inventory(request: ActRequest, club_id: int) -> HttpResponse:
    """Count everything, from holder to holder: there and good, broken, missing. What is left alone is not counted."""
    club = club_for(request, club_id, Action.KEEP_REGISTER)
    return _count(request, club, queries.to_count(club.pk, request.act.day), to=url("list", club))


@needs(Action.KEEP_REGISTER)
@form_page
def count_one(request: ActRequest, club_id: int, thing_key: UUID) -> HttpResponse:
    """One thing: it broke, it was mended, it was found again."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_REGISTER)
    things = [queries.get_listed(found, request.act.day)]
    return _count(request, found.club, things, to=url("thing", found.club, thing_key=thing_key), is_one=True)


def _count(request: ActRequest, club: Any, things: list[Listed], *, to: str, is_one: bool = False) -> HttpResponse:
    left = {thing.key.hex: (thing.facts.name, thing.left or thing.facts.quantity) for thing in things}
    usual = {"on": request.act.day, "checked_by": account_name(request)}
    form = forms.Count(request.POST or None, left=left, initial=usual)
    written: list[int] = []

    def service() -> None:
        said = form.cleaned_data
        written.append(services.check_things(request.act, club=club, **said))

    def done() -> str:
        missed = len(things) - written[0]
        told = words.COUNTED_NOT_ALL % {"counted": written[0], "left": missed} if missed > 0 else ""
        return told or str(words.COUNTED % written[0])

    return ask(
        request, club, form, service,
        to=to,
        done=done,
        template="inventory.html",
        groups=_groups(form, things),
        is_one=is_one,
        back_name=things[0].facts.name if is_one else words.BOOK_ON_SCREEN,
        draft=f"kiem-ke-{club.pk}{request.path}",
    )  # fmt: skip


def _groups(form: forms.Count, things: list[Listed]) -> list[dict[str, Any]]:
    """The things of each holder together, as one walks from house to house."""
    ticked = form.ticked() if form.is_bound else {}
    groups: list[dict[str, Any]] = []
    for thing in things:
        if not groups or groups[-1]["holder"] != thing.holder:
            groups.append({"holder": thing.holder, "name": thing.holder_name, "rows": []})
        groups[-1]["rows"].append(_row(form, thing, ticked.get(thing.key.hex, "")))
    return groups


def _row(form: forms.Count, thing: Listed, ticked: str) -> dict[str, Any]:
    name = thing.key.hex
    options = [
        {"value": each.value, "label": words.CONDITION_TICK[each], "is_ticked": each.value == ticked}
        for each in Condition
    ]
    return {
        "thing": thing,
        "name": name,
        "amount": words.amount(thing.left, thing.facts.unit),
        "numbers": words.numbers(thing.facts.first_number, thing.facts.last_number),
        "last": words.last_found(thing.condition, thing.checked_on),
        "options": options,
        "counted": form.counted(name) if form.is_bound else str(thing.left),
        "is_many": thing.left > 1,
    }
