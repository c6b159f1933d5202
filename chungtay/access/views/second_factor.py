"""The second factor: why it is needed, and the library's pages where they must leave a mark in the session."""

from collections.abc import Callable
from typing import cast

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from chungtay.access.guards import signed_in
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import check_own_passkey, second_factors_of
from chungtay.access.views.entry import safe_next


@signed_in
def needed(request: ActRequest) -> HttpResponse:
    """An office page was asked for without a second factor: confirm the one there is, or set one up."""
    onward = safe_next(request)
    if not request.is_second_factor_missing:
        return redirect(onward or "access:account")
    factors = second_factors_of(request.user)
    if factors:
        door = "mfa_reauthenticate" if factors.has_totp else "mfa_reauthenticate_webauthn"
        return redirect(f"{reverse(door)}?{urlencode({'next': onward or '/tai-khoan/'})}")
    return render(request, "access/second_factor_needed.html", {"next": onward})


def own_passkey(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The library asks for the password before it looks whose passkey it is; we look first: 404 is the answer."""

    @signed_in
    def guarded(request: ActRequest, pk: int) -> HttpResponse:
        check_own_passkey(request.user, pk)
        return view(request, pk=pk)

    return guarded


class ActivateTotp(ActivateTOTPView):  # type: ignore[misc]  # the library has no types
    """Who has just proven the first code has proven the second factor for this session."""

    def form_valid(self, form: Form) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return cast(HttpResponse, answer)


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # the library has no types
    """The same for a passkey."""

    def form_valid(self, form: Form) -> HttpResponse:
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        return cast(HttpResponse, answer)
