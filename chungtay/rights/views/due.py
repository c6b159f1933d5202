"""Who is due a right and does not receive it: the list, one member right by right, what is received already."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs import services as clubs
from chungtay.people.rules import DIMENSION_OF, StatusValue
from chungtay.rights import forms, words
from chungtay.rights.queries.cases import cases_of_member, open_count, won_in, year_of
from chungtay.rights.queries.dialogues import waiting_count
from chungtay.rights.queries.due import DueFilter, DueLine, Shown, counts_of, line_of, lines_of, narrowed
from chungtay.rights.queries.law import law_on
from chungtay.rights.rules import Answer, Benefit, State, Verdict
from chungtay.rights.views.shared import ask, club_for, form_page, member_for, page, url
from chungtay.web.render import paginate
from chungtay.web.workbook import Column, workbook

_OF = {Shown.DUE: Answer.DUE, Shown.SOON: Answer.SOON, Shown.ASK: Answer.ASK}


def _chosen(request: ActRequest) -> tuple[forms.DueFilter, DueFilter]:
    asked = {"xem": request.GET.get("xem") or Shown.DUE.value, "che_do": request.GET.get("che_do", "")}
    form = forms.DueFilter(asked, initial={"xem": Shown.DUE.value, "che_do": ""})
    said = form.cleaned_data if form.is_valid() else {}
    chosen = DueFilter(
        shown=Shown(said.get("xem") or Shown.DUE),
        benefit=said.get("che_do", ""),
        text=request.GET.get("q", "")[:120],
        sort=request.GET.get("sort", "") or "ten",
    )
    return form, chosen


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def due_list(request: ActRequest, club_id: int) -> HttpResponse:
    """Who is due and does not receive; who will be within the year, may be, or is of unknown age."""
    club, day = club_for(request, club_id), request.act.day
    filters, chosen = _chosen(request)
    every = lines_of(club, day)
    counts = counts_of(every)
    found = narrowed(lines_of(club, day, chosen.text) if chosen.text else every, chosen)
    listed = paginate(request, found)
    return page(
        request,
        "list.html",
        club,
        filters=filters,
        chosen=chosen,
        counts=counts,
        page=listed,
        lines=[_line(line, club, chosen) for line in listed],
        due_vnd=sum(line.amount_vnd() for line in every),
        open_count=open_count(club),
        won=won_in(club, day.year),
        waiting_count=waiting_count(club),
        year_told=words.what_lacks(year_of(club, day.year, day)),
        is_narrowed=bool(chosen.text or filters.changed_data),
    )


def _line(line: DueLine, club: Any, chosen: DueFilter) -> dict[str, Any]:
    return {
        "member": line.member,
        "age": _age(line),
        "url": url("person", club, line.member.pk),
        "rights": [_right(each, line) for each in line.verdicts if _is_told(each, chosen)],
    }


def _age(line: DueLine) -> str:
    person = line.member.person
    if person.birth_date:
        return f"{person.birth_date:%d/%m/%Y}"
    return str(person.birth_year or "")


def _is_told(verdict: Verdict, chosen: DueFilter) -> bool:
    if chosen.benefit and verdict.benefit != chosen.benefit:
        return False
    if chosen.shown is Shown.ALL:
        return verdict.answer in {Answer.DUE, Answer.SOON, Answer.RECEIVES}
    return verdict.is_open_to_a_case or verdict.answer is Answer.UNKNOWN_BIRTH


def _right(verdict: Verdict, line: DueLine) -> dict[str, Any]:
    case = line.cases.get(verdict.benefit)
    return {
        "verdict": verdict,
        "name": words.BENEFIT[verdict.benefit],
        "told": words.verdict_told(verdict),
        "amount": words.money_a_month(verdict.amount_vnd) if verdict.is_open_to_a_case else "",
        "answer": words.ANSWER[verdict.answer],
        "kind": words.ANSWER_KIND[verdict.answer],
        "case": case,
        "state": words.STATE[State(case.state)] if case else "",
        "state_kind": words.STATE_KIND[State(case.state)] if case else "",
    }


_COLUMNS = [
    Column("Số", 7), Column("Họ và tên", 28), Column("Sinh", 12), Column("Chế độ", 34), Column("Tình trạng", 30),
    Column("Ghi chú", 46), Column("Mức hằng tháng (đ)", 16, "#,##0"), Column("Hồ sơ", 26),
]  # fmt: skip


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def due_workbook(request: ActRequest, club_id: int) -> HttpResponse:
    """The same list as a workbook, a line for each right."""
    club, day = club_for(request, club_id), request.act.day
    _, chosen = _chosen(request)
    rows = [
        [
            line.member.number, line.member.person.full_name, _age(line), str(right["name"]), str(right["answer"]),
            right["told"], right["verdict"].amount_vnd if right["verdict"].is_open_to_a_case else None,
            str(right["state"]),
        ]
        for line in narrowed(lines_of(club, day, chosen.text), chosen)
        for right in (_right(each, line) for each in line.verdicts if _is_told(each, chosen))
    ]  # fmt: skip
    title = f"{club.name} – Quyền lợi, {words.SHOWN[chosen.shown]}"
    return workbook(f"quyen-loi-{day:%Y-%m-%d}", title, _COLUMNS, rows)


@needs(Action.FOLLOW_RIGHTS)
@require_safe
def person(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """One member right by right: due or not and why, the case, what can be done."""
    member = member_for(request, club_id, membership_id)
    line = line_of(member, request.act.day)
    law = {row.code: row for row in law_on(request.act.day)}
    rights = [_right(each, line) | {"law": _law(each, law)} for each in line.verdicts]
    return page(
        request,
        "person.html",
        member.club,
        member=member,
        age=_age(line),
        rights=rights,
        can_open=member.valid_to is None,
        cases=[
            {
                "case": case,
                "name": words.BENEFIT[Benefit(case.benefit)],
                "state": words.STATE[State(case.state)],
                "kind": words.STATE_KIND[State(case.state)],
            }
            for case in cases_of_member(member.pk)
        ],
    )


def _law(verdict: Verdict, law: dict[str, Any]) -> Any:
    row = law.get(verdict.route.code) if verdict.route and verdict.is_open_to_a_case else None
    return {"row": row, "is_sourced": verdict.route.is_sourced} if row and verdict.route else None


@needs(Action.FOLLOW_RIGHTS)
@form_page
def receives(request: ActRequest, club_id: int, membership_id: int) -> HttpResponse:
    """What the member receives already, written into the register as a dated status."""
    member = member_for(request, club_id, membership_id)
    form = forms.Receives(request.POST or None, initial={"since": request.act.day.replace(day=1)})

    def service() -> None:
        said = form.cleaned_data
        value = StatusValue(said["value"])
        clubs.set_status(
            request.act, person=member.person, key=said["key"], dimension=DIMENSION_OF[value], value=value,
            since=said["since"], source=said["source"],
        )  # fmt: skip

    to = url("person", member.club, member.pk)
    return ask(
        request, member.club, form, service, to=to, heading=words.HEAD_RECEIVES, back=(to, member.person.full_name),
        who=member.person.full_name, lead=words.LEAD_RECEIVES,
    )  # fmt: skip
