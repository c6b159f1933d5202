"""The slip as it is printed: name, login, code, picture, and what to do in three sentences."""

from typing import TYPE_CHECKING

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from chungtay.access.services import PrintedSlip

if TYPE_CHECKING:
    from chungtay.access.models import User


def slip_page(request: HttpRequest, user: "User", printed: PrintedSlip, back_url: str) -> HttpResponse:
    """The paper, shown once: the code is kept nowhere."""
    base = settings.SITE_URL if settings.IS_REAL else request.build_absolute_uri("/")
    door = base.rstrip("/") + reverse("access:type_code")
    link = base.rstrip("/") + reverse("access:enter_by_slip", args=[printed.code])
    picture = segno.make(link, error="m").svg_inline(scale=5, border=2, svgclass=None, lineclass=None)
    context = {"person": user, "printed": printed, "door": door, "picture": mark_safe(picture), "back_url": back_url}
    answer = render(request, "access/slip.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
