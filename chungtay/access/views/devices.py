"""One phone for a whole board: making it one, one's PIN on it, and changing who uses it in two taps."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chungtay.access import forms, services, words
from chungtay.access.guards import DEVICE_COOKIE, device_of, open_to_all, signed_in
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import get_device, names_of, own_device, pins_of_device
from chungtay.access.rules import PIN_TRIES, Action
from chungtay.access.views.entry import enter, safe_next
from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.paths import is_club
from chungtay.web.explain import explain


@signed_in
@require_http_methods(["GET", "POST"])
def this_phone(request: ActRequest) -> HttpResponse:
    """Make this browser a shared phone of one's club, or choose one's PIN on the shared phone it is."""
    device = device_of(request)
    if device is not None:
        return _choose_pin(request)
    paths = [path for path in request.act.reach(Action.RUN_MEETING).roots if is_club(path)]
    named = names_of(paths, request.act.day)
    form = forms.SharedPhone(request.POST or None, places=[(path, named.get(path, path)) for path in sorted(paths)])
    if form.is_valid():
        device = services.register_device(request.act, **form.cleaned_data)
        answer = redirect("access:this_phone")
        answer.set_signed_cookie(
            DEVICE_COOKIE,
            str(device.key),
            salt=DEVICE_COOKIE,
            max_age=settings.SESSION_COOKIE_AGE,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return answer
    context = {"form": form, "may_register": bool(paths)}
    return render(request, "access/share_phone.html", context, status=422 if form.is_bound else 200)


def _choose_pin(request: ActRequest) -> HttpResponse:
    device = device_of(request)
    assert device is not None, "asked only on a shared phone"
    form = forms.NewPin(request.POST or None)
    if form.is_valid():
        try:
            services.set_pin(request.full_act, device=device, user=request.user, pin=form.cleaned_data["pin"])
        except RuleBroken as broken:
            form.add_error("pin", explain(broken))
        else:
            messages.success(request, words.PIN_SET)
            return redirect("access:switch")
    pins = pins_of_device(device, request.act.day)
    has_pin = any(pin.user_id == request.user.pk for pin in pins)
    context = {"form": form, "device": device, "pins": pins, "has_pin": has_pin}
    return render(request, "access/choose_pin.html", context, status=422 if form.is_bound else 200)


@open_to_all
def switch(request: ActRequest) -> HttpResponse:
    """Who uses this phone next: large buttons with names."""
    device = device_of(request)
    people = pins_of_device(device, request.act.day) if device else []
    named = names_of([device.path], request.act.day).get(device.path, device.name) if device else ""
    context = {"device": device, "people": people, "place": named, "next": safe_next(request)}
    return render(request, "access/switch.html", context)


@open_to_all
@require_http_methods(["GET", "POST"])
def type_pin(request: ActRequest, person: UUID) -> HttpResponse:
    """The PIN of the person chosen; then everything acts under that name."""
    device = device_of(request)
    if device is None:
        return redirect("access:switch")
    chosen = next((pin for pin in pins_of_device(device, request.act.day) if pin.user.key == person), None)
    if chosen is None:
        return redirect("access:switch")
    form = forms.Pin(request.POST or None)
    if form.is_valid():
        try:
            user = services.switch_by_pin(request.act, device=device, person=person, pin=form.cleaned_data["pin"])
        except RuleBroken as broken:
            form.add_error(None, explain(broken))
            chosen.refresh_from_db(fields=["wrong_count"])
        else:
            return enter(request, user, "pin", safe_next(request))
    context = {
        "form": form,
        "person": chosen.user,
        "is_locked": chosen.wrong_count >= PIN_TRIES,
        "next": safe_next(request),
    }
    return render(request, "access/type_pin.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def forget_pin(request: ActRequest, device_id: int) -> HttpResponse:
    """Take oneself off a shared phone, also from afar."""
    services.forget_pin(request.full_act, device=own_device(request.user, device_id), user=request.user)
    messages.success(request, words.PIN_FORGOTTEN)
    return redirect("access:account")


@signed_in
@require_POST
def forget_device(request: ActRequest, device_id: int) -> HttpResponse:
    """Stop a shared phone of one's club that was lost or given away."""
    services.forget_device(request.act, device=get_device(device_id))
    messages.success(request, words.DEVICE_FORGOTTEN)
    return redirect(safe_next(request) or "access:account")
