"""Taking over after a merger: what fell to the commune, club by club, until all are said."""

from dataclasses import replace
from typing import Any
from uuid import uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import seat_of
from chungtay.journeys import forms, services
from chungtay.journeys.queries import taking_over as queries
from chungtay.journeys.queries.founding import communes_for, get_commune
from chungtay.journeys.rules import Verdict
from chungtay.journeys.views.founding import only_commune, page, reach_of, state_kind, state_name
from chungtay.journeys.words import VERDICT, VERDICT_HINT, VERDICT_KIND
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

ORDER = {"ten": ("sort_key", "pk"), "tinh": ("province__sort_key", "sort_key", "pk")}


@needs(Action.FOUND_CLUB)
def taking_over(request: ActRequest) -> HttpResponse:
    """How far each commune is; who has one commune only goes straight to it."""
    only = only_commune(request)
    if only:
        return redirect("journeys:taking_over_commune", area_id=int(only))
    q = request.GET.get("q", "")
    order, fields = sorting(request, ORDER, "ten")
    rows = queries.progress_of(communes_for(reach_of(request), text=q).order_by(*fields))
    if request.GET.get("con") == "1":
        rows = [row for row in rows if row.said_count < row.club_count]
    if request.GET.get("tai") == "xlsx":
        heads = ((_("Xã, phường"), 30), (_("Tỉnh, thành phố"), 26), (_("Đã xác nhận"), 14), (_("Câu lạc bộ"), 14))
        columns = [Column(name, width) for name, width in heads]
        lines = ((row.commune.full_name, row.province, row.said_count, row.club_count) for row in rows)
        return workbook("tiep-nhan", _("Tiếp nhận câu lạc bộ sau sáp nhập"), columns, lines)
    told = {"said": sum(row.said_count for row in rows), "all": sum(row.club_count for row in rows)}
    context = {
        "page": paginate(request, rows),
        "q": q,
        "told": told,
        "only_open": request.GET.get("con") == "1",
        "sort": order,
        "has_provinces": len({row.commune.province_id for row in rows}) > 1,
    }
    return render(request, "journeys/taking_over.html", context)


@needs(Action.FOUND_CLUB)
def commune(request: ActRequest, area_id: int) -> HttpResponse:
    """Every club that fell to the commune, placeholders beside, and what others offer."""
    area = get_commune(reach_of(request), area_id)
    rows = queries.fallen_to(area)
    lines = [
        {
            "row": row,
            "state": state_name(row.state),
            "state_kind": state_kind(row.state),
            "verdict": VERDICT[Verdict(row.said.verdict)] if row.is_said and row.said else "",
            "verdict_kind": VERDICT_KIND[Verdict(row.said.verdict)] if row.is_said and row.said else "",
        }
        for row in rows
    ]
    context = {
        "commune": area,
        "area": area.full_name,
        "lines": lines,
        "said_count": sum(row.is_said for row in rows),
        "club_count": len(rows),
        "placeholders": queries.placeholders_of(area),
        "offered": queries.offered_to(area),
    }
    return render(request, "journeys/taking_over_commune.html", context)


