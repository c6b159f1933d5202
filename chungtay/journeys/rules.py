"""The steps of a founding and of a handover; what may be said of a club taken over; what is refused."""

from dataclasses import dataclass
from enum import StrEnum

from chungtay.clubs.rules import NEXT, FoundingStepKind, Post, State
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken

STEPS: dict[FoundingStepKind, State] = {
    FoundingStepKind.REQUEST: State.PROPOSED,
    FoundingStepKind.SURVEY: State.PROPOSED,
    FoundingStepKind.COMMITTEE: State.SURVEYED,
    FoundingStepKind.MEMBER_LIST: State.MOBILISING,
    FoundingStepKind.BOARD_LIST: State.MOBILISING,
    FoundingStepKind.DRAFT_REGULATION: State.MOBILISING,
    FoundingStepKind.DECISION: State.MOBILISING,
    FoundingStepKind.LAUNCH: State.DECIDED,
    FoundingStepKind.TRAINING: State.ACTIVE,
}
"""The state a club must have reached for each step, in the order in which they are taken."""

LEADS_TO: dict[FoundingStepKind, State] = {
    FoundingStepKind.SURVEY: State.SURVEYED,
    FoundingStepKind.COMMITTEE: State.MOBILISING,
    FoundingStepKind.DECISION: State.DECIDED,
    FoundingStepKind.LAUNCH: State.ACTIVE,
}
"""The steps that move the club on, by `clubs.rules.NEXT`."""

FOUNDING = (State.PROPOSED, State.SURVEYED, State.MOBILISING, State.DECIDED)
"""The states of a club that is not launched yet, in order."""

assert all(to in NEXT[STEPS[kind]] for kind, to in LEADS_TO.items())


class Verdict(StrEnum):
    """What a commune says of a club that fell to it by a merger."""

    REAL = "real"
    DUPLICATE = "duplicate"
    STOPPED = "stopped"
    OTHER_BODY = "other_body"
    ELSEWHERE = "elsewhere"


class Paper(StrEnum):
    """What a founding prints."""

    SUBMISSION = "to-trinh"
    MEMBER_LIST = "danh-sach-thanh-vien"
    BOARD_LIST = "danh-sach-ban-chu-nhiem"
    REGULATION = "quy-che"
    DECISION = "quyet-dinh"
    LAUNCH = "bien-ban-ra-mat"


@dataclass(frozen=True)
class FileKind:
    """A kind of paper that may be uploaded: how its first bytes look and how it is called."""

    media_type: str
    suffix: str
    begins: bytes


FILE_KINDS = (
    FileKind("application/pdf", "pdf", b"%PDF-"),
    FileKind("image/jpeg", "jpg", b"\xff\xd8\xff"),
    FileKind("image/png", "png", b"\x89PNG\r\n\x1a\n"),
    FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", b"PK\x03\x04"),
)
LARGEST_FILE = 10 << 20


LINK_DAYS = 400
"""How long a member's own address opens; a new slip makes a new one."""

UNANSWERED_DAYS = 14
"""After this an objection that nobody answered is the commune's matter too."""

OBJECTIONS_WAITING_AT_MOST = 5
"""More than this from one member waits for the answer to the first."""


class LinkGone(NotFound):
    """The address opens nothing: mistyped, withdrawn or too old."""


class AlreadyAnswered(Conflict):
    """Somebody answered the member before."""


class ObjectionSaysNothing(RuleBroken):
    """What is wrong is said in words."""


class TooManyObjections(RuleBroken):
    """The member's earlier words wait for an answer still."""


class NoSuchFounding(NotFound):
    """No founding, step, paper or place of this kind within the reach."""


class StepTooEarly(RuleBroken):
    """An earlier step of the founding is missing."""


class StepTaken(Conflict):
    """The step is written down already, with other content."""


class NotLaunchedYet(RuleBroken):
    """The board is let in once the club is launched."""


class NobodyToLetIn(RuleBroken):
    """No board member is without an account."""


class FileUnreadable(RuleBroken):
    """What was uploaded is no PDF, Word paper or photograph."""


class FileTooLarge(RuleBroken):
    """The file is larger than a scanned paper is."""


class SideUnknown(RuleBroken):
    """The club's old commune was split: its side must be said before anything else."""


class NotASuccessor(RuleBroken):
    """This commune took over nothing of the club's old one."""


class OtherClubNeeded(RuleBroken):
    """A duplicate names the club it is a duplicate of, another one of the same commune."""


class CommuneNeeded(RuleBroken):
    """A club that belongs elsewhere names the commune; not its own."""


class BodyNeeded(RuleBroken):
    """A club run by another body names that body."""


class NotOffered(Conflict):
    """Nobody offers this club to the commune now."""


class SameClub(RuleBroken):
    """A club is not merged into itself."""


class HamletNotOfClub(RuleBroken):
    """The hamlet chosen is none of those that the club's hamlet became."""


class ActingNeedsEnd(RuleBroken):
    """A role in acting capacity ends on a day."""


def file_kind(begins: bytes) -> FileKind:
    """Which kind of paper these first bytes are; refuses all others."""
    for kind in FILE_KINDS:
        if begins.startswith(kind.begins):
            return kind
    raise FileUnreadable()


