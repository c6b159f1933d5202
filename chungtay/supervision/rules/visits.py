"""What a visit looks at and what its minutes must say before they are signed.

The record of `domain.md` §4.2b (inferred from a visit of the centre in 2018): day, level, team, people met, the eight
areas, books, cash counted against the ledger, findings, recommendations, signed minutes. Books are those of §3.5.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chungtay.clubs.rules import ActivityArea
from chungtay.supervision.rules.refusals import (
    CashNotExplained,
    ConclusionMissing,
    DeadlinePast,
    LackNeedsWords,
    NothingLookedAt,
    PlannedInPast,
    SignedBeforeVisit,
    TeamMissing,
    VisitedInFuture,
    VisitTooLongAgo,
    VisitWrittenMeanwhile,
)
from chungtay.supervision.rules.terms import Terms

PHOTOS_AT_MOST = 20


class Item(StrEnum):
    """A line of the checklist: how the club is run, the eight areas under their own codes, its books."""

    BOARD = "board"
    MEETINGS = "meetings"
    INCOME = ActivityArea.INCOME.value
    HEALTH = ActivityArea.HEALTH.value
    HOMECARE = ActivityArea.HOMECARE.value
    SELFHELP = ActivityArea.SELFHELP.value
    RIGHTS = ActivityArea.RIGHTS.value
    AWARENESS = ActivityArea.AWARENESS.value
    SPIRIT = ActivityArea.SPIRIT.value
    RESOURCE = ActivityArea.RESOURCE.value
    BOOK_MEMBERS = "book_members"
    BOOK_MINUTES = "book_minutes"
    BOOK_CASH = "book_cash"
    BOOK_LOANS = "book_loans"
    BOOK_GIFTS = "book_gifts"
    BOOK_CARE = "book_care"
    BOOK_RIGHTS = "book_rights"
    BOOK_THINGS = "book_things"


RUNNING = (Item.BOARD, Item.MEETINGS)
AREAS = tuple(Item(area.value) for area in ActivityArea)
BOOKS = tuple(item for item in Item if item.value.startswith("book_"))


class Verdict(StrEnum):
    """What a line came to."""

    UNSEEN = "unseen"
    GOOD = "good"
    FAIR = "fair"
    LACKING = "lacking"


class FindingKind(StrEnum):
    """What was seen: something that works, or something that does not."""

    STRENGTH = "strength"
    LACK = "lack"


@dataclass(frozen=True)
class Line:
    """What is said of one line of the checklist."""

    verdict: Verdict
    words: str = ""


@dataclass(frozen=True)
class Written:
    """What is written of a visit on the spot.

    Of home care only counts: the book is read on the club's own phone (`care.SupervisorLook`), never copied.
    """

    visited_on: date
    team: str = ""
    met: str = ""
    met_count: int = 0
    is_at_meeting: bool = False
    counted_vnd: int | None = None
    cash_words: str = ""
    care_people_count: int | None = None
    care_visit_count: int | None = None
    conclusion: str = ""
    club_words: str = ""
    lines: Mapping[Item, Line] = field(default_factory=dict)


def check_version(read: int, stands: int, *, is_own: bool, own_since: int) -> None:
    """Refuse to write over what somebody else wrote since this form was opened.

    What one wrote oneself is no obstacle: without a network a visit is saved more than once from the same page.
    """
    if read != stands and not (is_own and own_since - 1 <= read < stands):
        raise VisitWrittenMeanwhile()


def check_planned(planned_on: date, day: date) -> None:
    """Refuse a plan for a day that is over."""
    if planned_on < day:
        raise PlannedInPast(on=planned_on)


def check_written(written: Written, day: date, terms: Terms) -> None:
    """Refuse a visit of tomorrow or of a time nobody remembers, and a lacking line without a word."""
    if written.visited_on > day:
        raise VisitedInFuture(on=written.visited_on)
    if written.visited_on < terms.written_from(day):
        raise VisitTooLongAgo(on=written.visited_on, days=terms.written_days)
    for item, line in written.lines.items():
        if line.verdict is Verdict.LACKING and not line.words:
            raise LackNeedsWords(item=item.value)


def check_cash(counted_vnd: int | None, ledger_vnd: int | None, words: str) -> None:
    """Refuse to sign for cash that was not counted, or is not what the book says, without a word why."""
    if not words and (counted_vnd is None or (ledger_vnd is not None and counted_vnd != ledger_vnd)):
        raise CashNotExplained(counted_vnd=counted_vnd, ledger_vnd=ledger_vnd)


def check_signing(written: Written, ledger_vnd: int | None, signed_on: date, day: date) -> None:
    """Refuse minutes without team, people met, anything looked at, cash explained and a conclusion."""
    if signed_on < written.visited_on or signed_on > day:
        raise SignedBeforeVisit(on=signed_on)
    if not written.team or not written.met:
        raise TeamMissing()
    if all(line.verdict is Verdict.UNSEEN for line in written.lines.values()):
        raise NothingLookedAt()
    check_cash(written.counted_vnd, ledger_vnd, written.cash_words)
    if not written.conclusion:
        raise ConclusionMissing()


def check_deadline(due_on: date, day: date) -> None:
    """Refuse a deadline that is over."""
    if due_on < day:
        raise DeadlinePast(on=due_on)
