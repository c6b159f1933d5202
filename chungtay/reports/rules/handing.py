"""Reports as they are handed up: who owes one, where it stands, by when, and what is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken
from chungtay.kernel.paths import ancestors, is_club


class DueLevel(StrEnum):
    """Whose report it is."""

    CLUB = "club"
    COMMUNE = "commune"
    PROVINCE = "province"
    COUNTRY = "country"


class DueState(StrEnum):
    """From the filled draft to what can no longer be changed."""

    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"  # by the level above with a word why, or opened again after it was locked
    ACCEPTED = "accepted"
    LOCKED = "locked"


NEXT_DUE: dict[DueState, set[DueState]] = {
    DueState.DRAFT: {DueState.SENT},
    DueState.SENT: {DueState.ACCEPTED, DueState.RETURNED},
    DueState.RETURNED: {DueState.SENT},
    DueState.ACCEPTED: {DueState.LOCKED, DueState.RETURNED},
    DueState.LOCKED: {DueState.RETURNED},
}


class Punctuality(StrEnum):
    """Whether a report came by its day."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"  # its day is over and nothing came
    NOT_YET = "not_yet"


class Recipient(StrEnum):
    """Who asks for the same figures: one locked set fills the paper of each."""

    ABOVE = "above"  # the association above
    COMMITTEE = "committee"  # Ủy ban nhân dân
    FRONT = "front"  # Mặt trận Tổ quốc
    HEALTH = "health"  # Sở Y tế
    DONOR = "donor"


class CampaignNotFound(NotFound):
    """There is no such campaign in reach."""


class DueNotFound(NotFound):
    """There is no such report to hand up in reach."""


class CampaignOnce(Conflict):
    """This office has opened a campaign for the same period before."""


class DueMovedOn(Conflict):
    """Somebody was quicker: the report stands elsewhere now."""


class DeadlinesOutOfOrder(RuleBroken):
    """The level above cannot owe its report before the level below."""


class DeadlineBeforeCutOff(RuleBroken):
    """Nobody can hand up before the day that is counted to."""


class DeadlineMissing(RuleBroken):
    """Every level that is asked has its day."""


class EstimateNotAsked(RuleBroken):
    """An estimate to the end of the period has its own column, only of a campaign that asks for it before the end."""


class EstimateBelowCount(RuleBroken):
    """What was already counted cannot be less at the end of the period."""


class OtherFigureNeedsWords(RuleBroken):
    """A unit that knows another figure than the records have says why."""


class NarrativeMissing(RuleBroken):
    """The report of an office says its limits and its proposals, be it that there are none."""


class StepNeedsWords(RuleBroken):
    """To give back and to open again needs a word why."""


class CampaignIsLocked(RuleBroken):
    """The campaign is locked: the office that locked it opens it again for one unit until a day."""


class ReopenedUntilPast(RuleBroken):
    """A report is opened again until a day that has not passed."""


class NothingChosen(RuleBroken):
    """No report was ticked."""


def above_of(path: str) -> str:
    """The path that accepts the report of this one; the country accepts its own."""
    return ancestors(path)[-2] if path != "/" else path


def level_of_path(path: str) -> DueLevel:
    """What kind of unit lies at a path of today."""
    if is_club(path):
        return DueLevel.CLUB
    return (DueLevel.COUNTRY, DueLevel.PROVINCE, DueLevel.COMMUNE)[min(len(ancestors(path)) - 1, 2)]


def check_due_step(before: DueState, after: DueState) -> None:
    """Refuse a step that does not follow."""
    if after not in NEXT_DUE[before]:
        raise DueMovedOn(state=str(before))


def check_deadlines(counted_to: date, due_on: Iterable[date | None]) -> None:
    """From club to province: each asked level after the day counted to, and none before the level below it."""
    asked = [day for day in due_on if day is not None]
    if not asked:
        raise DeadlineMissing()
    if asked[0] < counted_to:
        raise DeadlineBeforeCutOff(on=asked[0], cut_off=counted_to)
    if asked != sorted(asked):
        raise DeadlinesOutOfOrder()


def check_open(*, is_locked: bool, open_until: date | None, day: date) -> None:
    """Refuse to hand up in a locked campaign, unless it was opened again for this unit and its day is not over."""
    if is_locked and (open_until is None or open_until < day):
        raise CampaignIsLocked()


def check_reopening(until: date, day: date, words: str) -> None:
    """Refuse to open again without a reason, or until a day that is over."""
    if not words:
        raise StepNeedsWords()
    if until < day:
        raise ReopenedUntilPast(on=until)


def punctuality(sent_on: date | None, due_on: date, day: date) -> Punctuality:
    """Whether what was first sent on a day came by its day."""
    if sent_on is None:
        return Punctuality.MISSING if day > due_on else Punctuality.NOT_YET
    return Punctuality.ON_TIME if sent_on <= due_on else Punctuality.LATE


@dataclass(frozen=True)
class Counted:
    """A figure as it was counted: a share is `top` of `bottom`; `value` is None where nothing was counted."""

    value: float | None
    top: int
    bottom: int | None


@dataclass(frozen=True)
class Told:
    """What a unit says beside a counted figure: another number with the reason, an estimate to the period's end."""

    said: int | None = None
    words: str = ""
    estimate: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.said is None and not self.words and self.estimate is None


def check_told(told: Told, counted: Counted, *, asks_estimate: bool, is_flow: bool) -> None:
    """Refuse another number without words, an estimate nobody asked for, and one below what is counted of a flow."""
    if told.said is not None and told.said != counted.top and not told.words:
        raise OtherFigureNeedsWords(said=told.said)
    if told.estimate is None:
        return
    if not asks_estimate:
        raise EstimateNotAsked()
    if is_flow and told.estimate < counted.top:
        raise EstimateBelowCount(estimate=told.estimate, counted=counted.top)
