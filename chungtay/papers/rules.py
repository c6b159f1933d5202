"""Kinds of papers by Nghị định 30/2020/NĐ-CP, annex III, how a number is written, and what is refused."""

from datetime import date
from enum import StrEnum

from chungtay.kernel.errors import NotFound, RuleBroken


class Kind(StrEnum):
    """What a paper is, by the abbreviation that stands in its number; CV is a letter, which has no name of its own."""

    LETTER = "CV"
    REPORT = "BC"
    PLAN = "KH"
    SUBMISSION = "TTr"
    DECISION = "QĐ"
    NOTICE = "TB"
    MINUTES = "BB"
    INVITATION = "GM"
    GUIDE = "HD"
    PROGRAMME = "CTr"
    RESOLUTION = "NQ"
    DIRECTIVE = "CT"
    CONTRACT = "HĐ"
    INTRODUCTION = "GGT"


class Side(StrEnum):
    """Which register."""

    OUT = "di"
    IN = "den"


COPIES_AT_MOST = 9_999


class OfficeNotFound(NotFound):
    """No such office in the reach."""


class LineNotFound(NotFound):
    """No such line in the registers of this office."""


class TemplateNotFound(NotFound):
    """The office has no template of its own for this."""


class LetterheadMissing(RuleBroken):
    """Before the first number the office says how its papers are headed."""


class LetterheadNotLater(RuleBroken):
    """A new letterhead holds from a later day than the one before it."""


class AboutMissing(RuleBroken):
    """A register line without an abstract finds nothing again."""


class SignedInFuture(RuleBroken):
    """A number is given on the day of signing, not before."""


class SignedInOtherYear(RuleBroken):
    """Numbers begin anew each year; a paper of last year is not numbered this year once the year has moved on."""


class SignedBeforeLast(RuleBroken):
    """Numbers follow the days: a paper signed before the last numbered one would stand out of order."""


class ArrivedInFuture(RuleBroken):
    """Nothing arrives tomorrow."""


class DatedAfterArrival(RuleBroken):
    """A paper is written before it arrives."""


class StruckAlready(RuleBroken):
    """A line is struck once."""


class StrikingNeedsReason(RuleBroken):
    """Who reads the register later asks why a number is empty."""


def written_number(number: int | None, kind: Kind, sign: str) -> str:
    """`12/BC-HNCT`; a letter carries its office alone (`206/HNCT`, written `206/CV-HNCT` by the Association)."""
    return f"{'…' if number is None else number}/{kind.value}-{sign}"


def check_signed(on: date, *, today: date, last_on: date | None) -> None:
    """A paper is numbered in the order of its days, within the year that runs."""
    if on > today:
        raise SignedInFuture(on=on)
    if on.year not in (today.year, today.year - 1) or (on.year < today.year and today.month > 1):
        raise SignedInOtherYear(on=on)
    if last_on is not None and on < last_on:
        raise SignedBeforeLast(on=on, last_on=last_on)


def check_arrived(arrived_on: date, dated_on: date | None, *, today: date) -> None:
    """What arrives was written before, and has arrived."""
    if arrived_on > today:
        raise ArrivedInFuture(on=arrived_on)
    if dated_on is not None and dated_on > arrived_on:
        raise DatedAfterArrival(on=dated_on)
