"""A supervisor reads the book of home care on the club's own phone, in its presence, and takes away counts."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.rules import Outcome
from chungtay.care.views.papers import told_of_person, told_of_visit
from chungtay.care.views.shared import ask, club_for, form_page, page, url
from chungtay.figures.rules import FIVE, nearest
from chungtay.kernel.months import Month


@needs(Action.RUN_CARE)
@online_only
@form_page
def show(request: ActRequest, club_id: int) -> HttpResponse:
    """Who reads, from which office; then the book opens for half an hour. Below stands who read before."""
    club = club_for(request, club_id, Action.RUN_CARE)
    form = forms.ShowTo(request.POST or None)
    key = form.data.get("key", "") if form.is_bound else ""
    return ask(
        request, club, form,
        lambda: services.show_book(request.act, club=club, **form.cleaned_data),
        to=lambda: url("shown", club, key),
        done=lambda: words.SHOWN_NOW,
        back_url=url("list", club),
        template="show.html",
        looks=list(queries.looks_of_club(club.pk)[:20]),
    )  # fmt: skip


@needs(Action.RUN_CARE)
@online_only
@never_cache
@require_safe
def shown(request: ActRequest, club_id: int, look_key: UUID) -> HttpResponse:
    """The book of this month and the last, as it is read in the club's presence; at its end counts in fives."""
    look = queries.get_look(request.act, club_id, look_key)
    standing = set(queries.shown_folders(look))
    lines = [line for line in queries.lines_for(request.act, club_id) if line.folder.pk in standing]
    month = Month.of(request.act.day)
    visits = queries.visits_between([line.folder for line in lines], (month - 1).first, month.last)
    return page(
        request,
        "shown.html",
        look.club,
        look=look,
        people=[told_of_person(line, number) for number, line in enumerate(lines, 1)],
        visits=[told_of_visit(visit) for visit in visits],
        period=f"{(month - 1).label} – {month.label}",
        counts=_counts(lines, visits),
    )


def _counts(lines: list[Any], visits: list[Any]) -> list[dict[str, Any]]:
    """What a supervisor may take away: each number by itself to the nearest five."""
    made = [visit for visit in visits if visit.outcome != Outcome.NOT_HOME]
    told = {
        words.COUNT_CLIENTS: sum(line.client is not None for line in lines),
        words.COUNT_VISITS: len(made),
        words.COUNT_WORRIES: sum(bool(visit.worry) for visit in made),
    }
    return [{"name": name, "value": nearest(value, FIVE)} for name, value in told.items()]
