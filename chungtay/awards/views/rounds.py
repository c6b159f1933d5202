"""Rounds of an office: the list, one round with its quotas, nominations and papers, and each step of it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.awards import adapters, forms, queries, services, words
from chungtay.awards.rules import (
    BY_HAND,
    NEXT_ROUND,
    STILL_SET,
    AwardeeKind,
    AwardKind,
    Issuer,
    Occasion,
    RoundMovedOn,
    RoundState,
    usual_kinds,
)
from chungtay.awards.views.shared import (
    ROUND_URL,
    found,
    nomination_lines,
    office_reach,
    own,
    round_line,
    unit_of,
)
from chungtay.papers.queries import office_called
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS = {"han": ("due_on", "pk"), "ten": ("title", "pk"), "de-cu": ("live_count", "pk")}


def _narrowed(request: ActRequest) -> tuple[forms.NarrowRounds, Any]:
    filters = forms.NarrowRounds(request.GET, initial={"dip": "", "buoc": ""})
    text = request.GET.get("q", "")[:120]
    return filters, queries.rounds_in(office_reach(request), text=text, **filters.chosen())


@needs(Action.SEE_OFFICE)
@require_safe
def rounds(request: ActRequest) -> HttpResponse:
    """The rounds of this office, below it, and above it where it may nominate; the latest first."""
    filters, rows = _narrowed(request)
    sort, order = sorting(request, _SORTS, "-han")
    page = paginate(request, rows.order_by(*order))
    names = names_of({each.path for each in page}, request.act.day)
    context = {
        "page": page,
        "lines": [round_line(each) | {"office": names.get(each.path, each.path)} for each in page],
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "sort": sort,
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "may_plan": not request.act.reach(Action.HAND_UP).is_empty,
        "workbook_url": f"{reverse('awards:rounds_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "awards/rounds.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def rounds_workbook(request: ActRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    _filters, rows = _narrowed(request)
    rows = list(rows.order_by("due_on", "pk"))
    names = names_of({each.path for each in rows}, request.act.day)
    columns = [
        Column("Đợt khen thưởng", 50), Column("Đơn vị", 30), Column("Dịp khen", 14), Column("Cơ quan tặng", 34),
        Column("Nhận đề cử đến", 14, "dd/mm/yyyy"), Column("Số đề cử", 10), Column("Tình trạng", 30),
    ]  # fmt: skip
    lines = (
        [
            each.title, names.get(each.path, each.path), str(words.OCCASION[Occasion(each.occasion)]), each.issuer,
            each.due_on, each.live_count, str(words.ROUND[RoundState(each.state)]),
        ]
        for each in rows
    )  # fmt: skip
    return workbook("dot-khen-thuong", "Đợt khen thưởng", columns, lines)


@needs(Action.HAND_UP)
@form_page
def plan(request: ActRequest) -> HttpResponse:
    """Plan a round of this office."""
    path = min(request.act.reach(Action.HAND_UP).roots, key=len)
    form = forms.Plan(request.POST or None, initial={"issuer": office_called(path, request.act.day)})
    return ask(
        request, form,
        lambda: services.plan_round(request.act, path=path, key=form.cleaned_data["key"], planned=form.planned()),
        to=reverse("awards:rounds"),
        done=words.DONE_PLANNED,
        template="awards/form.html",
        heading=words.HEAD_PLAN,
        draft="dot-khen-moi",
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def award_round(request: ActRequest, round_key: UUID) -> HttpResponse:
    """One round with its quotas, nominations and papers; from below only the unit's own nominations are seen."""
    row = found(request, round_key)
    state, is_own, unit = RoundState(row.state), services.is_own(request.act, row.path), unit_of(request, row)
    reach = office_reach(request)
    is_within = reach.covers(row.path)
    sitting = queries.sitting_of(row) if is_within else None
    decision = queries.decision_of(row) if is_within else None
    rows = list(queries.nominations_of(row, reach))
    earlier = queries.awards_before_many(rows, row)
    lines = nomination_lines(request, rows)
    for line in lines:
        line["is_second"] = line["nomination"].who in earlier or bool(line["nomination"].second_words)
        line["is_bare"] = line["is_second"] and not line["nomination"].second_words
    usual = usual_kinds(row.path, Issuer(row.issuer_side))
    context: dict[str, Any] = round_line(row) | {
        "office": office_called(row.path, request.act.day),
        "is_own": is_own,
        "may_set": is_own and state in STILL_SET,
        "may_nominate": bool(unit) and state is RoundState.OPEN,
        "may_vote": is_own and state is RoundState.REVIEW,
        "may_decide": is_own and state is RoundState.VOTED,
        "steps": [(to.value, words.STEP[to], to is RoundState.CANCELLED)
                  for to in BY_HAND if is_own and to in NEXT_ROUND[state]],
        "quotas": [(each, words.KIND[AwardKind(each.quota.kind)], words.AWARDEE[AwardeeKind(each.quota.awardee)],
                    AwardKind(each.quota.kind) not in usual) for each in queries.quotas_of(row, unit)],
        "lines": lines,
        "sitting": sitting,
        "decision": decision,
        "papers": [(name, words.PAPER[name]) for name in adapters.papers_of(
            row, is_voted=sitting is not None, is_decided=decision is not None)],
        "may_print": decision is not None and row.issuer_side == Issuer.INSIDE,
    }  # fmt: skip
    return render(request, "awards/round.html", context)


@needs(Action.HAND_UP)
@form_page
def change(request: ActRequest, round_key: UUID) -> HttpResponse:
    """Another title, day or share."""
    row = own(request, round_key)
    form = forms.Plan(request.POST or None, initial=forms.typed(row))
    return ask(
        request, form,
        lambda: services.change_round(
            request.act, award_round=row, key=form.cleaned_data["key"], planned=form.planned()
        ),
        to=reverse(ROUND_URL, args=[row.key]),
        done=words.DONE_SAVED,
        template="awards/form.html",
        heading=words.HEAD_CHANGE,
        draft=f"dot-khen-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def quota(request: ActRequest, round_key: UUID) -> HttpResponse:
    """How many of one award for whom."""
    row = own(request, round_key)
    form = forms.SetQuota(request.POST or None)

    def keep() -> object:
        said = form.cleaned_data
        kind, awardee = AwardKind(said["kind"]), AwardeeKind(said["awardee"])
        return services.set_quota(
            request.act, award_round=row, key=said["key"], kind=kind, awardee=awardee, share=form.share()
        )

    return ask(
        request, form, keep,
        to=reverse(ROUND_URL, args=[row.key]),
        done=words.DONE_SAVED,
        template="awards/form.html",
        heading=words.HEAD_QUOTA,
        told=words.QUOTA_TOLD,
        draft=f"chi-tieu-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def step(request: ActRequest, round_key: UUID, round_step: str) -> HttpResponse:
    """One step of a round."""
    row = own(request, round_key)
    if round_step not in {state.value for state in words.STEP}:
        raise RoundMovedOn()
    to = RoundState(round_step)
    form = forms.Step(request.POST or None, to=to, initial={"on": request.act.day})

    def move() -> object:
        said = form.cleaned_data
        return services.move_round(
            request.act, award_round=row, key=said["key"], to=to, said=said.get("words", ""), on=said.get("on")
        )

    return ask(
        request, form, move,
        to=reverse(ROUND_URL, args=[row.key]),
        done=words.DONE_SAVED,
        template="awards/form.html",
        heading=words.STEP[to],
        told=words.STEP_TOLD[to],
    )  # fmt: skip
