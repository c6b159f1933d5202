"""Handing over a post: on the club face step by step, on the office face the commune's confirmation."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.clubs.rules import Post
from chungtay.clubs.words import POSTS
from chungtay.funds.rules import AccountKind
from chungtay.funds.words import ACCOUNT
from chungtay.journeys import forms, services
from chungtay.journeys.adapters import handover_paper
from chungtay.journeys.queries import handover as queries
from chungtay.journeys.rules import GiverIs, HandoverState, HandoverStep, NoSuchFounding
from chungtay.journeys.words import handover as words
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.print import pdf_response
from chungtay.web.render import paginate

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form

    from chungtay.clubs.models import Club
    from chungtay.journeys.models import Handover

form_page = require_http_methods(["GET", "HEAD", "POST"])


def _club(request: ActRequest, club_id: int, action: Action = Action.RUN_CLUB) -> "Club":
    return get_club(request.act.reach(action), club_id)


def _one(request: ActRequest, club_id: int, key: UUID, action: Action = Action.RUN_MEETING) -> "Handover":
    return queries.get_handover(request.act.reach(action), key, club_id)


def _about(handover: "Handover") -> dict[str, Any]:
    return {
        "club": handover.club,
        "handover": handover,
        "post": POSTS[Post(handover.seat.post)],
        "state": words.STATE[HandoverState(handover.state)],
        "state_kind": words.STATE_KIND[HandoverState(handover.state)],
        "is_open": handover.state == HandoverState.OPEN,
        "here": reverse("journeys:handover", args=[handover.club_id, handover.key]),
    }


def _send(form: "Form", service: "Callable[[], object]") -> int:
    """302 posted, else the status with the reason above the form."""
    if not form.is_valid():
        return 422
    try:
        service()
    except (RuleBroken, Conflict) as refusal:
        form.add_error(None, explain(refusal))
        return refusal.status
    return 302


def _lines(rows: Any) -> list[dict[str, Any]]:
    return [_about(row) | {"giver": row.seat.person, "receiver": row.receiver.person} for row in rows]


@needs(Action.RUN_MEETING)
@require_safe
def handovers(request: ActRequest, club_id: int) -> HttpResponse:
    """The club's handovers, those under way first."""
    club = _club(request, club_id, Action.RUN_MEETING)
    page = paginate(request, queries.handovers_of(request.act.reach(Action.RUN_MEETING), club.pk))
    may_begin = request.act.may(Action.RUN_CLUB, club.path)
    context = {"club": club, "page": page, "lines": _lines(page), "may_begin": may_begin}
    return render(request, "journeys/handovers.html", context)


@needs(Action.RUN_CLUB)
@form_page
def begin(request: ActRequest, club_id: int) -> HttpResponse:
    """Which post goes to whom."""
    club = _club(request, club_id)
    seats = {str(seat.pk): seat for seat in queries.seats_to_hand(club)}
    receivers = {str(member.pk): member for member in queries.receivers_of(club)}
    form = forms.BeginHandover(
        request.POST or None,
        seats=[(pk, f"{POSTS[Post(seat.post)]}: {seat.person.full_name}") for pk, seat in seats.items()],
        receivers=[(pk, f"{member.person.full_name} ({member.number})") for pk, member in receivers.items()],
        initial={"handed_on": request.act.day},
    )
    made: list[Handover] = []

    def service() -> None:
        said = form.cleaned_data
        beginning = services.Beginning(said["handed_on"], said["giver_is"], said["stand_ins"])
        seat, receiver = seats[said["seat"]], receivers[said["receiver"]]
        made.append(
            services.begin_handover(request.act, seat=seat, receiver=receiver, key=said["key"], beginning=beginning)
        )

    status = _send(form, service) if form.is_bound else 200
    if status == 302:
        messages.success(request, words.BEGUN)
        return redirect("journeys:handover", club_id=club.pk, key=made[0].key)
    return render(request, "journeys/handover_begin.html", {"club": club, "form": form}, status=status)


