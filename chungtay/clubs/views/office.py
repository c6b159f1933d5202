"""The office: its clubs, one club with its life, and where it sits."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import forms, queries, services, words
from chungtay.clubs.adapters import club_lines, club_workbook, profile_facts, state_lines
from chungtay.clubs.queries import ClubFilter
from chungtay.clubs.rules import NEXT, State
from chungtay.clubs.views.shared import OFFICE_FACE, ask, club_of
from chungtay.web.render import paginate, sorting

ORDERS = {
    "ten": ("sort_key", "pk"),
    "xa": ("commune_key", "sort_key", "pk"),
    "nguoi": ("member_count", "sort_key", "pk"),
    "lap": ("founded_on", "sort_key", "pk"),
}


def _chosen(request: ActRequest) -> tuple[forms.ClubList, Any, str]:
    """The clubs asked for by the address, in the order asked for."""
    reach = request.act.reach(Action.SEE_OFFICE)
    communes = [(area.pk, area.full_name) for area in queries.communes_in(reach)]
    form = forms.ClubList(request.GET, communes=communes)
    said = form.cleaned_data if form.is_valid() else {}
    chosen = ClubFilter(
        request.GET.get("q", ""), said.get("tt", ""), said.get("xa"), is_unconfirmed=bool(said.get("cho"))
    )
    sort, order = sorting(request, ORDERS, "ten")
    return form, queries.clubs_in(reach, request.act.day, chosen).order_by(*order), sort


@needs(Action.SEE_OFFICE)
@require_safe
def clubs(request: ActRequest) -> HttpResponse:
    """The clubs of the reach: search, filter, sort, fifty a page."""
    form, rows, sort = _chosen(request)
    page = paginate(request, rows)
    context = {"form": form, "page": page, "lines": club_lines(page), "sort": sort, "text": request.GET.get("q", "")}
    return render(request, "clubs/clubs.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def clubs_workbook(request: ActRequest) -> HttpResponse:
    """The same list as a workbook."""
    _form, rows, _sort = _chosen(request)
    return club_workbook(rows, request.act.day)


@needs(Action.SEE_OFFICE)
@require_safe
def club(request: ActRequest, club_id: int) -> HttpResponse:
    """One club as the office sees it: papers, life, composition, board."""
    found = club_of(request, club_id, Action.SEE_OFFICE)
    day = request.act.day
    state = queries.state_on(found, day)
    seat = queries.seat_of(found)
    context = {
        "club": found,
        "rows": profile_facts(
            found, seat, queries.meeting_rule_on(found, day), queries.hamlets_on(found, day), may_run=False
        ),
        "states": state_lines(queries.states_of(found)),
        "names": queries.names_of(found),
        "seat": seat,
        "composition": queries.composition_on(found, day),
        "warnings": [words.warning(warned) for warned in queries.warnings_on(found, day)],
        "board": queries.board_on(found, day),
        "projects": queries.projects_of(found),
        "steps": NEXT[State(state.state)] if state else (),
        "may_found": request.act.may(Action.FOUND_CLUB, found.path),
        "may_appoint": request.act.may(Action.APPOINT, found.path),
    }
    return render(request, "clubs/club.html", context)


@needs(Action.FOUND_CLUB)
def change_state(request: ActRequest, club_id: int) -> HttpResponse:
    """The next step of a club's life, with its reason. Merging joins rooms and is done in `journeys`."""
    found = club_of(request, club_id, Action.FOUND_CLUB)
    state = queries.state_on(found, request.act.day)
    steps = NEXT[State(state.state)] - {State.MERGED} if state else ()
    form = forms.StateForm(request.POST or None, steps=steps, initial={"on": request.act.day})
    return ask(
        request, form, lambda said: services.change_state(request.act, club=found, **said),
        to=reverse("clubs:club", args=[found.pk]), done=words.STATE_CHANGED, template=OFFICE_FACE, club=found,
        title=_("Ghi tình trạng mới"), button=_("Ghi tình trạng"), is_closed=not steps,
        told="" if steps else _("Câu lạc bộ đã kết thúc, không chuyển sang tình trạng nào nữa."),
    )  # fmt: skip


@needs(Action.FOUND_CLUB)
def confirm_seat(request: ActRequest, club_id: int) -> HttpResponse:
    """Asked of a club of a split commune: to which side it went."""
    found = club_of(request, club_id, Action.FOUND_CLUB)
    communes = {area.pk: area for area in queries.communes_to_confirm(found)}
    here = queries.seat_of(found)
    offered = [(pk, area.full_name) for pk, area in communes.items()]
    form = forms.SeatConfirmForm(request.POST or None, communes=offered, initial={"commune": here.commune_id})

    def act(said: dict[str, Any]) -> None:
        services.reseat(request.act, club=found, commune=communes[said.pop("commune")], **said)

    return ask(
        request, form, act, to=reverse("clubs:clubs"), done=words.SEAT_CONFIRMED, template=OFFICE_FACE, club=found,
        title=_("Xác nhận nơi của câu lạc bộ"), button=_("Xác nhận"),
        told=_("Xã cũ đã chia cho nhiều xã mới. Chọn đúng xã mà câu lạc bộ nay thuộc về."),
    )  # fmt: skip
