"""Sheets of questions: the list, a new one, one with where each worry ends."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.health import forms, services, words
from chungtay.health.queries.lists import get_result, get_screening, results_of, screenings_of
from chungtay.health.queries.papers import station_of
from chungtay.health.rules import ClubAction, Domain, Finding, NextStep, get_instrument, instrument_on
from chungtay.health.services import Sheet
from chungtay.health.views.shared import ask, club_for, form_page, page, url
from chungtay.meetings.queries.roll import roll_of_day
from chungtay.web.render import paginate


@needs(Action.KEEP_HEALTH)
@require_safe
def screening_list(request: ActRequest, club_id: int) -> HttpResponse:
    """Filled sheets, latest first, searched by name."""
    club = club_for(request, club_id)
    services.note_look(request.act, club_id=club.pk)
    text = request.GET.get("q", "")[:120]
    listed = paginate(request, screenings_of(club, text))
    return page(
        request,
        "screenings.html",
        club,
        page=listed,
        lines=[{"row": row, "url": url("screening", club, screening_key=row.key)} for row in listed],
        q=text,
        instrument=instrument_on(request.act.day),
    )


@needs(Action.KEEP_HEALTH)
@form_page
def screen(request: ActRequest, club_id: int) -> HttpResponse:
    """Ask one person, side by side; what worries ends in something to do. Works without a network."""
    club, day = club_for(request, club_id), request.act.day
    instrument = instrument_on(day)
    form = forms.SheetForm(
        request.POST or None,
        instrument=instrument,
        members=[(str(line.membership_id), f"{line.number}. {line.name}") for line in roll_of_day(club.pk, day).lines],
        today=day,
        initial={"membership": request.GET.get("ai", ""), "station": station_of(club)},
    )
    written: list[Any] = []

    def service() -> None:
        said = form.cleaned_data
        sheet = Sheet(
            membership_id=form.chosen(),
            screened_on=said["screened_on"],
            instrument=instrument,
            answers=form.answers(),
            endings=form.endings(),
            is_trained=said["is_trained"],
            station=said["station"],
            keeping=form.keeping(),
            telling=form.telling(),
        )
        written.append(services.screen(request.act, club=club, key=said["key"], sheet=sheet))

    return ask(
        request, club, form, service,
        to=lambda: url("screening", club, screening_key=written[0].key),
        done=lambda: words.SCREENED,
        template="screen.html",
        instrument=instrument,
        draft=f"hoi-{club.pk}",
        next_url=url("home", club),  # a page that a phone keeps
    )  # fmt: skip


@needs(Action.KEEP_HEALTH)
@require_safe
def screening(request: ActRequest, club_id: int, screening_key: UUID) -> HttpResponse:
    """One filled sheet: what it says of each side, and where each worry ends."""
    club = club_for(request, club_id)
    row = get_screening(club, screening_key)
    services.note_look(request.act, club_id=club.pk, membership_id=row.membership_id)
    instrument = get_instrument(row.instrument, row.version)
    return page(
        request,
        "screening.html",
        club,
        screening=row,
        name=row.membership.person.full_name,
        instrument=instrument,
        results=[_result(result, instrument, club) for result in results_of(row)],
        erased=words.ERASED,
    )


def _result(result: Any, instrument: Any, club: Any) -> dict[str, Any]:
    finding, sheet = Finding(result.finding), instrument.domain(result.domain)
    step = NextStep(result.step) if result.step else None
    told = words.CLUB_ACTION[ClubAction(result.club_action)] if step is NextStep.CLUB else ""
    return {
        "row": result,
        "name": sheet.name,
        "finding": words.FINDING[finding],
        "kind": words.FINDING_KIND[finding],
        "worry": sheet.worry if finding is Finding.CONCERN else "",
        "urgent": sheet.urgent if finding is Finding.CONCERN else "",
        "step": words.NEXT_STEP[step] if step else "",
        "told": told,
        "slip_url": url("referral", club, slip_key=result.referral.key) if result.referral else "",
        "done_url": url("result_done", club, result_id=result.pk)
        if step in {NextStep.CLUB, NextStep.LOOK_AGAIN} and not result.done_on
        else "",
    }


@needs(Action.KEEP_HEALTH)
@form_page
def result_done(request: ActRequest, club_id: int, result_id: int) -> HttpResponse:
    """The club did it, or looked again."""
    club = club_for(request, club_id)
    result = get_result(club, result_id)
    name = result.screening.membership.person.full_name
    to = url("screening", club, screening_key=result.screening.key)
    form = forms.DoneForm(request.POST or None, initial={"on": request.act.day})
    return ask(
        request, club, form,
        lambda: services.mark_done(request.act, club=club, result_id=result_id, **form.cleaned_data),
        to=to,
        done=lambda: words.DONE,
        heading=words.MARK_DONE % {"name": name, "domain": words.DOMAIN[Domain(result.domain)]},
        verb=words.WRITE,
        back_url=to,
        back_name=words.SCREENINGS,
    )  # fmt: skip


@needs(Action.KEEP_HEALTH)
@form_page
def strike(request: ActRequest, club_id: int, screening_key: UUID) -> HttpResponse:
    """Take back a sheet filled for the wrong member or day."""
    club = club_for(request, club_id)
    row = get_screening(club, screening_key)
    form = forms.ReasonForm(request.POST or None)
    return ask(
        request, club, form,
        lambda: services.strike_screening(request.act, club=club, screening_key=screening_key, **form.cleaned_data),
        to=url("screenings", club),
        done=lambda: words.STRUCK,
        heading=words.STRIKE_SCREENING % {"name": row.membership.person.full_name},
        verb=words.STRIKE,
        back_url=url("screening", club, screening_key=row.key),
        back_name=words.SCREENINGS,
    )  # fmt: skip
