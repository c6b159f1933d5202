"""Pages of closing the books: the list, a day with what stands before it and who confirmed, opening again."""

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import device_of, needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.rules import Post
from chungtay.funds import services
from chungtay.funds.forms import counted as forms
from chungtay.funds.queries.closings import (
    closed_through,
    closing_on,
    closings_of,
    get_closing,
    months_to_close,
    obstacles,
)
from chungtay.funds.queries.papers import names_of_posts
from chungtay.funds.queries.statements import statements_of_club
from chungtay.funds.queries.vouchers import pages_of
from chungtay.funds.rules import ClosingKind
from chungtay.funds.rules.closings import MUST_BE_SETTLED, NoSuchClosing, Obstacle, ObstacleKind, Signs
from chungtay.funds.services.closings import ASKED
from chungtay.funds.views.shared import POSTED, SHOWN, club_for, form_page, page, send, url
from chungtay.funds.words import CLOSING
from chungtay.funds.words import counted as words
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month
from chungtay.web.menu import Face

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Closing

_POSTS = {Signs.ACCOUNTS: Post.ACCOUNTANT, Signs.CASH: Post.TREASURER}
_FIELDS = {Signs.ACCOUNTS: "accountant", Signs.CASH: "treasurer"}


@needs(Action.SEE_CLUB)
@require_safe
def closings(request: ActRequest, club_id: int, face: Face) -> HttpResponse:
    """Every closing, the latest first, and the months that wait."""
    club = club_for(request, club_id)
    rows = [_row(club, face, each) for each in closings_of(club.pk)]
    waiting = [
        {"month": month, "url": url("closing", face, club, through=month.last.isoformat())}
        for month in months_to_close(club.pk, request.act.day)
    ]
    return page(
        request, "closings.html", club, face, rows=rows, waiting=waiting, closed=closed_through(club.pk),
        may_reopen=face is Face.OFFICE and request.act.may(Action.REOPEN_BOOKS, club.path), form=forms.AnyDay(),
        books_url=url("books", face, club),
    )  # fmt: skip


def _row(club: "Club", face: Face, each: "Closing") -> dict[str, Any]:
    is_in_force = each.closed_at is not None and each.reopened_at is None
    return {
        "closing": each,
        "name": CLOSING[ClosingKind(each.kind)],
        "url": url("closing", face, club, through=each.through_on.isoformat()),
        "reopen_url": reverse("funds:reopen", args=[club.pk, each.key]) if is_in_force else "",
        "is_in_force": is_in_force,
    }


@needs(Action.SEE_CLUB)
@form_page
def closing(request: ActRequest, club_id: int, through: str, face: Face) -> HttpResponse:
    """The books up to a day: what they hold, what stands before closing them, who confirmed and who is waited for."""
    action = Action.SEE_CLUB if request.method != "POST" else Action.KEEP_BOOKS
    club, day = club_for(request, club_id, action), _day(through)
    form: Any = None
    status = SHOWN
    if request.method == "POST" and face is Face.CLUB:
        form = forms.OnPaper(request.POST) if "signed_on_paper_by" in request.POST else forms.Confirm(request.POST)
        status = send(form, lambda: _confirm(request, club, day, form.cleaned_data))
    if status == POSTED:
        _say(request, club, day)
        return redirect(request.path)
    found, here = closing_on(club.pk, day), request.path
    is_closed = found is not None and found.closed_at is not None
    return page(
        request, "closing.html", club, face, status=status, form=form, day=day, closing=found, is_closed=is_closed,
        obstacles=[] if is_closed else [_obstacle(club, face, each) for each in obstacles(club.pk, day)],
        statements=statements_of_club(club.pk, Month.of(day).first, day),
        sides=[_side(request, club, found, day, signs) for signs in Signs],
        title=words.closing_title(_kind(day), day), list_url=url("closings", face, club),
        switch_url=f"{reverse('access:switch')}?{urlencode({'next': here})}", is_shared=device_of(request) is not None,
        propose_url=reverse("funds:propose_closing", args=[club.pk, through]), key=forms.Keyed(),
        pages=pages_of(closing_id=found.pk) if found else [], photo=forms.Page(),
        keep_url=reverse("funds:keep_closing_page", args=[club.pk, found.key]) if found else "",
        page_name="funds:office_page" if face is Face.OFFICE else "funds:page",
    )  # fmt: skip


def _day(through: str) -> date:
    try:
        return date.fromisoformat(through)
    except ValueError:
        raise NoSuchClosing(through=through) from None


def _kind(day: date) -> ClosingKind:
    return ClosingKind.MONTH if day == Month.of(day).last else ClosingKind.HANDOVER


def _confirm(request: ActRequest, club: "Club", day: date, said: dict[str, Any]) -> None:
    key = said.pop("key")
    services.confirm_closing(request.act, club=club, key=key, said=services.Confirming(day, kind=_kind(day), **said))


