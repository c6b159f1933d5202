"""A paper of the register of outgoing papers as Word: headed, numbered and dated, its body laid out to be written."""

from typing import TYPE_CHECKING

from chungtay.papers import words
from chungtay.papers.queries import head_of, template_bytes
from chungtay.papers.rules import Kind
from chungtay.web.decree import Block, Heading, Paper, Text
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.papers.models import OutgoingPaper


def word_of(line: "OutgoingPaper") -> bytes:
    """The paper by the office's own template where it has one. Its head is that of the day on which it is signed.

    The body is laid out as annex III of Nghị định 30/2020/NĐ-CP has it for this kind; dots stand for what is to write.
    """
    kind = Kind(line.kind)
    recipients = tuple(each.strip(" -;.") for each in line.recipients.splitlines() if each.strip(" -;."))
    head = head_of(line.office, line.signed_on, kind=kind, number=line.written_number, recipients=recipients)
    name = "" if kind is Kind.LETTER else str(words.KIND[kind])
    to = words.DOTS if kind in words.HAS_ADDRESSEE else ""
    return word_paper(Paper(head, name, line.about, _body(kind), to), template_bytes(line.office, kind))


def _body(kind: Kind) -> list[Block]:
    return [
        Heading(text, level=0 if how == "middle" else 1) if how else Text(text)
        for how, text in words.LAID_OUT.get(kind, words.LAID_OUT_PLAIN)
    ]
