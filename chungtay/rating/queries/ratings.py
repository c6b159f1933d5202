"""Ratings of clubs: one, those of an office beside what the records say today, and the steps of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from chungtay.clubs.models import Club
from chungtay.figures.queries import is_veiled_column
from chungtay.kernel.acts import Reach
from chungtay.kernel.vietnamese import fold
from chungtay.rating.models import Rating, RatingStep, Score
from chungtay.rating.queries.evidence import evidence_of
from chungtay.rating.rules import (
    Band,
    CriteriaSet,
    Criterion,
    RatingNotFound,
    Scored,
    Veto,
    band_of,
    rate,
    vetoes,
)


@dataclass(frozen=True)
class Live:
    """What the records say of a club's year now."""

    scores: tuple[Scored, ...]
    points: int
    against: tuple[Veto, ...]
    band: Band


@dataclass(frozen=True)
class ClubLine:
    """A club of an office: what its records say, and how far its rating is."""

    club: Club
    live: Live | None
    rating: Rating | None

    @property
    def points(self) -> int:
        return self.rating.points if self.rating else self.live.points if self.live else 0


def live_of(club_id: int, year: int, criteria: CriteriaSet) -> Live | None:
    """What the records say of one club; None without a counted month in the year."""
    return _lives([club_id], year, criteria).get(club_id)


def _lives(club_ids: Sequence[int], year: int, criteria: CriteriaSet) -> dict[int, Live]:
    found = {}
    for club_id, evidence in evidence_of(club_ids, year, criteria).items():
        scores = rate(criteria, evidence)
        points, against = sum(each.points for each in scores), vetoes(evidence)
        found[club_id] = Live(scores, points, against, band_of(criteria, points, against))
    return found


def lines_for(reach: Reach, year: int, criteria: CriteriaSet, *, text: str = "") -> list[ClubLine]:
    """The clubs of an office that keep books, weakest first. Three queries."""
    clubs = Club.objects.within(reach).filter(is_published_only=False)
    for word in fold(text[:120]).split():
        clubs = clubs.filter(name_fold__contains=word)
    known = {club.pk: club for club in clubs.order_by("sort_key", "pk")}
    lives = _lives(list(known), year, criteria)
    ratings = {row.club_id: row for row in Rating.objects.filter(club__in=list(known), year=year)}
    lines = [ClubLine(club, lives.get(pk), ratings.get(pk)) for pk, club in known.items() if pk in lives]
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
