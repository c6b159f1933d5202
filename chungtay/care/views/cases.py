"""Case management on screen: one case from being found to standing down, the list, the agenda."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.care import forms, queries, services, words
from chungtay.care.queries import Whole
from chungtay.care.rules import (
    REVIEW_AFTER_DAYS,
    WORKS,
    Answer,
    Decision,
    Focus,
    FoundHow,
    Level,
    Looked,
    Provider,
    ReferralState,
    StandDown,
    Stratum,
)
from chungtay.care.services import Settled, Slip
from chungtay.care.views.shared import ask_about, club_for, folder_for, form_page, note, page, url


@needs(Action.SEE_CARE)
@require_safe
def cases(request: ActRequest, club_id: int) -> HttpResponse:
    """The open cases in whose circle one stands."""
    club = club_for(request, club_id)
    lines = queries.cases_for(request.act, club.pk)
    note(request, [line.case.folder_id for line in lines], Looked.CASE)
    shown = [
        {
            "line": line,
            "url": url("case", club, line.case.folder.key),
            "state": words.STATE[line.state],
            "kind": words.STATE_KIND[line.state],
            "stratum": words.STRATUM[Stratum(line.stratum)] if line.stratum else "",
            "is_due": line.review_on is not None and line.review_on <= request.act.day,
        }
        for line in lines
    ]
    return page(request, "cases.html", club, lines=shown)


@needs(Action.SEE_CARE)
@require_safe
def case(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """One case: where it stands, what is needed, what is done, what was reviewed, referred and put to the meeting."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    whole = queries.case_of(folder)
    works = bool(queries.kinds_in(request.act, folder) & WORKS)
    context: dict[str, Any] = {"folder": folder, "whole": whole, "works": works, "back_url": _back(folder)}
    if whole is not None:
        context |= _told(whole, folder, works=works)
    return page(request, "case.html", folder.club, **context)


def _back(folder: Any) -> str:
    return url("folder", folder.club, folder.key)


def _told(whole: Whole, folder: Any, *, works: bool) -> dict[str, Any]:
    return {
        "state": words.STATE[whole.state],
        "state_kind": words.STATE_KIND[whole.state],
        "found": words.FOUND[FoundHow(whole.case.found_how)],
        "ended": words.STAND_DOWN[StandDown(whole.case.end_reason)] if whole.case.end_reason else "",
        "stratum": words.STRATUM[Stratum(whole.assessments[0].stratum)] if whole.assessments else "",
        "focuses": [
            {"name": words.FOCUS[Focus(each.focus)], "level": words.LEVEL[Level(each.level)], "words": each.words}
            for each in whole.focuses
            if each.level
        ],
        "items": [
            {"item": each, "focus": words.FOCUS[Focus(each.focus)], "provider": words.PROVIDER[Provider(each.provider)]}
            for each in whole.items
        ],
        "reviews": [{"review": each, "decision": words.DECISION[Decision(each.decision)]} for each in whole.reviews],
        "slips": [_slip(each, folder) for each in whole.referrals],
        "agenda": [_item(each, folder, works=works) for each in whole.agenda if each.withdrawn_at is None],
    }


def _slip(each: Any, folder: Any) -> dict[str, Any]:
    state = ReferralState(each.state)
    return {
        "slip": each,
        "state": words.SLIP[state],
        "kind": words.SLIP_KIND[state],
        "reasons": ", ".join(str(words.FOCUS[Focus(reason)]) for reason in each.reasons),
        "answer": words.ANSWER[Answer(each.answer)] if each.answer else "",
        "pdf_url": url("slip", folder.club, folder.key, each.key),
        "settle_url": url("settle", folder.club, folder.key, each.key) if state is ReferralState.HANDED else "",
    }


def _item(each: Any, folder: Any, *, works: bool) -> dict[str, Any]:
    is_open = each.decided_at is None and works
    return {"item": each, "url": url("decide", folder.club, folder.key, each.key) if is_open else ""}


