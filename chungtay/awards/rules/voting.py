"""When a council can vote, what votes there can be, who passes. Shares are compared as products, unrounded."""

from dataclasses import dataclass

from chungtay.awards.rules.refusals import NoQuorum, PresentImpossible, VotesImpossible


@dataclass(frozen=True)
class Vote:
    """For and against; who is present and says neither abstains."""

    yes: int
    no: int = 0


def needed(member_count: int, quorum_percent: int) -> int:
    """The fewest who must be present."""
    return -(-member_count * quorum_percent // 100)


def check_quorum(member_count: int, present_count: int, quorum_percent: int) -> None:
    """Refuse more present than there are, and a vote of too few."""
    if member_count < 1 or present_count > member_count:
        raise PresentImpossible(present=present_count, members=member_count)
    least = needed(member_count, quorum_percent)
    if present_count < max(least, 1):
        raise NoQuorum(present=present_count, members=member_count, needed=least)


def check_vote(vote: Vote, present_count: int) -> None:
    """Refuse votes of people who are not there."""
    if vote.yes < 0 or vote.no < 0 or vote.yes + vote.no > present_count:
        raise VotesImpossible(yes=vote.yes, no=vote.no, present=present_count)


def passes(vote: Vote, present_count: int, pass_percent: int) -> bool:
    """Whether enough of those present are for it."""
    return vote.yes * 100 >= pass_percent * present_count
