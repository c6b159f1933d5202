"""What is known about a person, and what may not be written."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.kernel.months import OLDEST_AGE, age_on
from chungtay.kernel.vietnamese import clean, fold, name_keys


class Sex(StrEnum):
    FEMALE = "F"
    MALE = "M"


class Dimension(StrEnum):
    """A side of life on which one value holds at a time."""

    HOUSEHOLD = "household"
    LIVING = "living"
    DISABILITY = "disability"
    INSURANCE = "insurance"
    PENSION = "pension"  # what was earned by work, one's own or a relative's
    ASSISTANCE = "assistance"  # what the State gives to those who have no such income: of two the higher
    HARDSHIP = "hardship"


class StatusValue(StrEnum):
    """The values of each dimension; absence of a row means not known or not so."""

    POOR = "poor"
    NEAR_POOR = "near_poor"
    LIVES_ALONE = "lives_alone"
    WITHOUT_SUPPORT = "without_support"
    DISABLED = "disabled"
    SEVERELY_DISABLED = "severely_disabled"
    EXTREMELY_DISABLED = "extremely_disabled"
    HEALTH_INSURED = "health_insured"
    STATE_PENSION = "state_pension"
    LOW_PENSION = "low_pension"  # lower than the social pension, so that the difference is due
    SURVIVOR_ALLOWANCE = "survivor_allowance"
    SOCIAL_PENSION = "social_pension"
    SOCIAL_ALLOWANCE = "social_allowance"
    DISADVANTAGED = "disadvantaged"


VALUES: dict[Dimension, frozenset[StatusValue]] = {
    Dimension.HOUSEHOLD: frozenset({StatusValue.POOR, StatusValue.NEAR_POOR}),
    Dimension.LIVING: frozenset({StatusValue.LIVES_ALONE, StatusValue.WITHOUT_SUPPORT}),
    Dimension.DISABILITY: frozenset(
        {StatusValue.DISABLED, StatusValue.SEVERELY_DISABLED, StatusValue.EXTREMELY_DISABLED}
    ),
    Dimension.INSURANCE: frozenset({StatusValue.HEALTH_INSURED}),
    Dimension.PENSION: frozenset({StatusValue.STATE_PENSION, StatusValue.LOW_PENSION, StatusValue.SURVIVOR_ALLOWANCE}),
    Dimension.ASSISTANCE: frozenset({StatusValue.SOCIAL_PENSION, StatusValue.SOCIAL_ALLOWANCE}),
    Dimension.HARDSHIP: frozenset({StatusValue.DISADVANTAGED}),
}

DIMENSION_OF: dict[StatusValue, Dimension] = {value: side for side, values in VALUES.items() for value in values}


class Purpose(StrEnum):
    """What a person agrees to, each by itself: there is no consent to everything (Law 91/2025/QH15)."""

    HOME_CARE = "home_care"  # visits, the needs and the visits written down, a circle of named people reads them
    OUTSIDE_CIRCLE = "outside_circle"  # a case manager who is no member of the club reads them too
    STATION = "station"  # the commune's health station is told what a referral says, and answers
    COORDINATION = "coordination"  # one's case is spoken of at the commune's coordinating meeting
    HEALTH_RECORD = "health_record"  # readings of health kept over time


class HowTaken(StrEnum):
    """How it was said."""

    SIGNED = "signed"  # on paper, kept by the club
    SPOKEN = "spoken"  # aloud, before a witness: for who does not write
    REPRESENTATIVE = "representative"  # by the lawful representative of who cannot decide


@dataclass(frozen=True, kw_only=True)
class Said:
    """How a consent was given: how, before whom, and by whom when not by the person."""

    how: HowTaken
    witness: str = ""
    representative: str = ""


NAMELESS = "Thành viên"
"""What stands in place of a name that was erased, before a number."""

KINH = "01"
CLUB_AGE, LAW_AGE = 55, 60
"""Clubs count older people from 55; the law of 2009 counts from full 60 (domain.md section 2.2). Both are shown."""

LONGEST_NAME, LONGEST_KEY = 120, 400

# Facts whose correction changes what was counted in the months of the person's clubs.
COUNTED = frozenset({"sex", "birth_year", "birth_date", "ethnicity", "is_association_member"})


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What a register says of a person, cleaned; everything but the name may be missing."""

    full_name: str
    sex: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    ethnicity: str = ""
    phone: str = ""
    commune_id: int | None = None
    hamlet_id: int | None = None
    address: str = ""
    known_as: str = ""
    association_card_no: str = ""
    association_joined_on: date | None = None
    is_association_member: bool = False


@dataclass(frozen=True)
class KeptAt:
    """Where a person's facts are kept: the path that gives the right to, and the clubs whose months they change.

    People lie below clubs, so the room above that knows the memberships says it (`clubs.queries.kept_at`).
    """

    path: str
    club_ids: tuple[int, ...] = ()
    since: date | None = None  # the first day the person was in any of them


@dataclass(frozen=True)
class NameKeys:
    """What is stored beside a name, for searching by either end and for the order of lists."""

    name_fold: str
    name_key: str
    sort_key: str

    @classmethod
    @lru_cache(maxsize=65_536)
    def of(cls, full_name: str) -> "NameKeys":
        """The keys of a cleaned name; names repeat, and a register of the nation asks half a million times."""
        folded, by_given, sorting = name_keys(full_name)
        return cls(folded[:LONGEST_NAME], by_given[:LONGEST_NAME], sorting[:LONGEST_KEY])


class PersonNotFound(NotFound):
    """There is no such person, or they lie outside the reach."""


class NameMissing(RuleBroken):
    """A name without a single letter."""