@needs(Action.SEE_CARE)
@form_page
def open_case(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """Somebody needs more than visits."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    form = forms.Open(request.POST or None, initial={"found_on": request.act.day})
    return ask_about(
        request, folder, form,
        lambda: services.open_case(request.act, folder=folder, **form.cleaned_data),
        to=url("case", folder.club, folder.key),
        done=words.CASE_OPENED,
        heading=words.HEAD_OPEN,
        verb=words.DO_OPEN,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def assess(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """How much help each side of life needs."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    whole = queries.case_of(folder)
    usual: dict[str, Any] = {"assessed_on": request.act.day}
    for each in whole.focuses if whole else ():
        usual |= {f"l_{each.focus}": str(each.level), f"w_{each.focus}": each.words}
    form = forms.Assess(request.POST or None, initial=usual)
    return ask_about(
        request, folder, form,
        lambda: services.assess(
            request.act, folder=folder, key=form.cleaned_data["key"], assessed=form.assessed()
        ),
        to=url("case", folder.club, folder.key),
        done=words.ASSESSED,
        heading=words.HEAD_ASSESS,
        verb=words.DO_ASSESS,
        template="assess.html",
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def plan_care(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """What is done for each side of life that needs help."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    whole = queries.case_of(folder)
    needed = [Focus(each.focus) for each in whole.focuses if each.level] if whole else []
    usual: dict[str, Any] = {
        "agreed_with": folder.person.full_name,
        "review_on": request.act.day + timedelta(days=REVIEW_AFTER_DAYS // 2),
    }
    for item in whole.items if whole else ():
        usual |= {
            f"what_{item.focus}": item.what, f"goal_{item.focus}": item.goal, f"by_{item.focus}": item.provider,
            f"who_{item.focus}": item.who, f"often_{item.focus}": item.how_often,
        }  # fmt: skip
    form = forms.PlanCare(request.POST or None, focuses=needed or list(Focus), initial=usual)
    return ask_about(
        request, folder, form,
        lambda: services.plan_care(
            request.act,
            folder=folder,
            key=form.cleaned_data["key"],
            items=form.items(),
            agreed_with=form.cleaned_data["agreed_with"],
            review_on=form.cleaned_data["review_on"],
        ),
        to=url("case", folder.club, folder.key),
        done=words.PLANNED_CARE,
        heading=words.HEAD_PLAN_CARE,
        verb=words.DO_PLAN_CARE,
        template="plan_care.html",
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def review(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """The case is looked at again."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    day = request.act.day
    usual = {"reviewed_on": day, "next_on": day + timedelta(days=REVIEW_AFTER_DAYS // 2)}
    form = forms.Review(request.POST or None, initial=usual)
    return ask_about(
        request, folder, form,
        lambda: services.review(
            request.act, folder=folder, key=form.cleaned_data["key"], reviewed=form.reviewed()
        ),
        to=url("case", folder.club, folder.key),
        done=words.REVIEWED,
        heading=words.HEAD_CASE_REVIEW,
        verb=words.DO_REVIEW,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def refer(request: ActRequest, club_id: int, folder_key: UUID) -> HttpResponse:
    """A slip to the health station."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    usual = {"made_on": request.act.day, "station": queries.station_of(folder.club)}
    form = forms.Refer(request.POST or None, initial=usual)

    def service() -> None:
        said = dict(form.cleaned_data)
        key = said.pop("key")
        said["reasons"] = frozenset(Focus(reason) for reason in said["reasons"])
        services.refer(request.act, folder=folder, key=key, slip=Slip(**said))

    return ask_about(
        request, folder, form, service,
        to=url("case", folder.club, folder.key),
        done=words.REFERRED,
        heading=words.HEAD_REFER,
        lead=words.LEAD_REFER,
        verb=words.DO_REFER,
    )  # fmt: skip


@needs(Action.SEE_CARE)
@form_page
def settle(request: ActRequest, club_id: int, folder_key: UUID, referral_key: UUID) -> HttpResponse:
    """What came back on the torn-off part."""
    folder = folder_for(request, club_id, folder_key, Looked.CASE)
    slip = queries.get_referral(folder, referral_key)
    form = forms.Settle(request.POST or None, initial={"state": ReferralState.ANSWERED.value, "on": request.act.day})

    def service() -> None:
        said = form.cleaned_data
        settled = Settled(
            state=ReferralState(said["state"]), on=said["on"], answer=form.settled_answer(), words=said["words"]
        )
        services.settle(request.act, folder=folder, referral=slip, key=said["key"], settled=settled)

    return ask_about(
        request, folder, form, service,
        to=url("case", folder.club, folder.key),
        done=words.SETTLED,
        heading=words.HEAD_SETTLE,
        lead=f"{slip.station}, {slip.made_on:%d/%m/%Y}",
        verb=words.DO_SETTLE,
    )  # fmt: skip
