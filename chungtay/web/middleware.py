"""Around every request: its id and its log line, refusals made into pages, and drafts that were accepted."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from chungtay.kernel.errors import NotFound, Refusal
from chungtay.web.explain import explain
from chungtay.web.logs import request_id
from chungtay.web.words import ERROR_PAGES

log = logging.getLogger("chungtay.request")

_SAFE_ID = re.compile(r"^[A-Za-z0-9-]{8,64}$")
_SAFE_DRAFT = re.compile(r"^[A-Za-z0-9_./:-]{1,120}$")

Answer = Callable[[HttpRequest], HttpResponse]


class RequestLogMiddleware:
    """Names every request, in the log and in the answer, so that what a person read out can be found again."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        token = request_id.set(given if _SAFE_ID.match(given) else uuid4().hex[:12])
        request.id = request_id.get()  # type: ignore[attr-defined]  # shown on error pages
        start = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request_id.get()
            act = getattr(request, "act", None)
            facts = {
                "method": request.method,
                "path": getattr(request, "logged_as", request.path),  # an address may hold a one-time code
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000, 1),
                "actor": act.actor_id if act else None,
            }
            log.info("%(method)s %(path)s %(status)s %(ms)s ms", facts, extra=facts)
        finally:
            request_id.reset(token)
        return response


class RefusalMiddleware:
    """Turns a refusal that no view caught into its page; says which draft was accepted."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])  # text size and contrast stand in the page
        _tell_accepted_draft(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal is an answer, not an accident; anything else goes on to Django."""
        if not isinstance(exception, Refusal):
            return None
        log.info("refused: %s", exception.code, extra={"code": exception.code, "path": request.path})
        return refusal_answer(request, exception)


def refusal_answer(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal; for htmx a notice at the head of the page, for the outbox of a phone and programs JSON.

    What is not found never says why: outside the reach and never there are one answer.
    """
    sentence = explain(refusal)
    if wants_json(request):
        return JsonResponse({"code": refusal.code, "sentence": sentence}, status=refusal.status)
    if "HX-Request" in request.headers:
        response = render(
            request, "web/components/note.html", {"kind": "wrong", "text": sentence}, status=refusal.status
        )
        response["HX-Retarget"], response["HX-Reswap"] = "#noi-dung", "afterbegin"
        return response
    context = {"page": ERROR_PAGES[refusal.status], "status": refusal.status}
    if not isinstance(refusal, NotFound):
        context["sentence"] = sentence
    return render(request, "web/error.html", context, status=refusal.status)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks: the outbox of a phone, or someone who prefers JSON to a page."""
    return "X-Outbox" in request.headers or request.get_preferred_type(["text/html", "application/json"]) == (
        "application/json"
    )


def _tell_accepted_draft(request: HttpRequest, response: HttpResponse) -> None:
    """A form that was accepted redirects: name its draft in a cookie, so that drafts.js forgets it."""
    if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
        return
    if response.url.startswith(str(settings.LOGIN_URL)):
        return
    draft = request.POST.get("_draft", "")
    if _SAFE_DRAFT.match(draft):
        response.set_cookie("ct_done", draft, max_age=600, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
