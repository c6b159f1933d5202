"""The two lists an officer pastes: who is invited, and the programme of the day. A line each, parts between bars."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from chungtay.conferences.rules.refusals import EndsBeforeItBegins, LineNotUnderstood, TooManyLines
from chungtay.kernel.vietnamese import clean, fold

DELEGATES_AT_MOST, ITEMS_AT_MOST = 2_000, 60
_PARTS = re.compile(r"[|;\t]")
_HOUR = re.compile(r"^(\d{1,2})\s*[:hg.]\s*(\d{2})?$", re.IGNORECASE)


class ConferenceKind(StrEnum):
    """What a conference is for."""

    REVIEW = "review"  # tổng kết
    INTERIM = "interim"  # sơ kết
    LAUNCH = "launch"  # triển khai
    TOPIC = "topic"  # chuyên đề, hội thảo
    PRAISE = "praise"  # biểu dương


class Answer(StrEnum):
    """What somebody invited said."""

    ASKED = "asked"
    COMES = "comes"
    SENDS = "sends"  # sends somebody in their place
    ABSENT = "absent"


class PromiseKind(StrEnum):
    """Asked of somebody by the conference, or promised by somebody at it."""

    ASKED = "asked"
    PROMISED = "promised"


@dataclass(frozen=True)
class Invited:
    """Somebody invited: name, what they are, where from."""

    name: str
    post: str = ""
    unit: str = ""

    @property
    def fold(self) -> str:
        return fold(f"{self.name} {self.unit}")


@dataclass(frozen=True)
class Item:
    """A line of the programme."""

    starts_at: time
    words: str
    who: str = ""


def check_days(first: date, last: date | None) -> None:
    """Refuse a last day before the first."""
    if last is not None and last < first:
        raise EndsBeforeItBegins()


def read_invited(text: str) -> list[Invited]:
    """`Name | post | unit` a line, also between semicolons or as pasted from a table; who stands twice is one."""
    found: dict[str, Invited] = {}
    for number, parts in _lines(text, DELEGATES_AT_MOST):
        if len(parts) > 3:
            raise LineNotUnderstood(number=number, line=" | ".join(parts))
        name, post, unit = (*parts, "", "")[:3]
        if not name:
            raise LineNotUnderstood(number=number, line=" | ".join(parts))
        one = Invited(name[:120], post[:160], unit[:160])
        found.setdefault(one.fold, one)
    return list(found.values())


def read_programme(text: str) -> list[Item]:
    """`8:00 | what | who` a line, in the order of the day."""
    items = []
    for number, parts in _lines(text, ITEMS_AT_MOST):
        at = _time(parts[0])
        if at is None or len(parts) < 2 or not parts[1]:
            raise LineNotUnderstood(number=number, line=" | ".join(parts))
        items.append(Item(at, parts[1][:300], " · ".join(parts[2:])[:200]))
    return items


def written_programme(items: list[Item]) -> str:
    """The programme as it is typed."""
    return "\n".join(
        " | ".join(part for part in (f"{item.starts_at:%H:%M}", item.words, item.who) if part) for item in items
    )


def _lines(text: str, most: int) -> Iterator[tuple[int, list[str]]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > most:
        raise TooManyLines(count=len(lines), most=most)
    for number, line in lines:
        yield number, [clean(part) for part in _PARTS.split(line)]


def _time(text: str) -> time | None:
    found = _HOUR.match(text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
