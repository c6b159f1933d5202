"""Workbooks as communes send them, made by XlsxWriter."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

HEAD = ("STT", "Họ và tên", "Giới tính", "Năm sinh", "Dân tộc", "Thôn", "Điện thoại", "Hộ nghèo", "Số thẻ hội viên")
LAN = (1, "Nguyễn Thị Lan", "Nữ", 1958, "Kinh", "Phú Nghĩa", "0912345678", "x", "")
BINH = (2, "Phạm Văn Bình", "Nam", "05/03/1952", "Kinh", "Phú Nghĩa", "", "", "TH-0012")
ON = (3, "Lò Thị Ơn", "Nữ", "00/00/1949", "Thái", "Phú Nghĩa", "", "", "")


def book(rows: Iterable[Sequence[Any]], head: Sequence[str] = HEAD, *, title: str = "", sheet: str = "Sổ") -> bytes:
    """A plain table, below a title if one is given."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as made:
        made.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})  # equal rows make equal bytes
        page = made.add_worksheet(sheet)
        top = 0
        if title:
            page.merge_range(0, 0, 0, len(head) - 1, title)
            top = 2
        for line, row in enumerate([head, *rows], start=top):
            page.write_row(line, 0, row)
    return out.getvalue()


def people(count: int, *, start: int = 1) -> list[tuple[Any, ...]]:
    """So many lines of different people."""
    given = ("Lan", "Bình", "Hoa", "Thảo", "Lụa", "Minh", "Ân", "Ánh", "Hợi", "Tứ")
    return [
        (n, f"Nguyễn Thị {given[n % 10]} {_letters(n)}", "Nữ", 1940 + n % 30, "Kinh", "", "", "", "")
        for n in range(start, start + count)
    ]


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, 26)
        letters = chr(ord("a") + digit) + letters
    return letters.capitalize()
