"""The papers of a class: invitations in one run, the list to sign, the result, certificates in one run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong
from chungtay.papers.queries import head_of, office_at, template_bytes
from chungtay.papers.rules import Kind
from chungtay.plans.rules import Source
from chungtay.plans.words import SOURCE
from chungtay.training import words
from chungtay.training.queries import Trainee, costs_of, days_of, learnt, sexes, trainees_of
from chungtay.training.rules import Audience, written_score
from chungtay.web.decree import Block, Paper, Table, Text, decree_pdf, decree_run
from chungtay.web.print import render_pdf
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.training.models import Class

_KINDS = {"hoc-vien": Kind.PROGRAMME, "ket-qua": Kind.REPORT}


def when_of(row: "Class") -> str:
    """The days as an invitation says them."""
    said = {"first": f"{row.starts_on:%d/%m/%Y}", "last": f"{row.ends_on:%d/%m/%Y}"}
    return (words.WHEN_ONE if row.starts_on == row.ends_on else words.WHEN) % said


def paper_of(act: Act, row: "Class", name: str, office_name: str) -> Paper:
    """One paper of the class, headed by its office."""
    day = row.closed_on if name == "ket-qua" and row.closed_on else act.day
    head = head_of(office_at(row.path), day, kind=_KINDS[name], name=office_name)
    if name == "hoc-vien":
        return Paper(head, words.LIST_KIND, words.LIST_ABOUT % {"title": row.title}, _to_sign(trainees_of(row)))
    return Paper(head, words.RESULT_KIND, words.RESULT_ABOUT % {"title": row.title}, _result(row))


def pdf_of(act: Act, row: "Class", name: str, office_name: str) -> bytes:
    """It as PDF."""
    return decree_pdf(paper_of(act, row, name, office_name))


def word_of(act: Act, row: "Class", name: str, office_name: str) -> bytes:
    """It as Word, by the office's own template where it has one."""
    paper = paper_of(act, row, name, office_name)
    return word_paper(paper, template_bytes(office_at(row.path), _KINDS[name]))


def invitations_pdf(act: Act, row: "Class", people: Sequence[Trainee], office_name: str) -> bytes:
    """The invitations of everybody on the list in one run, a page each."""
    head = head_of(office_at(row.path), act.day, kind=Kind.INVITATION, name=office_name)
    days = days_of(row)
    event: list[Block] = [
        Text(words.INVITATION_EVENT % {"title": row.title}),
        Text(words.INVITATION_COURSE % {"course": row.course.name, "count": len(days)}),
        Text(words.INVITATION_WHEN % {"when": when_of(row)}),
        Text(words.INVITATION_WHERE % {"place": row.place}),
        *(Text(line) for line in row.about.splitlines() if line.strip()),
        Text(words.INVITATION_END),
    ]
    papers = []
    for each in people:
        blocks: list[Block] = [Text(words.INVITATION_TEXT % {"issuer": head.issuer, "name": each.name})]
        who = _who(each)
        blocks += [Text(words.INVITATION_POST % {"post": who})] if who else []
        papers.append(Paper(head, words.INVITATION, "", [*blocks, *event]))
    return decree_run(papers)


def certificates_pdf(row: "Class", people: Sequence[Trainee], office_name: str) -> bytes:
    """Certificates, A4 landscape, a page each, in one run, headed and signed by the office as its letterhead says."""
    assert people, "a run has at least one certificate"
    assert row.closed_on is not None, "certificates are given when a class is closed"
    head = head_of(office_at(row.path), row.closed_on, kind=Kind.DECISION, name=office_name)
    common = {
        "issuer": head.issuer, "gives": words.CERTIFICATE_GIVES, "kind": words.CERTIFICATE,
        "done": words.CERTIFICATE_DONE, "course": row.course.name, "place_and_day": head.place_and_day,
        "when": words.CERTIFICATE_WHEN % {"count": len(days_of(row)), "when": when_of(row), "place": row.place},
        "signer_title": head.signer_title, "signer_name": head.signer_name,
    }  # fmt: skip
    pages = [common | page_of(each) for each in people]
    return render_pdf("training/certificates.typ", {"papers": pages}, where=words.CERTIFICATE_WHERE)


def page_of(each: Trainee) -> dict[str, str]:
    """What a certificate says of one person: name, post and organisation, number."""
    given = each.certificate
    assert given is not None, "only who was given one has one"
    return {
        "name": each.name,
        "who": _who(each),
        "number": words.CERTIFICATE_NUMBER % {"number": given.number, "year": given.year},
        "entry": words.CERTIFICATE_ENTRY % {"day": f"{given.issued_on:%d/%m/%Y}"},
    }


def _who(each: Trainee) -> str:
    post = each.row.post or ("" if each.row.person is None else str(words.AUDIENCE[Audience(each.row.audience)]))
    return ", ".join(part for part in (post, each.unit) if part)


def _to_sign(people: Sequence[Trainee]) -> list[Block]:
    rows = [
        [
            str(each.row.number),
            each.name,
            words.sex_of(each.sex),
            each.row.post or str(words.AUDIENCE[Audience(each.row.audience)]),
            each.unit,
            "",
        ]
        for each in people
    ]
    return [Table(words.LIST_HEADS, rows, first_number=9, widths=(1, 5, 1, 4, 5, 3))]


def _result(row: "Class") -> list[Block]:
    people = trainees_of(row)
    invited = sexes(people)
    came, given = sexes(each for each in people if each.came_days), sexes(each for each in people if each.is_given)
    said = {
        "when": when_of(row), "place": row.place, "course": row.course.name, "invited": invited.count,
        "came": came.count, "given": given.count, "invited_women": invited.women, "came_women": came.women,
        "given_women": given.women,
    }  # fmt: skip
    blocks: list[Block] = [Text(words.RESULT_TEXT % said)]
    if invited.unsaid:
        blocks.append(Text(words.RESULT_UNSAID % {"count": invited.unsaid}))
    tests = learnt(people)
    if tests.both_count:
        told = {
            "count": tests.both_count, "before": written_score(tests.before_tenths),
            "after": written_score(tests.after_tenths), "better": tests.better_count,
        }  # fmt: skip
        blocks.append(Text(words.RESULT_LEARNT % told))
    blocks += _cost(row)
    rows = [
        [
            str(each.row.number), each.name, each.unit, str(each.came_days),
            written_score(each.row.before_tenths) or words.NONE, written_score(each.row.after_tenths) or words.NONE,
            f"{each.certificate.number}/{each.certificate.year}" if each.certificate and each.is_given else words.NONE,
        ]
        for each in people
    ]  # fmt: skip
    return [*blocks, Table(words.RESULT_HEADS, rows, first_number=3, widths=(1, 5, 6, 2, 2, 2, 3))]


def _cost(row: "Class") -> list[Block]:
    lines = [each for each in costs_of(row) if each.struck_at is None]
    if not lines:
        return []
    by_source = {source: sum(each.amount_vnd for each in lines if each.source == source) for source in Source}
    sources = "; ".join(f"{str(SOURCE[source]).lower()} {dong(total)}" for source, total in by_source.items() if total)
    return [Text(words.RESULT_COST % {"sum": dong(sum(each.amount_vnd for each in lines)), "sources": sources})]
