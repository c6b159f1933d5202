"""The law as it is read: every right with conditions, papers and source; what a province pays instead."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.programme.rules import Mark
from chungtay.rights import forms, services, words
from chungtay.rights.queries.law import amounts_of, get_province, law_on, local_amounts, longevity_law, provinces_in
from chungtay.rights.rules import Benefit, Giver
from chungtay.rights.views.shared import POSTED, club_for, form_page, page, send


def _rows(request: ActRequest, path: str = "/") -> dict[str, Any]:
    day = request.act.day
    amounts = local_amounts(path, day)
    rows = [
        {
            "row": row,
            "benefit": words.BENEFIT[Benefit(row.benefit)],
            "amount": words.money_a_month(max(row.amount_vnd or 0, amounts.get(Benefit(row.benefit), 0)) or None),
            "is_sourced": row.mark == Mark.SOURCED,
        }
        for row in law_on(day)
    ]
    ages = [{"row": row, "giver": words.GIVER[Giver(row.giver)]} for row in longevity_law(day)]
    return {"rights": rows, "ages": ages}


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def club_law(request: ActRequest, club_id: int) -> HttpResponse:
    """The rights of today for the club's board, with the papers each asks for."""
    club = club_for(request, club_id)
    return page(request, "law.html", club, base="web/club.html", is_office=False, **_rows(request, club.path))


@needs(Action.SEE_FIGURES)
@require_safe
def office_law(request: ActRequest) -> HttpResponse:
    """The same for an office, with what its provinces pay instead. No name of anybody."""
    mine = request.act.reach(Action.KEEP_PROGRAMME)
    provinces = [] if mine.is_empty else provinces_in(mine, request.act.day)
    context = {"base": "web/office.html", "is_office": True, "provinces": provinces, **_rows(request)}
    return render(request, "rights/law.html", context)


@needs(Action.KEEP_PROGRAMME)
@form_page
def local_amount(request: ActRequest, area_id: int) -> HttpResponse:
    """What a province pays a month from a day on, and what it paid before."""
    found = get_province(request.act.reach(Action.KEEP_PROGRAMME), area_id, request.act.day)
    form = forms.LocalAmount(request.POST or None)

    def service() -> None:
        said = form.cleaned_data
        services.set_local_amount(
            request.act, path=found.path, key=said["key"], benefit=Benefit(said["benefit"]),
            amount_vnd=said["amount_vnd"], since=said["since"], source=said["source"],
        )  # fmt: skip

    status = send(form, service) if form.is_bound else 200
    here = reverse("rights:local_amount", args=[found.pk])
    if status == POSTED:
        messages.success(request, words.DONE_AMOUNT)
        return redirect(here)
    amounts = [
        {"row": row, "name": words.BENEFIT[Benefit(row.benefit)], "amount": words.money_a_month(row.amount_vnd)}
        for row in amounts_of(found.path)
    ]
    context = {"form": form, "area": found, "amounts": amounts, "back_url": reverse("rights:office_law")}
    return render(request, "rights/local_amount.html", context, status=status)
