"""The empty workbook a club fills in: the columns explained, lists to choose from, read back without a question."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from chungtay.exchange.rules import Field
from chungtay.exchange.words import TEMPLATE_COLUMNS
from chungtay.people.words import ETHNIC_GROUPS

_LINES = 300
_MARKS = frozenset({Field.POOR, Field.NEAR_POOR, Field.LIVES_ALONE, Field.DISABLED})
_AS_TEXT = frozenset({Field.PHONE, Field.CARD, Field.BIRTH, Field.JOINED})


def template_book(club_name: str = "") -> bytes:
    """`mau-so-thanh-vien.xlsx`, with the name of the club above it where one is known."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Sổ thành viên"))
        explained = book.add_worksheet(_("Cách ghi"))
        lists = book.add_worksheet("Danh mục")
        lists.write_column(0, 0, ETHNIC_GROUPS.values())
        lists.hide()
        _write_sheet(book, sheet, club_name)
        _explain(book, explained)
    return out.getvalue()


def _write_sheet(book: Any, sheet: Any, club_name: str) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E4EFE9"})
    text = book.add_format({"num_format": "@", "border": 1})
    plain = book.add_format({"border": 1})
    title = _("SỔ THÀNH VIÊN") + (f" · {club_name}" if club_name else "")
    sheet.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write(1, 0, _("Mỗi người một dòng. Không biết thì để trống. Cách ghi từng cột ở trang tính bên cạnh."))
    for at, (kind, words, width, told) in enumerate(TEMPLATE_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write(3, at, str(words), head)
        sheet.write_comment(3, at, str(told), {"x_scale": 2})
        for line in range(4, 4 + _LINES):
            sheet.write_blank(line, at, None, text if kind in _AS_TEXT else plain)
        if choice := _choice(kind):
            sheet.data_validation(4, at, 3 + _LINES, at, choice)
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)


def _choice(kind: Field) -> dict[str, Any] | None:
    """What may be chosen in a column; anything else may be typed too, it is checked when it is read."""
    if kind is Field.SEX:
        return {"validate": "list", "source": ["Nam", "Nữ"]}
    if kind is Field.ETHNICITY:
        source = f"='Danh mục'!$A$1:$A${len(ETHNIC_GROUPS)}"
        return {"validate": "list", "source": source, "error_type": "warning"}
    return {"validate": "list", "source": ["x"]} if kind in _MARKS else None


def _explain(book: Any, sheet: Any) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "valign": "top", "border": 1})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    for line, (_kind, words, _width, told) in enumerate(TEMPLATE_COLUMNS):
        sheet.write(line, 0, str(words), bold)
        sheet.write(line, 1, str(told), wrapped)
