"""The doors: signing in, choosing between two people of one number, entering by a slip, leaving."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from chungtay.access import forms, services, words
from chungtay.access.adapters import address_of, locked_page
from chungtay.access.guards import device_of, open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import accounts_with_keys, act_of, pins_of_device
from chungtay.access.rules import SlipNotValid, TooManyTries, clean_code, shown_code, typed_login
from chungtay.kernel.errors import RuleBroken
from chungtay.web.explain import explain

_CHOICE = "who_may_enter"


@open_to_all
@require_http_methods(["GET", "POST"])
def sign_in(request: ActRequest) -> HttpResponse:
    """The door: number or short name, and password. `?doi=1`: another person, while someone is signed in."""
    onward = safe_next(request)
    if request.user.is_authenticated and request.method == "GET" and "doi" not in request.GET:
        return redirect(onward or get_adapter(request).get_login_redirect_url(request))
    form = forms.SignIn(request.POST or None, initial={"next": onward})
    if form.is_valid():
        found = authenticate(
            request, login=typed_login(form.cleaned_data["login"]), password=form.cleaned_data["password"]
        )
        if found is not None:
            may_be = getattr(request, "may_be", [found])
            if len(may_be) > 1:
                request.session[_CHOICE] = {"keys": [str(one.key) for one in may_be], "next": onward}
                return redirect("access:choose_person")
            return enter(request, found, "password", onward)
        closed = getattr(request, "door_closed", None)
        if closed is not None:
            return locked_page(request, closed.facts["until"], closed.facts["kind"])
        form.add_error(None, words.WRONG_AT_DOOR)
    device = device_of(request)
    people = pins_of_device(device, request.act.day) if device else []
    status = 422 if form.is_bound else 200
    return render(request, "access/sign_in.html", {"form": form, "people": people, "next": onward}, status=status)


@open_to_all
@require_http_methods(["GET", "POST"])
def choose_person(request: ActRequest) -> HttpResponse:
    """Two people of a house share the number and even the password: ask which of them it is."""
    choice = request.session.get(_CHOICE)
    if not choice:
        return redirect("access:sign_in")
    people = accounts_with_keys(choice["keys"])
    chosen = [one for one in people if str(one.key) == request.POST.get("person")]
    if not chosen:
        return render(request, "access/choose_person.html", {"people": people})
    del request.session[_CHOICE]
    return enter(request, chosen[0], "password", choice["next"])


@open_to_all
@require_http_methods(["GET", "POST"])
def sign_out(request: ActRequest) -> HttpResponse:
    """Leave this phone. Who leaves a shared phone is forgotten there: the next time only the password lets in."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            request.session.flush()  # whoever stopped halfway, before the second factor
        return redirect("access:sign_in")
    device = device_of(request)
    if request.method == "GET":
        return render(request, "access/sign_out.html", {"device": device})
    if device is not None:
        services.forget_pin(request.full_act, device=device, user=request.user)
    leave(request)
    return redirect("access:sign_in")


@open_to_all
@require_http_methods(["GET", "POST"])
def type_code(request: HttpRequest) -> HttpResponse:
    """For who cannot photograph the slip: its code by hand."""
    form = forms.TypeCode(request.POST or None)
    if form.is_valid() and (code := clean_code(form.cleaned_data["code"])):
        return redirect("access:enter_by_slip", code=shown_code(code))
    return render(request, "access/type_code.html", {"form": form}, status=422 if form.is_bound else 200)


@open_to_all
@require_http_methods(["GET", "POST"])
def enter_by_slip(request: ActRequest, code: str) -> HttpResponse:
    """Choose a password and enter. Looking at the page uses nothing up: messengers open links before people do."""
    request.logged_as = "/phieu/…/"  # type: ignore[attr-defined]  # the code never stands in a log
    address = address_of(request)
    try:
        slip = services.look_at_slip(request.act, code=code, address=address)
        form = forms.ChoosePassword(request.POST or None)
        if form.is_valid():
            try:
                user = services.use_slip(
                    request.act, code=code, password=form.cleaned_data["password"], address=address
                )
            except (SlipNotValid, TooManyTries):
                raise
            except RuleBroken as broken:
                form.add_error("password", explain(broken))
            else:
                return enter(request, user, "slip", "")
    except (SlipNotValid, TooManyTries) as refused:
        status = 429 if isinstance(refused, TooManyTries) else 422
        context = {"form": forms.TypeCode(), "refused": explain(refused)}
        return render(request, "access/type_code.html", context, status=status)
    context = {"form": form, "person": slip.user, "login": slip.user.login}
    return render(request, "access/enter_by_slip.html", context, status=422 if form.is_bound else 200)


def enter(request: ActRequest, user: AbstractBaseUser, by: str, onward: str) -> HttpResponse:
    """Sign this person in on a clean session, by way of the second factor where there is one."""
    if request.user.is_authenticated or by == "pin":
        leave(request)
    record_authentication(request, user, by, reauthenticated=by != "pin")
    device = device_of(request)
    if device is not None and by == "password":
        services.unlock_pin(act_of(cast(Any, user), request.act.at), device=device, user=cast(Any, user))
    return cast(HttpResponse, perform_login(request, Login(user=user, redirect_url=onward or None)))


def leave(request: HttpRequest) -> None:
    """End this session so that nothing of its owner remains in the browser's."""
    services.forget_session(session_key=request.session.session_key)
    request.session.flush()


def safe_next(request: HttpRequest) -> str:
    """Where to go afterwards, if it is one of our own pages; anything else is dropped."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") and not wanted.startswith(("/vao/", "/ra/")) else ""
