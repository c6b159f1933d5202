"""The yearly plan: its lines by month, one more, ticked off, dropped."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.activities import forms, queries, services, words
from chungtay.activities.rules import PlanState
from chungtay.activities.views.shared import ask, club_for, form_page, page, url, year_asked
from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.months import Month
from chungtay.web.explain import explain


@needs(Action.SEE_CLUB)
@require_safe
def plan(request: ActRequest, club_id: int) -> HttpResponse:
    """What the club means to do this year, month by month, and what of it is done."""
    club, year, day = club_for(request, club_id), year_asked(request), request.act.day
    labels = queries.labels_on(day, club.path)
    found = queries.plan_of(club.pk, year, day)
    months: list[dict[str, Any]] = []
    for each in found:
        if not months or months[-1]["month"] != each.line.month:
            months.append({"month": each.line.month, "lines": []})
        months[-1]["lines"].append(
            {
                "line": each.line,
                "state": words.PLAN_STATE[each.state],
                "mark": words.PLAN_MARK[each.state],
                "is_open": each.state in (PlanState.OPEN, PlanState.LATE),
                "area": labels[ActivityArea(each.line.area)],
            }
        )
    here = url("plan", club)
    return page(
        request,
        "plan.html",
        club,
        months=months,
        year=year,
        years=[{"year": each, "url": f"{here}?nam={each}"} for each in (day.year - 1, day.year, day.year + 1)],
        done_count=sum(each.state is PlanState.DONE for each in found),
        line_count=sum(each.state is not PlanState.DROPPED for each in found),
        tick=forms.Tick(),
    )


@needs(Action.RUN_MEETING)
@form_page
def add(request: ActRequest, club_id: int) -> HttpResponse:
    """One more line of the plan."""
    club, day = club_for(request, club_id, Action.RUN_MEETING), request.act.day
    form = forms.Plan(
        request.POST or None,
        months=Month.between(Month(day.year, 1), Month(day.year + 1, 12)),
        labels=queries.labels_on(day, club.path),
        initial={"month": str(Month.of(day).next)},
    )
    return ask(
        request, club, form, lambda: services.plan(request.act, club=club, **form.said()),
        to=url("plan", club),
        done=lambda: words.PLANNED,
        heading=words.HEAD_PLAN_ADD,
        verb=words.DO_PLAN,
        back_name=words.PLAN,
        next_url=url("plan", club),
        draft=f"ke-hoach-{club.pk}",
        adds=True,
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@require_POST
def tick(request: ActRequest, club_id: int, plan_key: UUID) -> HttpResponse:
    """A line is done."""
    line = queries.get_plan_line(request.act.reach(Action.RUN_MEETING), club_id, plan_key)
    form = forms.Tick(request.POST)
    status = 422
    if form.is_valid():
        try:
            services.tick(
                request.act,
                line=line,
                key=form.cleaned_data["key"],
                done_on=form.cleaned_data["done_on"] or request.act.day,
            )
        except (RuleBroken, Conflict) as refusal:
            form.add_error(None, explain(refusal))
            status = refusal.status
        else:
            messages.success(request, words.TICKED)
            return redirect(f"{url('plan', line.club)}?nam={line.year}")
    return page(
        request, "form.html", line.club, form=form, heading=words.PLAN, about=line.words, verb=words.TICK,
        back_url=url("plan", line.club), back_name=words.PLAN, status=status,
    )  # fmt: skip


@needs(Action.RUN_MEETING)
@form_page
def drop(request: ActRequest, club_id: int, plan_key: UUID) -> HttpResponse:
    """A line will not be done."""
    line = queries.get_plan_line(request.act.reach(Action.RUN_MEETING), club_id, plan_key)
    form = forms.Reason(request.POST or None)
    return ask(
        request, line.club, form, lambda: services.drop(request.act, line=line, **form.cleaned_data),
        to=url("plan", line.club),
        done=lambda: words.DROPPED,
        heading=words.HEAD_DROP,
        about=line.words,
        verb=words.DO_DROP,
        verb_kind="secondary",
        back_name=words.PLAN,
        next_url=url("plan", line.club),
        draft=f"ke-hoach-thoi-{line.key}",
    )  # fmt: skip
