"""An office's papers on screen: letterhead, the two registers with search, paging and Excel, striking, templates."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.papers import adapters, forms, queries, services, words
from chungtay.papers.rules import Kind, LineNotFound, Side
from chungtay.web.explain import explain
from chungtay.web.render import paginate
from chungtay.web.word import minutes_template, standard_template, word_response
from chungtay.web.workbook import Column, workbook

_FORMS = ["GET", "HEAD", "POST"]
_SHOWN = {Side.OUT: (0, 1, 2, 3, 4, 6, 9), Side.IN: (1, 0, 2, 3, 4, 5, 6, 7, 9)}
"""Which columns of the register the screen shows, first what a line is called; paper shows all."""


@needs(Action.SEE_OFFICE)
@require_safe
def offices(request: ActRequest) -> HttpResponse:
    """The offices whose papers one keeps, and those below that keep theirs here."""
    reach = request.act.reach(Action.SEE_OFFICE)
    places = queries.office_places(reach, request.act.day)
    own = {place.path for place in places}
    page = paginate(request, queries.offices_below(reach).exclude(path__in=own))
    can = {place.path: request.act.may(Action.KEEP_PAPERS, place.path) for place in places}
    lines = [{"place": place, "can_open": can[place.path]} for place in places]
    return render(request, "papers/offices.html", {"lines": lines, "page": page})


@needs(Action.KEEP_PAPERS)
@require_POST
def open_office(request: ActRequest) -> HttpResponse:
    """Begin the registers of the office at a path."""
    office = services.open_office(request.act, path=_path_asked(request))
    return redirect("papers:letterhead", office_id=office.pk)


def _path_asked(request: ActRequest) -> str:
    path = request.POST.get("path", "")
    if not request.act.may(Action.KEEP_PAPERS, path or "-"):
        raise NotFound(page=request.path)
    return path


@needs(Action.SEE_OFFICE)
@require_safe
def register(request: ActRequest, office_id: int, side: str) -> HttpResponse:
    """One register of an office in a year: found by words, narrowed by kind."""
    office, which = _office(request, office_id), _side(side)
    filters, rows, text, year = _asked(request, office, which)
    page = paginate(request, rows)
    heads = _SHOWN[which]
    context = {
        "office": office,
        "side": which,
        "title": words.SIDE[which],
        "heads": [words.HEADS[which][at] for at in heads],
        "lines": [{"row": row, "cells": _shown(row, which, heads)} for row in page],
        "excel_url": f"{reverse('papers:workbook', args=[office.pk, which])}?{request.GET.urlencode()}",
        "page": page,
        "filters": filters,
        "q": text,
        "year": year,
        "has_letterhead": queries.letterhead_on(office, request.act.day) is not None,
        "can_write": request.act.may(Action.KEEP_PAPERS, office.path),
        "tabs": [(each, words.SIDE[each], each is which) for each in Side],
    }
    return render(request, "papers/register.html", context)


@needs(Action.SEE_OFFICE)
@require_safe
def register_workbook(request: ActRequest, office_id: int, side: str) -> HttpResponse:
    """The same lines as Excel, with the columns of the decree."""
    office, which = _office(request, office_id), _side(side)
    _, rows, _, year = _asked(request, office, which)
    heads = words.HEADS[which]
    columns = [Column(str(head), 34 if at in (2, 4, 5) else 16) for at, head in enumerate(heads)]
    title = f"{words.SIDE[which]} {year} · {office.name}"
    return workbook(f"so-van-ban-{side}-{year}", title, columns, [_cells(row, which) for row in reversed(rows)])


def _asked(request: ActRequest, office: Any, side: Side) -> tuple[forms.RegisterFilter, Any, str, int]:
    years = queries.years_of(office, request.act.day)
    filters = forms.RegisterFilter(
        {"nam": request.GET.get("nam") or str(years[0]), "loai": request.GET.get("loai", "")},
        initial={"nam": str(years[0]), "loai": ""},
        years=years,
    )
    text = request.GET.get("q", "")[:120]
    year = int(filters.chosen("nam") or years[0])
    return filters, queries.register(office, side, year, text, filters.chosen("loai")), text, year


def _cells(row: Any, side: Side) -> list[Any]:
    said = words.STRUCK_NOTE % row.struck_why if row.struck_at else row.note
    about = f"{words.KIND[Kind(row.kind)]}: {row.about}"
    if side is Side.OUT:
        first = [row.written_number, row.signed_on, about, row.signer, row.recipients, row.kept_by, row.copy_count]
        return [*first, "", "", said]
    first = [row.arrived_on, row.number, row.sender, row.sent_number, row.dated_on, about, row.handed_to]
    return [*first, row.answer_by, "", said]


def _shown(row: Any, side: Side, at: tuple[int, ...]) -> list[tuple[str, str]]:
    cells = [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell or "") for cell in _cells(row, side)]
    return [(str(words.HEADS[side][each]), cells[each]) for each in at]


@needs(Action.KEEP_PAPERS)
@require_http_methods(_FORMS)
def write_line(request: ActRequest, office_id: int, side: str) -> HttpResponse:
    """Take a number for a paper that goes out, or enter one that arrived."""
    office, which, day = _kept(request, office_id), _side(side), request.act.day
    kind = forms.OutgoingForm if which is Side.OUT else forms.IncomingForm
    form: Any = kind(request.POST or None, initial={"signed_on": day, "arrived_on": day, "kind": Kind.LETTER.value})

    def act() -> str:
        said = {"office": office, "key": form.cleaned_data["key"], "new": form.facts()}
        if which is Side.OUT:
            return str(words.NUMBERED).format(number=services.give_number(request.act, **said).written_number)
        return str(words.ENTERED).format(number=services.enter_incoming(request.act, **said).number)

    back = reverse("papers:register", args=[office.pk, side])
    return _form(request, form, act, office=office, back=back, title=words.SIDE[which])


@needs(Action.KEEP_PAPERS)
@require_safe
def line_word(request: ActRequest, office_id: int, line_key: UUID) -> HttpResponse:
    """The paper of a number that was taken, as Word to be written."""
    line = queries.get_line(_kept(request, office_id), Side.OUT, line_key)
    if line.struck_at is not None:
        raise LineNotFound(key=str(line_key))
    return word_response(f"{line.written_number.replace('/', '-')}", adapters.word_of(line))


@needs(Action.KEEP_PAPERS)
@require_http_methods(_FORMS)
def strike(request: ActRequest, office_id: int, side: str, line_key: UUID) -> HttpResponse:
    """Strike a line, with the reason."""
    office, which = _kept(request, office_id), _side(side)
    line = queries.get_line(office, which, line_key)
    form = forms.StrikeForm(request.POST or None)

    def act() -> str:
        services.strike(request.act, line=line, reason=form.cleaned_data["reason"])
        return str(words.STRUCK)

    back = reverse("papers:register", args=[office.pk, side])
    return _form(request, form, act, office=office, back=back, title=str(line))


@needs(Action.SEE_OFFICE)
@require_http_methods(_FORMS)
def letterhead(request: ActRequest, office_id: int) -> HttpResponse:
    """How the office's papers are headed now and were before; its keepers set the next."""
    office = _office(request, office_id)
    if request.method == "POST":
        _kept(request, office_id)
    known = queries.letterheads_of(office)
    initial = {"issuer": office.name, "sign": words.USUAL_SIGN, "valid_from": request.act.day, "kept_by": "VT"}
    if known:
        names = ("above", "issuer", "sign", "place", "signer_title", "signer_name", "kept_by")
        initial |= {name: getattr(known[0], name) for name in names}
    form = forms.LetterheadForm(request.POST or None, initial=initial)

    def act() -> str:
        made = services.set_letterhead(request.act, office=office, key=form.cleaned_data["key"], new=form.facts())
        return str(words.LETTERHEAD_SET).format(on=f"{made.valid_from:%d/%m/%Y}")

    can = request.act.may(Action.KEEP_PAPERS, office.path)
    back = reverse("papers:register", args=[office.pk, Side.OUT])
    more = {"known": known, "can_write": can}
    return _form(request, form, act, office=office, back=back, template="papers/letterhead.html", **more)


