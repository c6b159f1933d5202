"""What stands on the printed book besides the things: who signs, and who is above the club."""

from datetime import date

from chungtay.clubs.models import BoardSeat, Club
from chungtay.clubs.rules import Post
from chungtay.meetings.queries.papers import body_above

__all__ = ["SIGNERS", "board_names", "body_above"]
SIGNERS = (Post.ACCOUNTANT, Post.TREASURER, Post.CHAIR)


def board_names(club: Club, day: date) -> dict[Post, str]:
    """Accountant, treasurer and chair of the day; who is missing signs by hand."""
    seats = BoardSeat.objects.on(day).filter(club=club, post__in=SIGNERS)
    return {Post(post): name for post, name in seats.values_list("post", "person__full_name")}