def check_step_now(kind: FoundingStepKind, state: State) -> None:
    """Refuse a step before the one it rests on, and a founding step of a club that was launched long ago."""
    order = [*FOUNDING, State.ACTIVE]
    if state not in order or order.index(state) < order.index(STEPS[kind]):
        raise StepTooEarly(step=kind, state=state)


# --- handing over a post -------------------------------------------------------------------------------------------


class HandoverState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


HANDOVER_NEXT: dict[HandoverState, set[HandoverState]] = {
    HandoverState.OPEN: {HandoverState.DONE, HandoverState.CANCELLED},
    HandoverState.DONE: set(),
    HandoverState.CANCELLED: set(),
}


class GiverIs(StrEnum):
    """How the giver takes part; where they cannot, two of the board and the commune stand in."""

    PRESENT = "present"
    DIED = "died"
    GONE = "gone"


class HandoverStep(StrEnum):
    """What is settled before a post changes hands, in the order it is done (field days, day 2)."""

    PHONE = "phone"  # nothing unsent on the old phone, or its file brought in
    BOOKS = "books"  # closed up to the day; seen in the books, nobody ticks it
    CASH = "cash"  # counted by notes and in agreement; seen in the books
    LOANS = "loans"  # each open loan confirmed by its borrower; seen from the rows
    CAPITAL = "capital"  # contributions and borrowed capital to be returned
    BANK = "bank"  # accounts and savings books, and whose name they bear
    THINGS = "things"  # booklets, papers, equipment
    SIGNED = "signed"  # the minutes, by giver, receiver and chair
    COMMUNE = "commune"  # the commune Association confirms


SEEN_IN_BOOKS = frozenset({HandoverStep.BOOKS, HandoverStep.CASH, HandoverStep.LOANS})
_OF_MONEY = (HandoverStep.BOOKS, HandoverStep.CASH, HandoverStep.LOANS, HandoverStep.CAPITAL, HandoverStep.BANK)


def steps_of_handover(post: Post) -> tuple[HandoverStep, ...]:
    """Treasurer and accountant hand over money and books, the others what they hold."""
    has_money = post in (Post.TREASURER, Post.ACCOUNTANT)
    return tuple(step for step in HandoverStep if has_money or step not in _OF_MONEY)


class HandoverAlreadyOpen(Conflict):
    """The post is being handed over already."""


class HandoverIsOver(Conflict):
    """The handover was finished or given up."""


class HandoverNotReady(RuleBroken):
    """Something is not settled yet."""


class HandsToItself(RuleBroken):
    """Giver and receiver are one person."""


class StandInsNeeded(RuleBroken):
    """Where the giver is gone, two of the board stand in by name."""


class StepIsSeen(RuleBroken):
    """This step is not ticked by anybody: it is seen in the books."""


class StepNeedsCommune(RuleBroken):
    """The commune confirms this step, on its own page."""


class StepNeedsWords(RuleBroken):
    """What was handed over or found is said in words."""


class HandoverBeforeSeat(RuleBroken):
    """A post is handed over after the day it was taken, not later than today."""


# --- merging and ending a club -------------------------------------------------------------------------------------


class MoneyStillOut(RuleBroken):
    """Something of a fund is still out, owed or missing; it is settled before the club goes."""


class RestNeedsReceiver(RuleBroken):
    """A club that leaves money or things names in its decision who receives them."""


# --- data of one person -------------------------------------------------------------------------------------------


class Door(StrEnum):
    """Through whose hands a part of a person's data is given out."""

    BOARD = "board"
    HEALTH = "health"
    CARE = "care"


class Kept(StrEnum):
    """Why something stays when the rest of a person's data is erased."""

    MONEY = "money"  # books of account are kept ten years (domain.md section 8.3)
    POST = "post"  # whoever signed papers of the club stands in them
    AWARD = "award"  # whoever was nominated stands in minutes, decisions and the register of awards
    MEMBER = "member"  # still on the register of this club
    ELSEWHERE = "elsewhere"  # a member of another club


@dataclass(frozen=True)
class Stays:
    """What stands against erasing somebody's name, or how they are reached."""

    has_money: bool
    held_post: bool
    was_praised: bool
    is_member: bool
    is_elsewhere: bool

    @property
    def reasons(self) -> list[Kept]:
        told = {
            Kept.MONEY: self.has_money, Kept.POST: self.held_post, Kept.AWARD: self.was_praised,
            Kept.MEMBER: self.is_member, Kept.ELSEWHERE: self.is_elsewhere,
        }  # fmt: skip
        return [reason for reason, holds in told.items() if holds]

    @property
    def may_lose_contact(self) -> bool:
        """How somebody is reached goes at once, unless another club must still reach them."""
        return not self.is_elsewhere

    @property
    def may_lose_name(self) -> bool:
        """The name goes where nothing that must be kept bears it."""
        return not self.reasons


class NothingToErase(Conflict):
    """Everything that may go went before."""


class StillOnTheBoard(RuleBroken):
    """Whoever holds a post hands it over first."""
