"""What the centre does with sets of criteria: copies one into a draft, writes it, publishes it, withdraws it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.paths import COUNTRY
from chungtay.rating import forms, queries, services
from chungtay.rating.rules import SetState, check_is_draft
from chungtay.rating.words import sets as said
from chungtay.web.render import ask, form_page

if TYPE_CHECKING:
    from chungtay.rating.models import CriteriaSet


def _kept(request: ActRequest, set_id: int) -> "CriteriaSet":
    """The set, for who keeps the programme of the whole country: below the country it is read only."""
    row = queries.get_set(request.act, set_id)
    request.act.must(Action.KEEP_PROGRAMME, COUNTRY)
    return row


def _draft(request: ActRequest, set_id: int) -> "CriteriaSet":
    row = _kept(request, set_id)
    check_is_draft(SetState(row.state))
    return row


def _form(request: ActRequest, row: "CriteriaSet", form: Any, service: Any, **told: Any) -> HttpResponse:
    """A form about a set, on the one page they share."""
    to = told.pop("to", reverse("rating:set", args=[row.pk]))
    return ask(request, form, service, to=to, template="rating/set_form.html", set=row, **told)


@needs(Action.KEEP_PROGRAMME)
@form_page
def copy(request: ActRequest, set_id: int) -> HttpResponse:
    """A new draft with everything this set has."""
    row = _kept(request, set_id)
    form = forms.Copy(request.POST or None)
    return _form(
        request, row, form,
        lambda: services.copy_set(request.act, copied=row, **form.cleaned_data),
        to=reverse("rating:sets"), done=said.DONE_COPY, heading=said.HEAD_COPY, button=said.DO_COPY,
        told=said.TELL_COPY % {"name": row.name},
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def head(request: ActRequest, set_id: int) -> HttpResponse:
    """What a draft says of itself, its bands and vetoes."""
    row = _draft(request, set_id)
    form = forms.Head(request.POST or None, initial=forms.typed_head(row))
    return _form(
        request, row, form,
        lambda: services.write_head(request.act, draft=row, key=form.cleaned_data["key"], head=form.head()),
        done=said.DONE_HEAD, heading=said.HEAD_HEAD, button=said.DO_WRITE,
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def add_line(request: ActRequest, set_id: int) -> HttpResponse:
    """Another criterion of a draft."""
    return _line(request, set_id, None)


@needs(Action.KEEP_PROGRAMME)
@form_page
def write_line(request: ActRequest, set_id: int, criterion_id: int) -> HttpResponse:
    """A criterion of a draft, written anew."""
    return _line(request, set_id, criterion_id)


def _line(request: ActRequest, set_id: int, criterion_id: int | None) -> HttpResponse:
    row = _draft(request, set_id)
    line = queries.get_line(row, criterion_id) if criterion_id else None
    places = [each.place for each in row.lines.all()]
    initial = forms.typed_line(line) if line else {"place": max(places, default=0) + 1, "level": 1}
    form = forms.Line(request.POST or None, initial=initial, columns=queries.evidence_columns())
    drop_url = reverse("rating:drop_line", args=[row.pk, line.pk]) if line else ""
    return _form(
        request, row, form,
        lambda: services.write_line(
            request.act, draft=row, key=form.cleaned_data["key"], line=form.line(), place=form.cleaned_data["place"],
            instead_of=line,
        ),
        done=said.DONE_LINE, heading=said.HEAD_LINE, button=said.DO_WRITE, drop_url=drop_url,
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def drop_line(request: ActRequest, set_id: int, criterion_id: int) -> HttpResponse:
    """Take a criterion out of a draft."""
    row = _draft(request, set_id)
    line = queries.get_line(row, criterion_id)
    form = forms.Sure(request.POST or None)
    return _form(
        request, row, form,
        lambda: services.drop_line(request.act, draft=row, line=line, key=form.cleaned_data["key"]),
        done=said.DONE_DROP, heading=said.HEAD_DROP, button=said.DO_DROP, about=line.words, is_danger=True,
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def publish(request: ActRequest, set_id: int) -> HttpResponse:
    """From a year on clubs are rated by this draft."""
    row = _draft(request, set_id)
    form = forms.Publish(request.POST or None, initial={"year_from": request.act.day.year + 1})
    return _form(
        request, row, form,
        lambda: services.publish_set(request.act, draft=row, **form.cleaned_data),
        done=said.DONE_PUBLISH, heading=said.HEAD_PUBLISH, button=said.DO_PUBLISH, told=said.TELL_PUBLISH,
    )  # fmt: skip


@needs(Action.KEEP_PROGRAMME)
@form_page
def withdraw(request: ActRequest, set_id: int) -> HttpResponse:
    """Drop a draft, or take back a set by which nobody was rated."""
    row = _kept(request, set_id)
    form = forms.Sure(request.POST or None)
    return _form(
        request, row, form,
        lambda: services.withdraw_set(request.act, withdrawn=row, **form.cleaned_data),
        to=reverse("rating:sets"), done=said.DONE_WITHDRAW, heading=said.HEAD_WITHDRAW, button=said.DO_WITHDRAW,
        told=said.TELL_WITHDRAW, is_danger=True,
    )  # fmt: skip
