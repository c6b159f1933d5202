"""Kinds, origins and conditions of things, who may hold them, how they leave the register, and what may not be."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from chungtay.kernel.errors import Conflict, RuleBroken

QUANTITY_AT_MOST = 10_000
BOOKLET_NUMBER_AT_MOST = 9_999_999
PHOTOS_AT_MOST = 6


class Kind(StrEnum):
    EQUIPMENT = "equipment"
    BOOKLET = "booklet"  # of receipts or payment vouchers, perhaps with printed numbers
    PAPER = "paper"  # founding decision, contracts, exercise books, a savings book
    ANIMAL = "animal"
    OTHER = "other"


class Origin(StrEnum):
    PROJECT = "project"
    BUDGET = "budget"
    DONATED = "donated"
    BOUGHT = "bought"
    OWN = "own"  # made or written by the club itself


class Condition(StrEnum):
    """How a thing was found when it was counted."""

    GOOD = "good"
    BROKEN = "broken"
    MISSING = "missing"


class HolderKind(StrEnum):
    MEMBER = "member"
    PERSON = "person"  # named, no member: the widow of a treasurer, the head of the hamlet
    PLACE = "place"  # nhà văn hóa, trạm y tế


class GoneReason(StrEnum):
    """Why a thing is no more in the register."""

    BROKEN = "broken"
    LOST = "lost"
    SOLD = "sold"
    GIVEN = "given"
    RETURNED = "returned"
    WRONG = "wrong"  # it was entered by mistake
    CARRIED = "carried"  # it went into the register of the club that took this one over


class Presence(StrEnum):
    """Which things a list shows."""

    HERE = "con"
    ATTENTION = "xem"  # broken, missing, short, or held by one who left the club
    GONE = "xoa"
    ALL = "ca"


class EventKind(StrEnum):
    """What can happen to a thing; of one day in this order."""

    ENTERED = "entered"
    REWRITTEN = "rewritten"
    HELD = "held"
    CHECKED = "checked"
    GONE = "gone"


NEEDS_DECISION = frozenset({GoneReason.LOST, GoneReason.SOLD, GoneReason.GIVEN})
"""Property of all leaves the club: which meeting or paper agreed to it is told."""

NEEDS_RECEIVER = frozenset({GoneReason.GIVEN, GoneReason.RETURNED, GoneReason.CARRIED})

BY_HAND = tuple(reason for reason in GoneReason if reason is not GoneReason.CARRIED)
"""What a board chooses from; a thing is carried over by a merger only."""


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds a thing: a member by membership, else a person or a place by name."""

    kind: HolderKind
    membership_id: int | None = None
    name: str = ""

    @property
    def code(self) -> str:
        """The holder as one word of a list to choose from."""
        return f"m{self.membership_id}" if self.kind is HolderKind.MEMBER else f"{self.kind}:{self.name}"


@dataclass(frozen=True, kw_only=True)
class ThingFacts:
    """What the register says of a thing. `first_number` and `last_number` are those printed in a booklet."""

    kind: Kind
    name: str
    quantity: int = 1
    unit: str = ""
    first_number: int | None = None
    last_number: int | None = None
    came_on: date | None = None
    origin: Origin | None = None
    giver: str = ""
    value_vnd: int | None = None
    note: str = ""

    def as_content(self) -> dict[str, object]:
        return {name: str(value) if isinstance(value, StrEnum) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, kw_only=True)
class NewThing:
    """A thing to be entered, with who holds it since when and how it was found. Without a key one is made."""

    facts: ThingFacts
    holder: Holder
    held_since: date
    condition: Condition = Condition.GOOD
    checked_by: str = ""
    source: str = ""
    key: UUID | None = None

    def as_content(self) -> dict[str, object]:
        return {
            "facts": self.facts.as_content(),
            "holder": self.holder.code,
            "held_since": self.held_since,
            "condition": str(self.condition),
            "checked_by": self.checked_by,
            "source": self.source,
        }


@dataclass(frozen=True)
class Found:
    """How many were found and in which condition; of a missing thing none."""

    condition: Condition
    counted: int


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """How a thing, or some of it, leaves the register. Without a quantity all that is left goes."""

    reason: GoneReason
    quantity: int | None = None
    to_whom: str = ""
    decision: str = ""
    words: str = ""


@dataclass(frozen=True)
class Event:
    """One thing that happened. What is empty does not belong to its kind; `name` is the holder, checker or receiver."""

    on: date
    kind: EventKind
    name: str = ""
    words: str = ""
    until: date | None = None
    quantity: int | None = None
    condition: Condition | None = None
    reason: GoneReason | None = None
    decision: str = ""
    gone_key: UUID | None = None
    is_withdrawn: bool = False


