"""One import on one page: its columns, its lines, how far it is, what became of it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chungtay.access.middleware import ActRequest
from chungtay.clubs.queries import limits_on
from chungtay.clubs.rules import RegisterRefused, composition_warnings
from chungtay.clubs.words import warning
from chungtay.exchange import jobs, queries, services
from chungtay.exchange.forms import AgainForm, ColumnsForm, WorkForm
from chungtay.exchange.queries import RowFilter
from chungtay.exchange.rules import LONG_WORK, State
from chungtay.exchange.views.faces import Way, register_url
from chungtay.exchange.views.shown import row_filters, shown_rows
from chungtay.exchange.words import ENCODINGS, IGNORED, KINDS, STATE_KINDS, STATES, explained
from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.legacy_text import Encoding
from chungtay.web.render import paginate


def batch(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """The page of an import, by the state it is in."""
    pages: dict[str, Callable[..., HttpResponse]] = {State.UPLOADED: _columns, State.CHECKED: _rows}
    if found.state not in pages:
        return render(request, "exchange/result.html", _context(way, found) | _result(found))
    return pages[found.state](request, way, found)


def again(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """Read the file again: another sheet, other letters."""
    form = AgainForm(request.POST or None, sheets=found.sheets)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        call = {"sheet": told["sheet"], "encoding": told["encoding"], "key": told["key"]}
        _tried(request, lambda: services.recognise_again(request.act, batch=found, **call))
    return redirect(way.to("batch", found))


def work(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """One press of a button on the whole import."""
    form = WorkForm(request.POST or None)
    if not form.is_valid():
        return redirect(way.to("batch", found))
    key, what = form.cleaned_data["key"], form.cleaned_data["what"]
    if what == "apply":
        _apply(request, found, key)
    else:
        does: dict[str, Callable[..., object]] = {
            "undo": services.undo_import,
            "discard": services.discard_import,
            "recheck": services.recheck,
            "leave_wrong": services.leave_out_wrong,
            "leave_known": services.leave_out_known,
            "columns": partial(services.recognise_again, sheet=found.sheet, encoding=_chosen(found)),
        }
        _tried(request, lambda: does[what](request.act, batch=found, key=key))
    return redirect(way.home if what == "discard" else way.to("batch", found))


def _chosen(found: Any) -> Encoding | None:
    return Encoding(found.encoding) if found.encoding else None


def _apply(request: ActRequest, found: Any, key: UUID) -> None:
    if queries.standing_of(found).enrolled_count > LONG_WORK:
        if _tried(request, lambda: services.start_applying(request.act, batch=found, key=key)):
            jobs.apply_in_background.enqueue(found.pk, request.user.pk, str(key))
        return
    try:
        _tried(request, lambda: services.apply_import(request.act, batch=found, key=key))
    except RegisterRefused:
        services.recheck(request.act, batch=found, key=services.later(key))
        messages.error(request, _("Sổ vừa có thay đổi nên chưa dòng nào được ghi. Bác xem lại những dòng báo sai."))


def _tried(request: ActRequest, call: Callable[[], Any]) -> Any:
    """The answer of a service; a refusal is said at the top of the page that follows."""
    try:
        return call()
    except RegisterRefused:
        raise
    except (RuleBroken, Conflict) as refused:
        messages.error(request, explained(refused))
        return None


# --- by state ---------------------------------------------------------------------------------------------------------


def _context(way: Way, found: Any) -> dict[str, Any]:
    return {
        "way": way,
        "club": way.club,
        "batch": found,
        "state": STATES[found.state],
        "state_kind": STATE_KINDS[found.state],
        "kind": KINDS.get(found.kind, _("nhiều tệp")),
        "url": way.to("batch", found),
        "crumbs": way.crumbs(found.file_name),
        "work_url": way.to("work", found),
        "work": WorkForm(),
        "before": queries.same_file_before(found),
        "ignored": [row | {"why": IGNORED.get(row["why"], row["why"])} for row in found.ignored],
    }


def _columns(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """What was recognised: which sheet, which letters, which column is what. A person may change all of it."""
    form = ColumnsForm(request.POST or None, columns=found.columns, initial={"joined_on": found.joined_on})
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            services.check_import(
                request.act, batch=found, key=told["key"], fields=form.chosen, joined_on=told["joined_on"]
            )
        except (RuleBroken, Conflict) as refused:
            form.add_error(None, explained(refused))
        else:
            return redirect(way.to("batch", found))
    context = _context(way, found) | {
        "form": form,
        "again": AgainForm(sheets=found.sheets, initial={"sheet": found.sheet, "encoding": found.encoding}),
        "again_url": way.to("again", found),
        "converted": _converted(found.columns),
    }
    return render(request, "exchange/columns.html", context, status=422 if form.is_bound else 200)


def _converted(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The columns whose letters are not Unicode, with texts before and after."""
    shown = []
    for each in columns:
        changed = [(raw, text) for raw, text in each["samples"] if raw != text]
        if each["encoding"] != Encoding.UNICODE and changed:
            shown.append({"label": each["label"], "encoding": ENCODINGS[each["encoding"]], "samples": changed})
    return shown


def _rows(request: ActRequest, way: Way, found: Any) -> HttpResponse:
    """Every line with what is wrong with it and whom it may be."""
    asked = request.GET.get("loc", "")
    chosen = RowFilter(asked) if asked in list(RowFilter) else RowFilter.ALL
    text = request.GET.get("q", "")[:100]
    standing = queries.standing_of(found)
    page = paginate(request, queries.rows_of(found, chosen, text))
    after = queries.composition_after(found, request.act.day)
    limits = limits_on(found.lies_at, request.act.day)
    context = _context(way, found) | {
        "standing": standing,
        "page": page,
        "rows": shown_rows(page, way, found),
        "filters": row_filters(standing, chosen),
        "chosen": chosen,
        "q": text,
        "after": after,
        "composition": [warning(each) for each in composition_warnings(after, limits)] if after else [],
        "errors_url": way.to("errors", found),
        "is_long": standing.enrolled_count > LONG_WORK,
    }
    return render(request, "exchange/rows.html", context)


def _result(found: Any) -> dict[str, Any]:
    standing = queries.standing_of(found)
    return {
        "standing": standing,
        "is_applying": found.state == State.APPLYING,
        "is_applied": found.state == State.APPLIED,
        "is_undone": found.state == State.UNDONE,
        "register_url": register_url(found.club) if found.club else "",
        "register_words": _("Mở sổ thành viên"),
    }
