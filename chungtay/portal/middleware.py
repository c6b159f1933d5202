"""English on the pages that have it, when this browser chose it: Vietnamese for everybody else, whatever it prefers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from chungtay.portal.rules import speaks_english

LANGUAGE_COOKIE = "ct_lang"


class LanguageMiddleware:
    """Reads the choice made by `portal:language`. The header Accept-Language is not asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_english = speaks_english(request.path)
        request.speaks_english = has_english  # type: ignore[attr-defined]  # the shell offers the choice there
        is_english = has_english and request.COOKIES.get(LANGUAGE_COOKIE) == "en"
        with translation.override("en" if is_english else "vi"):
            request.LANGUAGE_CODE = translation.get_language()
            return self.get_response(request)
