"""Who may read of a person, what the person agreed to, and who has looked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.rules import LEADS, SEAT_DAYS_AT_MOST, CircleKind
from chungtay.care.views.shared import ask_about, folder_for, form_page, page, url
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.people.queries import consents_of
from chungtay.people.rules import Purpose
from chungtay.people.words import HOW_TAKEN, PURPOSES
from chungtay.web.explain import explain
from chungtay.web.render import paginate


@needs(Action.SEE_CARE)
@require_safe
def circle(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Who may read, until when; what was agreed to, how and before whom; each ended or withdrawn by one touch."""
    folder, day = folder_for(request, club_id, folder_key), request.act.day
    consents = consents_of(folder.person_id, folder.club_id)
    held = {Purpose(each.purpose) for each in consents if each.valid_to is None}
    return page(
        request,
        "circle.html",
        folder.club,
        folder=folder,
        leads=bool(queries.kinds_in(request.act, folder) & LEADS),
        seats=[_seat(seat) for seat in queries.circle_of(folder, day)],
        consents=[_consent(each) for each in consents],
        may_agree_more=any(purpose not in held for purpose in words.ASKED),
        end=forms.Keyed(),
        withdraw=forms.Keyed(),
        back_url=url("folder", folder.club, folder.key),
    )


def _seat(seat: Any) -> dict[str, Any]:
    return {"seat": seat, "name": queries.name_of(seat), "kind": words.CIRCLE[seat.kind]}


def _consent(each: Any) -> dict[str, Any]:
    parts = [str(HOW_TAKEN[each.how]), each.witness, each.representative]
    return {
        "consent": each,
        "purpose": PURPOSES[Purpose(each.purpose)],
        "how": ", ".join(part for part in parts if part),
        "is_held": each.valid_to is None,
    }


@needs(Action.SEE_CARE)
@online_only
@form_page
def name(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """One more may read, as the person agreed."""
    folder, day = folder_for(request, club_id, folder_key), request.act.day
    form = forms.Name(
        request.POST or None,
        people=_people(folder, day),
        initial={"until": day + timedelta(days=SEAT_DAYS_AT_MOST - 1)},
    )
    return ask_about(
        request, folder, form,
        lambda: services.name_in_circle(
            request.act,
            folder=folder,
            key=form.cleaned_data["key"],
            named=form.named(),
            until=form.cleaned_data["until"],
        ),
        to=url("circle", folder.club, folder.key),
        done=words.NAMED,
        heading=words.HEAD_NAME,
        lead=words.LEAD_NAME,
        verb=words.DO_NAME,
    )  # fmt: skip


def _people(folder: Any, day: Any) -> list[tuple[Any, Any]]:
    """Everybody who may be named, by the part they would have."""
    club = folder.club
    carers = queries.carers_to_choose(club, day)
    outside = queries.accounts_from_outside(club, day)
    parts: dict[CircleKind, list[tuple[str, str]]] = {
        CircleKind.COORDINATOR: [(f"m{pk}", name) for pk, name in queries.board_to_choose(club, day)],
        CircleKind.VOLUNTEER: [(f"m{pk}", name) for pk, name in carers],
        CircleKind.ASSISTANT: [(f"m{pk}", name) for pk, name in carers],
        CircleKind.CASE_MANAGER: [(f"a{each.pk}", str(each)) for each in outside],
        CircleKind.STATION: [(f"a{each.pk}", str(each)) for each in outside],
    }
    return [
        (words.CIRCLE[kind], [(f"{kind.value}:{code}", name) for code, name in people])
        for kind, people in parts.items()
        if people
    ]


@needs(Action.SEE_CARE)
@online_only
@require_POST
def end_seat(request: ActRequest, club_id: int, folder_key: UUID, seat_key: UUID) -> HttpResponse:
    """From today on this one reads no more."""
    folder = folder_for(request, club_id, folder_key)
    seat = queries.get_seat(folder, seat_key)
    here = url("circle", folder.club, folder.key)
    form = forms.Keyed(request.POST)
    if form.is_valid():
        try:
            services.end_seat(request.act, seat=seat, key=form.cleaned_data["key"])
        except (RuleBroken, Conflict) as refused:
            messages.error(request, explain(refused))
        else:
            messages.success(request, words.SEAT_ENDED)
    stands = queries.folders_for(request.act, club_id).filter(pk=folder.pk).exists()
    return redirect(here if stands else url("list", folder.club))


@needs(Action.SEE_CARE)
@online_only
@form_page
def consent(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """One purpose more that the person agrees to."""
    folder = folder_for(request, club_id, folder_key)
    held = {Purpose(row.purpose) for row in consents_of(folder.person_id, folder.club_id) if row.valid_to is None}
    form = forms.Consent(request.POST or None, open_purposes=[each for each in words.ASKED if each not in held])
    return ask_about(
        request, folder, form,
        lambda: services.consent_to(
            request.act,
            folder=folder,
            key=form.cleaned_data["key"],
            purpose=Purpose(form.cleaned_data["purpose"]),
            said=form.said(),
        ),
        to=url("circle", folder.club, folder.key),
        done=words.CONSENT_GIVEN,
        heading=words.HEAD_CONSENT,
        lead=words.LEAD_CONSENT,
        verb=words.DO_CONSENT,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@online_only
@require_POST
def withdraw(request: ActRequest, club_id: int, folder_key: UUID, consent_key: UUID) -> HttpResponse:
    """Withdrawn as easily as given: one touch, no reason."""
    folder = folder_for(request, club_id, folder_key)
    found = queries.get_consent(folder, consent_key)
    form = forms.Keyed(request.POST)
    if form.is_valid():
        try:
            services.withdraw(request.act, folder=folder, key=form.cleaned_data["key"], consent=found)
        except (RuleBroken, Conflict) as refused:
            messages.error(request, explain(refused))
        else:
            messages.success(request, words.CONSENT_WITHDRAWN)
    stands = queries.folders_for(request.act, club_id).filter(pk=folder.pk).exists()
    return redirect(url("circle", folder.club, folder.key) if stands else url("list", folder.club))


@needs(Action.SEE_CARE)
@require_safe
def readings(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Who has looked, when and at what, so that the person can be told."""
    folder = folder_for(request, club_id, folder_key)
    rows = paginate(request, queries.readings_of(folder))
    return page(
        request,
        "readings.html",
        folder.club,
        folder=folder,
        page=rows,
        lines=[{"reading": each, "what": _what(each)} for each in rows],
        back_url=url("circle", folder.club, folder.key),
    )


def _what(reading: Any) -> str:
    """What was read; shown to a supervisor, with who that was."""
    if reading.supervisor is None:
        return str(words.LOOKED[reading.what])
    return str(words.SHOWN_TO) % {"name": reading.supervisor.name, "office": reading.supervisor.office}
