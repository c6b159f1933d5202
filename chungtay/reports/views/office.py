"""What an office does with reports: what it owes, what waits for it, the campaigns and how their reports come."""

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
from chungtay.programme.queries import limits_on
from chungtay.programme.rules import LimitName
from chungtay.reports import forms, queries, services, words
from chungtay.reports.rules import DueState, punctuality
from chungtay.reports.views.shared import listed, office_reach
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS = {
    "ten": ("area__sort_key", "club__sort_key", "path"),
    "han": ("due_on", "path"),
    "gui": ("first_sent_on", "path"),
}
_NAMED_AT_MOST = 40


@needs(Action.HAND_UP)
@require_safe
def owed(request: ActRequest) -> HttpResponse:
    """What this office owes, by when; and of the units below whoever is late."""
    reach = request.act.reach(Action.HAND_UP)
    mine = listed(request, queries.owed_by(reach.roots))
    late = queries.dues_in(reach, state__in=[DueState.DRAFT, DueState.RETURNED], due_on__lt=request.act.day)
    late = late.filter(campaign__locked_at=None).exclude(path__in=reach.roots).order_by("due_on", "path")
    page = paginate(request, late)
    return render(request, "reports/owed.html", {"mine": mine, "page": page, "late": listed(request, page)})


@needs(Action.HAND_UP)
@form_page
def waiting(request: ActRequest) -> HttpResponse:
    """What was handed up to this office, the doubtful on top; those ticked are accepted together."""
    reach = request.act.reach(Action.HAND_UP)
    text, all_levels = request.GET.get("q", "")[:120], request.GET.get("cap") == "tat-ca" or request.method == "POST"
    roots = sorted(reach.roots)
    bounds = queries.bounds_on(request.act.day, roots[0])
    found = queries.waiting_for(reach, bounds, roots=roots, text=text, all_levels=all_levels)
    chosen = set(request.POST.getlist("due"))
    form = forms.Sure(request.POST or None)
    page = paginate(request, found)
    lines = listed(request, [each.due for each in page])
    for line, each in zip(lines, page, strict=True):
        members, before = (said.get("members") for said in (each.counted, each.before))
        line["doubts"] = [words.DOUBT[doubt] for doubt in each.doubts]
        line["members"] = members.top if members else None
        line["before"] = before.top if before else None
        line["is_chosen"] = str(each.due.key) in chosen
    return ask(
        request, form,
        lambda: services.accept(
            request.act, dues=[each.due for each in found if str(each.due.key) in chosen], key=form.cleaned_data["key"]
        ),
        to=reverse("reports:waiting"),
        done=lambda count: str(words.DONE_ACCEPTED) % {"count": count},
        template="reports/waiting.html",
        page=page,
        lines=lines,
        q=text,
        all_levels=all_levels,
        doubtful=sum(bool(each.doubts) for each in found),
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def campaigns(request: ActRequest) -> HttpResponse:
    """The campaigns that ask anything here, the newest first."""
    page = paginate(request, queries.campaigns_in(office_reach(request)))
    lines = [{"campaign": each, "period": queries.period_asked(each).label} for each in page]
    return render(request, "reports/campaigns.html", {"page": page, "lines": lines, "may_open": _opens(request)})


def _opens(request: ActRequest) -> bool:
    return not request.act.reach(Action.KEEP_PROGRAMME).is_empty


@needs(Action.KEEP_PROGRAMME)
@form_page
def open_campaign(request: ActRequest) -> HttpResponse:
    """Open a campaign over everything below this office."""
    path = min(request.act.reach(Action.KEEP_PROGRAMME).roots, key=len)
    limits = limits_on(request.act.day, path)
    days = {f"{level}_due_on": limits[LimitName(f"report_{level}_days")] for level in ("club", "commune", "province")}
    form = forms.OpenCampaign(request.POST or None, initial=forms.usual_campaign(request.act.day, days))
    return ask(
        request, form,
        lambda: services.open_campaign(request.act, path=path, key=form.cleaned_data["key"], asked=form.asked()),
        to=reverse("reports:campaigns"),
        done=words.DONE_OPENED,
        template="reports/open.html",
        place=names_of({path}, request.act.day).get(path, ""),
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def campaign(request: ActRequest, campaign_key: UUID) -> HttpResponse:
    """How the reports of a campaign come: on time, late and missing by area; the list; a text to remind with."""
    reach = office_reach(request)
    found = queries.get_campaign(reach, campaign_key)
    filters = forms.Narrow(request.GET, initial={"cap": "", "buoc": ""})
    text = request.GET.get("q", "")[:120]
    everything = queries.dues_in(reach, found)
    sort, order = sorting(request, _SORTS, "han")
    page = paginate(request, queries.dues_in(reach, found, text=text, **filters.chosen()).order_by(*order))
    depth = min(len(root.strip("/").split("/")) if root != "/" else 0 for root in reach.roots) + 1
    by_area = queries.standings(everything, request.act.day, depth=depth)
    names = names_of(by_area, request.act.day)
    has_areas = any(of.total > 1 for of in by_area.values())
    period = queries.period_asked(found)
    context: dict[str, Any] = {
        "campaign": found,
        "period": period.label,
        "page": page,
        "lines": listed(request, page),
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "areas": has_areas
        and sorted(((names.get(path, path), of) for path, of in by_area.items()), key=lambda each: -each[1].missing),
        "paper_count": 0 if found.locked_at else queries.paper_dues(request.act.reach(Action.HAND_UP), found).count(),
        "zalo": _reminder(request, everything, period.label),
        "may_lock": found.locked_at is None and request.act.may(Action.KEEP_PROGRAMME, found.path),
        "workbook_url": f"{reverse('reports:campaign_xlsx', args=[found.key])}?{request.GET.urlencode()}",
    }
    return render(request, "reports/campaign.html", context)


def _reminder(request: ActRequest, dues: Any, period: str) -> str:
    """A text for the Zalo group: who has not handed up, and by when."""
    rows = dues.filter(state__in=[DueState.DRAFT, DueState.RETURNED]).order_by("due_on", "path")[:_NAMED_AT_MOST]
    silent = list(rows)
    if not silent:
        return words.ZALO_NONE % {"period": period}
    names = names_of({due.path for due in silent}, request.act.day)
    told = ", ".join(names.get(due.path, due.path) for due in silent)
    return words.ZALO % {"period": period, "day": f"{silent[0].due_on:%d/%m/%Y}", "names": told}


@needs(Action.SEE_OFFICE)
@require_safe
def campaign_workbook(request: ActRequest, campaign_key: UUID) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    reach = office_reach(request)
    found = queries.get_campaign(reach, campaign_key)
    filters = forms.Narrow(request.GET, initial={"cap": "", "buoc": ""})
    dues = list(queries.dues_in(reach, found, text=request.GET.get("q", "")[:120], **filters.chosen()).order_by("path"))
    names = names_of({due.path for due in dues} | {due.above for due in dues}, request.act.day)
    columns = [
        Column("Đơn vị", 40), Column("Cấp trên", 30), Column("Hạn", 12, "dd/mm/yyyy"),
        Column("Gửi ngày", 12, "dd/mm/yyyy"), Column("Đúng hạn", 18), Column("Đang ở bước", 22),
    ]  # fmt: skip
    rows = (
        [
            names.get(due.path, due.path), names.get(due.above, ""), due.due_on, due.first_sent_on,
            str(words.PUNCTUALITY[punctuality(due.first_sent_on, due.due_on, request.act.day)]),
            str(words.STATE[DueState(due.state)]),
        ]
        for due in dues
    )  # fmt: skip
    return workbook(f"dot-bao-cao-{found.period}", f"Đợt báo cáo {queries.period_asked(found).label}", columns, rows)


@needs(Action.KEEP_PROGRAMME)
@form_page
def lock(request: ActRequest, campaign_key: UUID) -> HttpResponse:
    """Lock a campaign: what was accepted stays as it is, what never came is missing."""
    found = queries.get_campaign(request.act.reach(Action.KEEP_PROGRAMME), campaign_key)
    form = forms.Sure(request.POST or None)
    dues = queries.dues_in(request.act.reach(Action.KEEP_PROGRAMME), found)
    return ask(
        request, form,
        lambda: services.lock_campaign(request.act, campaign=found, key=form.cleaned_data["key"]),
        to=reverse("reports:campaign", args=[found.key]),
        done=lambda count: str(words.DONE_LOCKED) % {"count": count},
        template="reports/lock.html",
        period=queries.period_asked(found).label,
        accepted=dues.filter(state=DueState.ACCEPTED).count(),
        open_count=dues.exclude(state=DueState.ACCEPTED).count(),
        heading=words.HEAD_LOCK,
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def send_paper(request: ActRequest, campaign_key: UUID) -> HttpResponse:
    """The typed sheets of clubs without a phone, handed up as their reports."""
    reach = request.act.reach(Action.HAND_UP)
    found = queries.get_campaign(reach, campaign_key)
    form = forms.Sure(request.POST or None)
    dues = queries.paper_dues(reach, found)
    return ask(
        request, form,
        lambda: services.send_paper(request.act, campaign=found, key=form.cleaned_data["key"]),
        to=reverse("reports:campaign", args=[found.key]),
        done=lambda count: str(words.DONE_PAPER) % {"count": count},
        template="reports/paper.html",
        period=queries.period_asked(found).label,
        lines=listed(request, dues),
        heading=words.HEAD_PAPER,
    )  # fmt: skip
