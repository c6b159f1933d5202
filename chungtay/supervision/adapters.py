"""The minutes of a visit as an official paper, in the layout of Nghị định 30/2020, to be signed by both sides."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings

from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong, group_digits
from chungtay.papers.queries import head_of, office_at, office_called, template_bytes
from chungtay.papers.rules import Kind
from chungtay.supervision import words
from chungtay.supervision.queries import Whole, whole_visit
from chungtay.supervision.rules import AREAS, BOOKS, RUNNING, FindingKind, Item, Level, Verdict, path_at
from chungtay.web.decree import Block, Heading, Paper, Table, Text, decree_pdf
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.supervision.models import Visit


def minutes_pdf(act: Act, visit: "Visit") -> bytes:
    """The minutes as PDF."""
    link = f"{settings.SITE_URL}/clb/{visit.club_id}/giam-sat/{visit.key}/"
    return decree_pdf(minutes_paper(act, visit), link=link)


def minutes_word(act: Act, visit: "Visit") -> bytes:
    """The minutes as Word, by the office's own template where it has one."""
    office = office_at(path_at(Level(visit.level), visit.club.path))
    return word_paper(minutes_paper(act, visit), template_bytes(office, Kind.MINUTES))


def minutes_paper(act: Act, visit: "Visit") -> Paper:
    """What the visit says, headed by the office that made it; its number stays open until it is taken."""
    path = path_at(Level(visit.level), visit.club.path)
    day = visit.signed_on or visit.visited_on or act.day
    number = visit.paper.written_number if visit.paper else ""
    head = head_of(
        office_at(path), day, kind=Kind.MINUTES, number=number, recipients=(visit.club.name,),
        name=office_called(path, act.day),
    )  # fmt: skip
    head = replace(
        head, signer_title=head.signer_title or words.FOR_TEAM, beside_title=words.FOR_CLUB,
        beside_name=visit.signed_for_club,
    )  # fmt: skip
    about = words.MINUTES_ABOUT % {"club": visit.club.name, "day": f"{visit.visited_on or visit.planned_on:%d/%m/%Y}"}
    return Paper(head, words.MINUTES_KIND, about, _blocks(whole_visit(visit)))


def _blocks(whole: Whole) -> list[Block]:
    visit = whole.visit
    return [
        Text(words.MINUTES_TEAM % {"team": visit.team or words.NONE}),
        Text(words.MINUTES_MET % {"count": group_digits(visit.met_count)}),
        *_paragraphs(visit.met),
        *([Text(words.MINUTES_MEETING)] if visit.is_at_meeting else []),
        Heading(words.MINUTES_SEEN),
        *_checklist(whole),
        *_care(visit),
        Heading(words.MINUTES_CASH),
        _cash(visit),
        *([Text(words.MINUTES_WHY % {"words": visit.cash_words})] if visit.cash_words else []),
        Heading(words.MINUTES_FOUND),
        *_findings(whole),
        Heading(words.MINUTES_ASKED),
        *_asked(whole),
        Heading(words.MINUTES_END),
        *_paragraphs(visit.conclusion),
        Heading(words.MINUTES_CLUB),
        *_paragraphs(visit.club_words or words.MINUTES_AGREES),
        Text(words.MINUTES_READ),
    ]


def _checklist(whole: Whole) -> list[Block]:
    found: list[Block] = []
    for name, items in (("running", RUNNING), ("areas", AREAS), ("books", BOOKS)):
        rows = [
            [str(words.ITEM[item]), str(words.VERDICT[line.verdict]), line.words]
            for item in items
            if (line := whole.lines.get(item)) and line.verdict is not Verdict.UNSEEN
        ]
        if rows:
            found.append(Heading(f"{len(found) // 2 + 1}. {words.GROUPS[name]}", level=2))
            found.append(Table(words.MINUTES_HEADS, rows, first_number=9, widths=(4, 2, 5)))
    return found


def _care(visit: "Visit") -> list[Block]:
    if visit.care_people_count is None and visit.care_visit_count is None:
        return []
    counts = {
        "people": words.NONE if visit.care_people_count is None else group_digits(visit.care_people_count),
        "visits": words.NONE if visit.care_visit_count is None else group_digits(visit.care_visit_count),
    }
    return [Text(words.MINUTES_CARE % counts)]


def _cash(visit: "Visit") -> Table:
    counted, ledger = visit.counted_vnd, visit.ledger_vnd
    gap = words.NONE if counted is None or ledger is None else words.difference(counted - ledger)
    in_box = str(words.NOT_COUNTED) if counted is None else dong(counted)
    by_book = words.NONE if ledger is None else dong(ledger)
    heads = [str(each) for each in (words.CASH_COUNTED, words.CASH_LEDGER, words.CASH_GAP)]
    return Table(heads, [[in_box, by_book, gap]], first_number=0, widths=(1, 1, 1))


def _findings(whole: Whole) -> list[Block]:
    found: list[Block] = []
    for kind in FindingKind:
        of_kind = [each for each in whole.findings if each.kind == kind]
        if of_kind:
            found.append(Text(f"{words.FINDING[kind]}:", is_marked=True))
            found += [Text(f"- {words.ITEM[Item(each.item)]}: {each.words}") for each in of_kind]
    return found or [Text(words.MINUTES_NOTHING)]


def _asked(whole: Whole) -> list[Block]:
    if not whole.recommendations:
        return [Text(words.MINUTES_NOTHING)]
    rows = [
        [f"{number}. {each.words}", str(words.LEVEL[Level(each.owner)]), f"{each.due_on:%d/%m/%Y}"]
        for number, each in enumerate(whole.recommendations, 1)
    ]
    return [Table(words.MINUTES_ASKED_HEADS, rows, first_number=9, widths=(6, 2, 2))]


def _paragraphs(text: str) -> list[Block]:
    return [Text(line) for line in text.splitlines()]
