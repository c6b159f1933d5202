"""Calendar time: months, quarters, half-years and years as values, ages, and dates of birth as registers hold them."""

import math
import re
from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar, Self, overload

from chungtay.kernel.errors import RuleBroken
from chungtay.kernel.vietnamese import fold

OLDEST_AGE = 120
"""Nobody in a register is older; an older date of birth is a slip of the pen."""

LAST_EXCEL_DAY = 73_050
"""31/12/2099: a larger number in a cell is no date."""

EXCEL_DAY_ZERO = date(1899, 12, 30)
"""The day a spreadsheet counts its serial numbers from (right for every day since 1 March 1900)."""


class PeriodUnreadable(RuleBroken, ValueError):
    """The text names no such period. Also a ValueError, so a URL converter that parses one answers 404."""


class DateUnreadable(RuleBroken):
    """The text is no date, or a date that cannot be meant."""


class Period(ABC):
    """A stretch of whole calendar months that comes round every year. Periods of one kind tile all time in order."""

    per_year: ClassVar[int]
    pattern: ClassVar[re.Pattern[str]]
    year: int

    def __post_init__(self) -> None:
        assert 1 <= self.year <= 9999, f"no such year: {self.year}"
        assert 1 <= self.part <= self.per_year, f"no such part of a year: {self.part}"

    @property
    @abstractmethod
    def part(self) -> int:
        """Which of the year's periods this is, from 1."""

    @property
    @abstractmethod
    def label(self) -> str:
        """The period as it is written in Vietnamese."""

    @classmethod
    @abstractmethod
    def _at(cls, year: int, part: int) -> Self: ...

    @classmethod
    def of(cls, day: date) -> Self:
        """The period a day lies in."""
        return cls._at(day.year, (day.month - 1) * cls.per_year // 12 + 1)

    @classmethod
    def between(cls, first: Self, last: Self) -> list[Self]:
        """Every period from one to another, both included; none when the last comes before the first."""
        return [cls._numbered(number) for number in range(first._number, last._number + 1)]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `str`."""
        found = cls.pattern.fullmatch(text)
        if found:
            year, part = int(found["year"]), int(found.groupdict().get("part", 1))
            if year and 1 <= part <= cls.per_year:
                return cls._at(year, part)
        raise PeriodUnreadable(text=text)

    @property
    def _number(self) -> int:
        return self.year * self.per_year + self.part - 1

    @classmethod
    def _numbered(cls, number: int) -> Self:
        year, before = divmod(number, cls.per_year)
        return cls._at(year, before + 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, (self.part - 1) * (12 // self.per_year) + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.part * (12 // self.per_year)
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def next(self) -> Self:
        return self + 1

    @property
    def previous(self) -> Self:
        return self - 1

    @property
    def months(self) -> "list[Month]":
        """The months it is made of."""
        return Month.between(Month.of(self.first), Month.of(self.last))

    @property
    def days(self) -> Iterator[date]:
        """Each of its days, in order."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def contains(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def __add__(self, count: int) -> Self:
        return self._numbered(self._number + count)

    @overload
    def __sub__(self, other: int) -> Self: ...
    @overload
    def __sub__(self, other: Self) -> int: ...
    def __sub__(self, other: int | Self) -> Self | int:
        """`month - 1` is the month before; `month - other` is how many months lie from the other to this one."""
        if isinstance(other, Period):
            return self._number - other._number
        return self._numbered(self._number - other)


@dataclass(frozen=True, order=True)
class Month(Period):
    """A calendar month, `2026-11`. In the database it is the date of its first day."""

    per_year = 12
    pattern = re.compile(r"(?P<year>[0-9]{4})-(?P<part>[0-9]{2})")
    year: int
    month: int

    @property
    def part(self) -> int:
        return self.month

    @property
    def label(self) -> str:
        return f"tháng {self.month}/{self.year}"

    @classmethod
    def _at(cls, year: int, part: int) -> Self:
        return cls(year, part)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, order=True)
class Quarter(Period):
    """A quarter of a year, `2026-Q4`."""

    per_year = 4
    pattern = re.compile(r"(?P<year>[0-9]{4})-Q(?P<part>[0-9])")
    year: int
    quarter: int

    @property
    def part(self) -> int:
        return self.quarter

    @property
    def label(self) -> str:
        return f"quý {('I', 'II', 'III', 'IV')[self.quarter - 1]}/{self.year}"

    @classmethod
    def _at(cls, year: int, part: int) -> Self:
        return cls(year, part)

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.quarter}"


@dataclass(frozen=True, order=True)
class HalfYear(Period):
    """The first or the last six months of a year, `2026-H1`: the period of the programme's reports."""

    per_year = 2
    pattern = re.compile(r"(?P<year>[0-9]{4})-H(?P<part>[0-9])")
    year: int
    half: int

    @property
    def part(self) -> int:
        return self.half

    @property
    def label(self) -> str:
        return f"6 tháng {'đầu' if self.half == 1 else 'cuối'} năm {self.year}"

    @classmethod
    def _at(cls, year: int, part: int) -> Self:
        return cls(year, part)

    def __str__(self) -> str:
        return f"{self.year:04}-H{self.half}"


@dataclass(frozen=True, order=True)
class Year(Period):
    """A calendar year, `2026`."""

    per_year = 1
    pattern = re.compile(r"(?P<year>[0-9]{4})")
    year: int

    @property
    def part(self) -> int:
        return 1

    @property
    def label(self) -> str:
        return f"năm {self.year}"

    @classmethod
    def _at(cls, year: int, part: int) -> Self:
        return cls(year)

    def __str__(self) -> str:
        return f"{self.year:04}"


