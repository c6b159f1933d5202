"""Where a rating stands, and what may be said at each step."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.rating.rules.refusals import OtherPointsNeedWords, PointsImpossible, RatingMovedOn, WordsNeeded


class RatingState(StrEnum):
    """From the club's own word to the year that is closed."""

    SELF_RATED = "self_rated"
    RETURNED = "returned"  # by the commune, to be said again
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    APPEALED = "appealed"


NEXT_RATING: dict[RatingState, set[RatingState]] = {
    RatingState.SELF_RATED: {RatingState.CHECKED, RatingState.RETURNED},
    RatingState.RETURNED: {RatingState.SELF_RATED},
    RatingState.CHECKED: {RatingState.CONFIRMED, RatingState.RETURNED},
    RatingState.CONFIRMED: {RatingState.APPEALED},
    RatingState.APPEALED: {RatingState.CONFIRMED},
}


@dataclass(frozen=True)
class Said:
    """What somebody says of one criterion, and why where it is not what stood before."""

    points: int
    words: str = ""


def check_step(before: RatingState, after: RatingState) -> None:
    """Refuse a step that does not follow: somebody else was quicker, or it is not the time for it."""
    if after not in NEXT_RATING[before]:
        raise RatingMovedOn(state=str(before))


def check_said(said: Mapping[str, Said], stood: Mapping[str, int], most: Mapping[str, int]) -> None:
    """Refuse points that a line does not have, and other points than stood before without a word why."""
    for code, each in said.items():
        if not 0 <= each.points <= most[code]:
            raise PointsImpossible(points=each.points, most=most[code])
        if each.points != stood[code] and not each.words:
            raise OtherPointsNeedWords(code=code)


def check_words(words: str) -> None:
    """Refuse to give back, appeal or answer without a word."""
    if not words:
        raise WordsNeeded()
