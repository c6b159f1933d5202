"""The yearly plan of an office as an official paper, and numbers as these pages write them."""

from collections.abc import Sequence
from typing import Any

from chungtay.figures.rules import Indicator
from chungtay.kernel.acts import Act
from chungtay.kernel.money import dong, group_digits
from chungtay.papers.queries import head_of, office_at, office_called, template_bytes
from chungtay.papers.rules import Kind
from chungtay.plans import queries, words
from chungtay.plans.queries import Running
from chungtay.plans.rules import MoneyKind, TaskState
from chungtay.web.decree import Block, Heading, Paper, Table, Text, decree_pdf
from chungtay.web.rules import share_words
from chungtay.web.word import word_paper


def written(value: float | None, indicator: Indicator) -> str:
    """A figure as it is written; what nobody counted is a dash."""
    if value is None:
        return "–"
    if indicator.is_share:
        return f"{share_words(value)}%"
    if indicator.unit == "đ":
        return dong(int(value))
    return (
        group_digits(int(value))
        if float(value).is_integer()
        else f"{value:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    )


def plan_paper(act: Act, path: str, year: int, running: Sequence[Running]) -> Paper:
    """The plan of an office for a year: its targets, tasks and planned money; what is not recorded is left to write."""
    head = head_of(
        office_at(path), act.day, kind=Kind.PLAN, recipients=words.PLAN_RECIPIENTS, name=office_called(path, act.day)
    )
    blocks: list[Block] = [
        Heading(words.PLAN_PURPOSE), Text(words.PLAN_TO_WRITE, is_marked=True),
        Heading(words.PLAN_TARGETS), *_targets(running),
        Heading(words.PLAN_TASKS), *_tasks(queries.tasks_of(path, year).exclude(state=TaskState.DROPPED)),
        Heading(words.PLAN_MONEY), *_money(queries.sheet_of(path, year)),
        Heading(words.PLAN_HOW), Text(words.PLAN_TO_WRITE, is_marked=True),
    ]  # fmt: skip
    return Paper(head, words.PLAN_KIND, words.PLAN_ABOUT % {"year": year}, blocks)


def plan_word(act: Act, path: str, year: int, running: Sequence[Running]) -> bytes:
    """It as Word, by the office's own template where it has one."""
    return word_paper(plan_paper(act, path, year, running), template_bytes(office_at(path), Kind.PLAN))


def plan_pdf(act: Act, path: str, year: int, running: Sequence[Running]) -> bytes:
    """It as PDF."""
    return decree_pdf(plan_paper(act, path, year, running))


def _targets(running: Sequence[Running]) -> list[Block]:
    rows = []
    for each in running:
        aim = written(each.course.aim, each.indicator)
        if each.course.aim_to is not None:
            aim = f"{aim}–{written(each.course.aim_to, each.indicator)}"
        name = f"{each.target.code}. {each.target.words}"
        rows.append([name, aim, written(each.course.value, each.indicator), f"{each.course.due_on:%d/%m/%Y}"])
    return [Table(words.PLAN_TARGET_HEADS, rows, widths=(7, 2, 2, 2))] if rows else [Text(words.PLAN_NONE)]


def _tasks(tasks: Any) -> list[Block]:
    rows = [
        [str(number), each.words, each.owner or "–", f"{each.due_on:%d/%m/%Y}" if each.due_on else "–"]
        for number, each in enumerate(tasks.order_by("due_on", "pk"), 1)
    ]
    if not rows:
        return [Text(words.PLAN_NONE)]
    return [Table(words.PLAN_TASK_HEADS, rows, first_number=9, widths=(1, 8, 4, 3))]


def _money(sheet: queries.Sheet) -> list[Block]:
    rows = [
        [str(words.HEADING[heading]), str(words.SOURCE[source]), group_digits(cells[MoneyKind.PLANNED])]
        for (heading, source), cells in sorted(sheet.cells.items())
        if cells.get(MoneyKind.PLANNED)
    ]
    if not rows:
        return [Text(words.PLAN_NONE)]
    rows.append([words.PLAN_TOTAL, "", group_digits(sheet.own[MoneyKind.PLANNED])])
    return [Table(words.PLAN_MONEY_HEADS, rows, first_number=2, widths=(5, 4, 3), total_rows=(len(rows) - 1,))]
