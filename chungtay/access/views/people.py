"""Accounts and roles within one's reach: the list, giving and ending roles, slips, starting over.

Each page stands on two faces: `/vp/tai-khoan/…` over all of one's reach, `/clb/<id>/tai-khoan/…` over that club.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.access import forms, services, words
from chungtay.access.guards import needs, online_only
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
    phones_at,
    places_found,
    role_lines,
    second_factors_of,
)
from chungtay.access.rules import Action, GrantAlreadyEnded, roles_to_give
from chungtay.access.views.frames import Frame, frame_of
from chungtay.access.views.slips import slip_page
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import Conflict, Forbidden, NotFound, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate, render_part, sorting
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.access.models import User


@needs(Action.APPOINT)
@require_safe
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
@online_only
@require_safe
def club_people(request: ActRequest, club_id: int) -> HttpResponse:
    """The people of one club with their roles, and the phones its board shares; `?state=over`: who had one before."""
    frame, day = frame_of(request, club_id), request.act.day
    assert frame.club is not None, "the frame of a club"
    is_over = request.GET.get("state") == "over"
    rows = people_within(frame.reach, day, is_over=is_over).order_by(*PEOPLE_ORDER["name"])
    page = paginate(request, rows)
    people: dict[int, list[RoleLine]] = {}
    for line in role_lines(page.object_list, {frame.club.path: frame.club.name}, day):
        people.setdefault(line.user_id, []).append(line)
    context = {
        "club": frame.club,
        "people": [(lines[0], lines) for lines in people.values()],
        "page": page,
        "is_over": is_over,
        "phones": [] if is_over else phones_at(frame.club.path, day),
        "may_give": bool(roles_to_give(request.act.grants, frame.club.path)),
    }
    return render(request, "access/club_people.html", context)


@needs(Action.APPOINT)
@require_safe
def choose_place(request: ActRequest) -> HttpResponse:
    """Where the role is to be held: one's own area, places known already, or any found by name."""
    reach, search = request.act.reach(Action.APPOINT), request.GET.get("q", "").strip()[:80]
    user = _asked_person(request, reach)
    found = places_found(reach, search, request.act.day)
    if not search:
        named = names_of([*reach.roots, *known_paths(reach)], request.act.day)
        found = [*sorted(named.items(), key=lambda pair: pair[0].count("/")), *found]
    places = {path: name for path, name in found if roles_to_give(request.act.grants, path)}
    context = {"places": list(places.items())[:60], "q": search, "person": user}
    return render(request, "access/choose_place.html", context)


@needs(Action.APPOINT)
@online_only
@require_http_methods(["GET", "POST"])
def give_role(request: ActRequest, club_id: int | None = None) -> HttpResponse:
    """Give a role at `?o=path` or in a club: to `?nguoi=` who has an account, or to someone new, who gets a slip."""
    frame = frame_of(request, club_id)
    path = frame.club.path if frame.club else request.GET.get("o", "")
    roles = roles_to_give(request.act.grants, path)
    place = names_of([path], request.act.day).get(path)
    if not roles or place is None:
        raise NotFound(path=path)
    user = _asked_person(request, frame.reach)
    form = forms.giving(is_new=user is None, in_club=frame.club is not None)(
        request.POST or None, roles=roles, initial={"valid_from": request.act.day}
    )
    if form.is_valid():
        given = form.cleaned_data | {"path": path, "place_name": place}
        try:
            if user is not None:
                services.open_grant(request.act, user=user, **given)
                messages.success(request, words.ROLE_GIVEN)
                return redirect(frame.person_url(user.pk))
            newcomer, slip = services.admit(request.act, **given)
        except (RuleBroken, Conflict, Forbidden) as broken:
            form.add_error(None, explain(broken))
        else:
            if slip is not None:
                return slip_page(request, newcomer, slip, frame.person_url(newcomer.pk))
            messages.success(request, words.ADMITTED_BEFORE)
            return redirect(frame.person_url(newcomer.pk))
    context = frame.context(user) | {"form": form, "place": place, "path": path}
    return render(request, "access/give_role.html", context, status=422 if form.is_bound else 200)


@needs(Action.APPOINT)
@require_safe
def person(request: ActRequest, user_id: int, club_id: int | None = None) -> HttpResponse:
    """One account: its roles within my reach, its slip, its second factor."""
    frame = frame_of(request, club_id)
    user = person_within(frame.reach, user_id)
    grants = grants_of(user, request.act.day)
    seen = [grant for grant in grants if frame.reach.covers(grant.path)]
    lines = role_lines(seen, names_of({grant.path for grant in seen}, request.act.day), request.act.day)
    factors = second_factors_of(user)
    urls = {
        name: frame.url(name, user_id=user.pk)
        for name in ("correct_person", "print_slip", "revoke_slips", "end_sessions", "reset_second_factor")
    }
    context = frame.context() | {
        "person": user,
        "is_me": user.pk == request.act.actor_id,
        "lines": [
            (line, _end_url(frame, line) if line.role_code in roles_to_give(request.act.grants, line.path) else "")
            for line in lines
        ],
        "has_more": len(seen) < len(grants),
        "slip": open_slip_of(user, request.act.at),
        "factors": factors,
        "may_let_in": _may_let_in(request, user),
        "urls": urls,
        "give_url": f"{frame.url('give_role' if frame.club else 'choose_place')}?nguoi={user.pk}",
    }
    return render(request, "access/club_person.html" if frame.club else "access/person.html", context)


