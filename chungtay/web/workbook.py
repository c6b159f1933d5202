"""Excel downloads: the rows of a list as one sheet that opens right, with a heading, real dates and real numbers."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """One column: its head, its width in letters, and how its numbers are shown (`#,##0`, `0.0%`)."""

    head: str
    width: int = 18
    shown_as: str = ""


def workbook(name: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """The rows as `name.xlsx`. Built in memory: for a list of a page's kind, not for a register of the nation."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    wrapped = {"text_wrap": True, "valign": "top", "border": 1}
    shown = [book.add_format(wrapped | ({"num_format": each.shown_as} if each.shown_as else {})) for each in columns]
    day = book.add_format(wrapped | {"num_format": "dd/mm/yyyy"})
    sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write(2, at, column.head, bold)
    for line, row in enumerate(rows, start=3):
        for at, value in enumerate(row):
            _write(sheet, line, at, value, day if isinstance(value, date) else shown[at])
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    book.close()
    response = HttpResponse(out.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _write(sheet: Any, line: int, at: int, value: object, shown: Any) -> None:
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, date):
        sheet.write_datetime(line, at, value, shown)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, at, value, shown)
    elif value is None or value == "":
        sheet.write_blank(line, at, None, shown)
    else:
        sheet.write_string(line, at, str(value), shown)
