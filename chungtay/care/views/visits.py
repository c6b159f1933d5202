"""A visit in three touches; striking out, answering a worry, telling why nobody came."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.queries import Line
from chungtay.care.rules import Looked, monday_of
from chungtay.care.views.shared import ask_about, folder_for, form_page, url


@needs(Action.SEE_CARE)
@form_page
def visit(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Write a visit down: what is usual is ticked already. Kept on the phone when there is no network."""
    folder = folder_for(request, club_id, folder_key, Looked.VISIT)
    line = queries.lines_for(request.act, club_id, only=folder.pk)[0]
    usual = _usual(request, line)
    form = forms.Visit(
        request.POST or None,
        goers=queries.who_may_go(folder, request.act.day),
        minutes=[usual["minutes"]] if usual["minutes"] else [],
        initial=usual,
    )
    return ask_about(
        request, folder, form,
        lambda: services.record_visit(
            request.act, folder=folder, key=form.cleaned_data["key"], seen=form.seen()
        ),
        to=url("list", folder.club),
        done=lambda: words.VISITED_WORRY if form.cleaned_data["worry"] else words.VISITED,
        heading=words.HEAD_VISIT,
        verb=words.DO_VISIT,
        template="visit.html",
        line=line,
        next_url=url("list", folder.club),
    )  # fmt: skip


def _usual(request: ActRequest, line: Line) -> dict[str, Any]:
    """The last visit, else what was agreed; who is to come today, else who came last."""
    tasks, minutes, went = queries.usual_of(line.client) if line.client else ([], None, [])
    planned = next((each for each in line.rounds if each.weekday == request.act.day.weekday()), None)
    pair = [planned.first_id, planned.second_id] if planned else went
    return {
        "tasks": tasks or (line.agreement.tasks if line.agreement else []),
        "minutes": minutes or (line.agreement.minutes if line.agreement else None),
        "carers": [each for each in pair if each],
        "visited_on": request.act.day,
    }


@needs(Action.SEE_CARE)
@form_page
def strike(request: ActRequest, club_id: int, folder_key: UUID, visit_key: UUID) -> HttpResponse:
    """Strike a visit out that was never made."""
    folder = folder_for(request, club_id, folder_key, Looked.VISIT)
    found = queries.get_visit(folder, visit_key)
    form = forms.Strike(request.POST or None)
    return ask_about(
        request, folder, form,
        lambda: services.strike_visit(request.act, folder=folder, visit=found, **form.cleaned_data),
        done=words.STRUCK,
        heading=words.HEAD_STRIKE,
        lead=f"{found.visited_on:%d/%m/%Y} · {queries.went_told(found)}",
        verb=words.DO_STRIKE,
        verb_kind="danger",
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def answer(request: ActRequest, club_id: int, folder_key: UUID, visit_key: UUID) -> HttpResponse:
    """What was done about what a volunteer passed on."""
    folder = folder_for(request, club_id, folder_key, Looked.VISIT)
    found = queries.get_visit(folder, visit_key)
    form = forms.Answer(request.POST or None)
    worry = found.worry or str(words.TODO_UNWELL)
    return ask_about(
        request, folder, form,
        lambda: services.answer_worry(request.act, folder=folder, visit=found, **form.cleaned_data),
        done=words.ANSWERED,
        heading=words.HEAD_WORRY,
        lead=f"{worry} ({queries.went_told(found)}, {found.visited_on:%d/%m/%Y})",
        verb=words.DO_ANSWER,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def explain_week(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Why nobody came."""
    folder, monday = folder_for(request, club_id, folder_key), monday_of(request.act.day)
    line = queries.lines_for(request.act, club_id, only=folder.pk)[0]
    weeks = [monday - timedelta(days=7), monday]
    missed = monday if not line.last_week.missed else weeks[0]
    form = forms.Week(request.POST or None, weeks=weeks, initial={"week_on": f"{missed:%Y-%m-%d}"})
    return ask_about(
        request, folder, form,
        lambda: services.explain_week(request.act, folder=folder, **form.cleaned_data),
        done=words.EXPLAINED,
        heading=words.HEAD_WEEK,
        verb=words.DO_EXPLAIN,
    )  # fmt: skip
