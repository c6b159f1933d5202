"""Accounts and roles within one's reach: the list, giving and ending roles, slips, starting over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from chungtay.access import forms, services, words
from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import (
    PEOPLE_ORDER,
    RoleLine,
    check_may_let_in,
    get_grant,
    grants_of,
    known_paths,
    names_of,
    open_slip_of,
    people_within,
    person_within,
    places_found,
    role_lines,
    second_factors_of,
)
from chungtay.access.rules import Action, GrantAlreadyEnded, roles_to_give
from chungtay.access.views.slips import slip_page
from chungtay.kernel.errors import Conflict, Forbidden, NotFound, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate, render_part, sorting
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.access.models import User


@needs(Action.APPOINT)
def people(request: ActRequest) -> HttpResponse:
    """Who holds which role within my reach; `?tai=xlsx` as a workbook."""
    reach, search = request.act.reach(Action.APPOINT), request.GET.get("q", "")[:80]
    narrowed = forms.PeopleFilter(request.GET)
    typed = narrowed.cleaned_data if narrowed.is_valid() else {}
    order, fields = sorting(request, PEOPLE_ORDER, "name")
    rows = people_within(
        reach, request.act.day, search=search, role=typed.get("role", ""), is_over=typed.get("state") == "over"
    ).order_by(*fields)
    if request.GET.get("tai") == "xlsx":
        whole = list(rows[:20_000])
        names = names_of({row.path for row in whole}, request.act.day)
        return _people_workbook(role_lines(whole, names, request.act.day))
    page = paginate(request, rows)
    lines = role_lines(
        page.object_list, names_of({row.path for row in page.object_list}, request.act.day), request.act.day
    )
    context = {"page": page, "lines": lines, "filters": narrowed, "q": search, "sort": order}
    return render_part(request, "access/people.html", context, "rows")


@needs(Action.APPOINT)
def choose_place(request: ActRequest) -> HttpResponse:
    """Where the role is to be held: one's own area, places known already, or any found by name."""
    reach, search = request.act.reach(Action.APPOINT), request.GET.get("q", "").strip()[:80]
    user = _asked_person(request)
    found = places_found(reach, search, request.act.day)
    if not search:
        named = names_of([*reach.roots, *known_paths(reach)], request.act.day)
        found = [*sorted(named.items(), key=lambda pair: pair[0].count("/")), *found]
    places = {path: name for path, name in found if roles_to_give(request.act.grants, path)}
    context = {"places": list(places.items())[:60], "q": search, "person": user}
    return render(request, "access/choose_place.html", context)


@needs(Action.APPOINT)
@require_http_methods(["GET", "POST"])
def give_role(request: ActRequest) -> HttpResponse:
    """Give a role at `?o=path`: to `?nguoi=` who has an account, or to someone new, who gets a slip."""
    path = request.GET.get("o", "")
    roles = roles_to_give(request.act.grants, path)
    place = names_of([path], request.act.day).get(path)
    if not roles or place is None:
        raise NotFound(path=path)
    user = _asked_person(request)
    kind = forms.GiveRole if user else forms.NewAccount
    form = kind(request.POST or None, roles=roles, initial={"valid_from": request.act.day})
    if form.is_valid():
        given = form.cleaned_data | {"path": path, "place_name": place}
        try:
            if user is not None:
                services.open_grant(request.act, user=user, **given)
                messages.success(request, words.ROLE_GIVEN)
                return redirect("access:person", user_id=user.pk)
            newcomer, slip = services.admit(request.act, **given)
        except (RuleBroken, Conflict, Forbidden) as broken:
            form.add_error(None, explain(broken))
        else:
            if slip is not None:
                return slip_page(request, newcomer, slip)
            messages.success(request, words.ADMITTED_BEFORE)
            return redirect("access:person", user_id=newcomer.pk)
    context = {"form": form, "place": place, "person": user, "path": path}
    return render(request, "access/give_role.html", context, status=422 if form.is_bound else 200)


@needs(Action.APPOINT)
def person(request: ActRequest, user_id: int) -> HttpResponse:
    """One account: its roles within my reach, its slip, its second factor."""
    reach = request.act.reach(Action.APPOINT)
    user = person_within(reach, user_id)
    grants = grants_of(user, request.act.day)
    seen = [grant for grant in grants if reach.covers(grant.path)]
    lines = role_lines(seen, names_of({grant.path for grant in seen}, request.act.day), request.act.day)
    context = {
        "person": user,
        "lines": [(line, line.role_code in roles_to_give(request.act.grants, line.path)) for line in lines],
        "has_more": len(seen) < len(grants),
        "slip": open_slip_of(user, request.act.at),
        "factors": second_factors_of(user),
        "may_let_in": _may_let_in(request, user),
    }
    return render(request, "access/person.html", context)


