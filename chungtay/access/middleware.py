"""Gives every request its `act`: who, when, and all grants of the day, read once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse

from chungtay.access.queries import act_of
from chungtay.kernel.acts import Act, now

if TYPE_CHECKING:
    from chungtay.access.models import User


class ActRequest(HttpRequest):
    """A request that passed the middleware below; views take this type."""

    act: Act
    user: "User"  # type: ignore[assignment]  # guarded views have a signed-in user


class ActMiddleware:
    """Puts `act` on the request. The public acts as nobody, with no grants."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = now()
        known = request.user.is_authenticated
        act = act_of(cast("User", request.user), at) if known else Act(actor_id=None, at=at)
        request.act = act  # type: ignore[attr-defined]  # ActRequest says so to views
        return self.get_response(request)
