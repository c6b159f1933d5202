"""Clubs merged and dissolved, clubs that follow their hamlets, and officers in acting capacity."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club, seat_of
from chungtay.funds.rules import AccountKind
from chungtay.journeys import forms, services, words
from chungtay.journeys.queries import acting as acting_queries
from chungtay.journeys.queries.founding import get_commune
from chungtay.journeys.queries.hamlets import after_merger
from chungtay.journeys.queries.merging import estate_of, merge_preview
from chungtay.journeys.queries.taking_over import living_beside
from chungtay.journeys.rules import NoSuchFounding
from chungtay.journeys.views.founding import choose_commune, only_commune, page, reach_of
from chungtay.kernel.errors import Conflict, Forbidden, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

COMMUNE_ORDER = {"ten": ("sort_key", "pk"), "tinh": ("province__sort_key", "sort_key", "pk")}


@needs(Action.FOUND_CLUB)
def merge(request: ActRequest, club_id: int) -> HttpResponse:
    """Choose the heir, see what would happen, then do it."""
    club = get_club(reach_of(request), club_id)
    commune = seat_of(club).commune
    assert commune is not None, "a club of today sits in a commune"
    heirs = living_beside(club, commune)
    chosen = request.POST.get("into") or request.GET.get("vao", "")
    heir = next((row for row in heirs if str(row.pk) == chosen), None)
    # The form knows only the heir whose preview stands above it: nobody merges into what was not shown.
    form = forms.MergeInto(
        request.POST or None,
        initial={"on": request.act.day, "into": chosen},
        heirs=[(str(heir.pk), heir.name)] if heir else [],
    )
    preview = merge_preview(club, heir) if heir else None
    if form.is_valid() and heir is not None and request.POST.get("xac_nhan"):
        told = form.cleaned_data
        try:
            services.merge_clubs(
                request.act, club=club, into=heir, key=told["key"], on=told["on"], reason=told["reason"]
            )
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã nhập %(club)s vào %(heir)s.") % {"club": club.name, "heir": heir.name})
            return redirect("journeys:hamlets_commune", area_id=commune.pk)
    context = {"form": form, "club": club, "heir": heir, "heirs": heirs, "preview": preview}
    context["estate"] = words.estate_words(preview.estate) if preview else []
    context["is_short"] = preview is not None and preview.estate.vnd(AccountKind.SHORTAGE) > 0
    context["back"] = reverse("journeys:hamlets_commune", args=[commune.pk])
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "journeys/merge.html", context, status=status)


@needs(Action.FOUND_CLUB)
def dissolve(request: ActRequest, club_id: int) -> HttpResponse:
    """End a club for good, with the reason."""
    club = get_club(reach_of(request), club_id)
    form = forms.Dissolve(request.POST or None, initial={"on": request.act.day})
    if form.is_valid():
        try:
            services.dissolve_club(request.act, club=club, **form.cleaned_data)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi giải thể %s.") % club.name)
            return redirect("journeys:hamlets")
    lead = _("Thành viên, Ban Chủ nhiệm và quyền đăng nhập của câu lạc bộ kết thúc từ ngày này. Sổ cũ vẫn xem được.")
    title, back = _("Giải thể %s") % club.name, reverse("journeys:hamlets")
    estate = words.estate_words(estate_of(club))
    return page(request, form, title, _("Ghi giải thể"), back, lead, estate=estate, is_ending=True)


@needs(Action.FOUND_CLUB)
def hamlets(request: ActRequest) -> HttpResponse:
    """Choose a commune whose hamlets were merged."""
    chosen = only_commune(request)
    if chosen:
        return redirect("journeys:hamlets_commune", area_id=int(chosen))
    return choose_commune(request, _("Thôn sáp nhập"))


@needs(Action.FOUND_CLUB)
def hamlets_commune(request: ActRequest, area_id: int) -> HttpResponse:
    """Clubs that share a hamlet now, and clubs whose hamlet ended: let them follow."""
    commune = get_commune(reach_of(request), area_id)
    seen = after_merger(commune, request.act.day)
    clear = {row.club.pk: row.club for row in seen.left_behind if row.is_clear}
    asked: dict[int, list[Any]] = {}
    for row in seen.left_behind:
        if len(row.now) > 1:
            asked.setdefault(row.club.pk, []).append(row)
    sides = {
        f"thon_{pk}": (
            rows[0].club.name,
            [(str(hamlet.pk), hamlet.full_name) for row in rows for hamlet in row.now],
        )
        for pk, rows in asked.items()
    }
    form = forms.FollowHamlets(
        request.POST or None,
        initial={"since": request.act.day, "clubs": [str(pk) for pk in clear]},
        clubs=[(str(pk), club.name) for pk, club in clear.items()],
        sides=sides,
    )
    if form.is_valid():
        chosen = form.sides()
        picked = {int(pk) for pk in form.cleaned_data.get("clubs", [])} | chosen.keys()
        clubs = [get_club(reach_of(request), pk) for pk in sorted(picked)]
        told = form.cleaned_data
        try:
            count = services.follow_hamlets(
                request.act, clubs=clubs, key=told["key"], since=told["since"], chosen=chosen
            )
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã chuyển %s câu lạc bộ theo thôn mới.") % count)
            return redirect("journeys:hamlets_commune", area_id=commune.pk)
    context = {"commune": commune, "area": commune.full_name, "seen": seen, "form": form, "can_follow": clear or asked}
    status = 422 if form.is_bound else 200
    return render(request, "journeys/hamlets.html", context, status=status)


@needs(Action.APPOINT)
def in_charge(request: ActRequest) -> HttpResponse:
    """The communes of the reach with who is in charge of each."""
    reach = _above(request)
    q, only_empty = request.GET.get("q", ""), request.GET.get("trong") == "1"
    order, fields = sorting(request, COMMUNE_ORDER, "ten")
    areas = acting_queries.communes_to_see_to(reach, request.act.day, text=q, only_empty=only_empty).order_by(*fields)
    if request.GET.get("tai") == "xlsx":
        return _in_charge_workbook(acting_queries.in_charge(areas, request.act.day))
    listed = paginate(request, areas)
    rows = acting_queries.in_charge(listed.object_list, request.act.day)
    context = {"page": listed, "rows": rows, "q": q, "only_empty": only_empty, "sort": order}
    return render(request, "journeys/in_charge.html", context)


def _in_charge_workbook(rows: list[acting_queries.InCharge]) -> HttpResponse:
    heads = ((_("Xã, phường"), 30), (_("Tỉnh, thành phố"), 26), (_("Phụ trách"), 40), (_("Thay mặt"), 40))
    lines = (
        [
            row.commune.full_name,
            row.commune.province.full_name if row.commune.province else "",
            ", ".join(grant.user.name for grant in row.grants),
            ", ".join(grant.acting_for for grant in row.grants if grant.is_acting),
        ]
        for row in rows
    )
    columns = [Column(name, width) for name, width in heads]
    return workbook("phu-trach", _("Người phụ trách ở xã"), columns, lines)


@needs(Action.APPOINT)
def stand_in(request: ActRequest, area_id: int) -> HttpResponse:
    """Give somebody the commune officer's role in acting capacity."""
    commune = get_commune(_above(request), area_id)
    form = forms.StandIn(request.POST or None, initial={"since": request.act.day})
    if form.is_valid():
        told = dict(form.cleaned_data)
        key, login = told.pop("key"), told.pop("login")
        try:
            account = acting_queries.get_account(login)
            officer = services.ActingOfficer(**told)
            grant, slip = services.open_acting_officer(
                request.act, commune=commune, key=key, officer=officer, account=account
            )
        except NoSuchFounding:
            form.add_error("login", _("Không có tài khoản nào tên này. Bỏ trống nếu người này chưa có tài khoản."))
        except (RuleBroken, Conflict, Forbidden) as broken:
            form.add_error(None, explain(broken))
        else:
            context = {"grant": grant, "slip": slip, "commune": commune}
            response = render(request, "journeys/stood_in.html", context)
            response["Cache-Control"] = "no-store"
            return response
    lead = _("Dùng khi xã chưa có Hội Người cao tuổi: Mặt trận hoặc Hội tỉnh cử người làm thay, có ngày kết thúc.")
    title = _("Cử người làm thay ở %s") % commune.full_name
    return page(request, form, title, _("Cử người làm thay"), reverse("journeys:in_charge"), lead)


def _above(request: ActRequest) -> Any:
    """Where the actor gives the commune officer's role: a province or the country, never the commune itself."""
    reach = request.act.reach(Action.APPOINT)
    roots = frozenset(root for root in reach.roots if root.count("/") <= 2)
    if not roots:
        raise NoSuchFounding(page=request.path)
    return type(reach)(roots)
