"""One line of an import: put right what was typed, and say who it is, side by side with who looks alike."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chungtay.access.middleware import ActRequest
from chungtay.exchange import queries, services
from chungtay.exchange.forms import DecisionForm, RowForm
from chungtay.exchange.rules import NOT_KEPT, OF_MANY_CLUBS, OPEN, Decision, Field
from chungtay.exchange.views.faces import Way
from chungtay.exchange.views.shown import shown_rows
from chungtay.exchange.words import ALIKE, FIELDS, explained
from chungtay.kernel.errors import Conflict, RuleBroken


def row(request: ActRequest, way: Way, found: Any, line: int) -> HttpResponse:
    """The line as it stood and as it was understood; its texts may be corrected while the import is open."""
    row = queries.get_row(found, line)
    form = RowForm(request.POST or None, kinds=_kinds(found, row), initial=row.values)
    if form.is_bound and form.is_valid():
        try:
            services.correct_row(request.act, batch=found, key=form.cleaned_data["key"], line=line, values=form.typed)
        except (RuleBroken, Conflict) as refused:
            form.add_error(None, explained(refused))
        else:
            messages.success(request, _("Đã sửa dòng %(line)s và kiểm tra lại cả tệp.") % {"line": line})
            return redirect(way.to("row", found, line))
    people, lines = queries.candidates(row)
    context = {
        "way": way,
        "club": way.club,
        "batch": found,
        "row": row,
        "form": form,
        "shown": shown_rows([row], way, found)[0],
        "raw": [{"name": FIELDS[Field(kind)], "value": text} for kind, text in row.raw.items()],
        "is_changed": row.raw != row.values,
        "people": [_candidate(row, person) for person in people],
        "lines": shown_rows(lines, way, found),
        "decide_url": way.to("decide", found, line),
        "decision": DecisionForm(),
        "is_open": found.state in OPEN,
        "back_url": way.to("batch", found),
        "crumbs": way.crumbs(found.file_name, (_("Dòng %(line)s") % {"line": line}, ""), batch=found),
    }
    return render(request, "exchange/row.html", context, status=422 if form.is_bound else 200)


def decide(request: ActRequest, way: Way, found: Any, line: int) -> HttpResponse:
    """Who a line is, said with one press."""
    form = DecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            services.decide_row(
                request.act,
                batch=found,
                key=told["key"],
                line=line,
                decision=Decision(told["decision"]),
                person_id=told["person_id"],
            )
        except (RuleBroken, Conflict) as refused:
            messages.error(request, explained(refused))
            return redirect(way.to("row", found, line))
    return redirect(f"{way.to('batch', found)}#dong-{line}")


def _kinds(found: Any, row: Any) -> list[Field]:
    """The columns of this workbook in their order, and what a correction may need besides."""
    told = [Field(column["field"]) for column in found.columns if column["field"]]
    kept = [kind for kind in dict.fromkeys(told) if kind not in NOT_KEPT | OF_MANY_CLUBS]
    also = [Field(kind) for kind in row.values if Field(kind) not in kept]
    sex = {Field.SEX, Field.MALE_MARK, Field.FEMALE_MARK, Field.MALE_BIRTH, Field.FEMALE_BIRTH}
    return [*kept, *also, *([Field.SEX] if not sex & {*kept, *also} else [])]


def _candidate(row: Any, person: Any) -> dict[str, Any]:
    why: dict[str, Any] = next((each for each in row.alike if each.get("person_id") == person.pk), {})
    return {
        "person": person,
        "why": ALIKE.get(str(why.get("why")), ""),
        "is_here": bool(why.get("is_here")),
        "is_chosen": row.person_id == person.pk,
    }
