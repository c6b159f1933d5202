"""The two lists an officer types or pastes: the days of a class, and people from outside the clubs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from chungtay.kernel.vietnamese import clean, fold
from chungtay.people.rules import PhoneUnreadable, Sex, check_birth, plain_phone
from chungtay.training.rules.kinds import OUTSIDE_AUDIENCES, Audience
from chungtay.training.rules.refusals import (
    DaysMissing,
    NotFromOutside,
    OutsiderUnnamed,
    TooManyDays,
    TooManyTrainees,
    TypedLineUnclear,
)

DAYS_AT_MOST, TRAINEES_AT_MOST = 30, 200
_PARTS = re.compile(r"[|;\t]")
_COLUMNS = ("name", "post", "unit", "phone", "sex", "year")
_SEX = {"": "", "nu": Sex.FEMALE.value, "nam": Sex.MALE.value}
_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")


@dataclass(frozen=True)
class PlannedDay:
    """A day of a class and what is taught on it."""

    held_on: date
    topic: str = ""


@dataclass(frozen=True)
class Outsider:
    """Somebody who holds no post in a club: an officer of the Association, a health worker, a partner, a cadre."""

    name: str
    post: str = ""
    unit: str = ""
    phone: str = ""
    sex: str = ""
    birth_year: int | None = None

    @property
    def fold(self) -> str:
        """By what they are told apart in a class: name and phone, or name and unit where there is none."""
        return fold(f"{self.name} {self.phone or self.unit}")

    def is_same(self, other: "Outsider") -> bool:
        """Whether both are one person: one name and one phone, or one unit where not both have said a phone."""
        if fold(self.name) != fold(other.name):
            return False
        return self.phone == other.phone if self.phone and other.phone else fold(self.unit) == fold(other.unit)

    def tidy(self) -> "Outsider":
        """As it is stored. Refuses what is no telephone number."""
        name, post, unit = clean(self.name)[:120], clean(self.post)[:160], clean(self.unit)[:160]
        return replace(self, name=name, post=post, unit=unit, phone=plain_phone(self.phone))


def check_outsider(outsider: Outsider, day: date) -> None:
    """Refuse who has no name, and a year in which nobody alive was born."""
    if not outsider.name:
        raise OutsiderUnnamed()
    check_birth(outsider.birth_year, None, today=day)


def check_outside(audience: Audience) -> None:
    """Refuse a post of a club for somebody who comes from outside: who holds one is invited from the club."""
    if audience not in OUTSIDE_AUDIENCES:
        raise NotFromOutside()


def read_days(text: str) -> list[PlannedDay]:
    """`19/3/2026 | what` a line; `19/3/2026 đến 23/3/2026 | what` is each day of it. A day named twice is one."""
    found: dict[date, PlannedDay] = {}
    for number, line, parts in _lines(text):
        days = _span(parts[0])
        if not days:
            raise TypedLineUnclear(number=number, line=line)
        for day in days:
            found.setdefault(day, PlannedDay(day, "; ".join(part for part in parts[1:] if part)[:300]))
        if len(found) > DAYS_AT_MOST:
            raise TooManyDays(most=DAYS_AT_MOST)
    if not found:
        raise DaysMissing()
    return [found[day] for day in sorted(found)]


def written_days(days: Sequence[PlannedDay]) -> str:
    """The days as they are typed."""
    return "\n".join(" | ".join(part for part in (f"{each.held_on:%d/%m/%Y}", each.topic) if part) for each in days)


def read_outsiders(text: str) -> list[Outsider]:
    """`Name | post | unit | phone | sex | year` a line, also as pasted from a table; who stands twice is one."""
    found: dict[str, Outsider] = {}
    for number, line, parts in _lines(text):
        if len(parts) > len(_COLUMNS) or not parts[0]:
            raise TypedLineUnclear(number=number, line=line)
        said = dict(zip_longest(_COLUMNS, parts, fillvalue=""))
        sex, year = _SEX.get(fold(said["sex"])), said["year"]
        if sex is None or (year and not re.fullmatch(r"(19|20)\d\d", year)):
            raise TypedLineUnclear(number=number, line=line)
        try:
            one = Outsider(said["name"], said["post"], said["unit"], said["phone"], sex, int(year) if year else None)
            one = one.tidy()
        except PhoneUnreadable:
            raise TypedLineUnclear(number=number, line=line) from None
        found.setdefault(one.fold, one)
        if len(found) > TRAINEES_AT_MOST:
            raise TooManyTrainees(most=TRAINEES_AT_MOST)
    return list(found.values())


def _lines(text: str) -> Iterator[tuple[int, str, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, clean(line)[:80], [clean(part) for part in _PARTS.split(line)]


def _span(text: str) -> list[date]:
    """One day, or each from the first to the last; nothing where that is no day or more than a class has."""
    parts = re.split(r"đến|–| - |->", text)
    ends = [day for day in (_day(part.strip()) for part in parts) if day is not None]
    if len(ends) != len(parts) or len(ends) > 2:
        return []
    first, last = ends[0], ends[-1]
    return [first + timedelta(n) for n in range((last - first).days + 1)] if last - first < timedelta(60) else []


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None
