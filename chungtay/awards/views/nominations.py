"""Nominations on the desk of an office: the list, one with its steps and its report, and nominating."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.awards import adapters, forms, queries, services, words
from chungtay.awards.rules import (
    GATHERING,
    UNCHECKED,
    AwardeeKind,
    NominationMovedOn,
    NominationNotFound,
    NominationState,
    NomineeElsewhere,
)
from chungtay.awards.views.shared import (
    ROUND_URL,
    Choices,
    Chosen,
    certificate_line,
    choose,
    found,
    nomination_lines,
    office_reach,
    quota_choices,
    unit_of,
)
from chungtay.kernel.paths import is_club
from chungtay.papers.queries import office_called
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.word import word_response
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.awards.models import AwardRound, Nomination
    from chungtay.clubs.models import Club

_SORTS = {"ten": ("name", "pk"), "dot": ("quota__round__due_on", "pk"), "ngay": ("since_on", "pk")}


def _narrowed(request: ActRequest) -> tuple[forms.NarrowNominations, Any]:
    filters = forms.NarrowNominations(request.GET, initial={"buoc": ""})
    asked: dict[str, Any] = {}
    if filters.chosen() == "cho-kiem-tra":
        roots = sorted(request.act.reach(Action.HAND_UP).roots)
        asked = {"state__in": sorted(UNCHECKED), "quota__round__path__in": roots,
                 "quota__round__state__in": sorted(GATHERING)}  # fmt: skip
    elif filters.chosen():
        asked = {"state": filters.chosen()}
    text = request.GET.get("q", "")[:120]
    return filters, queries.nominations_in(office_reach(request), text=text, **asked)


@needs(Action.SEE_OFFICE)
@require_safe
def nominations(request: ActRequest) -> HttpResponse:
    """What this office may read of nominations, the latest first."""
    filters, rows = _narrowed(request)
    sort, order = sorting(request, _SORTS, "-ngay")
    page = paginate(request, rows.order_by(*order))
    context = {
        "page": page,
        "lines": nomination_lines(request, page),
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "sort": sort,
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "workbook_url": f"{reverse('awards:nominations_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "awards/nominations.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def nominations_workbook(request: ActRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    _filters, rows = _narrowed(request)
    columns = [
        Column("Tập thể, cá nhân", 34), Column("Chức danh", 20), Column("Đơn vị", 34), Column("Hình thức", 18),
        Column("Thành tích", 50), Column("Đơn vị đề cử", 30), Column("Đợt khen thưởng", 40),
        Column("Lý do khen thêm", 30), Column("Đồng ý", 9), Column("Không", 9), Column("Tình trạng", 26),
    ]  # fmt: skip
    lines = (
        [
            row.name, row.post, row.unit, str(line["award"]), row.merit, line["by"], row.quota.round.title,
            row.second_words, row.yes_count, row.no_count, str(line["state"]),
        ]
        for line in nomination_lines(request, rows.order_by("quota__round", "quota", "pk"))
        for row in [line["nomination"]]
    )  # fmt: skip
    return workbook("de-cu-khen-thuong", "Đề cử khen thưởng", columns, lines)


@needs(Action.HAND_UP)
@form_page
def nominate(request: ActRequest, round_key: UUID) -> HttpResponse:
    """Nominate for this office's round or one above it: which award, who, for what."""
    row = found(request, round_key)
    unit = unit_of(request, row)
    if not unit:
        raise NomineeElsewhere()
    back = reverse(ROUND_URL, args=[row.key])
    return nominate_page(request, row, unit, back=back, face="web/office.html")


def nominate_page(
    request: ActRequest, row: "AwardRound", unit: str, *, back: str, face: str, club: "Club | None" = None
) -> HttpResponse:
    """Choosing award and nominee by links, then the form with the report begun from the records."""
    asked = request.GET.get("chitieu", "")
    context = {"face": face, "round": row, "club": club, "heading": words.HEAD_NOMINATE, "back_url": back}
    quota = queries.get_quota(row, int(asked)) if asked.isdecimal() else None
    step: Choices | Chosen = (
        choose(request, unit, AwardeeKind(quota.awardee), club)
        if quota
        else quota_choices(row, unit, lambda awardee: club is None or awardee is not AwardeeKind.UNIT)
    )
    if isinstance(step, Choices) or quota is None:
        return render(request, "awards/choose.html", context | {"choices": step, "q": request.GET.get("q", "")[:100]})
    awardee, nominee = AwardeeKind(quota.awardee), step.nominee
    figures = services.figures_for(awardee, nominee, row.merit_from, row.merit_to)
    form = forms.Nominate(
        request.POST or None, awardee=awardee,
        initial={
            "post": nominee.post, "unit": nominee.unit,
            "report": queries.achievements.drafted(nominee.name or step.label, figures),
        },
    )  # fmt: skip
    earlier = _earlier(awardee, nominee, row)

    def send() -> object:
        said = form.cleaned_data
        whom = services.Nominee(
            club=nominee.club, membership=nominee.membership, awardee_path=nominee.awardee_path,
            name=said.get("name") or nominee.name, post=said.get("post", ""), unit=said["unit"],
        )  # fmt: skip
        return services.nominate(
            request.act, quota=quota, unit_path=unit, key=said["key"], nominee=whom, told=form.told()
        )

    return ask(
        request, form, send,
        to=back,
        done=words.DONE_NOMINATED,
        template="awards/nominate.html",
        **{name: value for name, value in context.items() if name != "back_url"},
        quota=forms.quota_named(quota),
        label=step.label,
        figures=figures,
        earlier=[certificate_line(each) for each in earlier],
        draft=f"de-cu-{row.key}-{quota.pk}",
    )  # fmt: skip


