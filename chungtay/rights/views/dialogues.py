"""What the club said to the authority: dialogues, proposals, answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.rights import forms, services, words
from chungtay.rights.queries.cases import year_of
from chungtay.rights.queries.dialogues import (
    DIALOGUE_SORTS,
    PROPOSAL_SORTS,
    answers_of,
    dialogues_of,
    get_dialogue,
    get_proposal,
    proposals_of,
)
from chungtay.rights.rules import NEXT_PROPOSAL, ProposalState
from chungtay.rights.views.shared import ask, club_for, form_page, page, url
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

_RECENT = 12


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def dialogue_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The dialogues of a club, the latest first."""
    club, day = club_for(request, club_id), request.act.day
    text = request.GET.get("q", "")[:120]
    sort, order = sorting(request, DIALOGUE_SORTS, "-ngay")
    listed = paginate(request, dialogues_of(club, text, order))
    told = words.what_lacks(year_of(club, day.year, day))
    return page(request, "dialogues.html", club, page=listed, q=text, sort=sort, year_told=told)


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def dialogue_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same list as a workbook."""
    club = club_for(request, club_id)
    heads = [Column("Ngày", 12), Column("Với ai", 34), Column("Nói việc gì", 60), Column("Số người dự", 10, "#,##0")]
    rows = [
        [row.held_on, row.with_whom, row.words, row.people_count]
        for row in dialogues_of(club, request.GET.get("q", ""))
    ]
    return workbook(f"doi-thoai-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.BACK_DIALOGUES}", heads, rows)


@needs(Action.FOLLOW_RIGHTS)
@form_page
def hold(request: ActRequest, club_id: int) -> HttpResponse:
    """Write down a dialogue."""
    club = club_for(request, club_id)
    form = forms.HoldDialogue(request.POST or None, initial={"held_on": request.act.day})
    to = url("dialogues", club)
    return ask(
        request, club, form,
        lambda: services.hold_dialogue(request.act, club=club, key=form.cleaned_data["key"], facts=form.facts()),
        to=to, heading=words.HEAD_DIALOGUE, done=words.DONE_DIALOGUE, back=(to, words.BACK_DIALOGUES), adds=True,
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@form_page
def take_back(request: ActRequest, club_id: int, dialogue_key: UUID) -> HttpResponse:
    """A dialogue was written by mistake."""
    row = get_dialogue(request.act.reach(Action.FOLLOW_RIGHTS), club_id, dialogue_key)
    form = forms.TakeBack(request.POST or None)
    to = url("dialogues", row.club)
    return ask(
        request, row.club, form,
        lambda: services.take_back_dialogue(
            request.act, dialogue=row, key=form.cleaned_data["key"], reason=form.cleaned_data["reason"]
        ),
        to=to, heading=words.HEAD_TAKE_BACK, verb=words.DO_BACK, verb_kind="danger", done=words.DONE_TAKEN_BACK,
        back=(to, words.BACK_DIALOGUES), who=f"{row.held_on:%d/%m/%Y} · {row.with_whom}",
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def proposal_list(request: ActRequest, club_id: int) -> HttpResponse:
    """The proposals of a club with every answer, the latest first."""
    club = club_for(request, club_id)
    text, state = request.GET.get("q", "")[:120], request.GET.get("xem", "")
    filters = forms.ProposalFilter({"xem": state}, initial={"xem": ""})
    sort, order = sorting(request, PROPOSAL_SORTS, "-ngay")
    listed = paginate(request, proposals_of(club, state, text, order))
    answers = answers_of([row.pk for row in listed])
    return page(
        request,
        "proposals.html",
        club,
        page=listed,
        lines=[_line(row, answers.get(row.pk, [])) for row in listed],
        filters=filters,
        q=text,
        sort=sort,
        is_narrowed=bool(text or state),
    )


def _line(row: Any, answers: list[Any]) -> dict[str, Any]:
    state = ProposalState(row.state)
    return {
        "proposal": row,
        "state": words.PROPOSAL[state],
        "kind": words.PROPOSAL_KIND[state],
        "answers": [{"answer": each, "state": words.PROPOSAL[ProposalState(each.state)]} for each in answers],
        "can_answer": bool(NEXT_PROPOSAL[state]),
    }


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def proposal_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same list as a workbook, with the last answer."""
    club = club_for(request, club_id)
    rows = list(proposals_of(club, request.GET.get("xem", ""), request.GET.get("q", "")))
    answers = answers_of([row.pk for row in rows])
    heads = [
        Column("Ngày nêu", 12), Column("Gửi ai", 30), Column("Kiến nghị", 60), Column("Tình trạng", 22),
        Column("Trả lời ngày", 12), Column("Trả lời", 50),
    ]  # fmt: skip
    lines = []
    for row in rows:
        last = answers.get(row.pk, [None])[-1]
        state = str(words.PROPOSAL[ProposalState(row.state)])
        lines.append(
            [row.made_on, row.to_whom, row.words, state, last.answered_on if last else None, last.told if last else ""]
        )
    return workbook(f"kien-nghi-{request.act.day:%Y-%m-%d}", f"{club.name} – {words.BACK_PROPOSALS}", heads, lines)


@needs(Action.FOLLOW_RIGHTS)
@form_page
def propose(request: ActRequest, club_id: int) -> HttpResponse:
    """Write down a proposal, at a dialogue or by itself."""
    club = club_for(request, club_id)
    recent = [(row.key, f"{row.held_on:%d/%m/%Y} · {row.with_whom}") for row in dialogues_of(club)[:_RECENT]]
    form = forms.Propose(
        request.POST or None, dialogues=recent,
        initial={"made_on": request.act.day, "dialogue": request.GET.get("doi-thoai", "")},
    )  # fmt: skip

    def service() -> None:
        said = form.cleaned_data
        services.propose(
            request.act, club=club, key=said["key"], made_on=said["made_on"], to_whom=said["to_whom"],
            words=said["words"], dialogue_key=said["dialogue"],
        )  # fmt: skip

    to = url("proposals", club)
    return ask(
        request, club, form, service, to=to, heading=words.HEAD_PROPOSAL, done=words.DONE_PROPOSAL,
        back=(to, words.BACK_PROPOSALS), adds=True,
    )  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@form_page
def answer(request: ActRequest, club_id: int, proposal_key: UUID) -> HttpResponse:
    """Write down how the authority answered."""
    row = get_proposal(request.act.reach(Action.FOLLOW_RIGHTS), club_id, proposal_key)
    before = ProposalState(row.state)
    form = forms.AnswerProposal(request.POST or None, before=before, initial={"on": request.act.day})
    to = url("proposals", row.club)
    return ask(
        request, row.club, form,
        lambda: services.answer_proposal(
            request.act, proposal=row, key=form.cleaned_data["key"], state=ProposalState(form.cleaned_data["state"]),
            on=form.cleaned_data["on"], told=form.cleaned_data["told"],
        ),
        to=to, heading=words.HEAD_ANSWER, done=words.DONE_ANSWER, back=(to, words.BACK_PROPOSALS), who=row.words,
        is_closed=not NEXT_PROPOSAL[before], closed_text=words.PROPOSAL[before],
    )  # fmt: skip