class NameTooLong(RuleBroken):
    """Longer than any name on a paper: something was pasted into the wrong field."""


class PhoneUnreadable(RuleBroken):
    """Not a telephone number of Viet Nam."""


class EthnicityUnknown(RuleBroken):
    """A code that is not one of the 54."""


class StatusUnknown(RuleBroken):
    """A value that this side of life does not have."""


class StatusBeganLater(RuleBroken):
    """The status to be replaced or ended began on that day or after."""


class StatusEnded(Conflict):
    """The status has its end already."""


class DayInTheFuture(RuleBroken):
    """A fact of a person is recorded once its day has come."""


class DeathBeforeBirth(RuleBroken):
    """The day of death lies before the year of birth."""


class AlreadyDead(Conflict):
    """The death was recorded before, with another day."""


class CardBelongsToAnother(Conflict):
    """Another living person already holds this association card number."""


class BirthImpossible(RuleBroken):
    """A birth in the future, or more than 120 years ago."""


class AlreadyMerged(Conflict):
    """This record was merged into another one."""


class MergeWithItself(RuleBroken):
    """The same record was given twice."""


class JudgedOtherwise(Conflict):
    """These two records were judged before, the other way."""


class ConsentNeedsWitness(RuleBroken):
    """What was said aloud was said before somebody who is named."""


class ConsentNeedsRepresentative(RuleBroken):
    """Who speaks for another is named."""


class ConsentGivenBefore(Conflict):
    """The person agreed to this before, and it still holds."""


class ConsentOver(Conflict):
    """This consent was withdrawn before."""


# --- checks and calculations ------------------------------------------------------------------------------------

_PHONE = re.compile(r"0[0-9]{9,10}")
_NOT_DIGIT = re.compile(r"[^0-9+]")


def plain_phone(text: str) -> str:
    """`0912345678` of `+84 912.345.678`; empty stays empty. Refuses what is no number of Viet Nam."""
    digits = _NOT_DIGIT.sub("", text)
    if not clean(text):
        return ""
    for prefix in ("+84", "0084", "84"):
        if digits.startswith(prefix) and not digits.startswith("0") | (len(digits) < 11):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
            break
    if not _PHONE.fullmatch(digits):
        raise PhoneUnreadable(text=text[:40])
    return digits


def cleaned(facts: PersonFacts) -> PersonFacts:
    """The facts as they are stored: names composed, spaces single, a telephone number in plain digits."""
    return replace(
        facts,
        full_name=clean(facts.full_name),
        address=clean(facts.address) if facts.address else "",
        known_as=clean(facts.known_as) if facts.known_as else "",
        association_card_no=clean(facts.association_card_no) if facts.association_card_no else "",
        phone=plain_phone(facts.phone) if facts.phone else "",
    )


def check_name(full_name: str) -> None:
    """Refuse an empty name, one without letters, and a paragraph pasted into the field of a name."""
    if len(full_name) > LONGEST_NAME:
        raise NameTooLong(length=len(full_name), limit=LONGEST_NAME, start=full_name[:40])
    if not full_name[:1].isalpha() and not any(map(str.isalpha, full_name)):
        raise NameMissing()


def check_birth(birth_year: int | None, birth_date: date | None, *, today: date) -> None:
    """Refuse a birth to come, one more than 120 years ago, and a day outside its year."""
    if birth_year is not None and not today.year - OLDEST_AGE <= birth_year <= today.year:
        raise BirthImpossible(birth_year=birth_year)
    if birth_date is not None and (birth_date.year != birth_year or birth_date > today):
        raise BirthImpossible(birth_year=birth_date.year)


def check_facts(facts: PersonFacts, *, today: date) -> None:
    """Refuse facts that cannot be. What is merely missing is no fault."""
    check_name(facts.full_name)
    check_birth(facts.birth_year, facts.birth_date, today=today)
    if facts.ethnicity and not (facts.ethnicity.isdecimal() and 1 <= int(facts.ethnicity) <= 54):
        raise EthnicityUnknown(code=facts.ethnicity)
    if facts.association_joined_on is not None and facts.association_joined_on > today:
        raise DayInTheFuture(day=facts.association_joined_on)


def check_status(dimension: str, value: str) -> None:
    """Refuse a value of another side of life."""
    if dimension not in list(Dimension) or value not in VALUES[Dimension(dimension)]:
        raise StatusUnknown(value=value)


def check_death(died_on: date, *, birth_year: int | None, today: date) -> None:
    """Refuse a death that has not come, or one before the birth."""
    if died_on > today:
        raise DayInTheFuture(day=died_on)
    if birth_year is not None and died_on.year < birth_year:
        raise DeathBeforeBirth(birth_year=birth_year)


def check_said(said: Said) -> None:
    """A consent can be proved: a paper, or a named witness; and who speaks for another is named."""
    if said.how is HowTaken.SPOKEN and not said.witness:
        raise ConsentNeedsWitness()
    if said.how is HowTaken.REPRESENTATIVE and not said.representative:
        raise ConsentNeedsRepresentative()


def age(birth_year: int | None, birth_date: date | None, day: date) -> int | None:
    """Completed years on a day; with a year alone the plain difference of years; None when not even that is known."""
    if birth_year is None:
        return None
    return age_on(birth_date or birth_year, day)


def is_aged(birth_year: int | None, birth_date: date | None, day: date, *, at_least: int) -> bool:
    """Whether someone has completed so many years on a day; not known counts as no."""
    years = age(birth_year, birth_date, day)
    return years is not None and years >= at_least


def search_words(text: str) -> str:
    """What a search compares with the folded columns: at most the length of a name."""
    return fold(text[: 2 * LONGEST_NAME])[:LONGEST_NAME]
