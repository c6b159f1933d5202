"""A year of many clubs under two sets of criteria, from the same records. Three queries, however many clubs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chungtay.kernel.acts import Reach
from chungtay.rating.models import Rating
from chungtay.rating.queries.clubs import Narrowed, RatedClub, clubs_rated
from chungtay.rating.queries.evidence import evidence_of
from chungtay.rating.rules import Band, Criteria, Move, Outcome, move_of, outcome


@dataclass(frozen=True)
class Compared:
    """One club under both sets."""

    club: RatedClub
    before: Outcome
    after: Outcome

    @property
    def gained(self) -> int:
        return self.after.points - self.before.points

    @property
    def move(self) -> Move:
        return move_of(self.before.band, self.after.band)


@dataclass(frozen=True)
class BandCount:
    """How many clubs a band holds under each set."""

    band: Band
    before: int
    after: int

    @property
    def change(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Both:
    """One club's year under two sets."""

    before: Outcome
    after: Outcome


def both_of(club_id: int, year: int, day: date, before: Criteria, after: Criteria) -> Both | None:
    """The same of one club; None without a counted month in the year. Two queries."""
    found = evidence_of([club_id], year, day, before, after).get(club_id)
    if found is None:
        return None
    misuse = Rating.objects.filter(year=year, club=club_id).exclude(misuse="").exists()
    return Both(outcome(before, found, misuse=misuse), outcome(after, found, misuse=misuse))


def compared(
    reach: Reach, year: int, day: date, before: Criteria, after: Criteria, narrowed: Narrowed | None = None
) -> list[Compared]:
    """The clubs of a reach with books of that year, in Vietnamese order. Misuse of funds counts under both."""
    known = clubs_rated(reach, narrowed)
    found = evidence_of(known, year, day, before, after)
    misused = set(
        Rating.objects.filter(year=year, club__in=list(found)).exclude(misuse="").values_list("club", flat=True)
    )
    return [
        Compared(
            club,
            outcome(before, found[pk], misuse=pk in misused),
            outcome(after, found[pk], misuse=pk in misused),
        )
        for pk, club in known.items()
        if pk in found
    ]


def band_counts(lines: Sequence[Compared]) -> list[BandCount]:
    """How many clubs stand in each band before and after, the best first."""
    return [
        BandCount(band, sum(line.before.band is band for line in lines), sum(line.after.band is band for line in lines))
        for band in Band
    ]
