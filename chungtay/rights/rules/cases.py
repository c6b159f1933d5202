"""The way of a case from its first paper to the money or the card, and what may not be written on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from chungtay.kernel.months import Month
from chungtay.rights.rules.law import Benefit
from chungtay.rights.rules.refusals import (
    AmountNeeded,
    DayBeforeStep,
    DayNotCome,
    FirstMonthImpossible,
    FirstMonthNeeded,
    ReasonNeeded,
    StepNotNext,
)

MOST_A_MONTH_VND = 20_000_000


class State(StrEnum):
    """Where a case is. The last two of the middle are the office's; won is when the money or the card is there."""

    PREPARING = "preparing"  # papers are gathered
    SUBMITTED = "submitted"  # with the commune
    RETURNED = "returned"  # the commune wants a paper more
    DECIDED = "decided"  # decided, not yet paid
    REFUSED = "refused"
    WON = "won"
    WITHDRAWN = "withdrawn"


NEXT: dict[State, set[State]] = {
    State.PREPARING: {State.SUBMITTED, State.WITHDRAWN},
    State.SUBMITTED: {State.RETURNED, State.DECIDED, State.WON, State.REFUSED, State.WITHDRAWN},
    State.RETURNED: {State.SUBMITTED, State.WITHDRAWN},
    State.DECIDED: {State.WON, State.REFUSED, State.WITHDRAWN},
    State.REFUSED: {State.SUBMITTED, State.WITHDRAWN},
    State.WON: set(),
    State.WITHDRAWN: set(),
}

OPEN = frozenset(State) - {State.WON, State.WITHDRAWN}
"""A refused case is open: there is something to do about it, if only to close it."""

NEEDS_REASON = frozenset({State.RETURNED, State.REFUSED, State.WITHDRAWN})


class Cause(StrEnum):
    """Why the commune refused; each has its advice."""

    AGE = "age"
    HOUSEHOLD = "household"
    INCOME = "income"  # receives another pension or allowance
    PAPERS = "papers"
    NO_ANSWER = "no_answer"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step as it is typed. `amount_vnd` and `first_month` belong to winning, `cause` to a refusal."""

    state: State
    on: date
    told: str = ""
    cause: Cause | None = None
    amount_vnd: int | None = None
    first_month: Month | None = None

    def as_content(self) -> dict[str, object]:
        return {
            "state": str(self.state),
            "on": self.on,
            "told": self.told,
            "cause": str(self.cause or ""),
            "amount_vnd": self.amount_vnd,
            "first_month": str(self.first_month or ""),
        }


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """A case of the past as a club's own book tells it: whose, which right, its steps, how many papers were there."""

    key: UUID
    membership_id: int
    benefit: Benefit
    steps: tuple[Step, ...]


def check_step(step: Step, *, before: State | None, last_on: date | None, benefit: Benefit, today: date) -> None:
    """Refuse a step that is not next, of a day to come or before the last one, or without what belongs to it."""
    if before is not None and step.state not in NEXT[before]:
        raise StepNotNext(state=str(before), wanted=str(step.state))
    if step.on > today:
        raise DayNotCome(on=step.on)
    if last_on is not None and step.on < last_on:
        raise DayBeforeStep(last_on=last_on)
    if step.state in NEEDS_REASON and not step.told and step.cause is None:
        raise ReasonNeeded()
    if step.state is State.WON:
        _check_won(step, benefit)


def _check_won(step: Step, benefit: Benefit) -> None:
    if step.first_month is None:
        raise FirstMonthNeeded()
    # Arrears may be paid for months before the decision, never for more than two years.
    if not -24 <= step.first_month - Month.of(step.on) <= 1:
        raise FirstMonthImpossible(month=step.first_month)
    if benefit.is_money and not step.amount_vnd:
        raise AmountNeeded()
    if step.amount_vnd is not None and not 0 < step.amount_vnd <= MOST_A_MONTH_VND:
        raise AmountNeeded()
