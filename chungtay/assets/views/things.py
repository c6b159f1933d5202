"""What is written about a thing: entered, rewritten, handed on, struck out, photographed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.assets import forms, queries, services, words
from chungtay.assets.queries import Listed
from chungtay.assets.rules import Condition, Kind
from chungtay.assets.views.shared import account_name, ask, club_for, form_page, holder_choices, page, thing_for, url


@needs(Action.KEEP_REGISTER)
@form_page
def add(request: ActRequest, club_id: int) -> HttpResponse:
    """Enter a thing: what, how many, with whom; the rest of the book is opened by a touch."""
    club = club_for(request, club_id, Action.KEEP_REGISTER)
    usual = {
        "kind": Kind.EQUIPMENT.value,
        "quantity": 1,
        "unit": words.USUAL_UNIT,
        "held_since": request.act.day,
        "condition": Condition.GOOD.value,
    }
    form = forms.New(request.POST or None, holders=holder_choices(request, club), initial=usual)
    entered: list[Any] = []

    def service() -> None:
        new = form.new_thing(checked_by=account_name(request))
        entered.append(services.register(request.act, club=club, key=form.cleaned_data["key"], new=new))

    return ask(
        request, club, form, service,
        to=url("list", club),
        done=lambda: words.ENTERED % {"name": form.cleaned_data["name"], "number": entered[0].number},
        template="thing_form.html",
        heading=words.HEAD_ADD,
        verb=words.DO_ADD,
        back_name=words.BOOK_ON_SCREEN,
        draft=f"tai-san-moi-{club.pk}",
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
@form_page
def rewrite(request: ActRequest, club_id: int, thing_key: UUID) -> HttpResponse:
    """Put a line right; the old one stays readable."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_REGISTER)
    now = queries.get_listed(found, request.act.day)
    said = vars(now.facts) | {"origin": now.facts.origin or ""}
    form = forms.Rewrite(request.POST or None, initial=said)
    return _about(
        request, found, now, form,
        lambda: services.rewrite(
            request.act,
            thing=found,
            key=form.cleaned_data["key"],
            facts=form.facts(),
            reason=form.cleaned_data["reason"],
        ),
        done=words.REWRITTEN, template="thing_form.html", heading=words.HEAD_REWRITE, verb=words.DO_REWRITE,
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
@form_page
def hand(request: ActRequest, club_id: int, thing_key: UUID) -> HttpResponse:
    """Hand a thing to somebody else, or put it in another place."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_REGISTER)
    now = queries.get_listed(found, request.act.day)
    form = forms.Hand(
        request.POST or None, holders=holder_choices(request, found.club), initial={"on": request.act.day}
    )
    return _about(
        request, found, now, form,
        lambda: services.hand(
            request.act,
            thing=found,
            key=form.cleaned_data["key"],
            holder=form.chosen_holder(),
            on=form.cleaned_data["on"],
            source=form.cleaned_data["source"],
        ),
        done=words.HANDED, heading=words.HEAD_HAND, verb=words.DO_HAND,
        lead=words.held_now(now.holder_name, now.held_since),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
@form_page
def hand_many(request: ActRequest, club_id: int) -> HttpResponse:
    """Several things to one holder: kept on the phone, so that a meeting without a network can do it too."""
    club, day = club_for(request, club_id, Action.KEEP_REGISTER), request.act.day
    things = [
        (str(each.key), f"{each.number}. {each.facts.name} · {each.holder_name}")
        for each in queries.listed(queries.things_of(club.pk, day), day)
    ]
    form = forms.HandMany(
        request.POST or None, things=things, holders=holder_choices(request, club), initial={"on": day}
    )
    handed: list[int] = []

    def service() -> None:
        said = form.cleaned_data
        handed.append(
            services.hand_many(
                request.act,
                club=club,
                key=said["key"],
                things=said["things"],
                holder=form.chosen_holder(),
                on=said["on"],
                source=said["source"],
            )
        )

    return ask(
        request, club, form, service,
        to=url("list", club),
        done=lambda: words.HANDED_MANY % handed[0],
        heading=words.HEAD_HAND,
        verb=words.DO_HAND,
        back_name=words.BOOK_ON_SCREEN,
        draft=f"tai-san-ban-giao-{club.pk}",
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def strike(request: ActRequest, club_id: int, thing_key: UUID) -> HttpResponse:
    """Strike a thing out, or some of it, with the reason."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_BOOKS)
    now = queries.get_listed(found, request.act.day)
    form = forms.Strike(request.POST or None, left=now.left, initial={"on": request.act.day, "quantity": now.left})
    return _about(
        request, found, now, form,
        lambda: services.strike_out(
            request.act,
            thing=found,
            key=form.cleaned_data["key"],
            on=form.cleaned_data["on"],
            leaving=form.leaving(),
        ),
        done=words.STRUCK_OUT, heading=words.HEAD_STRIKE, verb=words.DO_STRIKE, verb_kind="danger",
        lead=words.STRIKE_TOLD,
    )  # fmt: skip


@needs(Action.KEEP_BOOKS)
@form_page
def restore(request: ActRequest, club_id: int, thing_key: UUID, gone_key: UUID) -> HttpResponse:
    """Take a striking out back."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_BOOKS)
    gone = queries.get_gone(found, gone_key)
    form = forms.Restore(request.POST or None)
    return _about(
        request, found, queries.get_listed(found, request.act.day), form,
        lambda: services.restore(
            request.act, gone=gone, key=form.cleaned_data["key"], reason=form.cleaned_data["reason"]
        ),
        done=words.RESTORED, heading=words.HEAD_RESTORE, verb=words.DO_RESTORE,
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
@form_page
def photos(request: ActRequest, club_id: int, thing_key: UUID) -> HttpResponse:
    """Photographs of a thing or paper: they are listed, one more is taken, one is taken away."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_REGISTER)
    form = forms.Photo(request.POST or None, request.FILES or None)
    return ask(
        request, found.club, form,
        lambda: services.attach_photo(request.act, thing=found, **form.cleaned_data),
        to=url("photos", found.club, thing_key=found.key),
        done=lambda: words.PHOTO_KEPT,
        template="photos.html",
        thing_url=url("thing", found.club, thing_key=found.key),
        name=queries.get_listed(found, request.act.day).facts.name,
        thing_key=found.key,
        photos=queries.photos_of(found),
        strike=forms.Keyed(),
    )  # fmt: skip


@needs(Action.KEEP_REGISTER)
@require_POST
def strike_photo(request: ActRequest, club_id: int, thing_key: UUID, picture_id: int) -> HttpResponse:
    """Take a photograph away."""
    found = thing_for(request, club_id, thing_key, Action.KEEP_REGISTER)
    form = forms.Keyed(request.POST)
    if not form.is_valid():
        return page(request, "form.html", found.club, form=form, heading=words.HEAD_PHOTO, status=422)
    services.remove_photo(request.act, thing=found, photo_id=picture_id, key=form.cleaned_data["key"])
    messages.success(request, words.PHOTO_REMOVED)
    return redirect(url("photos", found.club, thing_key=found.key))


def _about(
    request: ActRequest, found: Any, now: Listed, form: Any, service: Any, *, done: Any, **context: Any
) -> HttpResponse:
    """A form about one thing."""
    to = url("thing", found.club, thing_key=found.key)
    name = f"{now.facts.name} · số {now.number}"
    return ask(
        request, found.club, form, service, to=to, done=lambda: done, back_name=name, thing_name=name,
        draft=f"tai-san-{found.key}{request.path}", **context,
    )  # fmt: skip
