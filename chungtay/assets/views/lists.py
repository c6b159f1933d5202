"""The register on screen: the list, a thing with all that became of it, its photographs."""

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.assets import forms, queries, words
from chungtay.assets.queries import Listed, ThingFilter
from chungtay.assets.rules import Event, EventKind, GoneReason, Presence
from chungtay.assets.views.shared import club_for, page, thing_for, url
from chungtay.kernel.errors import NotFound
from chungtay.kernel.money import dong
from chungtay.web.menu import Face
from chungtay.web.render import paginate


@needs(Action.SEE_CLUB)
@require_safe
def thing_list(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """The things of a club by number: found by name or holder, narrowed by kind, by who holds them, by what is left."""
    club, day = club_for(request, club_id), request.act.day
    holders = queries.holders_of(club.pk)
    filters = forms.Filter(
        {"xem": Presence.HERE.value}
        | {name: request.GET[name] for name in ("xem", "loai", "giu") if name in request.GET},
        initial={"xem": Presence.HERE.value, "loai": "", "giu": ""},
        presence=words.presence_choices(),
        holders=[(each.holder.code, f"{each.name} ({each.thing_count})") for each in holders],
    )
    text = request.GET.get("q", "")[:120]
    chosen = ThingFilter(
        text=text,
        kind=filters.chosen("loai"),
        holder=filters.chosen("giu"),
        presence=Presence(filters.chosen("xem") or Presence.HERE),
    )
    listed = paginate(request, queries.things_of(club.pk, day, chosen))
    return page(
        request,
        "list.html",
        club,
        face,
        page=listed,
        lines=[_line(thing, club, face) for thing in queries.listed(listed, day)],
        filters=filters,
        q=text,
        here_count=sum(each.thing_count for each in holders),
        attention_count=queries.attention_count(club.pk, day),
        attention_url=f"{url('list', club, face)}?xem={Presence.ATTENTION}",
        is_narrowed=bool(text or filters.changed_data),
    )


def _line(thing: Listed, club: Any, face: Face) -> dict[str, Any]:
    return {
        "thing": thing,
        "url": url("thing", club, face, thing_key=thing.key),
        "amount": words.amount(thing.left or thing.facts.quantity, thing.facts.unit),
        "kind": words.KIND[thing.facts.kind],
        "numbers": words.numbers(thing.facts.first_number, thing.facts.last_number),
        "condition": words.CONDITION[thing.condition],
        "condition_kind": words.CONDITION_KIND[thing.condition],
        "gone": words.GONE[thing.gone_reason] if thing.gone_reason else "",
    }


@needs(Action.SEE_CLUB)
@require_safe
def thing(request: ActRequest, club_id: int, thing_key: UUID, face: Face) -> HttpResponse:
    """One thing: what the register says, who holds it, its photographs, and everything that became of it."""
    found, day = thing_for(request, club_id, thing_key), request.act.day
    now = queries.get_listed(found, day)
    photo_name = "assets:office_photo" if face is Face.OFFICE else "assets:photo"
    return page(
        request,
        "thing.html",
        found.club,
        face,
        thing=now,
        line=_line(now, found.club, face),
        amount=words.amount(now.left or now.facts.quantity, now.facts.unit),
        rows=_facts(now, found),
        photos=queries.photos_of(found),
        photo_name=photo_name,
        events=[_event(event, now.facts.unit) for event in queries.history_of(found)],
    )


def _facts(now: Listed, found: Any) -> list[dict[str, Any]]:
    said = now.facts
    origin = words.ORIGIN[said.origin] if said.origin else ""
    if found.carried_from:
        origin = words.CARRIED_FROM % found.carried_from.club.name
    rows = {
        "kind": words.KIND[said.kind],
        "quantity": words.amount(now.left, said.unit) if now.is_here else "",
        "numbers": words.numbers(said.first_number, said.last_number),
        "came_on": f"{said.came_on:%d/%m/%Y}" if said.came_on else "",
        "origin": " · ".join(filter(None, (str(origin), said.giver))),
        "value": dong(said.value_vnd) if said.value_vnd is not None else "",
        "note": said.note,
    }
    return [{"name": words.FACT[name], "value": value} for name, value in rows.items() if value]


def _event(event: Event, unit: str) -> dict[str, Any]:
    quantity = words.amount(event.quantity, unit) if event.quantity is not None else ""
    can_go_back = event.kind is EventKind.GONE and not event.is_withdrawn and event.reason is not GoneReason.CARRIED
    return {
        "event": event,
        "told": words.event(event, quantity),
        "gone_key": event.gone_key if can_go_back else None,
    }


@needs(Action.SEE_CLUB)
@require_safe
def photo(request: ActRequest, club_id: int, thing_key: UUID, picture_id: int) -> HttpResponse:
    """A photograph, only to who may see the club; kept by the browser for itself alone."""
    file = queries.get_photo(thing_for(request, club_id, thing_key), picture_id).file
    if not default_storage.exists(file.stored_as):
        raise NotFound(photo=picture_id)
    with default_storage.open(file.stored_as) as kept:
        response = HttpResponse(kept.read(), content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.name}"'
    response["Cache-Control"] = "private, max-age=604800, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
