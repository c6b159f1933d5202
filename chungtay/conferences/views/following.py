"""Speeches asked for, and what was asked or promised, followed to its answer."""

from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.conferences import forms, queries, services, words
from chungtay.conferences.rules import (
    NEXT_PROMISE,
    NEXT_SPEECH,
    TO_FOLLOW,
    PromiseKind,
    PromiseState,
    SpeechNotFound,
    SpeechState,
)
from chungtay.conferences.views.office import promise_line
from chungtay.conferences.views.shared import CONFERENCE_URL, found, own
from chungtay.places.queries import units_below
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.workbook import Column, workbook

_SORTS = {"han": ("due_on", "pk"), "hoi-nghi": ("conference__held_on", "pk"), "ai": ("owner", "pk")}


@needs(Action.HAND_UP)
@form_page
def ask_speech(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """Ask a unit for a speech."""
    row = own(request, conference_key)
    form = forms.AskSpeech(request.POST or None)
    return ask(
        request, form,
        lambda: services.ask_speech(request.act, conference=row, key=form.cleaned_data["key"], asked=form.asked()),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_STEP,
        template="conferences/form.html",
        heading=words.HEAD_SPEECH,
        draft=f"tham-luan-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@online_only
@form_page
def speech(request: ActRequest, conference_key: UUID, speech_key: UUID) -> HttpResponse:
    """One speech and its next step."""
    row = own(request, conference_key)
    each = queries.get_speech(row, speech_key)
    state = SpeechState(each.state)
    steps = [step for step in SpeechState if step in NEXT_SPEECH[state]]
    form = forms.MoveSpeech(request.POST or None, request.FILES or None, steps=steps)

    def move() -> object:
        said = form.cleaned_data
        to, upload = SpeechState(said["to"]), said["file"]
        return services.move_speech(
            request.act, speech=each, key=said["key"], to=to, words=said["words"], upload=upload
        )

    return ask(
        request, form, move,
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_STEP,
        template="conferences/speech.html",
        conference=row,
        speech=each,
        state=words.SPEECH[state],
        state_kind=words.SPEECH_KIND[state],
        has_steps=bool(steps),
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def speech_file(request: ActRequest, conference_key: UUID, speech_key: UUID) -> HttpResponse:
    """The file that was handed in."""
    each = queries.get_speech(found(request, conference_key), speech_key)
    if each.file is None:
        raise SpeechNotFound(key=str(speech_key))
    content = default_storage.open(each.file.stored_as)
    name, kind = each.file.name, each.file.media_type
    return FileResponse(content, as_attachment=True, filename=name, content_type=kind)  # type: ignore[return-value]  # a response that streams


@needs(Action.HAND_UP)
@form_page
def note_promise(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """Write down what was asked or promised."""
    row = own(request, conference_key)
    form = forms.NotePromise(request.POST or None, places=units_below(row.path, request.act.day))
    return ask(
        request, form,
        lambda: services.note_promise(
            request.act, conference=row, key=form.cleaned_data["key"], promised=form.promised()
        ),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_STEP,
        template="conferences/form.html",
        heading=words.HEAD_PROMISE,
        draft=f"loi-hua-{row.key}",
    )  # fmt: skip


def _narrowed(request: ActRequest) -> tuple[forms.NarrowPromises, Any]:
    filters = forms.NarrowPromises(request.GET, initial={"buoc": ""})
    chosen = filters.chosen()
    asked: dict[str, Any] = {}
    if chosen in ("dang-theo", "qua-han"):
        asked["state__in"] = sorted(TO_FOLLOW)
        if chosen == "qua-han":
            asked["due_on__lt"] = request.act.day
    elif chosen:
        asked["state"] = chosen
    text = request.GET.get("q", "")[:120]
    return filters, queries.promises_in(request.act.reach(Action.SEE_OFFICE), text=text, **asked)


@needs(Action.SEE_OFFICE)
@require_safe
def promises(request: ActRequest) -> HttpResponse:
    """Everything that was asked or promised and concerns this office, the most pressing first."""
    filters, rows = _narrowed(request)
    sort, order = sorting(request, _SORTS, "han")
    page = paginate(request, rows.order_by(*order))
    context = {
        "page": page,
        "lines": [promise_line(each, request) for each in page],
        "filters": filters,
        "q": request.GET.get("q", "")[:120],
        "sort": sort,
        "is_narrowed": bool(request.GET.get("q") or filters.changed_data),
        "workbook_url": f"{reverse('conferences:promises_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "conferences/promises.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def promises_workbook(request: ActRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    _filters, rows = _narrowed(request)
    columns = [
        Column("Nội dung", 60), Column("Là", 12), Column("Ai nêu", 24), Column("Ai thực hiện", 30),
        Column("Thời hạn", 12, "dd/mm/yyyy"), Column("Tình trạng", 24), Column("Hội nghị", 40),
    ]  # fmt: skip
    lines = (
        [
            each.words, str(words.PROMISE_KIND[PromiseKind(each.kind)]), each.said_by, each.owner, each.due_on,
            str(words.PROMISE[PromiseState(each.state)]), each.conference.title,
        ]
        for each in rows.order_by("due_on", "pk")
    )  # fmt: skip
    return workbook("kien-nghi-loi-hua", "Kiến nghị, lời hứa", columns, lines)


@needs(Action.SEE_OFFICE)
@form_page
def promise(request: ActRequest, promise_key: UUID) -> HttpResponse:
    """One promise: what was done about it, and the next step."""
    each = queries.get_promise(request.act.reach(Action.SEE_OFFICE), promise_key)
    state = PromiseState(each.state)
    steps = [step for step in PromiseState if step in NEXT_PROMISE[state] or (step is state and state in TO_FOLLOW)]
    form = forms.StepPromise(
        request.POST or None, steps=steps, initial={"on": request.act.day, "to": steps[0] if steps else ""}
    )

    def take() -> object:
        said = dict(form.cleaned_data)
        return services.step_promise(request.act, promise=each, **said | {"to": PromiseState(said["to"])})

    return ask(
        request, form, take,
        to=reverse("conferences:promise", args=[each.key]),
        done=words.DONE_STEP,
        template="conferences/promise.html",
        line=promise_line(each, request),
        promise=each,
        owner_place=names_of({each.owner_path}, request.act.day).get(each.owner_path, "") if each.owner_path else "",
        steps=[(step, words.PROMISE[PromiseState(step.state)]) for step in queries.steps_of(each)],
        may_step=bool(steps) and services.may_step(request.act, each),
        may_open=request.act.may(Action.SEE_OFFICE, each.conference.path),
        list_url=reverse("conferences:promises"),
    )  # fmt: skip
