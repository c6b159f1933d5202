"""What a club says to the authority: dialogues, proposals and how they are answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.rights.rules.refusals import AnswerNotNext, DayBeforeStep, DayNotCome, WordsNeeded


class ProposalState(StrEnum):
    """What became of a proposal. Accepted or solved counts as the minimum of the year (domain.md section 2.7)."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    SOLVED = "solved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # written by mistake, or taken back by the club


NEXT_PROPOSAL: dict[ProposalState, set[ProposalState]] = {
    ProposalState.WAITING: {
        ProposalState.ACCEPTED, ProposalState.SOLVED, ProposalState.DECLINED, ProposalState.WITHDRAWN,
    },
    ProposalState.ACCEPTED: {ProposalState.SOLVED, ProposalState.DECLINED},
    ProposalState.DECLINED: {ProposalState.ACCEPTED, ProposalState.SOLVED},
    ProposalState.SOLVED: set(),
    ProposalState.WITHDRAWN: set(),
}  # fmt: skip
GRANTED = frozenset({ProposalState.ACCEPTED, ProposalState.SOLVED})


@dataclass(frozen=True, kw_only=True)
class DialogueFacts:
    """A dialogue as it is typed."""

    held_on: date
    with_whom: str
    words: str
    people_count: int


@dataclass(frozen=True)
class YearSum:
    """What of area 5 a club did in a year, beside what the year asks for."""

    year: int
    dialogue_count: int
    accepted_count: int
    helped_count: int
    dialogues_asked: int
    accepted_asked: int
    helped_asked: int

    @property
    def lacks(self) -> tuple[int, int, int]:
        """How many dialogues, accepted proposals and people helped the year still lacks."""
        return (
            max(0, self.dialogues_asked - self.dialogue_count),
            max(0, self.accepted_asked - self.accepted_count),
            max(0, self.helped_asked - self.helped_count),
        )

    @property
    def is_enough(self) -> bool:
        return not any(self.lacks)


def check_said(words: str, with_whom: str, on: date, today: date) -> None:
    """Refuse what says nothing, to nobody, or on a day to come."""
    if not words or not with_whom:
        raise WordsNeeded()
    if on > today:
        raise DayNotCome(on=on)


def check_answer(before: ProposalState, after: ProposalState, *, on: date, made_on: date, today: date) -> None:
    """Refuse an answer that does not follow, or of a day that cannot be."""
    if after not in NEXT_PROPOSAL[before]:
        raise AnswerNotNext(state=str(before))
    if on > today:
        raise DayNotCome(on=on)
    if on < made_on:
        raise DayBeforeStep(last_on=made_on)
