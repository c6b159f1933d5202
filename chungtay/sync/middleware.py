"""Around every form: a late one is posted once or held with its reason, one sent at once is told to the phone.

A phone sends a late form to the address of its page, with the same key and a fresh token, marked `X-Outbox`. This is
no second door: the same view answers, here its answer is read.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import ResolverMatch, reverse

from chungtay.audit.rules import SameKeyOtherContent
from chungtay.clubs.queries import get_club
from chungtay.kernel.errors import NotFound, Refusal
from chungtay.sync import adapters, services
from chungtay.sync.queries.held import waiting_of_account
from chungtay.sync.queries.shell import where_phones_work
from chungtay.sync.rules import (
    BYTES_AT_MOST,
    HELD_AT_MOST,
    LateForm,
    NeedsNetwork,
    Reason,
    ReceiptStatus,
    UnreadableForm,
    may_come_late,
)
from chungtay.web.explain import explain

_KEY = re.compile(r"^[0-9a-f-]{36}$")
_TOLD_SECONDS = 600
_HELD_BEFORE = "held_before"
TOLD_COOKIE = "ct_posted"

Answer = Callable[[HttpRequest], HttpResponse]
Files = list[tuple[str, "UploadedFile[Any]"]]


class SyncMiddleware:
    """Stands inside the act and the refusals, so that it sees what the door really answered."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and "X-Outbox" in request.headers:
            return self._take_in(request)
        if "X-Offline" in request.headers:
            request._messages = adapters.Overheard(request)  # type: ignore[attr-defined]  # a copy to keep says nothing
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith(("text/html", "application/json")):
            response["X-Account"] = str(request.act.actor_id or "")  # type: ignore[attr-defined]  # by ActMiddleware
        if request.method == "POST":
            _tell_answered(request, response)
        return response

    def _take_in(self, request: HttpRequest) -> HttpResponse:
        """Answer a late form: 200 posted, 202 held, 401 not signed in as its owner, 425 too early; else it stays."""
        if not request.user.is_authenticated:
            return self.get_response(request)  # the guard of the door answers 401
        if request.headers.get("X-Outbox-Account", "") != str(request.user.pk):
            return _stays(401, "other_account")
        if int(request.META.get("CONTENT_LENGTH") or 0) > BYTES_AT_MOST:
            return _stays(413, "too_large")
        act: Any = request.act  # type: ignore[attr-defined]  # by ActMiddleware
        form, files = adapters.read_form(request, act.at)
        match = adapters.match_of(request.path)
        if adapters.is_for_a_circle(match) and form.made_by_id not in (None, act.actor_id):
            return _stays(403, "only_its_maker")  # of somebody in care nobody brings a form for another
        shown_at = _club_in_sight(act, match)
        # of somebody in care only the sender learns that a form came, so it is kept under no club
        club = None if adapters.is_for_a_circle(match) else shown_at
        request._messages = adapters.Overheard(request)  # type: ignore[attr-defined]  # nobody looks at an answer
        with transaction.atomic():
            answer, reason = self._post(request, form, match, club)
            if answer is None or answer.status_code != 200:
                transaction.set_rollback(True)
        if answer is not None:
            return answer
        assert reason is not None, "what is neither answered nor refused"
        if reason.code != _HELD_BEFORE and waiting_of_account(int(act.actor_id)) >= HELD_AT_MOST:
            return _stays(429, "too_many_held")
        held = services.hold(act, form, club=club, reason=reason, watcher=adapters.watcher_for(match), files=files)
        page = reverse("sync:held_one", args=[shown_at.pk, held.pk]) if shown_at else ""
        return JsonResponse({"held": held.pk, "reason": held.sentence, "url": page}, status=202)

    def _post(
        self, request: HttpRequest, form: LateForm, match: ResolverMatch | None, club: Any
    ) -> tuple[HttpResponse | None, Reason | None]:
        """The answer, or the reason to hold the form. Runs in one transaction: a form is posted with its receipt."""
        act: Any = request.act  # type: ignore[attr-defined]  # by ActMiddleware
        try:
            before = services.came_before(act, form)
        except SameKeyOtherContent as clash:
            return None, _reason(clash)
        if before is not None and before.status == ReceiptStatus.POSTED:
            return JsonResponse({"posted": True, "again": True}), None
        if before is not None:
            return None, Reason(_HELD_BEFORE, "")  # `hold` answers with the row there is
        if form.raw:
            return None, _reason(UnreadableForm())
        if not may_come_late(request.path) or (match and getattr(match.func, "is_online_only", False)):
            return None, _reason(NeedsNetwork())
        response = self.get_response(request)
        status = response.status_code
        if status == 401:
            return response, None
        if adapters.is_to_prove_oneself(response):
            return _stays(401, "signed_out"), None
        refused = adapters.refusal_in(request, response)
        if refused is None:
            told = replace(form, title="") if adapters.is_for_a_circle(match) else form
            services.post(act, told, club, held_id=adapters.number_in(request.POST.get("_held", "")))
            return JsonResponse({"posted": True}), None
        if refused.code == NotFound.code and "X-Outbox-Wait" in request.headers and _names_a_key(match):
            return _stays(425, "too_early"), None
        if refused.status in adapters.HELD_STATUSES:
            return None, refused
        return response, None


def _stays(status: int, code: str) -> HttpResponse:
    """The form stays on the phone."""
    return JsonResponse({"code": code}, status=status)


def _reason(refusal: Refusal) -> Reason:
    return Reason(refusal.code, explain(refusal), refusal.status)


def _names_a_key(match: ResolverMatch | None) -> bool:
    """Whether the address names something that a phone can create, such as a meeting another phone has yet to send."""
    return match is not None and "key" in match.kwargs


def _club_in_sight(act: Any, match: ResolverMatch | None) -> Any:
    """The club of the address where the sender sees it; whether another exists is not told."""
    if match is None or "club_id" not in match.kwargs:
        return None
    try:
        return get_club(where_phones_work(act), match.kwargs["club_id"])
    except NotFound:
        return None


def _tell_answered(request: HttpRequest, response: HttpResponse) -> None:
    """A form sent at once was kept on the phone first: name it with the answer, so that the phone lets it go.

    Nothing is told of a form that was not answered (the door asked to sign in, the token was stale, we broke down): it
    stays on the phone and is sent again.
    """
    if response.status_code in (400, 429) or response.status_code >= 500 or getattr(request, "is_token_stale", False):
        return
    key = request.POST.get("_outbox", "")
    if not _KEY.match(key) or adapters.is_to_prove_oneself(response):
        return
    if response.status_code < 400:
        act: Any = request.act  # type: ignore[attr-defined]  # by ActMiddleware
        services.send_on(act, held_id=adapters.number_in(request.POST.get("_held", "")), path=request.path)
    response.set_cookie(
        TOLD_COOKIE,
        f"{key}:{response.status_code}",
        max_age=_TOLD_SECONDS,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
