"""Whose long life is celebrated in a year, and who brings the wishes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chungtay.rights.rules.refusals import NotCelebrated


class Giver(StrEnum):
    """Who wishes a long life and gives: by the circular of the Ministry of Finance, not by the club."""

    COMMUNE = "commune"
    PROVINCE = "province"
    STATE = "state"


@dataclass(frozen=True)
class AgeRule:
    """From one age to another (one age where both are the same) this one gives, and at least so much."""

    age_from: int
    age_to: int | None
    giver: Giver
    amount_vnd: int | None = None
    gift: str = ""

    def holds_at(self, age: int) -> bool:
        return self.age_from <= age and (self.age_to is None or age <= self.age_to)


def age_in_year(birth_year: int, year: int) -> int:
    """The age completed in the calendar year: the celebrations of a year are for all born in one year."""
    return year - birth_year


def rule_at(rules: Iterable[AgeRule], age: int) -> AgeRule | None:
    """The rule for an age; None where it is not celebrated."""
    return next((rule for rule in rules if rule.holds_at(age)), None)


def check_celebrated(rules: Iterable[AgeRule], birth_year: int | None, year: int) -> int:
    """The age that is celebrated in the year; refuses one that is not."""
    if birth_year is None or rule_at(rules, age_in_year(birth_year, year)) is None:
        raise NotCelebrated(year=str(year))
    return age_in_year(birth_year, year)
