"""Ratings of clubs: one, those of an office beside what the records say today, and the steps of each."""

from dataclasses import dataclass
from datetime import date

from chungtay.figures.queries import is_veiled_column
from chungtay.kernel.acts import Reach
from chungtay.rating.models import Rating, RatingStep, Score
from chungtay.rating.queries.clubs import Narrowed, RatedClub, clubs_rated
from chungtay.rating.queries.evidence import evidence_of
from chungtay.rating.rules import Band, Criteria, Criterion, Outcome, RatingNotFound, outcome


@dataclass(frozen=True)
class ClubLine:
    """A club of an office: what its records say, and how far its rating is."""

    club: RatedClub
    live: Outcome
    rating: Rating | None

    @property
    def points(self) -> int:
        return self.rating.points if self.rating else self.live.points

    @property
    def band(self) -> Band:
        return Band(self.rating.band) if self.rating else self.live.band


def live_of(club_id: int, year: int, day: date, criteria: Criteria) -> Outcome | None:
    """What the records say of one club; None without a counted month in the year."""
    found = evidence_of([club_id], year, day, criteria).get(club_id)
    return outcome(criteria, found) if found else None


def lines_for(
    reach: Reach, year: int, day: date, criteria: Criteria, *, narrowed: Narrowed | None = None
) -> list[ClubLine]:
    """The clubs of an office that keep books, weakest first. Three queries."""
    known = clubs_rated(reach, narrowed)
    found = evidence_of(known, year, day, criteria)
    ratings = {row.club_id: row for row in Rating.objects.filter(club__in=list(known), year=year)}
    lines = [ClubLine(club, outcome(criteria, found[pk]), ratings.get(pk)) for pk, club in known.items() if pk in found]
    return sorted(lines, key=lambda line: line.points)


def find_rating(club_id: int, year: int) -> Rating | None:
    """The rating of a club's year, if it was begun."""
    found: Rating | None = Rating.objects.filter(club=club_id, year=year).first()
    return found


def get_rating(reach: Reach, club_id: int, year: int) -> Rating:
    """The same within reach; or `RatingNotFound`."""
    rows = Rating.objects.within(reach).filter(club=club_id, year=year).select_related("club")
    found: Rating | None = rows.first()
    if found is None:
        raise RatingNotFound(club=club_id, year=year)
    return found


def scores_of(rating: Rating) -> dict[str, Score]:
    """The scores of a rating by criterion. One query."""
    return {row.criterion: row for row in Score.objects.filter(rating=rating)}


def steps_of(rating: Rating) -> list[RatingStep]:
    """What was done with it, the first first."""
    return list(RatingStep.objects.filter(rating=rating).select_related("taken_by").order_by("pk"))


def is_veiled(criterion: Criterion) -> bool:
    """Does this line rest on what only the club may know? Then above it only its points are told."""
    return any(is_veiled_column(name) for name in (criterion.column, criterion.of) if name)