def check_facts(facts: ThingFacts, today: date) -> None:
    """What may stand in a line of the register."""
    if not facts.name:
        raise ThingNeedsName()
    if not 1 <= facts.quantity <= QUANTITY_AT_MOST:
        raise QuantityImpossible(quantity_count=facts.quantity, limit_count=QUANTITY_AT_MOST)
    if facts.came_on is not None and facts.came_on > today:
        raise DayNotCome(on=facts.came_on)
    first, last = facts.first_number, facts.last_number
    if first is None and last is None:
        return
    if facts.kind is not Kind.BOOKLET or facts.quantity != 1:
        raise NumbersForOneBooklet()
    if first is None or last is None or not 0 <= first <= last <= BOOKLET_NUMBER_AT_MOST:
        raise NumbersOutOfOrder()


def check_held_since(facts: ThingFacts, since: date, today: date) -> None:
    """Nobody holds a thing before it came, nor from a day to come."""
    if since > today:
        raise DayNotCome(on=since)
    if facts.came_on is not None and since < facts.came_on:
        raise HeldBeforeItCame(came_on=facts.came_on)


def check_handing(held_since: date, on: date, today: date) -> None:
    """A thing is handed on not before its holder got it (the same day will do), and never ahead of time."""
    if on > today:
        raise DayNotCome(on=on)
    if on < held_since:
        raise HandedOnSince(since=held_since)


def check_leaving(leaving: Leaving, left: int) -> int:
    """How many go. Refuses more than there are, and a leaving nobody agreed to or received."""
    quantity = left if leaving.quantity is None else leaving.quantity
    if not 1 <= quantity <= left:
        raise MoreThanThereIs(left_count=left)
    if leaving.reason in NEEDS_DECISION and not leaving.decision:
        raise LeavingNeedsDecision()
    if leaving.reason in NEEDS_RECEIVER and not leaving.to_whom:
        raise LeavingNeedsReceiver()
    return quantity


def check_found(found: Found) -> None:
    """A missing thing was counted none, every other at least one."""
    if not 0 <= found.counted <= QUANTITY_AT_MOST or (found.counted == 0) is not (found.condition is Condition.MISSING):
        raise CountImpossible(counted_count=found.counted)


class ThingNeedsName(RuleBroken):
    """A line of the register names the thing."""


class QuantityImpossible(RuleBroken):
    """A slip of the thumb makes 1 into 11111."""


class DayNotCome(RuleBroken):
    """Nothing of the register happens on a day to come."""


class NumbersForOneBooklet(RuleBroken):
    """First and last number belong to one booklet of vouchers."""


class NumbersOutOfOrder(RuleBroken):
    """A booklet has a first and a last number, the last not smaller."""


class HeldBeforeItCame(RuleBroken):
    """Somebody would hold a thing before it came to the club."""


class HolderNeedsName(RuleBroken):
    """A holder who is no member is named."""


class HolderNotMember(RuleBroken):
    """The holder does not belong to the club on that day."""


class SameHolder(RuleBroken):
    """The thing is with this holder already."""


class HandedOnSince(RuleBroken):
    """The thing was handed to its present holder after the day of this form."""


class ThingIsGone(RuleBroken):
    """The thing is struck out."""


class MoreThanThereIs(RuleBroken):
    """More would leave than is left."""


class FewerThanAreGone(RuleBroken):
    """The register would say no more than has left already."""


class LeavingNeedsDecision(RuleBroken):
    """Lost, sold and given away need the decision that agreed to it."""


class LeavingNeedsReceiver(RuleBroken):
    """Given away and returned need the one who received it."""


class NothingCounted(RuleBroken):
    """An inventory in which nothing was ticked."""


class CountImpossible(RuleBroken):
    """A missing thing is counted none, every other at least one."""


class RewritingNeedsReason(RuleBroken):
    """A line of the register is rewritten, and a striking out taken back, only with a reason."""


class NothingRewritten(RuleBroken):
    """The new line says what the old one says."""


class BackAlready(Conflict):
    """The striking out was taken back before."""


class CarriedStays(RuleBroken):
    """A thing that went to the club that took this one over is taken back there, by handing it on."""


class TooManyPhotosOfThing(RuleBroken):
    """A handful of photographs a thing."""


class GoesToItself(RuleBroken):
    """Things are carried over to another club."""
