"""`needs` and `open_to_all`: the mark every view carries. A house test fails on a bare one."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from chungtay.access.queries import device_with_key
from chungtay.access.rules import Action
from chungtay.kernel.errors import NotFound

if TYPE_CHECKING:
    from chungtay.access.models import Device

DEVICE_COOKIE = "ct_device"
View = TypeVar("View", bound=Callable[..., HttpResponse])


def needs(*actions: Action) -> Callable[[View], View]:
    """Let in who holds at least one of these actions somewhere; the view's query then asks where.

    Who is not signed in goes to sign in (a form sent in the background gets 401, so that it stays on the phone), who
    still owes a second factor goes to prove it;
    who is signed in without any such grant gets 404, the answer of a page that does not exist.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _ask_to_sign_in(request)
            act = request.act  # type: ignore[attr-defined]  # set by ActMiddleware
            if all(act.reach(action).is_empty for action in actions):
                if request.is_second_factor_missing:  # type: ignore[attr-defined]  # set by ActMiddleware
                    return _ask_for(request, "/tai-khoan/hai-buoc/can-co/")
                raise NotFound(page=request.path)
            return view(request, *args, **kwargs)

        guarded.guarded_by = actions  # type: ignore[attr-defined]  # read by the house test and the access matrix
        return cast(View, guarded)

    return guard


def signed_in(view: View) -> View:
    """Let in every account: pages about oneself."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.guarded_by = "signed_in"  # type: ignore[attr-defined]  # read by the house test
    return cast(View, guarded)


def open_to_all(view: View) -> View:
    """Let in everybody: a public page."""
    view.guarded_by = "open_to_all"  # type: ignore[attr-defined]  # read by the house test
    return view


def online_only(view: View) -> View:
    """A form that is never kept on a phone and sent late: appointing, slips, files over some size."""
    view.is_online_only = True  # type: ignore[attr-defined]  # read by the shell of the page and by `sync`
    return view


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    return _ask_for(request, "/vao/")


def _ask_for(request: HttpRequest, door: str) -> HttpResponse:
    if request.headers.get("X-Outbox") or request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    return redirect(f"{door}?{urlencode({'next': request.get_full_path()})}")


def device_of(request: HttpRequest) -> "Device | None":
    """The shared phone this browser is, by its signed cookie."""
    key = request.get_signed_cookie(DEVICE_COOKIE, default=None, salt=DEVICE_COOKIE)
    return device_with_key(key) if key else None
