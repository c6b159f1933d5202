"""The papers of a conference: invitations in one run, programme, delegates, notice of conclusions, press note."""

from typing import TYPE_CHECKING

from chungtay.conferences import words
from chungtay.conferences.queries import answers_of, delegates_of, programme_of, promises_of, speeches_of
from chungtay.conferences.rules import PromiseState, SpeechState
from chungtay.kernel.acts import Act
from chungtay.kernel.money import group_digits
from chungtay.papers.queries import head_of, office_at, template_bytes
from chungtay.papers.rules import Kind
from chungtay.web.decree import Block, Heading, Paper, Table, Text, decree_pdf, decree_run
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.conferences.models import Conference

_KINDS = {"chuong-trinh": Kind.PROGRAMME, "ket-luan": Kind.NOTICE, "thong-cao": Kind.LETTER, "dai-bieu": Kind.PROGRAMME}
PAPERS = tuple(_KINDS)


def when_of(conference: "Conference") -> str:
    """Day and hour as an invitation says them."""
    day = f"ngày {conference.held_on:%d/%m/%Y}"
    if conference.until_on and conference.until_on != conference.held_on:
        day = f"từ {day} đến ngày {conference.until_on:%d/%m/%Y}"
    return f"{conference.starts_at:%H} giờ {conference.starts_at:%M}, {day}" if conference.starts_at else day


def paper_of(act: Act, conference: "Conference", name: str, office_name: str) -> Paper:
    """One paper of the conference, headed by its office."""
    kind = _KINDS[name]
    number = conference.notice.written_number if name == "ket-luan" and conference.notice else ""
    signed_on = conference.notice.signed_on if name == "ket-luan" and conference.notice else act.day
    recipients = (words.NOTICE_RECIPIENTS,) if name == "ket-luan" else ()
    head = head_of(
        office_at(conference.path), signed_on, kind=kind, number=number, name=office_name, recipients=recipients
    )
    title = {
        "chuong-trinh": (words.PROGRAMME_KIND, conference.title),
        "ket-luan": (words.NOTICE_KIND, words.NOTICE_ABOUT % {"title": conference.title}),
        "thong-cao": (words.PRESS_KIND, conference.title),
        "dai-bieu": (words.DELEGATES_KIND, words.DELEGATES_ABOUT % {"title": conference.title}),
    }[name]
    blocks = {"chuong-trinh": _programme, "ket-luan": _notice, "dai-bieu": _delegates}.get(name)
    return Paper(head, *title, blocks(conference) if blocks else _press(conference, office_name))


def word_of(act: Act, conference: "Conference", name: str, office_name: str) -> bytes:
    """It as Word, by the office's own template where it has one."""
    paper = paper_of(act, conference, name, office_name)
    return word_paper(paper, template_bytes(office_at(conference.path), _KINDS[name]))


def pdf_of(act: Act, conference: "Conference", name: str, office_name: str) -> bytes:
    """It as PDF."""
    return decree_pdf(paper_of(act, conference, name, office_name))


def invitations_pdf(act: Act, conference: "Conference", office_name: str) -> bytes:
    """The invitations of all delegates in one run, a page each."""
    head = head_of(office_at(conference.path), act.day, kind=Kind.INVITATION, name=office_name)
    event = [
        Text(words.INVITATION_EVENT % {"title": conference.title}),
        Text(words.INVITATION_WHEN % {"when": when_of(conference)}),
        Text(words.INVITATION_WHERE % {"place": conference.place, "chair": conference.chair}),
        *_paragraphs(conference.about),
        Text(words.INVITATION_END),
    ]
    papers = []
    for row in delegates_of(conference):
        post = ", ".join(part for part in (row.post, row.unit) if part)
        blocks: list[Block] = [Text(words.INVITATION_TEXT % {"issuer": head.issuer, "name": row.name})]
        blocks += [Text(words.INVITATION_POST % {"post": post})] if post else []
        papers.append(Paper(head, words.INVITATION, "", [*blocks, *event]))
    return decree_run(papers)


def press_draft(conference: "Conference", office_name: str) -> str:
    """What the press note begins with, from what is known."""
    said = {
        "day": f"{conference.held_on:%d/%m/%Y}", "place": conference.place, "office": office_name,
        "title": conference.title, "chair": conference.chair,
        "came": group_digits(answers_of(conference)["came"]),
    }  # fmt: skip
    return "\n".join(part for part in (words.PRESS_DRAFT % said, conference.about, conference.conclusions) if part)


def _press(conference: "Conference", office_name: str) -> list[Block]:
    return _paragraphs(conference.press_note or press_draft(conference, office_name))


def _programme(conference: "Conference") -> list[Block]:
    rows = [[f"{row.starts_at:%H:%M}", row.words, row.who] for row in programme_of(conference)]
    where = words.INVITATION_WHERE % {"place": conference.place, "chair": conference.chair}
    when = Text(words.INVITATION_WHEN % {"when": when_of(conference)})
    return [when, Text(where), Table(words.PROGRAMME_HEADS, rows, first_number=9, widths=(2, 6, 4))]


def _delegates(conference: "Conference") -> list[Block]:
    rows = [[str(row.number), row.name, row.post, row.unit, ""] for row in delegates_of(conference)]
    return [Table(words.DELEGATE_HEADS, rows, first_number=9, widths=(1, 5, 5, 5, 3))]


def _notice(conference: "Conference") -> list[Block]:
    spoken = sum(each.state == SpeechState.SPOKEN for each in speeches_of(conference))
    said = {
        "day": f"{conference.held_on:%d/%m/%Y}", "place": conference.place, "chair": conference.chair,
        "title": conference.title, "came": group_digits(answers_of(conference)["came"]),
        "speeches": group_digits(spoken),
    }  # fmt: skip
    blocks: list[Block] = [Text(words.NOTICE_OPENING % said), *_paragraphs(conference.conclusions)]
    promises = promises_of(conference)
    if promises:
        rows = [
            [
                each.words, each.owner, f"{each.due_on:%d/%m/%Y}" if each.due_on else words.NO_DAY,
                str(words.PROMISE[PromiseState(each.state)]),
            ]
            for each in promises
        ]  # fmt: skip
        blocks += [Heading(words.NOTICE_PROMISES), Table(words.NOTICE_HEADS, rows, first_number=9, widths=(6, 3, 2, 2))]
    return [*blocks, Text(words.NOTICE_END)]


def _paragraphs(text: str) -> list[Block]:
    return [Text(line) for line in text.splitlines() if line.strip()]
