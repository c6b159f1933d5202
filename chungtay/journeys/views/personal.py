"""One person's data: what is held, given out on paper and as a file; erased as they ask, with a paper that says so."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care.rules import Looked
from chungtay.care.services import note_readings
from chungtay.health.services import note_look
from chungtay.journeys import forms, services
from chungtay.journeys.queries import own_view
from chungtay.journeys.queries import personal as queries
from chungtay.journeys.rules import Door, Kept
from chungtay.journeys.words import personal as words
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.people.rules import HowTaken
from chungtay.people.words import HOW_TAKEN
from chungtay.web.explain import explain
from chungtay.web.print import pdf_response, render_pdf

if TYPE_CHECKING:
    from chungtay.clubs.models import Membership
    from chungtay.journeys.models import Erasure


def _member(request: ActRequest, club_id: int, membership_id: int, action: Action) -> "Membership":
    return own_view.get_member(request.act.reach(action), club_id, membership_id)


def _told(request: ActRequest, member: "Membership") -> list[dict[str, Any]]:
    """Every part in words. That health and care were read is noted, as by any page that shows them."""
    doors = queries.doors_of(request.act, member)
    if Door.HEALTH in doors:
        note_look(request.act, club_id=member.club_id, membership_id=member.pk)
    if Door.CARE in doors:
        note_readings(request.act, queries.folder_ids(request.act, member), Looked.EXPORT)
    return [
        {
            "code": held.part.code,
            "title": str(words.PART[held.part.code]),
            "closed": str(words.CLOSED[held.part.door]) if held.rows is None else "",
            "heads": [str(words.COLUMN[column]) for column in held.columns],
            "columns": held.columns,
            "raw": held.rows or (),
            "rows": [
                [words.value_told(column, value) for column, value in zip(held.columns, row, strict=True)]
                for row in held.rows or ()
            ],
        }
        for held in queries.held_of(request.act, member)
    ]


@needs(Action.FOLLOW_RIGHTS)
@online_only
@never_cache
@require_safe
def held(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """What is held about a member, part by part with its number of lines, to be gone through together."""
    member = _member(request, club_id, membership_id, Action.FOLLOW_RIGHTS)
    parts = [
        {**part, "count": len(part["rows"]), "labelled": [zip(part["heads"], row, strict=True) for row in part["rows"]]}
        for part in _told(request, member)
    ]
    context = {
        "club": member.club,
        "member": member,
        "parts": parts,
        "empty": ", ".join(part["title"].lower() for part in parts if not part["rows"] and not part["closed"]),
        "erasures": queries.erasures_of(member),
        "may_erase": request.act.may(Action.RUN_CARE, member.club.path),
        "law": words.LAW,
    }
    return render(request, "journeys/personal.html", context)


@needs(Action.FOLLOW_RIGHTS)
@online_only
@never_cache
@require_safe
def held_paper(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """Everything on paper, to be handed over."""
    member = _member(request, club_id, membership_id, Action.FOLLOW_RIGHTS)
    parts = [{name: part[name] for name in ("title", "closed", "heads", "rows")} for part in _told(request, member)]
    data = {
        "club": member.club.name,
        "name": member.person.full_name,
        "number": str(member.number),
        "day": f"{request.act.day:%d/%m/%Y}",
        "title": words.TITLE,
        "law": words.LAW,
        "parts": parts,
    }
    where = f"{member.club.name} · {words.TITLE}"
    return pdf_response(f"du-lieu-so-{member.number}", render_pdf("journeys/personal.typ", data, where=where))


@needs(Action.FOLLOW_RIGHTS)
@online_only
@never_cache
@require_safe
def held_file(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The same for a machine, so that it can be taken elsewhere: days as 2026-11-25, money in đồng, codes as kept."""
    member = _member(request, club_id, membership_id, Action.FOLLOW_RIGHTS)
    parts = {
        part["code"]: None if part["closed"] else [dict(zip(part["columns"], row, strict=True)) for row in part["raw"]]
        for part in _told(request, member)
    }
    body = {"club": member.club.name, "member": member.number, "on": request.act.day, "parts": parts}
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="du-lieu-so-{member.number}.json"'
    return response


@needs(Action.RUN_CARE)
@online_only
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """Erase what may be erased, as the member asks: how it was said, before whom; what stays is told before."""
    member = _member(request, club_id, membership_id, Action.RUN_CARE)
    form, status = forms.Erase(request.POST or None), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                row = services.erase_person(
                    request.act, membership=member, key=form.cleaned_data["key"], said=form.said()
                )
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
            else:
                messages.success(request, words.DONE)
                return redirect("journeys:erased", club_id=club_id, membership_id=membership_id, key=row.key)
    stays = queries.stays_of(member, request.act.day)
    context = {
        "club": member.club,
        "member": member,
        "form": form,
        "stays": [words.KEPT[reason] for reason in stays.reasons],
        "loses_contact": stays.may_lose_contact,
        "loses_name": stays.may_lose_name,
        "back_url": reverse("journeys:held", args=[club_id, member.pk])
        if request.act.may(Action.FOLLOW_RIGHTS, member.club.path)
        else "",
    }
    return render(request, "journeys/erase.html", context, status=status)


@needs(Action.RUN_CARE)
@online_only
@require_safe
def erased(request: ActRequest, club_id: int, membership_id: int, key: UUID) -> HttpResponse:
    """What was erased and what stays, without saying what it was."""
    row = queries.get_erasure(request.act.reach(Action.RUN_CARE), club_id, membership_id, key)
    club = row.membership.club
    facts = [{"name": name, "value": value} for name, value in _facts(row)]
    return render(request, "journeys/erased.html", {"club": club, "row": row, "rows": facts, "kept": _kept(row)})


@needs(Action.RUN_CARE)
@online_only
@require_safe
def erased_paper(request: ActRequest, club_id: int, membership_id: int, key: UUID) -> HttpResponse:
    """The same on paper, for the person."""
    row = queries.get_erasure(request.act.reach(Action.RUN_CARE), club_id, membership_id, key)
    data = {
        "club": row.membership.club.name,
        "number": str(row.membership.number),
        "day": f"{row.done_at:%d/%m/%Y}",
        "title": words.ERASED_TITLE,
        "law": words.LAW,
        "facts": _facts(row),
        "kept": _kept(row),
    }
    where = f"{row.membership.club.name} · {words.ERASED_TITLE}"
    return pdf_response(f"da-xoa-so-{row.membership.number}", render_pdf("journeys/erased.typ", data, where=where))


def _facts(row: "Erasure") -> list[list[str]]:
    yes, no = "đã xóa", "còn giữ"
    how = HOW_TAKEN[HowTaken(row.how)] if row.how else words.BY_TIME
    by = ", ".join(part for part in (str(how), row.witness, row.representative) if part)
    return [
        ["Người ấy yêu cầu bằng cách", by],
        ["Điều đồng ý đã rút", str(row.consent_count)],
        ["Dòng sức khỏe đã xóa", str(row.health_count)],
        ["Dòng chăm sóc đã xóa", str(row.care_count)],
        ["Dòng chế độ đã xóa", str(row.right_count)],
        ["Điện thoại, chỗ ở, tên thường gọi, số thẻ", yes if row.is_contact_erased else no],
        ["Họ tên", yes if row.is_name_erased else no],
    ]


def _kept(row: "Erasure") -> list[str]:
    return [str(words.KEPT[Kept(reason)]) for reason in row.kept]
