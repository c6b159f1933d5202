"""What a late form is, when it may wait, who watches over a held one, and what becomes of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from chungtay.access.rules import Action
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken

BYTES_AT_MOST = 20 << 20
"""Of one late form with its photographs; a larger one stays on the phone."""
FIELDS_AT_MOST = 5000
FILES_AT_MOST = 20
HELD_AT_MOST = 500
"""How many forms of one account wait at once: a broken phone must not fill the database."""
SAID_AT_MOST = 200
REASON_AT_MOST = 300

_NAMESPACE = UUID("0b6d3f0e-94a1-5c0b-8f0c-3c1f5a7f2d10")
_OWN_FIELDS = frozenset({"csrfmiddlewaretoken", "_draft", "_said", "_held", "_outbox"})
_MONEY = frozenset({Action.KEEP_BOOKS, Action.CONFIRM_ACCOUNTS, Action.CONFIRM_CASH})
_ORDINARY = frozenset(
    {Action.SEE_CLUB, Action.RUN_MEETING, Action.KEEP_REGISTER, Action.RUN_CLUB, Action.IMPORT_REGISTER}
)
_OF_A_CIRCLE = frozenset({Action.SEE_CARE, Action.RUN_CARE})
_CLUB_PAGE = re.compile(r"^/clb/[0-9]+/")


class ReceiptStatus(StrEnum):
    """What became of a late form when it arrived."""

    POSTED = "posted"
    HELD = "held"


class HeldState(StrEnum):
    """What became of a held form: it waits for a person, was corrected and sent on, or was given up with a reason."""

    WAITING = "waiting"
    SENT_ON = "sent_on"
    DROPPED = "dropped"


NEXT: Mapping[HeldState, frozenset[HeldState]] = {
    HeldState.WAITING: frozenset({HeldState.SENT_ON, HeldState.DROPPED}),
    HeldState.SENT_ON: frozenset(),
    HeldState.DROPPED: frozenset(),
}


@dataclass(frozen=True)
class LateForm:
    """A form as a phone sent it. `made_by` is set where another account made it and handed it on as a file."""

    key: UUID
    url: str
    made_at: datetime
    digest: str
    fields: tuple[tuple[str, str], ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    title: str = ""
    made_by_id: int | None = None
    made_by_name: str = ""
    raw: bytes = b""  # what came, where it could not be read


@dataclass(frozen=True)
class Reason:
    """Why a late form was refused: the code of the refusal and its sentence."""

    code: str
    sentence: str
    status: int = 422


@dataclass(frozen=True)
class Blank:
    """A meeting nobody has opened yet, as its pages would be: what a phone makes a meeting of without a network."""

    kind: str
    key: str
    held_on: date
    titles: tuple[str, ...]  # what its pages call it, the longest first
    pages: tuple[str, ...]  # the addresses in which its key stands


def key_of(text: str, account_id: int, digest: str) -> UUID:
    """The key a phone gave the form; where it is none, one made of what was sent, so that it still arrives once."""
    try:
        return UUID(text)
    except ValueError:
        return uuid5(_NAMESPACE, f"{account_id}/{digest}")


def made_when(text: str, received_at: datetime) -> datetime:
    """When the phone says the form was made; a clock that runs ahead or makes no sense gives way to ours."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return received_at
    if told.tzinfo is None or not received_at - timedelta(days=800) < told <= received_at:
        return received_at
    return told


def is_content(name: str) -> bool:
    """Whether a field belongs to the form, not to the way it took."""
    return name not in _OWN_FIELDS


def may_come_late(path: str) -> bool:
    """Only forms of the club face are kept on a phone: accounts, doors and offices are not."""
    return bool(_CLUB_PAGE.match(path))


def watcher_of(actions: Iterable[str]) -> str:
    """Who besides its owner sees a held form: money is the books' business, the rest the board's.

    What neither of them may do is seen by those alone who may do it; of somebody in care, by the owner of the form.
    """
    wanted = set(actions)
    if is_of_a_circle(wanted):
        return ""
    if wanted & _MONEY:
        return Action.KEEP_BOOKS
    if wanted and wanted <= _ORDINARY:
        return Action.RUN_CLUB
    return min(wanted, default="")


def is_of_a_circle(actions: Iterable[str]) -> bool:
    """Whether a form is about somebody in care: then nobody but its sender is told that it came."""
    return bool(set(actions) & _OF_A_CIRCLE)


def check_open(state: HeldState, after: HeldState) -> None:
    """A held form is settled once."""
    if after not in NEXT[state]:
        raise HeldFormSettled()


def check_reason(reason: str) -> None:
    """A form is given up with a reason."""
    if not reason:
        raise DropNeedsReason()


class NeedsNetwork(RuleBroken):
    """Appointing, slips and imports are done with a network, by the one who stands before the screen."""


class UnreadableForm(RuleBroken):
    """What arrived is no form; it is kept as it came."""


class HeldFormSettled(Conflict):
    """The held form was sent on or given up already."""


class DropNeedsReason(RuleBroken):
    """Who gives a held form up says why."""


class HeldNotFound(NotFound):
    """No such held form is in sight."""
