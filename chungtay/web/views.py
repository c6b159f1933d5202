"""The shell's own pages: the gallery, health, the text size switch, and the error pages of the whole house."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from chungtay.web import gallery as shown
from chungtay.web.middleware import wants_json
from chungtay.web.queries import system_health
from chungtay.web.render import CONTRAST_COOKIE, SIZE_COOKIE, display_of, paginate
from chungtay.web.rules import Change
from chungtay.web.words import ERROR_PAGES, STALE_FORM, Page

View = TypeVar("View", bound=Callable[..., HttpResponse])

YEAR = 400 * 24 * 3600


def open_to_all(view: View) -> View:
    """The mark of a public page. `access.guards` has the same one; this room lies below it."""
    view.guarded_by = "open_to_all"  # type: ignore[attr-defined]  # read by the house test
    return view


@open_to_all
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    face = request.GET.get("face", "office")
    template = f"web/ui_{face}.html" if face in ("club", "office", "public", "print") else "web/ui_office.html"
    context = shown.everything() | {"face": face, "page": paginate(request, list(range(1, 412)))}
    return render(request, template, context)


@open_to_all
@csrf_exempt  # only the look of one device changes; a public page must not need a session for it
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Keep text size and contrast on this device, then go back."""
    known = {change.value for change in Change}
    wanted = request.POST.get("change", "")
    chosen = display_of(request).after(Change(wanted)) if wanted in known else display_of(request)
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = redirect(back if is_ours else "/")
    kept = {SIZE_COOKIE: str(chosen.size), CONTRAST_COOKIE: "1" if chosen.has_contrast else "0"}
    for name, value in kept.items():
        response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


@open_to_all
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """For the watching program: 200 when all is well, 503 when something is not."""
    checks = system_health()
    is_well = all(check.is_well for check in checks)
    told = {check.name: {"well": check.is_well, "detail": check.detail} for check in checks}
    return JsonResponse({"well": is_well, "checks": told}, status=200 if is_well else 503)


@open_to_all
@require_GET
def health_page(request: HttpRequest) -> HttpResponse:
    """The same for people."""
    checks = system_health()
    is_well = all(check.is_well for check in checks)
    return render(request, "web/health.html", {"checks": checks, "is_well": is_well}, status=200 if is_well else 503)


@open_to_all
@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """What search machines may look at: the public face."""
    closed = "".join(f"Disallow: {prefix}\n" for prefix in ("/clb/", "/vp/", "/vao/", "/ui/"))
    return HttpResponse(f"User-agent: *\n{closed}", content_type="text/plain; charset=utf-8")


def error_page(request: HttpRequest, status: int, page: Page | None = None) -> HttpResponse:
    """An error page with its status; JSON for a program."""
    page = page or ERROR_PAGES[status]
    if wants_json(request):
        return JsonResponse({"code": f"http_{status}", "sentence": str(page.happened)}, status=status)
    return render(request, "web/error.html", {"page": page, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page without context: whatever broke may be what a context needs."""
    return render(None, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open too long, or from before signing in. A late form stays on the phone for a fresh token."""
    request.is_token_stale = True  # type: ignore[attr-defined]  # read by sync.middleware: this form was not answered
    if "X-Outbox" in request.headers:
        return JsonResponse({"code": "stale_token"}, status=401)
    return error_page(request, 403, STALE_FORM)
