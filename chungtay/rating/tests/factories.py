"""A rating of the tests, as a row alone."""

from chungtay.clubs.models import Club
from chungtay.rating.models import Rating, Score
from chungtay.rating.rules import Band, RatingState, criteria_sets


def rating_rows(club: Club, year: int) -> Rating:
    """A club's year that waits to be checked, for pages that need one to be there."""
    row: Rating = Rating.objects.create(
        club=club, year=year, criteria="de-xuat-2026", state=RatingState.SELF_RATED, points=0, computed_points=0,
        band=Band.WEAK,
    )  # fmt: skip
    Score.objects.bulk_create(
        Score(rating=row, criterion=line.code, have=0, need=line.least, computed=0, claimed=0)
        for line in criteria_sets()[row.criteria].criteria
    )
    return row
