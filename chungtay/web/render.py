"""Rendering: part of a page for htmx, what every page's shell needs, paging, sorting, and forms in our markup."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from chungtay.kernel.acts import Act
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.rules import Display, WayOut, is_in_zalo, way_out

PAGE_SIZE = 50
SIZE_COOKIE, CONTRAST_COOKIE = "ct_size", "ct_contrast"


class FormRenderer(TemplatesSetting):
    """Django forms in our accessible markup: `{{ form }}` and `{{ field.as_field_group }}`."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the shell of every page needs. Asks the database nothing."""
    act: Act | None = getattr(request, "act", None)
    match = request.resolver_match
    return {
        "display": display_of(request),
        "account": act.actor_id if act else None,
        "today": act.day if act else None,
        "login_url": settings.LOGIN_URL,
        "is_online_only": bool(match and getattr(match.func, "is_online_only", False)),
        "zalo": way_out_of_zalo(request),
    }


def way_out_of_zalo(request: HttpRequest) -> WayOut | None:
    """Inside Zalo's own browser: the addresses that lead out of it, before anything is typed. None in any other."""
    agent = request.headers.get("User-Agent", "")
    return way_out(agent, request.build_absolute_uri()) if is_in_zalo(agent) else None


def display_of(request: HttpRequest) -> Display:
    """The text size and contrast this device chose."""
    return Display.read(request.COOKIES.get(SIZE_COOKIE, ""), request.COOKIES.get(CONTRAST_COOKIE, ""))


def render_part(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    part: str | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or for htmx only its `{% partialdef part %}`. The answer varies by who asks."""
    name = f"{template}#{part}" if part and request.headers.get("HX-Request") else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def paginate(request: HttpRequest, rows: "QuerySet[Any] | list[Any]", size: int = PAGE_SIZE) -> "Page[Any]":
    """The page of rows asked for by `?page=`; nonsense is the first page, too far is the last."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def sorting(
    request: HttpRequest, columns: Mapping[str, str | tuple[str, ...]], default: str
) -> tuple[str, tuple[str, ...]]:
    """The order asked for by `?sort=name` or `?sort=-name`, only over named columns.

    `columns` maps what stands in the address to fields. Returns the choice, which the
    page gives to `sort_header` as `sort`, and what `order_by` takes.
    """
    choice = request.GET.get("sort", "")
    if choice.removeprefix("-") not in columns:
        choice = default
    fields = columns[choice.removeprefix("-")]
    fields = (fields,) if isinstance(fields, str) else fields
    if not choice.startswith("-"):
        return choice, fields
    return choice, tuple(field[1:] if field.startswith("-") else f"-{field}" for field in fields)


form_page = require_http_methods(["GET", "HEAD", "POST"])


def ask(
    request: HttpRequest, form: Form, service: Callable[[], object], *, to: str, done: object, template: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; sent and fit, call its service and go on with a word of what was done, else say why not.

    `done` may be a function of what the service gave. The page finds the way back as `back_url`.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                given = service()
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
            else:
                messages.success(request, str(done(given) if callable(done) else done))
                return redirect(to)
    return render(request, template, {"form": form, "back_url": to, **context}, status=status)
