"""The shell itself: the worker's script, the app's manifest, the page without a network, what a phone takes along."""

import copy
import json
from dataclasses import replace
from datetime import datetime, time
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, open_to_all, signed_in
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.kernel.acts import VIET_NAM, Act
from chungtay.kernel.errors import NotFound
from chungtay.meetings import words as meeting_words
from chungtay.meetings.rules import Kind
from chungtay.sync import services, words
from chungtay.sync.adapters import match_of
from chungtay.sync.queries import shell
from chungtay.web.templatetags.web import day_words, lunar_day, lunar_words

_PAPER, _GREEN = "#FAF8F3", "#0F5E3D"


@open_to_all
@require_safe
def worker(request: ActRequest) -> HttpResponse:
    """The worker's script with the list of the shell's files; asked anew each time, since it brings new versions."""
    now = shell.shell()
    told = json.dumps({"version": now.version, "files": now.files})
    answer = HttpResponse(f"self.SHELL = {told};\n{now.worker}", content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_all
@require_safe
def manifest(request: ActRequest) -> HttpResponse:
    """What a telephone needs to install the app."""
    icons: list[dict[str, str]] = [
        {"src": static(f"web/icon-{side}.png"), "sizes": f"{side}x{side}", "type": "image/png"} for side in (192, 512)
    ]
    maskable = {"src": static("web/icon-maskable.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
    told = {
        "name": words.APP_NAME,
        "short_name": words.APP_NAME,
        "description": str(words.APP_TOLD),
        "lang": "vi",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _GREEN,
        "icons": [*icons, maskable],
    }
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer["Cache-Control"] = "max-age=86400"
    return answer


@open_to_all
@require_safe
def no_network(request: ActRequest) -> HttpResponse:
    """Shown by the worker for a page that is not kept on the phone."""
    return render(request, "sync/no_network.html")


@signed_in
@require_safe
def token(request: ActRequest) -> HttpResponse:
    """Whose session this is, and a fresh token for the forms that wait."""
    answer = JsonResponse({"account": str(request.act.actor_id), "token": get_token(request)})
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Action.SEE_CLUB, Action.SEE_CARE)
@require_safe
def offline_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The pages of a club that a phone takes along; `?co=` is the stamp of what it has already."""
    club = get_club(shell.where_phones_work(request.act), club_id)
    stamp = shell.stamp_of(club, request.act)
    if request.GET.get("co") == stamp:
        return JsonResponse({"stamp": stamp, "isSame": True})
    blanks = (
        [_blank(request.act, club, kind) for kind in Kind] if request.act.may(Action.RUN_MEETING, club.path) else []
    )
    of = {blank["kind"]: [_address(club, blank["kind"], page) for page in blank["pages"]] for blank in blanks}
    pages = shell.pages_of(club, request.act) + of.pop(Kind.MONTHLY, [])
    rare = [page for several in of.values() for page in several]  # board meetings and the like: renewed once a week
    days = {str(day): _day(day) for day in shell.days_around(request.act.day)} if blanks else {}
    told = {
        "stamp": stamp,
        "home": shell.home_of(club, request.act),
        "pages": pages,
        "rare": rare,
        "blanks": blanks,
        "days": days,
    }
    return JsonResponse(told)


def _address(club: Any, kind: str, page: str) -> str:
    return f"{reverse('sync:blank_page', args=[club.pk, kind])}?trang={quote(page, safe='/')}"


def _blank(act: Act, club: Any, kind: Kind) -> dict[str, Any]:
    day = shell.blank_day(club, kind, act.day)
    then = _act_on(act, day)
    with services.rehearsed_meeting(then, club=club, held_on=day, kind=kind) as meeting:
        blank = shell.blank_of(meeting, shell.pages_of_meeting(meeting, then))
    return {
        "kind": blank.kind,
        "key": blank.key,
        "day": str(blank.held_on),
        "titles": blank.titles,
        "pages": blank.pages,
    }


def _day(day: Any) -> dict[str, Any]:
    """A day as pages write it, so that a phone can say it of a meeting opened without a network."""
    return {
        "words": [day_words(day), lunar_words(day), lunar_day(day)],
        "titles": {kind.value: meeting_words.title_of(kind, day) for kind in Kind},
    }


@needs(Action.RUN_MEETING)
@require_safe
def blank_page(request: ActRequest, club_id: int, kind: str) -> HttpResponse:
    """A page of a meeting that nobody has opened yet, as any room shows it: `?trang=` is its address."""
    club = get_club(request.act.reach(Action.RUN_MEETING), club_id)
    if kind not in set(Kind):
        raise NotFound(kind=kind)
    day = shell.blank_day(club, Kind(kind), request.act.day)
    act = _act_on(request.act, day)
    with services.rehearsed_meeting(act, club=club, held_on=day, kind=Kind(kind)) as meeting:
        page = request.GET.get("trang", "")
        if page not in shell.pages_of_meeting(meeting, act):
            raise NotFound(page=page)
        answer = _shown(request, act, page)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(request: ActRequest, act: Act, page: str) -> HttpResponse:
    """What the view of a page answers to this person; the request is this one at another address."""
    path, _, query = page.partition("?")
    match = match_of(path)
    if match is None:
        raise NotFound(page=page)
    asked: Any = copy.copy(request)
    asked.path = asked.path_info = path
    asked.GET, asked.META = QueryDict(query), request.META | {"QUERY_STRING": query}
    asked.resolver_match = match
    asked.act = act
    answer = match.func(asked, *match.args, **match.kwargs)
    assert isinstance(answer, HttpResponse), "a page is rendered whole"
    return answer


def _act_on(act: Act, day: Any) -> Act:
    """The same person on the day of the meeting: what is due then, who is a member then."""
    if day == act.day:
        return act
    return replace(act, at=timezone.make_aware(datetime.combine(day, time(12)), VIET_NAM))
