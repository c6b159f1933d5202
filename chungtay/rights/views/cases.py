"""Cases: the list, one with its papers and steps, opening, the next step, a wrong step taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.months import Month
from chungtay.rights import forms, services, words
from chungtay.rights.queries.cases import SORTS, CaseFilter, cases_of, papers_of, steps_of, won_in
from chungtay.rights.queries.law import local_amounts
from chungtay.rights.rules import OPEN, Benefit, Cause, State
from chungtay.rights.views.shared import (
    POSTED,
    ask,
    benefit_of,
    case_for,
    club_for,
    form_page,
    member_for,
    page,
    send,
    url,
)
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook


def _chosen(request: ActRequest) -> tuple[forms.CaseFilter, CaseFilter]:
    asked = {"xem": request.GET.get("xem") or "open", "che_do": request.GET.get("che_do", "")}
    form = forms.CaseFilter(asked, initial={"xem": "open", "che_do": ""})
    said = form.cleaned_data if form.is_valid() else {}
    return form, CaseFilter(
        state=said.get("xem") or "open", benefit=said.get("che_do", ""), text=request.GET.get("q", "")[:120]
    )


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def case_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The cases of a club: whose, where they stand, how many papers are there."""
    club, day = club_for(request, club_id), request.act.day
    filters, chosen = _chosen(request)
    sort, order = sorting(request, SORTS, "-ngay")
    listed = paginate(request, cases_of(club, chosen, order))
    return page(
        request,
        "cases.html",
        club,
        page=listed,
        lines=[_line(row) for row in listed],
        filters=filters,
        q=chosen.text,
        sort=sort,
        won=won_in(club, day.year),
        is_narrowed=bool(chosen.text or filters.changed_data),
    )


def _line(row: Any) -> dict[str, Any]:
    return {
        "case": row,
        "name": words.BENEFIT[Benefit(row.benefit)],
        "state": words.STATE[State(row.state)],
        "kind": words.STATE_KIND[State(row.state)],
        "amount": words.money_a_month(row.amount_vnd),
        "is_open": row.state in OPEN,
    }


