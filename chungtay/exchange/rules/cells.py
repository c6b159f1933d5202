"""One cell: as text, as a cross, as a sex, as a birth year that a spreadsheet took for a day."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from chungtay.exchange.rules.states import LONGEST_CELL
from chungtay.kernel.months import EXCEL_DAY_ZERO
from chungtay.kernel.vietnamese import clean, fold
from chungtay.people.rules import Sex, StatusValue

Cell: TypeAlias = "str | float | int | bool | date | datetime | time | timedelta | None"


def text_of(cell: Cell) -> str:
    """The cell as a person sees it: whole numbers without a point, days as 05/03/1950; never cleaned yet."""
    if cell.__class__ is float:  # nearly every cell that is no text, and asked first for that
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    match cell:
        case None:
            return ""
        case str():
            return cell[:LONGEST_CELL]
        case bool():
            return "x" if cell else ""
        case date():
            return _day_text(cell)
        case timedelta() | time():
            return ""
    return str(cell)


def _day_text(cell: date) -> str:
    """A year typed into a cell that was formatted as a day stands there as a day of 1905: 1950 as 03/05/1905."""
    day = cell.date() if isinstance(cell, datetime) else cell
    serial = (day - EXCEL_DAY_ZERO).days
    return str(serial) if day.year == 1905 and 1900 <= serial <= 2026 else f"{day:%d/%m/%Y}"


class Mark(StrEnum):
    """What a cell for a cross says."""

    YES = "yes"
    NO = "no"
    OTHER = "other"


_YES = frozenset(
    {"x", "xx", "v", "+", "✓", "✔", "√", "☑", "☒", "*", "1", "có", "co", "đúng", "đ", "yes", "y", "true", "đã có"}
)
_NO = frozenset({"", "-", "–", "—", "0", "không", "ko", "k", "no", "n", "chưa", "false", ".", "/", "☐", "không có"})


@lru_cache(maxsize=4096)
def mark_of(text: str) -> Mark:
    """Whether a cell is crossed."""
    plain = clean(text).casefold()
    if plain in _YES:
        return Mark.YES
    return Mark.NO if plain in _NO else Mark.OTHER


_SEXES = {
    Sex.MALE: frozenset({"nam", "m", "male", "trai", "ông", "nam giới", "♂"}),
    Sex.FEMALE: frozenset({"nữ", "nu", "f", "female", "gái", "bà", "nữ giới", "nử", "♀"}),
}


@lru_cache(maxsize=1024)
def sex_of(text: str) -> Sex | None:
    """Nam or Nữ in any of the ways they are written; None when it is neither."""
    plain = clean(text).casefold().rstrip(".")
    return next((sex for sex, words in _SEXES.items() if plain in words), None)


# Words in a column that tells a household's state, as `fold` leaves them; the longer come first.
_HOUSEHOLD = (
    (re.compile(r"\b(can ngheo|hcn|cn)\b"), StatusValue.NEAR_POOR),
    (re.compile(r"\b(ngheo|hn)\b"), StatusValue.POOR),
    (re.compile(r"\b(neo don|co don|khong noi nuong tua)\b"), StatusValue.WITHOUT_SUPPORT),
    (re.compile(r"\b(mot|1) minh\b|\bdon than\b"), StatusValue.LIVES_ALONE),
    (re.compile(r"\b(khuyet tat|tan tat)( dac biet)? nang\b"), StatusValue.SEVERELY_DISABLED),
    (re.compile(r"\b(khuyet tat|tan tat|nkt)\b"), StatusValue.DISABLED),
    (re.compile(r"\bkho khan\b"), StatusValue.DISADVANTAGED),
)
_ORDINARY = re.compile(
    r"(ho )?(binh thuong|trung binh|kha|kha gia|giau|khong( ngheo)?|thoat ngheo|muc song trung binh|tb|k)?"
)
_NOT_POOR_ANY_MORE = re.compile(r"\b(thoat|moi thoat|het|khong)( dien| ho)? (can ngheo|ngheo)\b")


@lru_cache(maxsize=4096)
def household_of(text: str) -> tuple[StatusValue, ...] | None:
    """What holds of a person, of "Hộ nghèo, neo đơn"; nothing for an ordinary household; None when it says neither."""
    words = fold(text)
    if mark_of(text) is Mark.NO or _ORDINARY.fullmatch(words):
        return ()
    left = _NOT_POOR_ANY_MORE.sub(" ", words)
    found: list[StatusValue] = []
    for pattern, value in _HOUSEHOLD:
        if pattern.search(left):
            found.append(value)
            left = pattern.sub(" ", left)
    return tuple(found) if found or left != words else None


_MARKED_WORD = re.compile(r"[^\W\d_]+")


def proper_case(name: str) -> str:
    """A name typed all in capitals or all in small letters as it is written: NGUYỄN THỊ LAN, Y MOAN, H'HEN NIÊ.

    A name that has both is left alone: whoever typed it knew why.
    """
    if not (name.isupper() or name.islower()) or sum(map(str.isalpha, name)) < 2:
        return name
    return _MARKED_WORD.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), name)


def phone_text(text: str) -> str:
    """A telephone number whose first zero a spreadsheet took away, with it again."""
    digits = re.sub(r"[\s.\-]", "", text)
    is_short = len(digits) == 9 and digits.isdecimal() and digits[0] in "35789"
    return f"0{digits}" if is_short else text
