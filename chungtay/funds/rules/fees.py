"""Member fees by month: what is open, how an amount is laid over open months, and that no month is paid twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chungtay.kernel.errors import Conflict, RuleBroken
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue

MONTHS_AHEAD = 12
"""How far ahead a fee is taken: a year paid at once at Tết."""

EXEMPTING = (
    StatusValue.POOR,
    StatusValue.NEAR_POOR,
    StatusValue.DISADVANTAGED,
    StatusValue.WITHOUT_SUPPORT,
    StatusValue.SEVERELY_DISABLED,
    StatusValue.DISABLED,
)
"""What a club may let a member off the fee for; which of them it does is its own rule."""


class NoFeeToPay(RuleBroken):
    """No month was chosen, or no amount."""


class FeeBeyondTheRule(RuleBroken):
    """The month would be paid beyond what the rule asks of this member: ask whether it is meant."""


class FeeNotOpen(RuleBroken):
    """More is taken at a meeting than is open: somebody took it already, or it is meant for months to come."""


class FeeTooFarAhead(RuleBroken):
    """A month that lies further ahead than fees are taken."""


class FeeRuleIsLater(Conflict):
    """A rule that begins before the one in force would change months that were already counted."""


@dataclass(frozen=True)
class FeeLine:
    """An amount for one month."""

    month: Month
    amount_vnd: int


@dataclass(frozen=True)
class FeeMonth:
    """A month of one member: what the rule asks and what was paid."""

    month: Month
    due_vnd: int
    paid_vnd: int

    @property
    def open_vnd(self) -> int:
        return max(self.due_vnd - self.paid_vnd, 0)


def lay_over(amount_vnd: int, months: Iterable[FeeMonth]) -> tuple[list[FeeLine], int]:
    """Lay an amount over the open months in their order. Returns the lines, and what is left beyond the last."""
    lines, left = [], amount_vnd
    for month in months:
        part = min(left, month.open_vnd)
        if part:
            lines.append(FeeLine(month.month, part))
            left -= part
    return lines, left


def lay_at_meeting(amount_vnd: int, months: Sequence[FeeMonth], *, who: str) -> list[FeeLine]:
    """What is taken at a meeting pays the oldest open months. Refuses more than is open: ask what it is for."""
    lines, left = lay_over(amount_vnd, months)
    if left:
        raise FeeNotOpen(who=who, open_vnd=sum(month.open_vnd for month in months), amount_vnd=amount_vnd)
    return lines


def month_ranges(months: Iterable[Month]) -> list[tuple[Month, Month]]:
    """Months that follow one another, as first and last."""
    ranges: list[tuple[Month, Month]] = []
    for month in sorted(months):
        if ranges and ranges[-1][1].next == month:
            ranges[-1] = (ranges[-1][0], month)
        else:
            ranges.append((month, month))
    return ranges


def check_fees(lines: Sequence[FeeLine], states: dict[Month, FeeMonth], *, today: Month, who: str) -> None:
    """Refuse a month paid beyond the rule. A month of which the rule says nothing asks for nothing."""
    for line in lines:
        state = states.get(line.month, FeeMonth(line.month, 0, 0))
        if line.month > today + MONTHS_AHEAD:
            raise FeeTooFarAhead(month=line.month)
        if state.paid_vnd + line.amount_vnd > state.due_vnd:
            raise FeeBeyondTheRule(
                who=who, month=line.month, due_vnd=state.due_vnd, paid_vnd=state.paid_vnd, amount_vnd=line.amount_vnd
            )
