"""The council's vote and the decision of a round, with their papers and all certificates in one run."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.awards import adapters, forms, queries, services, words
from chungtay.awards.rules import (
    DecisionBeforeVote,
    Issuer,
    NominationState,
    NothingToVoteOn,
    NotOurCertificate,
    RoundNotFound,
)
from chungtay.awards.views.shared import ROUND_URL, found, nomination_lines, office_reach, own
from chungtay.papers.queries import office_called
from chungtay.web.decree import Paper
from chungtay.web.print import pdf_response
from chungtay.web.render import ask, form_page
from chungtay.web.word import word_response


@needs(Action.HAND_UP)
@form_page
def council(request: ActRequest, round_key: UUID) -> HttpResponse:
    """The sitting of the council and its votes on everything that was checked."""
    row = own(request, round_key)
    every = list(queries.nominations_of(row, request.act.reach(Action.HAND_UP)))
    rows = [each for each in every if each.state == NominationState.CHECKED]
    earlier = queries.awards_before_many(rows, row)
    form = forms.Council(
        request.POST or None,
        rows=rows,
        initial={"held_on": request.act.day, "place": office_called(row.path, request.act.day)},
    )
    lines: list[dict[str, Any]] = []
    for line in nomination_lines(request, rows):
        each = line["nomination"]
        fields = [form[f"{letter}_{each.pk}"] for letter in ("y", "n")]
        lines.append(
            line | {"fields": fields, "earlier": [adapters.earlier_line(one) for one in earlier.get(each.who, [])]}
        )
    return ask(
        request, form,
        lambda: services.hold_council(
            request.act, award_round=row, key=form.cleaned_data["key"], sat=form.sat(), votes=form.votes()
        ),
        to=reverse(ROUND_URL, args=[row.key]),
        done=words.DONE_VOTED,
        template="awards/council.html",
        round=row,
        heading=words.HEAD_COUNCIL,
        lines=lines,
        waiting=sum(each.state in (NominationState.PROPOSED, NominationState.ENDORSED) for each in every),
        plain=[form[name] for name in form.fields if name[:2] not in ("y_", "n_") and name != "key"],
        draft=f"hop-hoi-dong-{row.key}",
    )  # fmt: skip


@needs(Action.HAND_UP)
@form_page
def decide(request: ActRequest, round_key: UUID) -> HttpResponse:
    """The decision: ours takes its number, that of an outside body is entered with it."""
    row = own(request, round_key)
    is_outside = row.issuer_side == Issuer.OUTSIDE
    form = forms.Decide(request.POST or None, is_outside=is_outside, initial={"signed_on": request.act.day})
    return ask(
        request, form,
        lambda: services.decide(
            request.act, award_round=row, key=form.cleaned_data["key"], decided=form.decided()
        ),
        to=reverse(ROUND_URL, args=[row.key]),
        done=lambda made: str(words.DONE_DECIDED) % {"number": made.written_number},
        template="awards/form.html",
        heading=words.HEAD_DECIDE,
        told=words.DECIDE_OUTSIDE if is_outside else words.DECIDE_INSIDE,
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def paper_pdf(request: ActRequest, round_key: UUID, award_paper: str) -> HttpResponse:
    """A paper of the round, to be signed."""
    path, paper = _paper(request, round_key, award_paper)
    return pdf_response(f"{award_paper}-{path.strip('/').replace('/', '-') or 'tw'}", adapters.pdf_of(paper))


@needs(Action.SEE_OFFICE)
@require_safe
def paper_word(request: ActRequest, round_key: UUID, award_paper: str) -> HttpResponse:
    """It as Word, to be edited."""
    path, paper = _paper(request, round_key, award_paper)
    name = f"{award_paper}-{path.strip('/').replace('/', '-') or 'tw'}"
    return word_response(name, adapters.word_of(paper, path, award_paper))


@needs(Action.SEE_OFFICE)
@require_safe
def certificates(request: ActRequest, round_key: UUID) -> HttpResponse:
    """The certificates of the round, A4 landscape, all in one run."""
    row = _inside(request, round_key)
    decision = queries.decision_of(row)
    if decision is None:
        raise DecisionBeforeVote()
    if decision.issuer_side == Issuer.OUTSIDE:
        raise NotOurCertificate()
    lines = [each for each in queries.certificates_of(decision) if each.revoked_on is None]
    if not lines:
        raise NothingToVoteOn()
    return pdf_response(f"bang-khen-{decision.signed_on}", adapters.certificates_pdf(lines))


def _inside(request: ActRequest, key: UUID) -> Any:
    """The round, if its papers may be read: not those of an office above."""
    row = found(request, key)
    if not office_reach(request).covers(row.path):
        raise RoundNotFound(key=str(key))
    return row


def _paper(request: ActRequest, key: UUID, name: str) -> tuple[str, Paper]:
    row = _inside(request, key)
    sitting, decision = queries.sitting_of(row), queries.decision_of(row)
    if name not in adapters.papers_of(row, is_voted=sitting is not None, is_decided=decision is not None):
        raise DecisionBeforeVote()
    assert sitting is not None, "a paper of a round follows its sitting"
    office = office_called(row.path, request.act.day)
    if name == "quyet-dinh" and decision is not None:
        return row.path, adapters.decision_paper(decision, office)
    rows = list(queries.nominations_of(row, office_reach(request)))
    if name == "bien-ban":
        return row.path, adapters.minutes_paper(sitting, rows, office)
    return row.path, adapters.submission_paper(request.act, sitting, rows, office)
