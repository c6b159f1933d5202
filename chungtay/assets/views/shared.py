"""What the pages of things share: finding one in reach, the two faces, sending a form, holders to choose from."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.assets import queries, words
from chungtay.assets.rules import HolderKind
from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries.clubs import get_club
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.assets.models import Thing
    from chungtay.clubs.models import Club

form_page = require_http_methods(["GET", "HEAD", "POST"])


def club_for(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> "Club":
    """The club where this account may do the action; else it does not exist."""
    return get_club(request.act.reach(action), club_id)


def thing_for(request: ActRequest, club_id: int, key: UUID, action: Action = Action.SEE_CLUB) -> "Thing":
    """The thing where this account may do the action; else it does not exist."""
    return queries.get_thing(request.act.reach(action), club_id, key)


def url(name: str, club: "Club", face: Face = Face.CLUB, **more: Any) -> str:
    """The address of a page of this club on this face."""
    prefix = "office_" if face is Face.OFFICE else ""
    return reverse(f"assets:{prefix}{name}", kwargs={"club_id": club.pk, **more})


def page(
    request: ActRequest, template: str, club: "Club", face: Face = Face.CLUB, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of a club on one of two faces, with the addresses of that face."""
    is_office = face is Face.OFFICE
    shared = {
        "club": club,
        "base": f"web/{face.value}.html",
        "is_office": is_office,
        "can_write": not is_office and request.act.may(Action.KEEP_REGISTER, club.path),
        "can_strike": not is_office and request.act.may(Action.KEEP_BOOKS, club.path),
        "home_url": f"/vp/clb/{club.pk}/" if is_office else f"/clb/{club.pk}/",
        "list_url": url("list", club, face),
    }
    return render(request, f"assets/{template}", shared | context, status=status)


def ask(
    request: ActRequest,
    club: "Club",
    form: Form,
    service: Callable[[], object],
    *,
    to: str,
    done: Callable[[], object],
    template: str = "form.html",
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and fit, call its service and go on with a word of what was done, else say why not.

    A form that was changed after its first copy was accepted (the answer was lost) gets a new key, so that it can be
    sent as what it now is.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                service()
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
                if isinstance(refusal, SameKeyOtherContent):
                    form.data = {**form.data.dict(), "key": str(uuid4())}  # type: ignore[attr-defined]  # what was posted
            else:
                messages.success(request, str(done()))
                return redirect(to)
    return page(request, template, club, form=form, back_url=to, status=status, **context)


def account_name(request: ActRequest) -> str:
    """Who is signed in, by name."""
    return str(getattr(request.user, "name", ""))


def holder_choices(request: ActRequest, club: "Club") -> list[tuple[Any, Any]]:
    """Holders in three groups: places, members, others; at the end of two of them one to be named."""
    known = queries.named_holders(club)
    named = {kind: [(f"{kind}:{name}", name) for each, name in known if each is kind] for kind in HolderKind}
    members = [(f"m{number}", told) for number, told in queries.members_who_may_hold(club, request.act.day)]
    places = named[HolderKind.PLACE] or [(f"{HolderKind.PLACE}:{words.USUAL_PLACE}", words.USUAL_PLACE)]
    return [
        (words.PLACES, [*places, (HolderKind.PLACE.value, words.NEW_PLACE)]),
        (words.MEMBERS, members),
        (words.OTHERS, [*named[HolderKind.PERSON], (HolderKind.PERSON.value, words.NEW_PERSON)]),
    ]
