"""A report as an official paper: what `web.decree` and `web.word` set, from the figures of a `Report`."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings

from chungtay.figures.queries import Figure
from chungtay.figures.rules import INDICATORS, Indicator
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong, group_digits
from chungtay.kernel.months import Month
from chungtay.papers.queries import head_of, office_at, office_name, template_bytes
from chungtay.papers.rules import Kind
from chungtay.papers.words import COUNTRY_OFFICE
from chungtay.reports import words
from chungtay.reports.queries import (
    Aim,
    Line,
    Report,
    Work,
    counted_now,
    period_asked,
    submitted,
    told_by,
    value_of,
)
from chungtay.reports.rules import CLUB_CONTENTS, CONTENTS, Counted, DueLevel, Recipient, Section, Told
from chungtay.web.decree import Block, Heading, Paper, Table, Text, decree_pdf
from chungtay.web.rules import share_words
from chungtay.web.word import word_paper

if TYPE_CHECKING:
    from chungtay.reports.models import Due

_SAME = 3  # the column of the same period of last year


def report_paper(act: Act, report: Report) -> Paper:
    """The paper of a report, headed by the office of its place; its number stays open until it is signed."""
    office = office_at(report.path)
    name = COUNTRY_OFFICE if report.place == words.COUNTRY else office_name(report.place)
    head = head_of(office, act.day, kind=Kind.REPORT, recipients=words.RECIPIENTS, name=name)
    return Paper(head, words.PAPER_KIND, words.ABOUT % {"period": report.period.label}, report_blocks(report))


def report_word(act: Act, report: Report) -> bytes:
    """The report as Word, by the office's own template where it has one."""
    return word_paper(report_paper(act, report), template_bytes(office_at(report.path), Kind.REPORT))


def report_pdf(act: Act, report: Report) -> bytes:
    """The report as PDF."""
    return decree_pdf(report_paper(act, report), link=address(report))


def address(report: Report) -> str:
    """Where each figure of the report opens."""
    asked = urlencode({"thang": str(Month.of(report.through)), "theo": "ngay-do"})
    return f"{settings.SITE_URL}/so-lieu/?{asked}"


def due_paper(act: Act, due: "Due", unit: str, recipient: Recipient) -> Paper:
    """The paper of what a unit handed up, its figures and words as they were then; before that, as they are drawn."""
    office, period = office_at(due.path if due.level != DueLevel.CLUB else due.above), period_asked(due.campaign)
    to = (words.ADDRESSED[recipient], words.UNITS)
    head = head_of(office, act.day, kind=Kind.REPORT, recipients=to, name=_issuer(due, unit))
    about = words.UNIT_ABOUT % {"period": period.label, "unit": unit}
    return Paper(head, words.PAPER_KIND, about, _due_blocks(due))


def _issuer(due: "Due", unit: str) -> str:
    if due.level == DueLevel.COUNTRY:
        return COUNTRY_OFFICE
    return unit if due.level == DueLevel.CLUB else office_name(unit)


def due_word(due: "Due", paper: Paper) -> bytes:
    """It as Word, by the office's own template where it has one."""
    return word_paper(paper, template_bytes(office_at(due.path), Kind.REPORT))


def due_pdf(due: "Due", paper: Paper) -> bytes:
    """It as PDF."""
    return decree_pdf(paper, link=f"{settings.SITE_URL}/vp/bao-cao/nop/{due.key}/")


def _due_blocks(due: "Due") -> list[Block]:
    sent = submitted(due.submission) or {code: (each, Told()) for code, each in counted_now(due).items()}
    has_estimate = any(told.estimate is not None for _counted, told in sent.values())
    blocks: list[Block] = [
        Text(words.COUNTED_TO % {"day": f"{due.campaign.counted_to:%d/%m/%Y}"}),
        Heading(words.RESULTS),
        *_paragraphs(due.submission.results if due.submission else ""),
    ]
    heads = words.SENT_HEADS if has_estimate else words.SENT_HEADS[:3]
    for number, (title, codes) in enumerate(_parts(due), 1):
        rows = [_sent_row(code, *sent[code])[: len(heads)] for code in codes if code in sent]
        blocks.append(Heading(f"{number}. {title}", level=2))
        blocks.append(Table(heads, rows, widths=(6, *[2] * (len(heads) - 1))))
    notes: list[Block] = [
        Text(words.SENT_WORDS % {"name": INDICATORS[code].vi, "words": told.words}, is_marked=True)
        for code, (_counted, told) in sent.items()
        if told.words
    ]
    if has_estimate:
        notes.append(Text(words.ESTIMATED, is_marked=True))
    for title, said in ((words.LIMITS, "limits"), (words.PROPOSALS, "proposals")):
        notes += [Heading(title), *_paragraphs(getattr(due.submission, said) if due.submission else words.TO_WRITE)]
    return [*blocks, *notes]


def _parts(due: "Due") -> list[tuple[str, tuple[str, ...]]]:
    if due.level == DueLevel.CLUB:
        return [(words.CLUB_FIGURES, CLUB_CONTENTS)]
    return [(words.SECTION[section], CONTENTS[section]) for section in Section]


def _paragraphs(text: str) -> list[Block]:
    return [Text(line) for line in text.splitlines()] or [Text(words.NOTHING_SAID)]