@needs(Action.RUN_MEETING)
@require_safe
def handover(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The steps of a handover with what is settled; its minutes and its end."""
    found = _one(request, club_id, key)
    stands = queries.stands_of(found)
    context = _about(found) | {
        "giver": found.seat.person,
        "receiver": found.receiver.person,
        "giver_is": words.GIVER[GiverIs(found.giver_is)],
        "steps": [_step(found, stand) for stand in stands],
        "is_ready": all(stand.is_done for stand in stands),
        "may_end": request.act.may(Action.RUN_CLUB, found.club.path),
    }
    return render(request, "journeys/handover.html", context)


def _step(found: "Handover", stand: queries.Stand) -> dict[str, Any]:
    told = stand.check.words if stand.check else ""
    if stand.held:
        told = words.TOLD_HELD % stand.held
    if stand.of:
        told = words.TOLD_LOANS % {"done": stand.count, "all": stand.of}
    is_open = found.state == HandoverState.OPEN
    return {
        "name": words.STEP[stand.step],
        "told": told,
        "is_done": stand.is_done,
        "url": _step_url(found, stand.step) if is_open else "",
    }


def _step_url(found: "Handover", step: HandoverStep) -> str:
    if step is HandoverStep.BOOKS:
        return reverse("funds:any_day", args=[found.club_id])
    if step is HandoverStep.CASH:
        return reverse("funds:count_new", args=[found.club_id])
    if step is HandoverStep.LOANS:
        return reverse("journeys:handover_loans", args=[found.club_id, found.key])
    return reverse("journeys:handover_step", args=[found.club_id, found.key, step.value])


@needs(Action.RUN_MEETING)
@form_page
def step(request: ActRequest, club_id: int, key: UUID, step: str) -> HttpResponse:
    """One step that a person confirms, with what there is to confirm."""
    found = _one(request, club_id, key)
    chosen = _known(found, step)
    form = forms.ConfirmStep(request.POST or None, request.FILES or None, has_photo=chosen is HandoverStep.SIGNED)
    status = 200
    if form.is_bound:
        status = _send(
            form,
            lambda: services.confirm_step(request.act, handover=found, step=chosen, **form.cleaned_data),
        )
    if status == 302:
        messages.success(request, words.CONFIRMED)
        return redirect(_about(found)["here"])
    context = (
        _about(found)
        | _shown(found, chosen)
        | {
            "form": form,
            "name": words.STEP[chosen],
            "asks": words.ASKS[chosen],
            "needs_commune": chosen is HandoverStep.COMMUNE and not request.act.may(Action.FOUND_CLUB, found.club.path),
        }
    )
    return render(request, "journeys/handover_step.html", context, status=status)


def _known(found: "Handover", step: str) -> HandoverStep:
    if step not in words.ASKS:
        raise NoSuchFounding(step=step)
    return HandoverStep(step)


def _shown(found: "Handover", step: HandoverStep) -> dict[str, Any]:
    if step is HandoverStep.PHONE:
        return {"held": queries.forms_held(found)}
    if step is HandoverStep.CAPITAL:
        return {"capital": [(row, ACCOUNT[AccountKind(row.origin)]) for row in queries.to_return(found.club_id)]}
    if step is HandoverStep.THINGS:
        return {"things": queries.things_of_giver(found)}
    return {}


@needs(Action.RUN_MEETING)
@form_page
def loans(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Every open loan: what the borrower confirms, one by one or many at once."""
    found = _one(request, club_id, key)
    rows = queries.open_loans(found)
    form = forms.Withdraw(request.POST or None)
    status = 200
    if form.is_bound:
        said = {
            row.loan_id: request.POST.get(f"cach{row.loan_id}", "").strip()
            for row in rows
            if f"vay{row.loan_id}" in request.POST
        }
        status = _send(
            form,
            lambda: services.confirm_loans(request.act, handover=found, key=form.cleaned_data["key"], said=said),
        )
    if status == 302:
        messages.success(request, words.CONFIRMED)
        return redirect(request.path)
    return render(request, "journeys/handover_loans.html", _about(found) | {"form": form, "rows": rows}, status=status)


@needs(Action.SEE_CLUB)
@require_safe
def minutes(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The minutes of the handover, to be signed by giver, receiver, chair and commune."""
    found = _one(request, club_id, key, Action.SEE_CLUB)
    link = request.build_absolute_uri(_about(found)["here"])
    return pdf_response(f"bien-ban-ban-giao-{found.handed_on:%Y-%m-%d}", handover_paper(found, link))


@needs(Action.RUN_CLUB)
@form_page
def finish(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """Everything is settled: seat, access and things go over."""
    return _ended(request, _one(request, club_id, key, Action.RUN_CLUB), services.finish_handover, words.FINISHED)


@needs(Action.RUN_CLUB)
@form_page
def cancel(request: ActRequest, club_id: int, key: UUID) -> HttpResponse:
    """The handover is given up."""
    return _ended(request, _one(request, club_id, key, Action.RUN_CLUB), services.cancel_handover, words.GIVEN_UP)


def _ended(request: ActRequest, found: "Handover", service: Any, said: Any) -> HttpResponse:
    is_finish = service is services.finish_handover
    form = forms.EndHandover(request.POST or None)
    status = 200
    if form.is_bound:
        status = _send(form, lambda: service(request.act, handover=found, **form.cleaned_data))
    if status == 302:
        messages.success(request, said)
        return redirect(_about(found)["here"])
    context = _about(found) | {"form": form, "is_finish": is_finish}
    return render(request, "journeys/handover_end.html", context, status=status)


@needs(Action.FOUND_CLUB)
@require_safe
def office_list(request: ActRequest) -> HttpResponse:
    """Handovers of the clubs below, those that wait for the commune first."""
    page = paginate(request, queries.handovers_of(request.act.reach(Action.FOUND_CLUB)))
    return render(request, "journeys/office_handovers.html", {"page": page, "lines": _lines(page)})


@needs(Action.FOUND_CLUB)
@form_page
def office_one(request: ActRequest, key: UUID) -> HttpResponse:
    """One handover seen from the commune: what is settled, and its own confirmation."""
    found = queries.get_handover(request.act.reach(Action.FOUND_CLUB), key)
    stands = queries.stands_of(found)
    form = forms.ConfirmStep(request.POST or None)
    status = 200
    if form.is_bound:
        status = _send(
            form,
            lambda: services.confirm_step(request.act, handover=found, step=HandoverStep.COMMUNE, **form.cleaned_data),
        )
    if status == 302:
        messages.success(request, words.CONFIRMED)
        return redirect("journeys:office_handover", key=key)
    context = _about(found) | {
        "giver": found.seat.person,
        "receiver": found.receiver.person,
        "giver_is": words.GIVER[GiverIs(found.giver_is)],
        "steps": [_step(found, stand) | {"url": ""} for stand in stands],
        "form": form,
        "asks": words.ASKS[HandoverStep.COMMUNE],
        "is_confirmed": any(stand.step is HandoverStep.COMMUNE and stand.is_done for stand in stands),
    }
    return render(request, "journeys/office_handover.html", context, status=status)
