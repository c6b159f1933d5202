"""Founding a club: the list, one founding with its steps, the forms of each step, letting the board in."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.rules import FoundingStepKind, State
from chungtay.clubs.words import FOUNDING_STEPS, STATE_KINDS, STATES, warning
from chungtay.journeys import forms, services
from chungtay.journeys.queries import founding as queries
from chungtay.journeys.rules import NoSuchFounding, Paper
from chungtay.journeys.words import PAPER, STEP_HINT, STEP_VERB
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.web.explain import explain
from chungtay.web.render import paginate, sorting
from chungtay.web.workbook import Column, workbook

COLUMNS = {
    "ten": "sort_key",
    "xa": ("commune_name", "sort_key"),
    "tu-ngay": ("state_since", "sort_key"),
    "thanh-vien": ("member_count", "sort_key"),
}
RECENTLY = timedelta(days=90)
PAPER_OF = {
    FoundingStepKind.REQUEST: Paper.SUBMISSION,
    FoundingStepKind.MEMBER_LIST: Paper.MEMBER_LIST,
    FoundingStepKind.BOARD_LIST: Paper.BOARD_LIST,
    FoundingStepKind.DRAFT_REGULATION: Paper.REGULATION,
    FoundingStepKind.DECISION: Paper.DECISION,
    FoundingStepKind.LAUNCH: Paper.LAUNCH,
}


def reach_of(request: ActRequest) -> Reach:
    """Where the actor founds clubs."""
    return request.act.reach(Action.FOUND_CLUB)


def state_name(state: str) -> str:
    """A state as it is read."""
    return str(STATES[State(state)])


def state_kind(state: str) -> str:
    """The colour of a state's tag."""
    return STATE_KINDS.get(State(state), "told")


def choose_commune(request: ActRequest, title: str) -> HttpResponse:
    """Which commune it is about, found by any spelling; the choice comes back as `?xa=`."""
    q = request.GET.get("q", "")
    context = {"page": paginate(request, queries.communes_for(reach_of(request), text=q)), "q": q, "title": title}
    return render(request, "journeys/choose_commune.html", context)


def only_commune(request: ActRequest) -> str:
    """The number of the commune asked for, or of the only one in reach; empty if it must be chosen."""
    asked = request.POST.get("commune") or request.GET.get("xa", "")
    if asked.isdecimal():
        return asked
    two = list(queries.communes_for(reach_of(request))[:2])
    return str(two[0].pk) if len(two) == 1 else ""


@needs(Action.FOUND_CLUB)
def foundings(request: ActRequest) -> HttpResponse:
    """The foundings under way, and those launched lately."""
    q = request.GET.get("q", "")
    sort, order = sorting(request, COLUMNS, "-tu-ngay")  # type: ignore[arg-type]  # a dict of str and tuples
    rows: QuerySet[Any] = queries.foundings(reach_of(request), text=q, since=request.act.day - RECENTLY).order_by(
        *order
    )
    if request.GET.get("tai") == "xlsx":
        heads = (
            (_("Câu lạc bộ"), 34), (_("Xã, phường"), 28), (_("Tình trạng"), 26), (_("Từ ngày"), 12),
            (_("Thành viên"), 12), (_("Ban Chủ nhiệm"), 12),
        )  # fmt: skip
        cells = (
            [row.name, row.commune_name, state_name(row.state), row.state_since, row.member_count, row.seat_count]
            for row in rows
        )
        columns = [Column(name, width) for name, width in heads]
        return workbook("thanh-lap", _("Thành lập câu lạc bộ"), columns, cells)
    page = paginate(request, rows)
    lines = [{"club": row, "state": state_name(row.state), "kind": state_kind(row.state)} for row in page]
    context = {"page": page, "lines": lines, "q": q, "sort": sort}
    return render(request, "journeys/foundings.html", context)


