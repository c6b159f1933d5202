"""What a member has to pay at a meeting, and what was taken: the lines of the collection."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from chungtay.kernel.errors import NotFound, RuleBroken


@dataclass(frozen=True)
class Part:
    """One sum of a due: a fee, the interest of a loan, its principal. `code` names it in a form."""

    code: str
    name: str
    due_vnd: int


@dataclass(frozen=True)
class Due:
    """What one room expects of a member: the fee, or one loan. `ref` says which; `note` what still stands beyond."""

    collector: str
    ref: str
    title: str
    parts: tuple[Part, ...]
    note: str = ""

    @property
    def total_vnd(self) -> int:
        return sum(part.due_vnd for part in self.parts)


@dataclass(frozen=True)
class Taken:
    """What one member paid of one due, by the codes of its parts; nothing that is zero."""

    membership_id: int
    collector: str
    ref: str
    amounts: Mapping[str, int]

    @property
    def total_vnd(self) -> int:
        return sum(self.amounts.values())

    @property
    def content(self) -> list[object]:
        """What a digest of the form is made of."""
        return [self.membership_id, self.collector, self.ref, sorted(self.amounts.items())]


class NothingTaken(RuleBroken):
    """The form takes no money."""


class PayerNotOfClub(NotFound):
    """Nobody of this club pays under that number."""


class NothingToTakeBack(RuleBroken):
    """Nothing was taken from the member at this meeting, or it was all taken back."""


def collection_key(meeting_key: UUID, membership_key: UUID, entry_count: int) -> UUID:
    """The key two phones make alike for the same line, so that what both take is taken once.

    `entry_count` is how many entries the line had when the sheet was opened: a second payment is another line.
    """
    return uuid5(meeting_key, f"thu/{membership_key}/{entry_count}")


def total_of(taken: Iterable[Taken]) -> int:
    return sum(each.total_vnd for each in taken)