@needs(Action.FOUND_CLUB)
def club(request: ActRequest, club_id: int) -> HttpResponse:
    """Say what a club is; one of a split commune is asked for its side first."""
    fallen = queries.get_fallen(reach_of(request), club_id)
    here = _commune_of(fallen)
    back = reverse("journeys:taking_over_commune", args=[here.pk])
    if not fallen.is_seat_confirmed and (fallen.said is None or fallen.said.verdict != Verdict.ELSEWHERE):
        return _ask_side(request, fallen, here, back)
    asked = request.POST.get("verdict") or request.GET.get("la", "")
    if asked not in set(Verdict):
        return _choose_verdict(request, fallen, back)
    verdict = Verdict(asked)
    near = queries.communes_named(request.GET.get("xa", ""), here)
    form = forms.TakeOver(
        request.POST or None,
        initial=_told_before(fallen) | {"said_on": request.act.day},
        verdict=verdict,
        placeholders=[(str(row.pk), row.name) for row in queries.placeholders_of(here)],
        others=[(str(row.pk), row.name) for row in queries.living_beside(fallen.club, here)],
        communes=_offered_choice(request, near),
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.take_over(request.act, club=fallen.club, key=told["key"], said=_said(told, fallen, here))
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi về %s.") % fallen.club.name)
            return redirect(back)
    is_elsewhere = verdict is Verdict.ELSEWHERE
    context: dict[str, Any] = {"near_text": request.GET.get("xa", ""), "asks_commune": is_elsewhere}
    title = f"{fallen.club.name}: {VERDICT[verdict]}"
    return page(
        request, form, title, _("Ghi xác nhận"), reverse("journeys:taking_over_club", args=[club_id]), **context
    )


def _choose_verdict(request: ActRequest, fallen: queries.Fallen, back: str) -> HttpResponse:
    choices = [{"value": each.value, "name": VERDICT[each], "hint": VERDICT_HINT[each]} for each in Verdict]
    said = fallen.said if fallen.is_said else None
    context = {
        "club": fallen.club,
        "fallen": fallen,
        "choices": choices,
        "back": back,
        "said": said,
        "verdict": VERDICT[Verdict(said.verdict)] if said else "",
    }
    return render(request, "journeys/taking_over_club.html", context)


def _commune_of(fallen: queries.Fallen) -> Any:
    seat = seat_of(fallen.club)
    assert seat.commune is not None, "a club of today sits in a commune"
    return seat.commune


def _offered_choice(request: ActRequest, near: list[Any]) -> list[tuple[str, str]]:
    """The communes a search found, and the one that was sent."""
    sent = request.POST.get("elsewhere", "")
    if sent.isdecimal() and int(sent) not in {row.pk for row in near}:
        near = [queries.get_commune_anywhere(int(sent)), *near]
    return [(str(row.pk), f"{row.full_name}, {row.province.full_name}") for row in near]


def _told_before(fallen: queries.Fallen) -> dict[str, Any]:
    club = fallen.club
    told = {"decision_number": club.decision_number, "decided_on": club.decided_on, "decided_by": club.decided_by}
    told |= {"chair_name": fallen.seated_chair, "chair_phone": fallen.seated_phone}
    if fallen.said is not None:
        told |= {name: getattr(fallen.said, name) for name in ("chair_name", "chair_phone", "words")}
    return told


def _said(told: dict[str, Any], fallen: queries.Fallen, here: Any) -> services.Said:
    said = services.Said(
        **{name: told[name] for name in told if name not in ("key", "placeholder", "other_club", "elsewhere")}
    )
    if told.get("placeholder") and said.verdict is Verdict.REAL:
        said = replace(said, placeholder=queries.get_placeholder(here, int(told["placeholder"])))
    if told.get("other_club") and said.verdict is Verdict.DUPLICATE:
        others = {row.pk: row for row in queries.living_beside(fallen.club, here)}
        said = replace(said, other_club=others.get(int(told["other_club"])))
    if told.get("elsewhere") and said.verdict is Verdict.ELSEWHERE:
        said = replace(said, elsewhere=queries.get_commune_anywhere(int(told["elsewhere"])))
    return said


def _ask_side(request: ActRequest, fallen: queries.Fallen, here: Any, back: str) -> HttpResponse:
    sides = queries.sides_of(fallen)
    form = forms.ChooseSide(request.POST or None, sides=[(str(side.commune.pk), _side_words(side)) for side in sides])
    if form.is_valid():
        chosen = queries.get_commune_anywhere(int(form.cleaned_data["commune"]))
        try:
            services.choose_side(
                request.act, club=fallen.club, key=form.cleaned_data["key"], commune=chosen, said_on=request.act.day
            )
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi: %(club)s thuộc %(commune)s.") % _names(fallen, chosen))
            return redirect("journeys:taking_over_club", club_id=fallen.club.pk) if chosen == here else redirect(back)
    old = fallen.old_commune.full_name if fallen.old_commune else ""
    lead = _("%s đã chia về nhiều xã. Máy chưa xếp câu lạc bộ này vào xã nào; bác chọn theo thôn.") % old
    return page(request, form, fallen.club.name, _("Ghi xã của câu lạc bộ"), back, lead)


def _names(fallen: queries.Fallen, chosen: Any) -> dict[str, str]:
    return {"club": fallen.club.name, "commune": chosen.full_name}


def _side_words(side: queries.Side) -> str:
    parts = [side.commune.full_name]
    if side.note:
        parts.append(side.note)
    if side.hamlets:
        parts.append(_("các thôn đã ghi: %s") % ", ".join(side.hamlets))
    return " – ".join(parts)


@require_POST
@needs(Action.FOUND_CLUB)
def accept(request: ActRequest, area_id: int, row_id: int) -> HttpResponse:
    """The commune takes a club that another says belongs here."""
    area = get_commune(reach_of(request), area_id)
    row = queries.get_offered(area, row_id)
    taken = services.accept_club(request.act, row=row, key=uuid5(row.key, "accept"))
    messages.success(request, _("Đã nhận %s. Bác xác nhận tiếp câu lạc bộ này.") % taken.name)
    return redirect("journeys:taking_over_commune", area_id=area.pk)