_COLUMNS = [
    Column("Số", 7), Column("Họ và tên", 28), Column("Chế độ", 34), Column("Mở ngày", 12), Column("Đang ở bước", 26),
    Column("Từ ngày", 12), Column("Giấy tờ đã có", 10, "#,##0"), Column("Giấy tờ cần", 10, "#,##0"),
    Column("Mức hằng tháng (đ)", 16, "#,##0"), Column("Hưởng từ tháng", 14), Column("Theo luật", 40),
]  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def case_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same list as a workbook."""
    club = club_for(request, club_id)
    _, chosen = _chosen(request)
    _, order = sorting(request, SORTS, "-ngay")
    rows = [
        [
            row.membership.number, row.membership.person.full_name, str(words.BENEFIT[Benefit(row.benefit)]),
            row.opened_on, str(words.STATE[State(row.state)]), row.state_since, row.paper_there_count, row.paper_count,
            row.amount_vnd, f"{row.first_month:%m/%Y}" if row.first_month else "",
            row.entitlement.decree or row.entitlement.law,
        ]
        for row in cases_of(club, chosen, order)
    ]  # fmt: skip
    return workbook(f"ho-so-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.BACK_CASES}", _COLUMNS, rows)


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def case(request: ActRequest, club_id: int, case_key: UUID) -> HttpResponse:
    """One case: where it stands and what to do next, its papers to tick, all its steps."""
    return _case_page(request, case_for(request, club_id, case_key))


def _case_page(request: ActRequest, found: Any, form: forms.Papers | None = None, status: int = 200) -> HttpResponse:
    state, papers, steps = State(found.state), papers_of(found), steps_of(found)
    standing = [step for step in steps if step.taken_back_at is None]
    last = standing[-1]
    return page(
        request,
        "case.html",
        found.club,
        status=status,
        case=found,
        name=words.BENEFIT[Benefit(found.benefit)],
        state=words.STATE[state],
        kind=words.STATE_KIND[state],
        told=words.ADVICE[Cause(last.cause)] if last.cause else words.NEXT_TOLD[state],
        is_open=state in OPEN,
        amount=words.money_a_month(found.amount_vnd),
        law=found.entitlement,
        papers=papers,
        there_count=sum(paper.has_it_on is not None for paper in papers),
        form=form or _papers_form(None, papers),
        steps=[_step(step, step is last and len(standing) > 1) for step in steps],
    )


def _papers_form(data: Any, papers: Any) -> forms.Papers:
    return forms.Papers(
        data,
        papers=[(paper.number, paper.name) for paper in papers],
        initial={"there": [paper.number for paper in papers if paper.has_it_on]},
    )


def _step(step: Any, can_go_back: bool) -> dict[str, Any]:
    cause = str(words.CAUSE[Cause(step.cause)]) if step.cause else ""
    told = " · ".join(filter(None, (cause, step.told)))
    return {
        "step": step,
        "told": words.case_step(words.STEP[State(step.state)], told, step.amount_vnd, step.first_month),
        "can_go_back": can_go_back,
    }


@needs(Action.FOLLOW_RIGHTS)
@require_POST
def papers(request: ActRequest, club_id: int, case_key: UUID) -> HttpResponse:
    """Tick which papers are there."""
    found = case_for(request, club_id, case_key)
    rows = papers_of(found)
    form = _papers_form(request.POST, rows)
    there: list[int] = []

    def service() -> None:
        said = form.cleaned_data
        there.append(
            services.tick_papers(request.act, case=found, key=said["key"], numbers=said["there"], on=request.act.day)
        )

    status = send(form, service)
    if status == POSTED:
        messages.success(request, words.DONE_PAPERS % {"there": there[0], "asked": len(rows)})
        return redirect(url("case", found.club, found.key))
    return _case_page(request, found, form, status)


@needs(Action.FOLLOW_RIGHTS)
@form_page
def open_case(request: ActRequest, club_id: int, membership_id: int, benefit: str) -> HttpResponse:
    """Begin to follow a right of a member."""
    member, right = member_for(request, club_id, membership_id), benefit_of(benefit)
    form = forms.OpenCase(request.POST or None, initial={"on": request.act.day})

    def service() -> None:
        said = form.cleaned_data
        services.open_case(
            request.act, club=member.club, key=said["key"], membership_id=member.pk, benefit=right, on=said["on"]
        )

    back = url("person", member.club, member.pk)
    return ask(
        request, member.club, form, service,
        to=lambda: url("case", member.club, form.cleaned_data["key"]),
        heading=words.HEAD_OPEN, verb=words.DO_OPEN, done=words.DONE_OPENED, back=(back, member.person.full_name),
        who=f"{member.person.full_name} · {words.BENEFIT[right]}", next_url=back,
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@form_page
def step(request: ActRequest, club_id: int, case_key: UUID) -> HttpResponse:
    """What happened to a case since."""
    found = case_for(request, club_id, case_key)
    right = Benefit(found.benefit)
    usual = max(found.entitlement.amount_vnd or 0, local_amounts(found.club.path, request.act.day).get(right, 0))
    initial = {"on": request.act.day, "amount_vnd": usual or None, "first_month": Month.of(request.act.day)}
    form = forms.NextStep(request.POST or None, before=State(found.state), benefit=right, initial=initial)
    back = url("case", found.club, found.key)
    return ask(
        request, found.club, form,
        lambda: services.take_step(request.act, case=found, key=form.cleaned_data["key"], step=form.step()),
        to=back,
        done=lambda: words.DONE_STEP % words.STATE[State(form.cleaned_data["state"])],
        heading=words.HEAD_STEP, verb=words.DO_STEP, back=(back, found.membership.person.full_name),
        who=f"{found.membership.person.full_name} · {words.BENEFIT[right]}",
        is_closed=State(found.state) not in OPEN, closed_text=words.NEXT_TOLD[State(found.state)],
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@form_page
def take_back(request: ActRequest, club_id: int, case_key: UUID, step_key: UUID) -> HttpResponse:
    """The last step was written by mistake."""
    found = case_for(request, club_id, case_key)
    form = forms.TakeBack(request.POST or None)
    back = url("case", found.club, found.key)
    return ask(
        request, found.club, form,
        lambda: services.take_back_step(
            request.act, case=found, key=form.cleaned_data["key"], step_key=step_key,
            reason=form.cleaned_data["reason"],
        ),
        to=back, heading=words.HEAD_BACK, verb=words.DO_BACK, verb_kind="danger", done=words.DONE_BACK,
        back=(back, found.membership.person.full_name), lead=words.LEAD_BACK,
    )  # fmt: skip
