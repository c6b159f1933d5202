"""What is refused about ratings."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class RatingNotFound(NotFound):
    """No rating of this club and year within reach."""


class NoCriteriaYet(RuleBroken):
    """No set of criteria is in force for the year, or the year has not come."""


class NothingToRate(RuleBroken):
    """The club has no books of that year to be rated by."""


class RatingMovedOn(Conflict):
    """The rating is no longer where this step could be taken: somebody was quicker."""


class PointsImpossible(RuleBroken):
    """A line has no such points."""


class OtherPointsNeedWords(RuleBroken):
    """Other points than stood before are said with the reason."""


class WordsNeeded(RuleBroken):
    """Giving back, appealing and answering are said in words."""
