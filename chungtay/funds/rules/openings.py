"""What a club had before its books: each fund's money on one side, where it came from on the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chungtay.funds.rules.kinds import SIDE, AccountKind, Side
from chungtay.kernel.errors import RuleBroken

HELD_AT_OPENING = (AccountKind.CASH, AccountKind.BANK)
"""Typed as sums. What is lent, borrowed or to be given back is entered singly, with its person and day."""

ORIGINS_AT_OPENING = tuple(
    kind for kind, side in SIDE.items() if side is Side.CAPITAL and kind is not AccountKind.UNKNOWN_ORIGIN
)


class OpeningNotOnFirstDay(RuleBroken):
    """What a book opens with is dated on the day it opens; money that moves later comes under a voucher."""


class MoreOriginThanHeld(RuleBroken):
    """More capital is named than the fund holds."""


@dataclass(frozen=True)
class OpeningOf:
    """What one fund opened with, as it is typed: sums by what it has and by where that came from."""

    fund_key: UUID
    has: Mapping[AccountKind, int]
    origins: Mapping[AccountKind, int]


def opening_moves(
    has: Mapping[AccountKind, int], origins: Mapping[AccountKind, int], *, unknown_vnd: int, fund: str
) -> list[tuple[AccountKind, AccountKind, int]]:
    """Debits paired with credits. What nobody knows the origin of stands as such; capital named beyond the money typed
    here explains what was entered singly before (loans) without an origin. Refuses more than that."""
    held = {kind: vnd for kind, vnd in has.items() if vnd}
    sources = {kind: vnd for kind, vnd in origins.items() if vnd}
    beyond_vnd = sum(sources.values()) - sum(held.values())
    if beyond_vnd > unknown_vnd:
        raise MoreOriginThanHeld(fund=fund, beyond_vnd=beyond_vnd - unknown_vnd)
    if beyond_vnd > 0:
        held[AccountKind.UNKNOWN_ORIGIN] = beyond_vnd
    elif beyond_vnd < 0:
        sources[AccountKind.UNKNOWN_ORIGIN] = -beyond_vnd
    return list(_paired(held, sources))


def _paired(
    held: Mapping[AccountKind, int], sources: Mapping[AccountKind, int]
) -> Iterator[tuple[AccountKind, AccountKind, int]]:
    """Each sum on one side cut along the sums of the other; both sides add up to the same."""
    left = dict(sources)
    for debit, held_vnd in held.items():
        for credit in sources:
            if moved_vnd := min(held_vnd, left[credit]):
                yield debit, credit, moved_vnd
                held_vnd -= moved_vnd
                left[credit] -= moved_vnd


def check_opening_day(kinds: Iterable[AccountKind], on: date, opened_on: date, fund: str) -> None:
    """Money a book opens with is there on its first day; an old loan may be found in a drawer later."""
    if on != opened_on and not {AccountKind.CASH, AccountKind.BANK}.isdisjoint(kinds):
        raise OpeningNotOnFirstDay(fund=fund, opened_on=opened_on)