@needs(Action.FOUND_CLUB)
def propose(request: ActRequest) -> HttpResponse:
    """Begin a founding; the commune is chosen first, so that its hamlets can be offered."""
    reach = reach_of(request)
    chosen = only_commune(request)
    if not chosen:
        return choose_commune(request, _("Thành lập câu lạc bộ"))
    commune = queries.get_commune(reach, int(chosen))
    form = forms.Propose(
        request.POST or None,
        initial={"commune": str(commune.pk), "happened_on": request.act.day},
        communes=[(str(commune.pk), commune.full_name)],
        hamlets=[(str(row.pk), row.full_name) for row in queries.hamlets_for(commune, request.act.day)],
    )
    if form.is_valid():
        told = form.cleaned_data
        try:
            club = services.propose_club(
                request.act,
                key=told["key"],
                name=told["name"],
                commune=commune,
                happened_on=told["happened_on"],
                hamlet_ids=[int(pk) for pk in told["hamlets"]],
                words=told["words"],
            )
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã ghi đề nghị thành lập %s.") % club.name)
            return redirect("journeys:founding", club_id=club.pk)
    return page(request, form, _("Thành lập câu lạc bộ"), _("Ghi đề nghị"), reverse("journeys:foundings"))


@needs(Action.FOUND_CLUB)
def founding(request: ActRequest, club_id: int) -> HttpResponse:
    """One founding: what is done, what is missing, its papers."""
    found = queries.get_founding(reach_of(request), club_id, request.act.day)
    lines = [
        {
            "name": FOUNDING_STEPS[line.kind],
            "verb": STEP_VERB[line.kind],
            "kind": line.kind.value,
            "step": line.step,
            "is_open": line.is_open,
            "paper": PAPER_OF.get(line.kind),
            "paper_name": PAPER.get(PAPER_OF[line.kind]) if line.kind in PAPER_OF else "",
            "is_decision": line.kind is FoundingStepKind.DECISION,
        }
        for line in found.steps
    ]
    context = {
        "founding": found,
        "club": found.club,
        "area": found.commune.full_name,
        "lines": lines,
        "state": state_name(found.state),
        "state_kind": state_kind(found.state),
        "sentences": [warning(each) for each in found.warnings],
        "is_launched": found.club.launched_on is not None,
        "without_account": sum(seat.person.account_id is None for seat in found.board),
    }
    return render(request, "journeys/founding.html", context)


