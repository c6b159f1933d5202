"""A rating of the tests, as a row alone."""

from chungtay.clubs.models import Club
from chungtay.rating.models import Rating
from chungtay.rating.rules import Band, RatingState


def rating_rows(club: Club, year: int) -> Rating:
    """A club's year that waits to be checked, for pages that need one to be there."""
    row: Rating = Rating.objects.create(
        club=club, year=year, criteria="de-xuat-2026", state=RatingState.SELF_RATED, points=40, computed_points=40,
        band=Band.WEAK,
    )  # fmt: skip
    return row