def _end_url(frame: Frame, line: RoleLine) -> str:
    return frame.url("end_role", grant_id=line.grant_id) if line.state != "over" else ""


@needs(Action.APPOINT)
@online_only
@require_http_methods(["GET", "POST"])
def end_role(request: ActRequest, grant_id: int, club_id: int | None = None) -> HttpResponse:
    """End a role from a day on, with its reason."""
    frame = frame_of(request, club_id)
    grant = get_grant(frame.reach, grant_id)
    form = forms.EndRole(request.POST or None, initial={"on": request.act.day})
    if frame.club is not None and not request.act.may(Action.FOUND_CLUB, grant.path):
        del form.fields["is_last_confirmed"]  # an officer above the club stands in, the club itself cannot
    if form.is_valid():
        try:
            services.end_grant(request.act, grant=grant, **form.cleaned_data)
        except (RuleBroken, Forbidden, GrantAlreadyEnded) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, words.ROLE_ENDED)
            return redirect(frame.person_url(grant.user_id))
    line = role_lines([grant], names_of([grant.path], request.act.day), request.act.day)[0]
    context = frame.context(grant.user) | {"form": form, "line": line}
    return render(request, "access/end_role.html", context, status=422 if form.is_bound else 200)


@needs(Action.APPOINT)
@online_only
@require_POST
def print_slip(request: ActRequest, user_id: int, club_id: int | None = None) -> HttpResponse:
    """Make a slip and show it for printing, this once."""
    frame = frame_of(request, club_id)
    user = person_within(frame.reach, user_id)
    return slip_page(request, user, services.make_slip(request.act, user=user), frame.person_url(user.pk))


@needs(Action.APPOINT)
@online_only
@require_POST
def revoke_slips(request: ActRequest, user_id: int, club_id: int | None = None) -> HttpResponse:
    """Take back a slip that is still on its way."""
    frame = frame_of(request, club_id)
    user = person_within(frame.reach, user_id)
    services.revoke_slips(request.act, user=user)
    messages.success(request, words.SLIP_REVOKED)
    return redirect(frame.person_url(user.pk))


@needs(Action.APPOINT)
@online_only
@require_http_methods(["GET", "POST"])
def correct_person(request: ActRequest, user_id: int, club_id: int | None = None) -> HttpResponse:
    """Correct the name and number of someone whose roles one gives."""
    frame = frame_of(request, club_id)
    user = person_within(frame.reach, user_id)
    form = forms.About(request.POST or None, initial={"name": user.name, "phone": user.phone})
    if form.is_valid():
        try:
            services.correct_account(request.act, user=user, **form.cleaned_data)
        except (RuleBroken, Forbidden) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, words.SAVED)
            return redirect(frame.person_url(user.pk))
    context = frame.context(user) | {"form": form}
    return render(request, "access/correct_person.html", context, status=422 if form.is_bound else 200)


def _starting_over(
    title: object, told: object, done: object, act_on: Callable[..., object]
) -> Callable[..., HttpResponse]:
    """A page that asks why, and then ends sessions or takes away a second factor."""

    @needs(Action.APPOINT)
    @online_only
    @require_http_methods(["GET", "POST"])
    def view(request: ActRequest, user_id: int, club_id: int | None = None) -> HttpResponse:
        frame = frame_of(request, club_id)
        user = person_within(frame.reach, user_id)
        form = forms.Reason(request.POST or None)
        if form.is_valid():
            try:
                act_on(request.act, user=user, **form.cleaned_data)
            except (RuleBroken, Forbidden) as broken:
                form.add_error(None, explain(broken))
            else:
                messages.success(request, str(done))
                return redirect(frame.person_url(user.pk))
        context = frame.context(user) | {"form": form, "title": title, "told": told}
        return render(request, "access/start_over.html", context, status=422 if form.is_bound else 200)

    return view


end_sessions = _starting_over(*words.END_SESSIONS, services.end_all_sessions)
reset_second_factor = _starting_over(*words.RESET_SECOND_FACTOR, services.reset_second_factor)


def _asked_person(request: ActRequest, reach: Reach) -> "User | None":
    asked = request.GET.get("nguoi", "")
    return person_within(reach, int(asked)) if asked.isdecimal() else None


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
