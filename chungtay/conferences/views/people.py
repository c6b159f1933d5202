"""Who is invited to a conference: the list, what they answered, who came, their invitations in one run."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.conferences import adapters, forms, queries, services, words
from chungtay.conferences.rules import Answer, ConferenceState, NobodyInvited
from chungtay.conferences.views.shared import CONFERENCE_URL, found, own
from chungtay.papers.queries import office_called
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page, paginate
from chungtay.web.workbook import Column, workbook


@needs(Action.HAND_UP)
@form_page
def invite(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """Paste a list of delegates."""
    row = own(request, conference_key)
    form = forms.Lines(request.POST or None, label=words.INVITE_LABEL, hint=words.INVITE_HINT)
    return ask(
        request, form,
        lambda: services.invite(
            request.act, conference=row, key=form.cleaned_data["key"], text=form.cleaned_data["text"]
        ),
        to=reverse("conferences:delegates", args=[row.key]),
        done=lambda count: str(words.DONE_INVITED) % {"count": count},
        template="conferences/form.html",
        heading=words.HEAD_INVITE,
        draft=f"dai-bieu-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def delegates(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """The list of delegates, a page at a time: what each answered, and from the day on who came."""
    row = own(request, conference_key)
    text, answer = request.GET.get("q", "")[:120], request.GET.get("tra-loi", "")
    answer = answer if answer in set(Answer) else ""
    page = paginate(request, queries.delegates_of(row, text, answer))
    rows, may_tick = list(page), request.act.day >= row.held_on
    form = forms.HeardPage(request.POST or None, delegates=rows, may_tick=may_tick)
    lines = [
        {
            "delegate": each,
            "fields": [
                form[f"{name}_{each.number}"] for name in ("a", "i", "c") if f"{name}_{each.number}" in form.fields
            ],
        }
        for each in rows
    ]
    return ask(
        request, form,
        lambda: services.note_delegates(
            request.act, conference=row, key=form.cleaned_data["key"], heard=form.heard()
        ),
        to=f"{reverse('conferences:delegates', args=[row.key])}?{request.GET.urlencode()}",
        done=lambda count: str(words.DONE_NOTED) % {"count": count},
        template="conferences/delegates.html",
        conference=row,
        conference_url=reverse(CONFERENCE_URL, args=[row.key]),
        page=page,
        lines=lines,
        q=text,
        answers=queries.answers_of(row),
        choices=[(each.value, words.ANSWER[each]) for each in Answer],
        answer=answer,
        may_add=row.state != ConferenceState.CANCELLED,
        may_tick=may_tick,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def delegates_workbook(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """The whole list as a workbook."""
    row = found(request, conference_key)
    columns = [Column(name, width) for name, width in words.COLUMNS]
    rows = (
        [
            each.number, each.name, each.post, each.unit, str(words.ANSWER[Answer(each.answer)]), each.instead,
            str(words.CAME[each.came]),
        ]
        for each in queries.delegates_of(row)
    )  # fmt: skip
    return workbook(f"dai-bieu-{row.held_on}", words.DELEGATES, columns, rows)


@needs(Action.SEE_OFFICE)
@require_safe
def invitations(request: ActRequest, conference_key: UUID) -> HttpResponse:
    """The invitations of everybody on the list, a page each, in one run."""
    row = found(request, conference_key)
    if not queries.delegates_of(row).exists():
        raise NobodyInvited()
    return pdf_response(
        f"giay-moi-{row.held_on}", adapters.invitations_pdf(request.act, row, office_called(row.path, request.act.day))
    )
