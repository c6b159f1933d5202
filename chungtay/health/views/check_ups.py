"""Days of examination: the list with how far the half-year is covered, a new one, one taken back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.health import forms, services, words
from chungtay.health.queries.lists import check_ups_of, cover_of, examined_at, get_check_up, not_examined
from chungtay.health.queries.papers import station_of
from chungtay.health.rules import Payer, ThresholdName, thresholds_on
from chungtay.health.views.shared import ask, club_for, form_page, page, url
from chungtay.meetings.queries.roll import roll_of_day
from chungtay.web.render import paginate


@needs(Action.KEEP_HEALTH)
@require_safe
def check_up_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The days of examination, latest first, and who has not been examined in this half-year."""
    club, day = club_for(request, club_id), request.act.day
    listed = paginate(request, check_ups_of(club))
    cover = cover_of(club, day)
    limits = thresholds_on(day)
    return page(
        request,
        "check_ups.html",
        club,
        page=listed,
        lines=[
            {"row": row, "payer": words.PAYER[Payer(row.payer)], "url": url("check_up", club, check_up_key=row.key)}
            for row in listed
        ],
        cover=cover,
        half=words.HALVES[cover.half],
        share_min=limits[ThresholdName.CHECK_UP_SHARE_MIN].value,
        a_year=limits[ThresholdName.CHECK_UPS_A_YEAR_MIN],
        missing=not_examined(club, day),
    )


@needs(Action.KEEP_HEALTH)
@form_page
def check_up_new(request: ActRequest, club_id: int) -> HttpResponse:
    """Write a day of examination: tick who was there."""
    club, day = club_for(request, club_id), request.act.day
    lines = roll_of_day(club.pk, day).lines
    form = forms.CheckUpForm(
        request.POST or None,
        members=[(str(line.membership_id), _called(line)) for line in lines],
        initial={"held_on": day, "place": station_of(club), "members": []},
    )
    return ask(
        request, club, form,
        lambda: services.record_check_up(request.act, club=club, **form.said()),
        to=url("check_ups", club),
        done=lambda: words.CHECKED_UP % {"count": len(form.cleaned_data["members"])},
        heading=words.CHECK_UP_NEW,
        verb=words.WRITE,
        back_url=url("check_ups", club),
        next_url=url("home", club),  # a page that a phone keeps
        back_name=words.CHECK_UPS,
        draft=f"kham-{club.pk}",
    )  # fmt: skip


def _called(line: Any) -> str:
    return f"{line.number}. {line.name}{f' ({line.told_apart})' if line.told_apart else ''}"


@needs(Action.KEEP_HEALTH)
@form_page
def check_up(request: ActRequest, club_id: int, check_up_key: UUID) -> HttpResponse:
    """One day of examination with everybody examined; taken back here when it was a mistake."""
    club = club_for(request, club_id)
    row = get_check_up(club, check_up_key)
    form = forms.ReasonForm(request.POST or None)
    return ask(
        request, club, form,
        lambda: services.strike_check_up(request.act, club=club, check_up_key=check_up_key, **form.cleaned_data),
        to=url("check_ups", club),
        done=lambda: words.STRUCK,
        template="check_up.html",
        check_up=row,
        payer=words.PAYER[Payer(row.payer)],
        names=examined_at(row),
        back_url=url("check_ups", club),
        back_name=words.CHECK_UPS,
    )  # fmt: skip
