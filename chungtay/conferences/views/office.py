"""Conferences of an office: the list, one conference with all that belongs to it, and each of its steps."""

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
from chungtay.conferences import adapters, forms, queries, services, words
from chungtay.conferences.rules import (
    NEXT_CONFERENCE,
    STILL_OPEN,
    ConferenceKind,
    ConferenceMovedOn,
    ConferenceState,
    PromiseKind,
    PromiseState,
    SpeechState,
)
from chungtay.conferences.views.shared import CONFERENCE_URL, found, own, stands
from chungtay.papers.queries import office_called
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate, sorting
from chungtay.web.word import word_response
from chungtay.web.workbook import Column, workbook

_SORTS = {"ngay": ("held_on", "pk"), "ten": ("title", "pk"), "dai-bieu": ("delegate_count", "pk")}


@needs(Action.SEE_OFFICE)
@require_safe
def conferences(request: ActRequest) -> HttpResponse:
    """The conferences in reach, the latest first."""
    filters = forms.NarrowConferences(request.GET, initial={"loai": "", "buoc": ""})
    sort, order = sorting(request, _SORTS, "-ngay")
    text = request.GET.get("q", "")[:120]
    rows = queries.conferences_in(request.act.reach(Action.SEE_OFFICE), text=text, **filters.chosen()).order_by(*order)
    page = paginate(request, rows)
    names = names_of({each.path for each in page}, request.act.day)
    context = {
        "page": page,
        "lines": [{"conference": each, "office": names.get(each.path, each.path), **stands(each)} for each in page],
        "filters": filters,
        "q": text,
        "sort": sort,
        "is_narrowed": bool(text or filters.changed_data),
        "may_call": not request.act.reach(Action.HAND_UP).is_empty,
        "workbook_url": f"{reverse('conferences:list_xlsx')}?{request.GET.urlencode()}",
    }
    return render(request, "conferences/list.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def conferences_workbook(request: ActRequest) -> HttpResponse:
    """The list as it is narrowed, as a workbook."""
    filters = forms.NarrowConferences(request.GET, initial={"loai": "", "buoc": ""})
    text = request.GET.get("q", "")[:120]
    rows = list(
        queries.conferences_in(request.act.reach(Action.SEE_OFFICE), text=text, **filters.chosen()).order_by("held_on")
    )
    names = names_of({each.path for each in rows}, request.act.day)
    columns = [
        Column("Ngày họp", 12, "dd/mm/yyyy"), Column("Hội nghị", 50), Column("Loại", 24), Column("Đơn vị", 30),
        Column("Địa điểm", 34), Column("Được mời", 10), Column("Có mặt", 10), Column("Việc còn theo dõi", 16),
        Column("Tình trạng", 24),
    ]  # fmt: skip
    lines = (
        [
            each.held_on, each.title, str(words.KIND[ConferenceKind(each.kind)]), names.get(each.path, each.path),
            each.place, each.delegate_count, each.came_count, each.open_count,
            str(words.STATE[ConferenceState(each.state)]),
        ]
        for each in rows
    )  # fmt: skip
    return workbook("hoi-nghi", "Hội nghị", columns, lines)


@needs(Action.HAND_UP)
@form_page
def call(request: ActRequest) -> HttpResponse:
    """Plan a conference of this office."""
    path = min(request.act.reach(Action.HAND_UP).roots, key=len)
    form = forms.Call(request.POST or None)
    return ask(
        request, form,
        lambda: services.call_conference(request.act, path=path, key=form.cleaned_data["key"], called=form.called()),
        to=reverse("conferences:list"),
        done=words.DONE_CALLED,
        template="conferences/form.html",
        heading=words.HEAD_CALL,
        draft="hoi-nghi-moi",
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def conference(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """One conference: facts, next steps, programme, delegates, speeches, promises, papers."""
    row = found(request, conference_key)
    state = ConferenceState(row.state)
    may_act = request.act.may(Action.HAND_UP, row.path)
    promises = queries.promises_of(row)
    context: dict[str, Any] = {
        "conference": row,
        "stands": stands(row),
        "office": office_called(row.path, request.act.day),
        "when": adapters.when_of(row),
        "answers": queries.answers_of(row),
        "items": queries.programme_of(row),
        "speeches": [(each, words.SPEECH[SpeechState(each.state)], words.SPEECH_KIND[SpeechState(each.state)])
                     for each in queries.speeches_of(row)],
        "promises": [promise_line(each, request) for each in promises],
        "may_act": may_act,
        "may_change": may_act and state in STILL_OPEN,
        "may_add": may_act and state is not ConferenceState.CANCELLED,
        "may_number": may_act and bool(row.conclusions) and row.notice_id is None,
        "steps": [(step.value, words.STEP[step], step is ConferenceState.CANCELLED)
                  for step in ConferenceState if may_act and step in NEXT_CONFERENCE[state]],
        "number_form": forms.Sure(),
        "papers": [(name, words.PAPER[name]) for name in adapters.PAPERS if name != "ket-luan" or row.conclusions],
    }  # fmt: skip
    return render(request, "conferences/conference.html", context)


def promise_line(promise: Any, request: ActRequest) -> dict[str, Any]:
    """A promise as a line of a list."""
    state = PromiseState(promise.state)
    return {
        "promise": promise,
        "kind": words.PROMISE_KIND[PromiseKind(promise.kind)],
        "state": words.PROMISE[state],
        "tag": words.PROMISE_TAG[state],
        "is_late": promise.due_on is not None and promise.due_on < request.act.day and state in (
            PromiseState.OPEN, PromiseState.SENT, PromiseState.ANSWERED),
    }  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def change(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """Another day, place or title."""
    row = own(request, conference_key)
    form = forms.Call(request.POST or None, initial=forms.typed(row))
    return ask(
        request, form,
        lambda: services.change_conference(
            request.act, conference=row, key=form.cleaned_data["key"], called=form.called()
        ),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_CHANGED,
        template="conferences/form.html",
        heading=words.HEAD_CHANGE,
        draft=f"hoi-nghi-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def programme(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """The programme of the day as lines."""
    row = own(request, conference_key)
    form = forms.Lines(
        request.POST or None, label=words.PROGRAMME_LABEL, hint=words.PROGRAMME_HINT,
        initial={"text": queries.typed_programme(row)},
    )  # fmt: skip
    return ask(
        request, form,
        lambda: services.set_programme(
            request.act, conference=row, key=form.cleaned_data["key"], text=form.cleaned_data["text"]
        ),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_CHANGED,
        template="conferences/form.html",
        heading=words.HEAD_PROGRAMME,
        draft=f"chuong-trinh-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def step(request: ActRequest, conference_key: UUID, to: str) -> HttpResponse:
    """One step of a conference."""
    row = own(request, conference_key)
    if to not in {state.value for state in words.STEP}:
        raise ConferenceMovedOn()
    after = ConferenceState(to)
    form = forms.Step(request.POST or None, to=after)
    return ask(
        request, form,
        lambda: services.move_conference(
            request.act, conference=row, key=form.cleaned_data["key"], to=after, said=form.said()
        ),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_STEP,
        template="conferences/form.html",
        heading=words.STEP[after],
        told=words.STEP_TOLD[after],
        draft=f"{to}-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def press(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """The press note, begun from what is known."""
    row = own(request, conference_key)
    draft = row.press_note or adapters.press_draft(row, office_called(row.path, request.act.day))
    form = forms.Press(request.POST or None, initial={"text": draft})
    return ask(
        request, form,
        lambda: services.write_press_note(
            request.act, conference=row, key=form.cleaned_data["key"], text=form.cleaned_data["text"]
        ),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=words.DONE_CHANGED,
        template="conferences/form.html",
        heading=words.HEAD_PRESS,
        draft=f"thong-cao-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def number(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """Give the notice of conclusions its number."""
    row = own(request, conference_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.number_notice(request.act, conference=row, key=form.cleaned_data["key"]),
        to=reverse(CONFERENCE_URL, args=[row.key]),
        done=lambda paper: str(words.DONE_NUMBERED) % {"number": paper.written_number},
        template="conferences/form.html",
        heading=words.HEAD_NUMBER,
        told=words.NUMBER_TOLD,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def pdf(request: ActRequest, conference_key: UUID, paper: str) -> HttpResponse:
    """A paper of the conference, to be printed."""
    row = found(request, conference_key)
    return pdf_response(
        f"{paper}-{row.held_on}", adapters.pdf_of(request.act, row, paper, office_called(row.path, request.act.day))
    )


@needs(Action.SEE_OFFICE)
@require_safe
def word(request: ActRequest, conference_key: UUID, paper: str) -> HttpResponse:
    """It as Word, to be edited."""
    row = found(request, conference_key)
    return word_response(
        f"{paper}-{row.held_on}", adapters.word_of(request.act, row, paper, office_called(row.path, request.act.day))
    )
