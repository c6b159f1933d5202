"""Between a request and a late form: reading what a phone sent, and judging what the door answered."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.contrib.messages import constants
from django.contrib.messages.storage.base import BaseStorage
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, ResolverMatch, resolve

from chungtay.audit.services import digest_of
from chungtay.sync import words
from chungtay.sync.rules import (
    SAID_AT_MOST,
    LateForm,
    Reason,
    is_content,
    is_of_a_circle,
    key_of,
    made_when,
    watcher_of,
)

HELD_STATUSES = frozenset({400, 403, 404, 405, 409, 422})


class Overheard(BaseStorage):
    """Messages of a request that no person waits for: heard here, never shown on somebody's next page."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        return [], True

    def _store(self, messages: Any, response: HttpResponse, *args: Any, **kwargs: Any) -> list[Any]:
        return []


def read_form(request: HttpRequest, received_at: datetime) -> tuple[LateForm, list[tuple[str, "UploadedFile[Any]"]]]:
    """The late form and its files. What cannot be read becomes a form without fields that carries its raw bytes."""
    raw = request.read()
    # the whole body is at hand so that an unreadable form can be kept as it came; Django parses it from here
    request._body = raw  # what HttpRequest.body does, without its limit for plain fields
    account = int(getattr(request.user, "pk", 0) or 0)
    try:
        fields = tuple((name, value) for name, values in request.POST.lists() for value in values if is_content(name))
        files = [(name, sent) for name, several in request.FILES.lists() for sent in several]
        said = request.POST.get("_said", "")
    except (SuspiciousOperation, MultiPartParserError, UnicodeError):
        return _form(request, received_at, account, raw=raw), []
    digests = [(name, sent.name, _sha256(sent)) for name, sent in files]
    return _form(request, received_at, account, fields=fields, said=_pairs(said), digests=digests), files


def _form(
    request: HttpRequest,
    received_at: datetime,
    account: int,
    *,
    fields: tuple[tuple[str, str], ...] = (),
    said: tuple[tuple[str, str], ...] = (),
    digests: list[tuple[str, str | None, str]] | None = None,
    raw: bytes = b"",
) -> LateForm:
    told = request.headers
    url = request.get_full_path()
    rest = hashlib.sha256(raw).hexdigest() if raw else ""
    digest = digest_of({"url": url, "fields": sorted(fields), "files": sorted(map(str, digests or [])), "rest": rest})
    return LateForm(
        key=key_of(told.get("X-Outbox-Key", ""), account, digest),
        url=url,
        made_at=made_when(told.get("X-Outbox-Made", ""), received_at),
        digest=digest,
        fields=fields,
        said=said,
        title=unquote(told.get("X-Outbox-Title", ""))[:200],
        made_by_id=number_in(told.get("X-Outbox-Owner", "")),
        made_by_name=unquote(told.get("X-Outbox-Name", ""))[:120],
        raw=raw,
    )


def number_in(text: str) -> int | None:
    """A row's number as it stands in a header or field; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _sha256(sent: "UploadedFile[Any]") -> str:
    mark = hashlib.sha256()
    for chunk in sent.chunks():
        mark.update(chunk)
    sent.seek(0)
    return mark.hexdigest()


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """What the phone showed of the form in words: pairs of label and value; anything else is left out."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return ()
    if not isinstance(found, list):
        return ()
    pairs = (pair for pair in found[:SAID_AT_MOST] if isinstance(pair, list) and len(pair) == 2)
    return tuple((str(label)[:200], str(value)[:1000]) for label, value in pairs)


def match_of(path: str) -> ResolverMatch | None:
    """The view an address leads to."""
    try:
        return resolve(path)
    except Resolver404:
        return None


def is_for_a_circle(match: ResolverMatch | None) -> bool:
    """Whether the form of this address is about somebody in care."""
    actions = getattr(match.func, "guarded_by", ()) if match else ()
    return isinstance(actions, tuple) and is_of_a_circle(actions)


def watcher_for(match: ResolverMatch | None) -> str:
    """Who besides its owner sees a form held at this address, by what its view asks for."""
    actions = getattr(match.func, "guarded_by", ()) if match else ()
    return watcher_of(actions) if isinstance(actions, tuple) else ""


def refusal_in(request: HttpRequest, response: HttpResponse) -> Reason | None:
    """Why the door did not post the form, or None if it did.

    A redirect with a message of error is a refusal too: some doors answer a short form so.
    """
    status = response.status_code
    if status < 400:
        errors = [str(m) for m in _heard(request) if m.level >= constants.ERROR]
        return Reason("refused", " ".join(errors), 422) if errors else None
    code, sentence = "refused", ""
    kind = response.get("Content-Type", "")
    if kind.startswith("application/json"):
        told = json.loads(response.content)
        code, sentence = str(told.get("code", code)), str(told.get("sentence", ""))
    elif kind.startswith("text/html"):
        sentence = "; ".join(errors_on(response.content.decode(response.charset or "utf-8", "replace")))
    if not sentence or code.startswith("http_"):
        sentence = str(words.BY_STATUS.get(status, words.BY_STATUS[422]))
    return Reason(code, sentence, status)


def _heard(request: HttpRequest) -> Iterator[Any]:
    yield from getattr(request, "_messages", ())


def is_to_prove_oneself(response: HttpResponse) -> bool:
    """Whether the door did not look at the form, but asked to sign in or for the second factor first."""
    to = response.get("Location", "") if response.status_code == 302 else ""
    return to.startswith((str(settings.LOGIN_URL), "/tai-khoan/hai-buoc/"))


def errors_on(page: str) -> list[str]:
    """The sentences of the error summary of a page."""
    reader = _Errors()
    reader.feed(page)
    return [" ".join(text.split()) for text in reader.found if text.strip()]


class _Errors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ul" and "govuk-error-summary__list" in (dict(attrs).get("class") or ""):
            self._is_inside = True
        elif tag == "li" and self._is_inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside and self.found:
            self.found[-1] += data
