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