@needs(Action.SEE_OFFICE)
@require_http_methods(_FORMS)
def templates(request: ActRequest, office_id: int) -> HttpResponse:
    """The Word templates of the office by kind, the list of fields, and uploading one."""
    office = _office(request, office_id)
    if request.method == "POST":
        _kept(request, office_id)
    form = forms.TemplateForm(request.POST or None, request.FILES or None, initial={"kind": Kind.REPORT.value})

    def act() -> str:
        file = form.cleaned_data["file"]
        said = {"kind": Kind(form.cleaned_data["kind"]), "name": file.name, "word": file.read()}
        services.keep_template(request.act, office=office, key=form.cleaned_data["key"], **said)
        return str(words.TEMPLATE_KEPT)

    own = queries.templates_of(office)
    more = {
        "own": [(kind.value, words.KIND[kind], own[kind.value]) for kind in Kind if kind.value in own],
        "fields": [(f"{{{{ {name} }}}}", label) for name, label in words.FIELD.items()],
        "can_write": request.act.may(Action.KEEP_PAPERS, office.path),
    }
    back = reverse("papers:templates", args=[office.pk])
    return _form(request, form, act, office=office, back=back, template="papers/templates.html", **more)


@needs(Action.SEE_OFFICE)
@require_safe
def template_file(request: ActRequest, office_id: int, kind: str) -> HttpResponse:
    """The template in force for a kind of paper: the office's own, else the common one."""
    office = _office(request, office_id)
    if kind not in {each.value for each in Kind}:
        raise LineNotFound(key=kind)
    own = queries.template_bytes(office, Kind(kind))
    common = minutes_template if kind == Kind.MINUTES else standard_template
    return word_response(f"mau-{kind.lower()}", own or common())


@needs(Action.KEEP_PAPERS)
@require_POST
def drop_template(request: ActRequest, office_id: int, kind: str) -> HttpResponse:
    """Go back to the common template."""
    office = _kept(request, office_id)
    found = queries.templates_of(office).get(kind)
    if found is None:
        raise LineNotFound(key=kind)
    services.drop_template(request.act, template=found)
    messages.success(request, words.TEMPLATE_DROPPED)
    return redirect("papers:templates", office_id=office.pk)


def _form(
    request: ActRequest,
    form: Any,
    act: Callable[[], str],
    *,
    office: Any,
    back: str,
    template: str = "papers/form.html",
    **more: Any,
) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                messages.success(request, act())
            except (RuleBroken, Conflict) as refused:
                form.add_error(None, explain(refused))
                status = refused.status
            else:
                return redirect(back)
    return render(request, template, {"form": form, "office": office, "back": back, **more}, status=status)


def _office(request: ActRequest, office_id: int) -> Any:
    return queries.get_office(request.act.reach(Action.SEE_OFFICE), office_id)


def _kept(request: ActRequest, office_id: int) -> Any:
    return queries.get_office(request.act.reach(Action.KEEP_PAPERS), office_id)


def _side(side: str) -> Side:
    if side not in {each.value for each in Side}:
        raise LineNotFound(key=side)
    return Side(side)
