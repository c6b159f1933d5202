"""What stands on a paper besides its figures: who signs it, and who is above the club."""

from datetime import date

from chungtay.clubs.models import BoardSeat
from chungtay.clubs.rules import Post

_SIGN = (Post.CHAIR, Post.ACCOUNTANT, Post.TREASURER, Post.SECRETARY)


def names_of_posts(club_id: int, day: date) -> dict[Post, str]:
    """Who holds the posts that sign papers of money, on a day; a post that nobody holds is left out."""
    seats = BoardSeat.objects.on(day).filter(club=club_id, post__in=_SIGN)
    return {Post(post): name for post, name in seats.values_list("post", "person__full_name")}
