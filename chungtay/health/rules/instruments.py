"""Sheets of questions as data with versions: what is asked, what counts as a worry, what each worry may lead to."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from chungtay.health.rules.refusals import AnswerUnknown, InstrumentUnknown, NothingAsked
from chungtay.health.rules.thresholds import DATA


class Domain(StrEnum):
    """The sides of life a sheet asks about."""

    COGNITION = "cognition"
    MOBILITY = "mobility"
    NUTRITION = "nutrition"
    VISION = "vision"
    HEARING = "hearing"
    MOOD = "mood"


class Finding(StrEnum):
    """What a sheet says of one side. Never what is wrong: only whether somebody who knows should look."""

    CLEAR = "clear"
    CONCERN = "concern"
    NOT_DONE = "not_done"


class NextStep(StrEnum):
    """Where a worry ends: in something the club does, a slip to the station, or a day to look again."""

    CLUB = "club"
    REFERRAL = "referral"
    LOOK_AGAIN = "look_again"


class ClubAction(StrEnum):
    """What a club can do itself."""

    EXERCISE_GROUP = "exercise_group"
    MEMORY_GAMES = "memory_games"
    HOME_SAFETY = "home_safety"
    NUTRITION_TALK = "nutrition_talk"
    SHARED_MEAL = "shared_meal"
    WEIGH_MONTHLY = "weigh_monthly"
    GLASSES_DRIVE = "glasses_drive"
    SEAT_IN_FRONT = "seat_in_front"
    VISIT = "visit"
    INVITE = "invite"


@dataclass(frozen=True)
class Option:
    """An answer that can be ticked."""

    value: str
    label: str
    concern: bool = False


@dataclass(frozen=True)
class Item:
    """A question or a small task."""

    code: str
    text: str
    options: tuple[Option, ...]
    help: str = ""


@dataclass(frozen=True)
class DomainSheet:
    """The questions about one side, when they make a worry, and where that usually leads."""

    code: Domain
    name: str
    worry: str
    usual: NextStep
    look_again_days: int
    activities: tuple[ClubAction, ...]
    items: tuple[Item, ...]
    urgent: str = ""

    def finding(self, answers: Mapping[str, str]) -> Finding:
        """A worry if any answer is one; nothing can be said while a question stays open."""
        given = [(item, answers.get(item.code, "")) for item in self.items]
        if any(option.concern for item, value in given for option in item.options if option.value == value):
            return Finding.CONCERN
        return Finding.CLEAR if all(value for _, value in given) else Finding.NOT_DONE


@dataclass(frozen=True)
class Instrument:
    """One version of a sheet, with who may use it and how far it can be trusted."""

    code: str
    version: str
    name: str
    valid_from: date
    source: str
    who: str
    limits: str
    again_after_days: int
    domains: tuple[DomainSheet, ...]
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def check_answers(self, answers: Mapping[str, str]) -> None:
        """Refuse answers the sheet does not offer, and a sheet without any."""
        known = {item.code: {option.value for option in item.options} for each in self.domains for item in each.items}
        for code, value in answers.items():
            if value and value not in known.get(code, set()):
                raise AnswerUnknown(question=code)
        if not any(answers.values()):
            raise NothingAsked()

    def findings(self, answers: Mapping[str, str]) -> dict[Domain, Finding]:
        """What the sheet says of each side."""
        return {each.code: each.finding(answers) for each in self.domains}

    def domain(self, code: str) -> DomainSheet:
        return next(each for each in self.domains if each.code == code)


@cache
def all_instruments() -> tuple[Instrument, ...]:
    """Every version of every sheet."""
    rows = tomllib.loads((DATA / "instruments.toml").read_text(encoding="utf-8"))["instrument"]
    return tuple(Instrument(domains=tuple(map(_domain, row.pop("domain"))), **row) for row in rows)


def instrument_on(day: date, code: str = "icope1") -> Instrument:
    """The version used on a day."""
    found = next((each for each in all_instruments() if each.code == code and each.holds_on(day)), None)
    if found is None:
        raise InstrumentUnknown(code=code)
    return found


def get_instrument(code: str, version: str) -> Instrument:
    """A version that was used."""
    found = next((each for each in all_instruments() if (each.code, each.version) == (code, version)), None)
    if found is None:
        raise InstrumentUnknown(code=code, version=version)
    return found


def _domain(row: Mapping[str, Any]) -> DomainSheet:
    plain = {name: value for name, value in row.items() if name != "item"}
    return DomainSheet(
        **plain
        | {
            "code": Domain(row["code"]),
            "usual": NextStep(row["usual"]),
            "activities": tuple(ClubAction(each) for each in row["activities"]),
            "items": tuple(_item(each) for each in row["item"]),
        }
    )


def _item(row: Mapping[str, Any]) -> Item:
    return Item(**{**row, "options": tuple(Option(**option) for option in row["options"])})
