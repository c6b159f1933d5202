"""The front page, and where one works after signing in."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import open_to_all, signed_in
from chungtay.access.middleware import ActRequest
from chungtay.kernel.months import Month
from chungtay.portal.adapters import country_map
from chungtay.portal.middleware import LANGUAGE_COOKIE
from chungtay.portal.queries.counts import children
from chungtay.portal.queries.home import clubs_of
from chungtay.portal.queries.sentence import sentence_of
from chungtay.portal.queries.where import counted_at, where_in_country
from chungtay.portal.rules import Borders, Front, start_of


@open_to_all
@require_safe
def front(request: ActRequest) -> HttpResponse:
    """What this is, with the nation's figures of today; who is signed in goes to where he works."""
    if request.user.is_authenticated and "xem" not in request.GET:
        return redirect(_start_url(request))
    where = where_in_country(Month.of(request.act.day), Borders.THEN, request.act.day)
    parts = children(where, ["club_count"])
    context: dict[str, Any] = {
        "said": sentence_of(where),
        "counted": counted_at(),
        "map": country_map(where, parts, "club_count", urls={}),
        "public_url": reverse("portal:public_nation"),
    }
    return render(request, "portal/front.html", context)


def _start_url(request: ActRequest) -> str:
    start = start_of(request.act.grants)
    match start.front:
        case Front.CLUB:
            return reverse("portal:club_home", args=[start.club_id])
        case Front.CLUBS:
            return reverse("portal:my_clubs")
        case Front.DESK:
            return reverse("portal:desk")
        case Front.NATION:
            return reverse("portal:nation")
        case Front.PROJECT:
            return reverse("portal:project")
    return reverse("access:account")


@signed_in
@require_safe
def my_clubs(request: ActRequest) -> HttpResponse:
    """The clubs in which one holds a role."""
    return render(request, "portal/my_clubs.html", {"clubs": clubs_of(request.act)})


@open_to_all
@require_POST
def language(request: ActRequest) -> HttpResponse:
    """Keep the chosen language on this device and go back."""
    asked = request.POST.get("next", "/")
    onward = asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()) else "/"
    response = redirect(onward)
    chosen = "en" if request.POST.get("lang") == "en" else "vi"
    response.set_cookie(
        LANGUAGE_COOKIE, chosen, max_age=400 * 24 * 3600, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response