def months_between(first: date, last: date) -> list[Month]:
    """Every month that the days from `first` to `last` touch, both ends included."""
    return Month.between(Month.of(first), Month.of(last)) if first <= last else []


def months_later(day: date, count: int) -> date:
    """The same day of the month so many months later, or that month's last day when it has no such day.

    Civil Code 2015, article 148, clause 3: how a term counted in months ends.
    """
    month = Month.of(day) + count
    return month.first.replace(day=min(day.day, month.last.day))


def full_months(since: date, until: date) -> int:
    """How many whole months have passed, by the rule of `months_later`; 0 when `until` is not later."""
    if until <= since:
        return 0
    count = Month.of(until) - Month.of(since)
    return count if months_later(since, count) <= until else count - 1


def age_on(birth: date | int, day: date) -> int:
    """Age in completed years ("đủ tuổi") on a day.

    A birth year alone counts as reached on 1 January of the year: the plain difference of years, which is at most one
    year too much and never too little, so nobody is left off a list. Who was born on 29 February is a year older on
    1 March of a common year, as PostgreSQL's `age` has it, so a page and a figure agree.
    """
    if isinstance(birth, int):
        return day.year - birth
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@dataclass(frozen=True)
class Birth:
    """When somebody was born: always the year, the day only where it is really known."""

    year: int
    day: date | None = None

    def __post_init__(self) -> None:
        assert self.day is None or self.day.year == self.year, "the day lies in the year"

    def age_on(self, day: date) -> int:
        """Completed years, see `age_on`."""
        return age_on(self.day or self.year, day)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}" if self.day else str(self.year)


# What is left of a date once `fold` has made spaces of its strokes, dots and dashes: "5/3/1950" is "5 3 1950".
_YEAR = re.compile(r"(?:x+ ){0,2}(?:sinh )?(?:nam |sn )?([0-9]{4})")
_AGE = re.compile(r"([0-9]{1,3})(?: ?(?:tuoi|t))?")
_DAY_MONTH_YEAR = re.compile(r"(?:ngay )?([0-9]{1,2}) (?:thang )?([0-9]{1,2}) (?:nam )?([0-9]{4}|[0-9]{2})")
_YEAR_MONTH_DAY = re.compile(r"([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})(?:[t ][0-9 ]+z?)?")
_MONTH_YEAR = re.compile(r"(?:thang )?(?:0?[0-9]|1[0-2]) (?:nam )?([0-9]{4})")
_SERIAL = re.compile(r"([0-9]{5})(?: [0-9]+)?")


def parse_birth(value: str | float | date, today: date) -> Birth:
    """Read a date of birth as a paper register, a form or a workbook holds it.

    `1950`, `00/00/1950`, `01/01/1950`, `5/1950` and an age ("76", "76 tuổi") mean the year only: a register that
    knows no day writes 1 January. Days are read day first; `1950-03-05`, spreadsheet serial numbers and date cells
    too. Refuses what is no date, lies in the future or is more than 120 years past.
    """
    birth = _birth_of(value, today)
    if birth is None or not today.year - OLDEST_AGE <= birth.year <= today.year or (birth.day and birth.day > today):
        raise DateUnreadable(text=str(value))
    return birth


def parse_day(value: str | float | date, today: date) -> date:
    """Read a whole day, such as that of joining, in the same spellings; here 1 January is a day like any other."""
    day = _day_of(value, today)
    if day is None:
        raise DateUnreadable(text=str(value))
    return day


def _birth_of(value: str | float | date, today: date) -> Birth | None:
    if isinstance(value, str):
        text = _date_text(value)
        if found := _YEAR.fullmatch(text) or _MONTH_YEAR.fullmatch(text):
            return Birth(int(found[1]))
        if found := _AGE.fullmatch(text):
            return _birth_of(int(found[1]), today)
        if (found := _DAY_MONTH_YEAR.fullmatch(text)) and 0 in (int(found[1]), int(found[2])):
            year = _whole_year(found[3], today)
            return Birth(year) if year and int(found[1]) <= 31 and int(found[2]) <= 12 else None
    elif isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0:
        if 1 <= value <= OLDEST_AGE:
            return Birth(today.year - int(value))
        if today.year - OLDEST_AGE <= value <= today.year:
            return Birth(int(value))
    day = _day_of(value, today)
    if day is None:
        return None
    return Birth(day.year, None if (day.month, day.day) == (1, 1) else day)


def _day_of(value: str | float | date, today: date) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        is_serial = today.year < value <= LAST_EXCEL_DAY
        return EXCEL_DAY_ZERO + timedelta(days=math.floor(value)) if is_serial else None
    text = _date_text(value)
    if found := _YEAR_MONTH_DAY.fullmatch(text):
        return _existing_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        return _existing_day(_whole_year(found[3], today), int(found[2]), int(found[1]))
    if found := _SERIAL.fullmatch(text):
        return _day_of(int(found[1]), today)
    return None


def _date_text(text: str) -> str:
    is_negative = re.match(r"\s*-[0-9]", text)
    return "" if is_negative or len(text) > 60 else fold(text)


def _existing_day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _whole_year(text: str, today: date) -> int | None:
    """The year a date ends with. Two digits are read only when just one century can be meant: 50, but not 24."""
    if len(text) == 4:
        return int(text)
    return 1900 + int(text) if int(text) > today.year % 100 else None