@needs(Action.APPOINT)
@require_http_methods(["GET", "POST"])
def end_role(request: ActRequest, grant_id: int) -> HttpResponse:
    """End a role from a day on, with its reason."""
    grant = get_grant(request.act.reach(Action.APPOINT), grant_id)
    form = forms.EndRole(request.POST or None, initial={"on": request.act.day})
    if form.is_valid():
        try:
            services.end_grant(request.act, grant=grant, **form.cleaned_data)
        except (RuleBroken, Forbidden, GrantAlreadyEnded) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, words.ROLE_ENDED)
            return redirect("access:person", user_id=grant.user_id)
    line = role_lines([grant], names_of([grant.path], request.act.day), request.act.day)[0]
    context = {"form": form, "line": line, "person": grant.user}
    return render(request, "access/end_role.html", context, status=422 if form.is_bound else 200)


@needs(Action.APPOINT)
@require_POST
def print_slip(request: ActRequest, user_id: int) -> HttpResponse:
    """Make a slip and show it for printing, this once."""
    user = person_within(request.act.reach(Action.APPOINT), user_id)
    return slip_page(request, user, services.make_slip(request.act, user=user))


@needs(Action.APPOINT)
@require_POST
def revoke_slips(request: ActRequest, user_id: int) -> HttpResponse:
    """Take back a slip that is still on its way."""
    user = person_within(request.act.reach(Action.APPOINT), user_id)
    services.revoke_slips(request.act, user=user)
    messages.success(request, words.SLIP_REVOKED)
    return redirect("access:person", user_id=user.pk)


@needs(Action.APPOINT)
@require_http_methods(["GET", "POST"])
def correct_person(request: ActRequest, user_id: int) -> HttpResponse:
    """Correct the name and number of someone whose roles one gives."""
    user = person_within(request.act.reach(Action.APPOINT), user_id)
    form = forms.About(request.POST or None, initial={"name": user.name, "phone": user.phone})
    if form.is_valid():
        try:
            services.correct_account(request.act, user=user, **form.cleaned_data)
        except (RuleBroken, Forbidden) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, words.SAVED)
            return redirect("access:person", user_id=user.pk)
    context = {"form": form, "person": user}
    return render(request, "access/correct_person.html", context, status=422 if form.is_bound else 200)


def _starting_over(
    title: object, told: object, done: object, act_on: Callable[..., object]
) -> Callable[..., HttpResponse]:
    """A page that asks why, and then ends sessions or takes away a second factor."""

    @needs(Action.APPOINT)
    @require_http_methods(["GET", "POST"])
    def view(request: ActRequest, user_id: int) -> HttpResponse:
        user = person_within(request.act.reach(Action.APPOINT), user_id)
        form = forms.Reason(request.POST or None)
        if form.is_valid():
            try:
                act_on(request.act, user=user, **form.cleaned_data)
            except (RuleBroken, Forbidden) as broken:
                form.add_error(None, explain(broken))
            else:
                messages.success(request, str(done))
                return redirect("access:person", user_id=user.pk)
        context = {"form": form, "person": user, "title": title, "told": told}
        return render(request, "access/start_over.html", context, status=422 if form.is_bound else 200)

    return view


end_sessions = _starting_over(*words.END_SESSIONS, services.end_all_sessions)
reset_second_factor = _starting_over(*words.RESET_SECOND_FACTOR, services.reset_second_factor)


def _asked_person(request: ActRequest) -> "User | None":
    asked = request.GET.get("nguoi", "")
    return person_within(request.act.reach(Action.APPOINT), int(asked)) if asked.isdecimal() else None


def _may_let_in(request: ActRequest, user: "User") -> bool:
    try:
        check_may_let_in(request.act, user)
    except (RuleBroken, Forbidden, NotFound):
        return False
    return True


def _people_workbook(lines: list[RoleLine]) -> HttpResponse:
    heads = [str(head) for head in words.PEOPLE_HEADS]
    columns = [Column(head, width) for head, width in zip(heads, (28, 22, 30, 34, 12, 12, 34, 34), strict=True)]
    rows = [
        [line.name, line.login, line.role, line.place, line.since, line.until, line.acting, line.source]
        for line in lines
    ]
    return workbook("tai-khoan", str(words.PEOPLE_TITLE), columns, rows)