def _say(request: ActRequest, club: "Club", day: date) -> None:
    found = closing_on(club.pk, day)
    if found is not None and found.closed_at is None:  # closed books say so themselves
        waited = Signs.ACCOUNTS if found.accountant_at is None else Signs.CASH
        messages.success(request, words.CONFIRMED_ONE % {"who": str(words.CONFIRMS[waited]).lower()})


def _side(request: ActRequest, club: "Club", found: "Closing | None", day: date, signs: Signs) -> dict[str, Any]:
    """One of the two that confirm: who it is, whether they did, and the forms to do it."""
    name = _FIELDS[signs]
    return {
        "title": words.CONFIRMS[signs],
        "button": words.CONFIRM[signs],
        "holder": names_of_posts(club.pk, day).get(_POSTS[signs], ""),
        "at": getattr(found, f"{name}_at", None),
        "name": getattr(found, f"{name}_name", ""),
        "is_on_paper": found is not None and getattr(found, f"{name}_id") is None,
        "may": request.act.may(ASKED[signs], club.path),
        "form": forms.Confirm(initial={"signs": signs.value}, auto_id=f"id_{signs.value}_%s"),
        "paper": forms.OnPaper(initial={"signs": signs.value}, auto_id=f"giay_{signs.value}_%s"),
    }


def _obstacle(club: "Club", face: Face, each: Obstacle) -> dict[str, Any]:
    facts = {
        "day": f"{each.on:%d/%m/%Y}" if each.on else "",
        "difference": words.difference(each.amount_vnd),
        "amount": dong(abs(each.amount_vnd)),
        "about": each.about,
    }
    links = {
        ObstacleKind.COUNT_DIFFERS: lambda: url("count", face, club, count_key=each.key),
        ObstacleKind.NOT_COUNTED: lambda: reverse("funds:count_new", args=[club.pk]) if face is Face.CLUB else "",
        ObstacleKind.MEETING_OPEN: lambda: _meeting_url(face, club, each.key),
    }
    link = links.get(each.kind)
    return {
        "text": words.OBSTACLE[each.kind] % facts,
        "url": link() if link else each.url if face is Face.CLUB else "",
        "is_hard": each.kind in MUST_BE_SETTLED,
    }


def _meeting_url(face: Face, club: "Club", key: str) -> str:
    return reverse("meetings:office_meeting" if face is Face.OFFICE else "meetings:meeting", args=[club.pk, UUID(key)])


@needs(Action.KEEP_BOOKS)
@require_safe
def any_day(request: ActRequest, club_id: int) -> HttpResponse:
    """The closing of any day, as for a handover: leads to its page."""
    club = club_for(request, club_id, Action.KEEP_BOOKS)
    form = forms.AnyDay(request.GET)
    if form.is_valid():
        return redirect(url("closing", Face.CLUB, club, through=form.cleaned_data["ngay"].isoformat()))
    for error in [error for errors in form.errors.values() for error in errors]:
        messages.error(request, str(error))
    return redirect(url("closings", Face.CLUB, club))


@needs(Action.KEEP_BOOKS)
@require_POST
def propose(request: ActRequest, club_id: int, through: str) -> HttpResponse:
    """Ask accountant and treasurer to confirm the books up to a day."""
    club, day = club_for(request, club_id, Action.KEEP_BOOKS), _day(through)
    form = forms.Keyed(request.POST)
    status = send(
        form,
        lambda: services.propose_closing(
            request.act, club=club, key=form.cleaned_data["key"], through_on=day, kind=_kind(day)
        ),
    )
    if status == POSTED:
        messages.success(request, words.PROPOSED)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect(url("closing", Face.CLUB, club, through=through))


@needs(Action.REOPEN_BOOKS)
@form_page
def reopen(request: ActRequest, club_id: int, closing_key: UUID) -> HttpResponse:
    """The commune opens the books of a club again from a closing on, with the reason."""
    found = get_closing(request.act.reach(Action.REOPEN_BOOKS), club_id, closing_key)
    form = forms.Reason(request.POST or None)
    day = {"day": f"{found.through_on:%d/%m/%Y}"}
    status = SHOWN
    if request.method == "POST":
        status = send(form, lambda: services.reopen_books(request.act, closing=found, **form.cleaned_data))
    back = url("closings", Face.OFFICE, found.club)
    if status == POSTED:
        messages.success(request, words.REOPENED % day)
        return redirect(back)
    return page(
        request, "counted_form.html", found.club, Face.OFFICE, form=form, status=status, heading=words.REOPEN % day,
        lead=words.REOPEN_LEAD, verb=words.REOPEN_VERB, back_url=back, back_text=words.CLOSINGS,
        draft=f"mo-lai-so-{found.pk}",
    )  # fmt: skip
