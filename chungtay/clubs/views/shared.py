"""What the pages share: the club within reach, a form sent to one service, choices of members."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import queries
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain

CLUB_FACE, OFFICE_FACE = "clubs/ask.html", "clubs/ask_office.html"


def club_of(request: ActRequest, club_id: int, action: Action = Action.SEE_CLUB) -> Any:
    """The club, if this act may do that there."""
    return queries.get_club(request.act.reach(action), club_id)


def ask(
    request: ActRequest,
    form: Any,
    act: Callable[[dict[str, Any]], Any],
    *,
    to: str,
    done: Any = None,
    template: str = CLUB_FACE,
    **context: Any,
) -> HttpResponse:
    """Show a form; sent and valid, do the one thing it asks for and go on, or say in the form why not."""
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except (RuleBroken, Conflict) as refused:
                form.add_error(None, explain(refused))
                status = refused.status
            else:
                if done:
                    messages.success(request, done)
                return redirect(to)
    return render(request, template, {"form": form, "back_url": to} | context, status=status)


def members_to_choose(club: Any, day: date, *, by_person: bool = False) -> list[tuple[int, str]]:
    """Members for a select, in Vietnamese order, told apart by number, birth year and hamlet."""
    return [
        (line.person_id if by_person else line.membership_id, told_apart(line.full_name, line))
        for line in queries.roll_on(club, day)
    ]


def told_apart(name: str, line: Any) -> str:
    """`Lò Thị Ơn (Ơn bản trên) · số 12 · 1950 · Bản Trên`."""
    known = f" ({line.known_as})" if line.known_as else ""
    parts = [f"{name}{known}", f"số {line.number}", str(line.birth_year or ""), line.hamlet]
    return " · ".join(part for part in parts if part)


def url(name: str, club: Any, *more: int) -> str:
    """The address of a page of this club."""
    return reverse(f"clubs:{name}", args=[club.pk, *more])