@needs(Action.FOUND_CLUB)
def step(request: ActRequest, club_id: int, kind: str) -> HttpResponse:
    """Write down one step with its paper."""
    if kind not in set(FoundingStepKind):
        raise NoSuchFounding(step=kind)
    wanted = FoundingStepKind(kind)
    found = queries.get_founding(reach_of(request), club_id, request.act.day)
    if wanted is FoundingStepKind.DECISION:
        return _decide(request, found)
    if wanted is FoundingStepKind.LAUNCH:
        return _launch(request, found)
    written = found.step(wanted)
    initial = (
        {"happened_on": written.happened_on, "words": written.words} if written else {"happened_on": request.act.day}
    )
    form = forms.TakeStep(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        taken = services.Step(wanted, told["happened_on"], told["words"], *_paper(told))
        try:
            services.record_step(request.act, club=found.club, key=told["key"], step=taken)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            return _done(request, found, wanted)
    hint = str(STEP_HINT.get(wanted, ""))
    return page(request, form, f"{FOUNDING_STEPS[wanted]}: {found.club.name}", STEP_VERB[wanted], _back(found), hint)


def _decide(request: ActRequest, found: Any) -> HttpResponse:
    club = found.club
    initial = {
        "number": club.decision_number,
        "decided_on": club.decided_on or request.act.day,
        "decided_by": club.decided_by or f"UBND {found.commune.full_name[:1].lower()}{found.commune.full_name[1:]}",
    }
    form = forms.Decide(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        upload, name = _paper(told)
        decision = services.Decision(
            number=told["number"],
            decided_on=told["decided_on"],
            decided_by=told["decided_by"],
            deciding_area=found.commune if told["is_of_this_commune"] else None,
            upload=upload,
            file_name=name,
        )
        try:
            services.record_decision(request.act, club=club, key=told["key"], decision=decision)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            return _done(request, found, FoundingStepKind.DECISION)
    title = _("Quyết định thành lập: %s") % club.name
    return page(request, form, title, STEP_VERB[FoundingStepKind.DECISION], _back(found))


def _launch(request: ActRequest, found: Any) -> HttpResponse:
    draft = found.step(FoundingStepKind.DRAFT_REGULATION)
    initial = {
        "launched_on": found.club.launched_on or request.act.day,
        "place": found.club.meeting_place,
        "regulation": draft.words if draft else "",
    }
    form = forms.HoldLaunch(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid():
        told = dict(form.cleaned_data)
        key, (upload, name) = told.pop("key"), _paper(told)
        del told["upload"]
        launch = services.Launch(**told, upload=upload, file_name=name)
        try:
            services.record_launch(request.act, club=found.club, key=key, launch=launch)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            return _done(request, found, FoundingStepKind.LAUNCH)
    title = _("Lễ ra mắt: %s") % found.club.name
    return page(request, form, title, STEP_VERB[FoundingStepKind.LAUNCH], _back(found))


def _paper(told: dict[str, Any]) -> tuple[Any, str]:
    upload = told.get("upload")
    return (upload.file, upload.name) if upload else (None, "")


def _done(request: ActRequest, found: Any, kind: FoundingStepKind) -> HttpResponse:
    messages.success(request, _("Đã ghi: %s.") % FOUNDING_STEPS[kind])
    return redirect("journeys:founding", club_id=found.club.pk)


def _back(found: Any) -> str:
    return reverse("journeys:founding", args=[found.club.pk])


def page(request: ActRequest, form: Any, title: str, verb: Any, back: str, lead: str = "", **more: Any) -> HttpResponse:
    """A form of the journeys on its page."""
    context = {"form": form, "title": title, "verb": verb, "back": back, "lead": lead, **more}
    return render(request, "journeys/form.html", context, status=422 if form.is_bound else 200)


@needs(Action.FOUND_CLUB)
def step_file(request: ActRequest, club_id: int, step_id: int) -> HttpResponse:
    """The paper of a step, to look at or keep."""
    file = queries.get_step_file(reach_of(request), club_id, step_id)
    if not default_storage.exists(file.stored_as):
        raise NotFound(file=file.pk)
    shown = file.media_type.startswith(("image/", "application/pdf"))
    content = default_storage.open(file.stored_as)
    return FileResponse(content, as_attachment=not shown, filename=file.name, content_type=file.media_type)  # type: ignore[return-value]  # a response that streams


@needs(Action.FOUND_CLUB)
def stop(request: ActRequest, club_id: int) -> HttpResponse:
    """Give a founding up, with the reason."""
    found = queries.get_founding(reach_of(request), club_id, request.act.day)
    if found.club.launched_on is not None:
        raise NoSuchFounding(club=club_id)
    form = forms.WithReason(request.POST or None, initial={"on": request.act.day})
    if form.is_valid():
        try:
            services.stop_founding(request.act, club=found.club, **form.cleaned_data)
        except (RuleBroken, Conflict) as broken:
            form.add_error(None, explain(broken))
        else:
            messages.success(request, _("Đã thôi thành lập %s. Những gì đã ghi vẫn còn.") % found.club.name)
            return redirect("journeys:foundings")
    return page(request, form, _("Thôi thành lập %s") % found.club.name, _("Thôi thành lập"), _back(found))


@needs(Action.FOUND_CLUB)
def letterhead(request: ActRequest, area_id: int) -> HttpResponse:
    """What stands over and under the papers of a commune."""
    commune = queries.get_commune(reach_of(request), area_id)
    row = queries.letterhead_of(commune)
    initial = {name: getattr(row, name) for name in forms.SetLetterhead.base_fields if row and hasattr(row, name)}
    initial.pop("key", None)
    form = forms.SetLetterhead(request.POST or None, initial=initial)
    if form.is_valid():
        told = dict(form.cleaned_data)
        key = told.pop("key")
        services.set_letterhead(request.act, commune=commune, key=key, told=told)
        messages.success(request, _("Đã ghi phần đầu và phần ký của giấy tờ %s.") % commune.full_name)
        return redirect("journeys:foundings")
    lead = _("Mỗi nơi in một khác, nên ghi một lần cho cả xã. Bỏ trống thì máy ghi theo cách thường dùng.")
    title = _("Đầu giấy tờ của %s") % commune.full_name
    return page(request, form, title, _("Ghi đầu giấy tờ"), reverse("journeys:foundings"), lead)
