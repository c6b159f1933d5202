"""What is refused about visits, recommendations and difficulties."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class VisitNotFound(NotFound):
    """No such visit within reach."""


class RecommendationNotFound(NotFound):
    """No such recommendation within reach."""


class DifficultyNotFound(NotFound):
    """No such difficulty within reach."""


class VisitMovedOn(Conflict):
    """The visit is no longer where this step could be taken: somebody was quicker."""


class VisitWrittenMeanwhile(Conflict):
    """Somebody else wrote in the same visit since this form was opened."""


class RecommendationMovedOn(Conflict):
    """The recommendation is no longer where this step could be taken."""


class DifficultyMovedOn(Conflict):
    """The difficulty is no longer where this step could be taken."""


class VisitPlannedOnce(Conflict):
    """The same office has planned a visit to this club on that day."""


class PlannedInPast(RuleBroken):
    """A visit is planned for today or later."""


class VisitedInFuture(RuleBroken):
    """What has not happened is not written down."""


class VisitTooLongAgo(RuleBroken):
    """Minutes are written while the visit is remembered."""


class SignedBeforeVisit(RuleBroken):
    """Minutes are signed on the day of the visit or after it."""


class TeamMissing(RuleBroken):
    """Minutes say who came and whom they met."""


class ConclusionMissing(RuleBroken):
    """Minutes end in a conclusion."""


class NothingLookedAt(RuleBroken):
    """A visit that looked at nothing has nothing to sign."""


class CashNotExplained(RuleBroken):
    """Cash that was not counted, or is not what the book says, needs a word why."""


class LackNeedsWords(RuleBroken):
    """Who says that a line is lacking says what."""


class WordsMissing(RuleBroken):
    """This step is said in words."""


class DeadlinePast(RuleBroken):
    """A deadline lies ahead."""


class OwnerAboveVisit(RuleBroken):
    """An office does not set tasks to the office above it: that is raised as a difficulty."""


class NobodyAbove(RuleBroken):
    """There is no level above the centre to pass a difficulty to."""


class ClubsNotChosen(RuleBroken):
    """A plan for many is a plan for somebody."""


class TooManyClubs(RuleBroken):
    """No office visits hundreds of clubs from one form."""


class SeriesBackwards(RuleBroken):
    """The last day does not lie before the first."""


class SeriesTooLong(RuleBroken):
    """A plan reaches a year ahead at most."""


class NoDayInSeries(RuleBroken):
    """Between the two days there is only a weekend, and nobody goes then."""


class LeaderMissing(RuleBroken):
    """Somebody leads the visits."""


class ClubsPlannedAlready(RuleBroken):
    """Some of the clubs are to be visited by the same office in that time already."""


class EveryClubPlanned(RuleBroken):
    """All of the clubs have a visit in that time: there is nothing left to plan."""


class TooManyVisitPhotos(RuleBroken):
    """A visit keeps a handful of pictures."""
