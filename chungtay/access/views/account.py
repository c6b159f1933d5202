"""One's own account: name and number, roles held, password, sessions, second factor."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chungtay.access import forms, services, words
from chungtay.access.adapters import list_session
from chungtay.access.guards import device_of, signed_in
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import devices_of, grants_of, names_of, role_lines, second_factors_of, sessions_of
from chungtay.access.rules import Action, TooManyTries, WrongPassword
from chungtay.kernel.errors import RuleBroken
from chungtay.web.explain import explain


@signed_in
def account(request: ActRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    grants = grants_of(request.user, request.full_act.day)
    context = {
        "lines": role_lines(
            grants, names_of([grant.path for grant in grants], request.full_act.day), request.full_act.day
        ),
        "factors": second_factors_of(request.user),
        "devices": devices_of(request.user),
        "device": device_of(request),
        "session_count": len(sessions_of(request.user, request.act.at, request.session.session_key)),
    }
    return render(request, "access/account.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def correct(request: ActRequest) -> HttpResponse:
    """Correct one's own name and number; an officer also the address to be reminded at."""
    user = request.user
    asked = forms.About if request.full_act.reach(Action.SEE_OFFICE).is_empty else forms.AboutOfficer
    form = asked(request.POST or None, initial={"name": user.name, "phone": user.phone, "email": user.email})
    if form.is_valid():
        try:
            services.correct_account(request.full_act, user=user, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, words.SAVED)
            return redirect("access:account")
    return render(request, "access/correct.html", {"form": form}, status=422 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def change_password(request: ActRequest) -> HttpResponse:
    """Choose another password; every other browser is signed out."""
    form = forms.ChangePassword(request.POST or None)
    if form.is_valid():
        typed, subject = form.cleaned_data, str(request.user.pk)
        try:
            services.check_may_try(request.full_act, kind="password", subject=subject)
            user = services.change_password(
                request.full_act, user=request.user, old=typed["old"], new=typed["password"], device=device_of(request)
            )
        except (WrongPassword, TooManyTries) as broken:
            if isinstance(broken, WrongPassword):  # a phone left open on a table is no place to guess either
                services.count_wrong(request.full_act, kind="password", subject=subject)
            form.add_error("old", explain(broken))
        except RuleBroken as broken:
            form.add_error("password", explain(broken))
        else:
            services.forget_wrong(kind="password", subject=subject)
            services.end_other_sessions(request.full_act, user=user, keep=None)
            update_session_auth_hash(request, user)
            list_session(request)
            messages.success(request, words.PASSWORD_CHANGED)
            return redirect("access:account")
    return render(request, "access/change_password.html", {"form": form}, status=422 if form.is_bound else 200)


@signed_in
def sessions(request: ActRequest) -> HttpResponse:
    """Where one is signed in."""
    found = sessions_of(request.user, request.act.at, request.session.session_key)
    return render(request, "access/sessions.html", {"sessions": found})


@signed_in
@require_POST
def end_session(request: ActRequest, session_id: int) -> HttpResponse:
    """Sign out one browser, wherever it is."""
    services.end_session(request.full_act, session_id=session_id)
    messages.success(request, words.SESSION_ENDED)
    return redirect("access:sessions")


@signed_in
@require_POST
def end_other_sessions(request: ActRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    services.end_other_sessions(request.full_act, user=request.user, keep=request.session.session_key)
    messages.success(request, words.SESSION_ENDED)
    return redirect("access:sessions")
