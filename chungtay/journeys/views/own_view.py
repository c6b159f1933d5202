"""A member's own figures: on a slip, behind a secret address, with "không đúng" and the board's answer."""

import io
from typing import TYPE_CHECKING, Any
from uuid import UUID

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.access.guards import needs, open_to_all
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.journeys import forms, services, words
from chungtay.journeys.queries import leaving
from chungtay.journeys.queries import own_view as queries
from chungtay.journeys.rules import UNANSWERED_DAYS
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.vietnamese import fold
from chungtay.web.explain import explain
from chungtay.web.print import pdf_response, render_pdf
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from chungtay.clubs.models import Club, Membership

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _shown(member: "Membership", request: ActRequest) -> dict[str, Any]:
    return {
        "member": member,
        "club": member.club,
        "blocks": queries.blocks_of(member.club_id, [member.pk], request.act.day)[member.pk],
        "objections": queries.objections_of_member(member),
    }


@open_to_all
@never_cache
@form_page
def own_page(request: ActRequest, token: str) -> HttpResponse:
    """What one member may see of themselves, and nothing else; here they say what is not right."""
    member = services.opened_by(request.act, token).membership
    shown = _shown(member, request)
    form = forms.NotRight(request.POST or None, titles=[block.title for block in shown["blocks"]])
    if form.is_valid():
        try:
            services.object_to(request.act, membership=member, by_link=True, **form.cleaned_data)
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, explain(refusal))
        else:
            messages.success(request, words.OBJECTION_SENT)
            return redirect(request.path)
    response = render(request, "journeys/own_page.html", shown | {"form": form}, status=422 if form.is_bound else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _club(request: ActRequest, club_id: int) -> "Club":
    return get_club(request.act.reach(Action.RUN_MEETING), club_id)


def _member(request: ActRequest, club_id: int, membership_id: int) -> "Membership":
    return queries.get_member(request.act.reach(Action.RUN_MEETING), club_id, membership_id)


@needs(Action.RUN_MEETING)
@require_safe
def slips(request: ActRequest, club_id: int) -> HttpResponse:
    """Everybody who can have a slip; all printed in one run, or one alone."""
    club = _club(request, club_id)
    search = request.GET.get("q", "").strip()
    members = [
        member
        for member in queries.members_for_slips(club.pk, request.act.day)
        if not search or search == str(member.number) or fold(search) in member.person.name_fold
    ]
    return render(request, "journeys/slips.html", {"club": club, "page": paginate(request, members), "q": search})


@needs(Action.RUN_MEETING)
@require_safe
def member_view(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """What the member sees, looked at together with the board; what they said, and the slip."""
    member = _member(request, club_id, membership_id)
    link = queries.link_of(member)
    may_hand_out = request.act.may(Action.FOLLOW_RIGHTS, member.club.path)
    shown = _shown(member, request) | {"link": link, "may_hand_out": may_hand_out}
    return render(request, "journeys/member_view.html", shown)


@needs(Action.RUN_MEETING)
@form_page
def withdraw(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The slip was lost: its address opens nothing any more."""
    member = _member(request, club_id, membership_id)
    form = forms.Withdraw(request.POST or None)
    if form.is_valid():
        services.withdraw_link(request.act, membership=member, key=form.cleaned_data["key"])
        messages.success(request, words.LINK_WITHDRAWN)
        return redirect("journeys:member_view", club_id=club_id, membership_id=membership_id)
    return render(request, "journeys/withdraw.html", {"club": member.club, "member": member, "form": form})


@needs(Action.RUN_MEETING)
@form_page
def not_right(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """The board writes down what a member says is not right, for who has no telephone."""
    member = _member(request, club_id, membership_id)
    shown = _shown(member, request)
    form = forms.NotRight(request.POST or None, titles=[block.title for block in shown["blocks"]])
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                services.object_to(request.act, membership=member, by_link=False, **form.cleaned_data)
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
            else:
                messages.success(request, words.OBJECTION_WRITTEN)
                return redirect("journeys:member_view", club_id=club_id, membership_id=membership_id)
    return render(request, "journeys/not_right.html", shown | {"form": form}, status=status)


@needs(Action.RUN_MEETING)
@require_safe
def objections(request: ActRequest, club_id: int) -> HttpResponse:
    """What members said, those that wait for an answer first."""
    club = _club(request, club_id)
    search = request.GET.get("q", "").strip()
    rows = queries.objections_of_club(request.act.reach(Action.RUN_MEETING), club.pk, search=fold(search))
    return render(request, "journeys/objections.html", {"club": club, "page": paginate(request, rows), "q": search})


@needs(Action.SEE_OFFICE)
@require_safe
def office_objections(request: ActRequest) -> HttpResponse:
    """What members of the clubs below said is not right and nobody answered in time, the oldest first."""
    page = paginate(request, queries.unanswered_too_long(request.act.reach(Action.SEE_OFFICE), request.act.at))
    answers = request.act.reach(Action.RUN_MEETING)
    lines = [
        {
            "objection": one,
            "club": one.membership.club,
            "days": (request.act.at - one.said_at).days,
            "may_answer": answers.covers(one.membership.club.path),
        }
        for one in page
    ]
    context = {"page": page, "lines": lines, "days": UNANSWERED_DAYS}
    return render(request, "journeys/office_objections.html", context)


@needs(Action.RUN_MEETING)
@require_safe
def left_open(request: ActRequest, club_id: int) -> HttpResponse:
    """Who left or died with a loan that is not paid or a contribution that was not given back."""
    club = _club(request, club_id)
    return render(request, "journeys/left_open.html", {"club": club, "lines": leaving.left_open(club.pk)})


@needs(Action.RUN_MEETING)
@form_page
def objection(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """One member's words beside what the books say, and the answer."""
    found = queries.get_objection(request.act.reach(Action.RUN_MEETING), club_id, key)
    form = forms.Answer(request.POST or None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                services.answer_objection(request.act, objection=found, **form.cleaned_data)
            except (RuleBroken, Conflict) as refusal:
                form.add_error(None, explain(refusal))
                status = refusal.status
            else:
                messages.success(request, words.OBJECTION_ANSWERED)
                return redirect("journeys:objections", club_id=club_id)
    context = _shown(found.membership, request) | {"objection": found, "form": form}
    return render(request, "journeys/objection.html", context, status=status)


@needs(Action.RUN_MEETING)
@require_POST
def slip_printed(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One member's slip, half an A4 page."""
    member = _member(request, club_id, membership_id)
    return _slips(request, member.club, [member], f"phieu-so-{member.number}")


@needs(Action.RUN_MEETING)
@require_POST
def slips_printed(request: ActRequest, club_id: int) -> HttpResponse:
    """Every member's slip, two on a page."""
    club = _club(request, club_id)
    return _slips(request, club, queries.members_for_slips(club.pk, request.act.day), "phieu-thanh-vien")


def _slips(request: ActRequest, club: "Club", members: list["Membership"], name: str) -> HttpResponse:
    numbers = [member.pk for member in members]
    links = services.make_links(request.act, club_id=club.pk, path=club.path, membership_ids=numbers)
    blocks = queries.blocks_of(club.pk, numbers, request.act.day)
    data = {
        "club": club.name,
        "day": f"{request.act.day:%d/%m/%Y}",
        "slips": [
            {
                "number": member.number,
                "name": member.person.full_name,
                "code": _square(request, services.token_of(links[member.pk])),
                "blocks": [vars(block) for block in blocks[member.pk]],
            }
            for member in members
        ],
    }
    where = f"{club.name} · {words.SLIP_TITLE}"
    return pdf_response(name, render_pdf("journeys/member_slips.typ", data, where=where))


def _square(request: HttpRequest, token: str) -> str:
    """The address as a picture to be taken by a telephone."""
    out = io.BytesIO()
    link = request.build_absolute_uri(reverse("journeys:own_page", args=[token]))
    segno.make(link, error="m").save(out, kind="svg", border=1, xmldecl=False, scale=4)
    return out.getvalue().decode()