def _sent_row(code: str, was: Counted, told: Told) -> list[str]:
    said, estimate = (
        "" if each is None else written(code, Counted(each, each, None)) for each in (told.said, told.estimate)
    )
    name = f"{INDICATORS[code].vi} ({INDICATORS[code].unit})"
    return [name, *(_bare(each) for each in (written(code, was), said, estimate))]


def written(code: str, counted: Counted | None) -> str:
    """A figure of a report as it is written; what nobody counted is a dash."""
    if counted is None or counted.value is None:
        return words.NONE
    return _number(counted.value, INDICATORS[code])


def report_blocks(report: Report) -> list[Block]:
    """What the report says, in the order of every Vietnamese report: results; limits and causes; proposals."""
    day, bridge = f"{report.through:%d/%m/%Y}", report.bridge
    clubs, members = report.line("clubs"), report.line("members")
    said = {"day": day, "place": report.place, "clubs": shown(clubs.now), "members": shown(members.now)}
    counts = {name: group_digits(getattr(bridge, name)) for name in ("before", "founded", "closed", "now")}
    blocks: list[Block] = [
        Text(words.COUNTED_TO % {"day": day}),
        Heading(words.RESULTS),
        Text(words.SUMMARY % (said | {"founded": counts["founded"]})),
        Text(words.BRIDGE % (counts | {"other": signed(bridge.other)})),
        Text(words.TOLD_BY % {"told": group_digits(told_by(report.sources)), "clubs": shown(clubs.now)}),
    ]
    for number, (section, lines) in enumerate(report.sections.items(), 1):
        blocks.append(Heading(f"{number}. {words.SECTION[section]}", level=2))
        blocks.append(
            Table(heads(report), [row(line, report) for line in lines], widths=(6, *[3] * (len(heads(report)) - 1)))
        )
    if report.works:
        blocks.append(Heading(f"{len(report.sections) + 1}. {words.WORKS}", level=2))
        blocks.append(Table(words.WORK_HEADS, [work_row(work) for work in report.works], widths=(6, 2, 2)))
    blocks += [Heading(words.LIMITS), Text(words.TO_WRITE, is_marked=True)]
    blocks += [Heading(words.PROPOSALS), Text(words.TO_WRITE, is_marked=True)]
    if report.aims:
        blocks.append(Heading(words.TARGETS))
        blocks.append(Table(words.TARGET_HEADS, [aim_row(aim) for aim in report.aims], widths=(6, 2, 2, 2)))
    return [*blocks, *_annexes(report)]


def _annexes(report: Report) -> list[Block]:
    blocks: list[Block] = []
    if report.places:
        rows = [
            [place.name, *map(group_digits, (place.clubs, place.founded, place.members))] for place in report.places
        ]
        sums = [sum(getattr(place, name) for place in report.places) for name in ("clubs", "founded", "members")]
        rows.append([words.TOTAL, *map(group_digits, sums)])
        table = Table(words.PLACE_HEADS, rows, widths=(4, 2, 2, 2), total_rows=(len(rows) - 1,))
        blocks += [Heading(words.PLACES), table]
    counted = [[label, group_digits(getattr(report.sources, name))] for name, label in words.SOURCE]
    blocks += [Heading(words.SOURCES), Table(words.SOURCE_HEADS, counted)]
    if report.sources.silent:
        blocks.append(Text(words.SILENT % {"silent": group_digits(report.sources.silent)}))
    return [*blocks, Text(words.OPENED % {"url": address(report)})]


def heads(report: Report) -> list[str]:
    """The heads of a table of figures: of a year, the period before and the same of last year are one."""
    return [head for at, head in enumerate(words.HEADS) if at != _SAME or report.period.per_year > 1]


def row(line: Line, report: Report) -> list[str]:
    """A figure as a row of the paper, under those heads."""
    name = f"{line.now.indicator.vi} ({line.now.indicator.unit})"
    change = words.NONE if line.change is None else signed(line.change, line.now)
    same = [shown(line.same)] if report.period.per_year > 1 else []
    return [name, *(_bare(each) for each in (shown(line.now), shown(line.before), *same, change))]


def _bare(text: str) -> str:
    """A number whose unit stands at the head of its row."""
    return text.removesuffix(" đ")


def work_row(work: Work) -> list[str]:
    """What offices did as a row of the paper."""
    return [words.WORK[work.code], group_digits(work.now), group_digits(work.before)]


def aim_row(aim: Aim) -> list[str]:
    """A target as a row of the paper."""
    unit = "%" if aim.found.indicator.is_share else ""
    wanted, found = _written(aim.aim, aim.found) + unit, shown(aim.found)
    reached = words.NONE if aim.percent is None else f"{share_words(aim.percent)}%"
    return [f"{aim.target.code}. {aim.target.words}", wanted, found if found == words.NONE else found + unit, reached]


def shown(found: Figure) -> str:
    """A figure as it is written; what nobody counted is a dash."""
    value = value_of(found)
    return words.NONE if value is None else _written(value, found)


def signed(value: float, like: Figure | None = None) -> str:
    """A difference with its sign; what is nothing at the one place that is written has none."""
    size = round(abs(value), 1)
    text = _written(size, like) if like else group_digits(int(size))
    return text if not size else f"{'+' if value > 0 else '−'}{text}"


def _written(value: float, like: Figure) -> str:
    return _number(value, like.indicator)


def _number(value: float, indicator: Indicator) -> str:
    if indicator.is_share:
        return share_words(value)
    if indicator.unit == "đ":
        return dong(int(value))
    return group_digits(int(value)) if value == int(value) else f"{value:.1f}".replace(".", ",")
