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


class SetNotFound(NotFound):
    """No set of criteria of this number that this person may read."""


class SetMovedOn(Conflict):
    """The set is no longer where this could be done: it was published, withdrawn or dropped."""


class SetNotEdited(RuleBroken):
    """A published set is never edited: it is copied, and the better one follows it."""


class SetMayNotBeWithdrawn(RuleBroken):
    """Clubs were rated under the set, or nothing came before it."""


class PointsNotAHundred(RuleBroken):
    """A sheet has a hundred points."""


class BandsOutOfOrder(RuleBroken):
    """A better band asks for more points than the one below it."""


class EvidenceUnknown(RuleBroken):
    """No such number is counted."""


class EvidenceIncomplete(RuleBroken):
    """A share is of something else, a level is not nought; other lines have no whole."""


class EvidenceDoesNotAddUp(RuleBroken):
    """A number that stands on a day is not added up over months."""


class LinePointsWrong(RuleBroken):
    """A line is worth one to a hundred points."""


class YearAlreadyRated(RuleBroken):
    """A set begins with a year of which no club has been rated."""


class YearTaken(RuleBroken):
    """Another set begins with that year or a later one."""


class YearTooFar(RuleBroken):
    """Nobody knows how clubs will be rated so far ahead."""


class SetSaysNoSource(RuleBroken):
    """A published set says where it comes from, and has a name."""
