"""The register: the list, its papers, a new line."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.adapters import member_line, register_pdf, register_workbook
from chungtay.clubs.queries import Presence
from chungtay.clubs.views.shared import club_of, url
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.print import pdf_response
from chungtay.web.render import paginate, sorting

ORDERS = {"ten": ("person__sort_key", "number"), "so": ("number",)}


@needs(Action.SEE_CLUB)
@require_safe
def member_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The members of a club in Vietnamese order or by number, found by any spelling."""
    club = club_of(request, club_id)
    day = request.act.day
    form = _list_form(request)
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, ORDERS, "ten")
    rows = queries.members_of(club, day, presence=_presence(form), text=text).order_by(*order)
    page = paginate(request, rows)
    context = {
        "club": club,
        "form": form,
        "text": text,
        "sort": sort,
        "page": page,
        "lines": member_lines(page, day),
        "warnings": [words.warning(warned) for warned in queries.warnings_on(club, day)],
        "may_write": request.act.may(Action.KEEP_REGISTER, club.path),
        "pair_count": len(queries.pairs_of_club(club.pk)),
    }
    return render(request, "clubs/members.html", context)


@needs(Action.SEE_CLUB)
@require_safe
def member_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same list as a workbook."""
    club = club_of(request, club_id)
    day = request.act.day
    form = _list_form(request)
    _, order = sorting(request, ORDERS, "ten")
    rows = queries.members_of(club, day, presence=_presence(form), text=request.GET.get("q", "")).order_by(*order)
    lines = list(rows)
    return register_workbook(club, lines, queries.statuses_of(lines, day), day)


@needs(Action.SEE_CLUB)
@require_safe
def register(request: ActRequest, club_id: int) -> HttpResponse:
    """The register on A4, by number, with signature lines."""
    club = club_of(request, club_id)
    day = request.act.day
    lines = list(queries.members_of(club, day).order_by("number"))
    board = queries.board_on(club, day)
    commune = queries.seat_of(club).commune
    link = request.build_absolute_uri(url("members", club))
    pdf = register_pdf(club, commune, lines, queries.statuses_of(lines, day), board, day, link)
    return pdf_response(f"so-thanh-vien-{club.pk}", pdf)


@needs(Action.KEEP_REGISTER)
def add_member(request: ActRequest, club_id: int) -> HttpResponse:
    """A new line. Who looks alike is shown side by side first; what was typed stays in the form."""
    club = club_of(request, club_id, Action.KEEP_REGISTER)
    day = request.act.day
    commune = queries.seat_of(club).commune
    hamlets = queries.hamlets_to_choose(club, day)
    form = forms.MemberForm(request.POST or None, hamlets=hamlets, today=day, initial={"joined_on": day})
    alike: list[Any] = []
    status = 422 if form.is_bound else 200
    if form.is_valid():
        facts = form.facts(commune.pk if commune else None)
        alike = queries.alike_in_reach(request.act.reach(Action.KEEP_REGISTER), club, facts)
        same = form.cleaned_data["same"]
        if not alike or same == "new" or same in {str(person.pk) for person in alike}:
            try:
                member = _enrol(request, club, form, facts, same)
            except (RuleBroken, Conflict) as refused:
                form.add_error(None, explain(refused))
                status = refused.status
            else:
                messages.success(request, words.ADDED.format(name=member.person.full_name, number=member.number))
                return redirect(url("member", club, member.pk))
    numbers = queries.current_members(alike)
    context = {"club": club, "form": form, "alike": alike, "numbers": numbers, "back_url": url("members", club)}
    return render(request, "clubs/add_member.html", context, status=status)


def _enrol(request: ActRequest, club: Any, form: forms.MemberForm, facts: Any, same: str) -> Any:
    said = form.cleaned_data
    who: dict[str, Any] = {"person_id": int(same)} if same.isdecimal() else {"facts": facts}
    if "facts" in who:
        who["statuses"] = said["statuses"]
    return services.enrol(
        request.act, club=club, key=said["key"], joined_on=said["joined_on"], number=said["number"], **who
    )


def member_lines(rows: Iterable[Any], day: Any) -> list[dict[str, Any]]:
    """Lines of a list with what holds for each today. One query for all."""
    members = list(rows)
    statuses = queries.statuses_of(members, day)
    return [member_line(member, statuses.get(member.person_id, []), day) for member in members]


def _list_form(request: ActRequest) -> forms.MemberList:
    """Who to show: without a word, those who belong to the club today."""
    usual = str(Presence.PRESENT)
    return forms.MemberList({"xem": request.GET.get("xem") or usual}, initial={"xem": usual})


def _presence(form: forms.MemberList) -> Presence:
    chosen = form.cleaned_data["xem"] if form.is_valid() else ""
    return Presence(chosen) if chosen in list(Presence) else Presence.PRESENT