def _earlier(awardee: AwardeeKind, nominee: services.Nominee, row: "AwardRound") -> list[Any]:
    who = services.who_of(awardee, nominee)
    return queries.awards_before(who, row.merit_from, row.merit_to) if who else []


@needs(Action.SEE_OFFICE)
@form_page
def nomination(request: ActRequest, nomination_key: UUID) -> HttpResponse:
    """One nomination: who, for what, what the records said, its steps, and the next one."""
    row = queries.get_nomination(office_reach(request), nomination_key)
    here = reverse("awards:nomination", args=[row.key])
    return nomination_page(request, row, here=here, face="web/office.html", back=reverse("awards:nominations"))


def nomination_page(
    request: ActRequest, row: "Nomination", *, here: str, face: str, back: str, club: "Club | None" = None
) -> HttpResponse:
    """A nomination on either face, with the steps this person may take."""
    steps = services.steps_for(request.act, row)
    asked = request.POST.get("to", "")
    to = NominationState(asked) if asked in set(NominationState) else None
    form = forms.StepNomination(request.POST or None)
    award_round = row.quota.round

    def take() -> object:
        if to is None or to is NominationState.PROPOSED:
            raise NominationMovedOn()
        said = form.cleaned_data
        return services.step_nomination(request.act, nomination=row, key=said["key"], to=to, words=said["words"])

    earlier = queries.awards_before(row.who, award_round.merit_from, award_round.merit_to)
    return ask(
        request, form, take,
        to=here,
        done=words.DONE_SAVED,
        template="awards/nomination.html",
        face=face,
        club=club,
        list_url=back,
        round=award_round,
        round_url="" if club else reverse(ROUND_URL, args=[award_round.key]),
        line=nomination_lines(request, [row])[0],
        row=row,
        earlier=[certificate_line(each) for each in earlier if each.nomination_id != row.pk],
        beside=queries.nominated_beside(row.who, award_round, row),
        taken=[(step, words.NOMINATION[NominationState(step.state)]) for step in queries.steps_of(row)],
        steps=[(each.value, words.NOMINATION_STEP[each]) for each in steps if each is not NominationState.PROPOSED],
        reasons=queries.reasons_of(row),
        reason_url=f"{here}ly-do/" if not club and services.may_reason(request.act, row) else "",
        may_correct=NominationState.PROPOSED in steps,
        correct_url=f"{here}bo-sung/",
        report_url=f"{here}bao-cao",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def reason(request: ActRequest, nomination_key: UUID) -> HttpResponse:
    """Give or mend the reason of a second award, until the decision is issued."""
    row = queries.get_nomination(request.act.reach(Action.HAND_UP), nomination_key)
    if not services.may_move(request.act, row):
        raise NominationNotFound(key=str(nomination_key))
    form = forms.Reason(request.POST or None, initial={"second_words": row.second_words})
    return ask(
        request, form,
        lambda: services.reason_second(request.act, nomination=row, **form.cleaned_data),
        to=reverse("awards:nomination", args=[row.key]),
        done=words.DONE_SAVED,
        template="awards/form.html",
        heading=words.HEAD_REASON,
        told=words.REASON_TOLD,
        draft=f"ly-do-khen-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def correct(request: ActRequest, nomination_key: UUID) -> HttpResponse:
    """Put a nomination right that was given back, and send it again."""
    row = queries.get_nomination(request.act.reach(Action.HAND_UP), nomination_key)
    here = reverse("awards:nomination", args=[row.key])
    return correct_page(request, row, here=here, face="web/office.html")


def correct_page(
    request: ActRequest, row: "Nomination", *, here: str, face: str, club: "Club | None" = None
) -> HttpResponse:
    """The form of a nomination that was given back, with why."""
    given = {"merit": row.merit, "report": row.report, "second_words": row.second_words}
    form = forms.Correct(request.POST or None, awardee=AwardeeKind(row.awardee), initial=given)
    back = [step for step in queries.steps_of(row) if step.state == NominationState.RETURNED]
    return ask(
        request, form,
        lambda: services.step_nomination(
            request.act, nomination=row, key=form.cleaned_data["key"], to=NominationState.PROPOSED, told=form.told()
        ),
        to=here,
        done=words.DONE_NOMINATED,
        template="awards/nominate.html",
        face=face,
        club=club,
        round=row.quota.round,
        heading=words.HEAD_CORRECT,
        quota=forms.quota_named(row.quota),
        label=row.name,
        back_words=back[-1].words if back else "",
        figures=row.figures,
        draft=f"bo-sung-{row.key}",
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def report_pdf(request: ActRequest, nomination_key: UUID) -> HttpResponse:
    """The achievement report, to be signed."""
    row = queries.get_nomination(office_reach(request), nomination_key)
    return pdf_response(f"bao-cao-thanh-tich-{row.pk}", adapters.pdf_of(report_of(request, row)))


@needs(Action.SEE_OFFICE)
@require_safe
def report_word(request: ActRequest, nomination_key: UUID) -> HttpResponse:
    """It as Word, to be edited."""
    row = queries.get_nomination(office_reach(request), nomination_key)
    word = adapters.word_of(report_of(request, row), row.unit_path, "bao-cao")
    return word_response(f"bao-cao-thanh-tich-{row.pk}", word)


def report_of(request: ActRequest, row: "Nomination") -> Any:
    """The achievement report of a nomination, headed by who nominates."""
    is_from_club = is_club(row.unit_path)
    name = nomination_lines(request, [row])[0]["by"] if is_from_club else office_called(row.unit_path, request.act.day)
    return adapters.report_paper(request.act, row, queries.steps_of(row), name)
