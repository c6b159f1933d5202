"""Gives every request its `act`: who, when, and all grants of the day, read once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chungtay.access.adapters import keep_session, must_have_second_factor
from chungtay.access.queries import act_of
from chungtay.access.rules import needs_second_factor
from chungtay.kernel.acts import Act, now

if TYPE_CHECKING:
    from chungtay.access.models import User


class ActRequest(HttpRequest):
    """A request that passed the middleware below; views take this type.

    `act` holds only grants proven as far as they must be; `full_act` holds them all, for pages about oneself.
    """

    act: Act
    full_act: Act
    is_second_factor_missing: bool
    user: "User"  # guarded views have a signed-in user


class ActMiddleware:
    """Puts `act` on the request. The public acts as nobody, with no grants.

    An office role that needs a second factor counts only in a session that proved it: without it the act simply does
    not hold the grant, so no view and no service can forget to ask.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at = now()
        known = request.user.is_authenticated
        full = act_of(cast("User", request.user), at) if known else Act(actor_id=None, at=at)
        missing = must_have_second_factor(full) and not has_proven_second_factor(request)
        request.full_act = full  # type: ignore[attr-defined]  # ActRequest says so to views
        request.is_second_factor_missing = missing  # type: ignore[attr-defined]  # the same
        request.act = without_office(full) if missing else full  # type: ignore[attr-defined]  # the same
        if known:
            keep_session(request, full)
        response = self.get_response(request)
        if known and not response.has_header("Cache-Control"):
            # one phone serves five people: "back" and shared caches show nobody another's page
            response["Cache-Control"] = "private, no-store"
        return response


def has_proven_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened, or confirmed since, with a second factor."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def without_office(act: Act) -> Act:
    """The act without the grants that a second factor must open first."""
    open_now = tuple(
        grant
        for grant in act.grants
        if not needs_second_factor(grant.role, communes_too=settings.SECOND_FACTOR_FOR_COMMUNES)
    )
    return Act(actor_id=act.actor_id, at=act.at, grants=open_now)
