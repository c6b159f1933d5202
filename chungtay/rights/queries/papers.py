"""What stands on the printed book besides the cases: who signs, what was said in the year."""

from collections.abc import Sequence
from datetime import date

from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.rights.models import Dialogue, Proposal
from chungtay.rights.queries.dialogues import dialogues_of, proposals_of


def board_names(club: Club, day: date) -> dict[Post, str]:
    """Secretary and chair of the day; who is missing signs by hand."""
    seats = BoardSeat.objects.on(day).filter(club=club, post__in=(Post.SECRETARY, Post.CHAIR))
    return {Post(post): name for post, name in seats.values_list("post", "person__full_name")}


def dialogues_of_year(club: Club, year: int) -> Sequence[Dialogue]:
    """The dialogues of a year in order of their days."""
    return list(dialogues_of(club, order=("held_on", "pk")).filter(held_on__year=year))


def proposals_of_year(club: Club, year: int) -> Sequence[Proposal]:
    """The proposals of a year in order of their days."""
    return list(proposals_of(club, order=("made_on", "pk")).filter(made_on__year=year))
